"""Every response, of whatever kind, tells the browser what to refuse."""

from __future__ import annotations

import pytest
from django.templatetags.static import static
from django.test import Client

ANSWERS = [
    ("/check", 200),
    ("/cy/check", 200),
    ("/cy", 301),
    ("/codes/", 200),
    ("/codes/L05", 200),
    ("/nothing/here", 404),
    ("/healthz", 200),
    ("/sign-out", 405),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "status"), ANSWERS)
def test_no_response_goes_without_the_strict_policy(
    client: Client, address: str, status: int
) -> None:
    response = client.get(address)
    assert response.status_code == status
    policy = response["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "data:" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] in ("same-origin", "strict-origin")


def test_a_host_that_is_not_ours_is_answered_with_the_policy_and_no_page() -> None:
    response = Client(SERVER_NAME="evil.example").get("/check")
    assert response.status_code == 400
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert b"evil" not in response.content


@pytest.mark.parametrize("name", ["govuk.css", "joinedup.css", "joinedup.js", "joinedup.svg"])
def test_static_files_are_kept_by_browsers_and_have_the_policy(client: Client, name: str) -> None:
    response = client.get(static(name))
    assert response.status_code == 200
    assert "immutable" in response["Cache-Control"]
    assert response["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("address", ["/check", "/codes/L05", "/nothing"])
def test_no_page_holds_a_script_or_a_style_of_its_own(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick" not in page
    assert page.count("<script") == page.count("<script src=") == 1


def test_pages_are_not_kept_by_what_stands_between(client: Client) -> None:
    assert client.get("/check")["Cache-Control"] == "private, no-cache"
    assert client.get("/nothing")["Cache-Control"] == "no-store"
