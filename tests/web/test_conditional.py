"""A page that has not changed is not made again, and one that has always is."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from joinedup.core.permissions import Actor, Role
from joinedup.web.conditional import answered, tag_of
from joinedup.web.request import Request

HEAD = (7, 2)


def asked(path: str = "/p/x/plan?open=1", tag: str = "", method: str = "get") -> Request:
    headers = {"If-None-Match": tag} if tag else {}
    request = getattr(RequestFactory(), method)(path, headers=headers)
    request.language = "en"
    request.actor = Actor(user="u", role=Role.OFFICE)
    request.place = SimpleNamespace(slug="x")
    request.visit = SimpleNamespace(head=HEAD)
    request.today = datetime.date(2026, 11, 17)
    return request


def never() -> HttpResponse:
    raise AssertionError("the page was made again")


def test_a_browser_that_has_the_page_is_told_so_without_any_work() -> None:
    first = answered(asked(), lambda: HttpResponse("page"))
    again = answered(asked(tag=first["ETag"]), never)
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert "Cookie" in again["Vary"]


@pytest.mark.parametrize(
    "change",
    [
        lambda request: setattr(request, "language", "cy"),
        lambda request: setattr(request, "actor", Actor(user="v", role=Role.OFFICE)),
        lambda request: setattr(request, "actor", Actor(user="u", role=Role.CHAIR)),
        lambda request: setattr(request.visit, "head", (8, 2)),
        lambda request: setattr(request.visit, "head", (7, 3)),
        lambda request: setattr(request, "today", datetime.date(2026, 11, 18)),
        lambda request: request.COOKIES.update(joinedup_form="another"),
    ],
)
def test_whatever_a_page_is_made_of_makes_another_tag(change: Callable[[Request], None]) -> None:
    request = asked()
    change(request)
    assert tag_of(request) != tag_of(asked())


def test_addresses_questions_and_what_a_view_adds_make_another_tag() -> None:
    assert len({tag_of(asked(path)) for path in ("/p/x/", "/p/y/", "/p/x/?a", "/p/x/?b")}) == 4
    assert tag_of(asked(), "v1") != tag_of(asked(), "v2")


def test_what_is_no_page_gets_no_tag_and_a_form_is_always_answered() -> None:
    tag = tag_of(asked(method="post"))
    assert answered(asked(tag=tag, method="post"), lambda: HttpResponse("done")).content == b"done"
    assert "ETag" not in answered(asked(), lambda: HttpResponse(status=303))
