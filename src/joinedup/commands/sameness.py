"""Which things of a file the partnership knows already from another plan, or from the version before.

A difference compares a file with one version. What it calls new there may still be an old thing:
carried on from the version before (by the lineage that the file tells, or by number and title), or
standing in another plan that runs at once (as the file's “also in” says). Such a thing keeps its
ref, and gets a row in this version.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from joinedup.analysis.difference import NEW, Difference
from joinedup.analysis.lineage import ChangeKind as Fate
from joinedup.analysis.lineage import compare
from joinedup.analysis.lineage.likeness import words_of
from joinedup.core.plan import Action, Plan

IS_NEW = "new"
SAME = "same:"
"""Before the ref of a new thing: the id of the answer that says which known thing it is, or
``new``."""


def added(difference: Difference) -> frozenset[str]:
    """The refs (``new:A7``) of the things that a difference adds."""
    return frozenset(
        change.ref
        for change in difference.changes
        if change.ref.startswith(NEW) and change.before is None and not change.field
    )


def carried_on(before: Plan, file: Plan, new: frozenset[str]) -> dict[str, str]:
    """``new:A7`` > the ref that the same thing has in the version before: what continues there
    without a doubt, and issues of the same title."""
    found: dict[str, str] = {}
    for change in compare(before, file).changes:
        if change.kind is Fate.CONTINUES and change.old and not change.doubtful:
            ref = NEW + change.new[0].ref
            if ref in new and len(change.new) == 1:
                found[ref] = change.old.ref
    issues = {words_of(str(each.title)): each.ref for each in before.issues}
    for issue in file.issues:
        known = issues.get(words_of(str(issue.title)))
        if known and NEW + issue.ref in new:
            found[NEW + issue.ref] = known
    return found


def standing_elsewhere(
    others: Mapping[str, Iterable[Action]], file: Plan, new: frozenset[str]
) -> dict[str, str]:
    """``new:A7`` > the ref of the same action in another plan that runs at once, as the file says
    of itself. ``others`` are those plans' actions by the plan's title."""
    by_place = {
        (_folded(title), action.number): action.ref
        for title, actions in others.items()
        for action in actions
        if action.number
    }
    found: dict[str, str] = {}
    for action in file.actions:
        for appearance in action.also_in:
            known = by_place.get((_folded(appearance.plan), appearance.number))
            if known and NEW + action.ref in new:
                found.setdefault(NEW + action.ref, known)
    return found


def settled(found: Mapping[str, str], answers: Mapping[str, str]) -> dict[str, str]:
    """What was found, with what a person has answered. A thing is taken for one new thing only."""
    said = dict(found)
    for name, answer in answers.items():
        if name.startswith(SAME):
            said[name.removeprefix(SAME)] = "" if answer == IS_NEW else answer
    kept: dict[str, str] = {}
    for ref, known in said.items():
        if known and known not in kept.values():
            kept[ref] = known
    return kept


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
