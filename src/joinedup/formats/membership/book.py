"""What is gathered while the sheets are read: groups, bodies, people, seats, each once.

Names of people serve here to tell one from another while a file is read; none leaves this module.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from joinedup.core.calendar_words import fold
from joinedup.core.finding import Place
from joinedup.core.naming import folded
from joinedup.core.words import Office, Sector
from joinedup.formats.membership import rules
from joinedup.formats.membership.draft import (
    AttendanceRow,
    BodyRow,
    ChairRow,
    ExtraRow,
    GroupRow,
    HolderRow,
    SeatRow,
)
from joinedup.formats.membership.role_words import SEVERAL
from joinedup.formats.membership.roles import Said
from joinedup.formats.workbook.notes import Notes

_NO_BODY = frozenset(
    ("", "-", "–", "n/a", "na", "none", "independent", "no organisation", "tbc", "vacant", "?")
)


@dataclass(slots=True)
class Body:
    """A body in the making: its first spelling, and the others."""

    title: str
    place: Place
    sector: Sector | None = None
    others: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Person:
    """Somebody in the making. ``number`` tells those of one role and body apart; ``names`` are the
    keys of names under which they were met."""

    role: str
    body: str
    number: int
    names: set[str] = field(default_factory=set)

    @property
    def title(self) -> str:
        """The role, or "Member for" the body; numbered from the second of the same."""
        said = self.role or (f"Member for {self.body}" if self.body else "Member")
        return said if self.number == 1 else f"{said} ({self.number})"


class Book:
    """Everything that the sheets say so far."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.groups: dict[str, GroupRow] = {}
        self.bodies: dict[str, Body] = {}
        self.people: dict[tuple[str, str], list[Person]] = {}
        self.named: dict[str, list[Person]] = {}
        self.seats: list[SeatRow] = []
        self.holders: list[HolderRow] = []
        self.chairs: list[ChairRow] = []
        self.attendance: list[AttendanceRow] = []
        self.extras: list[ExtraRow] = []
        self.held: dict[int, list[str]] = {}
        self.in_chair: set[tuple[str, Office, str, str]] = set()
        self.said: set[str] = set()
        self.seat_of: dict[tuple[str, int], int] = {}
        self.seats_of_body: dict[tuple[str, str], list[int]] = {}
        self._titled: dict[tuple[str, str, str], int] = {}
        self._passed: dict[tuple[str, ...], int] = {}
        self.names_seen: set[str] = set()

    def group(self, title: str, place: Place) -> str:
        """A group by its name; its title in its first spelling."""
        return self.groups.setdefault(folded(title), GroupRow(title=title, place=place)).title

    def body(self, title: str, place: Place) -> str:
        """A body by its name: its first spelling, "" for none."""
        if fold(title).strip(" .") in _NO_BODY:
            return ""
        body = self.bodies.setdefault(folded(title), Body(title, place))
        if title != body.title and title not in body.others:
            body.others.append(title)
            names = tuple(f"“{each}”" for each in (body.title, *body.others[:1]))
            self.notes.add(rules.SPELLINGS, folded(title), body.place, names=names)
            self.notes.add(rules.SPELLINGS, folded(title), place)
        return body.title

    def person(self, said: Said, body: str, group: str, place: Place) -> Person:
        """Who a row means: by the name if it was met with this body, else by role and body."""
        self.not_kept(said.name, place)
        known = self._by_name(said, body)
        if known is not None:
            return known
        key = (folded(said.role), folded(body))
        alike = self.people.setdefault(key, [])
        person = self._alike(said, key, alike, group)
        if person is None:
            person = Person(said.role, body, len(alike) + 1)
            alike.append(person)
        return self._met(person, said.name)

    def _alike(
        self, said: Said, key: tuple[str, str], alike: list[Person], group: str
    ) -> Person | None:
        """Somebody of the same role and body who may be meant: where there is a name, somebody
        of whom none is known; of several such as councillors, one who does not sit there yet."""
        if said.name:
            if not said.role:
                return None
            return self._next(("named", *key), alike, lambda each: not each.names)
        if said.role and fold(said.role) not in SEVERAL:
            return alike[0] if alike else None
        return self._next((group, *key), alike, lambda each: not self._sits(group, each))

    def _next(
        self, key: tuple[str, ...], alike: list[Person], free: Callable[[Person], bool]
    ) -> Person | None:
        """The first that is free; who was passed over once is not looked at again."""
        at = self._passed.get(key, 0)
        while at < len(alike) and not free(alike[at]):
            at += 1
        self._passed[key] = at
        return alike[at] if at < len(alike) else None

    def only(self, role: str) -> Person | None:
        """The one person of a role, whatever the body; None where there are several."""
        found = [
            person
            for (known, _), alike in self.people.items()
            if role and known == folded(role)
            for person in alike
        ]
        return found[0] if len(found) == 1 else None

    def hold(self, holder: HolderRow) -> None:
        """Somebody in a seat."""
        self.holders.append(holder)
        self.held.setdefault(holder.seat, []).append(holder.person)

    def _by_name(self, said: Said, body: str) -> Person | None:
        for person in self.named.get(said.name, ()) if said.name else ():
            same_body = not body or not person.body or person.body == body
            same_role = not said.role or not person.role or folded(said.role) == folded(person.role)
            if same_body and same_role:
                return person
        return None

    def _met(self, person: Person, name: str) -> Person:
        if name and name not in person.names:
            person.names.add(name)
            self.named.setdefault(name, []).append(person)
        return person

    def known(self, said: Said, body: str) -> Person | None:
        """Somebody met before, by name or by role and body; None where that is nobody or not clear."""
        by_name = self._by_name(said, body)
        if by_name is not None:
            return by_name
        alike = self.people.get((folded(said.role), folded(body)), []) if said.role else []
        return alike[0] if len(alike) == 1 else None

    def not_kept(self, name: str, place: Place) -> None:
        """Note that a name stood in a cell; the same name counts once."""
        if name and name not in self.names_seen:
            self.names_seen.add(name)
            self.notes.add(rules.NAMES_NOT_KEPT, "", place)

    def _sits(self, group: str, person: Person) -> bool:
        return (group, id(person)) in self.seat_of

    def seat(self, seat: SeatRow, person: Person | None) -> tuple[int, bool]:
        """A seat on a group, with its number, and whether it is new. A person sits once on a group;
        a seat that has a name of its own is one seat however many rows it has."""
        if person is not None and (number := self.seat_of.get((seat.group, id(person)))):
            shown = f"“{person.title}”" if not person.body else f"“{person.title}” ({person.body})"
            key = (seat.group, id(person))
            self.notes.add(rules.TWICE, key, seat.place, person=shown, group=seat.group)
            return number, False
        titled = (folded(seat.group), folded(seat.body), folded(seat.title))
        number = self._titled.get(titled, 0) if seat.title else 0
        new = not number
        if new:
            number = len(self.seats) + 1
            self.seats.append(replace(seat, number=number))
            self.seats_of_body.setdefault((seat.group, seat.body), []).append(number)
            if seat.title:
                self._titled[titled] = number
        if person is not None:
            self.seat_of[seat.group, id(person)] = number
        return number, new

    def vacant(self, seat: SeatRow) -> None:
        """Note a vacant seat."""
        shown = f"{seat.group}: {seat.body or seat.title}".rstrip(": ")
        self.notes.add(rules.VACANT, "", seat.place, seat=shown)

    def body_rows(self) -> tuple[BodyRow, ...]:
        """The bodies as they are handed on."""
        return tuple(
            BodyRow(
                title=each.title, sector=each.sector, others=tuple(each.others), place=each.place
            )
            for each in self.bodies.values()
        )
