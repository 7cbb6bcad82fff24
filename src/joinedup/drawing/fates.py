"""What became of the things of one type from one version to another, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from joinedup.analysis.lineage import ChangeKind
from joinedup.core.catalogue import N_, render
from joinedup.core.sentence import Plural, Word

SOME = Plural(N_("{count} {one}"), N_("{count} {many}"))
"""How many things of a type; the fates that follow the first of a line give the number alone."""

FATES: Mapping[ChangeKind, Plural] = {
    ChangeKind.VANISHED: Plural(
        N_("{some} vanished without a word"), N_("{some} vanished without a word")
    ),
    ChangeKind.MEASURE_DROPPED: Plural(
        N_("{some} is no longer measured"), N_("{some} are no longer measured")
    ),
    ChangeKind.STOPPED_WITHOUT_REASON: Plural(
        N_("{some} was stopped, and nothing says why"),
        N_("{some} were stopped, and nothing says why"),
    ),
    ChangeKind.STOPPED: Plural(
        N_("{some} was stopped, with a reason"), N_("{some} were stopped, with a reason")
    ),
    ChangeKind.ACHIEVED: Plural(N_("{some} ended as achieved"), N_("{some} ended as achieved")),
    ChangeKind.LEFT_DONE: Plural(
        N_("{some} was done, and is left out"), N_("{some} were done, and are left out")
    ),
    ChangeKind.MOVED_AWAY: Plural(N_("{some} moved elsewhere"), N_("{some} moved elsewhere")),
    ChangeKind.MERGED: Plural(N_("{some} was merged"), N_("{some} were merged")),
    ChangeKind.SPLIT: Plural(N_("{some} was split"), N_("{some} were split")),
    ChangeKind.NEW: Plural(N_("{some} is new"), N_("{some} are new")),
    ChangeKind.CONTINUES: Plural(N_("{some} continues"), N_("{some} continue")),
}


def fates_of(
    type: str,
    fates: Sequence[tuple[ChangeKind, int]],
    language: str = "en",
    words: Mapping[str, tuple[str, str]] | None = None,
) -> str:
    """“16 priorities continue; 2 are new.”, of the (kind, count) of each fate, the first of which
    names the things in the partnership’s ``words``. Every kind is a fate, every count at least 1."""
    named = {"one": Word(type), "many": Word(type, plural=True)}
    said: list[str] = []
    for kind, count in fates:
        some = f"{count:,}"
        if not said:
            some = _inside(render(SOME, {"count": count, **named}, language, words))
        said.append(render(FATES[kind], {"count": count, "some": some}, language))
    return "; ".join([said[0], *map(_inside, said[1:])]) + "."


def _inside(sentence: str) -> str:
    """A sentence as it stands within another."""
    return sentence[:1].lower() + sentence[1:]
