"""Which thing of the new version is which of the old: as it says itself, else by number and title.

In this order, each thing being matched once:

1. the new version's own lineage, which names things of the old by number, title or both;
2. the same title (but for case and punctuation), where only one thing on each side has it;
3. the same number, and titles at least 30% alike;
4. titles at least 80% alike; the best pairs first;
5. titles at least 55% alike, or 40% where both stand in the same place of the outline: **doubtful**.

A match of step 4 is doubtful, too, where another title on either side is within five points of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from joinedup.analysis.lineage.changes import Compared
from joinedup.analysis.lineage.likeness import Likeness, words_of
from joinedup.core.plan import Lineage
from joinedup.core.words import Continuation

SURE, LIKELY, IN_PLACE, SAME_NUMBER, CLOSE = 80, 55, 40, 30, 5


_Pair = tuple[int, bool, int, int]
"""Score, whether in the same place, index of old, index of new."""


@dataclass(frozen=True, slots=True)
class Match:
    """An old thing and the new ones it became. ``score`` is None where titles were not asked."""

    old: Compared
    new: tuple[Compared, ...]
    what: Continuation | None = None
    why: str = ""
    score: int | None = None
    doubtful: bool = False
    said: bool = False


@dataclass(slots=True)
class Matched:
    """The outcome of matching one type of thing. ``hints`` is, for an old thing that was left
    over, the new title that is most like it, and how much."""

    matches: list[Match] = field(default_factory=list)
    gone: list[Compared] = field(default_factory=list)
    fresh: list[Compared] = field(default_factory=list)
    unknown: list[Lineage] = field(default_factory=list)
    hints: dict[str, tuple[Compared, int]] = field(default_factory=dict)


def match(
    olds: Sequence[Compared],
    news: Sequence[Compared],
    lineage: Iterable[Lineage],
    same_place: Callable[[Compared, Compared], bool],
) -> Matched:
    """Match things of one type. ``same_place`` says whether two stand in the same place of the
    outline, as far as what stands above them has been matched."""
    return _Matcher(olds, news, same_place).run(lineage)


def rows_of_things(
    olds: Collection[Compared], lineage: Iterable[Lineage]
) -> tuple[dict[str, list[Lineage]], list[Lineage]]:
    """The lines of lineage by the ref of the old thing that each is about, and those that are
    about none of them."""
    by_number, by_title = _only(olds, _number), _only(olds, _title)
    rows: dict[str, list[Lineage]] = {}
    unknown: list[Lineage] = []
    for row in lineage:
        old = _named(row, by_number, by_title)
        if old is None:
            unknown.append(row)
        else:
            rows.setdefault(old.ref, []).append(row)
    return rows, unknown


class _Matcher:
    def __init__(
        self,
        olds: Sequence[Compared],
        news: Sequence[Compared],
        same_place: Callable[[Compared, Compared], bool],
    ) -> None:
        self.olds = {old.ref: old for old in olds}
        self.news = {new.ref: new for new in news}
        self.all_news = list(news)
        self.same_place = same_place
        self.likeness = Likeness(
            (str(each.title) for each in olds), (str(each.title) for each in news)
        )
        self.order = {old.ref: place for place, old in enumerate(olds)}
        self.silent: set[str] = set()
        self.found = Matched()

    def run(self, lineage: Iterable[Lineage]) -> Matched:
        self._as_said(lineage)
        self._same(_title, SURE)
        self._same(_number, SAME_NUMBER)
        self._by_likeness()
        self.found.matches.sort(key=lambda match: self.order[match.old.ref])
        self.found.gone += self.olds.values()
        self.found.fresh += self.news.values()
        self._hint()
        return self.found

    def _as_said(self, lineage: Iterable[Lineage]) -> None:
        rows, unknown = rows_of_things(self.olds.values(), lineage)
        self.found.unknown += unknown
        news = dict(self.news)
        for ref, said in rows.items():
            self._take_as_said(self.olds[ref], said, news)

    def _take_as_said(
        self, old: Compared, rows: Sequence[Lineage], news: Mapping[str, Compared]
    ) -> None:
        """Take what lineage says of one thing, in one line or in several. Where it says only that
        it goes on, and not as what, the thing is looked for like any other; where it says nothing
        at all, only by its number and title, for likeness would be a guess."""
        new = tuple(
            news[ref]
            for ref in dict.fromkeys(ref for row in rows for ref in row.into)
            if ref in news
        )
        what = next((row.what for row in rows if row.what is not None), None)
        if not new and what in (None, Continuation.CARRIED_ON):
            if what is None:
                self.silent.add(old.ref)
            return
        for each in new:
            self.news.pop(each.ref, None)
        del self.olds[old.ref]
        why = "; ".join(dict.fromkeys(row.why for row in rows if row.why))
        self.found.matches.append(Match(old, new, what, why, said=True))

    def _same(self, key: Callable[[Compared], object], least: int) -> None:
        """Match what has the same key, where only one on each side has it."""
        news = _only(self.news.values(), key)
        for same, old in _only(self.olds.values(), key).items():
            new = news.get(same)
            if new is not None:
                score = self.likeness.score(str(old.title), str(new.title))
                if score >= least:
                    self._take(Match(old, (new,), score=score))

    def _by_likeness(self) -> None:
        olds = [old for old in self.olds.values() if old.ref not in self.silent]
        news = list(self.news.values())
        pairs = [
            (score, self.same_place(olds[old], news[new]), old, new)
            for score, old, new in self.likeness.candidates(
                [str(o.title) for o in olds], [str(n.title) for n in news]
            )
        ]
        pairs.sort(key=lambda pair: (-pair[0], not pair[1], pair[2], pair[3]))
        rivals, others = (_second_best(pairs, side) for side in (2, 3))
        for score, in_place, old, new in pairs:
            if score < (IN_PLACE if in_place else LIKELY) or self._is_taken(olds[old], news[new]):
                continue
            close = score - max(rivals.get(old, 0), others.get(new, 0)) < CLOSE
            self._take(Match(olds[old], (news[new],), score=score, doubtful=score < SURE or close))

    def _is_taken(self, old: Compared, new: Compared) -> bool:
        return old.ref not in self.olds or new.ref not in self.news

    def _take(self, match: Match) -> None:
        del self.olds[match.old.ref]
        for new in match.new:
            del self.news[new.ref]
        self.found.matches.append(match)

    def _hint(self) -> None:
        """For what was left over, the title that is most like it, taken or not."""
        gone = self.found.gone
        titles = [str(new.title) for new in self.all_news]
        for score, old, new in self.likeness.candidates([str(each.title) for each in gone], titles):
            best = self.found.hints.get(gone[old].ref)
            if score >= LIKELY and (best is None or score > best[1]):
                self.found.hints[gone[old].ref] = (self.all_news[new], score)


def _second_best(pairs: Sequence[_Pair], side: int) -> dict[int, int]:
    """The second best score of each thing of one side (2 old, 3 new); the pairs come best first."""
    seen: dict[int, int] = {}
    second: dict[int, int] = {}
    for pair in pairs:
        thing = pair[side]
        seen[thing] = seen.get(thing, 0) + 1
        if seen[thing] == 2:
            second[thing] = pair[0]
    return second


def _number(thing: Compared) -> object:
    return thing.number.casefold().strip(" .") or None


def _title(thing: Compared) -> object:
    return tuple(sorted(words_of(str(thing.title)))) or None


def _only(things: Iterable[Compared], key: Callable[[Compared], object]) -> dict[object, Compared]:
    """The things by a key that no other has."""
    found: dict[object, Compared | None] = {}
    for thing in things:
        value = key(thing)
        if value is not None:
            found[value] = thing if value not in found else None
    return {value: thing for value, thing in found.items() if thing is not None}


def _named(
    row: Lineage, by_number: Mapping[object, Compared], by_title: Mapping[object, Compared]
) -> Compared | None:
    """The old thing that a line of lineage names: by its title, else by its number."""
    titled = by_title.get(tuple(sorted(words_of(row.title)))) if row.title else None
    return titled or by_number.get(row.number.casefold().strip(" ."))
