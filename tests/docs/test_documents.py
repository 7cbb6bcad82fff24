"""The documents to sign before a partnership begins: their Word files, and what they claim."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX

from docs import make_documents
from docs.make_documents import FOLDER, NAMES
from ground.stamp import ROOT

GAP = re.compile(r"\*\*(\[[^\]]*\])")
MEASURE = re.compile(r"^\| (\d+) \| (.+) \| (.+?) \|(.*)\|$", re.M)
PLACE = re.compile(r"`(src/[^`]+)`")


def page(name: str) -> str:
    return (FOLDER / f"{name}.md").read_text("utf-8")


def highlighted(name: str) -> list[str]:
    document = docx.Document(str(FOLDER / f"{name}.docx"))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(each for cell in cells for each in cell.paragraphs)]
    return [
        run.text
        for paragraph in paragraphs
        for run in paragraph.runs
        if run.font.highlight_color == WD_COLOR_INDEX.YELLOW
    ]


def test_the_word_files_are_up_to_date() -> None:
    assert make_documents.out_of_date() == [], "run: docs/make_documents.py"


def test_a_word_file_that_is_out_of_date_is_named_and_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "note.md").write_text("# A note\n\nFor **[whom]**.\n", "utf-8")
    monkeypatch.setattr(make_documents, "FOLDER", tmp_path)
    monkeypatch.setattr(make_documents, "NAMES", ("note",))
    assert make_documents.main(["--check"]) == 1
    assert capsys.readouterr().out == "docs/before-you-start/note.docx\n"
    assert make_documents.main([]) == 0
    written = docx.Document(str(tmp_path / "note.docx"))
    assert [paragraph.text for paragraph in written.paragraphs] == ["A note", "For [whom]."]
    assert make_documents.main(["--check"]) == 0


@pytest.mark.parametrize("name", NAMES)
def test_every_gap_of_a_page_is_yellow_in_its_word_file(name: str) -> None:
    wanted = sorted(GAP.findall(page(name)))
    assert wanted
    assert sorted(highlighted(name)) == wanted


@pytest.mark.parametrize("name", NAMES)
def test_a_word_file_says_all_that_its_page_says(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO((FOLDER / f"{name}.docx").read_bytes())) as packed:
        text = re.sub(r"<[^>]+>", "", packed.read("word/document.xml").decode("utf-8"))
    words = re.findall(r"[A-Za-z]{7,}", re.sub(r"\]\([^)]*\)", "]", page(name)))
    assert [word for word in words if word not in text] == []


def test_a_measure_that_is_there_says_where_and_the_place_exists() -> None:
    measures = MEASURE.findall(page("impact-assessment"))
    assert len(measures) == 18
    for number, _, state, where in measures:
        places = PLACE.findall(where)
        assert bool(places) == (not state.strip("*").startswith("not yet")), number
        assert [place for place in places if not Path(ROOT, place).is_file()] == [], number


def test_measures_are_numbered_and_risks_name_those_that_exist() -> None:
    text = page("impact-assessment")
    numbers = [int(number) for number, *_ in MEASURE.findall(text)]
    assert numbers == list(range(1, 19))
    risks = re.findall(r"^\| [A-I] \| .+? \| .+? \| .+? \| ([^|]+) \|", text, re.M)
    named = {int(each) for risk in risks for each in re.findall(r"\b\d{1,2}\b", risk)}
    assert len(risks) == 9
    assert named <= set(numbers)


def test_the_cookies_that_the_notice_names_are_those_that_are_set() -> None:
    settings = Path(ROOT, "src/joinedup/config/settings.py").read_text("utf-8")
    set_there = re.findall(r'_COOKIE_NAME = "(\w+)"', settings)
    assert set(re.findall(r"`(joinedup_\w+)`", page("privacy-notice"))) == set(set_there)
    assert "SESSION_COOKIE_AGE = 14 * 24 * 60 * 60" in settings
