"""Text that may stand in more than one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """What is said, per language.

    ``versions`` is a tuple of (language tag, text) in the order they were given; the first
    is the original. Language tags are BCP 47, lower case (``en``, ``cy``, ``gd``).
    An empty ``Text()`` is false and prints as "".
    """

    versions: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, text: str | None, language: str = "en", **others: str) -> Text:
        """``Text.of("Ready for school", cy="Yn barod i'r ysgol")``; None or "" gives an empty Text."""
        given = [(language, text or ""), *others.items()]
        return cls(tuple((tag, words) for tag, words in given if words))

    def within(self, language: str) -> str:
        """The text in ``language``, else the original, else ""."""
        for tag, words in self.versions:
            if tag == language:
                return words
        return self.versions[0][1] if self.versions else ""

    def has(self, language: str) -> bool:
        """Whether there is a version in ``language`` itself."""
        return any(tag == language for tag, _ in self.versions)

    def as_dict(self) -> dict[str, str]:
        """The versions as {language: text}."""
        return dict(self.versions)

    @classmethod
    def from_dict(cls, versions: Mapping[str, str]) -> Text:
        """The inverse of :meth:`as_dict`."""
        return cls(tuple(versions.items()))

    def __str__(self) -> str:
        return self.versions[0][1] if self.versions else ""

    def __bool__(self) -> bool:
        return bool(self.versions)
