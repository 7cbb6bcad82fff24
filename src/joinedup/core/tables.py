"""The data dictionary's other half: the columns of the tables that are no fields of a plan's records.

They stand in ``tables.csv`` beside this module: who may sign in, what is kept of history, of files and
of imports, and what every row has. ``Row`` and ``Says`` are the columns that many tables share.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("tables.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. ``replay`` is ``replayed`` (folding history gives it back), ``erasable`` (free or
    personal text, which can be struck out) or ``operational``."""

    model: str
    field: str
    type: str
    meaning: str
    public: str
    personal: bool
    replay: str


@cache
def columns() -> tuple[Column, ...]:
    """Every column, in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_column(line) for line in csv.DictReader(file))


def _column(line: dict[str, str]) -> Column:
    return Column(personal=line.pop("personal") == "yes", **line)


def of_model(model: str) -> tuple[Column, ...]:
    """The columns of one model (``Thing``), in the order of the file."""
    return tuple(column for column in columns() if column.model == model)
