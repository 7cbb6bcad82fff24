"""Where things stand in a file, and what was understood of it."""

from __future__ import annotations

from joinedup.core.finding import Place
from joinedup.core.plan import Plan
from joinedup.core.planfile import Column, Places, PlanFile, Understood

LETTERS = {"title": "B", "due": "F"}


def places() -> Places:
    found = Places(file="plan.xlsx")
    found.put("A1", sheet="Actions", row=14, columns=LETTERS)
    found.put("A2", line=7)
    found.put_field("A1", "baseline", Place("plan.xlsx", "Measures", "K3"))
    found.put_field("", "as_at", Place("plan.xlsx", "About", "B12"))
    found.put_field("", "", Place("plan.xlsx", "About"))
    return found


def test_a_field_stands_in_its_column_of_the_things_row() -> None:
    assert places().at("A1", "due") == Place("plan.xlsx", "Actions", "F14")


def test_a_field_without_a_column_stands_where_the_thing_does() -> None:
    assert places().at("A1", "reporter") == Place("plan.xlsx", "Actions", "B14")
    assert places().at("A1") == Place("plan.xlsx", "Actions", "B14")


def test_a_field_that_stands_elsewhere_is_found_there() -> None:
    assert str(places().at("A1", "baseline")) == "Measures!K3"


def test_a_thing_of_a_text_file_stands_on_a_line() -> None:
    assert str(places().at("A2", "due")) == "line 7"


def test_the_plan_itself_and_its_fields_have_places() -> None:
    assert str(places().at("", "as_at")) == "About!B12"
    assert str(places().at("")) == "About"
    assert str(places().at("", "version")) == "About"


def test_what_was_never_put_has_no_place() -> None:
    assert places().at("A9") is None
    assert places().at("A9", "due") is None
    assert Places().at("") is None


def test_what_was_understood_has_the_shape_of_the_report_and_the_mapping() -> None:
    columns = (
        Column(column="C", header="By when", as_="action.due"),
        Column(column="D", header="Ward"),
    )
    understood = Understood(
        sheet="Master", header_row=4, columns=columns, rows=60, unused=2, use="actions"
    )
    assert understood.as_dict() == {
        "sheet": "Master",
        "header_row": 4,
        "columns": [
            {"column": "C", "header": "By when", "as": "action.due"},
            {"column": "D", "header": "Ward", "as": None},
        ],
        "rows": 60,
        "unused": 2,
        "use": "actions",
    }


def test_a_plan_file_has_no_findings_unless_there_are_some() -> None:
    file = PlanFile(plan=Plan())
    assert (file.findings, file.understood, file.sha256) == ((), (), "")
    assert file.places.at("A1") is None
