"""Whatever stands in a file: read in linear time, and nothing raises."""

import io
import time
from typing import Any

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.formats.membership import Membership, Presence, plan_of, read_membership
from joinedup.formats.opening import Unreadable, open_file
from tests.formats.membership.tables import Rows, codes, finding, presences, read, read_all, sheet

WORDS = st.sampled_from(
    ["Organisation", "Name", "Role", "Chair", "Board", "Votes", "4 Dec 2024", "Dec-24", "Y", "A", "x",
     "Apols", "D (", "Vacant", "Council", "P = present", "Chair: ", "Total", "", " ", "\u202eTrust\u202c", "=1+1",
     "#REF!", "Attendance", "Meeting date", "a" * 300, "()", "(", "-", "99/99/9999", "\x00"]
)  # fmt: skip
CELL = st.one_of(
    st.none(),
    WORDS,
    st.text(max_size=8),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.decimals(places=2, allow_nan=False, allow_infinity=False),
)


def opened(data: bytes, name: str) -> Membership:
    return read_membership(open_file(data, name=name, isolate=False))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.lists(CELL, max_size=6), max_size=9),
    st.lists(st.tuples(*[st.integers(0, 8)] * 4), max_size=2),
)
def test_no_content_raises(rows: list[list[Any]], merged: list[tuple[int, int, int, int]]) -> None:
    found = read(rows, merged=tuple((a, b, a + c, b + d) for a, b, c, d in merged))
    plan = plan_of(found)
    assert len({thing.ref for thing in plan.things()}) == sum(1 for _ in plan.things())
    assert all(each.message() and each.remedy() and each.message("cy") for each in found.findings)


def test_empty_sheets_and_no_sheets() -> None:
    for found in (read_all(), read([]), read([[None, ""], []])):
        assert "R01" in codes(found)
        assert not found.seats
        assert not found.attendance


def test_a_table_with_semicolons_and_signs_that_turn_the_direction() -> None:
    text = "Sefydliad;Rôl;Pleidlais\n\u200f\u202eCyngor Aberwen\u202c;Arweinydd;1\nCyngor Aberwen;Clerk;0\n"
    found = opened(text.encode(), "Bwrdd.csv")
    assert [body.title for body in found.bodies] == ["Cyngor Aberwen"]
    assert [seat.votes for seat in found.seats] == [1, 0]
    assert [group.title for group in found.groups] == ["Bwrdd"]
    assert found.seats[0].place.line == 2


def test_a_table_of_a_word_document() -> None:
    document = docx.Document()
    document.add_heading("Executive group: membership")
    table = document.add_table(2, 3)
    for at, text in enumerate(
        ["Organisation", "Representative", "Deputy", "A Trust", "Director", "TBC"]
    ):
        table.cell(at // 3, at % 3).text = text
    out = io.BytesIO()
    document.save(out)
    found = opened(out.getvalue(), "tor.docx")
    assert [(seat.group, seat.body, seat.deputy) for seat in found.seats] == [
        ("Executive group", "A Trust", "")
    ]


def test_formulas_with_and_without_a_stored_value() -> None:
    book = openpyxl.Workbook()
    page: Any = book.active
    page.title = "Board attendance"
    page.append(["Organisation", "4/12/2024", "5/3/2025", "Total"])
    page.append(["A Trust", '=IF(1=1,"Y","N")', "Y", '=COUNTIF(B2:C2,"Y")'])
    out = io.BytesIO()
    book.save(out)
    found = opened(out.getvalue(), "a.xlsx")
    assert presences(found) == [("5/3/2025", "Member for A Trust", "present")]
    assert "4/12/2024" in finding(found, "R19").message()


@pytest.mark.parametrize("cut", [10, 200, 2000])
def test_a_damaged_file_is_refused_by_the_opening(cut: int) -> None:
    book = openpyxl.Workbook()
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(Unreadable):
        open_file(out.getvalue()[:cut], name="Members.xlsx")


def test_sheets_of_a_plan_are_neither_lists_nor_attendance() -> None:
    plan: Rows = [
        ["2.4", "Job fair", "Job", "Chamber", "31/03/26", "Good Work"],
        ["2.5", "Mentors before exclusion", "Job", "College", "done at the March meeting", "x"],
        ["2.6", "Youth work in Eastmere", "Job", "Council", "31/03/27 if the money comes", "x"],
    ]
    faults: Rows = [["what", "code"], ["Lead “All partners”", 11, "yes", "L24", "no"]] * 3
    for rows in (plan, faults):
        assert "R01" in codes(read(rows))


def test_two_tables_on_one_sheet() -> None:
    found = read(
        [
            ["Board"],
            ["Organisation", "Role", "Votes"],
            ["A Trust", "Director", 1],
            [],
            ["Executive group"],
            ["Organisation", "Role", "Votes"],
            ["B Trust", "Manager", 0],
        ],
        name="Sheet1",
    )
    assert [(seat.group, seat.body) for seat in found.seats] == [
        ("Board", "A Trust"),
        ("Executive group", "B Trust"),
    ]


def _seconds(rows: int) -> float:
    members = [
        [f"Body {n % 300} Trust", f"Zed{n} Mock{n}", "" if n % 3 else "Officer", "Board"]
        for n in range(rows)
    ]
    marks = [[f"Body {n % 300} Trust", f"Zed{n} Mock{n}", "P", "A"] for n in range(rows)]
    sheets = (
        sheet("List", [["Organisation", "Name", "Role", "Group"], *members]),
        sheet("Board attendance", [["Organisation", "Name", "4/12/2024", "5/3/2025"], *marks]),
    )
    best = 9.0
    for _ in range(3):
        start = time.process_time()
        found = read_all(*sheets)
        plan_of(found)
        best = min(best, time.process_time() - start)
        assert len(found.seats) == rows
        assert len(found.attendance) == 2 * rows
    return best


def test_twice_the_rows_take_about_twice_the_time() -> None:
    _seconds(200)
    assert _seconds(2000) < 3 * _seconds(1000)


def test_presence_has_the_words_that_pages_say() -> None:
    assert {each.value for each in Presence} == {
        "present", "apologies", "deputy", "absent", "not a member then", "not known",
    }  # fmt: skip
