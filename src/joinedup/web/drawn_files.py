"""The style sheet of the wiring diagram, served among our own static files: it stands with the
drawing, which knows nothing of pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from joinedup.drawing.wiring import STYLESHEET


class Drawn(BaseFinder):
    """Finds what drawings bring with them."""

    def __init__(self, *_: Any, **__: Any) -> None:
        self.storage = FileSystemStorage(location=STYLESHEET.parent)

    def check(self, **_: Any) -> list[Any]:
        """Nothing can be set wrongly."""
        return []

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:
        """Where a file is."""
        where = str(STYLESHEET) if path == STYLESHEET.name else ""
        return ([where] if where else []) if find_all else where

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[Any]:
        """Every file there is."""
        yield STYLESHEET.name, self.storage
