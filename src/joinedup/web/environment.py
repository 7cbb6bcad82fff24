"""The templates: Jinja2, with the macros of GOV.UK Frontend and what every page may call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn, cast

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader
from jinja2.runtime import Undefined
from jinja2.utils import missing
from markdown_it import MarkdownIt
from markupsafe import Markup

from joinedup.web.entries import entries
from joinedup.web.language import FIRST, LANGUAGES, address, within
from joinedup.web.phrasing import Phrasing, functions
from joinedup.web.request import Request

_MARKDOWN = MarkdownIt("zero").enable(["emphasis", "backticks"])


class Misnamed(Undefined):
    """A name that a template uses and nobody gave. It may be asked whether it is there; printing
    it is an error. Keys that a mapping lacks stay empty: the macros rely on that."""

    def __str__(self) -> str:
        return "" if isinstance(self._undefined_obj, Mapping) else self._wrong()

    def __iter__(self) -> Any:
        return iter(()) if isinstance(self._undefined_obj, Mapping) else self._wrong()

    def __bool__(self) -> bool:
        known = self._undefined_obj is missing or isinstance(self._undefined_obj, Mapping)
        return False if known else self._wrong()

    def _wrong(self) -> NoReturn:
        self._fail_with_undefined_error()


def environment(**options: Any) -> Environment:
    """The environment that Django makes once."""
    own = cast("FileSystemLoader", options.pop("loader"))
    macros = PackageLoader("govuk_frontend_jinja")
    options |= {
        "loader": ChoiceLoader([own, PrefixLoader({"govuk_frontend_jinja": macros})]),
        "undefined": Misnamed,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "cache_size": -1,
    }
    made = Environment(**options)  # noqa: S701 (Django's options say autoescape)
    made.globals.update(static=static, LANGUAGES=LANGUAGES, marked=marked)
    return made


def marked(text: str) -> Markup:
    """Our own prose, which has Markdown's emphasis and code, as HTML; everything else as text."""
    return Markup(_MARKDOWN.renderInline(text))  # noqa: S704 (the renderer escapes)


def of_the_request(request: HttpRequest) -> dict[str, Any]:
    """What a template may use of the request."""
    asked = cast("Request", request)
    language = getattr(asked, "language", FIRST)
    place = getattr(asked, "place", None)
    other = next(each for each in LANGUAGES if each != language)
    phrasing = Phrasing(language, place.words if place else None)

    def url(name: str, **parts: object) -> str:
        return address(language, name, **parts)

    return {
        **functions(phrasing),
        "url": url,
        "language": language,
        "other_language": other,
        "other_address": within(asked.get_full_path(), other),
        "place": place,
        "actor": getattr(asked, "actor", None),
        "today": getattr(asked, "today", None),
        "entries": tuple(entries(language, place, asked.path_info, asked.actor)) if place else (),
        "as_at": None,
        "has_session": settings.SESSION_COOKIE_NAME in asked.COOKIES,
        "demo": settings.DEMO,
        "demo_day": settings.CLOCK,
        "check_only": settings.CHECK_ONLY,
    }
