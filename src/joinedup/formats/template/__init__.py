"""Our own template: a plan as a workbook, or as one CSV file, and back.

``write_workbook(plan)`` and ``write_csv(plan)`` give bytes; ``read_template`` reads either again,
and ``is_template`` tells whether a file is one. ``RULES`` are the codes that reading may give.
"""

from __future__ import annotations

from joinedup.core.plan import Plan
from joinedup.formats.template.about import about_table
from joinedup.formats.template.flat import csv_bytes
from joinedup.formats.template.grids import is_template
from joinedup.formats.template.reader import read_template
from joinedup.formats.template.rules import RULES
from joinedup.formats.template.tables import Table, tables

__all__ = ["RULES", "is_template", "read_template", "write_csv", "write_workbook"]


def write_workbook(plan: Plan | None = None) -> bytes:
    """The plan as an Excel workbook in our template; without a plan, the empty template."""
    from joinedup.formats.template.xlsx import workbook_bytes  # XlsxWriter is slow to import

    return workbook_bytes(_tables(plan or Plan()))


def write_csv(plan: Plan) -> bytes:
    """The plan as one CSV file: the sheets of the template one after another."""
    return csv_bytes(_tables(plan))


def _tables(plan: Plan) -> tuple[Table, ...]:
    return (about_table(plan), *tables(plan))
