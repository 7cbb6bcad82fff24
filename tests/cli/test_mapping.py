from __future__ import annotations

import json
from pathlib import Path

import pytest

from joinedup.cli import MISUSED, main
from tests.cli.workbooks import write

CHECK = ["check", "--today", "2026-11-17", "--format", "json"]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return write(tmp_path / "plan.xlsx")


def read_as(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, str | None]:
    main([*CHECK, *words])
    report = json.loads(capsys.readouterr().out)
    return {each["header"]: each["as"] for each in report["understood"][0]["columns"]}


def corrected(mapping: Path, header: str, as_: str) -> None:
    sheets = json.loads(mapping.read_text("utf-8"))
    for column in sheets[0]["columns"]:
        if column["header"] == header:
            column["as"] = as_
    mapping.write_text(json.dumps(sheets), "utf-8")


def test_a_mapping_is_written_corrected_and_remembered_beside_the_file(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert read_as(capsys, str(workbook))["Wibble"] is None
    mapping = workbook.with_name("plan.xlsx.joinedup-map.json")
    read_as(capsys, "--write-map", str(mapping), str(workbook))
    corrected(mapping, "Wibble", "action.description")
    assert read_as(capsys, str(workbook))["Wibble"] == "action.description"
    assert read_as(capsys, "--no-map", str(workbook))["Wibble"] is None


def test_a_mapping_from_elsewhere_is_kept_for_next_time(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "elsewhere.json"
    read_as(capsys, "--write-map", str(elsewhere), str(workbook))
    corrected(elsewhere, "Wibble", "action.description")
    assert read_as(capsys, "--map", str(elsewhere), str(workbook))["Wibble"] == "action.description"
    elsewhere.unlink()
    assert read_as(capsys, str(workbook))["Wibble"] == "action.description"


def test_without_a_name_the_mapping_is_written_beside_the_file(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*CHECK, str(workbook), "--write-map"])
    assert "plan.xlsx.joinedup-map.json" in capsys.readouterr().err
    assert workbook.with_name("plan.xlsx.joinedup-map.json").is_file()


@pytest.mark.parametrize("content", ["{", "[1]", '{"sheet": 3}', ""])
def test_a_mapping_that_is_none_is_a_mistake_said_in_words(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    mapping = tmp_path / "broken.json"
    mapping.write_text(content, "utf-8")
    assert main([*CHECK, "--map", str(mapping), str(workbook)]) == MISUSED
    shown = capsys.readouterr()
    assert "broken.json" in shown.err
    assert not workbook.with_name("plan.xlsx.joinedup-map.json").exists()


def test_a_mapping_that_is_not_there_is_said(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*CHECK, "--map", str(tmp_path / "none.json"), str(workbook)]) != 0
    assert "none.json" in capsys.readouterr().err
