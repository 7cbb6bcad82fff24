"""The table of identifier schemes, from the lists of org-id.guide (ODbL 1.0) and our patterns."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

RULES = Path(__file__).with_name("rules.csv")
COLUMNS = (
    *("code", "name", "country", "parts", "kinds", "standing", "confirmed", "deprecated"),
    *("url", "pattern", "case", "fill", "example"),
)


def rows(folder: Path) -> list[dict[str, str]]:
    """One row for each list, by code. KeyError where ``rules.csv`` has no line for a list."""
    with RULES.open(encoding="utf-8", newline="") as file:
        rules = {line["code"]: line for line in csv.DictReader(file)}
    lists = (json.loads(path.read_text("utf-8")) for path in folder.glob("lists/*/*.json"))
    return sorted((_row(each, rules[each["code"]]) for each in lists), key=lambda row: row["code"])


def _row(given: dict[str, Any], rule: dict[str, str]) -> dict[str, str]:
    code = given["code"]
    examples = (given["access"].get("exampleIdentifiers") or "").replace(";", ",").split(",")
    return {
        "code": code,
        "name": rule["name"] or given["name"]["en"].strip(),
        "country": "GB" if code.startswith("GB-") else "",
        "parts": " ".join(sorted(given.get("subnationalCoverage") or ())),
        "kinds": "|".join(sorted({_kind(each) for each in given.get("structure") or ()})),
        "standing": given["listType"].replace("_", " ").replace("-", " "),
        "confirmed": _yes(given["confirmed"]),
        "deprecated": _yes(given["deprecated"]),
        "url": given["url"],
        "pattern": rule["pattern"],
        "case": rule["case"],
        "fill": rule["fill"],
        "example": examples[0].strip().removeprefix(f"{code}-"),
    }


def _kind(structure: str) -> str:
    own = "local government" if structure.endswith("/local_government") else ""
    return own or structure.partition("/")[0].replace("_", " ")


def _yes(value: object) -> str:
    return "yes" if value else "no"
