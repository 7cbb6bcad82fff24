"""Of whom to ask "who is it now?", and whether the office’s records have keys enough."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from joinedup.core.catalogue import N_
from joinedup.core.sentence import Plural, Sentence

ROUNDS_MISSED = 2
"""Rounds in a row without a word after which it is asked who it is now."""
KEY_HOLDERS = 2
"""How many people of the office must be able to open its records."""


class Sign(enum.Enum):
    """What makes it doubtful that somebody is still the one to ask."""

    LEFT = "left"
    BOUNCED = "bounced"
    MISSED = "missed"


SIGNS: dict[Sign, Sentence] = {
    Sign.LEFT: N_("They left on {day}."),
    Sign.BOUNCED: N_("A mail to them came back on {day}."),
    Sign.MISSED: Plural(
        N_("They missed {count} round."), N_("They missed {count} rounds in a row.")
    ),
}
"""What is said of each sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What is known of somebody who is mailed. ``person`` and ``partner`` are refs; ``bounced`` is
    the last day a mail to them came back, ``missed`` the rounds in a row that they did not answer up
    to the last one closed, ``left`` the day from which they are gone, ``heard`` the last day they
    wrote or said that it is still they, ``asked`` the last day it was asked who it is now. Rounds of
    a body that takes no part are not missed: give 0."""

    person: str
    partner: str | None = None
    bounced: datetime.date | None = None
    missed: int = 0
    left: datetime.date | None = None
    heard: datetime.date | None = None
    asked: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoIsItNow:
    """A question that is open: about whom, why, and who may be asked: the person where mail still
    reaches them, then others of their body in the order given. Nobody is left to ask where ``ask``
    is empty: then somebody telephones the body. ``put`` says on which day it was asked already."""

    about: str
    partner: str | None
    signs: tuple[Sign, ...]
    ask: tuple[str, ...]
    put: datetime.date | None = None


def who_is_it_now(contacts: Sequence[Contact], day: datetime.date) -> tuple[WhoIsItNow, ...]:
    """The questions that are open on ``day``, in the order of the contacts.

    It is asked of somebody who has left, to whom a mail bounced since they were last heard, or who
    missed two rounds in a row. A question asked since the last sign came is still the same one, and
    says when it was put, so that nobody is asked twice.
    """
    found = []
    for each in contacts:
        signs = tuple(_signs(each, day))
        if not signs:
            continue
        found.append(
            WhoIsItNow(
                about=each.person,
                partner=each.partner,
                signs=signs,
                ask=tuple(_who_can_say(each, contacts, day)),
                put=_put(each, day),
            )
        )
    return tuple(found)


def _signs(contact: Contact, day: datetime.date) -> Iterator[Sign]:
    if _has_left(contact, day):
        yield Sign.LEFT
    if _is_out_of_reach(contact, day):
        yield Sign.BOUNCED
    if contact.missed >= ROUNDS_MISSED:
        yield Sign.MISSED


def _has_left(contact: Contact, day: datetime.date) -> bool:
    return contact.left is not None and contact.left <= day


def _is_out_of_reach(contact: Contact, day: datetime.date) -> bool:
    """Whether a mail came back, and nothing was heard since."""
    bounced, heard = contact.bounced, contact.heard
    return bounced is not None and bounced <= day and (heard is None or heard < bounced)


def _who_can_say(
    contact: Contact, contacts: Sequence[Contact], day: datetime.date
) -> Iterator[str]:
    body = contact.partner
    others = (each for each in contacts if body and each.partner == body)
    for each in (contact, *(each for each in others if each.person != contact.person)):
        if not _has_left(each, day) and not _is_out_of_reach(each, day):
            yield each.person


def _put(contact: Contact, day: datetime.date) -> datetime.date | None:
    """When it was asked already: since they were last heard, and since any sign that has a day."""
    asked = contact.asked
    if asked is None or asked > day:
        return None
    since = [contact.heard]
    since += [contact.bounced] if _is_out_of_reach(contact, day) else []
    since += [contact.left] if _has_left(contact, day) else []
    return asked if all(each is None or each <= asked for each in since) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyHolder:
    """Somebody who can open the office’s records, from one day to another: ``ended`` is the first
    on which they no longer can."""

    who: str
    starts: datetime.date | None = None
    ended: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyHolders:
    """Who can open the office’s records on a day, each once."""

    day: datetime.date
    who: tuple[str, ...]

    @property
    def short(self) -> int:
        """How many more there must be; 0 where they are enough. Above 0 it is
        a finding."""
        return max(KEY_HOLDERS - len(self.who), 0)


def key_holders(rows: Iterable[KeyHolder], day: datetime.date) -> KeyHolders:
    """Who can open the office’s records on ``day``. Somebody with two roles is one key-holder."""
    now = [
        each.who
        for each in rows
        if (each.starts is None or each.starts <= day) and (each.ended is None or day < each.ended)
    ]
    return KeyHolders(day=day, who=tuple(dict.fromkeys(now)))
