"""Private drafts brought into the version that stands, when the one they were written in no longer does.

Who changes which version stands does not see them. So they are moved out of that person's sight,
each on its own body's chain, and nothing shared tells of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Q

from joinedup.analysis.difference.pointers import turned
from joinedup.commands.deed import Deed
from joinedup.commands.refusal import NotFound
from joinedup.commands.versions import current_main, standing
from joinedup.core.audience import Label
from joinedup.core.shapes import plain
from joinedup.core.words import PlanStatus
from joinedup.records import scope
from joinedup.records.loading import load_many, may_be_none
from joinedup.records.models import KeptText, PlanSeries, PlanVersion, Thing
from joinedup.records.relabelling import carry
from joinedup.records.shapes import PLAN_LEVEL, shapes
from joinedup.records.writing import Writer

_PRIVATE = Label.PARTNER.value


@dataclass(frozen=True, slots=True)
class _Draft:
    thing: Thing
    record: Any


def bring_drafts(deed: Deed, series: PlanSeries) -> None:
    """Bring what bodies keep to themselves in versions of a series that no longer stand into the
    one that does; into the main plan, if none of the series does."""
    into = _standing(deed, series)
    if into is None:
        return
    deed.writer.flush()
    with scope.opened(scope.Scope(deed.partnership.id, whole=True)):
        writer = Writer(deed.partnership)
        over = Q(status=PlanStatus.SUPERSEDED.value) | Q(withdrawn=True)
        for was in PlanVersion.objects.filter(over, series=series).order_by("id"):
            for owner, drafts in _by_owner(was).items():
                _bring(writer, owner, drafts, was, into)
        writer.flush()
    if writer.operations.private:
        deed.say_aside(writer, "plan.followed", plan=plain(into.title), version=into.uid)


def _standing(deed: Deed, series: PlanSeries) -> PlanVersion | None:
    found = standing(deed, series, PlanStatus.AGREED) or standing(deed, series, PlanStatus.DRAFT)
    if found is not None:
        return found
    try:
        return current_main()
    except NotFound:
        return None


def _by_owner(was: PlanVersion) -> dict[int, list[_Draft]]:
    """The drafts of each body in a version, in its order."""
    things = {thing.id: thing for type in _types() for thing in _private_in(type, was)}
    keys: dict[str, list[int]] = {}
    for key, thing in things.items():
        keys.setdefault(thing.type, []).append(key)
    said = load_many(keys, was)
    found: dict[int, list[_Draft]] = {}
    for thing in things.values():
        record = said[thing.type].get(thing.uid)
        if record is not None and thing.owner_id:
            found.setdefault(thing.owner_id, []).append(_Draft(thing, record))
    return dict(sorted(found.items()))


def _types() -> Iterator[str]:
    return (type for type in shapes() if type not in PLAN_LEVEL)


def _private_in(type: str, version: PlanVersion) -> list[Thing]:
    rows: Any = shapes()[type].model.objects.filter(plan=version, thing__label=_PRIVATE)
    return [row.thing for row in rows.order_by("position", "id").select_related("thing__owner")]


def _bring(
    writer: Writer, owner: int, drafts: list[_Draft], was: PlanVersion, into: PlanVersion
) -> None:
    """Bring one body's drafts along. What is nothing without what has gone, such as a link to it, is
    withdrawn and stays behind; from the rest, what points to that is taken out."""
    lost = _lost(drafts, _absent(owner, {draft.thing.uid for draft in drafts}, into))
    positions: dict[str, int] = {}
    for draft in drafts:
        thing = draft.thing
        if thing.uid in lost:
            if not thing.withdrawn:
                writer.mark(thing, withdrawn=True)
            continue
        position = positions.get(thing.type, _last(thing, into)) + 1
        positions[thing.type] = position
        after, _ = turned(draft.record, lambda ref: None if ref in lost else ref)
        carry(writer, thing, (was, into), (draft.record, after), position)
        kept = KeptText.objects.filter(thing=thing, plan=was.uid, settled=False)
        kept.update(plan=into.uid)


def _absent(owner: int, along: Collection[str], into: PlanVersion) -> set[str]:
    """The uids of what a body may know of and the version does not have."""
    there: set[int] = set()
    for type in _types():
        rows: Any = shapes()[type].model.objects.filter(plan=into)
        there.update(rows.values_list("thing_id", flat=True))
    of_plan = Thing.objects.exclude(type__in=PLAN_LEVEL)
    found = {uid for key, uid in of_plan.values_list("id", "uid") if key not in there}
    found |= set(Thing.objects.filter(withdrawn=True).values_list("uid", flat=True))
    return found - set(along)


def _lost(drafts: list[_Draft], absent: set[str]) -> set[str]:
    """What is absent, and the drafts that are nothing without it."""
    lost = set(absent)
    needs: Mapping[str, set[str]] = {each.thing.uid: _needed(each) for each in drafts}
    while more := {uid for uid, refs in needs.items() if uid not in lost and refs & lost}:
        lost |= more
    return lost


def _needed(draft: _Draft) -> set[str]:
    shape = shapes()[draft.thing.type]
    fields = [name for name in shape.refs if not may_be_none(shape, name)]
    return {getattr(draft.record, name) for name in fields} - {"", None}


def _last(thing: Thing, into: PlanVersion) -> int:
    """The last place in the version of what the draft's own body sees."""
    seen = ~Q(label=_PRIVATE) | Q(owner=thing.owner_id)
    rows: Any = shapes()[thing.type].model.objects.filter(seen, plan=into)
    last = rows.aggregate(last=Max("position"))["last"]
    return -1 if last is None else int(last)
