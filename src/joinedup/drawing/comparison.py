"""Two versions of a plan side by side, for people and for programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from joinedup.analysis.lineage import Change, ChangeKind, Comparison
from joinedup.core.catalogue import N_, OUR_WORDS
from joinedup.drawing.compared import SHOWN, Grouped, Kind, Part
from joinedup.drawing.fates import fates_of
from joinedup.drawing.report.as_text import Paint, plain
from joinedup.drawing.report.phrases import Phrases

SCHEMA = "joinedup.comparison/1"
ALL = "(--all)"
"""The word of the command line that shows everything; a page has no use for it."""
QUIET = (ChangeKind.CONTINUES, ChangeKind.RENUMBERED, ChangeKind.NOT_IN_OLD)
"""Kinds that are only counted unless everything is asked for: nothing happened."""
WORRIES = tuple(kind for kind in ChangeKind if kind.is_worrying)

HEADINGS: Mapping[ChangeKind, str] = {
    ChangeKind.VANISHED: N_("Vanished without a word"),
    ChangeKind.TARGET_LOWERED: N_("Target lowered"),
    ChangeKind.TARGET_DROPPED: N_("Target dropped"),
    ChangeKind.MEASURE_DROPPED: N_("No longer measured"),
    ChangeKind.PUSHED_BACK: N_("Date pushed back"),
    ChangeKind.TARGET_PUSHED_BACK: N_("Target’s date pushed back"),
    ChangeKind.DATE_DROPPED: N_("Date dropped"),
    ChangeKind.LEAD_DROPPED: N_("Lead dropped"),
    ChangeKind.STOPPED_WITHOUT_REASON: N_("Stopped, and nothing says why"),
    ChangeKind.LEADS_CHANGED: N_("Lead changed"),
    ChangeKind.BASELINE_CHANGED: N_("Baseline changed"),
    ChangeKind.UNIT_CHANGED: N_("Unit changed"),
    ChangeKind.TARGET_CHANGED: N_("Target changed"),
    ChangeKind.STOPPED: N_("Stopped, with a reason"),
    ChangeKind.ACHIEVED: N_("Ended as achieved"),
    ChangeKind.LEFT_DONE: N_("Done, and left out"),
    ChangeKind.MOVED_AWAY: N_("Moved elsewhere"),
    ChangeKind.MERGED: N_("Merged"),
    ChangeKind.SPLIT: N_("Split"),
    ChangeKind.NEW: N_("New"),
    ChangeKind.CONTINUES: N_("Continues"),
    ChangeKind.MOVED: N_("Moved within the plan"),
    ChangeKind.REWORDED: N_("Reworded"),
    ChangeKind.RENUMBERED: N_("Renumbered"),
    ChangeKind.BROUGHT_FORWARD: N_("Brought forward"),
    ChangeKind.DATE_GIVEN: N_("Date given"),
    ChangeKind.STARTS_LATER: N_("Starts later"),
    ChangeKind.TARGET_RAISED: N_("Target raised"),
    ChangeKind.NOT_IN_OLD: N_("Spoken of, and not in the earlier version"),
}

Words = Mapping[str, tuple[str, str]]


def write_text(
    compared: Comparison,
    *,
    words: Words,
    language: str = "en",
    width: int = 80,
    paint: Paint = plain,
    everything: bool = False,
) -> str:
    """The comparison as lines of at most ``width`` characters: what scrutiny would ask about
    first, then what became of the rest, then the matches that somebody should look at."""
    page = _Page(compared, words, Phrases(language), width, paint, everything)
    return "\n".join(page.lines()) + "\n"


def grouped(compared: Comparison, language: str = "en", words: Words | None = None) -> Grouped:
    """The comparison for a page: the same order, headings and sentences as the text has. Every
    change is in it; a template chooses how many it shows at first."""
    page = _Page(compared, words or {}, Phrases(language), 80, plain, everything=True)
    return page.grouped()


class _Page:
    def __init__(
        self,
        compared: Comparison,
        words: Words,
        say: Phrases,
        width: int,
        paint: Paint,
        everything: bool,
    ) -> None:
        self.compared, self.words, self.say = compared, words, say
        self.width, self.paint = width, paint
        self.limit = None if everything else SHOWN
        self.left_out = () if everything else QUIET

    def grouped(self) -> Grouped:
        """The same as a structure."""
        rest = [kind for kind in ChangeKind if not kind.is_worrying]
        parts = (
            (self.say(N_("What scrutiny would ask about")), WORRIES),
            (self.say(N_("What became of the rest")), rest),
        )
        return Grouped(
            old=self.compared.old_title,
            new=self.compared.new_title,
            fates=tuple(self.fate_lines()),
            parts=tuple(
                Part(heading=heading, kinds=found)
                for heading, kinds in parts
                if (found := tuple(self.kinds(kinds)))
            ),
            doubtful=tuple(self.sentences(self.compared.doubtful())),
            unknown=self.unknown_said(),
        )

    def kinds(self, kinds: Sequence[ChangeKind]) -> Iterator[Kind]:
        """The kinds of which there is a change."""
        for kind in kinds:
            changes = self.compared.of(kind)
            if changes:
                yield Kind(
                    kind=kind,
                    heading=self.heading(kind),
                    lines=tuple(self.sentences(changes)),
                    more=self.more(len(changes) - SHOWN),
                    quiet=kind in QUIET,
                )

    def sentences(self, changes: Sequence[Change]) -> Iterator[tuple[Change, str]]:
        """Each change with its sentence."""
        for change in changes:
            yield change, change.message(self.say.language, self.words)

    def more(self, count: int) -> str:
        """That more follow, or ""."""
        return (
            self.say.number_of(N_("and {count} more"), N_("and {count} more"), count)
            if count > 0
            else ""
        )

    def lines(self) -> Iterator[str]:
        titles = (self.compared.old_title, self.compared.new_title)
        yield self.paint(" → ".join(title or "?" for title in titles), "strong")
        yield from self.fates()
        rest = [k for k in ChangeKind if not k.is_worrying and k not in self.left_out]
        yield from self.part(self.say(N_("What scrutiny would ask about")), WORRIES)
        yield from self.part(self.say(N_("What became of the rest")), rest)
        yield from self.doubtful()
        yield from self.unknown()

    def fates(self) -> Iterator[str]:
        """A line for each type of thing, as wide as the page."""
        for line in self.fate_lines():
            yield from self.wrap(line, "", "  ")

    def fate_lines(self) -> Iterator[str]:
        """A sentence for each type of thing: how many had which fate."""
        for type in OUR_WORDS:
            fates = sorted_by_kind(self.compared.fates(type))
            if fates:
                yield fates_of(type, fates, self.say.language, self.words)

    def part(self, heading: str, kinds: Sequence[ChangeKind]) -> Iterator[str]:
        found = [(kind, self.compared.of(kind)) for kind in kinds]
        if not any(changes for _, changes in found):
            return
        yield ""
        yield self.paint(heading, "heading")
        for kind, changes in found:
            if changes:
                yield ""
                yield self.paint(f"{self.heading(kind)} ({len(changes):,})", "strong")
                yield from self.told(changes)

    def told(self, changes: Sequence[Change]) -> Iterator[str]:
        for _, sentence in self.sentences(changes[: self.limit]):
            yield from self.wrap(sentence, "  · ", "    ")
        more = self.more(len(changes) - len(changes[: self.limit]))
        if more:
            yield self.paint(f"    {more} {ALL}", "quiet")

    def doubtful(self) -> Iterator[str]:
        doubtful = self.compared.doubtful()
        if doubtful:
            yield ""
            yield self.paint(
                self.say(N_("Matched by their words, and doubtful: please look")), "heading"
            )
            yield ""
            yield from self.told(doubtful)

    def unknown(self) -> Iterator[str]:
        """How much the new version says of things that the old one does not have: a sign that
        OLD is not the version that it speaks of."""
        said = self.unknown_said()
        if said and ChangeKind.NOT_IN_OLD in self.left_out:
            yield ""
            yield from self.wrap(f"{said} {ALL}", "", "")

    def unknown_said(self) -> str:
        """The same as a sentence, or ""."""
        count = len(self.compared.of(ChangeKind.NOT_IN_OLD))
        if not count:
            return ""
        said = self.say.number_of(
            N_(
                "The new version says what became of {count} thing that the earlier one does "
                "not have. Is it the version before? (--all)"
            ),
            N_(
                "The new version says what became of {count} things that the earlier one does "
                "not have. Is it the version before? (--all)"
            ),
            count,
        )
        return said.removesuffix(ALL).rstrip()

    def heading(self, kind: ChangeKind) -> str:
        return self.say(HEADINGS[kind])

    def wrap(self, text: str, first: str, after: str) -> list[str]:
        return textwrap.wrap(
            text,
            self.width,
            initial_indent=first,
            subsequent_indent=after,
            break_long_words=False,
            break_on_hyphens=False,
        )


def sorted_by_kind(fates: Mapping[ChangeKind, int]) -> list[tuple[ChangeKind, int]]:
    """The counts in the order of the kinds."""
    return [(kind, fates[kind]) for kind in ChangeKind if fates.get(kind)]


def write_json(compared: Comparison, *, words: Words, language: str = "en") -> str:
    """The comparison for programs: ``joinedup.comparison/1``."""
    told: dict[str, Any] = {
        "schema": SCHEMA,
        "old": compared.old_title,
        "new": compared.new_title,
        "fates": {
            type: {kind.value: count for kind, count in sorted_by_kind(compared.fates(type))}
            for type in OUR_WORDS
            if compared.fates(type)
        },
        "changes": [_change(change, words, language) for change in compared.changes],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _change(change: Change, words: Words, language: str) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "worrying": change.kind.is_worrying,
        "type": change.type,
        "old": _thing(change.old) if change.old else None,
        "new": [_thing(thing) for thing in change.new],
        "message": change.message(language, words),
        "score": change.score,
        "doubtful": change.doubtful,
        "said": change.said,
    }


def _thing(thing: Any) -> dict[str, str | None]:
    return {"ref": thing.ref, "number": thing.number or None, "title": str(thing.title)}
