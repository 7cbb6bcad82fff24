"""What reading a file gives: the plan, what was understood of the file, and where things stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from joinedup.core.finding import Finding, Place
from joinedup.core.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column and the field it was read as (``action.due``); ``as_`` None if it was not."""

    column: str
    header: str
    as_: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What was understood of one sheet. ``header_row`` counts from 1 as the file does, None
    where there is no header. ``rows`` is the rows read into the plan, ``unused`` the rows
    that hold something and were not (each said in a finding). ``use`` is what the sheet was
    taken for (``actions``, ``measures``...) or why it was left out."""

    sheet: str
    header_row: int | None
    columns: tuple[Column, ...] = ()
    rows: int = 0
    unused: int = 0
    use: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The shape that ``--write-map`` writes, ``--map`` takes and the JSON report holds."""
        columns = [
            {"column": each.column, "header": each.header, "as": each.as_} for each in self.columns
        ]
        return {
            "sheet": self.sheet,
            "header_row": self.header_row,
            "columns": columns,
            "rows": self.rows,
            "unused": self.unused,
            "use": self.use,
        }


@dataclass(slots=True)
class Places:
    """Where each thing, and each of its fields, stands in the file it was read from.

    Filled by a reader through :meth:`put`; asked through :meth:`at`. One small record a row
    and one column table a sheet, so that large files stay cheap.
    """

    file: str = ""
    _rows: dict[str, tuple[str | None, int | None, int | None, Mapping[str, str]]] = field(
        default_factory=dict
    )
    _exact: dict[tuple[str, str], Place] = field(default_factory=dict)

    def put(
        self,
        ref: str,
        *,
        sheet: str | None = None,
        row: int | None = None,
        line: int | None = None,
        columns: Mapping[str, str] | None = None,
    ) -> None:
        """Say where a thing stands: its sheet and row, and the column letter of each field."""
        self._rows[ref] = (sheet, row, line, columns or {})

    def put_field(self, ref: str, field: str, place: Place) -> None:
        """Say where one field of a thing stands, where it is not in the thing's own row."""
        self._exact[ref, field] = place

    def columns(self, ref: str) -> Mapping[str, str] | None:
        """The fields that have a column where a thing stands, with their letters; None where it
        is not known to stand anywhere. ``ref`` is as for :meth:`at`."""
        return self._rows[ref][3] if ref in self._rows else None

    def at(self, ref: str, field: str | None = None) -> Place | None:
        """The place of a field of a thing, else of the thing, else None.

        ``ref`` is a ref, or "" for the plan itself; rows of links and lineage are named
        ``link:N`` and ``lineage:N`` by their position in the plan (updates, needs and
        statements likewise)."""
        if field is not None and (ref, field) in self._exact:
            return self._exact[ref, field]
        if ref not in self._rows:
            return self._exact.get((ref, ""))
        sheet, row, line, columns = self._rows[ref]
        letters = columns.get(field or "", "") or next(iter(columns.values()), "")
        cell = f"{letters}{row}" if letters and row is not None else None
        return Place(self.file, sheet, cell, line)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFile:
    """A plan as read from a file. ``findings`` are those of reading it; ``sha256`` is the
    hash of the file's bytes. ``refs`` are the refs that stand in the file itself: the others were
    given by its reader and mean nothing outside this plan. ``is_members`` says that the file was
    read as a list of members or an attendance sheet, and that the plan is of those alone."""

    plan: Plan
    findings: tuple[Finding, ...] = ()
    understood: tuple[Understood, ...] = ()
    places: Places = field(default_factory=Places)
    sha256: str = ""
    refs: frozenset[str] = frozenset()
    is_members: bool = False
