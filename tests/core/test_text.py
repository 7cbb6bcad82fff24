"""Text that may stand in more than one language."""

from __future__ import annotations

import pytest

from joinedup.core.text import Text

READY = Text.of("Ready for school", cy="Yn barod i’r ysgol")


def test_a_text_is_shown_in_the_language_asked_for() -> None:
    assert READY.within("cy") == "Yn barod i’r ysgol"


def test_a_text_is_shown_as_it_was_written_where_there_is_no_such_language() -> None:
    assert READY.within("gd") == "Ready for school"
    assert str(READY) == "Ready for school"


@pytest.mark.parametrize("empty", [Text(), Text.of(None), Text.of(""), Text.of("", cy="")])
def test_an_empty_text_is_false_and_prints_as_nothing(empty: Text) -> None:
    assert not empty
    assert str(empty) == empty.within("cy") == ""
    assert empty == Text()


def test_the_first_language_given_is_the_original() -> None:
    assert str(Text.of("Yn barod", "cy", en="Ready")) == "Yn barod"


def test_a_text_without_an_original_is_shown_in_what_it_has() -> None:
    assert str(Text.of("", cy="Yn barod")) == "Yn barod"


def test_a_language_is_there_only_if_it_was_given() -> None:
    assert READY.has("cy")
    assert not READY.has("gd")


def test_a_text_goes_to_a_dict_and_back_in_its_order() -> None:
    assert Text.from_dict(READY.as_dict()) == READY
    assert list(READY.as_dict()) == ["en", "cy"]


def test_texts_are_equal_by_what_they_say_and_can_be_keys() -> None:
    assert {READY: 1}[Text.of("Ready for school", cy="Yn barod i’r ysgol")] == 1
    assert Text.of("a") != Text.of("a", "cy")
