"""What the law for a kind of plan asks that it contain, and whether the file shows it.

Each kind has a module with a table of :class:`Requirement`. A requirement is shown by the
things of the plan, by a statement on one of its topics, or by a phrase in any of the plan's
texts; the last makes for a mild reading, because a requirement that stands in the plan and is
called missing costs more trust than one that is passed over. What a file has no place for at
all is said once and not topic by topic: the passage usually stands in the document that the
workbook belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from joinedup.analysis.linkage.case import Case, Fault
from joinedup.core.finding import Finding, Rule, Word
from joinedup.core.plan import Outcome
from joinedup.core.words import PlanKind

FAMILY = "contents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """Something that a kind of plan must contain.

    It is shown where ``things`` says so, where the plan has a statement on one of ``topics``,
    or where ``phrases`` matches a text of the plan. ``prose`` is what it is called where the
    file has no place for statements and it could only stand in one; "" where it is asked of
    any file.
    """

    rule: Rule
    topics: tuple[str, ...] = ()
    things: Callable[[Case], bool] | None = None
    phrases: re.Pattern[str] | None = None
    prose: str = ""


def check_contents(
    case: Case, kind: PlanKind, wanted: tuple[Requirement, ...], no_place: Rule
) -> Iterator[Finding]:
    """The requirements of ``kind`` that the file does not show; ``no_place`` tells once of those
    that the file has no place for. Nothing where the plan is of another kind."""
    if case.kind is not kind:
        return
    prose = Prose(case)
    missing = [each for each in wanted if not is_shown(case, prose, each)]
    without = tuple(Word(each.prose) for each in missing if each.prose and not prose.has_place)
    if without:
        yield case.find(no_place, topics=without)
    for each in missing:
        if not (each.prose and not prose.has_place):
            yield case.find(each.rule)


class Prose:
    """What the plan says in words: statements by topic, and every text in one."""

    def __init__(self, case: Case) -> None:
        plan = case.plan
        self.topics = {each.topic for each in plan.statements if str(each.text).strip()}
        self.has_place = bool(plan.statements) or any(
            plan.has(name) for name in ("statement.text", "statement.topic")
        )
        parts = [str(plan.description), *(f"{each.title}. {each.text}" for each in plan.statements)]
        for things in (plan.outcomes, plan.priorities, plan.actions):
            parts.extend(f"{each.title}. {each.description}" for each in things)
        parts.extend(str(measure.title) for measure in plan.measures)
        self.everything = "\n".join(parts)

    def says(self, topics: tuple[str, ...]) -> bool:
        """Whether there is a statement on one of the topics."""
        return not self.topics.isdisjoint(topics)


def is_shown(case: Case, prose: Prose, wanted: Requirement) -> bool:
    """Whether the file shows a requirement."""
    if wanted.things is not None and wanted.things(case):
        return True
    if prose.says(wanted.topics):
        return True
    return bool(wanted.phrases and wanted.phrases.search(prose.everything))


def statement(case: Case, topic: str) -> tuple[int, str] | None:
    """The place in the plan of the first statement on a topic, and the text of all of them."""
    found = [
        (number, str(each.text))
        for number, each in enumerate(case.plan.statements)
        if each.topic == topic and str(each.text).strip()
    ]
    return (found[0][0], "\n".join(text for _, text in found)) if found else None


def outcomes_without_a_period(case: Case) -> list[Fault]:
    """Outcomes with no date of their own nor of a target, in a plan that does not end either.

    “By 2030” in a title is a period too, and so are the years in the plan's own: *2023-28*."""
    plan = case.plan
    if (plan.ends is not None and plan.ends.period is not None) or _YEARS.search(str(plan.title)):
        return []
    dated = {
        measure.subject for measure in plan.measures if any(each.due for each in measure.targets)
    }
    return [Fault(each, "due") for each in plan.outcomes if not _has_period(each, dated)]


def _has_period(outcome: Outcome, dated: set[str | None]) -> bool:
    due = outcome.due
    if (due is not None and due.period is not None) or outcome.ref in dated:
        return True
    return bool(_YEAR.search(f"{outcome.title} {outcome.description}"))


_YEARS = re.compile(r"\b20\d\d\s*(?:[-–/]|to|until|i)\s*(?:20)?\d\d\b")
_YEAR = re.compile(r"\b20\d\d\b")


def has_actions(case: Case, outcome: Outcome) -> bool:
    """Whether any action serves an outcome, directly or through priorities."""
    return bool(case.graph.actions_of(outcome.ref))


def is_heard(case: Case) -> bool:
    """Whether the plan records any community that was heard."""
    return bool(case.plan.participations)
