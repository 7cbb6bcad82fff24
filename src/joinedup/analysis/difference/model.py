"""What an import would change: exactly applicable, and small enough to be kept while it is decided."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from joinedup.core import dictionary
from joinedup.core import plan as models
from joinedup.core.text import Text

NEW = "new:"
"""Before the file's ref of a thing that the record does not have."""
PLACE = "place"
"""A field of our own: what the first *serves* link of a thing leads to, its place in the outline."""

ROWS: Mapping[str, str] = MappingProxyType(
    {
        "link": "links",
        "lineage": "lineage",
        "update": "updates",
        "need": "needs",
        "statement": "statements",
        "extra": "extras",
    }
)
"""Type of row > name of the collection of a plan that holds it. Rows have no ref."""

PARTS: Mapping[str, str] = MappingProxyType(
    {"targets": "target", "readings": "reading", "also_in": "appearance"}
)
"""Field of a thing that holds rows of its own > their type."""

MODELS: Mapping[str, Any] = MappingProxyType(
    {type: getattr(models, name) for name, type in dictionary.TYPES.items()}
)
"""Type > the class of its records."""


class ChangeKind(enum.Enum):
    """What happens to a thing, a field, or a row."""

    ADD = "add"
    CHANGE = "change"
    END = "end"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change.

    *A thing*: ``ref`` is set. ADD has the whole thing in ``after``; CHANGE and END have a
    ``field`` with its value before and after (``field`` may be :data:`PLACE`: two refs); WITHDRAW
    has neither. *A row* (type in :data:`ROWS`): ``ref`` and ``field`` are "", ``before`` and
    ``after`` are whole rows: ADD has no before, WITHDRAW no after. *The plan itself*: type
    ``plan``, CHANGE with a ``field``. Refs of things that are added begin with :data:`NEW`.
    """

    kind: ChangeKind
    type: str
    ref: str = ""
    field: str = ""
    before: Any = None
    after: Any = None


class Doubt(enum.Enum):
    """Why a thing of the file is doubtful."""

    SAME_NUMBER = "same number, another title"
    ALIKE = "titles alike"
    SEVERAL = "several of one name"
    NUMBER_TWICE = "one number twice"
    REF = "same ref, another title"
    SHORT = "short for another name"
    TAKEN = "several rows said to be one"


LEAVE_OUT = "leave out"
IS_NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A thing of the record that one of the file may be; how alike their titles are, in per cent.
    ``sure`` where they nearly say the same, in one place, with no number against it: still asked,
    but fit to be answered with others like it."""

    ref: str
    score: int
    sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """``about`` in the file (``new:A7``) may be one of ``candidates``, or new, or better left out.

    ``answer`` is what was answered: a ref, ``new``, ``leave out``, or "" while it is open. ``said``
    is the day of the earlier file that it was answered for, if it was not for this one.
    """

    id: str
    type: str
    about: str
    doubt: Doubt
    candidates: tuple[Candidate, ...] = ()
    answer: str = ""
    said: datetime.date | None = None

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be answered."""
        return (*(each.ref for each in self.candidates), IS_NEW, LEAVE_OUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """That a person drew a link on a page: who, as they sign, and when."""

    by: str
    on: datetime.date


LinkKey = tuple[str, str, str]
"""Source, target and kind of a link of the record."""


class Choice(enum.Enum):
    """What to do with something that the record has and the file has not."""

    KEEP = "keep"
    WITHDRAW = "withdraw"
    END = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Something in the record and not in the file: a thing (``ref``), a row (``row``), or
    ``count`` targets or readings of a thing (``ref`` and ``field``).

    ``with_it`` are the refs of the steps, measures and risks that go with a thing. ``drawn`` tells
    of a link who drew it, if that was a person.
    """

    id: str
    type: str
    choices: tuple[Choice, ...]
    choice: Choice = Choice.KEEP
    ref: str = ""
    field: str = ""
    row: Any = None
    count: int = 1
    with_it: tuple[str, ...] = ()
    drawn: Drawn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a thing is called, for sentences, and what it stands under (a ref, or "")."""

    type: str
    number: str = ""
    title: Text = Text()
    above: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What an import would change in the plan whose digest is ``record``.

    ``frozen`` are the changes that the file asks for and that may not be made (an agreed version).
    ``names`` has every ref that is mentioned, and what stands above it. ``digest`` names exactly
    these changes to exactly that record: what is approved. ``plain`` is the plain form of the
    changes, if it was made for the digest.
    """

    changes: tuple[Change, ...] = ()
    questions: tuple[Question, ...] = ()
    kept: tuple[Kept, ...] = ()
    frozen: tuple[Change, ...] = ()
    names: Mapping[str, Named] = field(default_factory=dict, hash=False)
    record: str = ""
    digest: str = ""
    plain: Sequence[Mapping[str, Any]] = field(default=(), repr=False, compare=False)

    @property
    def open(self) -> tuple[Question, ...]:
        """The questions without an answer: until they have one, the import waits."""
        return tuple(question for question in self.questions if not question.answer)
