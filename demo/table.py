"""Who is at the table: groups and their rules, seats and who holds them, chairs, leadership.

A row is the same whether it is a line of a table or stands in a plan's own file; what it leaves out
is not known, or is what the rules say unless they say otherwise.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from demo.builder import Builder
from demo.reading import text, when
from joinedup.core.governance import (
    ChairTerm,
    Group,
    LeadershipRole,
    QuorumPart,
    Seat,
    SeatHolder,
)
from joinedup.core.numbers import read_share
from joinedup.core.words import (
    Authority,
    Basis,
    Capacity,
    Confirmation,
    Layer,
    Office,
    OnATie,
    QuorumOf,
    Tenure,
    Voting,
)

Row = Mapping[str, Any]
_E = TypeVar("_E", bound=enum.Enum)


def put_groups(build: Builder, rows: Iterable[Row]) -> None:
    """The groups, each after the one that it answers to."""
    for row in rows:
        group = Group(
            ref=build.name("T", row["title"]),
            title=text(row["title"]),
            description=text(row.get("about", "")),
            layer=Layer(row["layer"]),
            under=build.refs[row["under"]] if "under" in row else None,
            meets=row.get("meets", ""),
            quorum=tuple(_quorum(row.get("quorum", ()))),
            agreement_first=row.get("agreement_first", False),
            voting=_of(Voting, row, "voting"),
            on_a_tie=_of(OnATie, row, "on_a_tie") or OnATie.FALLS,
        )
        build.put("groups", group)


def _quorum(written: Iterable[list[Any]]) -> Iterator[QuorumPart]:
    """``["members", 9]``, ``["members", "1/2"]``, or ``["capacity", 1, "councillor"]``."""
    for of, wanted, *capacity in written:
        least, share = (1, read_share(wanted)) if isinstance(wanted, str) else (wanted, None)
        yield QuorumPart(
            of=QuorumOf(of), least=least, share=share, capacity=capacity[0] if capacity else ""
        )


def put_seats(build: Builder, rows: Iterable[Row]) -> None:
    """The seats on the groups."""
    for row in rows:
        seat = Seat(
            ref=build.name("E", row["title"]),
            title=text(row["title"]),
            group=build.refs[row["group"]],
            partner=build.refs[row["partner"]],
            capacity=row.get("capacity", ""),
            basis=Basis(row["basis"]),
            authority=_of(Authority, row, "authority"),
            may_agree=row.get("may_agree", ""),
            deputy=build.refs[row["deputy"]] if row.get("deputy") else None,
            starts=when(row.get("starts", "")),
            ended=when(row.get("ended", "")),
        )
        build.put("seats", seat)


def put_holders(build: Builder, rows: Iterable[Row]) -> None:
    """Who holds the seats, and held them."""
    for row in rows:
        holder = SeatHolder(
            ref=build.name("Y", ""),
            seat=build.refs[row["seat"]],
            person=build.refs[row["person"]],
            tenure=_of(Tenure, row, "tenure") or Tenure.FULL,
            starts=when(row.get("starts", "")),
            ended=when(row.get("ended", "")),
            why=row.get("why", ""),
        )
        build.put("seat_holders", holder)


def put_chairs(build: Builder, rows: Iterable[Row]) -> None:
    """Who chairs the groups, and chaired them."""
    for row in rows:
        term = ChairTerm(
            ref=build.name("C", ""),
            group=build.refs[row["group"]],
            office=_of(Office, row, "office") or Office.CHAIR,
            person=build.refs[row["person"]],
            partner=build.refs[row["partner"]],
            capacity=Capacity(row["capacity"]),
            starts=when(row["starts"]),
            due=when(row.get("due", "")),
            ended=when(row.get("ended", "")),
            chosen=row.get("chosen", ""),
            why=row.get("why", ""),
        )
        build.put("chair_terms", term)


def put_leadership(build: Builder, rows: Iterable[Row]) -> None:
    """Who leads what, and what shows it."""
    for row in rows:
        role = LeadershipRole(
            ref=build.name("V", ""),
            person=build.refs[row["person"]],
            element=row["element"],
            field=row["field"],
            evidence=row["evidence"],
            standing=Confirmation(row["standing"]),
            starts=when(row["starts"]),
        )
        build.put("leadership_roles", role)


def _of(words: type[_E], row: Row, key: str) -> _E | None:
    """One of a closed list of words, or None where the row says none."""
    said = row.get(key)
    return words(said) if said else None
