"""What drafting the next version asks: what became of each thing of the version before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from joinedup.analysis.lineage.changes import Compared, called
from joinedup.analysis.lineage.matching import Matched, match, rows_of_things
from joinedup.core.catalogue import N_, Words, render
from joinedup.core.graph import Graph
from joinedup.core.plan import COLLECTIONS, Lineage, Plan
from joinedup.core.sentence import Word
from joinedup.core.succession import TYPES, is_answered, lacks
from joinedup.core.words import Continuation, Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What may have become of it, to be confirmed: never taken for an answer."""

    what: Continuation | None
    into: tuple[str, ...] = ()
    score: int | None = None
    reason: str = ""
    params: dict[str, Any] = field(default_factory=dict, hash=False)

    def message(self, language: str = "en", words: Words | None = None) -> str:
        """Why it is suggested, in a sentence."""
        return render(self.reason, self.params, language, words)


@dataclass(frozen=True, slots=True, kw_only=True)
class OldThing:
    """One thing of the old version and what was said of it so far: ``rows`` of the new version's
    lineage, ``lacks`` what is still to be said with them. ``suggestion`` where nothing was said."""

    ref: str
    type: str
    number: str
    title: str
    rows: tuple[Lineage, ...] = ()
    lacks: tuple[str, ...] = ()
    suggestion: Suggestion | None = None

    @property
    def is_answered(self) -> bool:
        """Whether somebody has said what became of it."""
        return any(is_answered(row) for row in self.rows)

    def question(self, language: str = "en", words: Words | None = None) -> str:
        """What is asked of it."""
        name = f"{self.number} {self.title}".strip()
        params = {"level": Word(self.type), "name": name}
        return render(N_("What became of {level} {name}?"), params, language, words)


SAME = N_("It is in the new plan, as {new}.")
ALIKE = N_("{new} in the new plan is {score}% alike.")
SEEMS = N_("It may have gone into {new}, whose title is {score}% alike.")
DONE = N_("It was marked as done.")
STOPPED = N_("It was marked as stopped. The reason is still to be said.")


def succession(
    old: Plan, new: Plan, types: Collection[str] = TYPES, *, lasting_refs: bool = True
) -> tuple[OldThing, ...]:
    """Every outcome, priority and action of the old version, in its order, with what the new one
    says became of it. ``lasting_refs`` says that one ref is one thing in both, as in the record;
    in two files it is not."""
    asking = _Asking(old, new, lasting_refs)
    return tuple(found for type in TYPES if type in types for found in asking.of_type(type))


def questions(
    old: Plan, new: Plan, types: Collection[str] = TYPES, *, lasting_refs: bool = True
) -> tuple[OldThing, ...]:
    """Those of which nobody has said anything yet, each with a suggestion where there is one."""
    return tuple(
        each
        for each in succession(old, new, types, lasting_refs=lasting_refs)
        if not each.is_answered
    )


class _Asking:
    def __init__(self, old: Plan, new: Plan, lasting_refs: bool) -> None:
        self.olds, self.news = Graph(old), Graph(new)
        self.lasting_refs = lasting_refs
        self.became: dict[str, str] = {}

    def of_type(self, type: str) -> Iterator[OldThing]:
        """The old things of one type, outcomes first, so that places are known."""
        olds: Sequence[Any] = getattr(self.olds.plan, COLLECTIONS[type])
        rows, _ = rows_of_things(olds, (r for r in self.news.plan.lineage if r.type == type))
        open_ones = [
            each for each in olds if not any(is_answered(row) for row in rows.get(each.ref, ()))
        ]
        suggested = self._suggested(type, open_ones, rows)
        for old in olds:
            said = tuple(rows.get(old.ref, ()))
            yield OldThing(
                ref=old.ref,
                type=type,
                number=old.number,
                title=str(old.title),
                rows=said,
                lacks=tuple(
                    dict.fromkeys(lack for row in said for lack in lacks(row, self.news.plan))
                ),
                suggestion=suggested.get(old.ref),
            )

    def _suggested(
        self, type: str, olds: list[Any], rows: dict[str, list[Lineage]]
    ) -> dict[str, Suggestion]:
        found: dict[str, Suggestion] = {}
        for said in rows.items():
            self._follow(*said)
        taken = {ref for lines in rows.values() for row in lines for ref in row.into}
        news = {
            each.ref: each
            for each in getattr(self.news.plan, COLLECTIONS[type])
            if each.ref not in taken
        }
        if self.lasting_refs:
            for old in [each for each in olds if each.ref in news]:
                new = news.pop(old.ref)
                self.became[old.ref] = new.ref
                found[old.ref] = _carried_on(SAME, new)
        rest = [old for old in olds if old.ref not in found]
        matched = match(rest, list(news.values()), (), self._same_place)
        for each in matched.matches:
            new = each.new[0]
            self.became[each.old.ref] = new.ref
            sure = not each.doubtful and each.score == 100
            found[each.old.ref] = _carried_on(SAME if sure else ALIKE, new, each.score)
        for old in matched.gone:
            suggestion = _of_gone(old, matched)
            if suggestion is not None:
                found[old.ref] = suggestion
        return found

    def _follow(self, ref: str, rows: list[Lineage]) -> None:
        """Note what an answered thing became, so that what stood under it is looked for there."""
        into = [each for row in rows for each in row.into]
        if into:
            self.became[ref] = into[0]

    def _same_place(self, old: Compared, new: Compared) -> bool:
        above, now = self.olds.parent(old.ref), self.news.parent(new.ref)
        return above is not None and now is not None and self.became.get(above.ref) == now.ref


def _carried_on(reason: str, new: Compared, score: int | None = None) -> Suggestion:
    params = {"new": called(new), "score": score or 100}
    return Suggestion(
        what=Continuation.CARRIED_ON, into=(new.ref,), score=score, reason=reason, params=params
    )


def _of_gone(old: Compared, matched: Matched) -> Suggestion | None:
    status = getattr(old, "status", None)
    if status is Progress.DONE:
        return Suggestion(what=Continuation.ACHIEVED, reason=DONE)
    if status is Progress.STOPPED:
        return Suggestion(what=Continuation.STOPPED, reason=STOPPED)
    hint = matched.hints.get(old.ref)
    if hint is None:
        return None
    new, score = hint
    params = {"new": called(new), "score": score}
    return Suggestion(what=None, into=(new.ref,), score=score, reason=SEEMS, params=params)
