"""Who answers for what, and what may stand under what."""

import pytest

from joinedup.core.answering import answers, bodies, contributors
from joinedup.core.outline import is_in_circle
from joinedup.core.plan import (
    Action,
    DeliverySystem,
    Issue,
    Lead,
    Locality,
    Measure,
    Milestone,
    Need,
    Outcome,
    Partner,
    PartnerGoal,
    Person,
    Priority,
    Risk,
    Update,
)

ACTION = Action(ref="A1", accountable="B1", contributors=("B2",))
LED = Action(ref="A2", leads=(Lead(text="x", partner="B3"), Lead(text="y")))
NOBODY = frozenset()


@pytest.mark.parametrize(
    ("record", "subject", "partners"),
    [
        (ACTION, None, {"B1"}),
        (LED, None, NOBODY),
        (DeliverySystem(ref="S1", owner="B1"), None, {"B1"}),
        (PartnerGoal(ref="G1", partner="B1"), None, {"B1"}),
        (Person(ref="U1", partner="B1"), None, {"B1"}),
        (Partner(ref="B1"), None, {"B1"}),
        (Milestone(ref="K1", subject="A1"), ACTION, {"B1"}),
        (Measure(ref="M1", subject="A1"), ACTION, {"B1"}),
        (Measure(ref="M1", subject="O1"), Outcome(ref="O1"), NOBODY),
        (Risk(ref="R1", subject="A1"), ACTION, {"B1"}),
        (Need(subject="A1"), ACTION, {"B1"}),
        (Update(subject="A1"), ACTION, {"B1", "B2"}),
        (Update(subject="A1"), None, NOBODY),
        (Outcome(ref="O1"), None, NOBODY),
        (Priority(ref="P1"), None, NOBODY),
        (Issue(ref="I1", partners=("B1",)), None, NOBODY),
        (Locality(ref="Z1"), None, NOBODY),
    ],
)
def test_each_record_answers_to_its_own_body(record, subject, partners):
    assert answers(record, subject) == partners


def test_an_end_of_a_link_without_an_accountable_body_answers_to_those_of_its_leads():
    assert bodies(LED) == {"B3"}
    assert bodies(ACTION) == {"B1"}
    assert bodies(Person(ref="U1", partner="B1")) == NOBODY


def test_only_actions_have_contributors():
    assert contributors(ACTION) == {"B2"}
    assert contributors(Issue(ref="I1", partners=("B1",))) == NOBODY


@pytest.mark.parametrize(
    ("ref", "under", "circle"),
    [("P1", "P3", True), ("P1", "P1", True), ("P3", "P1", False), ("P9", "P3", False)],
)
def test_nothing_stands_under_itself(ref, under, circle):
    parents = [("P3", "P2"), ("P2", "P1"), ("P1", "O1"), ("O1", "P3")]
    assert is_in_circle(ref, under, [each for each in parents if each[0] != "O1"]) is circle
    assert is_in_circle(ref, under, parents) in (True, circle)  # ends, though there is one already
