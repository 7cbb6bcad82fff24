"""A list of members told from a plan, and read as a file of one."""

import io
from pathlib import Path

import openpyxl
import pytest

import joinedup
from joinedup.formats import read_plan
from tests.formats.membership.tables import Rows

LISTS: dict[str, Rows] = {
    "a body and a role": [["Organisation", "Role"], ["A Trust", "Director"]],
    "an office that reads as a title of actions": [
        ["Organisation", "Role", "Chair", "Status", "Until", "Notes"],
        ["Wendside College", "Principal", "Y", "", "31 Jan 2027", "Room 4"],
        ["A Trust", "Director", "", "Acting", "", ""],
    ],
    "names, which are no titles of projects": [
        ["Name", "Organisation", "Position"],
        ["Lantern Wickham", "A Trust", "Director"],
    ],
    "a term of office that reads as a due date": [
        ["Partner", "Sector", "Representative", "Status", "Start date", "End date"],
        ["A Trust", "Voluntary", "Director", "Active", "1 Apr 2025", "31 Mar 2027"],
    ],
    "groups across": [["Organisation", "Board", "Executive"], ["A Trust", "Y", ""]],
    "a register": [["Member", "4 Dec 2025", "3 Feb 2026"], ["A Trust", "P", "Apols"]],
}
PLANS: dict[str, Rows] = {
    "projects": [["Project", "Lead officer", "By when"], ["Hub", "Head of hubs", "Mar 2028"]],
    "projects under Name": [
        ["Name", "Organisation", "Role", "Due date"],
        ["Open the hub", "A Trust", "Lead", "Mar 2028"],
    ],
    "projects under Title": [
        ["Title", "Organisation", "Status"],
        ["Open the hub", "A Trust", "On track"],
    ],
    "both: who, and what they will do": [
        ["Partner", "Role", "What we will do"],
        ["A Trust", "Lead", "Open the hub on Saturdays"],
    ],
    "what bodies have committed to": [
        ["Organisation", "Commitment", "By when"],
        ["A Trust", "Open the hub on Saturdays", "Mar 2028"],
    ],
    "bodies alone": [["Organisation", "Sector", "Website"], ["A Trust", "Voluntary", "a.example"]],
}


def book(rows: Rows) -> bytes:
    made = openpyxl.Workbook()
    made.active.title = "Board"
    for row in rows:
        made.active.append(list(row))
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def read(rows: Rows, as_: str | None = None) -> joinedup.PlanFile:
    return read_plan(book(rows), name="Members.xlsx", isolate=False, as_=as_)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_read_as_one_and_gives_nothing_that_is_to_be_done(name: str) -> None:
    file = read(LISTS[name])
    assert file.is_members
    assert file.plan.people
    assert file.plan.groups
    assert not [*file.plan.actions, *file.plan.outcomes, *file.plan.links]
    assert len(file.sha256) == 64


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_never_taken_for_a_list(name: str) -> None:
    file = read(PLANS[name])
    assert not file.is_members
    assert not file.plan.seats


def test_the_shipped_plans_are_plans() -> None:
    shipped = sorted((Path(joinedup.__file__).parent / "riverside").glob("*.xlsx"))
    assert shipped
    assert not any(read_plan(path, isolate=False).is_members for path in shipped)


def test_what_a_file_is_can_be_said() -> None:
    assert not read(LISTS["a register"], "plan").is_members
    said = read(PLANS["both: who, and what they will do"], "members")
    assert said.is_members
    assert len(said.plan.seats) == 1
    with pytest.raises(ValueError, match=r"“poem” is nothing to read as\. Use one of: plan"):
        read(LISTS["a register"], "poem")


def test_what_a_mapping_is_given_for_is_a_plan() -> None:
    rows = LISTS["a body and a role"]
    columns = [{"column": "A", "header": "Organisation", "as": "action.title"}]
    mapping = [{"sheet": "Board", "header_row": 1, "columns": columns}]
    file = read_plan(book(rows), name="Members.xlsx", isolate=False, mapping=mapping)
    assert [str(each.title) for each in file.plan.actions] == ["A Trust"]


def test_a_file_that_is_neither_says_so_where_a_list_was_asked_for() -> None:
    file = read([["Lamps"], ["Light the towpath"]], "members")
    assert "R01" in {each.code for each in file.findings}
    assert not list(file.plan.things())


def test_each_thing_has_its_cell() -> None:
    file = read(LISTS["an office that reads as a title of actions"])
    (chair,) = file.plan.chair_terms
    first = file.plan.seats[0]
    things = (first, file.plan.seat_holders[0], file.plan.people[0], file.plan.partners[0], chair)
    for ref in (each.ref for each in things):
        place = file.places.at(ref)
        assert place is not None
        assert str(place).endswith("2")


def test_attendance_is_counted_and_told_as_not_kept() -> None:
    (told,) = (each for each in read(LISTS["a register"]).findings if each.code == "R20")
    assert told.message().startswith("2 entries of attendance in “Board” were read")
    assert "R20" not in {each.code for each in read(LISTS["a body and a role"]).findings}
