"""The written sources in ``demo/riverside``, read as they stand."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "riverside"
AIMS = tuple(f"aim-{number}.toml" for number in range(1, 8))
BETWEEN = ";"

Table = dict[str, Any]
Rows = list[dict[str, str]]


@cache
def read_toml(name: str) -> Table:
    """One file of written text."""
    with (FOLDER / name).open("rb") as file:
        return tomllib.load(file)


@cache
def read_csv(name: str) -> Rows:
    """One table, a dictionary a row."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def aims() -> list[Table]:
    """The files of the seven aims, in their order."""
    return [read_toml(name) for name in AIMS]


def listed(text: str) -> tuple[str, ...]:
    """The items of a cell that holds several, with ; between them."""
    return tuple(part.strip() for part in text.split(BETWEEN) if part.strip())
