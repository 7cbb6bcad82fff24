"""Counting groups by what they weigh, in one integer that holds a number for every weight.

Adding a member is one shift and one addition of the whole table, whatever its length (Brams and
Affuso, "Power and size: a new paradox", Theory and Decision 7, 1976, give the generating function;
Matsui and Matsui, "A survey of algorithms for calculating power indices of weighted majority
games", Journal of the Operations Research Society of Japan 43(1), 2000, the table). The table holds
running totals, so that what is asked of it stands in one place.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from joinedup.analysis.balance.against import Against, Tips, Vector

LINE_SECONDS = 1.2e-9  # for each byte of the table and each member, as measured
BOX_SECONDS = 1.6e-9
STEP_SECONDS = 0.6e-6  # for each number that is asked of a table
_ENDLESS = 10**15  # bytes: whatever is more is refused all the same


def line_cost(against: Against) -> tuple[float, int]:
    """About how many seconds and bytes :func:`by_line` takes."""
    (room,) = against.room
    slots = length = 1
    for (weight,), many in sorted(against.kinds.items()):
        if weight <= room:
            slots += sum(min(length + weight * (each + 1), room + 1) for each in range(many))
            length = min(length + weight * many, room + 1)
    seconds = min(slots * against.width, _ENDLESS) * LINE_SECONDS
    return seconds + _asking(against), 4 * min(length * against.width, _ENDLESS)


def by_line(against: Against) -> Tips:
    """Tips by the table of one weight system: the slot for p counts the groups that weigh p at
    most, and the heaviest stands lowest.

    Time O(members x room) slots, each as wide as there are members. The table grows with the
    members in it, lightest first: for more than they weigh together, every group fits.
    """
    (room,) = against.room
    bits = 8 * against.width
    table = everything = length = 1
    for (weight,), many in sorted(against.kinds.items()):
        if weight > room:
            break
        for _ in range(many):
            grown = min(weight, room + 1 - length)
            lighter = _moved(table, (weight - grown) * bits, against.step)
            if grown:
                heaviest = _repeated(everything, grown, against.width)
                table = (table << grown * bits) + heaviest
            table += lighter
            everything += everything << against.step
            length += grown
    return _read(against, table, length, lambda vector: vector[0])


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
    table = _repeated(1, math.prod(sizes), against.width)

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


def _repeated(number: int, times: int, width: int) -> int:
    """A table with the same number in every slot."""
    return int.from_bytes(number.to_bytes(width, "little") * times, "little")


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
