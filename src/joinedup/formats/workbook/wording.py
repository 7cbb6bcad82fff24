"""The partnership's own words, from the headings of its levels."""

from __future__ import annotations

from collections.abc import Iterable

from joinedup.formats.workbook.tables import Table

_NOUNS = frozenset(
    """outcome|stretch outcome|long term outcome|local outcome|strategic outcome|shared outcome|goal|strategic goal
    |ambition|aim|strategic aim|objective|strategic objective|well being objective|priority|strategic priority
    |priority area|improvement aim|driver|workstream|programme|strand|step|commitment|action|project|initiative
    |activity|intervention|deliverable|task|improvement project|improvement activity|improvement action|change idea
    |recommendation|key action|focus area|local objective|area of focus""".replace("\n", "")
    .replace(" |", "|")
    .split("|")
)
_NOUNS = frozenset(noun.strip() for noun in _NOUNS)
_OURS = {"outcome": "outcome", "priority": "priority", "action": "action"}
_SPELLING = {
    "well being objective": "well-being objective",
    "long term outcome": "long-term outcome",
}


def words_of(sheets: Iterable[list[Table]]) -> dict[str, tuple[str, str]]:
    """Our word > the partnership's own, one and several, where a heading says it and differs."""
    found: dict[str, tuple[str, str]] = {}
    for tables in sheets:
        for table in tables:
            for level in table.columns.levels:
                noun = _singular(level.words)
                if level.type in _OURS and noun in _NOUNS and level.type not in found:
                    noun = _SPELLING.get(noun, noun)
                    found[level.type] = (noun, _plural(noun))
    return {type: words for type, words in found.items() if words[0] != _OURS[type]}


def _singular(words: str) -> str:
    if words in _NOUNS:
        return words
    if words.endswith("ies"):
        return f"{words[:-3]}y"
    return words.removesuffix("s")


def _plural(noun: str) -> str:
    if noun.startswith("area of "):
        return noun.replace("area", "areas", 1)
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"
