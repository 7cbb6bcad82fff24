"""Identifiers that xsd:ID accepts, each once in a document."""

from __future__ import annotations

import re
import uuid

_NAMESPACE = uuid.UUID("0d1f3a52-6c5f-5d0e-9a53-5f3c3b0f7f11")
_VALID = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


def is_valid(identifier: str) -> bool:
    """Whether xsd:ID accepts it. Letters beyond ASCII, which it accepts too, are not used."""
    return bool(_VALID.fullmatch(identifier))


def made(*parts: str) -> str:
    """An identifier that follows from its parts and from nothing else (a UUID of version 5)."""
    return f"_{uuid.uuid5(_NAMESPACE, chr(10).join(parts).encode('utf-8', 'backslashreplace').decode())}"


def own(partnership: str, title: str, ref: str) -> str:
    """The identifier that we give to a thing that has none, in the plan of that title."""
    return made(partnership, title, ref)


class Identifiers:
    """Gives out identifiers for one document: as they are where they may stand, with a “_”
    before them where that is enough, else made from the original."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self.changed: dict[str, str] = {}

    def give(self, original: str) -> str:
        """A valid identifier for ``original`` that no other element of the document has."""
        for candidate in (original, f"_{original}"):
            if is_valid(candidate) and candidate not in self._given:
                return self._take(original, candidate)
        count = 0
        while (candidate := made(original, str(count))) in self._given:
            count += 1
        return self._take(original, candidate)

    def _take(self, original: str, given: str) -> str:
        self._given.add(given)
        if given != original:
            self.changed.setdefault(original, given)
        return given
