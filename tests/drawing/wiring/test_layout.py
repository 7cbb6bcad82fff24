"""Where things stand: nothing overlaps, nothing sticks out, text stays in its box."""

from __future__ import annotations

import itertools

import pytest

from joinedup.analysis.wiring import EVERY, Column, show
from joinedup.core.plan import Outcome, Plan
from joinedup.core.text import Text
from joinedup.drawing.svg import measure
from joinedup.drawing.wiring.layout import Box, Layout, lay_out
from joinedup.drawing.wiring.phrases import Phrases
from joinedup.drawing.wiring.shapes import SHAPES, WIDTH, spread
from tests.analysis.linkage.building import SOUND
from tests.analysis.wiring.pictures import large, many_services, snapshot
from tests.analysis.wiring.test_table import PLANS

MORE = {**PLANS, "folded": large(200), "many services": many_services(130)}


def laid(plan: Plan, **given: object) -> Layout:
    return lay_out(show(snapshot(plan), **given), Phrases("en", plan.words), 60)  # type: ignore[arg-type]


def columns(layout: Layout) -> list[list[Box]]:
    found = [[b for b in layout.boxes.values() if b.column is column] for column in layout.shapes]
    return [sorted(column, key=lambda box: box.y) for column in found]


@pytest.mark.parametrize("name", MORE)
def test_no_two_boxes_of_a_column_overlap(name: str) -> None:
    for column in columns(laid(MORE[name])):
        for above, below in itertools.pairwise(column):
            assert above.y + above.height / 2 <= below.y - below.height / 2 + 0.1


@pytest.mark.parametrize("name", MORE)
def test_everything_stands_within_the_picture(name: str) -> None:
    layout = laid(MORE[name])
    for box in layout.boxes.values():
        assert box.x >= 0
        assert box.right <= WIDTH
        assert box.y - box.height / 2 >= 60 - 0.1
        assert box.y + box.height / 2 <= layout.height


@pytest.mark.parametrize("name", MORE)
def test_every_line_of_text_fits_its_box(name: str) -> None:
    for box in laid(MORE[name]).boxes.values():
        shape = SHAPES[box.column]
        for line in box.text:
            assert measure(line, shape.size, bold=shape.bold) <= box.width - shape.inset


def test_boxes_keep_the_order_of_the_rows() -> None:
    wiring = show(snapshot(large(60)))
    layout = laid(large(60))
    for column in Column:
        down = [layout.boxes[node.ref].y for node in wiring.column(column)]
        assert down == sorted(down)


def test_a_priority_stands_beside_its_actions() -> None:
    layout = laid(large(60))
    of_p2 = [layout.boxes[f"A{n}"].y for n in (4, 5, 6)]
    assert min(of_p2) <= layout.boxes["P2"].y <= max(of_p2)


def test_a_wire_past_a_column_has_a_lane_of_its_own_through_it() -> None:
    plan = PLANS["services that serve outcomes"]
    layout = laid(plan)
    wire = next(w for w in show(snapshot(plan)).wires if (w.left, w.right) == ("S1", "O2"))
    route = layout.route(wire)
    assert [box.column for box in route] == list(Column)[1:]
    assert [box.node is None for box in route] == [False, True, True, False]


def test_missing_columns_leave_their_room_to_the_others() -> None:
    few = spread([Column.PARTNERS, Column.ACTIONS, Column.OUTCOMES])
    assert few[Column.ACTIONS][1].width > SHAPES[Column.ACTIONS].width
    end, shape = few[Column.OUTCOMES]
    assert end + shape.width <= WIDTH


def test_a_long_title_has_as_many_lines_as_its_column_allows() -> None:
    title = Text.of("Every child and young person in the borough ready to learn, " * 4)
    layout = laid(Plan(outcomes=(Outcome(ref="O1", title=title),)))
    assert len(layout.boxes["O1"].text) == SHAPES[Column.OUTCOMES].lines
    assert layout.boxes["O1"].text[-1].endswith("…")


def test_a_picture_of_three_hundred_actions_gives_each_one_line() -> None:
    layout = laid(large(300), opened={EVERY})
    assert {len(box.text) for box in layout.boxes.values() if box.column is Column.ACTIONS} == {1}


def test_an_empty_plan_has_no_boxes() -> None:
    assert laid(Plan()).boxes == {}
    assert laid(SOUND).boxes
