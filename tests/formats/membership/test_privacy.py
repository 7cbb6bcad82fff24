"""No name of a person leaves the reader: not in what is handed on, nor in what is said of it."""

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.formats.membership import Membership, plan_of
from joinedup.formats.membership.roles import as_body, as_written, may_be_name, strictly
from tests.formats.membership.tables import finding, read, read_all, sheet

FIRST = st.sampled_from(["Zelmira", "Quorban", "Ysolde", "O’Brannoch", "Tam"])
LAST = st.sampled_from(["Vexworthy", "Plumtwistle", "Griddlestone-Fye", "Ap Morwick", "Church"])
TITLE = st.sampled_from(["", "Cllr ", "Dr ", "Mrs ", "Supt ", "Prof. "])
AFTER = st.sampled_from(
    ["", " (Chair)", ", Chief executive", " - Head of Housing", " (TBC)", " / Clerk"]
)


def everything(membership: Membership) -> str:
    """All that is handed on, and every sentence."""
    said = [each.message() + each.remedy() for each in membership.findings]
    said += [repr(dict(each.params)) for each in membership.findings]
    plain: Any = dataclasses.replace(membership, findings=())
    return f"{plain!r} {plan_of(membership)!r} {' '.join(said)}"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TITLE, FIRST, LAST, AFTER), min_size=1, max_size=4), st.data())
def test_no_name_is_handed_on(people: list[tuple[str, str, str, str]], data: st.DataObject) -> None:
    heading = data.draw(st.sampled_from(["Name", "Member", "Representative", "Attendee"]))
    named = [f"{title}{first} {last}{after}" for title, first, last, after in people]
    rows = [["Organisation", heading, "Deputy"], *[["Eastshire Police", one, one] for one in named]]
    grid = [[heading, "4/12/2024"], *[[one, f"D ({one})"] for one in named]]
    text = everything(read_all(sheet("Board", rows), sheet("Board attendance", grid)))
    for _, first, last, _ in people:
        assert first not in text
        assert last not in text


def test_a_role_beside_a_name_is_kept() -> None:
    found = read(
        [
            ["Organisation", "Name", "Job title"],
            ["A Trust", "Ann Example", "Director"],
            ["B Trust", "Bob Sample", ""],
        ]
    )
    assert [holder.person for holder in found.holders] == ["Director", "Member for B Trust"]
    assert finding(found, "R02").message().startswith("2 names")


def test_two_people_of_one_body_are_numbered_and_stay_themselves() -> None:
    head = ["Organisation", "Name"]
    found = read_all(
        sheet("Board", [head, ["Council", "Ann Example"], ["Council", "Bob Sample"]]),
        sheet("Executive", [head, ["Council", "Sample, Bob"]]),
    )
    assert [(holder.seat, holder.person) for holder in found.holders] == [
        (1, "Member for Council"),
        (2, "Member for Council (2)"),
        (3, "Member for Council (2)"),
    ]


@pytest.mark.parametrize(
    ("cell", "role"),
    [
        ("Ann Example", ""),
        ("Cllr Ann Example", "Councillor"),
        ("Ann Example, Director of Public Health", "Director of Public Health"),
        ("Head of community services (Ann Example)", "Head of community services"),
        ("Director Ann Example", "Director"),
        ("Principal of Wendside College", "Principal of Wendside College"),
        ("JANE CHURCH", ""),
    ],
)
def test_of_a_cell_of_names_only_words_of_roles_are_taken(cell: str, role: str) -> None:
    assert strictly(cell, frozenset({"wendside college"})).role == role


@pytest.mark.parametrize(
    ("cell", "role"),
    [
        ("Director of Zymurgy", "Director of Zymurgy"),
        ("Superintendent Ann Example", "Superintendent"),
        ("Cllr Ann Example", "Councillor"),
        ("Ann Example, Clerk", "Clerk"),
        ("Chief Executive Wendbridge Homes", "Chief Executive Wendbridge Homes"),
    ],
)
def test_of_a_cell_of_roles_names_are_left_out(cell: str, role: str) -> None:
    assert as_written(cell).role == role


def test_a_column_of_roles_beside_one_of_names_is_kept_as_written() -> None:
    found = read(
        [["Organisation", "Name", "Role"], ["Guild", "Ann Example", "Founding Maintainer"]]
    )
    assert found.holders[0].person == "Founding Maintainer"


def test_bodies_keep_their_names() -> None:
    assert as_body("Wendmill Foods").body == "Wendmill Foods"
    assert as_body("Riverside Council (Cllr Ann Example)").body == "Riverside Council"
    assert not may_be_name("Old Quay Traders")


def test_a_column_that_may_hold_names_is_not_kept_as_it_is() -> None:
    found = read([["Organisation", "Role", "Bring cake"], ["A Trust", "Director", "Ann Example"]])
    assert not found.extras
    assert "Bring cake" in finding(found, "R12").message()
