"""Questionnaires: the one that is shipped, one that is loaded, and what is none."""

from __future__ import annotations

import pytest

from joinedup.core.questionnaire import (
    DEFAULT,
    Asked,
    NoQuestionnaire,
    names,
    read_questionnaire,
    shipped,
)


def test_the_one_that_is_shipped_is_short_and_stands_in_english_and_welsh() -> None:
    assert names() == (DEFAULT,)
    held = shipped()
    assert (held.key, held.asked, held.months) == ("lead-body", Asked.OTHERS, 12)
    assert (len(held.points), len(held.statements), len(held.open)) == (5, 10, 2)
    questions = (*held.statements, *held.open)
    for text in (held.title, held.about, held.source, *held.points, *(q.title for q in questions)):
        assert text.within("en") != text.within("cy")
        assert text.has("en")
        assert text.has("cy")


def test_it_says_whose_its_questions_are_and_that_nobody_has_tested_them() -> None:
    assert str(shipped().source) == "Joinedup’s own questions"
    assert not shipped().tested


def test_the_lead_body_is_not_asked_about_itself() -> None:
    assert [partner for partner in ("B1", "B2", "B3") if shipped().asks(partner, host="B1")] == [
        "B2",
        "B3",
    ]


def test_there_is_no_other_name() -> None:
    with pytest.raises(KeyError):
        shipped("../lead-body")


HEAD = 'key = "k"\ntitle = "T"\nabout = "A"\nsource = "S"\n'
MONTHS = "months = 6\n"
POINTS = "".join(f'[[points]]\ntitle = "{n}"\n' for n in range(1, 6))
STATEMENT = '[[statements]]\nkey = "a"\ntitle = "A"\n'


def test_a_questionnaire_of_ones_own_is_loaded() -> None:
    own = read_questionnaire(
        f'{HEAD}{MONTHS}asked = "all"\ntested = true\n{POINTS}{STATEMENT}[[open]]\nkey = "b"\n'
        'title = { en = "B", cy = "B" }\n'
    )
    assert (str(own.title), own.tested, own.months, own.asked) == ("T", True, 6, Asked.ALL)
    assert [str(each) for each in own.points] == ["1", "2", "3", "4", "5"]
    assert [each.key for each in (*own.statements, *own.open)] == ["a", "b"]
    assert own.asks("B1", host="B1")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = ", "is not TOML"),
        ("", "questionnaire has no key"),
        (HEAD.replace('"T"', "7"), "title should be words"),
        (HEAD.replace('"A"', '" "'), "about is missing"),
        (HEAD.replace('source = "S"\n', ""), "source should be words"),
        (HEAD, "“months” of the questionnaire should be a whole number from 1 to 60"),
        (f"{HEAD}months = true", "“months”"),
        (f"{HEAD}months = 61", "“months”"),
        (f'{HEAD}{MONTHS}tested = "yes"', "“tested” of the questionnaire should be true or false"),
        (f'{HEAD}{MONTHS}asked = "host"', "“asked” of the questionnaire should be “others” or"),
        (f"{HEAD}{MONTHS}asked = []", "“asked” of the questionnaire should be “others” or"),
        (f"{HEAD}{MONTHS}", r"should have 5 \[\[points\]\]"),
        (f'{HEAD}{MONTHS}{POINTS}[[points]]\ntitle = "6"', r"should have 5 \[\[points\]\]"),
        (f"{HEAD}{MONTHS}{POINTS.replace('title = ', 'word = ')}", "points 1: title should be"),
        (f"{HEAD}{MONTHS}points = [1, 2, 3, 4, 5]", "points 1: title should be words"),
        (f"{HEAD}{MONTHS}{POINTS}", r"from 1 to 30 \[\[statements\]\]"),
        (f"{HEAD}{MONTHS}{POINTS}{STATEMENT * 31}", r"from 1 to 30 \[\[statements\]\]"),
        (f"{HEAD}{MONTHS}{POINTS}{STATEMENT * 2}", "have the key “a”"),
        (f'{HEAD}{MONTHS}{POINTS}[[statements]]\ntitle = "A"', "statements 1 has no key"),
        (f'{HEAD}{MONTHS}{POINTS}[[statements]]\nkey = "a"', "statements 1: title should be"),
        (f'{HEAD}{MONTHS}open = "b"\n{POINTS}{STATEMENT}', r"from 0 to 30 \[\[open\]\]"),
        (f'{HEAD}{MONTHS}{POINTS}{STATEMENT}[[open]]\nkey="a"\ntitle="B"', "have the key “a”"),
    ],
)
def test_what_is_no_questionnaire_is_refused_with_a_sentence(text: str, said: str) -> None:
    with pytest.raises(NoQuestionnaire, match=said) as refused:
        read_questionnaire(text)
    assert str(refused.value).endswith(".")
