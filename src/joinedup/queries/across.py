"""All partnerships of the installation beside one another, as far as each has released its facts.

What is told here is read in the installation's scope, which sees what was released and nothing else: no
partnership is opened, however many there are.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from joinedup.analysis.across import (
    Chairs,
    Composition,
    Facts,
    Layers,
    Sizes,
    chair_table,
    composition,
    layers,
    sizes,
)
from joinedup.analysis.across.keeping import facts_of
from joinedup.core.text import Text
from joinedup.queries.visits import Visit
from joinedup.records import models, scope

_WHOLE = scope.Scope(None, whole=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A partnership that is counted with its name; None where nothing is on record."""

    title: Text
    members: int | None
    groups: int | None
    seats: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """The page. ``there`` is how many partnerships the installation has, ``counted`` how many of them
    have released their facts, ``unnamed`` how many of these without a name. What is told of each is
    as of a day between ``oldest`` and ``newest``: None where none is counted. ``named`` are in the
    order of their names in English, or in what language they have."""

    there: int
    counted: int
    unnamed: int
    oldest: datetime.date | None
    newest: datetime.date | None
    chairs: Chairs
    composition: Composition
    layers: Layers
    sizes: Sizes
    named: tuple[Counted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """How a partnership is counted: ``how`` is ``named``, ``unnamed`` or "" for not at all, ``day``
    that of its facts."""

    how: str
    day: datetime.date | None


def may_read(user: models.User | None) -> bool:
    """Whether somebody may compare: who has a role in any partnership, or administers the
    installation. Asked in one question, whatever the number of partnerships."""
    if user is None or not user.is_active:
        return False
    if user.administrator:
        return True
    with scope.opened(_WHOLE):
        return models.Membership.objects.filter(user=user, ended__isnull=True).exists()


def across(day: datetime.date) -> Across:
    """All that is released, with the chairs as they are on a day. Opens the installation's scope."""
    there = models.Partnership.objects.count()
    with scope.opened(scope.INSTALLATION):
        rows = list(models.ReleasedFacts.objects.values_list("uid", "day", "facts"))
    found = [facts_of(uid, said) for uid, _, said in rows]
    days = [each for _, each, _ in rows]
    named = [_counted(each, each.title) for each in found if each.title]
    return Across(
        there=there,
        counted=len(found),
        unnamed=len(found) - len(named),
        oldest=min(days, default=None),
        newest=max(days, default=None),
        chairs=chair_table(found, day),
        composition=composition(found),
        layers=layers(found),
        sizes=sizes(found),
        named=tuple(sorted(named, key=lambda each: str(each.title).casefold())),
    )


def _counted(of: Facts, title: Text) -> Counted:
    return Counted(
        title=title,
        members=sum(of.partners.values()) or None,
        groups=sum(of.groups.values()) or None,
        seats=of.seats,
    )


def released(visit: Visit) -> Released:
    """How the partnership of a visit is counted. Call it in the visit's scope."""
    how = models.Partnership.objects.values_list("facts_released", flat=True).get(id=visit.place.id)
    day = models.ReleasedFacts.objects.values_list("day", flat=True).first()
    return Released(how=how, day=day)
