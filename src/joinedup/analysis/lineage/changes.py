"""What can have changed between two versions, and the sentence that says so."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from joinedup.core.catalogue import N_, Words, render
from joinedup.core.plan import Action, Measure, Outcome, Priority
from joinedup.core.ref import type_of
from joinedup.core.sentence import Sentence

Compared = Outcome | Priority | Action | Measure


class ChangeKind(enum.Enum):
    """What changed, those that scrutiny asks about first."""

    VANISHED = "vanished"
    TARGET_LOWERED = "target lowered"
    TARGET_DROPPED = "target dropped"
    MEASURE_DROPPED = "measure dropped"
    PUSHED_BACK = "pushed back"
    TARGET_PUSHED_BACK = "target pushed back"
    DATE_DROPPED = "date dropped"
    LEAD_DROPPED = "lead dropped"
    STOPPED_WITHOUT_REASON = "stopped without a reason"
    LEADS_CHANGED = "leads changed"
    BASELINE_CHANGED = "baseline changed"
    UNIT_CHANGED = "unit changed"
    TARGET_CHANGED = "target changed"
    STOPPED = "stopped"
    ACHIEVED = "achieved"
    LEFT_DONE = "left done"
    MOVED_AWAY = "moved away"
    MERGED = "merged"
    SPLIT = "split"
    NEW = "new"
    CONTINUES = "continues"
    MOVED = "moved"
    REWORDED = "reworded"
    RENUMBERED = "renumbered"
    BROUGHT_FORWARD = "brought forward"
    DATE_GIVEN = "date given"
    STARTS_LATER = "starts later"
    TARGET_RAISED = "target raised"
    NOT_IN_OLD = "not in the earlier version"

    @property
    def is_fate(self) -> bool:
        """Whether it says what became of a thing as a whole; each thing has one fate."""
        return self in _FATES

    @property
    def is_worrying(self) -> bool:
        """Whether a scrutiny committee would ask about it."""
        return self in WORRYING


_K = ChangeKind
_FATES = frozenset(
    {
        *(
            _K.VANISHED,
            _K.MEASURE_DROPPED,
            _K.STOPPED_WITHOUT_REASON,
            _K.STOPPED,
            _K.ACHIEVED,
            _K.LEFT_DONE,
        ),
        *(_K.MOVED_AWAY, _K.MERGED, _K.SPLIT, _K.NEW, _K.CONTINUES),
    }
)
WORRYING = frozenset(list(ChangeKind)[:9])
"""The first nine kinds."""

SENTENCES: Mapping[ChangeKind, Sentence] = MappingProxyType(
    {
        _K.VANISHED: N_("{old} vanished without a word.{perhaps}"),
        _K.TARGET_LOWERED: N_("The target of {new} was lowered: from {before} to {after}."),
        _K.TARGET_DROPPED: N_("{new} has no target any more: it was {before}."),
        _K.MEASURE_DROPPED: N_("{old} is no longer measured.{perhaps}"),
        _K.PUSHED_BACK: N_("{new} was pushed back: from {before} to {after}."),
        _K.TARGET_PUSHED_BACK: N_("The target of {new} was pushed back: from {before} to {after}."),
        _K.DATE_DROPPED: N_("{new} has no date any more: it was due by {before}."),
        _K.LEAD_DROPPED: N_("{new} has no lead any more: it was {before}."),
        _K.STOPPED_WITHOUT_REASON: N_("{old} was stopped, and nothing says why."),
        _K.LEADS_CHANGED: N_("The lead of {new} changed: from {before} to {after}."),
        _K.BASELINE_CHANGED: N_("The baseline of {new} changed: from {before} to {after}."),
        _K.UNIT_CHANGED: N_(
            "The unit of {new} changed: from “{before}” to “{after}”. Its targets were not compared."
        ),
        _K.TARGET_CHANGED: N_("The target of {new} changed: from {before} to {after}."),
        _K.STOPPED: N_("{old} was stopped: {why}."),
        _K.ACHIEVED: N_("{old} ended as achieved."),
        _K.LEFT_DONE: N_("{old} was marked as done, and the new version leaves it out."),
        _K.MOVED_AWAY: N_("{old} moved elsewhere: {why}."),
        _K.MERGED: N_("{old} was merged into {into}."),
        _K.SPLIT: N_("{old} was split into {into}."),
        _K.NEW: N_("{new} is new."),
        _K.CONTINUES: N_("{old} continues{as_what}."),
        _K.MOVED: N_("{new} moved from {before} to {after}."),
        _K.REWORDED: N_("“{before}” now reads “{after}”."),
        _K.RENUMBERED: N_("{new} was number {before}."),
        _K.BROUGHT_FORWARD: N_("{new} was brought forward: from {before} to {after}."),
        _K.DATE_GIVEN: N_("{new} has a date now: {after}."),
        _K.STARTS_LATER: N_("{new} starts later: {after} in place of {before}."),
        _K.TARGET_RAISED: N_("The target of {new} was raised: from {before} to {after}."),
        _K.NOT_IN_OLD: N_(
            "The new version speaks of “{before}”, which the earlier version does not have."
        ),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change. ``old`` is the thing of the earlier version, ``new`` those of this one.

    ``score`` is how alike the titles are, 0 to 100, where the two were matched by their titles;
    ``doubtful`` whether a person should look at the match. ``said`` is whether the new version
    itself says so, in its lineage.
    """

    kind: ChangeKind
    type: str
    old: Compared | None = None
    new: tuple[Compared, ...] = ()
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)
    score: int | None = None
    doubtful: bool = False
    said: bool = False

    def message(self, language: str = "en", words: Words | None = None) -> str:
        """The sentence, in ``language``."""
        return render(SENTENCES[self.kind], self.params, language, words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two versions side by side. ``changes`` are ordered by kind, then as the plans are."""

    old_title: str
    new_title: str
    changes: tuple[Change, ...] = ()

    def of(self, *kinds: ChangeKind, type: str | None = None) -> tuple[Change, ...]:
        """The changes of some kinds, of one type of thing if given."""
        return tuple(
            change
            for change in self.changes
            if change.kind in kinds and type in (None, change.type)
        )

    def fates(self, type: str) -> Counter[ChangeKind]:
        """How many things of a type had which fate; new ones are counted among them."""
        return Counter(
            change.kind for change in self.changes if change.kind.is_fate and change.type == type
        )

    def doubtful(self) -> tuple[Change, ...]:
        """The matches that a person should look at."""
        return tuple(
            change
            for change in self.changes
            if change.doubtful and change.kind is ChangeKind.CONTINUES
        )


def kind_of(thing: Compared) -> str:
    """The type of a thing as in the dictionary."""
    return type_of(thing.ref)


def called(thing: Compared) -> str:
    """What a thing is called in a sentence: its number and its title in quotation marks."""
    title = str(thing.title)
    return f"{thing.number} “{title}”".strip() if title else thing.number or thing.ref
