"""What a list of members or an attendance sheet says, before it is compared with the record.

People are roles here: a holder is a role as written, else "Member for" a body. Bodies, groups and
people are named by their titles; a seat by its number in the file.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from joinedup.core.finding import Finding, Place
from joinedup.core.period import When
from joinedup.core.planfile import Understood
from joinedup.core.words import Basis, Capacity, Office, Sector, Tenure


class Presence(enum.Enum):
    """What an attendance sheet says of a member and a meeting."""

    PRESENT = "present"
    APOLOGIES = "apologies"
    DEPUTY = "deputy"
    ABSENT = "absent"
    NOT_THEN = "not a member then"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """A group that the file speaks of, and where it is first named."""

    title: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    """A body. ``others`` are its further spellings in the file."""

    title: str
    sector: Sector | None = None
    others: tuple[str, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRow:
    """A place on a group. ``title`` is its name on the sheet, "" if it has none; ``votes`` None
    where the sheet says nothing of them; ``deputy`` the title of a person; ``status`` and ``note``
    are as written."""

    number: int
    group: str
    body: str = ""
    title: str = ""
    votes: int | None = None
    capacity: str = ""
    basis: Basis | None = None
    deputy: str = ""
    vacant: bool = False
    status: str = ""
    note: str = ""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderRow:
    """Somebody in the seat of a number. ``person`` is a role, or "Member for" a body."""

    seat: int
    person: str
    body: str = ""
    tenure: Tenure = Tenure.FULL
    starts: When | None = None
    until: When | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairRow:
    """Somebody who is in the chair of a group, or its vice-chair."""

    group: str
    office: Office
    person: str
    body: str = ""
    capacity: Capacity | None = None
    starts: When | None = None
    due: When | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRow:
    """One member and one meeting. ``when`` is the meeting's date as written."""

    group: str
    when: When
    body: str = ""
    who: str
    presence: Presence
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraRow:
    """What a column that was not understood says of a seat, kept as written."""

    seat: int
    header: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """All that a file says of who is at the table. ``said`` names what it had a place for, as
    ``seat.votes``; ``people`` are the titles and bodies of everybody in it, each once."""

    file: str
    sha256: str = ""
    groups: tuple[GroupRow, ...] = ()
    bodies: tuple[BodyRow, ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    seats: tuple[SeatRow, ...] = ()
    holders: tuple[HolderRow, ...] = ()
    chairs: tuple[ChairRow, ...] = ()
    attendance: tuple[AttendanceRow, ...] = ()
    extras: tuple[ExtraRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    understood: tuple[Understood, ...] = ()
    said: frozenset[str] = frozenset()
    year_starts: int = 4
