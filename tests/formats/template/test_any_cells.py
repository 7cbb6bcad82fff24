"""Whatever people put in the cells of a template, it is read, and no row goes without a word."""

from __future__ import annotations

import datetime
import time
from decimal import Decimal
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from joinedup.core.plan import Action, Lead, Link, Outcome, Plan
from joinedup.core.text import Text
from joinedup.formats.opening import open_file
from joinedup.formats.sheets import Value
from joinedup.formats.template import layout, read_template, write_csv, write_workbook
from tests.formats.template.workbooks import opened, read, there_and_back
from tests.plans import NASTY, WRITTEN, patiently

ODD = ("[2026-13-01 to 2026-01-01]", "x [9999-12-31 to 9999-12-31]", "x [2026-01-01 to 2025-01-01]", "; ;", ";", "1e999999",
       "-0", "٣", "£", "EUR 1", "EUR 1e9", "2.4 people", "none", "1,2,3", "O1; O1", "ref ", "Your word for ")  # fmt: skip

cells: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.sampled_from((*NASTY, *WRITTEN, *ODD)),
    st.text(max_size=6),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.datetimes(),
)


@st.composite
def filled_sheets(
    draw: Any, cells: st.SearchStrategy[Value] = cells
) -> dict[str, list[list[Value]]]:
    """Sheets of the template with some of its headings and anything in the cells."""
    found: dict[str, list[list[Value]]] = {}
    forms = draw(st.lists(st.sampled_from(layout.sheets()), max_size=4, unique=True))
    for form in forms:
        headers = [column.header for column in form.columns]
        chosen = draw(st.lists(st.sampled_from([*headers, "Their own"]), min_size=1, max_size=8))
        row = st.lists(cells, max_size=len(chosen) + 1)
        found[form.name] = [list(chosen), *draw(st.lists(row, max_size=4))]
    about = draw(
        st.lists(
            st.tuples(st.sampled_from([column.header for column in layout.about()]), cells),
            max_size=5,
        )
    )
    found["About"] = [["Item", "Answer"], *(list(line) for line in about)]
    return found


@patiently(150)
@given(sheets=filled_sheets())
def test_any_cells_are_read_and_every_row_is_counted(sheets: dict[str, list[list[Value]]]) -> None:
    assume(not any(_is_heading(row) for rows in sheets.values() for row in rows[1:]))
    file = read_template(opened(sheets))
    for finding in file.findings:
        assert finding.message()
        assert finding.remedy()
    understood = (each for each in file.understood if each.columns)
    counted = {each.sheet: each.rows + each.unused for each in understood}
    for name, rows in sheets.items():
        if name in counted and name != "About":
            held = [
                row
                for row in rows[1:]
                if any(value is not None and str(value).strip() for value in row)
            ]
            assert counted[name] == len(held)


def _is_heading(row: list[Value]) -> bool:
    """Whether a row could be taken for that of the headings: what stands above that is a title."""
    headings = {column.header.casefold() for form in layout.sheets() for column in form.columns}
    cells = [str(value).strip().casefold() for value in row if value is not None]
    said = [cell for cell in cells if cell]
    return bool(said) and headings.issuperset(said)


@patiently(30)
@given(
    sheets=filled_sheets(cells.filter(lambda cell: not isinstance(cell, str) or cell.isprintable()))
)
def test_what_was_read_of_any_cells_can_be_written_again(
    sheets: dict[str, list[list[Value]]],
) -> None:
    plan = read_template(opened(sheets)).plan
    again = there_and_back(plan, "csv").plan
    assert [thing.ref for thing in again.things()] == [thing.ref for thing in plan.things()]
    assert len(again.extras) == len(plan.extras)
    assert write_workbook(plan)


def many(actions: int) -> Plan:
    return Plan(
        outcomes=tuple(Outcome(ref=f"O{at}", number=str(at)) for at in range(1, 51)),
        actions=tuple(
            Action(
                ref=f"A{at}",
                number=f"1.{at}",
                title=Text.of(f"Action {at}"),
                leads=(Lead(text=f"Head of service {at % 90}"),),
            )
            for at in range(1, actions + 1)
        ),
        links=tuple(
            Link(source=f"A{at}", target=f"O{at % 50 + 1}") for at in range(1, actions + 1)
        ),
    )


def _cost(actions: int) -> float:
    plan = many(actions)
    started = time.process_time()
    assert len(there_and_back(plan, "csv").plan.links) == actions
    return time.process_time() - started


def test_reading_and_writing_grow_no_faster_than_the_plan() -> None:
    small = min(_cost(500) for _ in range(3))
    large = min(_cost(4_000) for _ in range(2))
    assert large < small * 8 * 3  # linear is 8 times; the square would be 64


def test_many_bad_cells_cost_no_more_than_many_good_ones() -> None:
    rows: list[list[Value]] = [["Title", "Priority", "By when", "Accountable partner", "Status"]]
    rows += [
        [f"Action {at}", f"9.{at}", "Q5 2026", f"Partner {at}", "wobbly"] for at in range(4_000)
    ]
    started = time.process_time()
    file = read({"Actions": rows, "Partners": [["Name"], ["Eastshire Police"]]})
    assert time.process_time() - started < 10
    assert len(file.findings) == 4
    assert len(file.plan.partners) == 4_001


def test_a_day_with_a_time_of_day_is_the_day() -> None:
    rows: list[list[Value]] = [["Title", "By when"], ["Hub", datetime.datetime(2026, 3, 31, 9, 30)]]  # noqa: DTZ001
    assert str(read({"Actions": rows}).plan.actions[0].due) == "2026-03-31"


def test_numbers_in_columns_of_words_are_words() -> None:
    rows: list[list[Value]] = [["Number", "Title", "Theme"], [Decimal("1.2"), 2026, True]]
    action = read({"Actions": rows}).plan.actions[0]
    assert (action.number, str(action.title), action.theme) == ("1.2", "2026", "TRUE")


def test_a_csv_that_was_opened_and_saved_by_a_spreadsheet_is_read() -> None:
    saved = write_csv(many(3)).decode("utf-8-sig").replace("\r\n", ",,,\n")
    file = read_template(open_file(saved.encode("cp1252"), name="saved.csv", isolate=False))
    assert len(file.plan.actions) == 3
    assert not [finding for finding in file.findings if finding.severity.value == "error"]
