"""Groups and their own rules: what has ended, goes round, is not said or can never be met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from joinedup.analysis.linkage import group_rules, table_rules
from joinedup.analysis.linkage.case import NAMED, Case, Fault
from joinedup.analysis.linkage.group_rules import (
    BEYOND_REACH,
    CANNOT_BE,
    CIRCLE,
    GROUP_OVER,
    NO_SUCCESSOR,
    UNSAID,
)
from joinedup.analysis.linkage.lifetimes import has_ended
from joinedup.analysis.linkage.sitting import Place, Sitting, by
from joinedup.core import seating
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Phrase, Word
from joinedup.core.governance import Group, QuorumPart, Seat
from joinedup.core.lasting import circles, on
from joinedup.core.plan import Partner
from joinedup.core.quorum import count
from joinedup.core.round_table import Record
from joinedup.core.words import Ending, Layer, QuorumOf

FAMILY = table_rules.FAMILY
RULES = group_rules.RULES

WAS_MERGED = N_("was merged with others")
WAS_SPLIT = N_("was split")
QUORUM = N_("no quorum")
VOTING = N_("no rule of voting")
NEITHER = N_("neither a quorum nor a rule of voting")

WANTS = {
    QuorumOf.MEMBERS: N_("{wanted} members"),
    QuorumOf.ORGANISATIONS: N_("members from {wanted} organisations"),
    QuorumOf.SECTORS: N_("members from {wanted} sectors"),
    QuorumOf.CAPACITY: N_("{wanted} of the capacity “{capacity}”"),
    QuorumOf.SEAT: N_("the holder of {seat}"),
}
"""What a part of a quorum wants, inside a sentence."""

SHORTLY = {
    seating.ENDS_FIRST: N_("it ends on {end} and begins on {start}"),
    seating.VOTES_BELOW: N_("it has {votes} votes"),
    seating.VOTES_ABOVE: N_("it has {votes} votes, where {most} are the most"),
    seating.LEAST: N_("its quorum wants {least}"),
    seating.SHARE: N_("its quorum wants {share} of the members"),
    seating.NO_CAPACITY: N_("its quorum wants a capacity and does not say which"),
    seating.NO_SUCH_SEAT: N_("its quorum wants a seat that is none of its own"),
    seating.MAJORITY: N_("its majority is {majority} of the votes"),
    seating.NEVER_PASSED: N_("its majority is more than all the votes"),
}
"""What a command refuses of a record by itself, as a part of the sentence of N64."""


def check_ended(case: Case) -> Iterator[Finding]:
    """N59: groups that have ended, with the seats and the terms in the chair that have not."""
    if not case.plan.groups:
        return
    now = Sitting.of(case)
    every: tuple[Place, ...] = (*now.seats, *now.terms)
    places = [each for each in every if now.group_is_over(each)]
    for ref, own in by(places, (each.group for each in places)).items():
        group = now.table.groups[ref]
        faults = [Fault(each, "group") for each in own]
        names = tuple(now.place_of(each) for each in own[:NAMED])
        yield case.together(GROUP_OVER, faults, about=group, names=names, on=on(group.ended))


def check_circles(case: Case) -> Iterator[Finding]:
    """N60: one finding for each circle of groups."""
    groups = {each.ref: each for each in case.plan.groups}
    for circle in circles({ref: each.under for ref, each in groups.items()}):
        faults = [Fault(groups[ref], "under") for ref in circle]
        yield case.together(CIRCLE, faults, about=groups[circle[0]])


def check_successors(case: Case) -> Iterator[Finding]:
    """N61: partners that merged or split, where nothing says into what."""
    if not case.plan.groups or not case.plan.has("partner.successors"):
        return
    passed_on = {Ending.MERGED: WAS_MERGED, Ending.SPLIT: WAS_SPLIT}
    gone: list[Partner] = [
        each
        for each in case.plan.partners
        if each.ending in passed_on and has_ended(case, each.ended)
    ]
    faults = [
        Fault(
            each,
            "successors",
            {"does": Word(passed_on[each.ending]), "on": on(each.ended)},
        )
        for each in gone
        if each.ending and not each.successors
    ]
    yield from case.each_or_together(NO_SUCCESSOR, faults, len(gone))


def check_rules(case: Case) -> Iterator[Finding]:
    """N62, N63: boards whose quorum or rule of voting is not said, where the file has a place for
    it; groups whose quorum is more than all their seats together."""
    if not case.plan.groups:
        return
    now, seats = Sitting.of(case), by(case.plan.seats, (each.group for each in case.plan.seats))
    boards = [each for each in now.groups if each.layer is Layer.BOARD]
    unsaid, beyond = [], []
    for group in boards:
        if what := _unsaid(case, group):
            unsaid.append(Fault(group, "quorum", {"what": Word(what)}))
    current = {each.ref for each in now.seats}
    for group in now.groups:
        own = [each for each in seats.get(group.ref, ()) if each.ref in current]
        if told := _beyond(now, group, own):
            beyond.append(Fault(group, "quorum", told))
    yield from case.each_or_together(UNSAID, unsaid, len(boards))
    yield from case.each_or_together(BEYOND_REACH, beyond, len(now.groups))


def check_entries(case: Case) -> Iterator[Finding]:
    """N64: records of the table that a command would refuse by themselves."""
    plan = case.plan
    if not plan.groups:
        return
    now = Sitting.of(case)
    records: tuple[Record, ...] = (
        *plan.groups,
        *plan.seats,
        *plan.seat_holders,
        *plan.chair_terms,
        *plan.leadership_roles,
    )
    faults = []
    for each in records:
        for reason in seating.alone(now.table, each):
            problem = Phrase(SHORTLY[reason.sentence], reason.params)
            own = {"name": now.name_of(each), "problem": problem}
            faults.append(Fault(each, reason.field, own))
    names = tuple(fault.params["name"] for fault in faults[:NAMED] if fault.params)
    yield from case.each_or_together(CANNOT_BE, faults, len(records), names=names)


def _unsaid(case: Case, group: Group) -> str:
    """Which of its rules a group does not say, of those that the file has a place for."""
    quorum = case.plan.has("group.quorum") and not group.quorum
    voting = case.plan.has("group.voting") and group.voting is None
    return NEITHER if quorum and voting else QUORUM if quorum else VOTING if voting else ""


def _beyond(now: Sitting, group: Group, seats: Sequence[Seat]) -> dict[str, object] | None:
    """The first part of a quorum that all the seats together do not meet, if nothing unknown could
    make up for it."""
    parts = [each for each in group.quorum if not _is_senseless(now, group, each)]
    for part in count(parts, seats, seats, now.table.partners).missing if seats else ():
        if part.found + _unknown(now, part.part, seats) < part.wanted:
            seat = now.table.seats.get(part.part.seat or "")
            own = {
                "wanted": part.wanted,
                "capacity": part.part.capacity,
                "seat": now.place_of(seat) if seat else "",
            }
            return {"what": Phrase(WANTS[part.part.of], own), "found": part.found}
    return None


def _is_senseless(now: Sitting, group: Group, part: QuorumPart) -> bool:
    return any(True for _ in seating.of_part(now.table, group, part))


def _unknown(now: Sitting, part: QuorumPart, seats: Sequence[Seat]) -> int:
    """How many seats do not say what a part counts: whose they are, or of which sector."""
    bodies = {each.ref: now.table.partners.get(each.partner or "") for each in seats}
    if part.of is QuorumOf.ORGANISATIONS:
        return sum(each.partner is None for each in seats)
    if part.of is QuorumOf.SECTORS:
        return sum(body is None or body.sector is None for body in bodies.values())
    return 0


CHECKS = (check_ended, check_circles, check_successors, check_rules, check_entries)
