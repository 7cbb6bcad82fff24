"""Refs: our own permanent names for the things of a plan (``A12``).

A ref is a letter for the type and a number, never reused. A partnership's own numbers
(Project 12.4) are what pages show; refs stand in addresses and files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LETTERS = {
    "outcome": "O",
    "priority": "P",
    "action": "A",
    "delivery_system": "S",
    "partner": "B",
    "person": "U",
    "issue": "I",
    "goal": "G",
    "measure": "M",
    "milestone": "K",
    "risk": "R",
    "participation": "H",
    "locality": "Z",
    "group": "T",
    "seat": "E",
    "seat_holder": "Y",
    "chair_term": "C",
    "leadership_role": "V",
    "link": "L",
}
TYPES = {letter: name for name, letter in LETTERS.items()}

_FORM = re.compile(r"([A-Z])([1-9][0-9]{0,8})")


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A ref taken apart: ``Ref.parse("A12")`` has type ``action`` and number 12."""

    type: str
    number: int

    @classmethod
    def parse(cls, text: str) -> Ref:
        """Read a ref; ValueError with a sentence if it is not one."""
        found = _FORM.fullmatch(text)
        if not found or found[1] not in TYPES:
            raise ValueError(f"“{text}” is not a ref. A ref is a letter and a number, like A12.")
        return cls(TYPES[found[1]], int(found[2]))

    def __str__(self) -> str:
        return f"{LETTERS[self.type]}{self.number}"


def unshared(type: str, uid: str) -> str:
    """What names a thing that is not shared yet: ``A-k3f9x2mq7h4tz8ab``. Numbers are given on
    sharing, so that what one partner keeps to itself leaves no gap in what others see."""
    return f"{LETTERS[type]}-{uid}"


def ref_of(type: str, number: int | None, uid: str) -> str:
    """What pages and files call a thing: ``A12``, or ``A-…`` before it is shared; "" for a type
    that is addressed through another thing."""
    if type not in LETTERS:
        return ""
    return f"{LETTERS[type]}{number}" if number else unshared(type, uid)


def type_of(ref: str) -> str:
    """The type a ref names (``type_of("A12")`` is ``action``), or "" if it is no ref."""
    return TYPES.get(ref[:1], "") if ref[1:].isdigit() or ref[1:2] == "-" else ""
