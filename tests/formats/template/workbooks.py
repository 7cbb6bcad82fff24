"""Opened workbooks for tests, made from rows, and a template read back from what was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from joinedup.core.plan import Plan
from joinedup.core.planfile import PlanFile
from joinedup.formats.opening import Opened, open_file
from joinedup.formats.sheets import Sheet, Spot, Value
from joinedup.formats.template import read_template, write_csv, write_workbook

Rows = Sequence[Sequence[Value]]


def opened(sheets: Mapping[str, Rows], formats: Mapping[Spot, str] | None = None) -> Opened:
    """A workbook with these sheets. ``formats`` are those of every sheet."""
    made = (
        Sheet(name=name, rows=[list(row) for row in rows], formats=dict(formats or {}))
        for name, rows in sheets.items()
    )
    return Opened(name="plan.xlsx", kind="xlsx", sha256="0" * 64, sheets=tuple(made))


def read(sheets: Mapping[str, Rows]) -> PlanFile:
    """What the template's reader makes of a workbook with these sheets."""
    return read_template(opened(sheets))


def there_and_back(plan: Plan, kind: str = "xlsx") -> PlanFile:
    """A plan written to a file of a kind, opened and read again."""
    data = write_workbook(plan) if kind == "xlsx" else write_csv(plan)
    return read_template(open_file(data, name=f"plan.{kind}", isolate=False))


def codes(file: PlanFile) -> list[tuple[str, str]]:
    """The codes of a file's findings, and where each stands."""
    return [(finding.code, str(finding.place)) for finding in file.findings]
