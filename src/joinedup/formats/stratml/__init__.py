"""StratML Part 1 and 2: read leniently, written strictly.

A Goal is an outcome, an Objective a priority or an action, a PerformanceIndicator a measure.
``docs/explanation/stratml.md`` says how each element is read and written.
"""

from __future__ import annotations

from joinedup.formats.stratml.reading import read_stratml
from joinedup.formats.stratml.rules import RULES
from joinedup.formats.stratml.writing import write_stratml

__all__ = ["RULES", "read_stratml", "write_stratml"]
