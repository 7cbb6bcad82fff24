from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import replace

import pytest

from joinedup.analysis.linkage import check
from joinedup.analysis.linkage.order import FIRST_SCREEN, in_order
from joinedup.core.finding import Finding, Rule, Severity, Subject
from joinedup.core.period import When
from joinedup.core.plan import Outcome
from joinedup.core.text import Text
from joinedup.core.words import PlanKind
from tests.analysis.linkage.building import SOUND, TODAY, change, change_all, found, on


def finding(code: str, rank: int, severity: Severity = Severity.WARNING) -> Finding:
    rule = Rule(
        code=code,
        family="structure",
        severity=severity,
        title="",
        sentence="",
        remedy="",
        why="",
        example="",
        rank=rank,
    )
    return Finding(rule=rule, subject=Subject("plan"))


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [each.code for each in findings]


def test_one_finding_of_each_of_the_ten_lowest_ranks_comes_first():
    flood = [finding("L90", 40) for _ in range(50)]
    others = [finding(f"L{n}", 30 - n) for n in range(12)]
    ordered = in_order([*flood, *others])
    assert codes(ordered[:FIRST_SCREEN]) == [f"L{n}" for n in range(11, 1, -1)]
    assert len(ordered) == 62


def test_what_is_not_on_the_first_screen_comes_by_severity_and_code():
    ranked = [finding(f"L{n:02}", n) for n in range(FIRST_SCREEN)]
    note = finding("L20", 60, Severity.NOTE)
    error = finding("L30", 60, Severity.ERROR)
    warning = finding("L25", 60)
    assert codes(in_order([note, warning, *ranked, error])[FIRST_SCREEN:]) == ["L30", "L25", "L20"]


def test_findings_of_one_code_keep_the_order_of_the_plan():
    late = change_all(lambda each: {"due": on("2026-01-31")} if each.ref in ("A2", "A4") else {})
    assert [each.subject.ref for each in found(late, "L35")] == ["A2", "A4"]


def test_the_first_screen_of_a_plan_full_of_faults_has_ten_codes():
    plan = change_all(lambda each: {"due": on("2026-01-31"), "accountable": "B9"})
    plan = change("U1", plan, left=on("2026-01-31"))
    plan = change("A5", plan, leads=(), accountable=None, due=When("TBC"))
    plan = replace(plan, outcomes=(*plan.outcomes, Outcome(ref="O3", title=Text.of("Warm homes"))))
    first = check(plan, today=TODAY)[:FIRST_SCREEN]
    assert max(Counter(codes(first)).values()) == 1
    assert codes(first)[:4] == ["L27", "L23", "L01", "L35"]


def test_a_code_that_is_switched_off_is_not_told():
    plan = change("A2", due=None)
    assert len(found(plan, "L33")) == 1
    assert [e for e in check(plan, today=TODAY, ignore=("L33",)) if e.code == "L33"] == []


def test_a_code_that_there_is_not_cannot_be_switched_off():
    with pytest.raises(ValueError, match="There is no code L999 to switch off"):
        check(SOUND, today=TODAY, ignore=("L999",))


def test_a_kind_that_there_is_not_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match="Use one of: plan, loip, wellbeing, community-safety"):
        check(SOUND, today=TODAY, kind="strategy")


def test_a_kind_may_be_given_as_its_word_or_as_itself():
    assert check(SOUND, today=TODAY, kind="plan") == check(SOUND, today=TODAY, kind=PlanKind.PLAN)


def test_a_code_of_reading_may_be_switched_off_too_and_does_no_harm_here():
    assert check(SOUND, today=TODAY, ignore=("T01", "F52")) == check(SOUND, today=TODAY)


def test_one_code_may_be_given_by_itself():
    plan = change("A2", due=None)
    left = check(plan, today=TODAY, ignore="L33")
    assert left == check(plan, today=TODAY, ignore=["L33"])
    assert "L33" not in codes(left)


def test_a_moment_is_read_as_its_day_and_anything_else_is_refused():
    noon = datetime.datetime.combine(TODAY, datetime.time(12), datetime.UTC)
    assert check(SOUND, today=noon) == check(SOUND, today=TODAY)
    with pytest.raises(TypeError, match="Give a day"):
        check(SOUND, today="2026-11-17")
