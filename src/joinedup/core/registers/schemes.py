"""Schemes of organisation identifiers, as org-id.guide lists them: GB and cross-border ones.

Source: org-id.guide (github.com/org-id/register), ODbL 1.0; names put plainly and patterns are ours.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).with_name("schemes.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A list of organisations that gives each a code.

    ``country`` is ``GB`` or "" (cross-border), ``parts`` the nations that it is for where it is not
    for all (``GB-SCT``), ``kinds`` what it lists (``charity``, ``company``, ``local government``…).
    ``standing`` is org-id.guide’s word for who keeps it: primary (the body comes into being by it),
    secondary, third party, local. ``pattern`` is a regular expression for the whole code, "" where
    none is known; ``case`` is upper, lower or "" (as written). ``fill`` is how many characters a code
    has whose leading zeros spreadsheets drop; 0 where none are lost, -1 where it never begins with
    one. ``example`` is a code of the list itself, "" where org-id.guide gives none.
    """

    code: str
    name: str
    country: str
    parts: tuple[str, ...]
    kinds: tuple[str, ...]
    standing: str
    confirmed: bool
    deprecated: bool
    url: str
    pattern: str
    case: str
    fill: int
    example: str

    def accepts(self, code: str) -> bool:
        """Whether a code has the form that codes of this list have; any, where none is known."""
        return bool(code) and (not self.pattern or bool(re.fullmatch(self.pattern, code)))


@cache
def schemes() -> Mapping[str, Scheme]:
    """Every scheme by its code (``GB-CHC``), in the order of their codes."""
    with FILE.open(encoding="utf-8", newline="") as file:
        made = map(_scheme, csv.DictReader(file))
        return MappingProxyType({each.code: each for each in made})


def scheme(code: str) -> Scheme | None:
    """The scheme of that code, whatever its case; None where the table has none."""
    return schemes().get(code.strip().upper())


def _scheme(line: dict[str, str]) -> Scheme:
    return Scheme(
        code=line["code"],
        name=line["name"],
        country=line["country"],
        parts=tuple(line["parts"].split()),
        kinds=tuple(filter(None, line["kinds"].split("|"))),
        standing=line["standing"],
        confirmed=line["confirmed"] == "yes",
        deprecated=line["deprecated"] == "yes",
        url=line["url"],
        pattern=line["pattern"],
        case=line["case"],
        fill=-1 if line["fill"] == "strip" else int(line["fill"] or 0),
        example=line["example"],
    )
