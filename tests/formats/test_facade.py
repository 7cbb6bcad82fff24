"""read_plan and write_plan: one door for every format."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import joinedup
from joinedup.core.plan import Outcome, Plan
from joinedup.core.text import Text
from joinedup.core.words import PlanKind
from joinedup.formats import WRITABLE, read_plan, write_plan, write_template
from joinedup.formats.opening import Unreadable
from tests.plans import rich_plan


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json", ".XLSX", ".Json"])
def test_a_plan_is_written_and_read_by_what_is_in_the_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"plan{suffix}"
    write_plan(rich_plan(), path)
    renamed = path.rename(tmp_path / "no suffix")
    file = read_plan(renamed)
    assert replace(file.plan, fields=None) == rich_plan()
    assert len(file.sha256) == 64


def test_a_plan_written_as_stratml_keeps_its_outcomes(tmp_path: Path) -> None:
    path = tmp_path / "plan.xml"
    write_plan(rich_plan(), path)
    assert [str(outcome.title) for outcome in read_plan(path).plan.outcomes] == ["Ready for school"]


@pytest.mark.parametrize("source", ["path", "text", "bytes", "stream"])
def test_a_plan_is_read_from_a_path_from_bytes_and_from_a_stream(
    tmp_path: Path, source: str
) -> None:
    path = tmp_path / "plan.json"
    write_plan(rich_plan(), path)
    given: dict[str, Any] = {
        "path": path,
        "text": str(path),
        "bytes": path.read_bytes(),
        "stream": io.BytesIO(path.read_bytes()),
    }
    assert read_plan(given[source]).plan == rich_plan()


def test_a_workbook_of_their_own_goes_to_the_lenient_reader() -> None:
    csv = b"Project,Lead officer,By when\nHub,Head of family hubs,Mar 2028\n"
    assert [str(action.title) for action in read_plan(csv).plan.actions] == ["Hub"]


def test_the_template_has_no_use_for_a_mapping_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    write_plan(rich_plan(), path)
    file = read_plan(path, mapping=[{"sheet": "Actions", "header_row": 1, "columns": []}])
    assert [finding.code for finding in file.findings] == ["Y14"]
    assert len(file.plan.actions) == 2


@pytest.mark.parametrize("kind", ["loip", PlanKind.LOIP])
def test_the_kind_that_is_asked_for_overrides_what_the_file_says(
    tmp_path: Path, kind: str | PlanKind
) -> None:
    path = tmp_path / "plan.json"
    write_plan(rich_plan(), path)
    assert read_plan(path, kind=kind).plan.kind is PlanKind.LOIP
    assert read_plan(path).plan.kind is PlanKind.PLAN


def test_an_unknown_kind_is_refused_with_the_kinds_there_are() -> None:
    with pytest.raises(ValueError, match=r"“town” is not a kind of plan\. Use one of: plan, loip"):
        read_plan(b"{}", kind="town")


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02", b"{", b"PK\x03\x04 broken", b"<a><b></a>"]
)
def test_what_cannot_be_read_raises_unreadable_and_nothing_else(content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        read_plan(content)
    assert refused.value.finding.remedy()


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        read_plan(tmp_path / "nothing.xlsx")


@pytest.mark.parametrize("name", ["plan.docx", "plan", "plan.xlsx.bak"])
def test_a_suffix_that_is_not_written_is_refused_before_anything_is(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(ValueError, match=r"Use \.xlsx, \.csv, \.xml \(StratML\) or \.json\."):
        write_plan(rich_plan(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("as_", "name"),
    [("workbook", "p.xlsx"), ("csv", "p.csv"), ("stratml", "p.xml"), ("archive", "p.JSON")],
)
def test_the_writer_that_a_suffix_means_can_be_named(tmp_path: Path, as_: str, name: str) -> None:
    path = tmp_path / name
    write_plan(rich_plan(), path, as_)
    named = path.read_bytes()
    write_plan(rich_plan(), path)
    assert read_plan(named).plan == read_plan(path).plan


def test_popolo_is_written_only_where_it_is_asked_for_with_its_base(tmp_path: Path) -> None:
    path = tmp_path / "table.json"
    write_plan(rich_plan(), path, as_="popolo", base="https://riverside.example/")
    found = json.loads(path.read_text("utf-8"))
    assert set(found) == {"persons", "organizations", "memberships", "posts", "areas"}
    assert found["organizations"][0]["id"] == "https://riverside.example/partnership"
    with pytest.raises(Unreadable):
        read_plan(path)
    write_plan(rich_plan(), path)
    assert "persons" not in json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("as_", "name", "says"),
    [
        ("popolo", "p.xlsx", "“p.xlsx” cannot be written as popolo: end the name in .json."),
        ("csv", "p.json", "“p.json” cannot be written as csv: end the name in .csv."),
        ("poem", "p.json", "“poem” is nothing to write. Use one of: workbook, csv"),
    ],
)
def test_a_writer_that_does_not_fit_the_name_is_refused_before_anything_is_written(
    tmp_path: Path, as_: str, name: str, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        write_plan(rich_plan(), tmp_path / name, as_)
    with pytest.raises(ValueError, match="Only Popolo has a base"):
        write_plan(rich_plan(), tmp_path / "p.json", base="https://riverside.example/")
    assert list(tmp_path.iterdir()) == []


def test_a_plan_that_cannot_be_written_leaves_the_file_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.json"
    path.write_text("before", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_plan(rich_plan(), path)
    assert [file.name for file in tmp_path.iterdir()] == ["plan.json"]
    assert path.read_text(encoding="utf-8") == "before"


def test_a_written_file_has_the_rights_that_any_new_file_has(tmp_path: Path) -> None:
    write_plan(Plan(), tmp_path / "plan.json")
    (tmp_path / "other").touch()
    assert (tmp_path / "plan.json").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_every_writable_suffix_is_written(tmp_path: Path) -> None:
    plan = Plan(title=Text.of("Small"), outcomes=(Outcome(ref="O1", title=Text.of("Ready")),))
    for suffix in WRITABLE:
        write_plan(plan, tmp_path / f"plan{suffix}")
        assert (tmp_path / f"plan{suffix}").stat().st_size > 50


def test_the_empty_template_is_a_workbook(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx")
    file = read_plan(tmp_path / "template.xlsx")
    assert list(file.plan.things()) == []
    with pytest.raises(ValueError, match="does not end in"):
        write_template(tmp_path / "template.ods")


@pytest.mark.parametrize("suffix", WRITABLE)
def test_a_folder_that_is_not_there_is_told_by_the_name_that_was_asked_for(
    tmp_path: Path, suffix: str
) -> None:
    wanted = tmp_path / "nowhere" / f"plan{suffix}"
    with pytest.raises(FileNotFoundError) as caught:
        write_plan(Plan(), wanted)
    assert caught.value.filename == str(wanted)


@pytest.mark.parametrize("isolate", [True, False])
@pytest.mark.parametrize(
    ("source", "named"),
    [(io.StringIO("Action,Lead"), "a stream of text"), (None, "a NoneType"), (2026, "a int")],
)
def test_what_is_neither_a_path_nor_bytes_nor_a_binary_stream_is_told_as_that(
    source: Any, named: str, isolate: bool
) -> None:
    with pytest.raises(TypeError, match=f"binary stream, not {named}"):
        read_plan(source, isolate=isolate)


def test_the_library_offers_both_at_its_top() -> None:
    assert joinedup.read_plan is read_plan
    assert joinedup.write_plan is write_plan


def test_importing_the_formats_loads_no_reader_and_no_writer() -> None:
    asked = "import sys, joinedup.formats; print([name for name in sys.modules if name.startswith('joinedup.formats.')"
    heavy = " or name in ('xlsxwriter', 'lxml', 'json', 'csv')])"
    run = subprocess.run(
        [sys.executable, "-c", asked + heavy], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def found_workbook() -> Path:
    return Path(joinedup.__file__).parent / "riverside" / "riverside-as-found.xlsx"


def test_what_was_understood_of_a_file_is_a_mapping_that_reads_it_the_same(tmp_path: Path) -> None:
    first = read_plan(found_workbook())
    kept = tmp_path / "map.json"
    kept.write_text(json.dumps([each.as_dict() for each in first.understood]), "utf-8")
    for mapping in (first.understood, [each.as_dict() for each in first.understood], kept):
        again = read_plan(found_workbook(), mapping=mapping)
        assert again.plan == first.plan
        assert again.plan.words == first.plan.words


@pytest.mark.parametrize("mapping", [[3], [{"header_row": 4}], {"sheet": "Master"}])
def test_a_mapping_that_is_none_is_refused_in_a_sentence(mapping: Any) -> None:
    with pytest.raises(ValueError, match="Write a new one with --write-map"):
        read_plan(found_workbook(), mapping=mapping)
