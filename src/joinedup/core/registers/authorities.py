"""UK local authorities, past and present: names, codes, and what came after them.

Source: mySociety, UK local authority names and codes, CC BY 4.0, with what docs/reference/registers.md
says was put right and added.
"""

from __future__ import annotations

import csv
import datetime
import enum
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from joinedup.core.catalogue import N_

FILE = Path(__file__).with_name("authorities.csv")


class Kind(enum.Enum):
    """The kind of authority."""

    CITY_CORPORATION = N_("city corporation")
    COMBINED_AUTHORITY = N_("combined authority")
    COUNTY = N_("county")
    LONDON_BOROUGH = N_("London borough")
    METROPOLITAN_DISTRICT = N_("metropolitan district")
    NORTHERN_IRELAND_DISTRICT = N_("Northern Ireland district")
    NON_METROPOLITAN_DISTRICT = N_("non-metropolitan district")
    SCOTTISH_COUNCIL_AREA = N_("Scottish council area")
    STRATEGIC_REGIONAL_AUTHORITY = N_("strategic regional authority")
    UNITARY_AUTHORITY = N_("unitary authority")
    WELSH_PRINCIPAL_AREA = N_("Welsh principal area")


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A local authority. ``code`` is the source’s own key; ``name`` the long name, ``nice`` a short
    one, ``cy`` the Welsh one of a Welsh authority, ``others`` what else it is or was called.

    ``gss`` is its GSS code, ``former_gss`` those before a change of boundaries; "" where it has none
    or none is known. ``register`` is its org-id.guide identifier (``GB-LAE-NBL``), "" where no list
    gave it one. ``county`` and ``combined`` are codes of authorities that it lies in. ``start`` is its
    first day, None where it is long ago or not known; ``end`` the first day without it, None while it
    lasts. ``successors`` are codes. ``source`` names the Order that a row of our own
    was made from, "" for the source’s rows.
    """

    code: str
    name: str
    nice: str
    cy: str
    others: tuple[str, ...]
    gss: str
    former_gss: tuple[str, ...]
    register: str
    kind: Kind
    nation: str
    region: str
    county: str
    combined: str
    start: datetime.date | None
    end: datetime.date | None
    successors: tuple[str, ...]
    source: str

    def is_alive(self, day: datetime.date) -> bool:
        """Whether it was there on a day. An unknown start is taken as long ago."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@cache
def authorities() -> Mapping[str, Authority]:
    """Every authority by the source’s key (``NBL``), in the order of the keys."""
    with FILE.open(encoding="utf-8", newline="") as file:
        made = map(_authority, csv.DictReader(file))
        return MappingProxyType({each.code: each for each in made})


def authority(code: str) -> Authority | None:
    """The authority of that key (``NBL``), None where there is none."""
    return authorities().get(code)


def by_gss(code: str) -> Authority | None:
    """The authority that has this GSS code or had it before its boundaries changed; its ``gss`` says
    which code is the one to use."""
    return _by_gss().get(code.strip().upper())


def by_identifier(text: str) -> Authority | None:
    """The authority with this org-id.guide identifier, in its right form (``GB-LAE-NBL``)."""
    return _by_register().get(text)


def alive_on(day: datetime.date) -> tuple[Authority, ...]:
    """The authorities that were there on a day, by key."""
    return tuple(each for each in authorities().values() if each.is_alive(day))


def successors(ended: Authority, on: datetime.date) -> tuple[Authority, ...]:
    """Who stands in its place on a day: what came after it, and after that, as far as it was there
    on that day, in the order of the chains. The authority itself while it lasts; () before it began
    or where no successor is known."""
    if ended.end is None or on < ended.end:
        return (ended,) if ended.is_alive(on) else ()
    known = authorities()
    found: dict[str, Authority] = {}
    for code in ended.successors:
        found.update({each.code: each for each in successors(known[code], on)})
    return tuple(found.values())


@cache
def _by_gss() -> Mapping[str, Authority]:
    held = authorities().values()
    former = {code: each for each in held for code in each.former_gss}
    return MappingProxyType(former | {each.gss: each for each in held if each.gss})


@cache
def _by_register() -> Mapping[str, Authority]:
    return MappingProxyType(
        {each.register: each for each in authorities().values() if each.register}
    )


def _authority(line: dict[str, str]) -> Authority:
    return Authority(
        code=line["code"],
        name=line["name"],
        nice=line["nice"],
        cy=line["cy"],
        others=tuple(filter(None, line["others"].split("|"))),
        gss=line["gss"],
        former_gss=tuple(line["former_gss"].split()),
        register=line["register"],
        kind=Kind(line["kind"]),
        nation=line["nation"],
        region=line["region"],
        county=line["county"],
        combined=line["combined"],
        start=_day(line["start"]),
        end=_day(line["end"]),
        successors=tuple(line["successors"].split()),
        source=line["source"],
    )


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
