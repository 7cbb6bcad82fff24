"""What a partnership has chosen for itself, as its office changes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from joinedup.core.text import Text
from joinedup.records import models, scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """``words`` are {language: {our word: (one, several)}}."""

    title: Text
    languages: tuple[str, ...]
    year_starts: int
    findings_released: bool
    balance_released: bool
    vocabulary: str
    words: Mapping[str, Mapping[str, tuple[str, str]]] = field(hash=False)


def chosen() -> Chosen:
    """The settings of the partnership in scope."""
    found = scope.current()
    row = models.Partnership.objects.get(id=found.partnership)
    words = row.words or {}
    return Chosen(
        title=row.title,
        languages=tuple(filter(None, row.languages.split(","))),
        year_starts=row.year_starts,
        findings_released=row.findings_released,
        balance_released=row.balance_released,
        vocabulary=row.vocabulary,
        words={
            tag: {name: (one, many) for name, (one, many) in own.items()}
            for tag, own in words.items()
        },
    )
