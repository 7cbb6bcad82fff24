"""Contradictions: what one place of the plan says and another denies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from joinedup.analysis.linkage.case import Case, called
from joinedup.analysis.linkage.claims import Claim, claims_in, shared_words, years_meant
from joinedup.analysis.linkage.measuring import (
    comparable,
    is_percentage,
    last_day,
    said_due,
    written,
)
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Rule, Severity
from joinedup.core.plan import Action, Measure, Outcome, Priority, Target

FAMILY = "contradictions"

TWO_FIGURES = Rule(
    code="M50",
    family=FAMILY,
    severity=Severity.ERROR,
    about="outcome",
    title=N_("The text gives one target and the target cell another"),
    sentence=N_("The text of {level} {name} says {said}, and the target of {measure} is {target}."),
    remedy=N_(
        "Find out which was agreed, and correct the other, here and wherever it was copied to."
    ),
    why=N_(
        "The text is what the public reads and the cell is what gets reported. One of them was "
        "changed and the other was not; until it is known which, the partnership has promised "
        "both. It is the easiest fault in a plan for an outsider to find."
    ),
    example=N_(
        "Aim 2 says *3.5% by 2029* on its cover page, and the target cell of its measure says 4.0%."
    ),
    rank=5,
)

TWO_DATES = Rule(
    code="M51",
    family=FAMILY,
    severity=Severity.ERROR,
    about="outcome",
    title=N_("The text gives one date and the date cell another"),
    sentence=N_("The text of {level} {name} says “{said}”, and its date is {due}."),
    remedy=N_("Correct whichever is wrong; the date that was agreed stands in the minutes."),
    why=N_(
        "Everybody can be on time by one date and late by the other. The difference usually dates "
        "from a change that reached the cell and not the sentence."
    ),
    example=N_("*All blocks retrofitted by 2028*, with 31 March 2030 in the column *By when*."),
    rank=31,
)


FIGURE_TWO_DATES = Rule(
    code="M54",
    family=FAMILY,
    severity=Severity.ERROR,
    about="outcome",
    title=N_("The text gives the target one date and the target cell another"),
    sentence=N_(
        "The text of {level} {name} says {said} by {year}, and the target of {measure} is due by {due}."
    ),
    remedy=N_("Correct whichever is wrong, here and wherever it was copied to."),
    why=N_(
        "The figure is the same and the year is not, so the partnership will have met its target "
        "and missed it at once. Whoever wants to show either will be able to."
    ),
    example=N_("*75% by 2030* in the text of Aim 1, and *75%, 2029* in the table of targets."),
    rank=31,
)

RULES = (TWO_FIGURES, TWO_DATES, FIGURE_TWO_DATES)

_Stated = Outcome | Priority | Action


@dataclass(frozen=True, slots=True)
class _Aimed:
    """A measure of a thing and one of its targets."""

    measure: Measure
    target: Target


def texts_and_targets(case: Case) -> Iterator[Finding]:
    """M50 and M54: a target in the title or description of a thing, beside those of its
    measures: of the same unit, for the same date, and of no other known figure."""
    of = _measures_of(case)
    for things in (case.plan.outcomes, case.plan.priorities, case.plan.actions):
        for thing in things:
            if thing.ref in of:
                yield from _compare(case, thing, of[thing.ref])


def _measures_of(case: Case) -> dict[str, list[Measure]]:
    found: defaultdict[str, list[Measure]] = defaultdict(list)
    for measure in case.plan.measures:
        if measure.subject:
            found[measure.subject].append(measure)
    return found


def _compare(case: Case, thing: _Stated, measures: list[Measure]) -> Iterator[Finding]:
    aimed = [_Aimed(measure, target) for measure in measures for target in comparable(measure)]
    if not aimed:
        return
    known = _known(measures)
    for field in ("title", "description"):
        for claim in claims_in(str(getattr(thing, field))):
            found = _contradiction(claim, aimed, known)
            if found:
                rule, one = found
                yield case.find(
                    rule,
                    thing,
                    field,
                    others=[(one.measure.ref, "targets")],
                    said=claim.text,
                    year=str(claim.year or ""),
                    measure=called(one.measure),
                    target=written(one.target, one.measure),
                    due=said_due(one.target.due),
                )
                return


def _known(measures: list[Measure]) -> set[object]:
    """Every figure of the measures, and the size of every step from a baseline to a target."""
    known: set[object] = set()
    for measure in measures:
        start = measure.baseline.value if measure.baseline else None
        known.add(start)
        known.update(reading.value for reading in measure.readings)
        for target in measure.targets:
            known.add(target.value)
            if target.value is not None and start is not None:
                known.add(abs(target.value - start))
    return known


def _contradiction(
    claim: Claim, aimed: list[_Aimed], known: set[object]
) -> tuple[Rule, _Aimed] | None:
    alike = _of_the_same(claim, [each for each in aimed if _one_unit(claim, each.measure)])
    same = [each for each in alike if each.target.value == claim.value]
    if same:
        dated = [each for each in same if last_day(each.target.due)]
        if claim.year and dated and not any(_same_year(claim, each) for each in dated):
            return FIGURE_TWO_DATES, dated[0]
        return None
    if claim.value in known:
        return None
    meant = [each for each in alike if _same_year(claim, each)] if claim.year else alike
    return (TWO_FIGURES, meant[0]) if len(meant) == 1 else None


def _of_the_same(claim: Claim, aimed: list[_Aimed]) -> list[_Aimed]:
    """The targets of the measures that share most words with the sentence, and at least one:
    a figure for smoking does not contradict a target for weight."""
    shared = [shared_words(claim.sentence, str(each.measure.title)) for each in aimed]
    most = max(shared, default=0)
    return [each for each, count in zip(aimed, shared, strict=True) if count == most > 0]


def _one_unit(claim: Claim, measure: Measure) -> bool:
    if claim.unit == "%" or is_percentage(measure):
        return claim.unit == "%" and is_percentage(measure)
    unit = measure.unit.strip().casefold()
    return claim.unit.casefold() == unit or (not claim.unit and unit not in ("£", "$", "€"))


def _same_year(claim: Claim, aimed: _Aimed) -> bool:
    due = aimed.target.due
    return bool(claim.year and due and due.period and claim.year in years_meant(due.period))


def texts_and_dates(case: Case) -> Iterator[Finding]:
    """M51: “by 2028” in a title, beside a date cell of another year."""
    for things in (case.plan.outcomes, case.plan.priorities, case.plan.actions):
        for thing in things:
            due = thing.due
            if due is None or due.period is None:
                continue
            said = list(_BY_YEAR.finditer(str(thing.title)))
            meant = years_meant(due.period)
            if said and not any(int(each["year"]) in meant for each in said):
                yield case.find(
                    TWO_DATES,
                    thing,
                    "due",
                    others=[(thing.ref, "title")],
                    said=said[0][0],
                    due=said_due(due),
                )


_BY_YEAR = re.compile(
    r"\bby\s+(?:the\s+)?(?:end\s+of\s+|start\s+of\s+)?(?:\d{1,2}\s+)?(?:(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)\s+)?(?P<year>20\d\d)(?![/\d-]|–\d)",
    re.IGNORECASE,
)


CHECKS = (texts_and_targets, texts_and_dates)
