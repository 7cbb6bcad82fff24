"""The same action on two sheets, and two things with one number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from joinedup.core.calendar_words import fold
from joinedup.core.catalogue import N_
from joinedup.core.finding import Word
from joinedup.core.leads import is_role, read_leads
from joinedup.core.period import When
from joinedup.core.words import Progress
from joinedup.formats.workbook import rules
from joinedup.formats.workbook.draft import Book, Draft, LeadCell
from joinedup.formats.workbook.likeness import alike, plain
from joinedup.formats.workbook.notes import Notes
from joinedup.formats.workbook.numbering import depth

_SHOWN_APART = 5  # differences of one kind between two sheets that are told one by one
_ONE_NUMBERING = 3  # as many agreeing numbers and titles on two sheets show that they number alike

_Item = TypeVar("_Item")


class Repeats:
    """The actions that stand on two sheets: which is which, and where they differ."""

    def __init__(self, book: Book, notes: Notes) -> None:
        self.book, self.notes = book, notes
        self.actions = list(book.of("action"))
        sheets = Counter((id(each.cells), each.number) for each in self.actions if each.number)
        self.doubled = {key for key, count in sheets.items() if count > 1}
        self.by_title: dict[str, Draft] = {}
        self.by_number: dict[str, Draft] = {}
        self.into: dict[int, Draft] = {}
        self.agreeing: Counter[tuple[int, int]] = Counter()
        self.differing: dict[tuple[str, int, int], list[tuple[Draft, Draft]]] = {}

    def merge(self) -> None:
        """Make one action of those that stand on two sheets, and note where the two differ."""
        waiting: list[Draft] = []
        for action in self.actions:
            known = self._surely(action)
            if known is not None:
                self._take(action, known)
            elif action.number in self.by_number and self._elsewhere(
                action, self.by_number[action.number]
            ):
                waiting.append(action)
            else:
                self._remember(action)
        for action in waiting:
            known = self.by_number[action.number]
            if self._number_alike(action, known):
                self._take(action, known)
            else:
                self._remember(action)
        if self.into:
            _redirect(self.book, self.into)
        for (what, _, _), pairs in self.differing.items():
            _note_differences(what, pairs, self.notes)

    def _remember(self, action: Draft) -> None:
        self.by_title.setdefault(plain(action.title), action)
        if action.number:
            self.by_number.setdefault(action.number, action)

    def _elsewhere(self, action: Draft, known: Draft) -> bool:
        return (
            known.cells is not action.cells
            and (id(action.cells), action.number) not in self.doubled
        )

    def _surely(self, action: Draft) -> Draft | None:
        """The earlier action that has this number and a title like this one's; or this title, on
        another sheet, where one has no number or this number stands twice on its own sheet."""
        titled = self.by_title.get(plain(action.title))
        numbered = self.by_number.get(action.number) if action.number else None
        if numbered is not None and (action.title_is_number or numbered.title_is_number):
            return numbered
        if numbered is not None:
            if plain(numbered.title) == plain(action.title):
                return numbered
            if (
                numbered.cells is not action.cells
                and alike(numbered.title, action.title)
                and titled is None
            ):
                return numbered
        if titled is None or titled.cells is action.cells:
            return None
        unsure = (id(action.cells), action.number) in self.doubled or (
            id(titled.cells),
            titled.number,
        ) in self.doubled
        return titled if unsure or not (titled.number and action.number) else None

    def _number_alike(self, action: Draft, known: Draft) -> bool:
        """Whether two sheets number alike, so that one outline number is one action, retitled."""
        agreeing = self.agreeing[id(known.cells), id(action.cells)]
        return (
            depth(action.number) > 1 and agreeing >= _ONE_NUMBERING and id(known) not in self.into
        )

    def _take(self, action: Draft, known: Draft) -> None:
        self.into[id(action)] = known
        if action.number and action.number == known.number:
            self.agreeing[id(known.cells), id(action.cells)] += 1
        other, one, many = known.cells.sheet.name, Word("action"), Word("action", plural=True)
        self.notes.add(rules.READ_ONCE, other, action.place(), other=other, level=one, levels=many)
        for what in _join(known, action):
            self.differing.setdefault((what, id(known.cells), id(action.cells)), []).append(
                (known, action)
            )


def _join(known: Draft, action: Draft) -> list[str]:
    """Give the first action what only the second says; the names of the fields that differ."""
    differ = []
    for name in ("due", "starts", "status"):
        mine, theirs = known.fields.get(name), action.fields.get(name)
        if mine is None and theirs is not None:
            known.fields[name] = theirs
            known.columns = {**known.columns}
        elif mine is not None and theirs is not None and not _same(mine, theirs):
            differ.append(name)
    for name in ("description", "status_text", "theme", "reporter", "contributors", "localities"):
        if not known.fields.get(name) and action.fields.get(name):
            known.fields[name] = action.fields[name]
    if known.title_is_number:
        known.title, known.title_is_number = action.title, action.title_is_number
    elif not action.title_is_number and not alike(known.title, action.title):
        differ.append("title")
    if _join_leads(known, action):
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


def _join_leads(known: Draft, action: Draft) -> bool:
    """Where one sheet names bodies and the other people, the people lead and the bodies answer for
    them; True where both name people, or both bodies, and differ."""
    if not known.leads or not action.leads:
        known.leads = known.leads or action.leads
        return False
    mine, theirs = _roles(known.leads), _roles(action.leads)
    if mine != theirs:
        people, bodies = (known.leads, action.leads) if mine else (action.leads, known.leads)
        known.leads = people
        known.fields.setdefault("bodies", []).extend(bodies)
        return False
    return _words(known.leads) != _words(action.leads)


def _roles(leads: Iterable[LeadCell]) -> bool:
    return any(is_role(lead.text) for cell in leads for lead in read_leads(cell.text))


def _words(leads: Iterable[LeadCell]) -> set[str]:
    return {
        word for cell in leads for word in plain(cell.text.replace("mgr", "manager")).split()
    } - {"of", "the", "and"}


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
        thing.above = list(
            {id(each): each for each in (into.get(id(one), one) for one in thing.above)}.values()
        )
        kept.append(thing)
    book.things = kept
    _redirect_rows(book, into)


def _redirect_rows(book: Book, into: dict[int, Draft]) -> None:
    """Updates, needs, links and extras of a repeated action. Of two updates for one round the
    fuller stays and the other is kept beside it."""
    for update in book.updates:
        update.subject = into.get(id(update.subject), update.subject)
    fullest: dict[tuple[int, str], str] = {}
    for update in book.updates:
        key = (id(update.subject), _period(update.period))
        fullest[key] = max(fullest.get(key, ""), update.text, key=len)
    kept = []
    for update in _first_of(
        book.updates, lambda each: (id(each.subject), _period(each.period), each.text)
    ):
        if update.text == fullest[id(update.subject), _period(update.period)] or update.status:
            kept.append(update)
        elif update.text:
            round_ = update.period.text if update.period else ""
            book.extras.append((update.subject, f"Update {round_}".strip(), update.text))
    book.updates = kept
    needs = [(into.get(id(thing), thing), need, spot) for thing, need, spot in book.needs]
    book.needs = _first_of(needs, lambda each: (id(each[0]), each[1]["kind"], each[1]["text"]))
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


def _first_of(items: Iterable[_Item], key: Callable[[_Item], Hashable]) -> list[_Item]:
    found: dict[Hashable, _Item] = {}
    for each in items:
        found.setdefault(key(each), each)
    return list(found.values())


_WHAT = {
    "due": Word(N_("end date")),
    "starts": Word(N_("start date")),
    "status": Word(N_("status")),
    "leads": Word(N_("lead")),
    "title": Word(N_("title")),
}
_DATES = ("due", "starts")


def _note_differences(what: str, pairs: list[tuple[Draft, Draft]], notes: Notes) -> None:
    """Dates that differ are told one by one unless they are many; other differences together."""
    rule = rules.DIFFERS if what in _DATES else rules.TOLD_TWICE
    for index, (known, action) in enumerate(pairs):
        apart = what in _DATES and len(pairs) <= _SHOWN_APART
        key = (what, id(known.cells), id(action.cells), index) if apart else what
        values = tuple(f"{_shown(each, what)} ({each.place(what)})" for each in (known, action))
        name = f"{known.number} {known.title}".strip()
        notes.add(
            rule, key, known.place(what), about=known, name=name, what=_WHAT[what], values=values
        )
        notes.add(rule, key, action.place(what), count=0)


def _shown(action: Draft, what: str) -> str:
    if what == "leads":
        return f"“{'; '.join(' '.join(lead.text.split()) for lead in action.leads)}”"
    if what == "title":
        return f"“{action.title}”"
    value = action.fields[what]
    if isinstance(value, When):
        day = value.period.last_day if value.period else None
        return f"{day.day} {day:%B %Y}" if day and value.text[:4].isdigit() else f"“{value.text}”"
    return value.value if isinstance(value, Progress) else str(value)


def note_doubled(book: Book, notes: Notes) -> None:
    """Note numbers that two things of a type have on one sheet."""
    by_number: dict[tuple[str, str, int], list[Draft]] = {}
    for thing in book.of("outcome", "priority", "action", "measure", "milestone", "risk"):
        if thing.number and (thing.type != "milestone" or depth(thing.number) > 1):
            by_number.setdefault((thing.type, thing.number, id(thing.cells)), []).append(thing)
    for (type, number, sheet), things in by_number.items():
        if len(things) < 2 or len({plain(thing.title) for thing in things}) < 2:
            continue
        for thing in things:
            notes.add(
                rules.DOUBLED,
                (type, number, sheet),
                thing.place("number"),
                about=things[0],
                level=Word(type),
                levels=Word(type, plural=True),
                number=number,
                titles=tuple(f"“{each.title}”" for each in things),
            )
