"""Counting groups by what they weigh, in one integer that holds a number for every weight.

Adding a member is one shift and one addition of the whole table, whatever its length (Brams and
Affuso, "Power and size: a new paradox", Theory and Decision 7, 1976, give the generating function;
Matsui and Matsui, "A survey of algorithms for calculating power indices of weighted majority
games", Journal of the Operations Research Society of Japan 43(1), 2000, the table). The table holds
running totals, so that what is asked of it stands in one place. The heaviest members, who make it
long, may stay out of it: their groups are listed, and each asks the table what it leaves room for.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from joinedup.analysis.balance.against import Against, Tips, Vector
from joinedup.analysis.balance.halves import listed, shares

LINE_SECONDS = 1.2e-9  # for each byte of the table and each member, as measured
BOX_SECONDS = 1.6e-9
STEP_SECONDS = 0.6e-6  # for each number that is asked of a table with several sides
ASK_SECONDS = 0.8e-6  # for each question to a table with one, and each number in the answer
NUMBER_SECONDS = 0.02e-6
MOST_LISTED = 4096  # groups
LEAST_SLOTS = 500  # fewer are not worth counting with
_ENDLESS = 10**15  # bytes: whatever is more is refused all the same
_AS_IT_STANDS = {2: "H", 4: "I", 8: "Q"}  # bytes of a slot that is read without being copied


@dataclass(frozen=True)
class Line:
    """Counting by the table of one weight system: the slot for p counts the groups that weigh p at
    most, and the heaviest stands lowest. Time O(members x room) slots, each as wide as there are
    members; less where the groups of the heaviest are listed.

    ``light`` are in the table and the groups of ``heavy`` listed, as pairs of a weight and how many
    have it; the table has ``length`` slots of ``width`` bytes, and everything takes about so many
    ``seconds``.
    """

    against: Against
    light: list[tuple[int, int]]
    heavy: list[tuple[int, int]]
    length: int
    width: int
    seconds: float

    @property
    def bytes(self) -> int:
        """About how many bytes it takes."""
        listed_apart = 0 if self.width in _AS_IT_STANDS else 40
        return min(self.length * (4 * self.width + listed_apart), _ENDLESS)

    def tips(self) -> Tips:
        """What each kind tips: a light member what it tips beside each group of the heavy."""
        (room,) = self.against.room
        step, tips = self.against.step, self.against.tips
        slots = self._slots(step)
        lowest = len(slots) - 1 - room
        sums, often = listed(self.heavy, step)
        asked = [(lowest + weight, many) for weight, many in zip(sums, often, strict=True)]
        fitting = [many * slots[max(at, 0)] if at < len(slots) else 0 for at, many in asked]
        whole = sum(fitting)
        found = dict.fromkeys(self.against.kinds, whole)
        inside = [(at, many) for at, many in asked if 0 <= at < len(slots)]
        for weight, _ in self.light:
            found[weight,] = weight and sum([many * tips(slots[at::weight]) for at, many in inside])
        for weight, many, with_them in shares(self.heavy, fitting):
            within = with_them // many
            found[weight,] = whole - within - (within >> step)
        return found

    @classmethod
    def of(cls, against: Against) -> Line:
        """Those who cannot be against alone are in neither. The heaviest are listed while adding
        them to the table takes longer than to ask it for every group with them as well."""
        (room,) = against.room
        light = sorted((at, many) for (at,), many in against.kinds.items() if at <= room)
        heavy: list[tuple[int, int]] = []
        totals = list(accumulate((weight * many for weight, many in light), initial=0))
        within = min(room, _ENDLESS)
        numbers = sum([within / weight for weight, _ in light if weight])
        asking = len(light) * ASK_SECONDS + numbers * NUMBER_SECONDS
        groups, adding = 1, _adding(against.width, totals, light, within)
        while light and adding[-1] > asking * groups * light[-1][1]:
            if groups * (light[-1][1] + 1) > MOST_LISTED:
                break
            heavy.append(light.pop())
            groups *= heavy[-1][1] + 1
            adding.pop()
        width = _width(sum(many for _, many in light), against.step)
        seconds = min(sum(adding), _ENDLESS) + asking * groups
        length = min(totals[len(light)], room) + 1
        return cls(against, light, heavy, length, width, seconds)

    def _slots(self, step: int) -> Sequence[int]:
        """The numbers of groups of the light by what they weigh, the heaviest first, down to those
        of nought: running totals."""
        held = self._table(step).to_bytes(self.length * self.width, sys.byteorder)
        if self.width in _AS_IT_STANDS:
            return _in_order(array(_AS_IT_STANDS[self.width], held))
        ends = range(0, len(held), self.width)
        return _in_order([int.from_bytes(held[at : at + self.width], sys.byteorder) for at in ends])

    def _table(self, step: int) -> int:
        """The table grows with the members in it, lightest first, a good piece at a time: for more
        than they weigh together, every group fits."""
        bits, total, length = 8 * self.width, 0, min(self.length, LEAST_SLOTS)
        table = _repeated(1, length, bits)
        for weight, many in self.light:
            for _ in range(many):
                total += weight
                if length <= total and length < self.length:
                    grown = min(self.length, max(total + 1, length + length // 3)) - length
                    everything = table & (1 << bits) - 1
                    table = table << grown * bits | _repeated(everything, grown, bits)
                    length += grown
                table += _moved(table, weight * bits, step)
        return table


def _adding(width: int, totals: list[int], light: list[tuple[int, int]], room: int) -> list[float]:
    """About how many seconds it takes to add each kind of member to the table."""
    each = width * LINE_SECONDS
    return [
        each * many * (min(total, room) + 1)
        for total, (_, many) in zip(totals[1:], light, strict=True)
    ]


def _width(members: int, step: int) -> int:
    """Bytes that hold any number of groups of so many members: as many as are read as they stand,
    or more."""
    least = (members + 1 + members * step + 7) // 8
    return min((width for width in _AS_IT_STANDS if width >= least), default=least)


def _in_order(slots: Sequence[int]) -> Sequence[int]:
    """The slots with the lowest first."""
    return slots if sys.byteorder == "little" else slots[::-1]


def box_cost(against: Against) -> tuple[float, int]:
    """About how many seconds and bytes :func:`by_box` takes."""
    size = min(math.prod(room + 1 for room in against.room) * against.width, _ENDLESS)
    return size * against.members * BOX_SECONDS + _asking(against), 5 * size


def _asking(against: Against) -> float:
    return min(against.steps(), _ENDLESS) * STEP_SECONDS


def by_box(against: Against) -> Tips:
    """Tips by the table of several weight systems: the slot at (p, r...) counts the groups that
    leave room for p in the first system, r in the second and so on.

    Time O(members x product of the rooms) slots. The first system varies fastest.
    """
    sizes = [room + 1 for room in against.room]
    strides = [math.prod(sizes[:at]) for at in range(len(sizes))]
    bits = 8 * against.width
    table = _repeated(1, math.prod(sizes), bits)

    def place(vector: Vector) -> int:
        return sum(weight * stride for weight, stride in zip(vector, strides, strict=True))

    for vector, many in against.kinds.items():
        if against.holds(vector):
            far, mask = place(vector) * bits, _mask(vector, sizes, against.width)
            for _ in range(many):
                table += _moved(_moved(table, far, 0) & mask, 0, against.step)
    return _read(against, table, math.prod(sizes), place)


def _mask(vector: Vector, sizes: list[int], width: int) -> int:
    """Ones in every slot from which a group with these weights more leaves room."""
    cell = b"\xff" * width
    for weight, size in zip(vector, sizes, strict=True):
        cell = cell * (size - weight) + bytes(len(cell) * weight)
    return int.from_bytes(cell, "little")


def _repeated(number: int, times: int, bits: int) -> int:
    """A table with the same number in every slot."""
    made = 1
    while made < times:
        more = min(made, times - made)
        number |= number << more * bits
        made += more
    return number


def _moved(table: int, down: int, up: int) -> int:
    """The table so many bits down, and then up; not copied where that is none."""
    if down:
        table >>= down
    return table << up if up else table


def _read(
    against: Against, table: int, slots: int, place: Callable[[Vector], int]
) -> Mapping[Vector, int]:
    """What each kind tips: the number of groups that leave room for k of it stands in the slot at
    k times its place."""
    width = against.width
    held = table.to_bytes(slots * width, "little")
    found = {}
    for vector in against.kinds:
        far = place(vector) * width
        places = range(0, far * against.times(vector) + 1, far) if far else ()
        left = [int.from_bytes(held[at : at + width], "little") for at in places]
        found[vector] = against.tips(left) if left else 0
    return found
