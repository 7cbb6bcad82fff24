from __future__ import annotations

import json
from dataclasses import replace

from joinedup.core.finding import Finding, Place, Severity
from joinedup.drawing.report.as_json import write_json
from joinedup.drawing.report.model import Report, merged
from tests.drawing.reports import left, no_need, oddity, report


def test_the_shape_is_the_one_that_is_published() -> None:
    told = json.loads(write_json(report()))
    assert told["schema"] == "joinedup.findings/1"
    assert told["plan"] == {
        "title": "Riverside <2030>",
        "outcomes": 7,
        "priorities": 0,
        "actions": 60,
        "delivery_systems": 0,
        "partners": 1,
        "measures": 0,
    }
    assert told["understood"][0]["columns"][0] == {
        "column": "C",
        "header": "By when",
        "as": "action.due",
    }
    assert told["understood"][0]["header_row"] == 4
    first = told["findings"][0]
    assert first["code"] == "L27"
    assert first["severity"] == "error"
    assert first["subject"]["type"] == "action"
    assert first["subject"]["ref"] == "A31"
    assert first["where"] == {
        "file": "plan.xlsx",
        "sheet": "Projects 25's",
        "cell": "F31",
        "line": None,
        "column": None,
    }
    assert first["message"].endswith("left on 30 September 2026.")


def test_each_thing_of_a_finding_about_several_is_there_with_its_owner() -> None:
    (told,) = json.loads(write_json(report(no_need())))["findings"]
    assert [part["subject"]["ref"] for part in told["parts"]] == ["A31", "A32"]
    assert [part["owner"] for part in told["parts"]] == ["Wend Valley Health Trust", None]
    assert told["message"] == "What 2 projects need is not known."


def test_errors_of_reading_come_before_and_notes_of_reading_after() -> None:
    order = [each.code for each in merged([oddity(), left()], [no_need()])]
    assert order == ["L27", "N21", "F11"]


def test_what_the_check_says_of_every_cell_is_not_said_of_the_cells_again() -> None:
    words = [_of("L41", "F3"), _of("L41", "F5")]
    one, both, more = _of("T02", "F5"), _of("T02", "F3", "F5"), _of("T02", "F5", "F9")
    assert [each.code for each in merged([one], words)] == ["L41", "L41"]
    assert [each.code for each in merged([both], words)] == ["L41", "L41"]
    assert merged([more], words) == (*words, more)
    assert merged([one], []) == (one,)


def _of(code: str, *cells: str) -> Finding:
    first, *others = (Place("plan.xlsx", "Actions", cell) for cell in cells)
    rule = replace(left().rule, code=code, severity=Severity.WARNING)
    return replace(left(), rule=rule, place=first, others=tuple(others))


def test_the_worst_severity_and_the_counts_are_those_of_the_findings() -> None:
    assert report().worst is Severity.ERROR
    assert report(oddity()).worst is Severity.NOTE
    assert Report(file="plan.xlsx").worst is None
    assert list(report().severities().values()) == [1, 1, 1]
