"""What opening a file gives: its sheets, tree or text, and what was odd about it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from joinedup.core.finding import Finding, Place, Subject, Word
from joinedup.formats.opening.limits import MAX_COLUMNS, MAX_DEPTH
from joinedup.formats.opening.numbers import Day
from joinedup.formats.opening.rules import BY_CODE
from joinedup.formats.sheets import Sheet, Spot

_KINDS = {type(None), str, bool, int, Decimal, datetime.date, datetime.datetime, Day}


@dataclass(frozen=True, slots=True)
class Node:
    """One element of an XML file.

    ``tag`` is the local name; ``attributes`` are by local name; ``text`` stands before the
    first child, ``tail`` after the element; ``line`` counts from 1.
    """

    tag: str
    namespace: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict, hash=False)
    text: str = ""
    children: tuple[Node, ...] = ()
    line: int = 0
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that could be read.

    ``kind`` is one of xlsx, xls, ods, csv, docx, md, xml, json. Workbooks, text tables and
    documents have ``sheets``; xml has ``tree``; json has ``text``, decoded and not parsed.
    """

    name: str
    kind: str
    sha256: str
    sheets: tuple[Sheet, ...] = ()
    tree: Node | None = None
    text: str | None = None
    properties: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    findings: tuple[Finding, ...] = ()


class Unreadable(Exception):
    """A file that cannot be read. ``finding`` has the sentence, the remedy and the place."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding

    def __str__(self) -> str:
        return f"{self.finding.message()} {self.finding.remedy()}".strip()


def build(answer: dict[str, Any], name: str, digest: str) -> Opened:
    """The plain values that a reader answered, as :class:`Opened`; raises Unreadable.

    Nothing is taken on trust: a file may have got the better of the child that read it.
    """
    try:
        return assemble(answer, name, digest)
    except (LookupError, TypeError, ValueError, AttributeError):
        raise unreadable("F33", name) from None


def assemble(answer: dict[str, Any], name: str, digest: str) -> Opened:
    """As :func:`build`, with the error itself where the answer makes no sense."""
    if "refused" in answer:
        raise unreadable(answer["refused"], name, answer["params"], answer["place"])
    nodes = answer.get("tree")
    return Opened(
        name=name,
        kind=answer["kind"],
        sha256=digest,
        sheets=tuple(_sheet(raw) for raw in answer.get("sheets", ())),
        tree=_tree(nodes) if nodes else None,
        text=answer.get("text"),
        properties=MappingProxyType(answer.get("properties", {})),
        findings=tuple(_note(raw, name) for raw in answer["notes"]),
    )


def unreadable(
    code: str,
    name: str,
    params: Mapping[str, Any] | None = None,
    place: Mapping[str, Any] | None = None,
) -> Unreadable:
    """The refusal ``code`` of the file ``name``."""
    return Unreadable(_finding(code, name, params or {}, [Place(name, **(place or {}))]))


def _note(raw: dict[str, Any], name: str) -> Finding:
    places = [Place(name, **place) for place in raw["places"]]
    return _finding(raw["code"], name, raw["params"], places or [Place(name)])


def _finding(code: str, name: str, params: Mapping[str, Any], places: list[Place]) -> Finding:
    place = places[0]
    spots = {"sheet": place.sheet, "cell": place.cell, "line": place.line, "column": place.column}
    known = {"file": name, **spots, **params}
    if "what" in params:  # a phrase of ours, translated when the sentence is made
        known["what"] = Word(params["what"])
    return Finding(
        rule=BY_CODE[code],
        subject=Subject("file", title=name),
        params=known,
        place=place,
        others=tuple(places[1:]),
    )


def _sheet(raw: dict[str, Any]) -> Sheet:
    rows = raw["rows"]
    for row, column in raw["dates"]:
        rows[row][column] = _date(rows[row][column])
    return Sheet(
        name=raw["name"],
        rows=_exact(rows),
        kind=raw["kind"],
        hidden=raw["hidden"],
        line=raw["line"],
        lines=tuple(raw["lines"]),
        fills=_spread(raw["fills"]),
        formats=_spread(raw["formats"]),
        merged=tuple(tuple(merged) for merged in raw["merged"]),
        empty_formulas=_spots(raw["empty_formulas"]),
        comments={(row, column): text for row, column, text in raw["comments"]},
        struck=_spots(raw["struck"]),
    )


def _exact(rows: list[list[Any]]) -> list[list[Any]]:
    """Floats become Decimal (from the child they come as such); other kinds are not let in."""
    for row in rows:
        for column, value in enumerate(row):
            kind = type(value)
            if kind is float:
                row[column] = Decimal(repr(value))
            elif kind not in _KINDS:
                raise TypeError(kind)
    return rows


def _date(text: str) -> datetime.date | datetime.datetime:
    if len(text) > 10:
        return datetime.datetime.fromisoformat(text)  # a cell's date has no time zone
    return datetime.date.fromisoformat(text)


def _spots(pairs: list[list[int]]) -> frozenset[Spot]:
    return frozenset((row, column) for row, column in pairs)


def _spread(runs: dict[str, list[int]]) -> dict[Spot, str]:
    """Runs of cells (row, first column, last column, ...) by value, as one value for each cell."""
    spread: dict[Spot, str] = {}
    for value, flat in runs.items():
        for at in range(0, len(flat), 3):
            row, first, last = flat[at : at + 3]
            if last >= MAX_COLUMNS:
                raise ValueError(last)
            for column in range(first, last + 1):
                spread[row, column] = value
    return spread


def _tree(nodes: list[list[Any]]) -> Node:
    """Nodes from a list in document order, built from the end so that children come first."""
    waiting: list[list[Node]] = []
    for depth, tag, namespace, attributes, text, tail, line in reversed(nodes):
        if depth > MAX_DEPTH:
            raise ValueError(depth)
        while len(waiting) < depth + 2:
            waiting.append([])
        children = tuple(reversed(waiting[depth + 1]))
        waiting[depth + 1] = []
        waiting[depth].append(Node(tag, namespace, attributes, text, children, line, tail))
    return waiting[0][0]
