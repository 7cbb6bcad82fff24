"""Sheets of members and attendance for tests, written as rows of cells."""

from collections.abc import Sequence
from typing import Any

from joinedup.core.finding import Finding
from joinedup.formats.membership import Membership, read_membership
from joinedup.formats.opening import Opened
from joinedup.formats.sheets import Sheet, Value

Rows = Sequence[Sequence[Value]]


def sheet(name: str, rows: Rows, **more: Any) -> Sheet:
    return Sheet(name=name, rows=[list(row) for row in rows], **more)


def read(rows: Rows, *, name: str = "Board", **more: Any) -> Membership:
    """One sheet, read."""
    return read_all(sheet(name, rows, **more))


def read_all(*sheets: Sheet, file: str = "Members.xlsx") -> Membership:
    opened = Opened(name=file, kind="xlsx", sha256="0" * 64, sheets=sheets)
    return read_membership(opened)


def codes(membership: Membership) -> set[str]:
    return {finding.code for finding in membership.findings}


def finding(membership: Membership, code: str) -> Finding:
    """The one finding of a code; fails if there is none, or more than one."""
    (found,) = (each for each in membership.findings if each.code == code)
    return found


def cells(found: Finding) -> list[str]:
    return [str(place) for place in (found.place, *found.others)]


def presences(membership: Membership) -> list[tuple[str, str, str]]:
    """Meeting, who, and what the sheet says of them."""
    return [(str(row.when), row.who, row.presence.value) for row in membership.attendance]
