"""Two versions of a plan, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from joinedup.analysis.lineage.changes import (
    Change,
    ChangeKind,
    Compared,
    Comparison,
    called,
    kind_of,
)
from joinedup.analysis.lineage.differences import change, changes_of
from joinedup.analysis.lineage.matching import Match, Matched, match
from joinedup.core.catalogue import N_
from joinedup.core.graph import Graph
from joinedup.core.plan import COLLECTIONS, Action, Measure, Plan
from joinedup.core.sentence import Phrase
from joinedup.core.words import Continuation, Progress

_K = ChangeKind
_ORDER = {kind: place for place, kind in enumerate(ChangeKind)}
TYPES = ("outcome", "priority", "action", "measure")


def compare(old: Plan, new: Plan) -> Comparison:
    """What became of every outcome, priority, action and measure of ``old`` in ``new``.

    Each thing of ``old`` has one fate, and each thing of ``new`` that nothing became is new;
    what changed in a thing that continues follows as changes of its own.
    """
    changes = list(_Comparer(old, new).changes())
    changes.sort(key=lambda change: _ORDER[change.kind])
    return Comparison(old_title=str(old.title), new_title=str(new.title), changes=tuple(changes))


class _Comparer:
    def __init__(self, old: Plan, new: Plan) -> None:
        self.olds, self.news = Graph(old), Graph(new)
        self.became: dict[str, frozenset[str]] = {}
        self.over: set[str] = set()

    def changes(self) -> Iterator[Change]:
        for type in TYPES:
            matched = self._match(type)
            for found in matched.matches:
                self.became[found.old.ref] = frozenset(each.ref for each in found.new)
            for found in matched.matches:
                yield from self._fate(found)
            yield from self._gone(matched)
            for thing in matched.fresh:
                yield Change(kind=_K.NEW, type=type, new=(thing,), params={"new": called(thing)})
            for row in matched.unknown:
                params = {"before": row.title or row.number}
                yield Change(kind=_K.NOT_IN_OLD, type=type, params=params, said=True)

    def _match(self, type: str) -> Matched:
        lineage = [row for row in self.news.plan.lineage if row.type == type]
        olds = getattr(self.olds.plan, COLLECTIONS[type])
        return match(olds, getattr(self.news.plan, COLLECTIONS[type]), lineage, self._same_place)

    def _same_place(self, old: Compared, new: Compared) -> bool:
        above = self._above(old, self.olds)
        return above is not None and self._above(new, self.news) in self.became.get(above, ())

    def _above(self, thing: Compared, graph: Graph) -> str | None:
        if isinstance(thing, Measure):
            return thing.subject
        parent = graph.parent(thing.ref)
        return parent.ref if parent else None

    def _fate(self, found: Match) -> Iterator[Change]:
        if found.what is Continuation.MERGED or found.what is Continuation.SPLIT:
            kind = _K.MERGED if found.what is Continuation.MERGED else _K.SPLIT
            yield self._said(kind, found, into=_into(found))
        elif found.what is Continuation.STOPPED:
            self.over.add(found.old.ref)
            yield self._said(
                _K.STOPPED if found.why else _K.STOPPED_WITHOUT_REASON,
                found,
                why=found.why.rstrip("."),
            )
        elif found.what is Continuation.ACHIEVED:
            self.over.add(found.old.ref)
            yield self._said(_K.ACHIEVED, found)
        elif not found.new:
            yield self._said(
                _K.MOVED_AWAY,
                found,
                why=found.why.rstrip(".") or Phrase(N_("where to is not said")),
            )
        else:
            yield from self._continues(found)

    def _said(self, kind: ChangeKind, found: Match, **params: Any) -> Change:
        names = {"old": called(found.old), **params}
        return Change(
            kind=kind,
            type=kind_of(found.old),
            old=found.old,
            new=found.new,
            params=names,
            said=True,
        )

    def _continues(self, found: Match) -> Iterator[Change]:
        new = found.new[0]
        params = {"old": called(found.old), "new": called(new), "as_what": _as_what(found, new)}
        yield Change(
            kind=_K.CONTINUES,
            type=kind_of(new),
            old=found.old,
            new=found.new,
            params=params,
            score=found.score,
            doubtful=found.doubtful,
            said=found.said,
        )
        yield from changes_of(found.old, new, self.olds, self.news)
        if self._has_moved(found.old, new):
            yield change(
                _K.MOVED,
                found.old,
                new,
                before=self._place(found.old, self.olds),
                after=self._place(new, self.news),
            )

    def _has_moved(self, old: Compared, new: Compared) -> bool:
        """Whether it stands under something else; a level put in between is no move."""
        before, after = self._above(old, self.olds), self._above(new, self.news)
        if (
            before is None
            or after is None
            or before not in self.olds.things
            or after not in self.news.things
        ):
            return False
        became = self.became.get(before, frozenset())
        if not became:
            return before in self.became or before in self.over
        return after not in became and not any(
            each.ref in became for each in self.news.above(after)
        )

    def _place(self, thing: Compared, graph: Graph) -> str:
        above = graph.things.get(self._above(thing, graph) or "")
        return f"{getattr(above, 'number', '')} “{getattr(above, 'title', '')}”".strip()

    def _gone(self, matched: Matched) -> Iterator[Change]:
        for thing in matched.gone:
            self.over.add(thing.ref)
            if isinstance(thing, Measure) and thing.subject in self.over:
                continue  # it went with what it measured
            kind = _K.MEASURE_DROPPED if isinstance(thing, Measure) else _K.VANISHED
            if isinstance(thing, Action) and thing.status is Progress.DONE:
                kind = _K.LEFT_DONE
            params = {"old": called(thing), "perhaps": _perhaps(matched, thing)}
            yield Change(kind=kind, type=kind_of(thing), old=thing, params=params)


def _into(found: Match) -> object:
    if found.new:
        return tuple(called(each) for each in found.new)
    return found.why.rstrip(".") or Phrase(N_("something that is not in the plan"))


def _as_what(found: Match, new: Compared) -> Phrase | str:
    """What a thing continues as, where it is called otherwise or the match is doubtful."""
    params = {"new": called(new), "score": found.score}
    if found.doubtful:
        return Phrase(
            N_(", it seems, as {new} (the titles are {score}% alike: please look)"), params
        )
    return Phrase(N_(" as {new}"), params) if called(new) != called(found.old) else ""


def _perhaps(matched: Matched, thing: Compared) -> Phrase | str:
    hint = matched.hints.get(thing.ref)
    if hint is None:
        return ""
    return Phrase(
        N_(" The title most like it is {new} ({score}% alike)."),
        {"new": called(hint[0]), "score": hint[1]},
    )
