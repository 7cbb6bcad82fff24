"""Words made alike, and found again in the text that they came from."""

import pytest

from joinedup.queries.folding import fold, line_of, places_of, words_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Tŷ Coch", "ty coch"), ("ÉLÈVE", "eleve"), ("Straße", "strasse"), ("ﬁre", "fire")],
)
def test_accents_and_capitals_do_not_matter(text, folded):
    assert fold(text) == folded


def test_a_number_is_one_word_and_a_full_stop_is_none():
    found = words_of("5.2.1 Eastmere's wall. Done (2026).")
    assert found == ["5.2.1", "eastmere", "s", "wall", "done", "2026"]


def test_a_line_finds_what_begins_with_a_word_and_not_what_ends_with_it():
    line = line_of("Outer walls")
    assert " wall" in line
    assert " ter" not in line


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("wal", "Outer Walls", ["Wal"]),
        ("ty", "Y Tŷ, y tŷ", ["Tŷ", "tŷ"]),
        ("fire", "a ﬁre", ["ﬁre"]),
        ("alls", "Walls", []),
        ("strasse", "Die Straße", ["Straße"]),
    ],
)
def test_what_was_folded_is_found_in_the_text_as_it_was_written(word, text, found):
    assert [text[start:end] for start, end in places_of(word, text)] == found
