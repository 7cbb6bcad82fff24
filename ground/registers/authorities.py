"""The table of local authorities, from mySociety’s list (CC BY 4.0) and what we amend and add."""

from __future__ import annotations

import csv
import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from joinedup.core.naming import folded
from joinedup.core.registers.bare import bare, nearness

HERE = Path(__file__).parent
COLUMNS = (
    *("code", "name", "nice", "cy", "others", "gss", "former_gss", "register", "kind", "nation"),
    *("region", "county", "combined", "start", "end", "successors", "source"),
)
KINDS = {
    "CC": "city corporation",
    "COMB": "combined authority",
    "CTY": "county",
    "LBO": "London borough",
    "MD": "metropolitan district",
    "NID": "Northern Ireland district",
    "NMD": "non-metropolitan district",
    "SCO": "Scottish council area",
    "SRA": "strategic regional authority",
    "UA": "unitary authority",
    "WPA": "Welsh principal area",
}
REGISTERS = {
    "local-authority-eng": "GB-LAE",
    "local-authority-nir": "GB-LANI",
    "local-authority-sct": "GB-LAS",
    "principal-local-authority": "GB-PLA",
}
TAKEN_OVER = ("2005-05-27", "2005-06-28")
"""The days between which many “began” in the source: those on which a list was filled, by no Act."""

_WRITTEN = re.compile(r"[A-Za-zŵŷâêîôû .,’'&()-]+")
_SMALL = frozenset(("and", "of", "on", "upon", "with"))

Row = dict[str, str]


def rows(folder: Path) -> list[Row]:
    """One row for each authority, by code."""
    given = folder / "uk_la_past_current"
    names = _names(_read(given / "lookup_name_to_registry.csv"))
    made = {
        line["local-authority-code"]: _row(line)
        for line in _read(given / "uk_local_authorities_current.csv")
    }
    for line in _read(HERE / "added.csv"):
        made[line["code"]] = dict.fromkeys(COLUMNS, "") | line
    amendments = list(_read(HERE / "amended.csv"))
    for line in amendments:
        made[line["code"]][line["field"]] = line["value"]
    amended = {(line["code"], line["field"]) for line in amendments}
    for code, row in made.items():
        if (code, "others") not in amended:
            row["others"] = "|".join(_others(row, names[code]))
        row["region"] = row["region"] or _region(row, made)
    return [made[code] for code in sorted(made)]


def _read(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _names(lines: Iterable[Row]) -> dict[str, list[str]]:
    names = defaultdict(list)
    for line in lines:
        names[line["local-authority-code"]].append(line["la-name"])
    return names


def _row(line: Row) -> Row:
    former = line["former-gss-codes"].replace(",", " ")
    register, _, code = line["old-register-and-code"].partition(":")
    return {
        "code": line["local-authority-code"],
        "name": " ".join(line["official-name"].split()),
        "nice": " ".join(line["nice-name"].split()),
        "cy": "",
        "others": "",
        "gss": line["gss-code"],
        "former_gss": former,
        "register": f"{REGISTERS[register]}-{code}" if code else "",
        "kind": KINDS[line["local-authority-type"]],
        "nation": line["nation"],
        "region": line["region"],
        "county": line["county-la"],
        "combined": line["combined-authority"],
        "start": _start(line["start-date"]),
        "end": _end(line["end-date"]),
        "successors": line["replaced-by"].replace(",", " "),
        "source": "",
    }


def _start(day: str) -> str:
    return "" if TAKEN_OVER[0] <= day <= TAKEN_OVER[1] else day


def _end(day: str) -> str:
    """The first day without the authority: the source has that day, or the one before it."""
    if not day.endswith("-31"):
        return day
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat()


def _others(row: Row, names: Iterable[str]) -> Iterator[str]:
    """What else it is called: neither spellings of the names that it has nor misspellings."""
    known = {bare(row[field]) for field in ("name", "nice", "cy") if row[field]}
    for name in sorted(names, key=lambda name: (name.islower(), name)):
        new = bare(name)
        if not _WRITTEN.fullmatch(name) or " london boro" in folded(name):
            continue
        if new and not any(nearness(new, each) for each in known):
            known.add(new)
            yield _capitals(" ".join(name.split()))


def _capitals(name: str) -> str:
    if not name.islower():
        return name
    return " ".join(word if word in _SMALL else word.capitalize() for word in name.split())


def _region(row: Row, made: dict[str, Row]) -> str:
    """The region of its county, else of what came after it."""
    near = (made[code]["region"] for code in (row["county"], *row["successors"].split()) if code)
    return next(filter(None, near), "")
