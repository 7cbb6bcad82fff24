"""Logs are lines of JSON that hold nothing of what people asked or sent."""

from __future__ import annotations

import json
import logging
import sys

import pytest
from django.core.handlers.exception import convert_exception_to_response
from django.test import Client, RequestFactory

from joinedup.web.logs import Json, cleaned


def line(said: str, error: Exception | None = None) -> dict[str, object]:
    raised = None
    if error is not None:
        try:
            raise error
        except Exception:
            raised = sys.exc_info()
    record = logging.LogRecord("some.place", logging.ERROR, "f.py", 1, said, (), raised)
    return json.loads(Json().format(record))


@pytest.mark.django_db
def test_a_request_is_one_line_with_its_route_and_without_its_address(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="joinedup.requests"):
        client.get("/sign-in/a-secret-token?mail=someone@example.org")
    (record,) = [each for each in caplog.records if each.name == "joinedup.requests"]
    written = Json().format(record)
    assert json.loads(written)["route"] == "sign-in-link"
    assert json.loads(written)["status"] == 403
    assert "secret" not in written
    assert "example.org" not in written


def test_what_failed_is_in_the_log_with_the_place_and_the_number_that_the_page_says(
    rf: RequestFactory, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(request: object) -> None:
        raise ZeroDivisionError("of somebody@example.org")

    request = rf.get("/")
    request.id, request.language = "1a2b3c", "en"  # type: ignore[attr-defined]
    convert_exception_to_response(broken)(request)  # type: ignore[arg-type]
    (told,) = [json.loads(Json().format(each)) for each in caplog.records if each.exc_info]
    assert (told["error"], told["id"]) == ("ZeroDivisionError", "1a2b3c")
    assert "broken" in told["where"][-1]
    assert "somebody" not in str(told)


def test_an_error_is_told_without_what_the_database_says_of_a_row() -> None:
    told = line("failed", ValueError("duplicate key\nDETAIL: Key (email)=(a@example.org)"))
    assert told["error"] == "ValueError"
    assert told["why"] == "duplicate key"
    assert "test_logs.py" in str(told["where"])


@pytest.mark.parametrize(
    "secret",
    [
        "someone@example.org",
        "postgres://name:word@host/x",
        "/sign-in/Zr8mP1kq0TtW9xY2bC4dEfGh",
        "/check?token=abc",
    ],
)
def test_what_looks_like_a_secret_is_taken_out(secret: str) -> None:
    kept = cleaned(f"asked for {secret}, and failed")
    assert secret not in kept
    for part in ("someone", "word", "Zr8m", "abc"):
        assert part not in kept
    assert kept.startswith("asked for ")
