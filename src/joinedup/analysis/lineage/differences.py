"""What changed in a thing that continues: its words, place, dates, leads, targets."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from joinedup.analysis.lineage.changes import Change, ChangeKind, Compared, called, kind_of
from joinedup.analysis.lineage.likeness import words_of
from joinedup.core.graph import Graph
from joinedup.core.leads import state_of
from joinedup.core.period import When
from joinedup.core.plan import Action, Measure, Outcome, Priority, Target
from joinedup.core.words import Direction, LeadState

_K = ChangeKind


def changes_of(old: Compared, new: Compared, olds: Graph, news: Graph) -> Iterator[Change]:
    """The changes of one thing. What a plan's file has no place for is not compared."""
    yield from _words(old, new)
    if isinstance(old, Measure) and isinstance(new, Measure):
        yield from _figures(old, new)
    elif not isinstance(old, Measure) and not isinstance(new, Measure):
        yield from _dates(old, new, olds, news)
        yield from _leads(old, new, olds, news)


def change(kind: ChangeKind, old: Compared, new: Compared, **params: Any) -> Change:
    """A change of a thing that continues."""
    names = {"old": called(old), "new": called(new)}
    return Change(kind=kind, type=kind_of(new), old=old, new=(new,), params={**names, **params})


def _words(old: Compared, new: Compared) -> Iterator[Change]:
    if _plain(str(old.title)) != _plain(str(new.title)):
        yield change(_K.REWORDED, old, new, before=str(old.title), after=str(new.title))
    if old.number and new.number and old.number != new.number:
        yield change(_K.RENUMBERED, old, new, before=old.number)


def _dates(
    old: Outcome | Priority | Action, new: Outcome | Priority | Action, olds: Graph, news: Graph
) -> Iterator[Change]:
    kind = kind_of(new)
    if olds.plan.has(f"{kind}.due") and news.plan.has(f"{kind}.due"):
        before, after = _last_day(old.due), _last_day(new.due)
        if before and after and before != after:
            later = after > before
            yield change(
                _K.PUSHED_BACK if later else _K.BROUGHT_FORWARD,
                old,
                new,
                before=before,
                after=after,
            )
        elif before and not after:
            yield change(_K.DATE_DROPPED, old, new, before=before)
        elif after and not before:
            yield change(_K.DATE_GIVEN, old, new, after=after)
    start, now = (each.starts.first_day if each.starts else None for each in (old, new))
    if start and now and now > start:
        yield change(_K.STARTS_LATER, old, new, before=start, after=now)


def _leads(
    old: Outcome | Priority | Action, new: Outcome | Priority | Action, olds: Graph, news: Graph
) -> Iterator[Change]:
    kind = kind_of(new)
    if not (olds.plan.has(f"{kind}.leads") and news.plan.has(f"{kind}.leads")):
        return
    before, after = _who(old, olds), _who(new, news)
    if before and not after:
        yield change(_K.LEAD_DROPPED, old, new, before=tuple(before.values()))
    elif before and before.keys() != after.keys():
        yield change(
            _K.LEADS_CHANGED, old, new, before=tuple(before.values()), after=tuple(after.values())
        )


def _who(thing: Outcome | Priority | Action, graph: Graph) -> dict[str, str]:
    """Those who lead or answer for it, by the words of their names ("Housing (Head of)" is "Head of
    Housing"); not "TBC" or "vacant"."""
    names = [
        lead.text
        for lead in thing.leads
        if lead.state in (LeadState.NAMED, LeadState.EVERYONE)
        and state_of(lead.text) is not LeadState.TO_BE_CONFIRMED
    ]
    accountable = graph.things.get(thing.accountable or "") if isinstance(thing, Action) else None
    if accountable is not None and not names:
        names.append(str(getattr(accountable, "title", "")))
    return {" ".join(sorted(words_of(name))) or _plain(name): name for name in names}


def _figures(old: Measure, new: Measure) -> Iterator[Change]:
    if _plain(old.unit) != _plain(new.unit) and old.unit and new.unit:
        yield change(_K.UNIT_CHANGED, old, new, before=old.unit, after=new.unit)
        return
    before, after = (each.baseline.value if each.baseline else None for each in (old, new))
    if before is not None and after is not None and before != after:
        yield change(_K.BASELINE_CHANGED, old, new, before=before, after=after)
    targets = [target for target in old.targets if _says(target)]
    if targets and not any(_says(target) for target in new.targets):
        yield change(_K.TARGET_DROPPED, old, new, before=_shown(targets[-1]))
        return
    yield from _targets(old, new)


def _targets(old: Measure, new: Measure) -> Iterator[Change]:
    """Targets of the same day are compared; where no day is the same, the last of each."""
    by_day = {_last_day(target.due): target for target in new.targets if target.value is not None}
    valued = [target for target in old.targets if target.value is not None]
    pairs = [(target, by_day[day]) for target in valued if (day := _last_day(target.due)) in by_day]
    if not pairs and valued and by_day:
        pairs = [(_final(valued), _final(list(by_day.values())))]
    for before, after in pairs:
        if before.value != after.value:
            kind = _kind_of_target(before, after, old, new)
            yield change(kind, old, new, before=_shown(before), after=_shown(after))
        due, now = _last_day(before.due), _last_day(after.due)
        if due and now and now > due:
            yield change(_K.TARGET_PUSHED_BACK, old, new, before=due, after=now)


def _kind_of_target(before: Target, after: Target, old: Measure, new: Measure) -> ChangeKind:
    """Lowered is less far from where it stood: which way is better, the measure says, or its
    baseline."""
    upwards = (
        _goes_up(new, after.value)
        if _goes_up(new, after.value) is not None
        else _goes_up(old, before.value)
    )
    if upwards is None or before.value is None or after.value is None:
        return _K.TARGET_CHANGED
    return _K.TARGET_LOWERED if (after.value < before.value) == upwards else _K.TARGET_RAISED


def _goes_up(measure: Measure, target: Decimal | None) -> bool | None:
    if measure.direction in (Direction.UP, Direction.DOWN):
        return measure.direction is Direction.UP
    baseline = measure.baseline.value if measure.baseline else None
    if baseline is None or target is None or target == baseline:
        return None
    return target > baseline


def _final(targets: list[Target]) -> Target:
    return max(targets, key=lambda target: _last_day(target.due) or datetime.date.min)


def _says(target: Target) -> bool:
    return bool(target.text or target.words) or target.value is not None


def _shown(target: Target) -> Any:
    return target.text or target.value or target.words


def _last_day(when: When | None) -> datetime.date | None:
    return when.last_day if when else None


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).strip(" .")
