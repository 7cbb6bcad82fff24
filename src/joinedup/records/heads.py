"""The heads of all chains of an installation, and what verifying finds in all of its partnerships."""

from __future__ import annotations

from joinedup.records import models, scope, verifying

Heads = dict[str, dict[str, list[int | str]]]
"""Slug > {"" for the shared chain, or the uid of the partner whose own it is: [number, hash]}."""


class NotOurs(RuntimeError):
    """A copy ends in a line of history that the installation never wrote."""


def all_heads() -> Heads:
    """Where each chain ends."""
    found: Heads = {}
    for row in models.Partnership.objects.order_by("slug"):
        with scope.opened(scope.Scope(row.id, whole=True)):
            found[row.slug] = {
                chain.name: [chain.head.number, chain.head.hash]
                for chain in verifying.chains()
                if chain.head is not None
            }
    return found


def all_problems() -> list[str]:
    """What is wrong in any partnership, in sentences."""
    found = []
    for row in models.Partnership.objects.order_by("slug"):
        with scope.opened(scope.Scope(row.id, whole=True)):
            problems = verifying.problems(verifying.chains())
            found += [f"{row.slug}: {said}" for said in problems]
    return found


def insist_on(found: Heads) -> None:
    """Raise NotOurs unless each chain, as it ends here, stands in the database that is asked: it may
    have gone on since."""
    for slug, chains in found.items():
        row = models.Partnership.objects.get(slug=slug)
        with scope.opened(scope.Scope(row.id, whole=True)):
            for chain, (number, digest) in chains.items():
                there = models.Event.objects.filter(chain=chain, number=number, hash=digest)
                if number and not there.exists():
                    raise NotOurs(f"{slug}: line {number} of the copy is not one that was written.")
