"""The grid of elements and fields: who leads in each box, what is empty, how much rests on whom."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from joinedup.core.governance import LeadershipRole, holding
from joinedup.core.plan import Person
from joinedup.core.vocabulary import Vocabulary
from joinedup.core.words import Confirmation


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One element in one field, by their keys, and the refs of the people who lead there, each
    once, in the order of the roles."""

    element: str
    field: str
    people: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether nobody leads there."""
        return not self.people


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How many of the roles one person or body holds. ``who`` is a ref, or "" for roles whose
    holder, or whose holder's body, is not known."""

    who: str
    roles: int
    of: int

    @property
    def share(self) -> Fraction:
        """Their part of all the roles."""
        return Fraction(self.roles, self.of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The grid on one day. ``roles`` are those that count, ``vacant`` those whose holder has left
    or is not known, ``outside`` those whose words the vocabulary does not have. ``by_person`` and
    ``by_body`` begin with whoever holds most; shares are of ``roles``."""

    vocabulary: Vocabulary
    boxes: tuple[Box, ...]
    roles: tuple[LeadershipRole, ...]
    vacant: tuple[LeadershipRole, ...]
    outside: tuple[LeadershipRole, ...]
    by_person: tuple[Held, ...]
    by_body: tuple[Held, ...]

    @property
    def filled(self) -> tuple[Box, ...]:
        """The boxes in which somebody leads."""
        return tuple(each for each in self.boxes if not each.empty)

    @property
    def holes(self) -> tuple[Box, ...]:
        """The boxes in which nobody leads."""
        return tuple(each for each in self.boxes if each.empty)


def coverage(
    roles: Iterable[LeadershipRole],
    people: Mapping[str, Person],
    vocabulary: Vocabulary,
    day: datetime.date,
) -> Coverage:
    """Who leads where on a day.

    ``people`` is {ref: person}. A role counts from its first day until its last, and not once its
    leader has removed it, nor once the person has left: such a role is *vacant*, since nobody said
    that it should end. Words are compared with the keys of the vocabulary and its titles in any
    language, whatever their case. (DESIGN.md, section 5, Leadership.)
    """
    known = [each for each in holding(roles, day) if each.standing is not Confirmation.REMOVED]
    words = _words(vocabulary)
    placed = [(each, _place(each, words)) for each in known]
    outside = [each for each, place in placed if place is None]
    vacant = [each for each, place in placed if place and not _is_here(each, people, day)]
    counted = [(each, place) for each, place in placed if place and _is_here(each, people, day)]
    at: dict[tuple[str, str], dict[str, None]] = {}
    for role, place in counted:
        at.setdefault(place, {})[role.person or ""] = None
    return Coverage(
        vocabulary=vocabulary,
        boxes=tuple(
            Box(element=element, field=field, people=tuple(at.get((element, field), ())))
            for element, field in vocabulary.boxes()
        ),
        roles=tuple(each for each, _ in counted),
        vacant=tuple(vacant),
        outside=tuple(outside),
        by_person=_held([each.person or "" for each, _ in counted]),
        by_body=_held([people[each.person or ""].partner or "" for each, _ in counted]),
    )


def _words(vocabulary: Vocabulary) -> dict[str, dict[str, str]]:
    """ "elements" and "fields" > folded words > key."""
    found: dict[str, dict[str, str]] = {}
    for name, terms in (("elements", vocabulary.elements), ("fields", vocabulary.fields)):
        found[name] = {
            _folded(said): term.key
            for term in terms
            for said in (*term.title.as_dict().values(), term.key)
        }
    return found


def _place(role: LeadershipRole, words: Mapping[str, Mapping[str, str]]) -> tuple[str, str] | None:
    element = words["elements"].get(_folded(role.element))
    field = words["fields"].get(_folded(role.field))
    return (element, field) if element and field else None


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _is_here(role: LeadershipRole, people: Mapping[str, Person], day: datetime.date) -> bool:
    person = people.get(role.person or "")
    if person is None:
        return False
    left = person.left
    if left is None or left.ongoing or not left.text:
        return True
    return left.last_day is not None and day < left.last_day


def _held(holders: Sequence[str]) -> tuple[Held, ...]:
    """Who holds how many, most first, and by their first role where they hold as many."""
    counts = Counter(holders)
    first = {who: n for n, who in reversed(list(enumerate(holders)))}
    ranked = sorted(counts, key=lambda who: (-counts[who], first[who]))
    return tuple(Held(who=who, roles=counts[who], of=len(holders)) for who in ranked)
