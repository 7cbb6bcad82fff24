"""Verification: whether what is kept is what history says, partnership by partnership."""

from __future__ import annotations

from dataclasses import dataclass

from joinedup.records import models, scope, verifying
from joinedup.records.columns import unread_noted


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a chain. ``partner`` is the uid of the partner whose own chain it is, or ""."""

    partner: str
    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number} {self.hash}"


@dataclass(frozen=True, slots=True)
class Verified:
    """One partnership: the heads of its chains, how many lines it has, and what is wrong."""

    slug: str
    heads: tuple[Head, ...]
    lines: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """All partnerships of the installation, in the order of their slugs."""

    partnerships: tuple[Verified, ...]

    @property
    def is_good(self) -> bool:
        """Whether everything is as history says."""
        return not any(each.problems for each in self.partnerships)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What ``joinedup verify`` prints: a line a partnership, and below it what is wrong."""
        return tuple(line for each in self.partnerships for line in _lines(each))


def verify(slug: str = "") -> Verification:
    """Verify every partnership, or the one with this slug. Changes nothing. It sees every row, so
    what it says is for whoever keeps the installation."""
    asked = models.Partnership.objects.order_by("slug")
    if slug:
        asked = asked.filter(slug=slug)
    with unread_noted():
        rows = list(asked)
    return Verification(tuple(_verified(row) for row in rows))


def _verified(row: models.Partnership) -> Verified:
    with scope.opened(scope.Scope(row.id, whole=True)):
        with unread_noted() as unread:
            kept = verifying.chains()
            told = tuple(verifying.problems(kept))
        problems = (*verifying.unreadable(unread), *told)
    heads = [(each.name, each.head) for each in kept if each.head is not None]
    return Verified(
        slug=row.slug,
        heads=tuple(Head(name, head.number, head.hash) for name, head in heads),
        lines=sum(len(each.events) for each in kept),
        problems=problems,
    )


def _lines(each: Verified) -> list[str]:
    shared = next((head for head in each.heads if not head.partner), None)
    if not each.problems:
        end = f"; its shared history ends at {shared.number}, {shared.hash}" if shared else ""
        return [
            f"{each.slug}: {each.lines} lines of history, and what is kept is what they say{end}."
        ]
    return [
        f"{each.slug}: what is kept is not what its history says.",
        *(f"  {said}" for said in each.problems),
    ]
