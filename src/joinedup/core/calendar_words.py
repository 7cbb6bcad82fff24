"""The words in which people write time: months, seasons, terms, and words for no time at all.

Keys are folded: lower case, without accents. Welsh months also stand in the form that follows
``i`` or ``o`` (Fawrth, Ragfyr); Scottish Gaelic months without their article.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ENGLISH = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug"
    "|september sept sep|october oct|november nov|december dec"
)
_WELSH = (
    "ionawr ion|chwefror chwef chwe|mawrth fawrth maw|ebrill ebr|mai fai|mehefin fehefin meh"
    "|gorffennaf orffennaf gorff|awst|medi fedi|hydref hyd|tachwedd dachwedd tach|rhagfyr ragfyr rhag"
)
_GAELIC = "faoilleach|gearran|mart|giblean|ceitean|ogmhios|iuchar|lunastal|sultain|damhair|samhain|dubhlachd"

MONTHS: dict[str, int] = {
    name: number
    for language in (_ENGLISH, _WELSH, _GAELIC)
    for number, names in enumerate(language.split("|"), 1)
    for name in names.split()
}
"""Folded name or abbreviation of a month > 1 to 12."""

SEASONS: dict[str, tuple[int, int]] = {
    "spring": (3, 3),
    "summer": (6, 3),
    "autumn": (9, 3),
    "winter": (12, 3),
    "fall": (9, 3),
    "gwanwyn": (3, 3),
    "haf": (6, 3),
    "gaeaf": (12, 3),
}
"""Season > its first month and its length in months."""

TERMS: dict[str, tuple[int, int]] = {"autumn": (9, 4), "spring": (1, 3), "summer": (4, 4)}
"""School term > its first month and its length in months."""

ONGOING = frozenset(
    [
        "ongoing",
        "on-going",
        "continuous",
        "continuously",
        "continual",
        "continuing",
        "annual",
        "annually",
        "yearly",
        "rolling",
        "permanent",
        "permanently",
        "recurring",
        "quarterly",
        "monthly",
        "weekly",
        "daily",
        "termly",
        "throughout",
        "bau",
        "parhaus",
        "parhaol",
        "blynyddol",
        "leantainneach",
    ]
) | {
    "on going",
    "each year",
    "every year",
    "every quarter",
    "every month",
    "business as usual",
    "year round",
    "all year",
    "no end date",
    "open ended",
    "open-ended",
    "life of plan",
    "lifetime of plan",
    "life of the plan",
}

NO_DATE = frozenset(
    [
        "tbc",
        "tbd",
        "tba",
        "n/a",
        "na",
        "none",
        "nil",
        "unknown",
        "x",
        "?",
        "??",
        "???",
        "-",
        "--",
        "—",
        "–",
        ".",
        "asap",
        "immediate",
        "immediately",
        "igc",
    ]
) | {
    "to be confirmed",
    "to be decided",
    "to be determined",
    "to be agreed",
    "to be set",
    "not applicable",
    "not known",
    "not set",
    "not yet set",
    "no date",
    "not stated",
    "as soon as possible",
    "i'w gadarnhau",
    "i’w gadarnhau",
    "i'w gytuno",
}

LENGTHS = frozenset(
    [
        "short",
        "medium",
        "long",
        "short-term",
        "medium-term",
        "long-term",
        "short/medium",
        "medium/long",
        "short-medium",
        "medium-long",
    ]
) | {"short term", "medium term", "long term", "short to medium term", "medium to long term"}
"""Words that say how long something takes and not when it is."""


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Lower case, without accents, with single spaces."""
    words = " ".join(text.casefold().split())
    if words.isascii():
        return words
    parts = unicodedata.normalize("NFKD", words)
    return "".join(part for part in parts if not unicodedata.combining(part))
