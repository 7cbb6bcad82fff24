"""The language stands in the address, and every page leads to itself in the other."""

from __future__ import annotations

import pytest
from django.test import Client

from joinedup.web.language import split, within


@pytest.mark.parametrize(
    ("path", "language", "rest"),
    [
        ("/", "en", "/"),
        ("/cy/", "cy", "/"),
        ("/cy", "cy", ""),
        ("/cy/check", "cy", "/check"),
        ("/cyfarfod", "en", "/cyfarfod"),
        ("/en/check", "en", "/en/check"),
        ("/p/cy/", "en", "/p/cy/"),
    ],
)
def test_only_a_whole_first_part_is_a_language(path: str, language: str, rest: str) -> None:
    assert split(path) == (language, rest)


def test_a_path_of_either_language_is_led_to_the_other_and_back() -> None:
    assert within("/check?kind=loip", "cy") == "/cy/check?kind=loip"
    assert within("/cy/check?kind=loip", "en") == "/check?kind=loip"
    assert within("/cy/check", "cy") == "/cy/check"


@pytest.mark.parametrize("path", ["/check", "/codes/", "/codes/L05"])
def test_the_switch_on_a_page_leads_to_the_same_page(client: Client, path: str) -> None:
    english, welsh = client.get(path).text, client.get(f"/cy{path}").text
    assert '<html lang="en"' in english
    assert f'<a href="/cy{path}" lang="cy"' in english
    assert '<html lang="cy"' in welsh
    assert f'<a href="{path}" lang="en"' in welsh


def test_links_of_a_welsh_page_stay_welsh(client: Client) -> None:
    page = client.get("/cy/codes/").text
    assert 'href="/cy/codes/L05"' in page
    assert 'href="/codes/' not in page.replace('href="/codes/" lang="en"', "")


def test_the_language_alone_is_led_to_its_first_page(client: Client) -> None:
    assert client.get("/cy").headers["Location"] == "/cy/"


def test_the_head_says_the_language_of_a_page(client: Client) -> None:
    assert client.get("/cy/check")["Content-Language"] == "cy"
