"""From drafts to the plan: refs are given, names matched, and everything frozen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from joinedup.core.calendar_words import fold
from joinedup.core.dates import means_no_date
from joinedup.core.period import When
from joinedup.core.plan import (
    Action,
    DeliverySystem,
    Extra,
    Lead,
    Link,
    Locality,
    Measure,
    Milestone,
    Need,
    Outcome,
    Partner,
    Person,
    Priority,
    Risk,
    Update,
)
from joinedup.core.planfile import Places
from joinedup.core.ref import LETTERS
from joinedup.core.text import Text
from joinedup.core.words import Frequency
from joinedup.formats.workbook import figures, rules
from joinedup.formats.workbook.context import Context
from joinedup.formats.workbook.draft import Book, Draft, LeadCell
from joinedup.formats.workbook.linking import Links
from joinedup.formats.workbook.names import Name, Named, Spot
from joinedup.formats.workbook.register import enter


class Assembly:
    """Makes the collections of a plan from a book of drafts. ``collections`` has them by name."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.book: Book = context.book
        self.places = Places(context.file)
        self.links = Links(context)
        self.localities: dict[str, Draft] = {}
        self._cached: dict[tuple[str, bool], list[Named]] = {}

    def plan_parts(self) -> dict[str, Any]:
        """The collections of the plan by the names of its fields, places filled in on the way."""
        entered = enter(self.book, self.context.names)
        self.links.find_parents()
        self._give_refs()
        self._match_names()
        for draft, name in entered:
            draft.ref = name.ref
        parts: dict[str, list[Any]] = {}
        makers: dict[str, tuple[str, Callable[[Draft], Any]]] = {
            "outcome": (
                "outcomes",
                lambda draft: Outcome(**self._shared(draft), **self._led(draft)),
            ),
            "priority": (
                "priorities",
                lambda draft: Priority(**self._shared(draft), **self._led(draft)),
            ),
            "action": ("actions", self._action),
            "delivery_system": (
                "delivery_systems",
                lambda draft: DeliverySystem(**self._shared(draft)),
            ),
            "measure": ("measures", self._measure),
            "milestone": ("milestones", self._milestone),
            "risk": ("risks", self._risk),
        }
        for draft in self.book.things:
            if draft.type in makers:
                collection, make = makers[draft.type]
                parts.setdefault(collection, []).append(make(draft))
                self._put(draft)
        parts["partners"] = [
            self._partner(key, name) for key, name in self.context.names.partners.items()
        ]
        parts["people"] = [self._person(name) for name in self.context.names.people.values()]
        parts["localities"] = [
            Locality(ref=draft.ref, title=self._text(draft.title))
            for draft in self.localities.values()
        ]
        parts["links"] = self._linked()
        parts["updates"] = self._updates()
        parts["needs"] = self._needs()
        parts["extras"] = [
            Extra(subject=thing.ref if thing else "", name=name, text=text)
            for thing, name, text in self.book.extras
        ]
        return {name: tuple(things) for name, things in parts.items()}

    def _give_refs(self) -> None:
        counts: dict[str, int] = {}
        for draft in self.book.things:
            counts[draft.type] = counts.get(draft.type, 0) + 1
            draft.ref = f"{LETTERS[draft.type]}{counts[draft.type]}"

    def _put(self, draft: Draft) -> None:
        cells = draft.cells
        line = cells.line(draft.row)
        self.places.put(
            draft.ref,
            sheet=cells.sheet.name,
            row=draft.row + cells.sheet.first_row,
            line=line,
            columns=draft.columns,
        )

    # Names

    def _match_names(self) -> None:
        names = self.context.names
        led = list(self.book.of("outcome", "priority", "action"))
        seen: set[tuple[str, bool]] = set()
        for draft in led:
            for cell in (*draft.leads, *draft.fields.get("bodies", ())):
                if (cell.text, cell.bodies) not in seen:
                    seen.add((cell.text, cell.bodies))
                    names.collect(cell.text, cell.spot, bodies=cell.bodies)
        names.shorten()
        for draft in led:
            draft.fields["named"] = [named for cell in draft.leads for named in self._named(cell)]
            bodies = [
                *draft.fields.get("bodies", ()),
                *(cell for cell in draft.leads if cell.bodies),
            ]
            draft.fields["answering"] = [named for cell in bodies for named in self._named(cell)]
        for index, name in enumerate(names.partners.values(), 1):
            name.ref = f"{LETTERS['partner']}{index}"
        for index, name in enumerate(names.people.values(), 1):
            name.ref = f"{LETTERS['person']}{index}"
        for short, longer in names.shortened.items():
            name = names.partners[longer]
            place = name.cells.place(name.row, name.column) if name.cells else None
            self.context.notes.add(
                rules.SAME_PARTNER, short, place, shorter=short, partner=name.title
            )

    def _named(self, cell: LeadCell) -> list[Named]:
        key = (cell.text, cell.bodies)
        if key not in self._cached:
            self._cached[key] = self.context.names.leads(cell.text, cell.spot, bodies=cell.bodies)
        return self._cached[key]

    def _lead(self, named: Named) -> Lead:
        names = self.context.names
        person = names.people[tuple(named.person.split("\n"))].ref if named.person else None  # type: ignore[index]
        partner = names.partners[named.partner].ref if named.partner else None
        return Lead(text=named.lead.text, state=named.lead.state, person=person, partner=partner)

    def _partner(self, key: str, name: Name) -> Partner:
        self._put_name(name)
        fields = name.fields
        return Partner(ref=name.ref, title=Text.of(name.title, self.context.language), **fields)  # type: ignore[arg-type]

    def _person(self, name: Name) -> Person:
        self._put_name(name)
        partner = self.context.names.partners[name.partner].ref if name.partner else None
        return Person(ref=name.ref, title=self._text(name.title), partner=partner, left=name.left)

    def _put_name(self, name: Name) -> None:
        if name.cells is not None:
            sheet = name.cells.sheet
            columns = {"title": name.cells.letters(name.column), **name.columns}
            line = name.cells.line(name.row)
            self.places.put(
                name.ref,
                sheet=sheet.name,
                row=name.row + sheet.first_row,
                line=line,
                columns=columns,
            )

    # Things

    def _text(self, text: str) -> Text:
        return Text.of(text, self.context.language)

    def _shared(self, draft: Draft) -> dict[str, Any]:
        return {
            "ref": draft.ref,
            "number": draft.number,
            "title": self._text(draft.title),
            "description": self._text(draft.fields.get("description", "")),
        }

    def _led(self, draft: Draft) -> dict[str, Any]:
        fields = draft.fields
        return {
            "leads": tuple(self._lead(named) for named in fields.get("named", ())),
            "starts": fields.get("starts"),
            "due": fields.get("due"),
            "theme": fields.get("theme", ""),
        }

    def _action(self, draft: Draft) -> Action:
        fields, names = draft.fields, self.context.names
        from_bodies = [named.partner for named in fields.get("answering", ()) if named.partner]
        partners = list(
            dict.fromkeys(named.partner for named in fields.get("named", ()) if named.partner)
        )
        accountable = from_bodies[0] if from_bodies else partners[0] if len(partners) == 1 else None
        contributors = dict.fromkeys([*fields.get("contributors", ()), *partners, *from_bodies])
        return Action(
            **self._shared(draft),
            **self._led(draft),
            accountable=names.partners[accountable].ref if accountable else None,
            contributors=tuple(
                names.partners[key].ref for key in contributors if key != accountable
            ),
            reporter=fields.get("reporter", ""),
            status=fields.get("status"),
            status_text=fields.get("status_text", ""),
            localities=tuple(self._locality(name, draft) for name in fields.get("localities", ())),
        )

    def _locality(self, name: str, draft: Draft) -> str:
        key = fold(name)
        if key not in self.localities:
            ref = f"{LETTERS['locality']}{len(self.localities) + 1}"
            letters = {"title": draft.columns.get("localities", "")}
            found = Draft("locality", "", name, draft.cells, draft.row, letters, ref=ref)
            self.localities[key] = found
            self._put(found)
        return self.localities[key].ref

    def _subject(self, draft: Draft) -> str | None:
        subject = draft.fields.get("subject") or (draft.above[0] if draft.above else None)
        named = draft.fields.get("of")
        if named is not None:
            meant = self.links.target(named)
            if meant is None:
                self.links.note_missing(named)
            subject = meant or subject
        return subject.ref if subject else None

    def _measure(self, draft: Draft) -> Measure:
        fields = draft.fields
        often = figures.frequency(fields.get("frequency", ""))
        way = figures.direction(fields.get("direction", ""))
        if often in (None, Frequency.OTHER):
            self._keep(draft, "How often", fields.get("frequency", ""))
        if way is None:
            self._keep(draft, "Direction", fields.get("direction", ""))
        return Measure(
            **self._shared(draft),
            subject=self._subject(draft),
            direction=way,
            unit=fields.get("unit", ""),
            frequency=often,
            owner=fields.get("owner", "") or "; ".join(cell.text for cell in draft.leads),
            source=fields.get("source", ""),
            next_due=self._next_due(fields.get("next_due", "")),
            baseline=fields.get("baseline"),
            targets=tuple(fields.get("targets", ())),
            readings=tuple(fields.get("readings", ())),
        )

    def _keep(self, draft: Draft, name: str, text: str) -> None:
        if text:
            self.book.extras.append((draft, name, text))

    def _next_due(self, text: str) -> When | None:
        return None if means_no_date(text) else self.context.when(text)

    def _milestone(self, draft: Draft) -> Milestone:
        fields = draft.fields
        done = fields.get("done")
        return Milestone(
            ref=draft.ref,
            number=draft.number,
            title=self._text(draft.title),
            subject=self._subject(draft),
            due=fields.get("due"),
            done=self.context.when(done) if isinstance(done, str) else done,
            status=fields.get("status"),
            status_text=fields.get("status_text", ""),
        )

    def _risk(self, draft: Draft) -> Risk:
        fields = draft.fields
        return Risk(
            ref=draft.ref,
            number=draft.number,
            title=self._text(draft.title),
            subject=self._subject(draft),
            likelihood=fields.get("likelihood", ""),
            impact=fields.get("impact", ""),
            owner=fields.get("owner", "") or "; ".join(cell.text for cell in draft.leads),
            mitigation=self._text(fields.get("mitigation", "")),
        )

    # Rows that are no things

    def _linked(self) -> list[Link]:
        links = self.links.links()
        for index, (_, spot) in enumerate(links):
            self._put_row(f"link:{index}", spot)
        return [link for link, _ in links]

    def _updates(self) -> list[Update]:
        found = []
        for index, told in enumerate(self.book.updates):
            found.append(
                Update(
                    subject=told.subject.ref,
                    period=told.period,
                    text=told.text,
                    status=told.status,
                    status_text=told.status_text,
                )
            )
            if told.cells is not None:
                spot = Spot(told.cells, told.row, told.column)
                self._put_row(f"update:{index}", spot)
        return found

    def _needs(self) -> list[Need]:
        found = []
        for index, (thing, need, spot) in enumerate(self.book.needs):
            found.append(Need(subject=thing.ref, **need))
            self._put_row(f"need:{index}", spot)
        return found

    def _put_row(self, name: str, spot: Spot) -> None:
        cells = spot.cells
        row, line = spot.row + cells.sheet.first_row, cells.line(spot.row)
        letters = {"": cells.letters(spot.column)}
        self.places.put(name, sheet=cells.sheet.name, row=row, line=line, columns=letters)
