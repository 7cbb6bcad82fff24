"""How somebody comes to be signed in. A session says who it is; what they may do is asked anew of
the tables at each request."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth import login
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from joinedup.queries import people
from joinedup.web.request import Request


class Linked(ModelBackend):
    """People who came by a link that was sent to them. There are no passwords."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **_: Any,
    ) -> None:
        """Nobody, by anything typed."""


class Chosen(Linked):
    """People of a demonstration, chosen by whoever asks. Settings name this door in a
    demonstration only: a session that came through it is nobody's elsewhere."""


ONLY = "only"
"""What a session keeps: the slugs of the partnerships that it is good for, if not for all."""


def enter(request: Request, user: Any, *, chosen: bool = False, only: str = "") -> None:
    """Begin a session for somebody, good for the partnership of the slug ``only`` (for all, if none
    is named). A second link of the same person adds its own."""
    backend = Chosen if chosen else Linked
    door = f"{backend.__module__}.{backend.__qualname__}"
    before = _only(request) if user_of(request) == user else ()
    login(request, user, backend=door)
    session = cast("Any", request).session
    session[ONLY] = sorted({*before, only}) if only and before is not None else None
    session.set_expiry(None)


def _only(request: Request) -> tuple[str, ...] | None:
    """The slugs that the session is good for; None for all."""
    found = cast("Any", request).session.get(ONLY)
    return None if found is None else tuple(found)


def user_of(request: Request, slug: str = "") -> Any:
    """Who is signed in, or None: also in a partnership (its slug) that the session is not good for."""
    if not request.user.is_authenticated:
        return None
    only = _only(request) if slug else None
    return request.user if only is None or slug in only else None


def administrator_of(request: Request) -> Any:
    """Who is signed in and administers the installation, or None. A link that an office passed on
    makes nobody that."""
    user = user_of(request)
    return user if user and user.administrator and _only(request) is None else None


def places_for(request: Request) -> tuple[people.Open, ...]:
    """Where whoever is signed in may go, as what."""
    return people.open_to(user_of(request), _only(request) if user_of(request) else None)
