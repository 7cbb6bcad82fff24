"""What the row of a measure leaves open: baseline, target, date, source, owner, unit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from joinedup.analysis.linkage.case import FEW, Case, Fault
from joinedup.analysis.linkage.lifetimes import is_over
from joinedup.analysis.linkage.measure_keeping import (
    MAILBOX,
    NEITHER,
    NO_COLUMNS,
    NO_DIRECTION,
    NO_FREQUENCY,
    NO_OWNER,
    NO_SOURCE,
)
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity, Word
from joinedup.core.plan import Action, Measure

FAMILY = "measures"

NO_BASELINE = Rule(
    code="M10",
    family=FAMILY,
    severity=Severity.WARNING,
    about="measure",
    title=N_("A measure without a baseline"),
    sentence=Plural(
        N_("{name} has no baseline: the plan does not say where it started."),
        N_("{count} of the {all} {levels} have no baseline, among them {names}."),
    ),
    remedy=N_("Give the last figure known when the plan was agreed, and its date."),
    why=N_(
        "Without a starting point no later figure is good or bad news. A baseline that is not "
        "known yet is an answer too: say who will find it out and by when."
    ),
    example=N_(
        "*Good level of development, 75% by 2030*, and nothing that says it was 66.8% in 2023/24."
    ),
    rank=33,
)

NO_TARGET = Rule(
    code="M11",
    family=FAMILY,
    severity=Severity.WARNING,
    about="measure",
    title=N_("A measure without a target"),
    sentence=Plural(
        N_("{name} has no target: the plan does not say where it should be."),
        N_("{count} of the {all} {levels} have no target, among them {names}."),
    ),
    remedy=N_("Set a figure and a date, or say that it is watched and not aimed at."),
    why=N_(
        "A measure without a target is a thermometer. That can be a fair choice, for a figure that "
        "the partners watch and cannot move; but then the plan should say so, since a reader will "
        "take it for a promise that nobody put a number to."
    ),
    example=N_(
        "*Antisocial behaviour, Old Quay* has four years of figures and an empty target cell."
    ),
    rank=32,
)

NO_DATE = Rule(
    code="M12",
    family=FAMILY,
    severity=Severity.WARNING,
    about="measure",
    title=N_("A target without a date"),
    sentence=Plural(
        N_("The target of {name}, {target}, has no date."),
        N_("The targets of {count} {levels} have no date, among them {names}."),
    ),
    remedy=N_("Say by when: a day, a month, a quarter or a year."),
    why=N_(
        "A target without a date can never be missed, so it can never be met either. The date also "
        "tells which reading will decide it."
    ),
    example=N_("*Households in temporary homes: 240*. By March 2028, or one day?"),
    rank=33,
)


NO_UNIT = Rule(
    code="M16",
    family=FAMILY,
    severity=Severity.NOTE,
    about="measure",
    title=N_("A measure without a unit"),
    sentence=Plural(
        N_("{name} does not say what its figures count: a percentage, people, pounds."),
        N_("{count} of the {all} {levels} have figures without a unit, among them {names}."),
    ),
    remedy=N_("Give the unit, and for a percentage say of what."),
    why=N_(
        "A bare 12 may be twelve people, twelve per cent or twelve in 100,000. Most misread charts "
        "in board papers are a unit that somebody had to guess."
    ),
    example=N_("*Smoking: 12.4*, with an empty *Unit* cell."),
    rank=56,
)


RULES = (
    NEITHER,
    NO_BASELINE,
    NO_TARGET,
    NO_DATE,
    NO_SOURCE,
    NO_OWNER,
    MAILBOX,
    NO_UNIT,
    NO_FREQUENCY,
    NO_DIRECTION,
    NO_COLUMNS,
)

_NOBODY = re.compile(
    r"\W*(?:tb[cad]|to be \w+|none|nobody|n/?a|not known|unknown|\?*)\W*", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"\S@\S|\b(?:mail ?box|inbox|in-box|e-?mail|enquiries|shared (?:account|address|folder))\b",
    re.IGNORECASE,
)


def _has_baseline(measure: Measure) -> bool:
    return bool(measure.baseline and (measure.baseline.text or measure.baseline.value is not None))


def _has_target(measure: Measure) -> bool:
    return any(each.text or each.words or each.value is not None for each in measure.targets)


def _has_unit(measure: Measure) -> bool:
    """A unit may stand with the figures themselves, or there may be no figure that needs one."""
    figures = [measure.baseline, *measure.targets, *measure.readings]
    bare = [each for each in figures if each and each.value is not None]
    if measure.unit or not bare or any(_shows_unit(each.text) for each in bare):
        return True
    return any(each.text in str(measure.title) for each in bare)  # "visits from 8 to 3 by July"


def _shows_unit(text: str) -> bool:
    return any(mark.isalpha() or mark in "%£€$" for mark in text)


# The rule, the field of the measure it is about (and where else a file may keep it), and
# whether a measure has it.
_WANTED: tuple[tuple[Rule, tuple[str, ...], Callable[[Measure], bool]], ...] = (
    (NO_BASELINE, ("measure.baseline", "baseline.text", "baseline.value"), _has_baseline),
    (NO_TARGET, ("measure.targets", "target.text", "target.value", "target.words"), _has_target),
    (NO_SOURCE, ("measure.source",), lambda measure: bool(measure.source)),
    (NO_OWNER, ("measure.owner",), lambda measure: not _NOBODY.fullmatch(measure.owner)),
    (NO_UNIT, ("measure.unit",), _has_unit),
    (
        NO_FREQUENCY,
        ("measure.frequency",),
        lambda measure: measure.frequency is not None or measure.next_due is not None,
    ),
    (NO_DIRECTION, ("measure.direction",), lambda measure: measure.direction is not None),
)

# Fields whose absence is said by M19; a missing column for baselines or targets is said by N41.
_NAMED = {
    "measure.source": N_("the source"),
    "measure.owner": N_("the owner"),
    "measure.frequency": N_("the frequency"),
    "measure.direction": N_("the direction"),
    "measure.readings": N_("the latest figure"),
}

FEWEST_READ = 10
"""Where fewer than one measure in ten has a reading, it was found in a passing remark: the file
has no place of its own for readings."""


def left_open(case: Case) -> Iterator[Finding]:
    """M09 to M11, M13, M14, M16 to M18: what the file has a column for and a measure leaves empty."""
    measures = [measure for measure in case.plan.measures if not _is_of_done(case, measure)]
    asked = [wanted for wanted in _WANTED if _any_column(case, wanted[1])]
    bare = (
        _with_neither(measures) if {NO_BASELINE, NO_TARGET} <= {each[0] for each in asked} else {}
    )
    yield from few_or_together(case, NEITHER, list(bare.values()), len(case.plan.measures))
    for rule, fields, given in asked:
        field = fields[0].partition(".")[2]
        passed_over = bare if rule in (NO_BASELINE, NO_TARGET) else {}
        without = [
            Fault(measure, field)
            for measure in measures
            if not given(measure) and measure.ref not in passed_over
        ]
        yield from few_or_together(case, rule, without, len(case.plan.measures))


def _with_neither(measures: Sequence[Measure]) -> dict[str, Fault]:
    """The measures that have neither a baseline nor a target, by their refs."""
    return {
        each.ref: Fault(each, "targets")
        for each in measures
        if not (_has_baseline(each) or _has_target(each))
    }


def _is_of_done(case: Case, measure: Measure) -> bool:
    """Whether a measure is of an action that is over: nobody will set it a target any more."""
    subject = case.graph.things.get(measure.subject or "")
    return isinstance(subject, Action) and is_over(subject)


def undated(case: Case) -> Iterator[Finding]:
    """M12: targets without a date."""
    if not _any_column(case, ("target.due", "measure.targets")):
        return
    measures = [
        measure
        for measure in case.plan.measures
        if _has_target(measure) and not _is_of_done(case, measure)
    ]
    faults = []
    for measure in measures:
        open_ended = [
            each
            for each in measure.targets
            if each.due is None and (each.text or each.value is not None)
        ]
        if open_ended and len(open_ended) == len(measure.targets):
            shown = open_ended[0].text or str(open_ended[0].value)
            faults.append(Fault(measure, "targets", {"target": f"“{shown}”"}))
    yield from few_or_together(case, NO_DATE, faults, len(measures))


def few_or_together(
    case: Case, rule: Rule, faults: Sequence[Fault], among: int, few: int = FEW, **params: Any
) -> Iterator[Finding]:
    """As :meth:`Case.each_or_together`, but more than ``few`` are always told together: an
    empty cell is the same in every row, and thirty of them would bury the rest."""
    if len(faults) > few:
        yield case.together(rule, faults, all=among, **params)
    else:
        yield from case.each_or_together(rule, faults, among, **params)


def mailboxes(case: Case) -> Iterator[Finding]:
    """M15: owners that are addresses, told together."""
    faults = [
        Fault(measure, "owner", {"owner": measure.owner})
        for measure in case.plan.measures
        if _ADDRESS.search(measure.owner)
    ]
    if len(faults) == 1:
        yield case.find(MAILBOX, faults[0].thing, "owner", **(faults[0].params or {}))
    elif faults:
        yield case.together(MAILBOX, faults)


def columns(case: Case) -> Iterator[Finding]:
    """M19: fields of measures that the file has no column for, said once."""
    has = {field: case.plan.has(field) for field in _NAMED}
    has["measure.readings"] = has_readings(case)
    missing = tuple(Word(what) for field, what in _NAMED.items() if not has[field])
    if case.plan.measures and missing:
        yield case.find(NO_COLUMNS, case.plan.measures[0], fields=missing)


def has_readings(case: Case) -> bool:
    """Whether the file has a place for readings, be it empty."""
    if not _any_column(case, ("measure.readings", "reading.value", "reading.text")):
        return False
    read = sum(bool(measure.readings) for measure in case.plan.measures)
    return case.plan.fields is None or not 0 < read * FEWEST_READ < len(case.plan.measures)


def _any_column(case: Case, fields: tuple[str, ...]) -> bool:
    return any(case.plan.has(field) for field in fields)


CHECKS = (left_open, undated, mailboxes, columns)
