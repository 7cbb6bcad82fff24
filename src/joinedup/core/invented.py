"""Invented partnerships, as many as are wanted, to see an installation that holds hundreds.

Places, bodies and people are made up from syllables and lists, always the same from the same seed; no
place has the name of an authority. Who chairs them follows the survey of local strategic partnerships
in England of 2004: see :data:`CHAIRED`. They have partners, groups, seats and chairs, and no plan.
"""

from __future__ import annotations

import datetime
import enum
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType
from typing import TypeVar

from joinedup.core.amount import split
from joinedup.core.governance import ChairTerm, Group, Seat, SeatHolder
from joinedup.core.period import ONE_DAY, When, first_of
from joinedup.core.plan import Partner, Person, Plan
from joinedup.core.registers import authorities
from joinedup.core.text import Text
from joinedup.core.words import Capacity, Layer, PlanKind, PlanStatus, Sector

MOST = 2000
SEED = 2004


class Chaired(enum.Enum):
    """Who is in the chair, as the survey has it."""

    ELECTED = "elected member"
    OFFICER = "local authority officer"
    OTHER_PUBLIC = "other public"
    PRIVATE = "private"
    VOLUNTARY = "voluntary and community"
    NOT_REPORTED = "not reported"


CHAIRED: Mapping[Chaired, int] = MappingProxyType(
    {
        Chaired.ELECTED: 46,
        Chaired.OFFICER: 7,
        Chaired.OTHER_PUBLIC: 16,
        Chaired.PRIVATE: 11,
        Chaired.VOLUNTARY: 11,
        Chaired.NOT_REPORTED: 9,
    }
)
"""Per cent of partnerships by who chairs them: the survey of 2004. Business is in the private sector."""

_SEATED: Mapping[Chaired, tuple[tuple[Sector, Capacity, str], ...]] = MappingProxyType(
    {
        Chaired.ELECTED: (
            (Sector.LOCAL_AUTHORITY, Capacity.LEADER, "Leader of the council"),
            (Sector.LOCAL_AUTHORITY, Capacity.ELECTED_MEMBER, "Cabinet member"),
        ),
        Chaired.OFFICER: (
            (Sector.LOCAL_AUTHORITY, Capacity.OFFICER, "Chief executive of the council"),
        ),
        Chaired.OTHER_PUBLIC: (
            (Sector.OTHER_PUBLIC, Capacity.OTHER, "Chair of the trust"),
            (Sector.OTHER_PUBLIC, Capacity.OFFICER, "Chief officer of the trust"),
        ),
        Chaired.PRIVATE: (
            (Sector.PRIVATE, Capacity.OTHER, "Director of the firm"),
            (Sector.BUSINESS, Capacity.OFFICER, "Chief officer of the chamber"),
        ),
        Chaired.VOLUNTARY: (
            (Sector.VOLUNTARY, Capacity.OFFICER, "Chief officer of the network"),
            (Sector.COMMUNITY, Capacity.OTHER, "Chair of the residents’ forum"),
        ),
    }
)
"""The sector and capacity of a chair, and their role; the first body of the sector is theirs."""

_BODIES: Mapping[Sector, tuple[str, ...]] = MappingProxyType(
    {
        Sector.LOCAL_AUTHORITY: ("{} Council", "Parish Councils of {}"),
        Sector.OTHER_PUBLIC: (
            *("{} Health Trust", "{} Police", "{} College"),
            *("{} Fire and Rescue", "{} Job Service"),
        ),
        Sector.PRIVATE: ("{} Foods", "{} Buses"),
        Sector.BUSINESS: ("{} Chamber of Business", "{} Traders"),
        Sector.VOLUNTARY: ("{} Voluntary Network", "{} Money Advice", "{} Family Charity"),
        Sector.COMMUNITY: ("{} Residents’ Forum", "Faiths of {}", "{} Villages Alliance"),
    }
)
_LEAST = {Sector.LOCAL_AUTHORITY: 1, Sector.OTHER_PUBLIC: 2, Sector.VOLUNTARY: 1}

_NAMES = ("{} Together", "{} Partnership", "{} Strategic Partnership", "One {}")
_THEMES = ("Growing Up", "Good Work", "Healthy and Home", "Safe Streets", "Green Places")
_LOCALITIES = ("North", "South", "Market Town")

_FIRST = (
    *("Az", "Brin", "Cruv", "Dax", "Elz", "Frov", "Gwil", "Hax", "Ib", "Jov", "Kes", "Lub", "Miz"),
    *("Nax", "Ozz", "Pruv", "Quil", "Rix", "Sozz", "Tav", "Ux", "Vel", "Wozz", "Yav", "Zem"),
)
_MIDDLE = ("ander", "ati", "ella", "emi", "enda", "ilo", "omi", "oro", "ulo", "uri")
_LAST = (
    *("bridge", "bury", "combe", "dale", "ford", "ham"),
    *("mere", "ness", "over", "stead", "thwaite", "wick"),
)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Chance:
    """Whatever is left to chance for one partnership: the same on every machine, for ever."""

    seed: int
    number: int

    def below(self, what: str, end: int) -> int:
        """A number from 0 up to and without ``end``."""
        return _mixed(f"{self.seed} {self.number} {what}") % end

    def one_of(self, what: str, choices: Sequence[_T]) -> _T:
        """One of several."""
        return choices[self.below(what, len(choices))]


def invented(count: int, seed: int = SEED) -> Iterator[Plan]:
    """``count`` partnerships, one by one; ValueError for more than MOST, or fewer than none.

    The chairs are shared out by largest remainders (see ``core.amount.split``; of equal remainders
    the earlier in :data:`CHAIRED` comes first) and dealt out by chance. So who is in the chair depends
    on ``count``; the places do not: the first ten of 350 are those of ten.
    """
    if not 0 <= count <= MOST:
        raise ValueError(f"From 0 to {MOST:,} partnerships can be invented, not {count:,}.")
    return _all(count, seed)


def chairs(count: int) -> Mapping[Chaired, int]:
    """How many of ``count`` partnerships have which chair; they sum to ``count``."""
    return dict(zip(CHAIRED, split(count, tuple(CHAIRED.values())), strict=True))


def _all(count: int, seed: int) -> Iterator[Plan]:
    in_the_chair = [who for who, many in chairs(count).items() for _ in range(many)]
    shuffled = sorted(range(count), key=lambda n: _mixed(f"{seed} {n} chair"))
    turns = dict(zip(shuffled, in_the_chair, strict=True))
    for number, place in zip(range(count), _places(seed), strict=False):
        yield _plan(place, turns[number], _Chance(seed, number))


def _mixed(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def _places(seed: int) -> list[str]:
    """Names of places that are none, in an order of chance: at least MOST."""
    known = " ".join(
        name
        for each in authorities().values()
        for name in (each.name, each.nice, each.cy, *each.others)
    ).casefold()
    made = ("".join(parts) for parts in product(_FIRST, _MIDDLE, _LAST))
    free = [each for each in made if each.casefold() not in known]
    return sorted(free, key=lambda each: _mixed(f"{seed} {each}"))


def _plan(place: str, who: Chaired, chance: _Chance) -> Plan:
    partners = _partners(place, who, chance)
    groups = _groups(chance)
    seats = _seats(partners, groups, chance)
    people, terms = _terms(who, partners, chance)
    return Plan(
        title=Text.of(f"{place} 2030"),
        partnership=chance.one_of("name", _NAMES).format(place),
        area=f"X06{1001 + chance.number:06}",
        kind=PlanKind.PLAN,
        status=PlanStatus.AGREED,
        agreed=datetime.date(2025, 1 + chance.below("agreed", 12), 1),
        starts=When.on(datetime.date(2025, 4, 1)),
        ends=When.on(datetime.date(2030, 3, 31)),
        partners=partners,
        people=people,
        groups=groups,
        seats=seats,
        seat_holders=_holders(seats, people, terms),
        chair_terms=terms,
    )


def _seated(who: Chaired, chance: _Chance) -> tuple[Sector, Capacity, str] | None:
    return chance.one_of("seated", _SEATED[who]) if who in _SEATED else None


def _partners(place: str, who: Chaired, chance: _Chance) -> tuple[Partner, ...]:
    seated = _seated(who, chance)
    found: list[Partner] = []
    for sector, bodies in _BODIES.items():
        least = max(_LEAST.get(sector, 0), int(seated is not None and seated[0] is sector))
        many = least + chance.below(sector.value, len(bodies) - least + 1)
        for body in bodies[:many]:
            at = len(found) + 1
            title = Text.of(body.format(place))
            found.append(Partner(ref=f"B{at}", number=f"P{at}", title=title, sector=sector))
    return tuple(found)


def _groups(chance: _Chance) -> tuple[Group, ...]:
    below = [("Executive", Layer.EXECUTIVE)] * chance.below("executive", 2)
    below += [(each, Layer.THEME) for each in _THEMES[: chance.below("themes", 6)]]
    below += [(each, Layer.LOCALITY) for each in _LOCALITIES[: chance.below("localities", 4)]]
    board = Group(ref="T1", title=Text.of("Board"), layer=Layer.BOARD, meets="every quarter")
    return (
        board,
        *(
            Group(ref=f"T{n}", title=Text.of(title), layer=layer, under="T1")
            for n, (title, layer) in enumerate(below, start=2)
        ),
    )


def _seats(
    partners: Sequence[Partner], groups: Sequence[Group], chance: _Chance
) -> tuple[Seat, ...]:
    """A seat on the board for every partner, with one or two more for the council; on an executive one
    for each of the first six partners."""
    council, *others = partners
    places = [("T1", council, f" {n}") for n in range(1, chance.below("council", 2) + 3)]
    places += [("T1", each, "") for each in others]
    executive = [each.ref for each in groups if each.layer is Layer.EXECUTIVE]
    places += [(ref, each, "") for ref in executive for each in partners[:6]]
    titles = {each.ref: each.title for each in groups}
    return tuple(
        Seat(
            ref=f"E{n}",
            number=str(n),
            title=Text.of(f"{titles[group]}: {partner.title}{which}"),
            group=group,
            partner=partner.ref,
        )
        for n, (group, partner, which) in enumerate(places, start=1)
    )


def _terms(
    who: Chaired, partners: Sequence[Partner], chance: _Chance
) -> tuple[tuple[Person, ...], tuple[ChairTerm, ...]]:
    """Who is in the chair; for some also who was before. Of those that do not report their chair, half
    have somebody on record of whom nothing more is, and half have nobody."""
    month = first_of(2024, 1 + chance.below("month", 33))  # up to September 2026
    starts, due = When.on(month), When.on(first_of(month.year + 3, month.month) - ONE_DAY)
    seated = _seated(who, chance)
    if seated is None:
        if chance.below("silent", 2):
            return (), ()
        chair = Person(ref="U1", title=Text.of("Chair"))
        return (chair,), (ChairTerm(ref="C1", group="T1", person="U1", starts=starts, due=due),)
    sector, capacity, role = seated
    body = next(each.ref for each in partners if each.sector is sector)
    now = ChairTerm(
        ref="C1",
        group="T1",
        person="U1",
        partner=body,
        capacity=capacity,
        starts=starts,
        due=due,
        chosen=chance.one_of("chosen", ("ballot of the board", "by agreement", "by custom")),
    )
    people = (Person(ref="U1", title=Text.of(role), partner=body),)
    if chance.below("before", 3):
        return people, (now,)
    before = ChairTerm(
        ref="C2",
        group="T1",
        person="U2",
        partner="B1",
        capacity=Capacity.ELECTED_MEMBER,
        starts=When.on(first_of(month.year - 3, month.month)),
        ended=starts,
    )
    earlier = Person(ref="U2", title=Text.of("Former cabinet member"), partner="B1")
    return (*people, earlier), (now, before)


def _holders(
    seats: Sequence[Seat], people: Sequence[Person], terms: Sequence[ChairTerm]
) -> tuple[SeatHolder, ...]:
    """The chair in the first seat of their body on the board; of the other seats nothing is said."""
    if not people or not people[0].partner:
        return ()
    seat = next(each.ref for each in seats if each.partner == people[0].partner)
    return (SeatHolder(ref="Y1", seat=seat, person="U1", starts=terms[0].starts),)
