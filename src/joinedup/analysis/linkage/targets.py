"""Targets: met before they began, pointing the wrong way, or no figure at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from joinedup.analysis.linkage.case import Case, Fault
from joinedup.analysis.linkage.measuring import (
    comparable,
    dated,
    last_day,
    meets,
    stood,
    worded,
    written,
)
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity, Word
from joinedup.core.plan import Measure, Target
from joinedup.core.words import Direction

FAMILY = "targets"

ALREADY_MET = Rule(
    code="M30",
    family=FAMILY,
    severity=Severity.ERROR,
    about="measure",
    title=N_("A target that its baseline already meets"),
    sentence=Plural(
        N_(
            "The target of {name} is {target}, and it already stood at {baseline}, although it should {go}."
        ),
        N_(
            "The targets of {count} of the {all} {levels} are already met by their baselines, among them {names}."
        ),
    ),
    remedy=N_(
        "Set a target beyond the baseline; or, if the figure should go the other way, correct its direction."
    ),
    why=N_(
        "A target met before any work began asks nothing of anybody, and reporting it as met is the "
        "kind of success that scrutiny remembers. Often the target is older than the baseline, or "
        "the direction was chosen from the wrong line of the list."
    ),
    example=N_("*Families who complete the programme, up, baseline 82%, target 80%*."),
    rank=6,
)

WRONG_WAY = Rule(
    code="M31",
    family=FAMILY,
    severity=Severity.ERROR,
    about="measure",
    title=N_("A target that points the wrong way"),
    sentence=Plural(
        N_("{name} should {go}, and its target is {target} where it stood at {baseline}."),
        N_("The targets of {count} of the {all} {levels} point the wrong way, among them {names}."),
    ),
    remedy=N_("Correct whichever is wrong: the direction, the words, the baseline or the target."),
    why=N_(
        "A plan that says reduce and aims higher will be read out in a meeting. Most often two "
        "figures were swapped, or a rate was replaced by its opposite and the title was left."
    ),
    example=N_("*Reduce falls admissions: baseline 640, target 700*."),
    rank=24,
)

CROSSED = Rule(
    code="M32",
    family=FAMILY,
    severity=Severity.WARNING,
    about="measure",
    title=N_("A direction that the words and the target contradict"),
    sentence=Plural(
        N_(
            "The direction of {name} is “{direction}”, but its words and its target say that it should {go}."
        ),
        N_(
            "The directions of {count} of the {all} {levels} are contradicted by their words and targets, among them {names}."
        ),
    ),
    remedy=N_("Correct the direction; every chart and every red or green will follow it."),
    why=N_(
        "The direction is what a report uses to tell better from worse. With the wrong one, a fall "
        "that everybody wanted is shown as a failure."
    ),
    example=N_("*Reduce households in temporary homes, 412 to 240*, with the direction *up*."),
    rank=33,
)

NO_CHANGE = Rule(
    code="M33",
    family=FAMILY,
    severity=Severity.WARNING,
    about="measure",
    title=N_("A target equal to its baseline"),
    sentence=Plural(
        N_("The target of {name} is {target}, which is where it stood."),
        N_(
            "The targets of {count} of the {all} {levels} are equal to their baselines, among them {names}."
        ),
    ),
    remedy=N_(
        "If holding it there is the aim, give the direction as “hold”; if not, set another target."
    ),
    why=N_(
        "Holding a figure can be a worthy aim when everything else pushes it the wrong way. Then "
        "the plan should say so, or a reader will think that the baseline was copied down."
    ),
    example=N_("*Baseline 62%, target 62%*, direction *up*."),
    rank=36,
)


RULES = (ALREADY_MET, WRONG_WAY, CROSSED, NO_CHANGE)

NEAR = 4
"""A target that asks for less than the baseline, by up to a quarter of it, was met before it was
set; one farther off on that side points the wrong way."""

GO = {Direction.UP: N_("rise"), Direction.DOWN: N_("fall")}

CALLED = {Direction.UP: N_("up"), Direction.DOWN: N_("down"), Direction.HOLD: N_("hold")}

_OTHER = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}


def against_baseline(case: Case) -> Iterator[Finding]:
    """M30 to M33: the target beside the baseline, the direction and the words."""
    found: defaultdict[str, list[Fault]] = defaultdict(list)
    rules = {rule.code: rule for rule in (ALREADY_MET, WRONG_WAY, CROSSED, NO_CHANGE)}
    looked_at = 0
    for measure in case.plan.measures:
        target = _main(measure)
        start = stood(measure)
        if target is None or target.value is None:
            continue
        if start is None:
            found["M30"].extend(_met_throughout(case, measure, target))
            continue
        looked_at += 1
        judged = _judge(measure, target, start, target.value)
        if judged:
            rule, go = judged
            found[rule.code].append(Fault(measure, "targets", _told(measure, target, go)))
    for code, rule in rules.items():
        yield from case.each_or_together(rule, found[code], looked_at)


def _met_throughout(case: Case, measure: Measure, target: Target) -> Iterator[Fault]:
    """Where there is no baseline: a target that the first figure of a series met already and the
    latest still meets. One set lower after a fall asks for something, and is not told."""
    series, go = dated(measure, case.today), measure.direction
    if len(series) < 2 or go not in _OTHER or target.value is None:
        return
    first, last = series[0], series[-1]
    if all(
        each.value is not None and meets(each.value, target.value, go) for each in (first, last)
    ):
        told = {"target": written(target, measure), "baseline": written(first, measure)}
        yield Fault(measure, "targets", {**told, "go": Word(GO[go])})


def _main(measure: Measure) -> Target | None:
    """The last of the targets that can be set beside the baseline: the steps lead to it."""
    targets = list(comparable(measure))
    dated = [each for each in targets if last_day(each.due)]
    return (
        max(dated, key=lambda each: str(last_day(each.due))) if dated else next(iter(targets), None)
    )


def _judge(
    measure: Measure, target: Target, start: Decimal, aim: Decimal
) -> tuple[Rule, Direction | None] | None:
    stated, words = measure.direction, worded(measure, target)
    if aim == start:
        return None if stated is Direction.HOLD else (NO_CHANGE, None)
    points = Direction.UP if aim > start else Direction.DOWN
    go = stated if stated in _OTHER else None if stated is Direction.HOLD else words
    if go is None or go is points:
        return None
    if stated and words is points:
        return CROSSED, words
    return (ALREADY_MET if abs(aim - start) * NEAR <= abs(start) else WRONG_WAY), go


def _told(measure: Measure, target: Target, go: Direction | None) -> dict[str, object]:
    told: dict[str, object] = {"target": written(target, measure)}
    if measure.baseline:
        told["baseline"] = written(measure.baseline, measure)
    if go:
        told["go"] = Word(GO[go])
    if measure.direction:
        told["direction"] = Word(CALLED[measure.direction])
    return told


CHECKS = (against_baseline,)
