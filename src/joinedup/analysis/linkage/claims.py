"""Targets claimed in prose: “down to 240 by March 2028”.

What makes a figure of a sentence a target is the words around it: a date by which follows it
in the same sentence, or “to” just before it. Figures of the past (“from 6.1%”, “412 in 2024”),
changes (“25% fewer”), ages, years and labels are left alone: a claim that is missed costs
little, a false one costs the reader's trust.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from joinedup.analysis.linkage.measuring import LONGEST, sounds_relative
from joinedup.core.number_roles import FIGURE
from joinedup.core.numbers import Figure, numbers_in
from joinedup.core.period import Period


@dataclass(frozen=True, slots=True)
class Claim:
    """A target in a text: its value and unit, the words, the year by which, if given, and the
    sentence that it stands in."""

    value: Decimal
    unit: str
    text: str
    year: int | None = None
    sentence: str = ""


_DIGIT = re.compile(r"\d")
_HINT = re.compile(r"\b(?:by|before|until|to|target|reach\w*)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")
_BY = re.compile(
    r"\b(?:by|before|until)\s+(?:the\s+)?(?:end\s+of\s+)?(?:[\w/]+\s+){0,2}?(?P<year>20\d\d)(?:[/–-](?P<to>\d\d)(?!\d))?\b",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\b(?:to|target(?:\s+of|\s+is)?|reach(?:es|ing)?)\s*:?\s*(?:at least|no more than|under|over|below)?\s*$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:from|was|were|baseline(?:\s+of)?|currently|now|stands?\s+at|stood\s+at|compared\s+with|against)\s*(?:about\s*)?$",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"[^,;.(\d]{0,25}?\b(?:in|at|since|for)\s+(?:(?:[A-Z][a-z]+|Q[1-4])\s+)?(?:19|20)\d\d"
)
_SPAN_BEFORE = re.compile(r"\d\s*(?:[-–]|to)\s*$")


def claims_in(text: str) -> Iterator[Claim]:
    """The targets that a text claims, in order."""
    if not _may_claim(text):
        return
    for whole in _SENTENCE.split(text):
        sentence = whole[:LONGEST]
        if _may_claim(sentence) and not sounds_relative(sentence):
            yield from _claims(sentence)


def sets_target(text: str) -> bool:
    """Whether a text says by itself how much and by when: “25% fewer by 2026” counts too."""
    if not (_DIGIT.search(text) and _BY.search(text[:LONGEST])):
        return False
    return any(each.role == FIGURE for each in numbers_in(text[:LONGEST]))


def _may_claim(text: str) -> bool:
    """Whether it is worth reading the figures, which is slower than all the rest."""
    return bool(_DIGIT.search(text) and _HINT.search(text))


def _claims(sentence: str) -> Iterator[Claim]:
    figures = [each for each in numbers_in(sentence) if each.role == FIGURE]
    for place, found in enumerate(figures):
        before, after = sentence[: found.start], sentence[found.end :]
        if _PAST.search(before) or _THEN.match(after) or _SPAN_BEFORE.search(before):
            continue
        following = figures[place + 1 :]
        year = _year_after(sentence, found, following)
        if year or _TO.search(before):
            yield Claim(found.value, found.unit, found.text.strip(), year, sentence)


def _year_after(sentence: str, found: Figure, following: list[Figure]) -> int | None:
    """The year by which, where no other figure of the same unit stands between."""
    by = _BY.search(sentence, found.end)
    if by is None:
        return None
    if any(other.unit == found.unit and other.end <= by.start() for other in following):
        return None
    return int(by["year"]) + (1 if by["to"] else 0)


def shared_words(one: str, other: str) -> int:
    """How many words of meaning two texts share, by their first five letters."""
    return len(_stems(one) & _stems(other))


def _stems(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]{4,}", text.casefold())
    return {word[:5] for word in words if word not in _EMPTY}


_EMPTY = frozenset(
    [
        "percentage",
        "proportion",
        "number",
        "share",
        "rate",
        "people",
        "persons",
        "aged",
        "years",
        "year",
        "their",
        "with",
        "from",
        "that",
        "this",
        "which",
        "have",
        "will",
        "more",
        "than",
        "less",
        "least",
        "each",
        "every",
        "area",
        "local",
        "and",
    ]
)


def years_meant(period: Period) -> frozenset[int]:
    """The years that a person may name for a date: those it touches; the year before for one
    in January to March, which ends a financial year; the year after for the end of December,
    which is “by” the next."""
    last = period.last_day
    years = set(range(period.start.year, last.year + 1))
    if last.month <= 3:
        years.add(last.year - 1)
    if last.month == 12:
        years.add(last.year + 1)
    return frozenset(years)
