"""What the words of a heading mean: the table of synonyms, and headings matched to it."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from joinedup.core.calendar_words import MONTHS, fold
from joinedup.core.dates import dates_in, read_when
from joinedup.core.period import When

FILE = Path(__file__).with_name("headers.csv")
LONGEST = 90  # characters: a longer cell is no heading
MOST_WORDS = 11
UNUSED = "-"
PERIOD = "period"  # a heading that is a period and nothing else: a column of figures or of updates

# Too common in headings to be looked for inside a longer one.
_ONLY_ALONE = frozenset(
    [
        "what",
        "who",
        "to",
        "from",
        "with",
        "no",
        "id",
        "when",
        "place",
        "end",
        "start",
        "note",
        "name",
        "base",
        "plan",
        "post",
        "year",
        "group",
        "board",
        "type",
        "link",
        "links",
        "id",
        "date",
        "out",
        "in",
        "body",
        "area",
        "contact",
        "title",
        "town",
        "score",
        "role",
        "state",
        "until",
        "how",
        "figure",
        "change",
        "result",
        "value",
        "support",
        "period",
        "item",
        "number",
        "ref",
        "what",
        "where",
        "involved",
        "metric",
        "reference",
        "community",
        "quarter",
        "month",
        "amount",
        "latest",
        "complete",
        "completion",
        "timing",
        "scope",
        "details",
        "completed",
        "method",
        "methods",
        "response",
        "ward",
    ]
) | {"as at"}
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ROUND = re.compile(r"\b(?:q|qtr|quarter|chwarter|ch|round|h)\s?[1-4]\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/])([12]\d|3\d)/(\d\d)(?![\d/])")
_NOT_WORD = re.compile(r"[^\w']+")
_PATH = re.compile(r"\w:\w|\w\.\w+\.\w")  # "Recipient Org:Name": a path of another standard's data
_NUMBER_WORDS = frozenset(("no", "number", "ref", "id", "code", "reference", "nr", "rhif"))


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading and its meaning. ``as_`` is a row of ``headers.csv`` ("" if not understood),
    ``exact`` whether the whole heading is known, ``period`` the period it names if any,
    ``words`` what was matched and ``language`` the language of it."""

    text: str
    as_: str = ""
    exact: bool = False
    period: When | None = None
    words: str = ""
    language: str = ""


@cache
def synonyms() -> dict[str, tuple[str, str]]:
    """Heading, folded and plain > (what it is read as, language)."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {_plain(header): (as_, language) for header, as_, language in rows}


def _plain(text: str) -> str:
    """A heading without brackets and marks: ``Lead officer(s) / partner`` is one spelling of many."""
    if text.strip(" .:") in ("#", "№"):
        return "hash"
    bare = fold(text).strip("'‘’` ")  # an apostrophe that was to make a cell text, kept as text
    words = _BRACKETS.sub(" ", bare).replace("’", "'").replace("£", " money ")
    words = _NOT_WORD.sub(" ", re.sub(r"[/&+]", " and ", words)).replace("_", " ")
    return " ".join("and" if word == "or" else word for word in words.split())


@lru_cache(maxsize=2048)
def read_heading(text: str) -> Heading:
    """The meaning of one heading; ``as_`` "" where it is not known."""
    if not text or len(text) > LONGEST:
        return Heading(text)
    period, rest = _without_period(" ".join(text.split()))
    plain = _plain(rest)
    if not plain and "£" in rest:
        plain = "money k" if "000" in rest or "k" in rest.lower() else "money"
    if not plain:
        bracketed = _plain(rest.strip(" ()[]"))
        plain = bracketed if bracketed and not period else ""
    if not plain:
        return Heading(text, PERIOD, True, period) if period else Heading(text)
    known = synonyms()
    for words in (plain, plain.removesuffix("s"), plain.removeprefix("the ")):
        if words in known:
            return Heading(text, known[words][0], True, period, words, known[words][1])
    return _inside(text, plain.split(), period)


def _inside(text: str, words: list[str], period: When | None) -> Heading:
    """The longest known phrase inside a heading; of two as long the later, which is its noun."""
    known = synonyms()
    if len(words) > MOST_WORDS or _PATH.search(text):
        return Heading(text, period=period)
    if len(words) > 1 and words[-1] in _NUMBER_WORDS:
        level = known.get(" ".join(words[:-1]), ("", ""))[0]
        if level.startswith("level:"):
            return Heading(text, f"number:{level[6:]}", True, period, " ".join(words))
    for length in range(min(len(words), 6), 0, -1):
        for start in range(len(words) - length, -1, -1):
            phrase = " ".join(words[start : start + length])
            for spelling in (phrase, phrase.removesuffix("s")):
                if spelling in known and spelling not in _ONLY_ALONE:
                    return Heading(
                        text, known[spelling][0], False, period, spelling, known[spelling][1]
                    )
    return Heading(text, period=period)


def _without_period(text: str) -> tuple[When | None, str]:
    """The period that a heading names ("Comments Q2 2026/27"), and the heading without it."""
    dates = [found for found in dates_in(text) if found.when.period]
    if len(dates) == 1:
        found = dates[0]
        return found.when, text[: found.start] + " " + text[found.end :]
    year = _YEAR.search(text)
    if year and int(year[2]) == int(year[1]) + 1:
        return read_when(year[0].strip()), text[: year.start()] + " " + text[year.end() :]
    named = _ROUND.search(text)
    if named:
        return When(" ".join(named[0].split()).upper()), text[: named.start()] + " " + text[
            named.end() :
        ]
    last = text.split()[-1].strip("().,-")
    if fold(last) in MONTHS and fold(text) != "may":
        return read_when(last), text[: text.rindex(last)].rstrip("( -")
    return None, text
