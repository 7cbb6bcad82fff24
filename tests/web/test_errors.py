"""Pages for what cannot be done: clear, and silent about what exists."""

from __future__ import annotations

import json
import logging
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import Client, RequestFactory

from joinedup.commands.refusal import NotFound, Refused, Stale
from joinedup.core.text import Text
from joinedup.web import errors
from joinedup.web.errors import Errors

AWAY = [
    "/nothing",
    "/codes/L5",
    "/codes/ZZ",
    "/p/none/",
    "/p/none/plan",
    "/p/none/A12/?x=1",
    "/%00",
]


def answer(error: Exception, language: str = "en") -> object:
    request = RequestFactory().get("/p/x/")
    request.language = language
    return Errors(lambda _: None).process_exception(request, error)


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_what_is_not_there_is_the_same_page_byte_for_byte(client: Client, prefix: str) -> None:
    found = [client.get(prefix + path) for path in AWAY]
    assert {each.status_code for each in found} == {404}
    assert len({each.content for each in found}) == 1
    assert len({json.dumps(dict(each.headers), sort_keys=True) for each in found}) == 1


def test_a_thing_that_is_not_yours_is_the_page_of_what_is_not_there(client: Client) -> None:
    assert answer(NotFound("A12")).content == client.get("/nothing").content


def test_a_refusal_says_its_sentence_in_the_language_of_the_page() -> None:
    response = answer(Refused("“{slug}” is taken.", slug="<x>"))
    assert response.status_code == 403
    assert "“&lt;x&gt;” is taken." in response.text


def test_a_stale_save_shows_both_texts() -> None:
    mine, theirs = Text.of("Mine"), Text.of("Theirs")
    error = Stale(ref="A12", version=4, theirs={"title": theirs}, yours={"title": mine}, kept="k")
    response = answer(error)
    assert response.status_code == 409
    assert "Mine" in response.text
    assert "Theirs" in response.text


def test_what_commands_do_not_raise_is_left_to_be_a_fault() -> None:
    assert answer(ValueError("x")) is None


def test_a_form_without_its_token_gives_back_what_was_typed(browser: Client) -> None:
    typed = {"kind": "loip", "day": "a <long> text"}
    response = browser.post("/check", typed, headers={"Origin": "http://localhost"})
    assert response.status_code == 403
    assert "a &lt;long&gt; text" in response.text
    assert 'action="/check"' in response.text
    assert 'name="csrfmiddlewaretoken"' in response.text


def test_a_form_from_another_site_is_not_offered_to_be_sent_again(browser: Client) -> None:
    response = browser.post("/check", {"day": "x"}, headers={"Origin": "https://evil.example"})
    assert response.status_code == 403
    assert "<form" not in response.text


def test_a_form_sent_again_from_that_page_is_taken(browser: Client) -> None:
    browser.get("/check")
    page = browser.post("/check", {"day": "x"}, headers={"Origin": "http://localhost"}).text
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    again = browser.post("/check", {"day": "x", "csrfmiddlewaretoken": token})
    assert again.status_code == 422


def test_a_file_beyond_the_limit_is_answered_with_the_limit(
    client: Client, settings: SimpleNamespace
) -> None:
    settings.UPLOAD_MB = 1
    response = client.post("/check", {"file": SimpleUploadedFile("plan.csv", b"a" * 1_000_001)})
    assert response.status_code == 413
    assert "up to 1 megabytes" in response.text
    much = client.post("/check", {"file": SimpleUploadedFile("plan.csv", b"a" * 2_500_000)})
    assert much.status_code == 413


def test_a_fault_of_ours_says_where_to_look_and_nothing_else(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("joinedup.web.views.codes.explained", fail)
    client.raise_request_exception = False
    with caplog.at_level(logging.INFO):
        response = client.get("/codes/L05")
    assert response.status_code == 500
    assert "secret" not in response.text
    number = next(each.facts["id"] for each in caplog.records if hasattr(each, "facts"))
    assert number in response.text


def test_if_even_the_page_of_a_fault_cannot_be_made_a_bare_one_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(errors, "page", lambda *_, **__: 1 / 0)
    response = errors.failed(HttpRequest())
    assert response.status_code == 500
    assert b"Something went wrong" in response.content


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "path"), [("get", "/sign-out"), ("post", "/codes/"), ("put", "/check")]
)
def test_a_page_asked_for_otherwise_than_the_table_says_is_not_answered(
    client: Client, method: str, path: str
) -> None:
    response = getattr(client, method)(path)
    assert response.status_code == 405
    assert response["Allow"] in ("POST", "GET", "GET, POST")
