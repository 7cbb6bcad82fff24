"""What somebody may add to a plan, and where it may stand: asked before a form is offered. Commands
ask again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from joinedup.core.answering import OF_A_SUBJECT, answers, contributors
from joinedup.core.drafts import RECORDS, REQUIRED
from joinedup.core.outline import above
from joinedup.core.permissions import Actor, Role, Verb, can
from joinedup.core.versions import is_closed
from joinedup.core.words import PlanStatus

OWNED = {
    "action": "accountable",
    "delivery_system": "owner",
    "goal": "partner",
    "person": "partner",
}
"""Type > the field that says which partner answers for it. A partner writes its own there."""

DRAFTED = frozenset({"action", "delivery_system", "goal"})
"""What a partner may keep as a draft of its own, besides what is about such a draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """How somebody may add a thing: for the partnership, as a draft of their own body, or both."""

    shared: bool = False
    private: bool = False

    def __bool__(self) -> bool:
        return self.shared or self.private


def to_add(
    by: Actor, type_name: str, status: PlanStatus | None, parent: Any = None, hidden: bool = False
) -> Offer:
    """Whether and how somebody may add a thing of a type, under or about ``parent``; ``hidden`` is
    whether that is a private draft. ``by`` names its partner as the records do (a ref)."""
    if type_name not in REQUIRED or (parent is not None and not fits(type_name, parent)):
        return Offer()
    drafts = type_name in DRAFTED or hidden
    private = bool(by.partner) and drafts and can(by, Verb.WRITE_PRIVATE, frozenset((by.partner,)))
    shared = not hidden and not is_closed(status, type_name) and _answers(by, type_name, parent)
    return Offer(shared=shared, private=private)


def _answers(by: Actor, type_name: str, parent: Any) -> bool:
    if by.role is Role.OFFICE:
        return can(by, Verb.WRITE)
    own = frozenset((by.partner,)) if by.partner else frozenset()
    if issubclass(RECORDS[type_name], OF_A_SUBJECT):
        if parent is None:
            return False
        named = answers(parent)
        own &= named | contributors(parent) if type_name == "update" else named
    elif type_name not in OWNED:
        return False
    return bool(own) and can(by, Verb.WRITE, own)


def fits(type_name: str, parent: Any) -> bool:
    """Whether a thing of a type may stand under, or be about, another."""
    return any(isinstance(parent, RECORDS[each]) for each in above(type_name))


def all_to_add(by: Actor, status: PlanStatus | None) -> Iterator[str]:
    """The types that somebody may add without saying first what they are about."""
    yield from (each for each in REQUIRED if to_add(by, each, status))
