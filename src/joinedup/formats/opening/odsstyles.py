"""The styles of an .ods workbook: backgrounds, strike-through and hidden sheets."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
MAX_STYLES = 70_000
DEEPEST = 20


class Looks:
    """Styles by name, gathered from styles.xml and from the head of content.xml."""

    def __init__(self) -> None:
        self.hidden: set[str] = set()
        self._fills: dict[str, str] = {}
        self._struck: dict[str, bool] = {}
        self._parents: dict[str, str] = {}
        self._known: dict[str, tuple[str, bool] | None] = {}
        self._current = ""

    def start(self, name: str, raw: dict[str, str]) -> None:
        """Take in one element of the styles."""
        if name in ("style", "default-style"):
            get = {key.rpartition(":")[2]: value for key, value in raw.items()}.get
            self._current = get("name", "")
            if len(self._parents) < MAX_STYLES:
                self._parents[self._current] = get("parent-style-name", "")
            return
        for key, value in raw.items():
            what = key.rpartition(":")[2]
            if what == "background-color" and name == "table-cell-properties":
                colour = value[1:].upper() if _HEX.fullmatch(value) else ""
                self._fills[self._current] = "" if colour == "FFFFFF" else colour
            elif what == "text-line-through-style" and name == "text-properties":
                self._struck[self._current] = value != "none"
            elif what == "display" and name == "table-properties" and value == "false":
                self.hidden.add(self._current)

    def of(self, name: str) -> tuple[str, bool] | None:
        """(background, struck) of a style with what it inherits; None where there is neither."""
        if name not in self._known:
            fill, struck = self._first(name, self._fills), self._first(name, self._struck)
            self._known[name] = (str(fill or ""), bool(struck)) if fill or struck else None
        return self._known[name]

    def _first(self, name: str, values: Mapping[str, str | bool]) -> str | bool | None:
        """The value of the style itself, else of the nearest style it is based on."""
        for _ in range(DEEPEST):
            if name in values:
                return values[name]
            name = self._parents.get(name, "")
            if not name:
                break
        return None
