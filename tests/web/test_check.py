"""The check page: the answer of the command line, with nothing kept."""

from __future__ import annotations

import builtins
import io
import json
import os
from importlib.resources import files

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from joinedup.drawing.report.making import report_of
from joinedup.formats import read_plan
from joinedup.web import checking

SAMPLE = "riverside-as-found.xlsx"
DAY = checking.SAMPLES[SAMPLE]
CONTENT = files("joinedup").joinpath("riverside", SAMPLE).read_bytes()


def upload(name: str = SAMPLE, content: bytes = CONTENT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture(scope="module")
def answer() -> str:
    """The page about the sample. No test here has a database: a page that asked for one fails."""
    return Client(SERVER_NAME="localhost").post("/check", {"sample": SAMPLE}).text


def test_the_page_says_every_code_that_the_command_line_says(answer: str) -> None:
    report = report_of(read_plan(io.BytesIO(CONTENT)), name=SAMPLE, today=DAY)
    assert report.findings
    for finding in report.findings:
        assert f'<h2 id="{finding.code}">' in answer
    assert answer.count("<li><p><strong>") == len(report.first()) == 10
    assert f"{len(report.findings)} things to put right" in answer


def test_the_page_says_where_things_stand_whose_they_are_and_what_was_understood(
    answer: str,
) -> None:
    assert "Master (use this one)!E35, E36, E37, E38" in answer
    assert "For Chamber" in answer
    assert "Who would put it right" in answer
    assert "What was understood of the file" in answer
    assert 'href="/codes/L27"' in answer


def test_the_page_says_that_nothing_is_kept(client: Client, answer: str) -> None:
    assert "Nothing is kept" in answer
    assert "Nothing is kept" in client.get("/check").text


@pytest.mark.parametrize(
    ("form", "begins"), [("xlsx", b"PK"), ("html", b"<!DOCTYPE html>"), ("json", b"{")]
)
def test_the_answer_may_be_taken_as_a_file(client: Client, form: str, begins: bytes) -> None:
    response = client.post("/check", {"file": upload(), "form": form})
    assert response.content.startswith(begins)
    name = f'filename="riverside-as-found-findings.{form}"'
    assert response["Content-Disposition"] == f"attachment; {name}"


def test_the_file_travels_in_its_page_and_gives_the_same_answer_again(client: Client) -> None:
    page = client.post("/check", {"file": upload()}).text
    carried = page.split('name="carried" value="')[1].split('"')[0]
    again = {"carried": carried, "name": SAMPLE, "form": "json"}
    first = client.post("/check", {"file": upload(), "form": "json"})
    assert client.post("/check", again).content == first.content


@pytest.mark.parametrize("carried", ["!", "AAAA", "eJw="])
def test_a_damaged_carried_file_is_answered_with_the_form(client: Client, carried: str) -> None:
    assert client.post("/check", {"carried": carried}).status_code == 422


def test_a_carried_file_never_unpacks_to_more_than_a_file_may_be(
    client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.UPLOAD_MB = 1
    bomb = checking.Wanted(name="x", content=b"0" * 1_500_000, language="en").carried
    assert client.post("/check", {"carried": bomb}).status_code == 422


def test_a_large_file_is_not_carried() -> None:
    asked = checking.Wanted(name="x", content=os.urandom(checking.CARRIED + 1), language="en")
    assert asked.carried == ""


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "empty"), (b"PK\x03\x04damaged", "x.xlsx"), (b"\x89PNG\r\n", "x.xlsx")],
)
def test_a_file_that_cannot_be_read_is_answered_with_why(
    client: Client, content: bytes, said: str
) -> None:
    response = client.post("/check", {"file": upload("x.xlsx", content)})
    assert response.status_code == 422
    assert "There is a problem" in response.text
    assert said in response.text


def test_no_file_and_a_day_that_is_none_are_told_beside_their_boxes(client: Client) -> None:
    assert 'href="#file"' in client.post("/check", {}).text
    page = client.post("/check", {"sample": SAMPLE, "day": "31/02/2026"}).text
    assert "“31/02/2026” is not a day" in page
    assert 'href="#day"' in page
    assert 'value="31/02/2026"' in page


def test_kind_day_and_language_are_as_chosen(client: Client) -> None:
    asked = {"file": upload(), "kind": "loip", "day": "2026-01-05", "language": "cy"}
    response = client.post("/check", {**asked, "form": "json"})
    found = json.loads(response.content)
    assert (found["kind"], found["today"]) == ("loip", "2026-01-05")
    page = client.post("/check", {**asked, "file": upload()}).text
    assert '<html lang="cy"' in page


def test_what_a_file_says_is_shown_as_text_and_never_as_html(client: Client) -> None:
    plan = "Ref,Action,Lead,Due\n1,<script>alert(1)</script>,<b>All partners</b>,ongoing\n"
    page = client.post("/check", {"file": upload("<i>x</i>.csv", plan.encode())}).text
    assert "&lt;script&gt;" in page
    assert "<script>" not in page
    assert "<b>All" not in page
    assert "<i>x" not in page


def test_nothing_of_a_file_is_written_to_a_disk(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[object] = []
    opened, raw = builtins.open, os.open

    def watched(file: object, mode: str = "r", *more: object, **named: object) -> object:
        if set(mode) & set("wax+") and file != os.devnull:
            written.append(file)
        return opened(file, mode, *more, **named)

    def watched_raw(path: object, flags: int, *more: object, **named: object) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR) and path != os.devnull:
            written.append(path)
        return raw(path, flags, *more, **named)

    monkeypatch.setattr(builtins, "open", watched)
    monkeypatch.setattr(os, "open", watched_raw)
    assert client.post("/check", {"file": upload()}).status_code == 200
    assert written == []


def test_when_as_many_are_read_as_may_be_the_next_is_asked_to_wait(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "PATIENCE", 0.01)
    monkeypatch.setattr(checking, "_turns", checking.threading.BoundedSemaphore(1))
    with checking._turns:
        response = client.post("/check", {"sample": SAMPLE})
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert "Wait a minute" in response.text
    assert client.post("/check", {"sample": SAMPLE}).status_code == 200


def test_a_turn_is_given_back_when_a_file_cannot_be_read(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "_turns", checking.threading.BoundedSemaphore(1))
    for _ in range(3):
        assert client.post("/check", {"file": upload("x.xlsx", b"PK")}).status_code == 422


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_the_codes_are_explained(client: Client, prefix: str) -> None:
    assert client.get(f"{prefix}/codes/").text.count("/codes/") > 100
    assert client.get(f"{prefix}/codes/L05").status_code == 200


def test_every_code_has_a_page(client: Client) -> None:
    from joinedup.web.views.codes import rules

    assert {client.get(f"/codes/{code}").status_code for code in rules()} == {200}


def test_a_welsh_page_says_in_welsh_why_a_file_is_not_read(client: Client) -> None:
    page = client.post("/cy/check", {"file": upload("Plan.pdf", b"%PDF-1.4")}).text
    assert "PDF yw Plan.pdf, lle nad yw tablau ond inc ar bapur." in page
    assert "Gwall:" in page
    assert "Error:" not in page


def test_a_welsh_page_says_in_welsh_what_was_made_of_the_workbook(client: Client) -> None:
    page = client.post("/cy/check", {"sample": SAMPLE, "language": "cy"}).text
    assert "camau gweithredu, " in page.lower()
    assert "Mae gan y ddalen Master (use this one) resi neu golofnau cudd" in page
    assert "mae ei henw’n dweud nad yw’n cael ei defnyddio" in page
    assert "oren neu felyn fel yn llithro" in page
    assert "its name says that it is not in use" not in page
