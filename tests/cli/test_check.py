from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from joinedup.cli import CLEAN, FOUND, MISUSED, UNREADABLE, main
from tests.cli.workbooks import write

CHECK = ["check", "--today", "2026-11-17"]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return write(tmp_path / "plan.xlsx")


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    main([*CHECK, "--format", "json", *words])
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def codes(report: dict[str, object]) -> set[str]:
    findings = report["findings"]
    assert isinstance(findings, list)
    return {finding["code"] for finding in findings}


def test_a_check_names_what_it_found_with_its_cell_and_ends_with_1(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*CHECK, str(workbook)]) == FOUND
    text = capsys.readouterr().out
    assert "3 actions" in text or "3 projects" in text
    assert "“All partners”" in text
    assert "Master!D5" in text
    assert "Q5 2027" in text
    assert "Master!E6" in text


def test_the_report_says_what_every_column_was_taken_for(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (sheet,) = told(capsys, str(workbook))["understood"]  # type: ignore[misc]
    assert sheet["header_row"] == 3
    assert sheet["rows"] == 3
    read_as = {column["header"]: column["as"] for column in sheet["columns"]}
    assert read_as["Project"] == "action.title"
    assert read_as["By when"] == "action.due"
    assert read_as["Wibble"] is None


def test_a_code_is_switched_off_with_a_reason_that_the_report_prints(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "L24" in codes(told(capsys, str(workbook)))
    report = told(capsys, "--ignore", "l24=agreed by the board", str(workbook))
    assert "L24" not in codes(report)
    assert report["switched_off"] == {"L24": "agreed by the board"}


def test_codes_of_reading_are_switched_off_too_and_several_at_once(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    everything = codes(told(capsys, str(workbook)))
    rest = codes(told(capsys, "--ignore", ",".join(sorted(everything)), str(workbook)))
    assert everything
    assert rest == set()


def test_with_every_code_off_the_check_ends_with_0(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    everything = ",".join(codes(told(capsys, str(workbook))))
    assert main([*CHECK, "--ignore", everything, str(workbook)]) == CLEAN


def test_a_code_that_does_not_exist_is_a_mistake_and_nothing_is_checked(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*CHECK, "--ignore", "L99x", str(workbook)]) == MISUSED
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "There is no code L99X" in shown.err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.xlsx", b""),
        ("noise.xlsx", b"\x00\x01\x02 not a zip"),
        ("bad.xml", b"<Plan><Name>unclosed</Plan>"),
        ("bad.json", b"{"),
    ],
)
def test_what_cannot_be_read_ends_with_3_and_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert main([*CHECK, str(path)]) == UNREADABLE
    shown = capsys.readouterr()
    assert shown.out == ""
    assert name in shown.err
    assert "Traceback" not in shown.err


def test_a_file_that_is_not_there_ends_with_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*CHECK, str(tmp_path / "none.xlsx")]) == UNREADABLE
    assert "none.xlsx" in capsys.readouterr().err


def test_what_cannot_be_read_is_told_to_programs_as_a_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.xml"
    path.write_bytes(b"<Plan>\n<Name>unclosed</Plan>")
    assert main([*CHECK, "--format", "json", str(path)]) == UNREADABLE
    report = json.loads(capsys.readouterr().out)
    (finding,) = report["findings"]
    assert finding["severity"] == "error"
    assert finding["where"]["line"] == 2


def test_a_report_goes_to_the_file_that_is_named(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, book = tmp_path / "report.html", tmp_path / "report.xlsx"
    assert main([*CHECK, "--format", "html", "-o", str(page), str(workbook)]) == FOUND
    assert main([*CHECK, "--format", "xlsx", "-o", str(book), str(workbook)]) == FOUND
    assert "<h1>" in page.read_text("utf-8")
    assert openpyxl.load_workbook(book)["To put right"].max_row > 4
    assert capsys.readouterr().out == ""


def test_the_workbooks_own_date_is_used_unless_another_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.cli.workbooks import ROWS

    dated = (("As at 17 November 2026",), *ROWS)
    path = write(tmp_path / "dated.xlsx", dated)
    main(["check", "--format", "json", "--today", "2027-06-01", str(path)])
    assert json.loads(capsys.readouterr().out)["today"] == "2027-06-01"


def test_a_day_that_is_none_is_refused_in_a_sentence(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--today", "17/11/26", str(workbook)]) == MISUSED
    assert "is not a day. Write it as 2026-11-17 or" in capsys.readouterr().err


def test_colour_is_only_used_when_asked_for_or_in_a_terminal(
    workbook: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main([*CHECK, str(workbook)])
    assert "\x1b" not in capsys.readouterr().out
    main([*CHECK, "--colour", "always", str(workbook)])
    assert "\x1b[" in capsys.readouterr().out


def test_the_kind_asked_for_decides_what_the_law_asks(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = codes(told(capsys, str(workbook)))
    scottish = codes(told(capsys, "--kind", "loip", str(workbook)))
    assert scottish - plain


def archive(path: Path, title: str) -> Path:
    """An archive whose plan and one action have a title."""
    plan = {"title": {"en": title}, "actions": [{"ref": "A1", "title": {"en": title}}]}
    path.write_text(json.dumps({"schema": "joinedup.plan/1", "plan": plan}), "utf-8")
    return path


@pytest.mark.parametrize("form", ["text", "json", "html", "xlsx"])
def test_half_a_character_in_a_title_stops_no_report(tmp_path: Path, form: str) -> None:
    out = tmp_path / "report"
    file = archive(tmp_path / "plan.json", "Half \ud800 a character")
    assert main([*CHECK, "--format", form, "--output", str(out), str(file)]) == FOUND
    assert out.stat().st_size > 100


def test_half_a_character_stands_in_json_as_json_writes_it(tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    file = archive(tmp_path / "plan.json", "Half \ud800 a character")
    main([*CHECK, "--format", "json", "--output", str(out), str(file)])
    assert json.loads(out.read_bytes())["plan"]["title"] == "Half \ud800 a character"


def test_a_title_cannot_steer_the_terminal_that_shows_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = archive(tmp_path / "plan.json", "Red \x1b[31m and \x1b]0;mine\x07 \u202e")
    main([*CHECK, str(file)])
    text = capsys.readouterr().out
    assert "Red �[31m" in text
    assert not {"\x1b", "\x07", "\u202e"} & set(text)


def test_a_title_as_long_as_a_book_does_not_make_the_report_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*CHECK, str(archive(tmp_path / "plan.json", "x" * 100_000))])
    assert len(capsys.readouterr().out) < 10_000
