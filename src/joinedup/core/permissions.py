"""Who may do what: one table and one function.

``TABLE`` says for each verb how far each role reaches: nothing, what its own partner answers for,
or everything. Reading asks the label of the thing as well (:meth:`Actor.sees`). Pages ask
:func:`can` before they offer a thing to do, and commands ask it again before they do it.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from joinedup.core.audience import PARTNERSHIP, PUBLIC, Audience, Label
from joinedup.core.catalogue import N_


class Role(enum.Enum):
    """What a person is in one partnership, as far as permission goes."""

    OFFICE = N_("office")
    CHAIR = N_("chair")
    VICE_CHAIR = N_("vice-chair")
    THEME_CHAIR = N_("theme group chair")
    PARTNER_LEAD = N_("partner lead")
    CONTRIBUTOR = N_("contributor")
    SCRUTINY = N_("scrutiny")
    PUBLIC = N_("public")


class Reach(enum.Enum):
    """How far a role reaches with a verb. OWN is what its own partner answers for."""

    NONE = 0
    OWN = 1
    ALL = 2


class Verb(enum.Enum):
    """What can be done. Every route and every command names one."""

    READ = "read"
    READ_DRAFT = "read drafts of the plan"
    READ_FINDINGS = "read things to put right"
    READ_BALANCE = "read leadership and balance"
    READ_HISTORY = "read history"
    WRITE = "write in the plan"
    WRITE_PRIVATE = "keep drafts of its own"
    SHARE = "share a draft of its own"
    DRAW_LINK = "draw links"
    AGREE_LINK = "agree links"
    WITHDRAW = "withdraw"
    IMPORT = "import"
    AGREE_PLAN = "record that a plan is agreed"
    PUBLISH = "publish"
    SWITCH_CODE = "switch codes off"
    STRIKE = "strike a passage out"
    SET_UP = "change the partnership’s settings"
    MANAGE_PEOPLE = "say who may sign in"
    ADMINISTER = "administer the installation"


_OFFICE = dict.fromkeys(Verb, Reach.ALL) | {
    Verb.WRITE_PRIVATE: Reach.NONE,
    Verb.SHARE: Reach.NONE,
    Verb.AGREE_LINK: Reach.NONE,  # a partner's word is the partner's own
    Verb.ADMINISTER: Reach.NONE,
}
_MEMBER = {
    Verb.READ: Reach.ALL,
    Verb.READ_DRAFT: Reach.ALL,
    Verb.READ_HISTORY: Reach.ALL,
}
_CONTRIBUTOR = _MEMBER | {
    Verb.READ_FINDINGS: Reach.OWN,
    Verb.WRITE: Reach.OWN,
    Verb.WRITE_PRIVATE: Reach.OWN,
    Verb.DRAW_LINK: Reach.OWN,
}
_LEAD = _CONTRIBUTOR | {
    Verb.SHARE: Reach.OWN,
    Verb.AGREE_LINK: Reach.OWN,
    Verb.WITHDRAW: Reach.OWN,
    Verb.STRIKE: Reach.OWN,
}

TABLE: Mapping[Role, Mapping[Verb, Reach]] = MappingProxyType(
    {
        Role.OFFICE: _OFFICE,
        Role.CHAIR: _MEMBER | {Verb.AGREE_PLAN: Reach.ALL, Verb.READ_BALANCE: Reach.ALL},
        Role.VICE_CHAIR: _MEMBER,
        Role.THEME_CHAIR: _MEMBER,
        Role.PARTNER_LEAD: _LEAD,
        Role.CONTRIBUTOR: _CONTRIBUTOR,
        Role.SCRUTINY: {Verb.READ: Reach.ALL, Verb.READ_HISTORY: Reach.ALL},
        Role.PUBLIC: {Verb.READ: Reach.ALL},
    }
)
"""Role > verb > reach; a verb that is not there is Reach.NONE."""

WHEN_RELEASED = frozenset({Role.CHAIR, Role.VICE_CHAIR, Role.THEME_CHAIR, Role.SCRUTINY})
"""Who else reads the things to put right once the office has released them."""

MAY: Mapping[Role, str] = MappingProxyType(
    {
        Role.OFFICE: N_(
            "Keeps the plan: writes, imports, records what the board agreed, publishes."
        ),
        Role.CHAIR: N_(
            "Reads everything the partnership shares; may record that a plan is agreed."
        ),
        Role.VICE_CHAIR: N_("Reads everything the partnership shares."),
        Role.THEME_CHAIR: N_("Reads everything the partnership shares."),
        Role.PARTNER_LEAD: N_(
            "Writes what its own body answers for, agrees links to it, keeps drafts and shares them."
        ),
        Role.CONTRIBUTOR: N_("Writes what its own body answers for, and keeps drafts of its own."),
        Role.SCRUTINY: N_("Reads what the partnership shares, and not its drafts."),
        Role.PUBLIC: N_("Reads what is published."),
    }
)
"""What each role may do, in a sentence for the person who signs in with it."""

_ACTS_FOR_PARTNER = frozenset({Role.PARTNER_LEAD, Role.CONTRIBUTOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody at a door: who, in which partnership, as what.

    ``user`` and ``partner`` are uids ("" for nobody, for no body); ``partnership`` is a slug.
    ``title`` is the role as people call it ("Police superintendent"), which history prints.
    ``administrator`` administers the installation and by that alone reads no partnership.
    """

    user: str = ""
    partnership: str = ""
    role: Role = Role.PUBLIC
    partner: str = ""
    title: str = ""
    administrator: bool = False

    @property
    def audience(self) -> Audience:
        """What this person's pages are computed for."""
        if self.role is Role.PUBLIC:
            return PUBLIC
        acts = self.role in _ACTS_FOR_PARTNER and self.partner
        return Audience(partner=self.partner) if acts else PARTNERSHIP

    def sees(self, label: Label, owner: str | None) -> bool:
        """Whether this person may know of a thing with this label and owning partner."""
        return self.audience.sees(label, owner)

    def reach(self, verb: Verb) -> Reach:
        """How far this person reaches with a verb."""
        if verb is Verb.ADMINISTER:
            return Reach.ALL if self.administrator else Reach.NONE
        return TABLE[self.role].get(verb, Reach.NONE)


ANYBODY = Actor()
"""Somebody who has not signed in."""


def can(actor: Actor, verb: Verb, answers: frozenset[str] = frozenset()) -> bool:
    """Whether ``actor`` may do ``verb`` to something for which the partners ``answers`` (uids)
    answer. Nothing given asks for the whole partnership: only a reach of ALL will do."""
    reach = actor.reach(verb)
    return reach is Reach.ALL or (reach is Reach.OWN and actor.partner in answers)


def reach_of_findings(actor: Actor, released: bool) -> Reach:
    """How far somebody reads the things to put right: all of them where the office has ``released``
    them to this role."""
    if released and actor.role in WHEN_RELEASED:
        return Reach.ALL
    return actor.reach(Verb.READ_FINDINGS)


def reach_of_balance(actor: Actor, released: bool) -> Reach:
    """How far somebody reads who leads and how power is balanced: office and chair do, and every
    member once the board has resolved to share it (``released``)."""
    if released and actor.role is not Role.PUBLIC:
        return Reach.ALL
    return actor.reach(Verb.READ_BALANCE)


def may_ever(actor: Actor, verb: Verb) -> bool:
    """Whether there is anything at all that ``actor`` may do ``verb`` to: what a page asks."""
    return actor.reach(verb) is not Reach.NONE
