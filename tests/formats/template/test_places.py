"""Where each thing of a template stands, what was understood, and what it has a place for."""

from __future__ import annotations

import pytest

from joinedup.core.plan import Plan
from joinedup.formats.template.layout import sheets
from tests.formats.template.workbooks import Rows, read, there_and_back
from tests.plans import rich_plan


@pytest.mark.parametrize(
    ("ref", "field", "place"),
    [
        ("A1", None, "Actions!A2"),
        ("A7", "due", "Actions!J3"),
        ("A1", "serves", "Actions!C2"),
        ("M1", "baseline", "Measures!K2"),
        ("M1", "targets", "Targets!B2"),
        ("M1", "readings", "Readings!C2"),
        ("A1", "also_in", "Also in!E2"),
        ("", "as_at", "About!B12"),
        ("link:0", None, "Priorities!C2"),
        ("link:1", None, "Actions!C2"),
        ("link:2", "agreement", "Links!D2"),  # said by a column, and more of it on Links
        ("link:4", "proof", "Links!H3"),
        ("lineage:0", "into", "Earlier version!E2"),
        ("update:0", "text", "Updates!C2"),
        ("need:1", "amount", "Needs!E3"),
        ("statement:0", None, "Statements!A2"),
    ],
)
def test_a_thing_stands_at(ref: str, field: str | None, place: str) -> None:
    assert str(there_and_back(rich_plan()).places.at(ref, field)) == place


def test_every_thing_of_a_plan_has_a_place() -> None:
    file = there_and_back(rich_plan())
    assert all(file.places.at(thing.ref) for thing in file.plan.things())
    assert all(file.places.at(f"link:{index}") for index, _ in enumerate(file.plan.links))


def test_places_in_a_flat_file_are_lines() -> None:
    places = there_and_back(rich_plan(), "csv").places
    place = places.at("A7", "due")
    assert place is not None
    assert (place.sheet, place.line) == (None, 38)
    assert str(place) == "line 38"


def test_what_was_understood_is_told_sheet_by_sheet() -> None:
    rows: Rows = [["Ward", "Title", "By when"], ["Mere", "Hub", "2026"], [], ["Quay", "Bus", None]]
    understood = read({"Actions": rows}).understood[0]
    assert (understood.sheet, understood.header_row, understood.rows, understood.unused) == (
        "Actions",
        1,
        2,
        0,
    )
    assert [(column.column, column.header, column.as_) for column in understood.columns] == [
        ("A", "Ward", None),
        ("B", "Title", "action.title"),
        ("C", "By when", "action.due"),
    ]


def fields_of(sheets: dict[str, Rows]) -> frozenset[str]:
    fields = read(sheets).plan.fields
    assert fields is not None
    return fields


def test_a_column_that_nobody_fills_is_no_place() -> None:
    fields = fields_of({"Actions": [["Title", "Theme", "Reporter"], ["Hub", "Young", None]]})
    assert {"action.title", "action.theme"} <= fields
    assert "action.reporter" not in fields


def test_an_empty_column_of_leads_is_a_place_so_that_the_actions_are_told() -> None:
    fields = fields_of({"Actions": [["Title", "Lead", "By when"], ["Hub", None, None]]})
    assert {"action.leads", "action.due"} <= fields


def test_a_sheet_without_rows_is_no_place() -> None:
    fields = there_and_back(Plan(actions=rich_plan().actions[1:])).plan.fields
    assert fields is not None
    assert "action.due" in fields
    assert not any(name.startswith(("need.", "risk.", "outcome.", "measure.")) for name in fields)


def test_targets_and_baselines_are_places_of_the_measure() -> None:
    fields = there_and_back(rich_plan()).plan.fields
    assert fields is not None
    assert {
        "measure.baseline",
        "measure.targets",
        "measure.readings",
        "target.due",
        "reading.value",
    } <= fields


def test_a_link_has_no_place_for_agreement_where_no_row_says_it() -> None:
    links: Rows = [["From", "Does what", "To", "Agreement"], ["1", "Supports", "2", None]]
    fields = fields_of(
        {"Outcomes": [["Number", "Title"], ["1", "One"], ["2", "Two"]], "Links": links}
    )
    assert {"link.source", "link.target", "link.kind"} <= fields
    assert "link.agreement" not in fields


def test_every_sheet_of_the_template_can_be_filled() -> None:
    file = there_and_back(rich_plan())
    filled = {each.sheet for each in file.understood if each.rows}
    assert {sheet.name for sheet in sheets()} == filled - {"About"}
