#!/usr/bin/env python3
"""Make the pages of docs/reference that are made from the code.

    .venv-dev-3.11/bin/python docs/make_reference.py            write them
    .venv-dev-3.11/bin/python docs/make_reference.py --check    say which are out of date

A page is a function that gives its text; PAGES names them all, and a test holds each page to it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from docs.reference_pages import (  # noqa: E402 (found by the line above)
    codes,
    columns,
    commands,
    permissions,
    settings,
    tables,
    versions,
)

FOLDER = ROOT / "docs" / "reference"
PAGES: dict[str, Callable[[], str]] = {
    "codes.md": codes.page,
    "columns.md": columns.page,
    "command-line.md": commands.page,
    "permissions.md": permissions.page,
    "settings.md": settings.page,
    "tables.md": tables.page,
    "versions.md": versions.page,
}


def out_of_date() -> list[str]:
    """The names of the pages that are not as the code would make them now."""
    return [name for name, page in PAGES.items() if _kept(name) != page()]


def _kept(name: str) -> str:
    path = FOLDER / name
    return path.read_text("utf-8") if path.exists() else ""


def main(words: list[str]) -> int:
    """Write every page, or say which are out of date."""
    stale = out_of_date()
    for name in stale:
        print(f"docs/reference/{name}")
        if "--check" not in words:
            FOLDER.mkdir(exist_ok=True)
            (FOLDER / name).write_text(PAGES[name](), "utf-8")
    return 1 if stale and "--check" in words else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
