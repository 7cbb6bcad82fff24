"""The small sound plan with measures, places and passages of prose, and nothing wrong with them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from joinedup.analysis.linkage import check
from joinedup.core.finding import Finding
from joinedup.core.period import Period, When
from joinedup.core.plan import (
    Baseline,
    Locality,
    Measure,
    Participation,
    Plan,
    Reading,
    Statement,
    Target,
)
from joinedup.core.planfile import Places
from joinedup.core.text import Text
from joinedup.core.words import Direction, Frequency, PlanKind
from tests.analysis.linkage.building import SOUND, TODAY, on


def year(first: int) -> When:
    """The partnership's year that begins in ``first``: ``year(2025)`` is 2025/26."""
    return When(f"{first}/{(first + 1) % 100}", Period.year_from(first))


def calendar(first: int) -> When:
    """A calendar year."""
    return When(str(first), Period.year_from(first, 1))


def month(first: int, number: int) -> When:
    """A month."""
    return When(f"{number}/{first}", Period.months(first, number))


def baseline(value: str, when: When | None = None) -> Baseline:
    return Baseline(text=value, value=Decimal(value), when=when or year(2023))


def target(value: str, due: When | None = None, **fields: Any) -> Target:
    return Target(text=value, value=Decimal(value), due=due or on("2030-03-31"), **fields)


def reading(value: str, period: When | None = None, **fields: Any) -> Reading:
    return Reading(text=value, value=Decimal(value), period=period or year(2025), **fields)


def measure(number: int = 1, subject: str = "O1", **fields: Any) -> Measure:
    """Measure ``M<number>`` with nothing wrong with it: 66.8%, to rise to 75% by March 2030."""
    given: dict[str, Any] = {
        "number": f"{number}a",
        "title": Text.of(f"Children ready for school, count {number}"),
        "direction": Direction.UP,
        "unit": "%",
        "frequency": Frequency.YEARLY,
        "owner": "Head of early years",
        "source": "Department for Education",
        "baseline": baseline("66.8"),
        "targets": (target("75"),),
        "readings": (reading("67.9", year(2024)), reading("68.4", year(2025))),
    }
    return Measure(ref=f"M{number}", subject=subject, **{**given, **fields})


MEASURED = replace(
    SOUND,
    measures=(measure(1, "O1"), measure(2, "O2")),
    localities=(
        Locality(ref="Z1", title=Text.of("Eastmere")),
        Locality(ref="Z2", title=Text.of("Upper Wend")),
    ),
    actions=tuple(
        replace(each, localities=("Z1", "Z2") if each.ref in ("A1", "A4") else ("Z1",))
        for each in SOUND.actions
    ),
    participations=(
        Participation(
            ref="H1",
            community="Parents in Eastmere and in Upper Wend",
            how="suppers",
            said=Text.of("Come to us."),
            changed=Text.of("The hub moved."),
        ),
    ),
    statements=(
        Statement(topic="why these", text=Text.of("They came first in every supper.")),
        Statement(topic="review", text=Text.of("Each December.")),
    ),
)
"""A plan that gives no finding on measures, words, places or contents."""


def with_measure(plan: Plan = MEASURED, subject: str = "O1", **fields: Any) -> Plan:
    """The plan with its first measure changed."""
    return replace(plan, measures=(measure(1, subject, **fields), *plan.measures[1:]))


def many(count: int, **fields: Any) -> Plan:
    """The plan with ``count`` further measures of the first outcome, some fields changed."""
    more = tuple(measure(100 + number, "O1", **fields) for number in range(count))
    return replace(MEASURED, measures=(*MEASURED.measures, *more))


def found(
    plan: Plan, code: str, places: Places | None = None, kind: PlanKind = PlanKind.PLAN
) -> list[Finding]:
    """The findings of one code, for a kind of plan."""
    every = check(plan, today=TODAY, places=places, kind=kind)
    return [finding for finding in every if finding.code == code]


def said(plan: Plan, code: str, kind: PlanKind = PlanKind.PLAN) -> list[str]:
    """The sentences of one code."""
    return [finding.message() for finding in found(plan, code, kind=kind)]


def codes(plan: Plan, kind: PlanKind = PlanKind.PLAN) -> list[str]:
    """The codes of measures, words, places and contents that a plan gives, each once."""
    every = {finding.code for finding in check(plan, today=TODAY, kind=kind)}
    return sorted(code for code in every if code[0] in "MC")


def places_of(plan: Plan) -> Places:
    """A sheet for measures with a column for each field, and one row a thing elsewhere."""
    places = Places("plan.xlsx")
    columns = {"title": "B", "owner": "D", "baseline": "F", "targets": "G", "readings": "H"}
    for row, each in enumerate(plan.measures, 2):
        places.put(each.ref, sheet="Measures", row=row, columns=columns)
    for row, outcome in enumerate(plan.outcomes, 2):
        given = {"title": "B", "description": "C", "due": "E"}
        places.put(outcome.ref, sheet="Aims", row=row, columns=given)
    for row, action in enumerate(plan.actions, 2):
        places.put(action.ref, sheet="Projects", row=row, columns={"title": "B", "status": "K"})
    for position in range(len(plan.updates)):
        places.put(f"update:{position}", sheet="Updates", row=position + 2, columns={"text": "D"})
    return places
