"""Attendance sheets: meetings across, signs, legends, totals, and registers of one meeting."""

import datetime

import pytest

from joinedup.formats.membership import Presence
from joinedup.formats.membership.marks import Signs, legend_of
from tests.formats.membership.tables import cells, codes, finding, presences, read, read_all, sheet


@pytest.mark.parametrize(
    ("sign", "presence"),
    [
        ("Y", "present"),
        ("✓", "present"),
        ("P (online)", "present"),
        ("Present - Teams", "present"),
        ("Apols", "apologies"),
        ("Apologies", "apologies"),
        ("Apols (deputy attended)", "deputy"),
        ("D (Somebody Else)", "deputy"),
        ("sub", "deputy"),
        ("N", "absent"),
        ("✗", "absent"),
        ("-", "not a member then"),
        ("not a member", "not a member then"),
        ("?", "not known"),
    ],
)
def test_a_sign_that_needs_no_legend(sign: str, presence: str) -> None:
    assert Signs([sign], {}).read(sign) == (Presence(presence), False)


@pytest.mark.parametrize(
    ("sign", "others", "presence"),
    [
        ("A", ["P"], "apologies"),
        ("A", ["P", "Apols"], "absent"),
        ("A", [], "not known"),
        ("x", [], "present"),
        ("x", ["✓"], "absent"),
    ],
)
def test_a_sign_with_two_meanings_is_read_by_the_others(
    sign: str, others: list[str], presence: str
) -> None:
    assert Signs([sign, *others], {}).read(sign) == (Presence(presence), True)


def test_a_legend_goes_before_everything() -> None:
    legend = legend_of(["Key: A = absent; P - present, D: deputy | L = apologies"])
    assert legend == {
        "a": Presence.ABSENT,
        "p": Presence.PRESENT,
        "d": Presence.DEPUTY,
        "l": Presence.APOLOGIES,
    }
    assert Signs(["A", "P"], legend).read("A") == (Presence.ABSENT, False)


def test_members_down_and_meetings_across() -> None:
    found = read(
        [
            ["Board attendance 2024/25"],
            [
                "Organisation",
                "Role",
                datetime.date(2024, 12, 4),
                "05/03/25",
                "4 Jun",
                "Dec-24",
                "%",
            ],
            ["Riverside Council", "Leader", "Y", "Apols", "P", "x", "75%"],
            ["Wendside College", "Principal", "D (Somebody Else)", "-", "", None, "50%"],
            ["Number present", None, 2, 0, 1, 0, None],
            ["Y = present, x = absent"],
        ],
        name="Attendance",
    )
    assert [group.title for group in found.groups] == ["Board"]
    assert presences(found) == [
        ("2024-12-04", "Leader", "present"),
        ("05/03/25", "Leader", "apologies"),
        ("4 Jun", "Leader", "present"),
        ("Dec-24", "Leader", "absent"),
        ("2024-12-04", "Principal", "deputy"),
        ("05/03/25", "Principal", "not a member then"),
        ("4 Jun", "Principal", "not known"),
        ("Dec-24", "Principal", "not known"),
    ]
    third = found.attendance[2].when
    assert third.first_day == datetime.date(2024, 6, 4)  # in the year of the title
    assert str(found.attendance[1].place) == "Attendance!D3"
    assert cells(finding(found, "R18")) == ["Attendance!E4", "Attendance!F4"]
    assert "counts" in finding(found, "R12").message()
    assert [str(each.place) for each in found.findings if each.code == "R13"] == [
        "Attendance!A5",
        "Attendance!A6",
    ]


def test_a_date_without_a_year_is_doubtful_where_nothing_says_which() -> None:
    found = read([["Organisation", "4 Dec", "5 Mar 2025"], ["A Trust", "Y", "Y"]])
    assert cells(finding(found, "R10")) == ["Board!B1"]
    assert [row.when.period is None for row in found.attendance] == [True, False]


def test_a_cell_that_is_not_understood() -> None:
    found = read(
        [
            ["Organisation", "4/12/2024", "5/3/2025"],
            ["A Trust", "zz", "P"],
            ["B Trust", "Y", "came late?"],
        ]
    )
    assert [row.presence for row in found.attendance] == [
        Presence.NOT_KNOWN,
        Presence.PRESENT,
        Presence.PRESENT,
        Presence.NOT_KNOWN,
    ]
    assert cells(finding(found, "R08")) == ["Board!B2", "Board!C3"]
    assert "“zz”" in finding(found, "R08").message()


def test_doubtful_signs_are_told_with_their_reading() -> None:
    found = read([["Organisation", "4/12/2024"], ["A Trust", "A"], ["B Trust", "P"]])
    assert "“A” in “Board” was read as apologies" in finding(found, "R09").message()
    assert cells(finding(found, "R09")) == ["Board!B2"]


def test_meetings_to_come_and_cancelled_ones_have_no_rows() -> None:
    found = read(
        [["Organisation", "4/12/2024", "5/3/2025", "4/6/2025"], ["A Trust", "Y", "", "Cancelled"]]
    )
    assert presences(found) == [("4/12/2024", "Member for A Trust", "present")]
    assert "5/3/2025 and 4/6/2025" in finding(found, "R19").message()


def test_dates_in_the_row_above_the_headings_or_below() -> None:
    above = read(
        [[None, None, "4/12/2024", "5/3/2025"], ["Body", "Role"], ["A Trust", "Clerk", "Y", "N"]]
    )
    below = read(
        [
            ["Body", "Role", "Meetings"],
            [None, None, "Dec-24", "Mar-25"],
            ["A Trust", "Clerk", "Y", "N"],
        ]
    )
    for found in (above, below):
        assert [row.presence.value for row in found.attendance] == ["present", "absent"]


def test_names_in_the_attendance_are_the_roles_of_the_list() -> None:
    found = read_all(
        sheet("Attendance", [["Board attendance"], ["Name", "4/12/2024"], ["Ann Example", "Y"]]),
        sheet(
            "Board",
            [["Name", "Organisation", "Job title"], ["Cllr Ann Example", "A Trust", "Director"]],
        ),
    )
    (row,) = found.attendance
    assert (row.group, row.who, row.body) == ("Board", "Director", "A Trust")
    assert finding(found, "R02").message().startswith("One name")


def test_somebody_without_a_seat_by_the_list_is_told() -> None:
    found = read_all(
        sheet("Board", [["Organisation", "Role"], ["Wend Valley Health Trust", "Director"]]),
        sheet(
            "Attendance",
            [
                ["Board"],
                ["Organisation", "4/12/2024"],
                ["Health Trust", "Y"],
                ["Wend Valley Health Trust", "Y"],
            ],
        ),
    )
    assert cells(finding(found, "R17")) == ["Attendance!B3"]
    assert found.attendance[1].who == "Director"  # the one holder of the body's one seat


def test_a_row_for_each_member_and_meeting() -> None:
    found = read(
        [
            ["Meeting date", "Committee", "Organisation", "Attendance"],
            ["4 Dec 2024", "Board", "A Trust", "Present"],
            ["5 Mar 2025", "Executive", "A Trust", "Apologies received"],
        ],
        name="Sheet1",
    )
    assert [(row.group, str(row.when), row.presence.value) for row in found.attendance] == [
        ("Board", "4 Dec 2024", "present"),
        ("Executive", "5 Mar 2025", "apologies"),
    ]


def test_a_register_of_one_meeting_takes_the_date_of_its_title() -> None:
    found = read(
        [
            ["Board, 4 December 2024"],
            ["Name (Organisation)", "Present?"],
            ["Ann Example (Gadget Works)", "Y"],
        ]
    )
    (row,) = found.attendance
    assert row.when.first_day == datetime.date(2024, 12, 4)
    assert (row.body, row.who) == ("Gadget Works", "Member for Gadget Works")
    assert "R10" not in codes(found)
