"""Vocabularies of leadership: those that are shipped, one that is loaded, and what is none."""

from __future__ import annotations

import pytest

from joinedup.core.vocabulary import DEFAULT, NoVocabulary, names, read_vocabulary, shipped


def test_the_two_that_are_shipped_say_that_they_are_reconstructed() -> None:
    assert names() == (DEFAULT, "political-managerial-community")
    for name in names():
        assert shipped(name).reconstructed
        assert len(list(shipped(name).boxes())) == 9
        for term in (*shipped(name).elements, *shipped(name).fields):
            assert term.title.has("en")
            assert term.title.has("cy")


def test_a_vocabulary_of_ones_own_is_loaded() -> None:
    own = read_vocabulary(
        'title = "Ours"\nelements = [{key = "a", title = "A"}]\nfields = [{key = "b", title = "B"}]'
    )
    assert (str(own.title), own.reconstructed) == ("Ours", False)
    assert list(own.boxes()) == [("a", "b")]


GOOD = 'title = "T"\nfields = [{key = "b", title = "B"}]\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = ", "not TOML"),
        ("", "title is missing|should be words"),
        (GOOD, r"from 1 to 12 \[\[elements\]\]"),
        (GOOD + "elements = []", r"from 1 to 12"),
        (GOOD + 'elements = [{title = "A"}]', "elements 1 has no key"),
        (GOOD + 'elements = [{key = "a"}]', "elements 1: title"),
        (GOOD + 'elements = [{key = "a", title = 7}]', "should be words"),
        (GOOD + 'elements = [{key="a", title="A"}, {key="a", title="B"}]', "have the key “a”"),
        (GOOD + 'reconstructed = "yes"\nelements = [{key="a", title="A"}]', "true or false"),
    ],
)
def test_what_is_no_vocabulary_is_refused_with_a_sentence(text: str, said: str) -> None:
    with pytest.raises(NoVocabulary, match=said):
        read_vocabulary(text)
