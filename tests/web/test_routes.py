"""No address without a line in the table of permissions, and no line without an address."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.urls import include, path

from joinedup.config.urls import urlpatterns
from joinedup.core.routes import routes, unlisted
from joinedup.web.routes import insist, patterns, walk


def view(request: object) -> HttpResponse:
    return HttpResponse()


def test_the_router_and_the_table_name_the_same_routes() -> None:
    assert settings.CHECK_ONLY is False
    assert unlisted(walk(urlpatterns), check_only=False) == []
    assert unlisted(walk(patterns(True)), check_only=True) == []


@pytest.mark.parametrize("given", [path("secret", view, name="secret"), path("secret", view)])
def test_a_route_without_a_line_stops_the_start(given: object) -> None:
    with pytest.raises(SystemExit, match=r"has no line in core/routes\.csv"):
        insist([*urlpatterns, path("deep/", include([given]))], check_only=False)


def test_a_line_without_a_route_stops_the_start() -> None:
    with pytest.raises(SystemExit, match="a line for “check”, and there is no such route"):
        insist([each for each in patterns(True) if each.name != "check"], check_only=True)


def test_two_routes_of_one_name_stop_the_start() -> None:
    with pytest.raises(SystemExit, match="Two routes are called “check”"):
        insist([*patterns(True), path("again", view, name="check")], check_only=True)


def test_what_needs_no_permission_is_little_and_known() -> None:
    free = {name for name, route in routes().items() if route.verb is None}
    assert free == {
        "healthz", "start", "check", "codes", "code", "sign-in", "sign-in-link", "sign-out",
    }  # fmt: skip


def test_every_line_says_what_the_page_is_and_how_it_is_asked() -> None:
    for route in routes().values():
        assert route.meaning
        assert set(route.methods) <= {"GET", "POST"}
        assert route.door in ("check", "house")
