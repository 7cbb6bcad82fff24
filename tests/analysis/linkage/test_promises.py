"""Outcomes and priorities by the day on which they were to have come about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from joinedup.core.period import When
from joinedup.core.plan import Link, Outcome, Plan, Priority
from joinedup.core.text import Text
from joinedup.core.words import Progress
from tests.analysis.linkage.building import SOUND, cell, change_all, found, laid_out, on, said
from tests.analysis.linkage.measured import measure, reading, target


def _aim(title: str, number: str = "1.1", ref: str = "P9", due: When | None = None) -> Priority:
    return Priority(ref=ref, number=number, title=Text.of(title), due=due)


def _strategy(*aims: Priority) -> Plan:
    return Plan(
        title=Text.of("Our place"),
        outcomes=(Outcome(ref="O9", title=Text.of("A fairer economy")),),
        priorities=aims,
        words={"priority": ("improvement aim", "improvement aims")},
        links=tuple(Link(source=aim.ref, target="O9") for aim in aims),
    )


def test_a_date_in_a_title_that_has_passed_is_told_with_its_cell():
    plan = _strategy(_aim("Start-ups in growth sectors up 5% by 2021"))
    (finding,) = found(plan, "L47", laid_out(plan))
    assert finding.message() == (
        "The improvement aim 1.1 “Start-ups in growth sectors up 5% by 2021” was to come about by "
        "31 December 2021, and nothing in the file says whether it did."
    )
    assert cell(finding) == "priority!B2"


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("500 homes insulated by March 2026", "31 March 2026"),
        ("Half of them by the end of 2025", "31 December 2025"),
        ("Up from 40% in 2019 to 60% by 2023/24", "31 March 2024"),
        ("90% erbyn 2024", "31 December 2024"),
    ],
)
def test_ways_to_write_by_when(title: str, day: str):
    (message,) = said(_strategy(_aim(title)), "L47")
    assert f"was to come about by {day}," in message


@pytest.mark.parametrize("title", ["The 2021 census shows fewer", "Homes by the sea", "5% by 2031"])
def test_titles_that_set_no_day_that_has_passed(title: str):
    assert said(_strategy(_aim(title)), "L47") == []


def test_its_own_date_counts_before_the_one_in_its_title():
    moved = _aim("Start-ups up 5% by 2021", due=on("2028-03-31"))
    assert said(_strategy(moved), "L47") == []
    assert said(_strategy(_aim("Start-ups up", due=on("2025-03-31"))), "L47") != []


def test_a_result_due_within_half_a_year_without_a_figure():
    plan = _strategy(_aim("38% of people walking by 2026"))
    assert said(plan, "L48") == [
        "The improvement aim 1.1 “38% of people walking by 2026” falls due by 31 December 2026, "
        "and no figure in the file says how near it is."
    ]
    assert said(_strategy(_aim("38% of people walking by 2027")), "L48") == []


def test_several_are_told_together():
    aims = [_aim("More by 2026", number, f"P{number}") for number in ("1", "2", "3")]
    (message,) = said(_strategy(*aims), "L48")
    assert message.startswith("3 of the 3 improvement aims fall due by 31 December 2026")


def test_what_a_reading_tells_is_not_asked_again():
    plan = _strategy(_aim("38% of people walking by 2026"))
    of_it = measure(1, "P9", targets=(target("38"),), readings=(reading("31"),))
    assert said(replace(plan, measures=(of_it,)), "L48") == []
    alike = replace(of_it, subject="O9", title=Text.of("People walking to work (%)"))
    assert said(replace(plan, measures=(alike,)), "L48") == []
    other = replace(of_it, subject="O9", title=Text.of("Businesses started"))
    assert said(replace(plan, measures=(other,)), "L48") != []


def test_what_a_late_action_says_is_not_repeated_and_done_work_is_closed():
    late = change_all(lambda _: {"due": on("2026-03-31")})
    late = change_all(lambda _: {"due": on("2026-03-31")}, "priority", late)
    assert said(late, "L47") == []
    assert said(late, "L35") != []
    done = change_all(lambda _: {"status": Progress.DONE}, plan=late)
    assert said(done, "L47") == []
    going = change_all(lambda _: {"due": on("2026-03-31")}, "priority", SOUND)
    assert len(found(going, "L47")) == 2
