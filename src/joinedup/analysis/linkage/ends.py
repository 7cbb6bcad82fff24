"""Ends: links to what has stopped, conflicts left open, and shares that do not add up."""

from __future__ import annotations

from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case, Fault, called
from joinedup.analysis.linkage.lifetimes import (
    current_links,
    has_ended,
    has_stopped,
    is_over,
)
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Phrase, Plural, Rule, Severity
from joinedup.core.lasting import on
from joinedup.core.period import When
from joinedup.core.plan import Action, DeliverySystem, Link, Partner, Thing
from joinedup.core.words import LinkKind

FAMILY = "links"

RESTS_ON_STOPPED = Rule(
    code="L16",
    family=FAMILY,
    about="action",
    severity=Severity.ERROR,
    title=N_("It depends on something that has stopped"),
    sentence=Plural(
        N_("{name} depends on {other}. That ended{when}{why}, and nothing has taken its place."),
        N_(
            "{count} of the {all} {levels} depend on something that has stopped, among them {names}."
        ),
    ),
    remedy=N_(
        "Ask its lead what will take its place and by when, and enter that; or tell the board that "
        "it cannot go on as planned."
    ),
    why=N_(
        "The plan says that this cannot work without something that is no longer there, and "
        "carries on as if it were. Its lead usually knows, and has found a way round or has not "
        "been asked. Either way the board should hear it before the result fails to come."
    ),
    example=N_(
        "The evening course in food science depends on the 19:40 bus. The bus was withdrawn in "
        "September 2025; the course is still reported as on course."
    ),
    rank=9,
)

OPEN_CONFLICT = Rule(
    code="L17",
    family=FAMILY,
    severity=Severity.WARNING,
    title=N_("A conflict that nobody has settled"),
    sentence=Plural(
        N_("{name} conflicts with {other}, and nothing says how that is settled."),
        N_("{count} things conflict with others and nothing says how, among them {names}."),
    ),
    remedy=N_(
        "Put it to the leads of both, and write beside the {link} what they settled and where that "
        "is recorded; end the {link} if there is no conflict any more."
    ),
    why=N_(
        "Somebody saw that one piece of work gets in the way of another and wrote it down, which "
        "is more than most plans have. Left there, both go on and undo one another, and the board "
        "will be asked why it knew and did nothing."
    ),
    example=N_(
        "The end of the late bus conflicts with “Summer nights”. The link was drawn in October and "
        "has no note beside it."
    ),
    rank=33,
)

DEAD_END = Rule(
    code="L19",
    family=FAMILY,
    severity=Severity.WARNING,
    title=N_("A link from something that has stopped"),
    sentence=Plural(
        N_("{name} is still shown as helped by {other}, which ended{when}{why}."),
        N_("{count} {links} come from something that has stopped, to {names} and others."),
    ),
    remedy=N_("End the {link}, and ask whether anything takes its place."),
    why=N_(
        "On paper the work has a service or a partner behind it; in fact that help is gone. Counts "
        "of what stands behind an outcome are too high until the link is ended."
    ),
    example=N_(
        "The night-time team was closed in June. It is still linked to two projects of “Safer "
        "nights”."
    ),
    rank=34,
)

SHARES = Rule(
    code="L21",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("Shares that do not add up to 100"),
    sentence=Plural(
        N_("The shares of {name} among what it serves add up to {total} per cent, not to 100."),
        N_("The shares of {count} {levels} do not add up to 100 per cent, among them {names}."),
    ),
    remedy=N_(
        "Correct the shares so that they add up to 100, or leave all of them empty: then every "
        "{outcome} it serves counts the same."
    ),
    why=N_(
        "The shares say how much of the work, and of its money, each outcome may count as its own. "
        "If they come to more than 100, the same pound is shown twice; if to less, some is in "
        "nobody’s figures."
    ),
    example=N_(
        "“Family hub in Eastmere” serves aim 1 with 60 per cent and aim 5 with 60 per cent."
    ),
    rank=45,
)

RULES = (RESTS_ON_STOPPED, OPEN_CONFLICT, DEAD_END, SHARES)

BECAUSE = N_(" ({reason})")


def check_dependence(case: Case) -> Iterator[Finding]:
    """L16: work that depends on what has stopped, or by a link that has ended with nothing in
    its place."""
    things = case.graph.things
    faults, asked = [], 0
    for position, link in enumerate(case.plan.links):
        source, target = things.get(link.source), things.get(link.target)
        if link.kind is not LinkKind.DEPENDS_ON or source is None or target is None:
            continue
        if has_stopped(case, source) or (isinstance(source, Action) and is_over(source)):
            continue
        asked += 1
        if has_stopped(case, target) or _was_not_replaced(case, link):
            own = {"other": called(target), **_when_and_why(case, target, link)}
            faults.append(Fault(source, "target", own, f"link:{position}"))
    yield from case.each_or_together(RESTS_ON_STOPPED, faults, asked)


def check_conflicts(case: Case) -> Iterator[Finding]:
    """L17: conflicts that are declared and go on, with no proof of how they are settled."""
    things, faults = case.graph.things, []
    for position, link in current_links(case, LinkKind.CONFLICTS_WITH):
        ends = (things[link.source], things[link.target])
        over = any(isinstance(end, Action) and is_over(end) for end in ends)
        if not link.proof and not over:
            own = {"other": called(ends[1])}
            faults.append(Fault(ends[0], "target", own, f"link:{position}"))
    yield from case.each_or_together(OPEN_CONFLICT, faults, len(case.plan.links))


def check_ends(case: Case) -> Iterator[Finding]:
    """L19: help that is shown as going on from a service, a partner or an action that stopped."""
    things, faults, asked = case.graph.things, [], 0
    for position, link in current_links(case, LinkKind.SERVES, LinkKind.SUPPORTS):
        source, target = things[link.source], things[link.target]
        helps = isinstance(source, DeliverySystem | Partner) or link.kind is LinkKind.SUPPORTS
        if not helps or (isinstance(target, Action) and is_over(target)):
            continue
        asked += 1
        if has_stopped(case, source):
            own = {"other": called(source), **_when_and_why(case, source, link)}
            faults.append(Fault(target, "source", own, f"link:{position}"))
    yield from case.each_or_together(DEAD_END, faults, asked)


def check_shares(case: Case) -> Iterator[Finding]:
    """L21: the declared shares of an action among the outcomes it serves."""
    shares: dict[str, int] = {}
    for _, link in current_links(case, LinkKind.SERVES):
        if link.share is not None:
            shares[link.source] = shares.get(link.source, 0) + link.share
    faults = [
        Fault(case.graph.things[ref], None, {"total": total})
        for ref, total in shares.items()
        if total != 100
    ]
    yield from case.each_or_together(SHARES, faults, len(shares))


def _was_not_replaced(case: Case, link: Link) -> bool:
    """Whether a link of dependence has ended and its source now depends on nothing else."""
    if not has_ended(case, link.ended):
        return False
    now = case.graph.links_from(link.source, LinkKind.DEPENDS_ON)
    return all(has_ended(case, other.ended) for other in now)


def _when_and_why(case: Case, thing: Thing, link: Link) -> dict[str, Phrase | str]:
    """Since when and why something has stopped, as far as the thing or the link says."""
    when: When | None = None
    why = ""
    if isinstance(thing, DeliverySystem | Partner) and has_ended(case, thing.ended):
        when, why = thing.ended, getattr(thing, "ended_why", "")
    elif has_ended(case, link.ended):
        when, why = link.ended, link.ended_why
    return {
        "when": on(when),
        "why": Phrase(BECAUSE, {"reason": why.rstrip(". ")}) if why else "",
    }


CHECKS = (check_dependence, check_conflicts, check_ends, check_shares)
