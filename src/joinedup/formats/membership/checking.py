"""What is doubtful in what was read: two chairs, bodies that may be one, attendance without a seat."""

from __future__ import annotations

import difflib
from collections import defaultdict

from joinedup.core.catalogue import N_
from joinedup.core.finding import Word
from joinedup.core.naming import folded
from joinedup.core.words import Office
from joinedup.formats.membership import rules
from joinedup.formats.membership.book import Body, Book
from joinedup.formats.membership.draft import ChairRow

_CLOSE = 0.9  # difflib's ratio from which two names of bodies may be one misspelt
_BUCKET = 25  # names that begin or end alike: so many are compared with one another
OFFICES = {Office.CHAIR: N_("chair"), Office.VICE_CHAIR: N_("vice-chair")}


def note_doubts(book: Book) -> None:
    """Say what is doubtful in a book that has been read to the end."""
    _chairs(book)
    _bodies(book)
    _attendance(book)


def _chairs(book: Book) -> None:
    """Two chairs at one time; of vice-chairs there may be several."""
    by_group: dict[str, list[ChairRow]] = defaultdict(list)
    for chair in book.chairs:
        if chair.office is Office.CHAIR:
            by_group[chair.group].append(chair)
    for group, chairs in by_group.items():
        together = [each for each in chairs if any(_overlap(each, other) for other in chairs)]
        for each in together:
            people = tuple(f"“{one.person}”" for one in together[:6])
            book.notes.add(
                rules.TWO_CHAIRS,
                group,
                each.place,
                group=group,
                people=people,
                office=Word(OFFICES[each.office]),
            )


def _overlap(one: ChairRow, other: ChairRow) -> bool:
    """Whether two terms may hold on one day; what is not dated may."""
    if one is other:
        return False
    first, second = sorted((one, other), key=lambda each: (_start(each), _end(each)))
    return _end(first) > _start(second)


def _start(chair: ChairRow) -> str:
    day = chair.starts.first_day if chair.starts else None
    return day.isoformat() if day else ""


def _end(chair: ChairRow) -> str:
    day = chair.due.last_day if chair.due else None
    return day.isoformat() if day else "9999"


def _bodies(book: Book) -> None:
    """Names that differ by a letter or two. Only names that begin or end with the same four letters
    are compared, so that a long list takes no longer than it must."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for key in book.bodies:
        buckets["<" + key[:4]].append(key)
        buckets[">" + key[-4:]].append(key)
    seen: set[tuple[str, str]] = set()
    for keys in buckets.values():
        for at, one in enumerate(keys[:_BUCKET]):
            for other in keys[at + 1 : _BUCKET]:
                if (one, other) not in seen and _close(one, other):
                    _note_close(book, book.bodies[one], book.bodies[other])
                seen.add((one, other))


def _close(one: str, other: str) -> bool:
    if (
        one.startswith(f"{other} ")
        or other.startswith(f"{one} ")
        or _numbers(one) != _numbers(other)
    ):
        return False
    if abs(len(one) - len(other)) > 3:
        return False
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _CLOSE and matcher.ratio() >= _CLOSE


def _numbers(text: str) -> list[str]:
    return [word for word in text.split() if any(sign.isdigit() for sign in word)]


def _note_close(book: Book, one: Body, other: Body) -> None:
    key = (one.title, other.title)
    book.notes.add(rules.PERHAPS_ONE, key, other.place, one=one.title, other=other.title)
    book.notes.add(rules.PERHAPS_ONE, key, one.place, count=0)


def _attendance(book: Book) -> None:
    """Bodies in the attendance of a group that have no seat there, where the file lists seats."""
    listed: dict[str, set[str]] = defaultdict(set)
    for seat in book.seats:
        listed[seat.group].add(folded(seat.body))
    told: set[tuple[str, str]] = set()
    for row in book.attendance:
        key = (row.group, row.body)
        if not row.body or key in told or row.group not in listed:
            continue
        told.add(key)
        if folded(row.body) not in listed[row.group]:
            book.notes.add(rules.NOT_ON_LIST, row.group, row.place, body=row.body, group=row.group)
