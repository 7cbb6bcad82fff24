"""Who is at the table as a plan: what the ordinary comparison takes in."""

from __future__ import annotations

from collections import Counter

from joinedup.core.governance import ChairTerm, Group, Seat, SeatHolder
from joinedup.core.naming import folded
from joinedup.core.plan import Extra, Partner, Person, Plan
from joinedup.core.ref import LETTERS
from joinedup.core.text import Text
from joinedup.formats.membership.draft import Membership, SeatRow

NOTE, STATUS = "Notes", "Status"
_ALWAYS = frozenset(
    (
        *("partner.title", "person.title", "person.partner", "group.title"),
        *("seat.title", "seat.group", "seat.partner"),
        *("seat_holder.seat", "seat_holder.person", "seat_holder.tenure"),
        *("chair_term.group", "chair_term.office"),
    )
)
_OF_CHAIRS = {
    "seat_holder.starts": "chair_term.starts",
    "seat_holder.ended": "chair_term.due",
}


def plan_of(membership: Membership) -> Plan:
    """The groups, partners, people, seats, their holders and chairs of a file, as a plan that says
    nothing of anything else. Attendance is no part of a plan. A seat is called by its group and its
    body ("Board: Wendside College"), numbered where a body has several. ``fields`` names what the
    file had a place for, so that what it could not say is not taken for empty."""
    return _Planning(membership).plan()


class _Planning:
    """Gives refs, and turns titles into them."""

    def __init__(self, membership: Membership) -> None:
        self.of = membership
        self.partners = {
            folded(each.title): _ref("partner", at) for at, each in enumerate(membership.bodies, 1)
        }
        self.people = {each: _ref("person", at) for at, each in enumerate(membership.people, 1)}
        self.groups = {
            folded(each.title): _ref("group", at) for at, each in enumerate(membership.groups, 1)
        }
        self.votes = {each.number: each.votes for each in membership.seats}

    def plan(self) -> Plan:
        """The whole plan."""
        said = self.of.said
        fields = _ALWAYS | said
        if "chair_term.person" in said:
            fields |= {"chair_term.partner", "chair_term.capacity"}
            fields |= {theirs for ours, theirs in _OF_CHAIRS.items() if ours in said}
        return Plan(
            year_starts=self.of.year_starts,
            fields=fields,
            partners=tuple(
                Partner(
                    ref=self._partner(each.title) or "",
                    title=Text.of(each.title),
                    sector=each.sector,
                )
                for each in self.of.bodies
            ),
            people=tuple(
                Person(ref=ref, title=Text.of(title), partner=self._partner(body))
                for (title, body), ref in self.people.items()
            ),
            groups=tuple(
                Group(ref=self._group(each.title) or "", title=Text.of(each.title))
                for each in self.of.groups
            ),
            seats=self._seats(),
            seat_holders=self._holders(),
            chair_terms=self._chairs(),
            extras=self._extras(),
        )

    def _partner(self, body: str) -> str | None:
        return self.partners.get(folded(body)) if body else None

    def _group(self, title: str) -> str | None:
        return self.groups.get(folded(title))

    def _seats(self) -> tuple[Seat, ...]:
        titles = Counter[str]()
        found = []
        for each in self.of.seats:
            title = seat_title(each)
            titles[title] += 1
            shown = title if titles[title] == 1 else f"{title} ({titles[title]})"
            found.append(
                Seat(
                    ref=_ref("seat", each.number),
                    title=Text.of(shown),
                    group=self._group(each.group),
                    partner=self._partner(each.body),
                    votes=1 if each.votes is None else each.votes,
                    capacity=each.capacity,
                    basis=each.basis,
                    deputy=self.people.get((each.deputy, each.body)),
                )
            )
        return tuple(found)

    def _holders(self) -> tuple[SeatHolder, ...]:
        return tuple(
            SeatHolder(
                ref=_ref("seat_holder", at),
                seat=_ref("seat", each.seat),
                person=self.people.get((each.person, each.body)),
                tenure=each.tenure,
                starts=each.starts,
                ended=each.until,
            )
            for at, each in enumerate(self.of.holders, 1)
        )

    def _chairs(self) -> tuple[ChairTerm, ...]:
        return tuple(
            ChairTerm(
                ref=_ref("chair_term", at),
                group=self._group(each.group),
                office=each.office,
                person=self.people.get((each.person, each.body)),
                partner=self._partner(each.body),
                capacity=each.capacity,
                starts=each.starts,
                due=each.due,
            )
            for at, each in enumerate(self.of.chairs, 1)
        )

    def _extras(self) -> tuple[Extra, ...]:
        found = []
        for seat in self.of.seats:
            ref = _ref("seat", seat.number)
            for name, text in ((STATUS, seat.status), (NOTE, seat.note)):
                if text:
                    found.append(Extra(subject=ref, name=name, text=text))
        for each in self.of.extras:
            found.append(Extra(subject=_ref("seat", each.seat), name=each.header, text=each.text))
        return tuple(found)


def seat_title(seat: SeatRow) -> str:
    """What a seat is called: its own name, else its body, after its group."""
    own = seat.title or seat.body or "Member"
    return f"{seat.group}: {own}" if seat.group else own


def _ref(type: str, number: int) -> str:
    return f"{LETTERS[type]}{number}"
