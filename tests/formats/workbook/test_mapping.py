"""A mapping: written, put right by a person, remembered, and used."""

import json
from pathlib import Path

import pytest

from joinedup.formats.workbook import (
    MappingFault,
    read_mapping,
    read_workbook,
    remembered_path,
    write_mapping,
)
from joinedup.formats.workbook.mapping import checked
from tests.formats.workbook.grids import cells, codes, columns, finding, opened, sheet, titles

ROWS = [
    ["What"],
    ["Bit of work", "Boss", "Finish"],
    ["Hub", "Police", "31/03/26"],
    ["Bus", "Fire", "Mar-27"],
]
MAPPING = [
    {
        "sheet": "Odd",
        "header_row": 2,
        "columns": [
            {"column": "A", "header": "Bit of work", "as": "action.title"},
            {"column": "B", "header": "Boss", "as": "action.leads"},
            {"column": "C", "header": "Finish", "as": "action.due"},
        ],
    }
]


def _read(mapping: list[dict[str, object]], rows: list[list[str]] = ROWS, name: str = "Odd"):  # type: ignore[no-untyped-def]
    return read_workbook(opened(sheet(name, rows)), mapping=mapping)


def test_a_sheet_that_nobody_could_guess_is_read_by_its_mapping() -> None:
    assert codes(_read([])) == ["T01"]
    file = _read(MAPPING)
    assert [(str(a.title), a.leads[0].text, str(a.due.last_day)) for a in file.plan.actions] == [
        ("Hub", "Police", "2026-03-31"),
        ("Bus", "Fire", "2027-03-31"),
    ]
    assert codes(file) == []
    assert str(file.places.at("A1", "due")) == "Odd!C3"


def test_a_mapping_overrules_what_would_have_been_guessed() -> None:
    rows = [["Priority", "Action", "Lead"], ["P", "X", "Police"]]
    columns_ = [
        {"column": "A", "as": "outcome.title"},
        {"column": "B", "as": "action.title"},
        {"column": "C", "as": None},
    ]
    file = _read([{"sheet": "Odd", "header_row": 1, "columns": columns_}], rows)
    assert titles(file.plan.outcomes) == ["P"]
    assert file.plan.priorities == ()
    assert file.plan.actions[0].leads == ()
    assert [(extra.name, extra.text) for extra in file.plan.extras] == [("Lead", "Police")]


def test_a_sheet_that_is_not_named_is_guessed_as_before() -> None:
    other = sheet("Other", [["Action", "Lead"], ["X", "Police"]])
    file = read_workbook(opened(sheet("Odd", ROWS), other), mapping=MAPPING)
    assert titles(file.plan.actions) == ["Hub", "Bus", "X"]


def test_a_sheet_put_aside_is_read_where_the_mapping_names_it() -> None:
    mapping = [{**MAPPING[0], "sheet": "OLD do not use"}]
    assert len(_read(mapping, name="OLD do not use").plan.actions) == 2


def test_what_was_understood_is_a_mapping_that_reads_the_same(tmp_path: Path) -> None:
    rows = [
        ["Aim", "No.", "Project", "Lead officer", "By when", "BRAG", "Comments Q2 2026/27", "KPI", "Baseline", "Target 2027", "Budget (£000)", "Own"],
        ["1. Ready", "1.1", "Hub", "Head of hubs", "Q3 2026", "Green", "Open", "Visits", "1", "2", "310", "x"],
    ]  # fmt: skip
    guessed = read_workbook(opened(sheet("Plan", rows)))
    path = tmp_path / "map.json"
    write_mapping(guessed.understood, path)
    mapped = read_workbook(opened(sheet("Plan", rows)), mapping=read_mapping(path))
    assert mapped.plan == guessed.plan
    assert columns(mapped.understood[0]) == columns(guessed.understood[0])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"sheet": "Gone"}, "there is no sheet of that name"),
        ({"header_row": 90}, "its headings are not in row 90, where nothing stands"),
    ],
)
def test_a_mapping_that_does_not_fit_says_what_and_the_sheet_is_guessed(
    change: dict[str, object], reason: str
) -> None:
    file = _read([{**MAPPING[0], **change}], [["Action", "Lead"], ["X", "Police"]])
    assert reason in finding(file, "T18").message()
    assert titles(file.plan.actions) == ["X"]


@pytest.mark.parametrize(
    ("column", "reason"),
    [
        ({"column": "D", "as": "action.deu"}, "“action.deu” (column D) is no field"),
        ({"column": "ZZ", "as": "action.status"}, "there is nothing in column ZZ"),
        ({"column": "4", "as": "action.status"}, "there is nothing in column 4"),
        ({"column": "A1B", "as": "action.status"}, "there is nothing in column A1B"),
    ],
)
def test_one_column_that_does_not_fit_leaves_the_rest_in_use(
    column: dict[str, str], reason: str
) -> None:
    file = _read([{**MAPPING[0], "columns": [*MAPPING[0]["columns"], column]}])  # type: ignore[misc]
    assert reason in finding(file, "T18").message()
    assert len(file.plan.actions) == 2


def test_a_field_that_a_table_cannot_hold_is_told() -> None:
    columns_ = [{"column": "A", "as": "risk.title"}, {"column": "B", "as": "partner.sector"}]
    file = _read([{"sheet": "Odd", "header_row": 2, "columns": columns_}])
    assert "“partner.sector” cannot be read from a table of risks" in finding(file, "T18").message()
    assert titles(file.plan.risks) == ["Hub", "Bus"]


def test_a_mapping_without_a_title_is_told() -> None:
    file = _read(
        [{"sheet": "Odd", "header_row": 2, "columns": [{"column": "C", "as": "action.due"}]}]
    )
    assert "no column is the title" in finding(file, "T18").message()


def test_a_table_without_headings() -> None:
    columns_ = [{"column": "A", "as": "action.title"}, {"column": "C", "as": "action.due"}]
    file = _read([{"sheet": "Odd", "header_row": None, "columns": columns_}], ROWS[2:])
    assert titles(file.plan.actions) == ["Hub", "Bus"]
    assert file.understood[0].header_row is None


def test_longer_names_of_the_same_fields_are_taken() -> None:
    columns_ = [
        {"column": "A", "as": "measure.title"},
        {"column": "B", "as": "measure.baseline.value"},
    ]
    file = _read(
        [{"sheet": "Odd", "header_row": 1, "columns": columns_}], [["M", "B"], ["Visits", "12"]]
    )
    assert file.plan.measures[0].baseline.value == 12


def test_a_mapping_is_remembered_beside_its_file() -> None:
    assert remembered_path("/plans/Plan 2026.xlsx") == Path(
        "/plans/Plan 2026.xlsx.joinedup-map.json"
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "is not JSON"),
        (b"[1]", "names no sheet"),
        (b'{"a": 1}', "is not a list of sheets"),
        (b'[{"sheet": "A", "header_row": "4"}]', "has a header_row that is not a row number"),
        (b'[{"sheet": "A", "header_row": 0}]', "has a header_row that is not a row number"),
        (b'[{"sheet": "A", "columns": {}}]', "has columns that are not a list"),
        (b'[{"sheet": "A", "columns": [{"as": "x"}]}]', "has a column without its letter"),
        (b'[{"sheet": "A", "columns": [{"column": "B", "as": 3}]}]', "an “as” that is not a name"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"[" * 100_000, "is not JSON"),
    ],
)
def test_a_mapping_that_is_none_is_refused_with_a_reason(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "map.json"
    path.write_bytes(content)
    with pytest.raises(MappingFault, match=said):
        read_mapping(path)


def test_a_mapping_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MappingFault, match=r"The mapping none\.json cannot be read"):
        read_mapping(tmp_path / "none.json")


def test_the_report_itself_can_be_given_as_a_mapping() -> None:
    assert checked({"schema": "joinedup.findings/1", "understood": MAPPING}) == MAPPING


def test_a_mapping_is_written_for_people(tmp_path: Path) -> None:
    write_mapping(_read(MAPPING).understood, tmp_path / "m.json")
    text = (tmp_path / "m.json").read_text(encoding="utf-8")
    assert json.loads(text)[0]["columns"][2] == {
        "column": "C",
        "header": "Finish",
        "as": "action.due",
    }
    assert text.count("\n") > 10


def test_places_of_findings_follow_the_mapping() -> None:
    file = _read(MAPPING, [*ROWS, ["Wall", "NHS", "someday"]])
    assert cells(finding(file, "T02")) == ["Odd!C5"]
