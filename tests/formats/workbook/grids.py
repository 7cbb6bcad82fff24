"""Workbooks for tests, written as rows of cells."""

from collections.abc import Sequence
from typing import Any

from joinedup.core.finding import Finding
from joinedup.core.plan import Plan
from joinedup.core.planfile import PlanFile, Understood
from joinedup.formats.opening import Opened
from joinedup.formats.sheets import Sheet, Value
from joinedup.formats.workbook import read_workbook

Rows = Sequence[Sequence[Value]]


def sheet(name: str, rows: Rows, **more: Any) -> Sheet:
    return Sheet(name=name, rows=[list(row) for row in rows], **more)


def opened(*sheets: Sheet, name: str = "Plan.xlsx") -> Opened:
    return Opened(name=name, kind="xlsx", sha256="0" * 64, sheets=sheets)


def read(rows: Rows, *, sheet_name: str = "Sheet1", **more: Any) -> PlanFile:
    """One sheet, read. ``more`` are the sheet's other fields (fills, merged...)."""
    return read_workbook(opened(sheet(sheet_name, rows, **more)))


def read_all(*sheets: Sheet, **options: Any) -> PlanFile:
    return read_workbook(opened(*sheets), **options)


def codes(file: PlanFile) -> list[str]:
    return [finding.code for finding in file.findings]


def finding(file: PlanFile, code: str) -> Finding:
    """The one finding of a code; fails if there is none, or more than one."""
    (found,) = (each for each in file.findings if each.code == code)
    return found


def cells(found: Finding) -> list[str]:
    """Every place of a finding, as text."""
    return [str(place) for place in (found.place, *found.others)]


def columns(understood: Understood) -> dict[str, str | None]:
    """Heading > field."""
    return {column.header: column.as_ for column in understood.columns}


def titles(things: Sequence[Any]) -> list[str]:
    return [str(thing.title) for thing in things]


def serves(plan: Plan) -> dict[str, str]:
    """Title of each thing that serves one > the title of that one; the first of its links."""
    named = {thing.ref: str(getattr(thing, "title", "")) for thing in plan.things()}
    found: dict[str, str] = {}
    for link in plan.links:
        found.setdefault(named[link.source], named[link.target])
    return found
