"""Groups of members who may be against something without stopping it: what is counted, how.

A group may be against as long as its weights leave room in every system: ``room`` is the total less
the quota. A member tips the scales for every group without that member which leaves room and, with
the member, does not. Numbers by the size of the group are packed into one integer, ``step`` bits
apart, lowest size first; with ``step`` 0 all sizes are counted together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

Vector = tuple[int, ...]
Tips = Mapping[Vector, int]


@dataclass(frozen=True)
class Against:
    """What is counted: ``kinds`` says how many members have each vector of d weights, ``room`` are
    d whole numbers, no more than those who may be against alone can fill; ``sized`` keeps the
    sizes of the groups apart."""

    kinds: Mapping[Vector, int]
    room: Vector
    sized: bool = False

    @cached_property
    def members(self) -> int:
        """How many there are."""
        return sum(self.kinds.values())

    @cached_property
    def step(self) -> int:
        """Bits from the number of groups of one size to that of the next."""
        return self.members + 1 if self.sized else 0

    @cached_property
    def width(self) -> int:
        """Bytes that hold any number of groups, packed by their sizes or not."""
        return ((self.members + 1) * (self.members + 1 if self.sized else 1) + 7) // 8

    def holds(self, vector: Vector) -> bool:
        """Whether somebody with these weights may be against alone."""
        return all(weight <= room for weight, room in zip(vector, self.room, strict=True))

    def tips(self, left: Sequence[int]) -> int:
        """How many groups a member tips.

        ``left[k]`` is the number of groups, of all members, that leave room for k times the
        member’s weights, up to the last k for which there is any. Those without the member are
        found from that k down: every group that leaves room for k times has the member or has
        not, and if it has, the rest of it leaves room for k + 1 times.
        """
        if not self.step:
            return left[0] - 2 * (sum(left[1::2]) - sum(left[2::2]))
        without = 0
        for number in reversed(left[1:]):
            without = number - (without << self.step)
        return left[0] - without - (without << self.step)

    def steps(self) -> int:
        """How many numbers :meth:`tips` is given, for all kinds."""
        return sum(self.times(vector) + 1 for vector in self.kinds if any(vector))

    def times(self, vector: Vector) -> int:
        """For how many of a member, some of whose weights are above nought, there is room."""
        pairs = zip(vector, self.room, strict=True)
        return min(room // weight for weight, room in pairs if weight)
