"""What an import may not change: the words and places of a plan that the board has agreed."""

from __future__ import annotations

from typing import Any

from joinedup.analysis.difference.matched import Matching
from joinedup.analysis.difference.merging import fields_of
from joinedup.analysis.difference.model import PLACE, ROWS, Change, ChangeKind
from joinedup.core.text import Text

_K = ChangeKind
_PLACED = ("outcome", "priority", "action")
"""The types that make the outline."""


class Frozen:
    """Tells which changes may not be made. The names are ``type.field``, ``type.place``, and a
    ``type`` of which none may be added or withdrawn."""

    def __init__(self, matching: Matching) -> None:
        self.matching, self.names = matching, matching.frozen

    def holds(self, change: Change) -> bool:
        """Whether a change may not be made."""
        if not self.names:
            return False
        if change.type == "link" and change.kind is not _K.CHANGE:
            return self._holds_link(change.after if change.after is not None else change.before)
        if change.type in ROWS and change.before is not None and change.after is not None:
            return any(
                self._holds_field(change.type, field, *values)
                for field in fields_of(change.after.__class__)
                if (values := (getattr(change.before, field), getattr(change.after, field)))[0]
                != values[1]
            )
        if change.kind in (_K.CHANGE, _K.END):
            return self._holds_field(change.type, change.field, change.before, change.after)
        return change.type in self.names

    def _holds_link(self, link: Any) -> bool:
        source = self.matching.record.graph.things.get(link.source)
        return (
            source is not None
            and self.matching.is_outline(link)
            and self.matching.type_of(link.target) in _PLACED
            and f"{self.matching.type_of(link.source)}.{PLACE}" in self.names
        )

    def _holds_field(self, type: str, field: str, before: Any, after: Any) -> bool:
        return f"{type}.{field}" in self.names and not _only_adds(before, after)


def _only_adds(before: Any, after: Any) -> bool:
    """Whether a text only gains a language: what was agreed stands."""
    if not isinstance(before, Text) or not before:
        return False
    new = after.as_dict()
    return all(new.get(tag) == words for tag, words in before.versions)
