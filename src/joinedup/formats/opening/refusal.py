"""What the readers say of a file: a refusal, or notes. Plain values only, since it crosses
from the child process in JSON; the parent looks the codes up in :mod:`.rules`."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MAX_PLACES = 20


def N_(text: str) -> str:
    """Mark a phrase for translation, as the catalogue does, which the child does not load."""
    return text


class Refused(Exception):
    """The file cannot be read: the rule's code, its parameters, and the place in the file."""

    def __init__(self, code: str, place: dict[str, Any] | None = None, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
        self.place = place or {}


class Notes:
    """What was odd about a file that could be read, each said once with its places."""

    def __init__(self) -> None:
        self._notes: dict[tuple[str, str], dict[str, Any]] = {}

    def add(
        self, code: str, place: dict[str, Any] | None = None, about: str = "", **params: Any
    ) -> None:
        """Say ``code``. Said again of the same ``about``, the places gather and ``count`` rises."""
        note = self._notes.get((code, about))
        if note is None:
            params.setdefault("count", 1)
            places = [place] if place else []
            self._notes[code, about] = {"code": code, "params": params, "places": places}
            return
        note["params"]["count"] += params.get("count", 1)
        if place and len(note["places"]) < MAX_PLACES:
            note["places"].append(place)

    def raw(self) -> list[dict[str, Any]]:
        """The notes as plain values, in the order in which they were first said."""
        return list(self._notes.values())
