"""Search over everything that a person may see of all plans, in every language it is written in."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from joinedup.core.plan import Participation, Thing
from joinedup.core.snapshot import Snapshot
from joinedup.core.text import Text
from joinedup.core.words import PlanStatus
from joinedup.queries import snapshots
from joinedup.queries.folding import fold, line_of, places_of, words_of
from joinedup.queries.names import Name, name_of
from joinedup.queries.visits import Visit
from joinedup.records import models

PER_PAGE = 25
LONGEST = 200
MOST_WORDS = 12
AROUND = 90
"""So many characters of a text stand before the first hit, and twice as many after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that can be found: its folded lines, and the texts that a snippet is cut from."""

    name: Name
    number: str
    title: str
    text: str
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a snippet; ``hit`` is what was looked for."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that was found. ``version`` is the uid of its plan version, "" for the current one;
    ``plan`` what that is called. ``title`` is the title with its hits; ``snippet`` where else it
    says the words, and ``language`` of what language that is."""

    name: Name
    version: str
    plan: Text
    status: PlanStatus | None
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of what was found. ``asked`` are the words that were looked for."""

    query: str
    asked: tuple[str, ...]
    hits: tuple[Hit, ...]
    count: int
    page: int
    pages: int


def index_of(snapshot: Snapshot) -> tuple[Entry, ...]:
    """What can be found in a plan: kept as long as the snapshot is."""
    things = snapshot.graph.things
    return tuple(_entry(thing, things) for thing in things.values())


def _entry(thing: Any, things: Mapping[str, Thing]) -> Entry:
    name = name_of(thing, things)
    texts = [getattr(thing, "description", Text()), getattr(thing, "mitigation", Text())]
    if isinstance(thing, Participation):
        texts += [thing.said, thing.changed]
    said = [each for text in texts for each in text.versions]
    said += [("", lead.text) for lead in getattr(thing, "leads", ()) if lead.text]
    title = " ".join(words for _, words in name.title.versions)
    return Entry(
        name=name,
        number=fold(name.number),
        title=line_of(f"{name.number} {title}"),
        text=line_of(" ".join(words for _, words in said)),
        said=tuple(said),
    )


def search(visit: Visit, day: datetime.date, query: str, page: int, language: str) -> Found:
    """What a query finds in all plans that somebody may see: every word of it must begin a word of
    the thing. Numbers come first, then titles, then other text. Call it in the visit's scope."""
    asked = tuple(dict.fromkeys(words_of(query[:LONGEST])))[:MOST_WORDS]
    ranked = list(_ranked(visit, day, asked, fold(query.strip()))) if asked else []
    ranked.sort(key=lambda each: each[:3])
    pages = max(1, -(-len(ranked) // PER_PAGE))
    page = min(max(1, page), pages)
    shown = ranked[(page - 1) * PER_PAGE : page * PER_PAGE]
    return Found(
        query=query,
        asked=asked,
        hits=tuple(_hit(entry, row, asked, language) for *_, entry, row in shown),
        count=len(ranked),
        page=page,
        pages=pages,
    )


_Where = tuple[str, Text, PlanStatus | None]


def _ranked(
    visit: Visit, day: datetime.date, asked: Sequence[str], whole: str
) -> Iterable[tuple[int, int, int, Entry, _Where]]:
    """Each thing that is found, once: in the newest of the versions that say it."""
    seen: set[str] = set()
    for order, (version, current) in enumerate(_versions(visit)):
        where = ("" if current else version.uid, version.title, version.status)
        index = snapshots.derived(visit, version, day, "search", index_of)
        for place, entry in enumerate(index):
            if entry.name.ref in seen:
                continue
            seen.add(entry.name.ref)
            rank = _rank(entry, asked, whole)
            if rank is not None:
                yield rank, order, place, entry, where


def _rank(entry: Entry, asked: Sequence[str], whole: str) -> int | None:
    """0 for its very number, 1 and 2 for its title, 3 where other text is needed; None if it is not
    found."""
    if whole in (entry.number, entry.name.ref.casefold()):
        return 0
    if all(f" {word}" in entry.title for word in asked):
        return 1 if f" {' '.join(asked)}" in entry.title else 2
    both = entry.title + entry.text
    return 3 if all(f" {word}" in both for word in asked) else None


def _versions(visit: Visit) -> list[tuple[models.PlanVersion, bool]]:
    """The versions that somebody may see: the current one of the main plan first, then those of the
    other plans, then what is not agreed yet or no longer stands."""
    rows = models.PlanVersion.objects.filter(withdrawn=False).select_related("series")
    seen = [each for each in rows if snapshots.sees_version(visit, each)]
    order = {PlanStatus.AGREED: 0, PlanStatus.DRAFT: 1, PlanStatus.SUPERSEDED: 2}
    seen.sort(key=lambda each: (order.get(each.status, 3), not each.series.main, -each.id))
    first = next((each for each in seen if each.series.main), None)
    return [(each, each is first) for each in seen]


def _hit(entry: Entry, where: _Where, asked: Sequence[str], language: str) -> Hit:
    version, plan, status = where
    spoken, snippet = _snippet(entry, asked, language)
    return Hit(
        name=entry.name,
        version=version,
        plan=plan,
        status=status,
        title=pieces(entry.name.title.within(language), asked),
        snippet=snippet,
        language=spoken,
    )


def _snippet(entry: Entry, asked: Sequence[str], language: str) -> tuple[str, tuple[Piece, ...]]:
    """A piece of the first text that says one of the words, in the language of the page if it can
    be; the beginning of the description where none does."""
    own = sorted(entry.said, key=lambda each: each[0] not in (language, ""))
    for spoken, text in own:
        places = sorted(place for word in asked for place in places_of(word, text))
        if places:
            start = max(0, places[0][0] - AROUND)
            cut = text[start : places[0][0] + 2 * AROUND]
            if start:
                cut = "…" + cut.partition(" ")[2]
            return spoken, pieces(cut + ("…" if start + len(cut) < len(text) else ""), asked)
    spoken, text = own[0] if own else ("", "")
    return spoken, (Piece(text[: 2 * AROUND] + ("…" if len(text) > 2 * AROUND else ""), False),)


def pieces(text: str, asked: Iterable[str]) -> tuple[Piece, ...]:
    """A text cut where words of the query begin and end."""
    found: list[Piece] = []
    at = 0
    for start, end in sorted(place for word in asked for place in places_of(word, text)):
        if start >= at:
            if start > at:
                found.append(Piece(text[at:start], False))
            found.append(Piece(text[start:end], True))
            at = end
    if at < len(text):
        found.append(Piece(text[at:], False))
    return tuple(found)
