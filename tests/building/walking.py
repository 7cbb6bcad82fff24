"""Somebody's way through the pages, and what is to be said of every page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

from django.db import connection
from django.http import HttpResponse
from django.test import Client

from joinedup.core.permissions import Reach
from joinedup.records import models
from joinedup.web.headers import POLICY
from tests.building.examples import Example
from tests.building.facts import NAMES, Person
from tests.conftest import EVERYTHING

DAILY = ["partnership.manager", "principal", "superintendent", "scrutiny", "swyddog", "nobody"]
PEOPLE = NAMES if EVERYTHING else DAILY
"""Who walks: one of each kind each time, everybody with --all."""
TOKEN = "t" * 32
CHOSEN = "joinedup.web.people.Chosen"
_RANDOM = re.compile(
    rb'(name="(?:csrfmiddlewaretoken|key)" value=")[^"]*|(value=")[^"]*(" name="(?:csrfmiddlewaretoken|key)")'
)
_PASSING = {"Set-Cookie", "X-Request-Id"}


def arrive(person: Person, *, strict: bool = False) -> Client:
    """A browser in which somebody has signed in."""
    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=strict)
    if person.email:
        client.force_login(models.User.objects.get(email=person.email), CHOSEN)
    client.cookies["joinedup_form"] = TOKEN
    return client


def masked(content: bytes) -> bytes:
    """What a page says, without what is drawn anew for each form."""
    return _RANDOM.sub(rb"\1\2-\3", content)


def seen(response: HttpResponse) -> tuple[int, dict[str, str], bytes]:
    """All that somebody is given."""
    headers = {name: said for name, said in response.items() if name not in _PASSING}
    return response.status_code, headers, masked(response.content)


def expected(person: Person, example: Example) -> set[int]:
    """What the table of permissions, the labels of things and the states of versions say that a GET
    is answered with."""
    route = example.route
    if "GET" not in route.methods:
        return {405}
    if route.name == "sign-in-link":
        return {403}
    if example.route.verb is None:
        return {200}
    if person.reach(example.slug, route.verb) is Reach.NONE:
        return {403}
    there, may = example.there(person), example.may(person)
    if example.exact:
        return {200} if there and may else {404}
    return {200, 403, 404} if there and may else {403, 404} if there else {404}


class Reading(HTMLParser):
    """What a page is made of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.inline = ""
        self.title = ""
        self.forms_without_a_button = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = [tag]
        if tag == "form":
            self.forms_without_a_button += 1
        if tag == "button" and self.forms_without_a_button:
            self.forms_without_a_button -= 1

    def handle_data(self, data: str) -> None:
        if self.inside == ["title"]:
            self.title += data
            self.inside = []
        if self.inside in (["script"], ["style"]):
            self.inline += data.strip()

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def faults(response: HttpResponse, language: str) -> Iterator[str]:
    """What a page that is shown lacks, or has and must not."""
    if response.get("Content-Security-Policy") != POLICY:
        yield "the policy is another"
    if not response["Content-Type"].startswith("text/html"):
        return
    page = Reading(response.content.decode())
    if not page.title.strip():
        yield "it has no title"
    if len(page.all("h1")) != 1:
        yield f"it has {len(page.all('h1'))} headings of the first order"
    if [each.get("lang") for each in page.all("html")] != [language]:
        yield "its language is not said"
    if not any(each.get("class") == "govuk-skip-link" for each in page.all("a")):
        yield "nothing leads past its head"
    if not switch(page):
        yield "no link leads to the other language"
    if page.inline or page.all("style"):
        yield "a script or a style stands in the page"
    for tag, attributes in page.tags:
        for name in attributes:
            if name == "style" or name.startswith("on"):
                yield f"<{tag}> has the attribute {name}"
        if tag == "script" and not attributes.get("src"):
            yield "a script has no address"
    if page.forms_without_a_button:
        yield "a form has no button, which it needs without JavaScript"
    names = [each["id"] for _, each in page.tags if "id" in each]
    twice = {each for each in names if names.count(each) > 1}
    if twice:
        yield f"ids are used twice: {sorted(map(str, twice))[:5]}"


def switch(page: Reading) -> str:
    """The address of the page in the other language."""
    found = [each["href"] for each in page.all("a") if each.get("rel") == "alternate"]
    return found[0] or "" if len(found) == 1 else ""


def offered(response: HttpResponse) -> Iterator[tuple[str, str]]:
    """The addresses of ours that a page offers: (GET or POST, path)."""
    page, path = Reading(response.content.decode()), response.wsgi_request.path
    for each in page.all("a"):
        yield "GET", urljoin(path, each.get("href") or "").partition("#")[0]
    for each in page.all("form"):
        method = (each.get("method") or "get").upper()
        yield method, urljoin(path, each.get("action") or path).partition("?")[0]


@contextmanager
def watched() -> Iterator[list[str]]:
    """Gathers every statement that writes."""
    written: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if re.match(r"\s*(insert|update|delete|create|drop|alter)", sql, re.IGNORECASE):
            written.append(sql[:120])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield written
