"""The fields that the thing of a row has of its own: dates, leads, partners, places, status."""

from __future__ import annotations

import re

from joinedup.core.calendar_words import fold
from joinedup.core.dates import means_no_date
from joinedup.core.leads import split_names, state_of
from joinedup.core.period import When
from joinedup.core.words import LeadState
from joinedup.formats.workbook.context import Context
from joinedup.formats.workbook.dating import Dates
from joinedup.formats.workbook.draft import Draft, Joined, LeadCell
from joinedup.formats.workbook.fields import VALUES, Field
from joinedup.formats.workbook.names import Spot
from joinedup.formats.workbook.rows import Row
from joinedup.formats.workbook.status import Statuses
from joinedup.formats.workbook.tables import Table

_PLACES = re.compile(r"\s*[,;/&\n+]\s*")
_AREAS = ("area", "borough", "city", "county", "district", "authority", "council", "region")
_EVERYWHERE = (
    frozenset(("all", "everywhere", "pawb", "n/a", "tbc", "-", "none", "all areas", "all wards"))
    | {f"{part}{gap}wide" for part in _AREAS for gap in ("", " ", "-")}
    | {f"{part} {area}" for part in ("whole", "all of the", "entire") for area in _AREAS}
)


class OwnFields:
    """Reads a row's own fields, each by its column."""

    def __init__(self, table: Table, context: Context, dates: Dates) -> None:
        self.cells, self.context, self.dates = table.cells, context, dates
        self.statuses = Statuses(table, context)
        columns = table.columns
        taken: set[int | None] = {columns.theme}
        for level in columns.levels:
            taken |= {level.column, level.number}
        self.fields = [
            each
            for each in columns.fields
            if (each.as_ or "").startswith(f"{columns.type}.")
            and each.column not in taken
            and each.as_ not in VALUES
        ]
        self._named = [(each, (each.as_ or "").partition(".")[2]) for each in self.fields]

    def read(self, row: Row, thing: Draft) -> None:
        """All of a row's own fields."""
        for each, name in self._named:
            text = row.texts[each.column] if each.column < len(row.texts) else ""
            if not text and self.cells.owner:
                text = self.cells.text_through_merge(row.at, each.column)
            if name == "status":
                self.statuses.of_words(row.at, thing, each, text)
            elif text:
                self._field(row, thing, each, name, text)
        self.statuses.of_look(row.at, thing)

    def _field(self, row: Row, thing: Draft, each: Field, name: str, text: str) -> None:
        match name:
            case "due" | "starts":
                self._date(row, thing, each, name, text)
            case "leads" | "accountable":
                thing.leads.append(self._lead_cell(row, each, text))
            case "contributors":
                self._contributors(row, thing, each, text)
            case "localities":
                self._localities(thing, each, text)
            case "subject":
                thing.fields["of"] = Joined(thing, text, "", self.cells, row.at, each.column)
            case "description" if thing.fields.get("description"):
                thing.fields["description"] += f"\n{text}"
            case _ if name in thing.fields:
                self.context.book.extras.append((thing, each.header, text))
            case _:
                thing.fields[name] = text

    def more(self, row: Row, thing: Draft) -> None:
        """A further row of the same thing may name a further lead; what else is new is kept."""
        said = {lead.text for lead in thing.leads}
        for value in thing.fields.values():
            said.add(
                value.text if isinstance(value, When) else value if isinstance(value, str) else ""
            )
        for each in self.fields:
            text = row.texts[each.column] if each.column < len(row.texts) else ""
            if not text or text in said:
                continue
            if each.as_ and each.as_.endswith((".leads", ".accountable")):
                thing.leads.append(self._lead_cell(row, each, text))
            else:
                self.context.book.extras.append((thing, each.header, text))

    def _date(self, row: Row, thing: Draft, each: Field, name: str, text: str) -> None:
        when = self.dates.of_cell(row.at, each, text)
        extras = self.context.book.extras
        if name not in thing.fields:
            thing.fields[name] = when
        elif each.kind == "revised" and when.period:
            extras.append((thing, "Date before it was revised", thing.fields[name].text))
            thing.fields[name] = when
        elif not means_no_date(text):
            extras.append((thing, each.header, text))

    def _lead_cell(self, row: Row, each: Field, text: str) -> LeadCell:
        return LeadCell(
            text, Spot(self.cells, row.at, each.column), each.as_ == "action.accountable"
        )

    def _localities(self, thing: Draft, each: Field, text: str) -> None:
        names = [" ".join(name.split()) for name in _PLACES.split(text) if name.strip()]
        places = [name for name in names if fold(name).strip(" .") not in _EVERYWHERE]
        if len(places) < len(names):
            self.context.book.extras.append((thing, each.header, text))
        thing.fields.setdefault("localities", []).extend(places)

    def _contributors(self, row: Row, thing: Draft, each: Field, text: str) -> None:
        found = self.context.names.partners_in(text, Spot(self.cells, row.at, each.column))
        held = thing.fields.setdefault("contributors", [])
        held.extend(key for key in found if key not in held)
        if any(state_of(name) is LeadState.EVERYONE for name in split_names(text)):
            self.context.book.extras.append((thing, each.header, text))
