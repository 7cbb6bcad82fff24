"""What must be said with each answer to what became of a thing."""

from __future__ import annotations

import datetime

import pytest

from joinedup.analysis.linkage import check_snapshot
from joinedup.core.catalogue import translate
from joinedup.core.plan import Action, Lineage, Outcome, Plan
from joinedup.core.snapshot import Snapshot
from joinedup.core.succession import (
    ANSWERS,
    GOES_NOWHERE,
    NO_ANSWER,
    NO_REASON,
    NOT_IN_PLAN,
    NOT_WHERE,
    NOTHING_TO_GO_INTO,
    ONE_ONLY,
    TWO_PARTS,
    asked_of,
    is_answered,
    lacks,
    unsaid,
)
from joinedup.core.text import Text
from joinedup.core.words import Continuation

C = Continuation
OLD = Plan(
    outcomes=(Outcome(ref="O1", number="1", title=Text.of("Ready for school")),),
    actions=(
        Action(ref="A1", number="1.1", title=Text.of("Job fair")),
        Action(ref="A2", number="1.2", title=Text.of("Street parties fund")),
    ),
)


def row(what: Continuation | None, *into: str, why: str = "") -> Lineage:
    return Lineage(number="17", title="Job fair", what=what, into=into, why=why)


def test_every_answer_is_in_the_table() -> None:
    assert set(ANSWERS) == set(Continuation)
    assert all(translate(answer.label, "en") for answer in ANSWERS.values())


@pytest.mark.parametrize(
    "whole",
    [
        row(C.CARRIED_ON, "A1"),
        row(C.MERGED, "A1"),
        row(C.SPLIT, "A1", "A2"),
        row(C.ACHIEVED),
        row(C.STOPPED, why="The board ended it in May 2026: too few came."),
        row(C.MOVED, "A1"),
        row(C.MOVED, why="To the children’s plan."),
        row(None),
    ],
)
def test_an_answer_that_is_whole_lacks_nothing(whole: Lineage) -> None:
    assert lacks(whole) == ()


@pytest.mark.parametrize(
    ("half", "lack"),
    [
        (row(C.CARRIED_ON), NOTHING_TO_GO_INTO),
        (row(C.CARRIED_ON, "A1", "A2"), ONE_ONLY),
        (row(C.MERGED), NOTHING_TO_GO_INTO),
        (row(C.SPLIT, "A1"), TWO_PARTS),
        (row(C.SPLIT, "A1", "A1"), TWO_PARTS),
        (row(C.ACHIEVED, "A1"), GOES_NOWHERE),
        (row(C.STOPPED), NO_REASON),
        (row(C.STOPPED, why="  "), NO_REASON),
        (row(C.MOVED), NOT_WHERE),
        (row(None, "A1"), NO_ANSWER),
        (row(None, why="Nobody came."), NO_ANSWER),
    ],
)
def test_an_answer_says_what_it_lacks(half: Lineage, lack: str) -> None:
    assert lacks(half) == (lack,)


def test_what_it_goes_into_must_be_in_the_new_plan() -> None:
    assert lacks(row(C.MERGED, "A9"), OLD) == (NOT_IN_PLAN,)
    assert lacks(row(C.MERGED, "A1"), OLD) == ()


def test_a_new_version_begins_with_everything_unsaid() -> None:
    rows = asked_of(OLD)
    assert [(each.type, each.title) for each in rows] == [
        ("outcome", "Ready for school"),
        ("action", "Job fair"),
        ("action", "Street parties fund"),
    ]
    assert not any(is_answered(each) for each in rows)


def test_what_is_left_unsaid_in_a_draft_is_a_finding() -> None:
    answered = Lineage(number="1.1", title="Job fair", what=C.STOPPED, why="Too few came.")
    rows = tuple(answered if each.title == "Job fair" else each for each in asked_of(OLD))
    draft = Plan(outcomes=OLD.outcomes, lineage=rows)
    assert [each.title for each in unsaid(draft)] == ["Ready for school", "Street parties fund"]
    found = check_snapshot(Snapshot(plan=draft, day=datetime.date(2026, 11, 17)))
    messages = [each.message() for each in found if each.code == "N31"]
    assert len(messages) == 2
    assert any("Street parties fund" in message for message in messages)
