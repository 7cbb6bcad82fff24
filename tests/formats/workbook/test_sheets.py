"""Several sheets: those put aside, those that repeat each other, and numbers that stand twice."""

import pytest

from joinedup.core.words import LeadState, Sector
from tests.formats.workbook.grids import (
    cells,
    codes,
    finding,
    read,
    read_all,
    serves,
    sheet,
    titles,
)

HEAD = ["Aim", "No.", "Project", "Lead officer", "By when", "BRAG"]


def _rows(*numbers: str, due: str = "31/03/26", lead: str = "Head of hubs") -> list[list[object]]:
    return [
        HEAD,
        *(["1. Ready", number, f"Project {number}", lead, due, "Green"] for number in numbers),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "OLD do not use",
        "Superseded",
        "Archive 2024",
        "Plan (old)",
        "Copy of Master",
        "Lists",
        "Guidance",
    ],
)
def test_sheets_put_aside_are_left_out_and_told(name: str) -> None:
    file = read_all(sheet(name, _rows("1.1", "1.2")), sheet("Plan", _rows("1.3")))
    assert [action.number for action in file.plan.actions] == ["1.3"]
    found = finding(file, "T07")
    assert found.params["count"] == 3
    assert f"“{name}”" in found.message()
    assert file.understood[0].unused == 3


@pytest.mark.parametrize(
    "name", ["Golden threads", "Household", "Gold", "Previously unheard", "Folders"]
)
def test_a_name_that_only_sounds_old_is_read(name: str) -> None:
    assert codes(read_all(sheet(name, _rows("1.1")))) == []


def test_hidden_sheets_are_left_out_and_told() -> None:
    file = read_all(sheet("Plan", _rows("1.1")), sheet("Draft", _rows("1.2"), hidden=True))
    assert "it is hidden" in finding(file, "T07").message()
    assert len(file.plan.actions) == 1


def test_each_sheet_of_a_theme_names_its_theme() -> None:
    file = read_all(sheet("Growing Up", _rows("1.1")), sheet("Good Work", _rows("1.2")))
    assert [action.theme for action in file.plan.actions] == ["Growing Up", "Good Work"]


def test_a_sheet_named_for_an_outcome_is_of_it() -> None:
    head = ["Project", "Lead", "By when"]
    file = read_all(
        sheet("Outcome 1 - Ready for school", [head, ["X", "P", "2026"]]),
        sheet("Outcome 2 - Work that pays", [head, ["Y", "P", "2026"]]),
    )
    assert serves(file.plan) == {"X": "Ready for school", "Y": "Work that pays"}


def test_a_title_line_that_names_an_outcome_is_what_the_sheet_is_about() -> None:
    file = read([["Aim 1: Ready for school"], ["Project", "Lead"], ["X", "P"]])
    assert serves(file.plan) == {"X": "Ready for school"}


def test_a_master_that_repeats_the_theme_sheets_is_read_once() -> None:
    file = read_all(
        sheet("Growing Up", _rows("1.1", "1.2")),
        sheet("Master (use this one)", _rows("1.1", "1.2", "1.3")),
        sheet("Good Work", _rows("1.3")),
    )
    assert [action.number for action in file.plan.actions] == ["1.1", "1.2", "1.3"]
    assert len(file.plan.outcomes) == 1
    assert codes(file) == ["T12"]
    assert finding(file, "T12").params["count"] == 3


def test_what_only_one_of_the_two_says_is_kept() -> None:
    file = read_all(
        sheet("Master", [["No.", "Project", "Lead"], ["1", "Hub", "Police"]]),
        sheet(
            "Theme",
            [
                ["No.", "Project", "By when", "Comments", "KPI"],
                ["1", "Hub", "2026", "Open", "Visits"],
            ],
        ),
    )
    (action,) = file.plan.actions
    assert (action.due.text, action.leads[0].text) == ("2026", "Police")
    assert [update.subject for update in file.plan.updates] == [action.ref]
    assert [measure.subject for measure in file.plan.measures] == [action.ref]


def test_a_different_date_is_a_finding_that_names_both_cells() -> None:
    file = read_all(
        sheet("Master (use this one)", _rows("1.1", due="31/03/29")),
        sheet("Theme", _rows("1.1", due="31/03/27")),
    )
    found = finding(file, "T11")
    assert cells(found) == ["Master (use this one)!E2", "Theme!E2"]
    assert "“31/03/29”" in found.message()
    assert "“31/03/27”" in found.message()
    assert found.subject.ref == "A1"
    assert str(file.plan.actions[0].due.last_day) == "2029-03-31"


def test_the_same_day_written_in_two_ways_is_no_difference() -> None:
    file = read_all(
        sheet("Master", _rows("1.1", due="2025/26")),
        sheet("Theme", _rows("1.1", due="31 March 2026")),
    )
    assert "T11" not in codes(file)


def test_many_different_dates_are_one_finding() -> None:
    numbers = [f"1.{n}" for n in range(1, 10)]
    file = read_all(
        sheet("Master", _rows(*numbers)), sheet("Theme", _rows(*numbers, due="31/03/27"))
    )
    assert finding(file, "T11").params["count"] == 9


def test_people_on_one_sheet_and_bodies_on_the_other_are_no_difference() -> None:
    file = read_all(
        sheet("Master", _rows("1.1", lead="Health Trust")),
        sheet("Theme", _rows("1.1", lead="Head of community services (left Sept)")),
    )
    (action,) = file.plan.actions
    assert action.leads[0].state is LeadState.LEFT
    assert action.accountable == file.plan.partners[0].ref
    assert "T20" not in codes(file)


def test_different_people_are_told_together() -> None:
    file = read_all(
        sheet("Master", _rows("1.1", "1.2")),
        sheet("Theme", _rows("1.1", "1.2", lead="Director of Place")),
    )
    assert finding(file, "T20").params["count"] == 2


def test_a_title_misspelt_or_longer_is_the_same_action() -> None:
    def rows(title: str) -> list[list[object]]:
        return [HEAD, ["1. Ready", "5.2.2", title, "P", "2026", "Green"]]

    for title in ("Insualtion for private tenants", "Insulation for private tenants (phase 2)"):
        file = read_all(
            sheet("Master", rows("Insulation for private tenants")), sheet("Theme", rows(title))
        )
        assert len(file.plan.actions) == 1


def test_a_retitled_action_is_known_by_its_number_where_the_sheets_number_alike() -> None:
    theme = _rows("1.1.1", "1.1.2", "1.1.3")
    theme.append(["1. Ready", "1.1.5", "Dads group", "Head of hubs", "31/03/26", "Green"])
    master = _rows("1.1.1", "1.1.2", "1.1.3")
    master.append(
        ["1. Ready", "1.1.5", "Fathers at the allotment", "Head of hubs", "31/03/26", "Green"]
    )
    file = read_all(sheet("Master", master), sheet("Theme", theme))
    assert len(file.plan.actions) == 4
    assert "“Dads group”" in finding(file, "T20").message()


def test_sheets_that_each_number_from_one_are_not_mixed_up() -> None:
    def rows(*names: str) -> list[list[object]]:
        return [
            ["No.", "Project", "Lead"],
            *([str(n), name, "P"] for n, name in enumerate(names, 1)),
        ]

    file = read_all(sheet("East", rows("Hub", "Bus")), sheet("West", rows("Wall", "Drain")))
    assert titles(file.plan.actions) == ["Hub", "Bus", "Wall", "Drain"]
    assert "T10" not in codes(file)


def test_two_rows_with_one_number_are_told_and_both_kept() -> None:
    rows = [
        HEAD,
        ["A", "4.2.3", "Home check", "P", "2026", "G"],
        ["A", "4.2.3", "After hospital", "P", "2026", "G"],
    ]
    file = read(rows)
    found = finding(file, "T10")
    assert found.message() == "2 projects have the number 4.2.3: “Home check” and “After hospital”."
    assert cells(found) == ["Sheet1!B2", "Sheet1!B3"]
    assert titles(file.plan.actions) == ["Home check", "After hospital"]


def test_a_doubled_number_is_told_even_where_the_master_has_it_right() -> None:
    master = [
        HEAD,
        ["A", "4.2.3", "Home check", "P", "2026", "G"],
        ["A", "4.2.4", "After hospital", "P", "2026", "G"],
    ]
    theme = [
        HEAD,
        ["A", "4.2.3", "Home check", "P", "2026", "G"],
        ["A", "4.2.3", "After hospital", "P", "2026", "G"],
    ]
    file = read_all(sheet("Master", master), sheet("Theme", theme))
    assert [action.number for action in file.plan.actions] == ["4.2.3", "4.2.4"]
    assert cells(finding(file, "T10")) == ["Theme!B2", "Theme!B3"]


def test_an_action_that_serves_two_outcomes_on_one_sheet_is_one() -> None:
    rows = [
        HEAD,
        ["Ready", "1.1", "Hub", "P", "2026", "G"],
        ["Paid", "1.1", "Hub", "P", "2026", "G"],
    ]
    file = read(rows)
    assert titles(file.plan.actions) == ["Hub"]
    assert [link.target for link in file.plan.links] == ["O1", "O2"]


def test_outcomes_in_other_letters_are_one_where_their_numbers_agree() -> None:
    head = ["Aim", "Project", "Lead"]
    file = read_all(
        sheet("Master", [head, ["4. Longer, healthier lives and a smaller gap", "X", "P"]]),
        sheet("Theme", [head, ["AIM 4 - Longer, healthier lives & a smaller gap", "Y", "P"]]),
    )
    assert titles(file.plan.outcomes) == ["Longer, healthier lives and a smaller gap"]


def test_sheets_of_partners_and_people_are_the_register() -> None:
    file = read_all(
        sheet("Actions", [["Action", "Lead officer"], ["Hub", "Head of Housing, Wendbridge Homes"], ["Bus", "Police"]]),
        sheet("Partners", [["Organisation", "Sector", "Joined"], ["Wendbridge Homes", "Voluntary", "2022"], ["Wend Trust", "Public", None]]),
        sheet("People", [["Role", "Organisation", "Phone"], ["Head of Housing", "Wendbridge Homes", "123"]]),
    )  # fmt: skip
    plan = file.plan
    homes, trust, police = plan.partners
    assert (str(homes.title), homes.sector) == ("Wendbridge Homes", Sector.VOLUNTARY)
    assert (str(trust.title), trust.sector) == ("Wend Trust", Sector.OTHER_PUBLIC)
    assert str(police.title) == "Police"
    (head,) = plan.people
    assert (str(head.title), head.partner) == ("Head of Housing", homes.ref)
    assert plan.actions[0].leads[0].person == head.ref
    assert str(file.places.at(homes.ref, "title")) == "Partners!A2"
    assert {(extra.subject, extra.text) for extra in plan.extras} == {
        (homes.ref, "2022"),
        (head.ref, "123"),
    }
    assert [each.use for each in file.understood] == ["actions", "partners", "people"]
