"""What is found to translate in lists: the data dictionary, and the words of closed lists."""

from ground.list_texts import in_dictionary, in_lists


def texts(found):
    return [text for _, _, text, _ in found]


def test_the_dictionary_gives_what_fields_are_called_and_what_stands_under_their_boxes():
    source = "model,meaning,header,guidance\nPlan,What it is.,Title,A name.\nPlan,Else.,,\n"
    assert texts(in_dictionary(source)) == ["Title", "A name."]


def test_a_closed_list_gives_its_values():
    source = 'class Way(enum.Enum):\n    """Which way."""\n\n    UP = "up"\n    DOWN = "down"\n'
    assert texts(in_lists(source)) == ["up", "down"]


def test_a_class_that_is_no_closed_list_gives_nothing():
    assert texts(in_lists('class Other:\n    NAME = "other"\n')) == []


def test_a_named_list_gives_its_words_and_another_does_not():
    assert texts(in_lists('TOPICS = ("vision", "value")\nOTHERS = ("more",)\n')) == [
        "vision",
        "value",
    ]
