"""Which objectives are actions: decided for the document as a whole, and said in a note.

An objective is a priority unless the document shows that it is an action. In this order:

1. it says so: “This action item is scheduled for FY 2026”, “[This is an action item.]”;
   where more than half of the objectives of one level say so, so are the others of that level;
2. it stands below another objective, by its place or by its number (1.2.1 below 1.2), and none
   stands below it;
3. it names who performs it, its targets have dates, and all its indicators measure what is put
   in or done (ValueChainStage) and none what changes.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from joinedup.core.catalogue import N_
from joinedup.formats.stratml.element import Element

_ACTION = re.compile(
    r"\bthis is an? (?:action item|action|project|initiative)\b"
    r"|\bthis (?:action item|action|project|initiative|task) (?:is|was) "
    r"(?:scheduled|due|led|planned|funded|to be completed)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s*\[This is (an action item|a priority)\.\]")
_WHEN = r"([^\[\]\n]+?)"
_DATED = re.compile(
    rf"\s*\[This action item (?:starts {_WHEN} and is due {_WHEN}|starts {_WHEN}|is due {_WHEN})\.\]"
)
NOTHING = "[Nothing is said of this.]"
"""Stands in an element that is there for a thing without a word, so that it is not passed over."""
DONE_NOT_CHANGED = frozenset({"Output", "Output_Processing", "Input_Processing", "Input"})

SAYS, NEIGHBOURS, BELOW, PERFORMED = "says", "neighbours", "below", "performed"
REASONS = {
    SAYS: N_("they say so themselves"),
    NEIGHBOURS: N_("most objectives of their level say so"),
    BELOW: N_("they stand below another objective"),
    PERFORMED: N_("they have performers, dates and indicators of what is done"),
    "": N_("nothing in the document shows that an objective is an action"),
}


@dataclass(slots=True)
class Facts:
    """What is known of one objective. ``level`` is its depth, by its place and its number."""

    level: int
    below: bool = False
    has_below: bool = False
    says: str = ""
    performed: bool = False


def decide(objectives: list[Facts]) -> list[str]:
    """For each objective why it is an action, or "" for a priority."""
    total = Counter(facts.level for facts in objectives)
    saying = Counter(facts.level for facts in objectives if facts.says == "action")
    mostly = {level for level, count in saying.items() if 2 * count > total[level]}
    return [_reason(facts, facts.level in mostly) for facts in objectives]


def _reason(facts: Facts, mostly: bool) -> str:
    if facts.says:
        return SAYS if facts.says == "action" else ""
    if facts.has_below:
        return ""
    if mostly:
        return NEIGHBOURS
    if facts.below:
        return BELOW
    return PERFORMED if facts.performed else ""


def says(text: str) -> str:
    """What an objective's text says it is: "action", "priority" or ""."""
    note = _NOTE.search(text)
    if note:
        return "action" if note[1] == "an action item" else "priority"
    return "action" if _DATED.search(text) or _ACTION.search(text) else ""


def take_notes(element: Element) -> tuple[str, str | None, str | None]:
    """The other information of an objective without our own notes, which are taken from it, and
    the start and due date that they gave."""
    strip_nothing(element)
    information = element.first("OtherInformation")
    if information is None:
        return "", None, None
    text, starts, due = strip_notes(information.text)
    information.text = text
    if not text:
        element.children.remove(information)
    return text, starts, due


def strip_notes(text: str) -> tuple[str, str | None, str | None]:
    """A text without our own notes, and the start and due date that a note gave."""
    dated = _DATED.search(text)
    starts, due = (dated[1] or dated[3], dated[2] or dated[4]) if dated else (None, None)
    return _NOTE.sub("", _DATED.sub("", text)).strip(), starts, due


def strip_nothing(element: Element) -> None:
    """Take our mark of a thing that says nothing from an element."""
    information = element.first("OtherInformation")
    if information is None or not information.text.endswith(NOTHING):
        return
    information.text = information.text.removesuffix(NOTHING).strip()
    if not information.text:
        element.children.remove(information)


def note(is_action: bool, starts: str = "", due: str = "") -> str:
    """Our note for an objective, which :func:`says` and :func:`strip_notes` read."""
    if not is_action:
        return "[This is a priority.]"
    said = [*([f"starts {starts}"] if starts else []), *([f"is due {due}"] if due else [])]
    return f"[This action item {' and '.join(said)}.]" if said else "[This is an action item.]"


def level_of(number: str, depth: int) -> int:
    """How deep an objective stands: by its number (1.2.1 is 3), or by its place if it has none."""
    return len(parts_of(number)) or depth + 1


def parts_of(number: str) -> tuple[str, ...]:
    """A number taken apart: ("1", "2", "1") for 1.2.1."""
    return tuple(re.findall(r"[0-9A-Za-z]+", number))
