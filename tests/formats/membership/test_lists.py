"""Lists of members: columns, roles, chairs, vacancies, groups."""

import datetime

import pytest

from joinedup.core.words import Basis, Capacity, Office, Sector, Tenure
from joinedup.formats.membership.headings import read_heading
from tests.formats.membership.tables import Rows, cells, codes, finding, read, read_all, sheet

HEAD = ["Organisation", "Job title", "Role on board", "Voting member (Y/N)", "Since", "Until"]


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Organisation / Partner", "body"),
        ("Representing", "body"),
        ("Name of representative", "name"),
        ("Designation", "job"),
        ("Position", "role"),
        ("Voting member (Y/N)", "votes"),
        ("Nominated deputy", "deputy"),
        ("Term ends", "until"),
        ("Appointed", "starts"),
        ("E-mail", "private"),
        ("% attendance", "total"),
        ("Dec-24", "date"),
        ("4 Dec 2024 (Teams)", "date"),
        ("Membership 2024/25", ""),
        ("Sefydliad", "body"),
        ("Name / Organisation", "name"),
    ],
)
def test_a_heading_means(heading: str, meaning: str) -> None:
    assert read_heading(heading).as_ == meaning


def test_a_list_with_a_title_above_it() -> None:
    found = read(
        [
            ["Riverside Together Board: membership as at 1 March 2026"],
            [],
            HEAD,
            ["Riverside Council", "Leader", "Vice-chair", "Y", datetime.date(2020, 10, 1), None],
            ["Wendside College", "Principal", "Chair", "Yes", "31 Jan 2024", "31 Jan 2027"],
            ["Eastshire Police", "Superintendent", "Member", "N", "TBC", "ongoing"],
        ]
    )
    assert [group.title for group in found.groups] == ["Board"]
    assert [(seat.body, seat.votes) for seat in found.seats] == [
        ("Riverside Council", 1),
        ("Wendside College", 1),
        ("Eastshire Police", 0),
    ]
    assert [holder.person for holder in found.holders] == ["Leader", "Principal", "Superintendent"]
    assert [str(holder.place) for holder in found.holders] == ["Board!A4", "Board!A5", "Board!A6"]
    first, _, last = found.holders
    assert first.starts
    assert first.starts.first_day == datetime.date(2020, 10, 1)
    assert last.starts is None
    assert last.until
    assert last.until.ongoing
    assert [(chair.office, chair.person, chair.body) for chair in found.chairs] == [
        (Office.VICE_CHAIR, "Leader", "Riverside Council"),
        (Office.CHAIR, "Principal", "Wendside College"),
    ]
    assert found.chairs[0].capacity is Capacity.LEADER
    assert str(found.chairs[1].due) == "31 Jan 2027"
    assert codes(found) == set()


def test_one_list_with_a_column_of_groups() -> None:
    found = read(
        [
            ["Group", "Partner", "Role", "Sector"],
            ["Board", "Riverside Council", "Leader", "Local authority"],
            ["Executive", "Riverside Council", "Leader", "Council"],
            ["Executive", "Two Banks Trust", "Director", "VCSE"],
        ],
        name="Sheet1",
    )
    assert [(seat.group, seat.body) for seat in found.seats] == [
        ("Board", "Riverside Council"),
        ("Executive", "Riverside Council"),
        ("Executive", "Two Banks Trust"),
    ]
    assert [body.sector for body in found.bodies] == [Sector.LOCAL_AUTHORITY, Sector.VOLUNTARY]
    assert len(found.people) == 2  # the leader is one person on two groups
    assert "R15" not in codes(found)


def test_groups_as_lines_between_the_rows() -> None:
    found = read(
        [
            ["Body", "Role"],
            ["Board", None],
            ["Eastshire Police", "Superintendent"],
            ["Growing Up theme group", None],
            ["Eastshire Police", "Sergeant"],
        ],
        name="All members",
    )
    assert [(seat.group, seat.place.cell) for seat in found.seats] == [
        ("Board", "A3"),
        ("Growing Up theme group", "A5"),
    ]


def test_a_body_is_carried_over_blanks_and_merged_cells() -> None:
    rows: Rows = [
        ["Organisation", "Role"],
        ["Riverside Council", "Leader"],
        [None, "Chief executive"],
    ]
    blank = read(rows)
    assert [seat.body for seat in blank.seats] == ["Riverside Council"] * 2
    assert cells(finding(blank, "R16")) == ["Board!A3"]
    merged = read(rows, merged=((1, 0, 2, 0),))
    assert [seat.body for seat in merged.seats] == ["Riverside Council"] * 2
    assert "R16" not in codes(merged)


def test_marks_of_the_chair() -> None:
    found = read(
        [
            ["Vice-chair: Chief executive, Wendbridge Homes"],
            ["Organisation", "Job title"],
            ["Riverside Council", "Leader of the Council (Chair)"],
            ["Wendbridge Homes", "Chief executive"],
            ["Eastmere School", "Chair of governors"],
        ]
    )
    assert {(chair.office.value, chair.person, chair.body) for chair in found.chairs} == {
        ("chair", "Leader of the Council", "Riverside Council"),
        ("vice-chair", "Chief executive", "Wendbridge Homes"),
    }


def test_two_chairs_are_told_but_not_one_after_the_other() -> None:
    head = ["Organisation", "Role", "Chair", "From", "Until"]
    both = read([head, ["A Trust", "Director", "Y"], ["B Trust", "Manager", "Y"]])
    assert cells(finding(both, "R03")) == ["Board!A2", "Board!A3"]
    assert "“Director” and “Manager”" in finding(both, "R03").message()
    turns = read(
        [
            head,
            ["A Trust", "Director", "Y", "1/1/2020", "31/12/2022"],
            ["B Trust", "Manager", "Y", "1/1/2023", None],
        ]
    )
    assert "R03" not in codes(turns)
    assert len(turns.chairs) == 2


def test_a_person_twice_has_one_seat() -> None:
    found = read(
        [
            ["Organisation", "Role"],
            ["Eastshire Police", "Superintendent"],
            ["Eastshire Police", "superintendent"],
        ]
    )
    assert len(found.seats) == 1
    assert cells(finding(found, "R04")) == ["Board!A3"]


def test_councillors_are_several_people() -> None:
    found = read([["Organisation", "Role"], *[["Riverside Council", "Councillor"]] * 3])
    assert [holder.person for holder in found.holders] == [
        "Councillor",
        "Councillor (2)",
        "Councillor (3)",
    ]
    assert "R04" not in codes(found)


@pytest.mark.parametrize("word", ["Vacant", "TBC", "awaiting nomination", "To be confirmed"])
def test_vacant_seats(word: str) -> None:
    found = read([["Organisation", "Name", "Job title"], ["Upper Wend Forum", word, None]])
    (seat,) = found.seats
    assert seat.vacant
    assert not found.holders
    assert "Board: Upper Wend Forum" in finding(found, "R05").message()


def test_acting_by_status_or_by_the_title() -> None:
    found = read(
        [
            ["Organisation", "Job title", "Status"],
            ["Rivers Agency", "Area manager", "Acting"],
            ["Health Trust", "Interim director", None],
            ["Fire Service", "Area commander", "current"],
        ]
    )
    tenures = [holder.tenure for holder in found.holders]
    assert tenures == [Tenure.ACTING, Tenure.ACTING, Tenure.FULL]


def test_bodies_spelled_in_two_ways() -> None:
    found = read(
        [
            ["Organisation", "Role"],
            ["Two Banks Trust", "Director"],
            ["The Two Banks Trust Ltd", "Manager"],
            ["Wendside College", "Principal"],
            ["Wendside Collage", "Bursar"],
            ["Ward 1 Forum", "Clerk"],
            ["Ward 2 Forum", "Clerk"],
        ]
    )
    assert len(found.bodies) == 5
    assert found.bodies[0].others == ("The Two Banks Trust Ltd",)
    assert cells(finding(found, "R06")) == ["Board!A2", "Board!A3"]
    assert cells(finding(found, "R07")) == ["Board!A5", "Board!A4"]


def test_deputies_capacity_basis_seat_and_notes() -> None:
    found = read(
        [
            ["Seat", "Organisation", "Role", "Deputy", "Capacity", "Statutory", "Notes"],
            [
                "NHS seat",
                "Health Trust",
                "Chair",
                "Head of nursing",
                "officer",
                "Y",
                "Tel 01632 960001",
            ],
        ]
    )
    (seat,) = found.seats
    assert (seat.title, seat.deputy, seat.capacity) == ("NHS seat", "Head of nursing", "officer")
    assert seat.basis is Basis.STATUTORY
    assert seat.note == "Tel …"
    assert found.chairs[0].capacity is Capacity.OFFICER


def test_what_is_not_understood_is_said_and_kept() -> None:
    found = read(
        [
            ["Organisation", "Role", "Votes", "Favourite biscuit", "Mobile", "Appointed"],
            ["A Trust", "Director", "2 between them", "Oat", "07700 900123", "one fine day"],
            ["Total members", 1, None, None, None, None],
        ]
    )
    assert found.seats[0].votes is None
    assert cells(finding(found, "R11")) == ["Board!C2"]
    assert cells(finding(found, "R10")) == ["Board!F2"]
    assert [(extra.header, extra.text) for extra in found.extras] == [("Favourite biscuit", "Oat")]
    assert {str(each.place) for each in found.findings if each.code == "R12"} == {
        "Board!D1",
        "Board!E1",
    }
    assert cells(finding(found, "R13")) == ["Board!A3"]
    (understood,) = found.understood
    assert (understood.use, understood.header_row, understood.rows, understood.unused) == (
        "list of members",
        1,
        1,
        1,
    )


def test_groups_across_the_top() -> None:
    found = read(
        [
            ["Organisation", "Board", "Executive", "Growing Up"],
            ["Riverside Council", 3, "X", "Chair"],
            ["Eastshire Police", "✓", None, "Superintendent"],
            ["Wendside College", "Principal (Chair)", "x", "gibberish?"],
        ],
        name="Who sits where",
    )
    assert found.understood[0].use == "matrix of members and groups"
    seats = [(seat.group, seat.body) for seat in found.seats]
    assert seats.count(("Board", "Riverside Council")) == 3
    assert len(seats) == 9
    assert {(chair.group, chair.person) for chair in found.chairs} == {
        ("Growing Up", "Member for Riverside Council"),
        ("Board", "Principal"),
    }
    assert ("Superintendent", "Eastshire Police") in found.people
    assert cells(finding(found, "R11")) == ["Who sits where!D4"]


def test_a_matrix_adds_only_the_seats_that_the_list_has_not() -> None:
    found = read_all(
        sheet(
            "Matrix", [["Body", "Board", "Executive"], ["A Trust", "X", "X"], ["B Trust", "X", ""]]
        ),
        sheet("Board", [["Body", "Role"], ["A Trust", "Director"]]),
    )
    assert sorted((seat.group, seat.body) for seat in found.seats) == [
        ("Board", "A Trust"),
        ("Board", "B Trust"),
        ("Executive", "A Trust"),
    ]


def test_hidden_old_and_other_sheets_are_left_out_and_said() -> None:
    rows = [["Organisation", "Role"], ["A Trust", "Director"]]
    found = read_all(
        sheet("Board", rows),
        sheet("Board OLD", rows),
        sheet("Then", rows, hidden=True),
        sheet("Money", [["Project", "Budget"], ["Bus", 1]]),
    )
    assert len(found.seats) == 1
    left = [each.message() for each in found.findings if each.code == "R14"]
    assert len(left) == 3
    assert "it is hidden" in " ".join(left)
