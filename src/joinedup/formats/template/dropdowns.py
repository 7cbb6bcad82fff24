"""The drop-downs of the template: closed lists, and pointers to the rows of other sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from joinedup.core.catalogue import MONTHS
from joinedup.formats.template import layout
from joinedup.formats.template.choices import NO, YES, choices
from joinedup.formats.template.layout import Column
from joinedup.formats.template.names import BY_NAME, tiers
from joinedup.formats.template.tables import Table

ROOM = 500  # rows below the last one that have their drop-downs too
LONGEST_LIST = (
    255  # characters that a drop-down may hold itself; longer lists stand on the guidance
)


class DropDowns:
    """What each column offers. Every drop-down lets other words pass: the reader says what it
    does not understand, and a list of one's own is not forbidden."""

    def __init__(self, tables: Sequence[Table], lists: Mapping[str, str]) -> None:
        self._lists = lists
        self._tables = {table.name: table for table in tables}

    def last_row(self, sheet: str) -> int:
        """The last row of a sheet, from 1, that has drop-downs and is offered by those of others."""
        return 1 + len(self._tables[sheet].rows) + ROOM

    def of(self, column: Column) -> dict[str, Any] | None:
        """The data validation of a column; None where it has no list."""
        if column.type == "month":
            return _from(list(MONTHS))
        if column.type == "yes or no":
            return _from([YES, NO])
        if column.type.startswith("one of "):
            return self._closed(column.type.removeprefix("one of "))
        if column.type.startswith(("ref of ", "links to ")):
            return self._pointing(tiers(column.type)[0])
        return None

    def _closed(self, name: str) -> dict[str, Any]:
        shown = list(choices(name).values())
        return _from(shown if len(",".join(shown)) <= LONGEST_LIST else self._lists[name])

    def _pointing(self, types: tuple[str, ...]) -> dict[str, Any] | None:
        """The numbers of the sheet pointed to, or its names; None where it may be any sheet."""
        if len(types) > 1:
            return None
        sheet = next(form for form in layout.sheets() if form.type == types[0])
        wanted = f"{types[0]}.{'title' if types[0] in BY_NAME else 'number'}"
        headings = self._tables[sheet.name].headings
        at = next(index for index, heading in enumerate(headings) if heading.column.name == wanted)
        letters = xl_col_to_name(at, col_abs=True)
        return _from(f"='{sheet.name}'!{letters}$2:{letters}${self.last_row(sheet.name)}")


def _from(source: str | list[str]) -> dict[str, Any]:
    return {"validate": "list", "source": source, "show_error": False}
