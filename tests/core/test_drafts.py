"""What may be written: cleaned, and refused only where it cannot be kept."""

import pytest

from joinedup.core import dictionary, drafts
from joinedup.core.amount import Amount
from joinedup.core.drafts import CannotKeep, both, clean, only_adds_languages, ready, said_of
from joinedup.core.period import When
from joinedup.core.plan import Action, Lead, Measure, Reading, Target
from joinedup.core.shapes import plain
from joinedup.core.text import Text
from joinedup.core.words import Progress, ResourceKind

GO = Text.of("Go")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  a\r\nb\rc ", "a\nb\nc"),
        ("a\x00b\x1b[31m", "ab[31m"),
        ("left\u202eright", "leftright"),
        (Text.of(" x ", cy=" "), Text.of("x")),
        ((Lead(text=" Chief "),), (Lead(text="Chief"),)),
        (When(" Q3 "), When("Q3")),
        (None, None),
        (7, 7),
        (Progress.DONE, Progress.DONE),
    ],
)
def test_what_cannot_be_seen_is_left_out(given, kept):
    assert clean(given) == kept


@pytest.mark.parametrize(
    ("type", "says", "field"),
    [
        ("action", {}, "title"),
        ("action", {"title": Text.of("  ")}, "title"),
        ("update", {"text": "Words"}, "subject"),
        ("statement", {"text": GO}, "topic"),
        ("participation", {}, "community"),
        ("action", {"title": GO, "ref": "A1"}, "ref"),
        ("action", {"title": GO, "status": "sideways"}, "status"),
        ("action", {"title": GO, "leads": ("Chief",)}, "leads"),
        ("action", {"title": GO, "theme": "x" * 501}, "theme"),
        ("action", {"title": GO, "description": Text.of("x" * 20_001)}, "description"),
        ("action", {"title": GO, "leads": (Lead(text="x" * 2_001),)}, "leads"),
        ("measure", {"title": GO, "readings": (Reading(text="1"),) * 2_001}, "readings"),
        ("action", {"title": Text((("EN", "Go"),))}, "title"),
    ],
)
def test_what_cannot_be_kept_is_said_of_its_box(type, says, field):
    with pytest.raises(CannotKeep) as refused:
        ready(type, says)
    assert refused.value.field == field


def test_a_word_of_a_closed_list_is_taken_for_what_it_says():
    assert ready("action", {"title": GO, "status": "done"})["status"] is Progress.DONE


def test_what_is_long_but_within_bounds_is_kept():
    words = Text.of("x" * 20_000)
    assert ready("action", {"title": GO, "description": words})["description"] == words


def test_only_what_differs_from_what_is_there_is_written():
    old = Action(ref="A1", title=GO, theme="Safe")
    assert ready("action", {"title": Text.of("Go "), "theme": "Warm"}, old) == {"theme": "Warm"}


def test_what_was_too_long_already_may_stay_beside_an_edit():
    old = Action(ref="A1", title=Text.of("x" * 900))
    assert ready("action", {"title": old.title, "theme": "Safe"}, old) == {"theme": "Safe"}


def test_dates_that_end_before_they_start_are_no_matter_of_keeping():
    assert ready("action", {"title": GO, "starts": When("2027"), "due": When("2026")})


def test_every_type_that_can_be_added_has_its_needed_fields_in_the_dictionary():
    for type, fields in drafts.REQUIRED.items():
        for field in fields:
            assert f"{type}.{field}" in dictionary.by_name()


@pytest.mark.parametrize(
    ("old", "new", "adds"),
    [
        (Text.of("a"), Text.of("a", cy="b"), True),
        (Text.of("a"), Text.of("A", cy="b"), False),
        (Text.of("a", cy="b"), Text.of("a"), False),
        (Text(), Text.of("a"), False),
        ("a", "b", False),
    ],
)
def test_another_language_is_no_other_text(old, new, adds):
    assert only_adds_languages(old, new) is adds


@pytest.mark.parametrize(
    ("old", "new", "joined"),
    [
        ("a", "b", "a\n\nb"),
        ("a", "a", "a"),
        ("", "b", "b"),
        (Text.of("a", cy="d"), Text.of("b", gd="g"), Text.of("a\n\nb", cy="d", gd="g")),
        (1, 2, 2),
    ],
)
def test_two_texts_are_joined_and_of_other_things_the_newer_stands(old, new, joined):
    assert both(old, new) == joined


def test_fields_kept_in_plain_form_come_back_as_they_were():
    says = {
        "targets": (Target(text="75%", due=When("2030")),),
        "title": Text.of("M", cy="N"),
        "subject": "A1",
    }
    assert said_of("measure", {name: plain(value) for name, value in says.items()}) == says
    assert isinstance(Measure(ref="M1", **says), Measure)
    amount = Amount(5, ResourceKind.MONEY, "GBP")
    assert said_of("need", {"amount": plain(amount), "gone": 1}) == {"amount": amount}
