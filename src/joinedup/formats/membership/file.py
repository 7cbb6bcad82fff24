"""A list of members or an attendance sheet as a file of a plan, and how one is told from a plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from joinedup.core.planfile import Places, PlanFile
from joinedup.formats.membership import rules
from joinedup.formats.membership.draft import Membership
from joinedup.formats.membership.headings import seen, synonyms
from joinedup.formats.membership.planning import plan_of
from joinedup.formats.membership.reader import read_membership
from joinedup.formats.membership.tables import Kind
from joinedup.formats.workbook.likeness import plain
from joinedup.formats.workbook.notes import Notes
from joinedup.formats.workbook.rules import NO_PLAN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from joinedup.core.finding import Place
    from joinedup.core.plan import Plan, Thing
    from joinedup.formats.membership.draft import ChairRow, GroupRow, HolderRow, SeatRow
    from joinedup.formats.opening import Opened

    _Placed = ChairRow | GroupRow | HolderRow | SeatRow

_TITLES = frozenset(("outcome.title", "priority.title", "action.title"))
_WHO = frozenset(("body", "name", "member", "role", "job", "chair", "vice", "deputy"))
"""Headings below which stands who, and never what is to be done."""
_PERHAPS = frozenset(("name", "title"))
"""Headings below which stand names or titles: of people, or of projects."""
_SAYS_WHEN_OR_HOW_FAR = frozenset(("action.due", "action.starts", "action.status", "action.number"))
_OF_SEATS = frozenset(
    (
        *("person.title", "seat.title", "seat.votes", "seat.capacity", "seat.deputy"),
        *("chair_term.person", "group.title"),
    )
)
"""What a list of members says and a register of bodies does not."""
_CELL = re.compile(r"([A-Z]+)(\d+)")


def read_members(opened: Opened, *, year_starts: int = 4) -> PlanFile:
    """A list of members or an attendance sheet as what reading any plan gives. The plan has nothing
    in it where the file is neither (`R01`). Attendance is counted in a finding and not kept."""
    return _file(read_membership(opened, year_starts=year_starts))


def members_instead(opened: Opened, read: PlanFile) -> PlanFile | None:
    """What a file says as a list of members, where it is one and no plan; else None.

    ``read`` is what reading it as a plan gave. A plan comes first: a file is taken for a list only
    where nothing of a plan was found, or where all that was would be called by who, as by a column
    headed Representative."""
    if not (_has_no_plan(read) or _is_called_by_who(read)):
        return None
    membership = read_membership(opened)
    return _file(membership) if _is_of_seats(membership) else None


def _file(membership: Membership) -> PlanFile:
    plan = plan_of(membership)
    return PlanFile(
        plan=plan,
        findings=(*membership.findings, *_not_kept(membership).findings({})),
        understood=membership.understood,
        places=_places(membership, plan),
        sha256=membership.sha256,
        is_members=True,
    )


def _not_kept(membership: Membership) -> Notes:
    notes = Notes(membership.file)
    for each in membership.attendance:
        notes.add(rules.NOT_IN_PLAN, each.place.sheet, each.place, sheet=each.place.sheet)
    return notes


def _places(membership: Membership, plan: Plan) -> Places:
    """Where each thing stands. A plan has them in the order of the file. Bodies and people are named
    beside the seats and not listed: who is on no group is not missing."""
    found = Places(membership.file)
    pairs: tuple[tuple[Iterable[Thing], Iterable[_Placed]], ...] = (
        (plan.groups, membership.groups),
        (plan.seats, membership.seats),
        (plan.seat_holders, membership.holders),
        (plan.chair_terms, membership.chairs),
    )
    for things, rows in pairs:
        for thing, row in zip(things, rows, strict=True):
            found.put_field(thing.ref, "", row.place)
    for partner, body in zip(plan.partners, membership.bodies, strict=True):
        _put_named(found, partner.ref, body.place)
    held = {(each.person, each.body): each.place for each in reversed(membership.holders)}
    for person, who in zip(plan.people, membership.people, strict=True):
        _put_named(found, person.ref, held.get(who))
    return found


def _put_named(places: Places, ref: str, place: Place | None) -> None:
    """Say that of a thing a row says no more than what it is called."""
    found = _CELL.fullmatch((place and place.cell) or "")
    places.put(
        ref,
        sheet=place.sheet if place else None,
        row=int(found[2]) if found else None,
        line=place.line if place else None,
        columns={"title": found[1] if found else ""},
    )


def _has_no_plan(read: PlanFile) -> bool:
    return any(finding.code == NO_PLAN.code for finding in read.findings)


def _is_called_by_who(read: PlanFile) -> bool:
    """Whether every column that would give titles is headed by who. “Name” may head projects too:
    it counts only where the sheet says neither when nor how far."""
    titles = [
        (column.header, {each.as_ for each in sheet.columns})
        for sheet in read.understood
        for column in sheet.columns
        if column.as_ in _TITLES
    ]
    return bool(titles) and all(_is_who(header, fields) for header, fields in titles)


def _is_who(header: str, fields: set[str | None]) -> bool:
    words = plain(seen(header))
    if words in _PERHAPS:
        return not fields & _SAYS_WHEN_OR_HOW_FAR
    return synonyms().get(words) in _WHO


def _is_of_seats(membership: Membership) -> bool:
    """Whether a sheet says who sits where, or who came: bodies alone are a register."""
    if not (membership.seats or membership.attendance or membership.chairs):
        return False
    if any(sheet.use != Kind.LIST.value for sheet in membership.understood):
        return True
    columns = [column for sheet in membership.understood for column in sheet.columns]
    said = {column.as_ for column in columns}
    named = {synonyms().get(plain(seen(column.header))) for column in columns}
    return bool(said & _OF_SEATS) or ("name" in named and "partner.title" in said)
