"""What the demonstration is made of: its clock, partnerships, people, drafts and next version.

Read from ``joinedup/riverside/demo.toml`` and ``next-version.toml``; the plans themselves stand in
the workbooks beside them and come in by the ordinary import. Pure: nothing is loaded here.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from joinedup.core.audience import Label
from joinedup.core.permissions import Role
from joinedup.core.text import Text
from joinedup.core.words import Continuation, LinkKind

FOLDER = Path(__file__).parents[1] / "riverside"
"""The folder of the package that holds the demonstration's files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoClock:
    """The one moment that it always is in the demonstration; ``now`` is aware."""

    now: datetime.datetime
    zone: str

    @property
    def today(self) -> datetime.date:
        """The day it is in the partnership's zone."""
        return self.now.astimezone(ZoneInfo(self.zone)).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPlan:
    """A workbook to bring in: into which series, when, and how far it may be known. Of several in
    one series the first is the oldest; each is agreed on the day that its workbook says."""

    series: str
    series_title: Text
    file: str
    label: Label
    imported: datetime.datetime

    @property
    def path(self) -> Path:
        """Where the workbook is."""
        return FOLDER / self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPartnership:
    """A partnership of the demonstration. ``words`` is {our word: (one, several)}."""

    slug: str
    name: Text
    kind: str
    country: str
    place: str
    area: str
    people: int
    contact: str
    languages: tuple[str, ...]
    year_starts: int
    about: Text
    groups: tuple[str, ...]
    words: Mapping[str, tuple[str, str]] = field(hash=False)
    plans: tuple[DemoPlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoSeat:
    """What a person is in one partnership. ``partner`` is a body's number there, or "";
    ``leads_as`` the person's role as that plan names it, where it names it."""

    partnership: str
    role: Role
    partner: str = ""
    group: str = ""
    leads_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPerson:
    """Somebody to sign in as. ``key`` is where a real person's mail address stands."""

    key: str
    title: str
    may: str
    seats: tuple[DemoSeat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoDraft:
    """What a partner of Riverside keeps to itself: an action or a service, and what it serves."""

    owner: str
    type: str
    title: str
    about: str
    serves: str
    written: datetime.datetime
    lead: str = ""
    starts: datetime.date | None = None
    due: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoClaim:
    """A link that one partner has drawn in the living plan and another has still to agree to."""

    source: str
    kind: LinkKind
    target: str
    drawn_by: str
    waits_for: str
    drawn: datetime.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAnswer:
    """What is to become of one old action. ``by`` is a partner's number or "office"."""

    number: str
    became: Continuation
    into: tuple[str, ...]
    why: str
    by: str
    on: datetime.date


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAddition:
    """An action that the next version has and the one before had not."""

    number: str
    title: str
    about: str
    serves: str
    lead: str
    accountable: str
    starts: datetime.date
    due: datetime.date


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoNext:
    """The next version of Riverside's plan, half drafted."""

    title: str
    version: str
    series: str
    after: str
    board: datetime.date
    starts: datetime.date
    ends: datetime.date
    opened: datetime.datetime
    label: Label
    answers: tuple[DemoAnswer, ...]
    additions: tuple[DemoAddition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """The demonstration, whole, in the order in which it is loaded."""

    clock: DemoClock
    partnerships: tuple[DemoPartnership, ...]
    people: tuple[DemoPerson, ...]
    drafts: tuple[DemoDraft, ...]
    claims: tuple[DemoClaim, ...]
    next: DemoNext

    def of(self, slug: str) -> tuple[DemoPerson, ...]:
        """The people who have a seat in a partnership."""
        return tuple(
            person
            for person in self.people
            if any(seat.partnership == slug for seat in person.seats)
        )


@cache
def load() -> Demo:
    """The demonstration as the package's files say it; read once."""
    said = _read("demo.toml")
    return Demo(
        clock=DemoClock(**said["clock"]),
        partnerships=tuple(_partnership(row) for row in said["partnership"]),
        people=tuple(_person(row) for row in said["person"]),
        drafts=tuple(DemoDraft(**{**row, "about": _line(row["about"])}) for row in said["draft"]),
        claims=tuple(DemoClaim(**{**row, "kind": LinkKind(row["kind"])}) for row in said["claim"]),
        next=_next(_read("next-version.toml")),
    )


def _read(name: str) -> dict[str, Any]:
    with (FOLDER / name).open("rb") as file:
        return tomllib.load(file)


def _line(text: str) -> str:
    """A text without the line breaks that only the file needs."""
    return " ".join(text.split())


def _text(row: Mapping[str, Any], key: str) -> Text:
    """A text, with its Welsh where there is some."""
    welsh = _line(row.get(f"{key}_cy", ""))
    return Text.of(_line(row[key]), cy=welsh) if welsh else Text.of(_line(row[key]))


def _partnership(row: dict[str, Any]) -> DemoPartnership:
    words = {word: (one, several) for word, (one, several) in row.get("words", {}).items()}
    keys = ("slug", "kind", "country", "place", "area", "people", "contact", "year_starts")
    return DemoPartnership(
        name=_text(row, "name"),
        about=_text(row, "about"),
        languages=tuple(row["languages"]),
        groups=tuple(row.get("groups", ())),
        words=words,
        plans=tuple(_plan(each) for each in row["plan"]),
        **{key: row[key] for key in keys},
    )


def _plan(row: dict[str, Any]) -> DemoPlan:
    return DemoPlan(
        series=row["series"],
        series_title=_text(row, "series_title"),
        file=row["file"],
        label=Label(row["label"]),
        imported=row["imported"],
    )


def _person(row: dict[str, Any]) -> DemoPerson:
    seats = tuple(DemoSeat(**{**seat, "role": Role(seat["role"])}) for seat in row["seats"])
    return DemoPerson(key=row["key"], title=row["title"], may=_line(row["may"]), seats=seats)


def _next(said: dict[str, Any]) -> DemoNext:
    answers = tuple(_answer(row) for row in said.pop("answer"))
    additions = tuple(DemoAddition(**row) for row in said.pop("new"))
    return DemoNext(**{**said, "label": Label(said["label"])}, answers=answers, additions=additions)


def _answer(row: dict[str, Any]) -> DemoAnswer:
    """One answer; what is carried on keeps its number unless the file says another."""
    became = Continuation(row["became"])
    kept = [row["number"]] if became is Continuation.CARRIED_ON else []
    return DemoAnswer(
        number=row["number"],
        became=became,
        into=tuple(row.get("into", kept)),
        why=row.get("why", ""),
        by=row["by"],
        on=row["on"],
    )
