"""Where everything stands: boxes in columns, lanes for what passes through, controls of folds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from joinedup.analysis.wiring import EVERY, Column, Node, Wire, Wiring
from joinedup.analysis.wiring.folding import group_of, held_open
from joinedup.analysis.wiring.order import outline
from joinedup.drawing.svg import wrap
from joinedup.drawing.wiring.phrases import ABSENT, Phrases
from joinedup.drawing.wiring.placing import centre, place, stack
from joinedup.drawing.wiring.shapes import (
    CONTROL,
    CROWDED,
    GROUP_GAP,
    LANE,
    LEADING,
    WIDTH,
    Shape,
    spread,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node, a lane or a control in its place: ``x`` its left edge, ``y`` its middle."""

    key: str
    column: Column
    x: float
    width: float
    height: float
    y: float = 0.0
    node: Node | None = None
    text: tuple[str, ...] = ()
    small: str = ""
    closes: str = ""

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The picture’s size, what stands where, and the lanes that each wire passes through."""

    width: float
    height: float
    shapes: Mapping[Column, tuple[float, Shape]]
    boxes: Mapping[str, Box] = field(default_factory=dict)

    def route(self, wire: Wire) -> list[Box]:
        """The boxes that a wire touches, from left to right, lanes among them."""
        left, right = self.boxes[wire.left], self.boxes[wire.right]
        between = [c for c in self.shapes if left.column.place < c.place < right.column.place]
        return [left, *(self.boxes[lane(wire, column)] for column in between), right]


def lane(wire: Wire, column: Column) -> str:
    """The key of the lane through a column: one for each partner through the services, one for
    each thing that is served through the rest, so that wires which go together stay together."""
    end = wire.left if column is Column.SERVICES else wire.right
    return f"lane:{column.value}:{end}"


def lay_out(wiring: Wiring, say: Phrases, top: float) -> Layout:
    """The places of everything below ``top``."""
    drawn = [column for column in Column if wiring.column(column)]
    shapes = spread(drawn)
    rows = {column: _rows(wiring, column, *shapes[column], say) for column in drawn}
    outlined = outline(wiring)
    for column, key, at in _lanes(wiring, drawn, outlined):
        _insert(rows[column], _lane_box(key, column, *shapes[column]), at, outlined)
    needs = {column: sum(_room(rows[column], shapes[column][1])) for column in drawn}
    height = max(needs.values(), default=0)
    placed = _Placing(wiring, rows, shapes, needs, top, height).place()
    return Layout(width=WIDTH, height=top + height + 12, shapes=shapes, boxes=placed)


def _rows(wiring: Wiring, column: Column, x: float, shape: Shape, say: Phrases) -> list[Box]:
    """The boxes of a column in order, with a control above each group that could be folded."""
    nodes = wiring.column(column)
    most = 1 if _is_crowded(wiring, column) else shape.lines
    found: list[Box] = []
    folds = column in wiring.folded and EVERY not in wiring.opened
    closable = wiring.opened - held_open(wiring) if folds else frozenset[str]()
    for node in nodes:
        group = group_of(node)
        if group in closable and not node.holds:
            closable -= {group}
            key = f"close:{column.value}:{group}"
            found.append(
                Box(key=key, column=column, x=x, width=shape.width, height=CONTROL, closes=group)
            )
        found.append(_box(wiring, node, x, shape, most, say))
    return found


def _is_crowded(wiring: Wiring, column: Column) -> bool:
    """Whether each row of a column has one line only: where there are very many, and the column
    would make the picture longer."""
    rows, actions = len(wiring.column(column)), len(wiring.column(Column.ACTIONS))
    if rows <= CROWDED:
        return False
    return column is Column.ACTIONS or (column is Column.SERVICES and rows > actions * 0.75)


def _box(wiring: Wiring, node: Node, x: float, shape: Shape, most: int, say: Phrases) -> Box:
    indent = min(node.depth, 4) * 12.0
    room = shape.width - shape.inset - 6 - indent - (16 if node.holds or node.gaps else 0)
    text = wrap(say.title(node), room, shape.size, lines=most, bold=shape.bold)
    small = _beneath(wiring, node, say)
    height = len(text) * shape.size * LEADING + 2 * shape.pad + (15 if small else 0)
    if node.column is Column.OUTCOMES:
        height = max(height, 34)
    return Box(
        key=node.ref,
        column=node.column,
        x=x,
        width=shape.width - indent,
        height=height,
        node=node,
        text=tuple(text),
        small=small,
    )


def _beneath(wiring: Wiring, node: Node, say: Phrases) -> str:
    """The small line below an outcome, how many actions stand under it; and below a partner that
    takes no part, that it does not."""
    if node.absent:
        return say.say(ABSENT)
    if node.column is not Column.OUTCOMES or not wiring.column(Column.ACTIONS):
        return ""
    return say.counted(Column.ACTIONS, wiring.leading.get(node.ref, 0))


def _lane_box(key: str, column: Column, x: float, shape: Shape) -> Box:
    return Box(key=key, column=column, x=x, width=shape.width, height=LANE)


def _lanes(
    wiring: Wiring, drawn: Sequence[Column], outlined: Mapping[str, float]
) -> list[tuple[Column, str, float]]:
    """The lanes that wires need, each with its place in the order of its column."""
    shares = {
        node.ref: rank / len(wiring.column(column))
        for column in drawn
        for rank, node in enumerate(wiring.column(column))
    }
    wanted: dict[tuple[Column, str], float] = {}
    for wire in wiring.wires:
        left, right = wiring.nodes[wire.left].column, wiring.nodes[wire.right].column
        for column in drawn:
            if left.place < column.place < right.place:
                aside = column is Column.SERVICES
                at = shares[wire.left] if aside else outlined.get(wire.right, shares[wire.right])
                wanted.setdefault((column, lane(wire, column)), at)
    return [(column, key, at) for (column, key), at in wanted.items()]


def _insert(rows: list[Box], lane_box: Box, place: float, outlined: Mapping[str, float]) -> None:
    """Put a lane among the boxes of its column: through the services in proportion, elsewhere
    where the outline has what the lane leads to."""
    if lane_box.column is Column.SERVICES:
        rows.insert(round(place * len(rows)), lane_box)
        return
    above = 0
    for at, box in enumerate(rows, 1):
        if box.node is not None:
            its = box.node.ref if box.column is Column.PRIORITIES else box.node.group
            if outlined.get(its, float("inf")) <= place:
                above = at
    rows.insert(above, lane_box)


def _room(rows: Sequence[Box], shape: Shape) -> list[float]:
    """The height that each box needs with the space above it."""
    return [box.height + _apart(rows, at, shape) for at, box in enumerate(rows)]


def _apart(rows: Sequence[Box], at: int, shape: Shape) -> float:
    if at == 0:
        return 0.0
    above, below = rows[at - 1].node, rows[at].node
    if below is not None and below.depth:
        return shape.apart / 2
    new = rows[at].column is Column.ACTIONS and (
        (rows[at].closes and not rows[at - 1].closes)
        or (above is not None and below is not None and above.group != below.group)
    )
    folds = new and above is not None and below is not None and above.holds and below.holds
    return shape.apart + (GROUP_GAP if new and not folds else 0)


class _Placing:
    """Places column after column: first the one that the others follow, then its neighbours by
    the middle of what each box is connected to."""

    def __init__(
        self,
        wiring: Wiring,
        rows: Mapping[Column, list[Box]],
        shapes: Mapping[Column, tuple[float, Shape]],
        needs: Mapping[Column, float],
        top: float,
        height: float,
    ) -> None:
        self.rows, self.shapes, self.needs = rows, shapes, needs
        self.top, self.height = top, height
        self.placed: dict[str, Box] = {}
        self.ends: dict[str, list[str]] = {}
        drawn = list(rows)
        for wire in wiring.wires:
            left, right = wiring.nodes[wire.left].column, wiring.nodes[wire.right].column
            between = [c for c in drawn if left.place < c.place < right.place]
            stops = [wire.left, *(lane(wire, column) for column in between), wire.right]
            for one, other in pairwise(stops):
                self.ends.setdefault(one, []).append(other)
                self.ends.setdefault(other, []).append(one)

    def place(self) -> dict[str, Box]:
        drawn = list(self.rows)
        if not drawn:
            return {}
        first = self._leader(drawn)
        rows = self.rows[first]
        heights = [box.height for box in rows]
        apart = [
            room - own
            for room, own in zip(_room(rows, self.shapes[first][1]), heights, strict=True)
        ]
        self._put(first, stack(heights, apart, self.height))
        at = drawn.index(first)
        for column in (*reversed(drawn[:at]), *drawn[at + 1 :]):
            self._follow(column)
        return self.placed

    def _leader(self, drawn: list[Column]) -> Column:
        """The column that the others follow: the actions; where most of them are folded, or there
        are none, the priorities beside them if these need more room."""
        if Column.ACTIONS not in drawn:
            return max(drawn, key=self.needs.__getitem__)
        folds = any(box.node and box.node.holds for box in self.rows[Column.ACTIONS])
        beside = Column.PRIORITIES
        longer = self.needs.get(beside, 0.0) > self.needs[Column.ACTIONS]
        return beside if folds and longer else Column.ACTIONS

    def _follow(self, column: Column) -> None:
        """Place a column by what its boxes are connected to; where it has room it is spread."""
        rows = self.rows[column]
        heights = [box.height for box in rows]
        room = _room(rows, self.shapes[column][1])
        air = (self.height - self.needs[column]) / max(len(rows), 1)
        loose = 0.88 * air if column in (Column.PARTNERS, Column.SERVICES) else 0.0
        wanted = [self._middle(box) for box in rows]
        extra = [0.0 if box.node and box.node.depth else loose for box in rows]
        apart = [r - h + e for r, h, e in zip(room, heights, extra, strict=True)]
        self._put(column, place(wanted, heights, apart, self.height))

    def _middle(self, box: Box) -> float | None:
        places = [
            self.placed[end].y - self.top
            for end in self.ends.get(box.key, ())
            if end in self.placed
        ]
        return centre(places)

    def _put(self, column: Column, middles: Sequence[float]) -> None:
        for box, middle in zip(self.rows[column], middles, strict=True):
            self.placed[box.key] = replace(box, y=round(self.top + middle, 2))
