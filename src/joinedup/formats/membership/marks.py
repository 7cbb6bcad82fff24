"""What the short signs of a sheet mean: ticks, votes, and who was there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from joinedup.core.calendar_words import fold
from joinedup.formats.membership.draft import Presence

_TICKS = frozenset("✓✔√☑●•■\uf0fcü*")
_CROSSES = frozenset("✗✘×☒❌\uf0fb")
_YES = frozenset(
    [
        "y",
        "yes",
        "x",
        "1",
        "true",
        "tick",
        "ticked",
        "voting",
        "v",
        "ie",
        "ydy",
        "attends",
        "current",
        "member",
        "m",
        "full",
        "statutory",
    ]
)
_NO = frozenset(
    [
        "n",
        "no",
        "0",
        "false",
        "none",
        "nil",
        "non-voting",
        "nonvoting",
        "observer",
        "advisory",
        "adviser",
        "advisor",
        "nac",
        "-",
        "–",
        "—",
        "n/a",
        "na",
    ]
) | {"non voting", "no vote", "in attendance", "not voting", "ex officio"}

_PRESENT, _APOLOGIES, _DEPUTY = Presence.PRESENT, Presence.APOLOGIES, Presence.DEPUTY
_ABSENT, _NOT_THEN, _NOT_KNOWN = Presence.ABSENT, Presence.NOT_THEN, Presence.NOT_KNOWN

_SAID: Mapping[Presence, str] = {
    _PRESENT: "y|yes|p|pres|present|1|att|attended|attending|attends|true|in|here|online|teams|remote"
    "|virtual|zoom|hybrid|late|arrived late|left early|part|in person|in attendance|dialled in"
    "|y online|y teams|yes online|present online|presennol|ie",
    _APOLOGIES: "ap|apol|apols|apology|apologies|apologies given|apologies sent|apologies received"
    "|aps|apo|sent apologies|ymddiheuriadau|ymdd",
    _DEPUTY: "d|dep|deputy|deputies|s|sub|subs|substitute|substituted|alt|alternate|rep|represented"
    "|deputised|deputy attended|sub attended|deputy sent|sent deputy|sent sub|dirprwy|eilydd",
    _ABSENT: "n|no|0|abs|absent|dna|did not attend|no apologies|not present|not attended|false|no show"
    "|absent without apologies|absennol|nac oedd",
    _NOT_THEN: "-|--|n/a|na|nm|not a member|not a member then|not member|not yet a member|not in post"
    "|left|retired|not applicable|vacant|vacancy|not appointed|not yet appointed|no longer a member"
    "|not on board|ddim yn aelod",
    _NOT_KNOWN: "?|??|tbc|not known|unknown|not recorded",
}
_WORDS: Mapping[str, Presence] = {
    word: presence for presence, words in _SAID.items() for word in words.split("|")
}
DOUBTFUL = frozenset(("a", "x"))
"""Signs that mean one thing on one sheet and another on the next."""

CANCELLED = re.compile(r"\b(?:cancelled|canceled|postponed|not held|no meeting|inquorate)\b", re.I)
_BRACKETS = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?")
_MARKS = re.compile(r"[^\w\s/?-]+")
_KEY = re.compile(r"^\s*(?:key|legend|notes?|allwedd)\s*[:–—-]\s*", re.I)
_LEGEND = re.compile(
    r"(?:^|[\s,;(|])(?P<sign>[^\s=:–—,;()]{1,4})\s*(?:=|:|–|—|\s-\s)\s*(?P<means>[^,;=|.]+)"
)
_CAME_INSTEAD = re.compile(
    r"(?<!no )(?<!without )\b(?:deputy|substitute|sub|alternate) (?:attended|came|present|in)", re.I
)
_DEPUTY_WORDS = re.compile(r"\b(?:deputy|deputised|substitute|sub|represented|alternate)\b", re.I)


def means_yes(text: str) -> bool:
    """Whether a cell is a tick, a cross or a yes."""
    words = fold(text).strip(" .")
    return words in _YES or (bool(words) and set(text.strip()) <= _TICKS | {"\ufe0f"})


def means_no(text: str) -> bool:
    """Whether a cell says no."""
    words = fold(text).strip(" .")
    return words in _NO or (bool(words) and set(text.strip()) <= _CROSSES)


def votes_of(text: str) -> int | None:
    """How many votes a cell gives, None where that is not understood."""
    words = fold(text).strip(" .")
    if words.isascii() and words.isdigit() and len(words) < 7:
        return int(words)
    if means_no(text):
        return 0
    return 1 if means_yes(text) or words.startswith(("yes", "voting")) else None


def legend_of(texts: Iterable[str]) -> dict[str, Presence]:
    """The signs that the lines of a sheet explain: ``P = present; A = apologies``."""
    found: dict[str, Presence] = {}
    for text in texts:
        for each in _LEGEND.finditer(_KEY.sub("", text)):
            means = presence_in_words(each["means"])
            if means is not None:
                found[_bare(each["sign"])] = means
    return found


@lru_cache(maxsize=4096)
def presence_in_words(text: str) -> Presence | None:
    """What a text says that needs no legend; None where it is not understood."""
    words = _bare(text)
    if words in _WORDS and words not in DOUBTFUL:
        sent = _WORDS[words] is _APOLOGIES and _CAME_INSTEAD.search(text)
        return _DEPUTY if sent else _WORDS[words]
    sign = text.strip()
    if sign and set(sign) <= _TICKS | {"\ufe0f"}:
        return _PRESENT
    if sign and set(sign) <= _CROSSES:
        return _ABSENT
    if _DEPUTY_WORDS.search(text):
        return _DEPUTY
    first = words.split()[0] if words else ""
    if len(first) > 2 and _WORDS.get(first) in (_PRESENT, _APOLOGIES, _ABSENT):
        return _WORDS[first]
    return _NOT_THEN if words.startswith(("not a member", "not yet", "joined")) else None


def sign_of(text: str) -> str:
    """The sign of a cell as it may be shown: without what may be a name behind it."""
    return (text.split() or [""])[0].split("(")[0][:3]


def _bare(text: str) -> str:
    """A sign without what stands in brackets behind it, which may be a name: "D (…)" is "d"."""
    outside = _BRACKETS.sub(" ", text)
    bare = " ".join(_MARKS.sub(" ", fold(outside)).split())
    return bare or fold(text).strip(" .()[]")


class Signs:
    """What the signs of one attendance sheet mean: by its legend, else by the other signs on it."""

    def __init__(self, texts: Iterable[str], legend: Mapping[str, Presence]) -> None:
        bare = {_bare(text) for text in texts if text}
        meant = {presence_in_words(text) for text in texts if text}
        self._legend = legend
        self._guessed: dict[str, Presence] = {}
        present = _PRESENT in meant or any(legend.get(each) is _PRESENT for each in bare)
        if "a" in bare and "a" not in legend:
            self._guessed["a"] = (
                _NOT_KNOWN if not present else _ABSENT if _APOLOGIES in meant else _APOLOGIES
            )
        if "x" in bare and "x" not in legend:
            self._guessed["x"] = _ABSENT if present else _PRESENT

    def read(self, text: str) -> tuple[Presence | None, bool]:
        """What a cell says, None where that is not understood, and whether it is a guess."""
        bare = _bare(text)
        for words in (bare, bare.split()[0] if bare else ""):
            if words in self._legend:
                return self._legend[words], False
        known = presence_in_words(text)
        if known is not None:
            return known, False
        sign = bare.split()[0] if bare else ""
        if sign in self._guessed and len(bare) <= 3:
            return self._guessed[sign], True
        if sign in ("d", "dep", "sub", "s", "deputy") and _BRACKETS.search(text):
            return _DEPUTY, False
        return None, False
