"""What is odd about a document: each kind gathered as it is met, and said once."""

from __future__ import annotations

from typing import Any

from joinedup.core.finding import Finding, Place, Subject
from joinedup.formats.stratml.rules import BY_CODE

MOST_PLACES = 20
MOST_NAMED = 6
ROOM = 120


class Oddities:
    """Gathers oddities by code while a document is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._lines: dict[str, list[int]] = {}
        self._counts: dict[str, int] = {}
        self._named: dict[str, dict[str, None]] = {}
        self._params: dict[str, dict[str, Any]] = {}

    def add(self, code: str, line: int, what: str = "", **params: Any) -> None:
        """Note one more case of ``code`` at a line; ``what`` is quoted in the finding, once each."""
        self._counts[code] = self._counts.get(code, 0) + 1
        lines = self._lines.setdefault(code, [])
        if line and len(lines) < MOST_PLACES:
            lines.append(line)
        named = self._named.setdefault(code, {})
        if what and len(named) <= MOST_NAMED:
            named.setdefault(what.rstrip(".") if len(what) <= 60 else f"{what[:59]}…")
        self._params.setdefault(code, {}).update(params)

    def findings(self) -> tuple[Finding, ...]:
        """One finding a code, in the order of the codes."""
        return tuple(self._finding(code) for code in sorted(self._counts))

    def _finding(self, code: str) -> Finding:
        places = [Place(self.file, line=line) for line in dict.fromkeys(self._lines[code])] or [
            Place(self.file)
        ]
        return Finding(
            rule=BY_CODE[code],
            subject=Subject("file", title=self.file),
            params={
                "file": self.file,
                "count": self._counts[code],
                "named": _some(list(self._named[code])),
                **self._params[code],
            },
            place=places[0],
            others=tuple(places[1:]),
        )


def _some(named: list[str]) -> str:
    """The first of what is to be named, as far as there is room."""
    shown: list[str] = []
    for name in named[:MOST_NAMED]:
        if shown and sum(map(len, shown)) + len(name) > ROOM:
            break
        shown.append(name)
    return ", ".join([*shown, "…"] if len(shown) < len(named) else shown)
