"""Makes the package’s own tables of identifier schemes and of local authorities:

    .venv-dev-3.11/bin/python -m ground.make_registers FOLDER

FOLDER holds `orgid` (the lists of org-id.guide) and `authorities` (mySociety’s UK local authority
names and codes). What is ours stands beside this module in `registers`: `rules.csv` (the patterns of
identifiers), `amended.csv` (what the source lacks or has wrong, and why) and `added.csv` (authorities
that the source does not have). The same input gives the same bytes.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from ground.registers import authorities, schemes

TABLES = Path(__file__).resolve().parent.parent / "src" / "joinedup" / "core" / "registers"


def write_table(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> None:
    """A table as CSV, with one kind of line end everywhere."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def make(folder: Path, target: Path = TABLES) -> None:
    """Write both tables into ``target`` from the sources in ``folder``."""
    write_table(target / "schemes.csv", schemes.COLUMNS, schemes.rows(folder / "orgid"))
    write_table(
        target / "authorities.csv", authorities.COLUMNS, authorities.rows(folder / "authorities")
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Which folder? It holds orgid and authorities.")
    make(Path(sys.argv[1]))
