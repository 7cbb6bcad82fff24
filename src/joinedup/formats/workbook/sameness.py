"""The same action on two sheets, and two things with one number."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from joinedup.core.calendar_words import fold
from joinedup.core.finding import Subject, Word
from joinedup.core.period import When
from joinedup.formats.workbook import rules
from joinedup.formats.workbook.draft import Book, Draft
from joinedup.formats.workbook.notes import Notes

_ALIKE = 0.85  # difflib's ratio from which two titles of one number are one title misspelt
_SHOWN_APART = 5  # differences of one kind between two sheets that are told one by one


def merge_repeats(book: Book, notes: Notes) -> None:
    """Make one action of those that stand on two sheets, and note where the two differ."""
    first: dict[tuple[str, str], Draft] = {}
    into: dict[int, Draft] = {}
    differing: dict[tuple[str, str, str], list[tuple[Draft, Draft]]] = {}
    for action in list(book.of("action")):
        known = _known(action, first)
        if known is None:
            _remember(action, first)
            continue
        into[id(action)] = known
        _note_repeat(action, known, notes)
        for what in _join(known, action):
            key = (what, known.cells.sheet.name, action.cells.sheet.name)
            differing.setdefault(key, []).append((known, action))
    if into:
        _redirect(book, into)
    for (what, _, _), pairs in differing.items():
        _note_differences(what, pairs, notes)


def _remember(action: Draft, first: dict[tuple[str, str], Draft]) -> None:
    first.setdefault(("title", fold(action.title)), action)
    if action.number:
        first.setdefault((action.number, fold(action.title)), action)
        first.setdefault((action.number, ""), action)


def _known(action: Draft, first: dict[tuple[str, str], Draft]) -> Draft | None:
    """The earlier action that this is: number and title agree, or the title on another sheet where
    one has no number; a title may be misspelt where the number agrees."""
    title = fold(action.title)
    if action.number:
        exact = first.get((action.number, title))
        if exact is not None:
            return exact
        near = first.get((action.number, ""))
        if near is not None and near.cells is not action.cells and _alike(fold(near.title), title):
            return near
    known = first.get(("title", title))
    if known is None or known.cells is action.cells or (known.number and action.number):
        return None
    return known


def _alike(one: str, other: str) -> bool:
    if one.startswith(other) or other.startswith(one):
        return True
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _note_repeat(action: Draft, known: Draft, notes: Notes) -> None:
    sheet, other = action.cells.sheet.name, known.cells.sheet.name
    level = {"level": Word("action"), "levels": Word("action", True)}
    notes.add(rules.READ_ONCE, (sheet, other), action.place(), sheet=sheet, other=other, **level)


def _join(known: Draft, action: Draft) -> list[str]:
    """Give the first action what only the second says; the names of the fields that differ."""
    differ = []
    for name in ("due", "starts", "status"):
        mine, theirs = known.fields.get(name), action.fields.get(name)
        if mine is None and theirs is not None:
            known.fields[name] = theirs
        elif mine is not None and theirs is not None and not _same(mine, theirs):
            differ.append(name)
    for name in ("description", "status_text", "theme", "reporter", "contributors", "localities"):
        if not known.fields.get(name) and action.fields.get(name):
            known.fields[name] = action.fields[name]
    if not known.leads:
        known.leads = action.leads
    elif action.leads and _names(known) != _names(action):
        differ.append("leads")
    known.number = known.number or action.number
    known.above.extend(thing for thing in action.above if thing not in known.above)
    return differ


def _same(mine: object, theirs: object) -> bool:
    if isinstance(mine, When) and isinstance(theirs, When):
        if mine.period is None or theirs.period is None:
            return mine.ongoing == theirs.ongoing and fold(mine.text) == fold(theirs.text)
        return mine.last_day == theirs.last_day
    return mine == theirs


def _names(action: Draft) -> set[str]:
    return {fold(lead.text) for lead in action.leads}


def _redirect(book: Book, into: dict[int, Draft]) -> None:
    """What hung on a repeated action hangs on the first; what it says a second time goes."""
    book.things = [thing for thing in book.things if id(thing) not in into]
    seen = {_mark(thing) for thing in book.things if not _moves(thing, into)}
    kept = []
    for thing in book.things:
        if _moves(thing, into):
            thing.fields["subject"] = into[id(thing.fields["subject"])]
            if _mark(thing) in seen:
                continue
            seen.add(_mark(thing))
        thing.above = _unique(into.get(id(each), each) for each in thing.above)
        kept.append(thing)
    book.things = kept
    for update in book.updates:
        update.subject = into.get(id(update.subject), update.subject)
    book.updates = _first_of(
        book.updates, lambda each: (id(each.subject), _period(each.period), each.text)
    )
    book.needs = [(into.get(id(thing), thing), need, spot) for thing, need, spot in book.needs]
    book.needs = _first_of(book.needs, lambda each: (id(each[0]), each[1]["kind"], each[1]["text"]))
    for link in book.links:
        link.source = into.get(id(link.source), link.source)
    book.links = _first_of(book.links, lambda each: (id(each.source), each.target, each.kind))
    extras = [
        (into.get(id(thing), thing) if thing else None, name, text)
        for thing, name, text in book.extras
    ]
    book.extras = _first_of(extras, lambda each: (id(each[0]), each[1], each[2]))


def _moves(thing: Draft, into: dict[int, Draft]) -> bool:
    return id(thing.fields.get("subject")) in into


def _mark(thing: Draft) -> tuple[str, int, str]:
    return thing.type, id(thing.fields.get("subject")), fold(thing.title)


def _period(when: When | None) -> str:
    return str(when.period or when.text) if when else ""


def _unique(things: Iterable[Draft]) -> list[Draft]:
    return list({id(each): each for each in things}.values())


def _first_of(items, key):  # type: ignore[no-untyped-def]
    found = {}
    for each in items:
        found.setdefault(key(each), each)
    return list(found.values())


_WHAT = {"due": "end date", "starts": "start date", "status": "status", "leads": "lead"}


def _note_differences(what: str, pairs: list[tuple[Draft, Draft]], notes: Notes) -> None:
    """Each difference by itself; more than a few of one kind between two sheets as one finding."""
    for index, (known, action) in enumerate(pairs):
        together = len(pairs) > _SHOWN_APART
        key = (what, known.cells.sheet.name, action.cells.sheet.name, 0 if together else index)
        values = tuple(f"{_shown(each, what)} ({each.place(what)})" for each in (known, action))
        name = f"{known.number} {known.title}".strip()
        subject = Subject("action", known.ref or None, known.title, known.number or None)
        for place in (known.place(what), action.place(what)):
            notes.add(
                rules.DIFFERS,
                key,
                place,
                subject=subject,
                count=int(place == known.place(what)) or 0,
                name=name,
                what=_WHAT[what],
                values=values,
            )


def _shown(action: Draft, what: str) -> str:
    if what == "leads":
        return f"“{'; '.join(lead.text for lead in action.leads)}”"
    value = action.fields[what]
    return f"“{value.text}”" if isinstance(value, When) else value.value


def note_doubled(book: Book, notes: Notes) -> None:
    """Note numbers that two things of a type have on one sheet, or an outline number anywhere."""
    by_number: dict[tuple[str, str, str], list[Draft]] = {}
    for thing in book.of("outcome", "priority", "action", "measure", "milestone", "risk"):
        if thing.number:
            sheet = "" if "." in thing.number else thing.cells.sheet.name
            by_number.setdefault((thing.type, thing.number, sheet), []).append(thing)
    for (type, number, _), things in by_number.items():
        if len(things) < 2 or (type == "milestone" and "." not in number):
            continue
        titles = tuple(f"“{thing.title}”" for thing in things)
        for thing in things:
            notes.add(
                rules.DOUBLED,
                (type, number, things[0].cells.sheet.name),
                thing.place("number"),
                subject=Subject(type, things[0].ref or None, things[0].title, number),
                level=Word(type),
                levels=Word(type, plural=True),
                number=number,
                titles=titles,
            )
