"""Roles of stakeholders as words: a seat, who holds it, who is in a chair, who has a part in leadership.

StratML's Role has a name and a description. The name says what the role is and of which group or
seat ("Chair of Board"); the description who has it, how, from when and until when, each where it is
known ("Head of housing; officer; from May 2024; until 31 March 2026"). Only what reads as we would
write it is understood.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from joinedup.core.governance import ChairTerm, Group, LeadershipRole, Seat, SeatHolder
from joinedup.core.period import When
from joinedup.core.words import Capacity, Layer, Tenure
from joinedup.formats.stratml.conform import clean
from joinedup.formats.stratml.element import Element


class Kind(enum.Enum):
    """What a role is, by the words with which its name begins."""

    GROUP = "Group"
    SEAT = "Seat on "
    HOLDER = "Holder of "
    CHAIR = "Chair of "
    VICE_CHAIR = "Vice-chair of "
    LEADER = "Leadership of "


HOWS: Mapping[Kind, tuple[str, ...]] = {
    Kind.GROUP: tuple(layer.value for layer in Layer),
    Kind.SEAT: (),
    Kind.HOLDER: (Tenure.ACTING.value,),
    Kind.CHAIR: tuple(capacity.value for capacity in Capacity),
    Kind.VICE_CHAIR: tuple(capacity.value for capacity in Capacity),
    Kind.LEADER: (),
}
"""The words that may say how."""

ANSWERS, IN, FROM, UNTIL, BETWEEN = "answers to ", " in ", "from ", "until ", "; "

Lasting = Group | Seat | SeatHolder | ChairTerm | LeadershipRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role as words. ``of`` is the group, the seat, or the element and field of leadership;
    ``who`` the person by their own role, the title of a seat, or what a group answers to."""

    kind: Kind
    of: str = ""
    who: str = ""
    how: str = ""
    starts: str = ""
    ended: str = ""

    @property
    def element(self) -> Element:
        """The role as StratML has it."""
        element = Element("Role")
        element.add("Name", f"{self.kind.value}{self.of}")
        starts, ended = (
            self.starts and f"{FROM}{self.starts}",
            self.ended and f"{UNTIL}{self.ended}",
        )
        description = BETWEEN.join(filter(None, (self.who, self.how, starts, ended)))
        if description:
            element.add("Description", description)
        return element


def role(kind: Kind, of: str, who: str, how: enum.Enum | None, lasting: Lasting) -> Role:
    """The role that a thing is; what XML cannot hold is left out."""
    known = how is not None and how.value in HOWS[kind]
    return Role(
        kind=kind,
        of=clean(of),
        who=clean(who),
        how=str(how.value) if known and how is not None else "",
        starts=_written(lasting.starts),
        ended=_written(lasting.ended),
    )


def read_role(element: Element) -> Role | None:
    """The role that an element is, None where it is not as we would write it."""
    kind, of = _kind(element.text_of("Name"))
    if kind is None:
        return None
    parts = element.text_of("Description").split(BETWEEN)
    ended = parts.pop().removeprefix(UNTIL) if parts[-1].startswith(UNTIL) else ""
    starts = parts.pop().removeprefix(FROM) if parts and parts[-1].startswith(FROM) else ""
    how = parts.pop() if parts and parts[-1] in HOWS[kind] else ""
    read = Role(kind=kind, of=of, who=BETWEEN.join(parts), how=how, starts=starts, ended=ended)
    return read if same(read.element, element) else None


def same(one: Element, other: Element) -> bool:
    """Whether two elements say the same in the same order."""
    return (
        (one.name, one.text, one.attributes) == (other.name, other.text, other.attributes)
        and len(one.children) == len(other.children)
        and all(map(same, one.children, other.children))
    )


def _kind(name: str) -> tuple[Kind | None, str]:
    if name == Kind.GROUP.value:
        return Kind.GROUP, ""
    for kind in Kind:
        if kind is not Kind.GROUP and name.startswith(kind.value):
            return kind, name.removeprefix(kind.value)
    return None, ""


def _written(when: When | None) -> str:
    return clean(when.text) if when else ""
