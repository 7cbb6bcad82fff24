"""Findings: a code, what it is about, where it stands, and its sentence."""

from __future__ import annotations

import dataclasses

import pytest

from joinedup.core.finding import Finding, Part, Place, Plural, Rule, Severity, Subject, Word

RULE = Rule(
    code="L99",
    family="tests",
    severity=Severity.WARNING,
    title="A test",
    sentence=Plural("{name} has no {level}.", "{count} {levels} have none, among them {name}."),
    remedy="Name one {level}.",
    why="Because.",
    example="Like this.",
)
HUB = Subject("action", "A1", "Hub", "1.1")


def finding(count: int = 1, **more: object) -> Finding:
    params = {
        "name": "1.1 Hub",
        "level": Word("action"),
        "levels": Word("action", plural=True),
        "count": count,
    }
    return Finding(rule=RULE, subject=HUB, params=params, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Place("plan.xlsx", "Actions", "F14"), "Actions!F14"),
        (Place("plan.xlsx", "Actions"), "Actions"),
        (Place("plan.xml", line=12, column=7), "line 12, column 7"),
        (Place("plan.csv", line=12), "line 12"),
        (Place("plan.csv", cell="F14", line=12), "line 12"),
        (Place("plan.xlsx"), "plan.xlsx"),
        (Place(), ""),
    ],
)
def test_a_place_reads(place: Place, shown: str) -> None:
    assert str(place) == shown


def test_the_gravest_weigh_least_so_that_they_come_first() -> None:
    assert sorted(Severity, key=lambda severity: severity.weight) == [
        Severity.ERROR,
        Severity.WARNING,
        Severity.NOTE,
    ]


def test_a_finding_has_the_code_and_severity_of_its_rule() -> None:
    assert (finding().code, finding().severity) == ("L99", Severity.WARNING)


def test_a_sentence_for_one_and_a_sentence_for_several() -> None:
    assert finding(1).message() == "1.1 Hub has no action."
    assert finding(60).message() == "60 actions have none, among them 1.1 Hub."


def test_a_sentence_speaks_in_the_partnerships_own_words() -> None:
    own = finding(2, words={"action": ("project", "projects")})
    assert own.message() == "2 projects have none, among them 1.1 Hub."
    assert own.remedy() == "Name one project."


def test_a_sentence_that_lacks_a_parameter_says_which() -> None:
    with pytest.raises(KeyError, match="name"):
        Finding(rule=RULE, subject=HUB, params={"count": 1}).message()


def test_the_things_meant_are_those_of_its_parts() -> None:
    bus = Subject("action", "A2", "Bus")
    assert finding().subjects == ()
    assert finding(2, parts=(Part(HUB), Part(bus))).subjects == (HUB, bus)


def test_findings_are_frozen_and_can_be_keys() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        finding().owner = "somebody"  # type: ignore[misc]
    assert len({finding(1), finding(1)}) == 1
