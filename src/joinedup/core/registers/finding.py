"""Local authorities found by name. What is found is shown to a person, who says which is meant."""

from __future__ import annotations

import datetime
import enum
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from joinedup.core.catalogue import N_
from joinedup.core.naming import folded
from joinedup.core.registers.authorities import Authority, authorities, successors
from joinedup.core.registers.bare import ALIKE, bare, nearness, tiers
from joinedup.core.sentence import Phrase

LEAST = 70
"""Below this score nothing is said: what is so unlike is no candidate."""
MOST = 8
"""Candidates at most. A beginning that more names share says nothing of any of them."""
SHORTEST = 4
"""Letters from which a name may be the beginning of another, or another misspelt."""

HERE = N_("this is its name")
SHORT = N_("this is its short name")
OTHER = N_("another name of {name}")
BARE = N_("the same but for such words as “Council” or “City of”")
OTHER_KIND = N_("the same place, but another kind of council: it is {name}")
BEGINNING = N_("its name begins with these words")
SPELLING = N_("its name differs by a few letters")
ENDED = N_("it ended on {day}")
REPLACED = N_("it ended on {day}; in its place came {names}")
NOT_YET = N_("it began only on {day}")


class Likeness(enum.IntEnum):
    """How a name was found; its value is the score of such a candidate. Misspellings have from
    :data:`LEAST` up to 84, by how alike they are."""

    NAME = 100
    SHORT_NAME = 96
    OTHER_NAME = 95
    BARE = 90
    OTHER_KIND = 75
    BEGINNING = 70
    SPELLING = 0


_WHY = {
    Likeness.NAME: HERE,
    Likeness.SHORT_NAME: SHORT,
    Likeness.OTHER_NAME: OTHER,
    Likeness.BARE: BARE,
    Likeness.OTHER_KIND: OTHER_KIND,
    Likeness.BEGINNING: BEGINNING,
    Likeness.SPELLING: SPELLING,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An authority that a name may mean: ``score`` from :data:`LEAST` to 100, and ``why``, the
    reasons in the order to show them: how the name is like, then that it ended or had not begun."""

    authority: Authority
    likeness: Likeness
    score: int
    why: tuple[Phrase, ...]


def find(
    name: str, region: str | None = None, on: datetime.date | None = None
) -> tuple[Candidate, ...]:
    """The authorities that ``name`` may mean, likeliest first; () where none is like enough.

    ``region`` narrows to an English region or a nation by its name. With ``on``, those that were not
    there on that day come after others as like, and say since when, and what took their place on
    that day; none is left out. At most :data:`MOST`."""
    scores = _scores(name)
    found = [
        _candidate(authorities()[code], likeness, score, on)
        for code, (likeness, score) in scores.items()
        if region is None or _lies_in(authorities()[code], region)
    ]
    found.sort(key=lambda each: _rank(each, on))
    return tuple(found[:MOST])


def _lies_in(authority: Authority, region: str) -> bool:
    return folded(region) in (folded(authority.region), folded(authority.nation))


def _rank(candidate: Candidate, on: datetime.date | None) -> tuple[int, bool, int, str]:
    """In tens, so that of two called “Durham” the one that is there comes first."""
    gone = on is not None and not candidate.authority.is_alive(on)
    return -(candidate.score // 10), gone, -candidate.score, candidate.authority.name


def _candidate(
    authority: Authority, likeness: Likeness, score: int, on: datetime.date | None
) -> Candidate:
    named = Phrase(_WHY[likeness], {"name": authority.name})
    return Candidate(authority, likeness, score, (named, *_ages(authority, on)))


def _ages(authority: Authority, on: datetime.date | None) -> Iterator[Phrase]:
    if authority.start and on and on < authority.start:
        yield Phrase(NOT_YET, {"day": authority.start})
    elif authority.end and (on is None or authority.end <= on):
        after = successors(authority, on or datetime.date.max)
        names = [each.name for each in after]
        yield Phrase(REPLACED if names else ENDED, {"day": authority.end, "names": names})


def _scores(name: str) -> dict[str, tuple[Likeness, int]]:
    """Code > how it was found and its score, the best of each. Misspellings are looked for only
    where nothing is the same."""
    plain, full = bare(name), folded(name)
    if not plain:
        return {}
    found = [*_same(full, plain, tiers(name)), *_beginnings(plain)]
    if all(likeness is Likeness.BEGINNING for _, likeness, _ in found):
        found += _misspelt(plain)
    best: dict[str, tuple[Likeness, int]] = {}
    for code, likeness, score in found:
        if score > best.get(code, (likeness, 0))[1]:
            best[code] = likeness, score
    return best


Found = Iterator[tuple[str, Likeness, int]]


def _same(full: str, plain: str, said: frozenset[str]) -> Found:
    for code, likeness in _names().get(full, ()):
        yield code, likeness, int(likeness)
    for code in _bare_names().get(plain, ()):
        own = tiers(authorities()[code].name)
        another = bool(said and own and not said & own)
        likeness = Likeness.OTHER_KIND if another else Likeness.BARE
        yield code, likeness, int(likeness)


def _beginnings(plain: str) -> Found:
    if len(plain) < SHORTEST:
        return
    codes = {
        code
        for name, those in _bare_names().items()
        if name.startswith(f"{plain} ")
        for code in those
    }
    if len(codes) <= MOST:
        for code in codes:
            yield code, Likeness.BEGINNING, int(Likeness.BEGINNING)


def _misspelt(plain: str) -> Found:
    if len(plain) < SHORTEST:
        return
    for name, codes in _bare_names().items():
        near = nearness(plain, name)
        if near:
            for code in codes:
                yield code, Likeness.SPELLING, LEAST + round(100 * (near - ALIKE))


@cache
def _names() -> Mapping[str, tuple[tuple[str, Likeness], ...]]:
    """Folded name > who is called so."""
    held = defaultdict(list)
    for each in authorities().values():
        held[folded(each.name)].append((each.code, Likeness.NAME))
        held[folded(each.nice)].append((each.code, Likeness.SHORT_NAME))
        for name in filter(None, (each.cy, *each.others)):
            held[folded(name)].append((each.code, Likeness.OTHER_NAME))
    return {name: tuple(those) for name, those in held.items()}


@cache
def _bare_names() -> Mapping[str, tuple[str, ...]]:
    """Bare name > the codes of those that are called so."""
    held: dict[str, dict[str, None]] = defaultdict(dict)
    for each in authorities().values():
        for name in filter(None, (each.name, each.nice, each.cy, *each.others)):
            held[bare(name)][each.code] = None
    return {name: tuple(codes) for name, codes in held.items()}
