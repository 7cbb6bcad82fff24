"""The app of the pages: templates, static files, no tables."""

from __future__ import annotations

from pathlib import Path

from django.apps import AppConfig

from joinedup.core.catalogue import register


class Web(AppConfig):
    """Pages."""

    name = "joinedup.web"
    label = "web"

    def ready(self) -> None:
        """The sentences of pages are translated beside them."""
        register(Path(__file__).parent / "locale")
