"""How many groups each member tips, under any rule, by whichever way of counting is cheapest."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from operator import le

from joinedup.analysis.balance.against import Against, Tips, Vector
from joinedup.analysis.balance.form import Form
from joinedup.analysis.balance.halves import by_halves, halves_cost
from joinedup.analysis.balance.tables import Line, box_cost, by_box
from joinedup.core.catalogue import N_
from joinedup.core.voting import CannotCount

MOST_SECONDS = 30
MOST_MEGABYTES = 500
TOO_LARGE = N_(
    "To count this exactly would take about {seconds} seconds and {megabytes} MB, and {most} seconds "
    "and {room} MB are the most. Give the weights in larger units, such as thousands."
)

AT_ONCE = 0.001  # seconds: whatever takes less is not compared with anything
_MEGABYTE = 1_000_000

Way = tuple[Callable[[], Tips], float, int]
"""A way of counting, with about how many seconds and bytes it takes."""


def tips(form: Form, *, sized: bool = False) -> Mapping[Vector, int]:
    """How many groups each kind of member tips, {weights of the kind: number}.

    With ``sized``, the numbers by size of the group against, packed n + 1 bits apart. Raises
    :class:`CannotCount` where it would take more than 30 seconds or 500 MB by our estimate.
    """
    kinds = {vector: len(members) for vector, members in form.kinds().items()}
    signs = form.terms()
    terms = [_Term.of(each, signs[each], kinds, sized, alone=len(signs) == 1) for each in signs]
    _check_cost(terms)
    found = dict.fromkeys(kinds, 0)
    for term in terms:
        tipped = term.count()
        for vector in kinds:
            found[vector] += term.sign * tipped[term.asked(vector)]
    return found


@dataclass(frozen=True)
class _Term:
    """Groups that reach all of some quotas: the ``places`` of the systems that are asked, the one
    with most room last, and how often these groups count."""

    places: tuple[int, ...]
    sign: int
    against: Against

    @classmethod
    def of(
        cls, quotas: Vector, sign: int, kinds: Mapping[Vector, int], sized: bool, *, alone: bool
    ) -> _Term:
        rooms = {
            at: sum([vector[at] * many for vector, many in kinds.items()]) - quota
            for at, quota in enumerate(quotas)
            if quota
        }
        if alone and len(rooms) == 1:
            # To stop by the same quota tips as often as to carry by it: take less room.
            rooms = {at: min(room, quotas[at] - 1) for at, room in rooms.items()}
        places = tuple(sorted(rooms, key=rooms.__getitem__))
        held: defaultdict[Vector, int] = defaultdict(int)
        for vector, many in kinds.items():
            held[_at(vector, places)] += many
        room = _filled(held, tuple(rooms[at] for at in places))
        return cls(places, sign, Against(held, room, sized))

    def asked(self, vector: Vector) -> Vector:
        """The weights of a member in the systems that are asked."""
        return _at(vector, self.places)

    @cached_property
    def way(self) -> Way:
        """The cheapest way of counting there is room for."""
        table = _by_table(self.against)
        if table[1] < AT_ONCE:
            return table
        halves: Way = (partial(by_halves, self.against), *halves_cost(self.against))
        return min(table, halves, key=lambda each: (each[2] > MOST_MEGABYTES * _MEGABYTE, each[1]))

    def count(self) -> Tips:
        """What each kind tips."""
        return self.way[0]()


def _at(vector: Vector, places: Vector) -> Vector:
    return tuple([vector[at] for at in places])


def _by_table(against: Against) -> Way:
    if len(against.room) == 1:
        line = Line.of(against)
        return line.tips, line.seconds, line.bytes
    return partial(by_box, against), *box_cost(against)


def _filled(kinds: Mapping[Vector, int], room: Vector) -> Vector:
    """As much of the room as those who may be against alone can fill together."""
    within = [(vector, many) for vector, many in kinds.items() if all(map(le, vector, room))]
    fillable = [sum([vector[at] * many for vector, many in within]) for at in range(len(room))]
    return tuple(map(min, room, fillable))


def _check_cost(terms: Iterable[_Term]) -> None:
    seconds = sum(term.way[1] for term in terms)
    megabytes = max(term.way[2] for term in terms) // _MEGABYTE
    if seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES:
        raise CannotCount(
            TOO_LARGE,
            seconds=math.ceil(seconds),
            megabytes=megabytes,
            most=MOST_SECONDS,
            room=MOST_MEGABYTES,
        )
