"""Why a command was not done. Each is shown to a person as a page, never as a traceback."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from joinedup.core.catalogue import render
from joinedup.core.sentence import Sentence


class NotDone(Exception):
    """A command was not done, and nothing was changed."""


class NotFound(NotDone):
    """What was named is not there for this person: it does not exist, or is not theirs to know."""


class Refused(NotDone):
    """A rule or a permission says no; the sentence says what and what to do instead.
    ``field`` names the box it is about, where there is one."""

    def __init__(self, sentence: Sentence, *, field: str = "", **params: Any) -> None:
        super().__init__(render(sentence, params))
        self.sentence, self.params, self.field = sentence, params, field

    def message(self, language: str = "en", words: Any = None) -> str:
        """The sentence, in ``language``."""
        return render(self.sentence, self.params, language, words)


class Stale(NotDone):
    """Somebody saved first. ``theirs`` and ``yours`` are what each says, field by field; yours is
    kept under ``kept`` (a uid) until it is settled. ``version`` is the thing's version now. ``keep``
    is the row in which the kernel keeps yours, when the command has been undone."""

    def __init__(
        self,
        *,
        ref: str,
        version: int,
        theirs: Mapping[str, Any],
        yours: Mapping[str, Any],
        kept: str = "",
        keep: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(f"{ref} was changed by somebody else in the meantime.")
        self.keep = keep
        self.ref, self.version, self.theirs, self.yours, self.kept = (
            ref,
            version,
            theirs,
            yours,
            kept,
        )
