"""Sentences with their parameters filled in, in a language."""

from __future__ import annotations

import datetime
import string
from decimal import Decimal
from typing import Any

import pytest

from joinedup.core.catalogue import (
    MONTHS,
    OUR_WORDS,
    WORDS_BY_NAME,
    capital,
    listed,
    render,
    shown,
    translate,
    word,
)
from joinedup.core.dates import read_when
from joinedup.core.finding import Phrase, Plural, Word
from joinedup.core.plan import COLLECTIONS
from joinedup.core.text import Text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime.date(2026, 11, 17), "17 November 2026"),
        (read_when("Q3 2026"), "Q3 2026"),
        (1234567, "1,234,567"),
        (Decimal("1234.50"), "1,234.5"),
        (Decimal("1E+3"), "1,000"),
        (Word("delivery_system"), "service or team"),
        (Word("priority", plural=True), "priorities"),
        (Word("a phrase of our own"), "a phrase of our own"),
        (Text.of("Ready", cy="Yn barod"), "Ready"),
        (Phrase(" since {day}", {"day": datetime.date(2026, 3, 1)}), " since 1 March 2026"),
        ((), ""),
        (("a",), "a"),
        (("a", "b"), "a and b"),
        (("a", Word("outcome"), 3), "a, outcome and 3"),
        ("plain", "plain"),
    ],
)
def test_a_parameter_reads_inside_a_sentence(value: Any, text: str) -> None:
    assert shown(value, "en") == text


def test_a_text_is_shown_in_the_language_of_the_sentence() -> None:
    assert shown(Text.of("Ready", cy="Yn barod"), "cy") == "Yn barod"


def test_our_words_may_be_used_by_their_names_without_a_parameter() -> None:
    assert (
        render("No {action} serves any of the {outcomes}.", {})
        == "No action serves any of the outcomes."
    )


def test_their_words_take_the_place_of_ours_everywhere() -> None:
    words = {"outcome": ("aim", "aims")}
    assert render("{outcomes} and one {outcome}", {}, words=words) == "Aims and one aim"
    assert word(Word("outcome", plural=True), "en", words) == "aims"
    assert word(Word("action"), "en", words) == "action"


def test_a_word_that_is_neither_ours_nor_a_parameter_is_an_error() -> None:
    with pytest.raises(KeyError):
        render("No {colour} here.", {})


def test_a_sentence_begins_with_a_capital_unless_with_a_name() -> None:
    assert render("{count} {actions} are late.", {"count": 2}) == "2 actions are late."
    assert render("{level} is late.", {"level": Word("action")}) == "Action is late."
    assert render("{file} is empty.", {"file": "plan.xlsx"}) == "plan.xlsx is empty."
    assert capital("") == ""


@pytest.mark.parametrize(
    ("count", "text"), [(1, "One."), (2, "Two or more: 2."), (0, "Two or more: 0.")]
)
def test_the_plural_is_chosen_by_its_parameter(count: int, text: str) -> None:
    assert render(Plural("One.", "Two or more: {rows}.", by="rows"), {"rows": count}) == text


def test_braces_in_what_a_file_says_are_left_alone() -> None:
    assert render("{name} is late.", {"name": "Hub {0} {x}"}) == "Hub {0} {x} is late."


def test_a_sentence_without_a_translation_is_english_throughout() -> None:
    sentence = "Nobody will ever translate this: {day}."
    assert (
        render(sentence, {"day": datetime.date(2026, 3, 1)}, "cy")
        == "Nobody will ever translate this: 1 March 2026."
    )


@pytest.mark.parametrize("language", ["en", "gd", "xx", "cy"])
def test_a_language_without_a_catalogue_gives_english_and_nothing_stays_nothing(
    language: str,
) -> None:
    assert translate("", language) == ""
    assert translate("no such sentence anywhere", language) == "no such sentence anywhere"


def test_lists_of_any_length() -> None:
    assert [listed(list("abcd"[:length]), "en") for length in range(4)] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_every_type_of_thing_has_a_word_for_one_and_for_several() -> None:
    assert set(COLLECTIONS) < set(OUR_WORDS)
    assert set(COLLECTIONS.values()) < set(WORDS_BY_NAME)
    assert all(one and several and one != several for one, several in OUR_WORDS.values())


def test_there_are_twelve_months_with_a_capital() -> None:
    assert len(MONTHS) == 12
    assert all(month[0] in string.ascii_uppercase for month in MONTHS)


def test_what_would_steer_a_terminal_or_is_no_character_is_never_said() -> None:
    said = render("It is {name}.", {"name": "\x1b]0;mine\x07 \u202ereversed \ud800"})
    assert said == "It is �]0;mine� �reversed �."


def test_signs_that_people_write_are_said_as_they_stand() -> None:
    name = "👩\u200d👧 Ŵyth\u200f Iechyd\u2028a\u00a0lles"
    assert render("It is {name}.", {"name": name}) == f"It is {name}."


@pytest.mark.parametrize("value", ["x" * 100_000, Text.of("x" * 100_000), ("x" * 100_000,)])
def test_a_name_as_long_as_a_book_does_not_make_the_sentence_one(value: Any) -> None:
    said = render("It is {name}.", {"name": value})
    assert said.endswith("x….")
    assert len(said) < 400
