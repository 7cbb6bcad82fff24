"""Findings: a thing to put right, where it stands, and the sentence that says so.

A :class:`Rule` is what a code stands for and is written once; a :class:`Finding` is one
case of it. The finding keeps the rule, its parameters and its place; the sentence is made
from the catalogues when somebody reads it, in their language.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from joinedup.core.catalogue import render
from joinedup.core.sentence import Phrase, Plural, Sentence, Word

__all__ = [
    "Finding",
    "Part",
    "Phrase",
    "Place",
    "Plural",
    "Rule",
    "Sentence",
    "Severity",
    "Subject",
    "Word",
]


class Severity(enum.Enum):
    """How much it matters: an error breaks the plan, a warning weakens it, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def weight(self) -> int:
        """0 for error, 1 for warning, 2 for note: sorts the gravest first."""
        return _WEIGHTS[self]


_WEIGHTS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file. Every part that is known is set, the others are None.

    ``sheet`` is a tab of a workbook or a table of a document; ``cell`` an address such as
    ``F14``; ``line`` and ``column`` count from 1 in text files (CSV, XML, JSON, Markdown).
    """

    file: str | None = None
    sheet: str | None = None
    cell: str | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        if self.sheet and self.cell:
            return f"{self.sheet}!{self.cell}"
        if self.line is not None:
            spot = f"line {self.line}"
            return spot if self.column is None else f"{spot}, column {self.column}"
        return self.sheet or self.file or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a code means. Texts are English and are the keys of the catalogues.

    ``sentence`` and ``remedy`` have ``{parameters}``; ``why`` and ``example`` are prose in
    Markdown for the page that ``explain`` prints. ``family`` groups codes in the reference.
    ``provision`` names the law or guidance the code rests on. ``rank`` orders the first
    screen: the ten lowest ranks found come first (0 = scrutiny would raise it at once).
    ``about`` is the type of thing it is about, as in the dictionary: the {level} of its texts
    where they are read without a finding.
    """

    code: str
    family: str
    severity: Severity
    title: str
    sentence: Sentence
    remedy: Sentence
    why: str
    example: str
    rank: int = 50
    provision: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about: ``type`` as in the dictionary (outcome, action, plan, file...),
    ``ref`` our ref, ``number`` the partnership's own number, ``title`` its title."""

    type: str
    ref: str | None = None
    title: str = ""
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that a finding about several is about, where it stands and whose it is:
    what a report by owner makes a row of."""

    subject: Subject
    place: Place | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to put right.

    ``params`` fill the rule's sentence: str, int, Decimal, date, When, :class:`Word`,
    :class:`Phrase`, or a tuple of these (printed as a list). ``place`` is where it stands, ``others`` further places
    of the same finding. ``parts`` are all the things meant where one finding tells of several.
    ``owner`` is who would put it right, as the plan names them.
    ``words`` is the partnership's own wording, {our word: (one, several)}.
    """

    rule: Rule
    subject: Subject
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)
    place: Place | None = None
    others: tuple[Place, ...] = ()
    owner: str | None = None
    parts: tuple[Part, ...] = ()
    words: Mapping[str, tuple[str, str]] = field(default_factory=dict, hash=False, repr=False)

    @property
    def code(self) -> str:
        """The stable code, such as ``L01``."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """The rule's severity."""
        return self.rule.severity

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """The things meant where one finding tells of several, else none."""
        return tuple(part.subject for part in self.parts)

    def message(self, language: str = "en") -> str:
        """The sentence, in ``language``."""
        return render(self.rule.sentence, self.params, language, self.words)

    def remedy(self, language: str = "en") -> str:
        """What to do about it, in ``language``."""
        return render(self.rule.remedy, self.params, language, self.words)
