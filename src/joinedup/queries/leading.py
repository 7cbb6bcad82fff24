"""Leadership: who leads where and where nobody does, how much rests on whom, whose term ends, the
fewest people who lead wherever anybody does and what they share, and the roles of whoever left."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from joinedup.analysis.leadership import (
    Cover,
    Coverage,
    Ending,
    Held,
    closeness,
    coverage,
    smallest_cover,
    terms_ending,
)
from joinedup.core.governance import ChairTerm, LeadershipRole
from joinedup.core.holding import Table, table_on
from joinedup.core.period import When
from joinedup.core.permissions import Reach, Role, reach_of_balance
from joinedup.core.plan import Person
from joinedup.core.snapshot import Snapshot
from joinedup.core.vocabulary import DEFAULT, Term, Vocabulary, names, shipped
from joinedup.core.words import Confirmation
from joinedup.queries import snapshots
from joinedup.queries.findings import own_ref
from joinedup.queries.names import Name, name_of
from joinedup.queries.visits import Visit
from joinedup.records import models

WITHIN = (90, 180, 365)
"""Within so many days terms may be asked for that end."""

USUAL = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """Somebody's role in leadership: who, from which body, and what shows it."""

    name: Name
    record: LeadershipRole
    person: Name | None
    partner: Name | None

    @property
    def confirmed(self) -> bool:
        """Whether they say so themselves."""
        return self.record.standing is Confirmation.CONFIRMED


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxRow:
    """One field of an element, and who leads there."""

    field: Term
    leaders: tuple[Leader, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementRow:
    """One element across the fields."""

    element: Term
    boxes: tuple[BoxRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of the roles on record one person or body holds; ``name`` is None for a body that
    is not known."""

    name: Name | None
    roles: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """A person with the body that they come from."""

    person: Name
    partner: Name | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingRow:
    """A term that ends: of which group, whose, when, who follows and who could."""

    record: ChairTerm
    name: Name
    group: Name | None
    person: Name | None
    partner: Name | None
    last_day: datetime.date
    left: int
    follows: Name | None
    follows_from: When | None
    could_follow: tuple[Somebody, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fewest:
    """The fewest people who lead wherever anybody does. ``others`` counts further sets of as many
    people, of which there may be ``more``; nobody else leads in some box of each of ``needed``."""

    people: tuple[Somebody, ...]
    others: int
    more: bool
    needed: tuple[Name, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Two people, and the groups and actions that they share on the record."""

    one: Name
    other: Name
    groups: tuple[Name, ...]
    actions: tuple[Name, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A role whose holder has left, told without who it was. ``since`` is when they left."""

    element: Term
    field: Term
    partner: Name | None
    since: When | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadershipPage:
    """The page that a chair would bring to a day away."""

    vocabulary: Vocabulary
    rows: tuple[ElementRow, ...]
    roles: int
    vacant: int
    people: tuple[Share, ...]
    bodies: tuple[Share, ...]
    within: int
    ending: tuple[EndingRow, ...]
    fewest: Fewest
    shared: tuple[Shared, ...]
    left: tuple[Left, ...]
    outside: tuple[Leader, ...]

    @property
    def boxes(self) -> int:
        """How many boxes the grid has."""
        return sum(len(each.boxes) for each in self.rows)

    @property
    def on_record(self) -> int:
        """How many roles there are, with those that nobody holds since somebody left."""
        return self.roles + self.vacant

    @property
    def tied(self) -> tuple[Shared, ...]:
        """The pairs of whom something shared is on record."""
        return tuple(each for each in self.shared if each.groups or each.actions)

    @property
    def apart(self) -> tuple[Shared, ...]:
        """The pairs of whom nothing is."""
        return tuple(each for each in self.shared if not each.groups and not each.actions)

    @property
    def holes(self) -> tuple[tuple[Term, Term], ...]:
        """Element and field of each box in which nobody is named."""
        return tuple(
            (row.element, box.field) for row in self.rows for box in row.boxes if not box.leaders
        )


def may_read(visit: Visit) -> bool:
    """Whether a person reads who leads: office and chair do, and every member once it is shared."""
    return reach_of_balance(visit.actor, visit.place.balance_released) is not Reach.NONE


def leadership(
    visit: Visit, version: models.PlanVersion, day: datetime.date, within: int = USUAL
) -> LeadershipPage:
    """Who leads on a day by the record of a version. What the going of somebody leaves is told to
    the office, and to whoever acts for that person's own body. Call it in the visit's scope."""
    said = visit.place.vocabulary if visit.place.vocabulary in names() else DEFAULT
    page = snapshots.derived(
        visit,
        version,
        day,
        "leadership",
        lambda snapshot: leading(snapshot, shipped(said), within),
        said,
        within,
    )
    if visit.actor.role is Role.OFFICE:
        return page
    own = own_ref(visit)
    return replace(
        page,
        left=tuple(each for each in page.left if each.partner and each.partner.ref == own),
    )


def leading(snapshot: Snapshot, vocabulary: Vocabulary, within: int = USUAL) -> LeadershipPage:
    """The page of a snapshot, with all that it may say."""
    return _Leading(snapshot, vocabulary, within).page()


class _Leading:
    def __init__(self, snapshot: Snapshot, vocabulary: Vocabulary, within: int) -> None:
        self.snapshot, self.vocabulary, self.within = snapshot, vocabulary, within
        self.plan, self.day = snapshot.plan, snapshot.day
        self.things = snapshot.graph.things
        self.table: Table = table_on(self.plan, self.day)
        self.people = {each.ref: each for each in self.plan.people}
        self.here = self._here()
        self.found: Coverage = coverage(self.plan.leadership_roles, self.here, vocabulary, self.day)
        self.places = self._places()

    def _here(self) -> dict[str, Person]:
        """Who holds a role and is there on the day, which the table has decided already: nobody who
        has left, or whose body has ended."""
        holders = {each.person for each in self.table.roles}
        return {
            each.ref: replace(each, left=None) for each in self.plan.people if each.ref in holders
        }

    def _places(self) -> dict[str, tuple[str, str]]:
        """Ref of a role > element and field, by their keys, of roles that the vocabulary has words
        for: what the grid would be if each role were led by somebody of its own."""
        roles = [*self.found.roles, *self.found.vacant]
        apart = [replace(each, person=each.ref) for each in roles]
        people = {each.ref: Person(ref=each.ref) for each in roles}
        boxes = coverage(apart, people, self.vocabulary, self.day).boxes
        return {ref: (each.element, each.field) for each in boxes for ref in each.people}

    def page(self) -> LeadershipPage:
        cover = smallest_cover(self.found.boxes)
        few = self.in_order(cover.sets[0])
        return LeadershipPage(
            vocabulary=self.vocabulary,
            rows=tuple(self.row(each) for each in self.vocabulary.elements),
            roles=len(self.found.roles),
            vacant=len(self.found.vacant),
            people=self.shares(self.found.by_person, [each.ref for each in self.plan.people]),
            bodies=self.shares(self.found.by_body, [each.ref for each in self.plan.partners]),
            within=self.within,
            ending=self.ending(),
            fewest=self.fewest(cover, few),
            shared=self.shared(few),
            left=tuple(self.left(each) for each in self.found.vacant),
            outside=tuple(self.leader(each) for each in self.found.outside),
        )

    def row(self, element: Term) -> ElementRow:
        return ElementRow(
            element=element,
            boxes=tuple(
                BoxRow(
                    field=field,
                    leaders=tuple(
                        self.leader(each)
                        for each in self.found.roles
                        if self.places[each.ref] == (element.key, field.key)
                    ),
                )
                for field in self.vocabulary.fields
            ),
        )

    def leader(self, role: LeadershipRole) -> Leader:
        return Leader(
            name=name_of(role, self.things),
            record=role,
            person=self.named(role.person),
            partner=self.body_of(role.person),
        )

    def shares(self, held: Iterable[Held], order: list[str]) -> tuple[Share, ...]:
        """In the order of the plan and not by who holds most; what is not known last."""
        place = {ref: number for number, ref in enumerate(order)}
        of = len(self.found.roles) + len(self.found.vacant)
        placed = sorted(held, key=lambda each: place.get(each.who, len(place)))
        return tuple(Share(name=self.named(each.who), roles=each.roles, of=of) for each in placed)

    def in_order(self, people: Iterable[str]) -> tuple[str, ...]:
        """Refs of people in the order of the plan."""
        wanted = set(people)
        return tuple(ref for ref in self.people if ref in wanted)

    def ending(self) -> tuple[EndingRow, ...]:
        seats = {each.seat.ref: each.seat for each in self.table.seats}
        holders = [holder for each in self.table.seats for holder in each.holders]
        terms = [*self.table.terms, *filter(self.is_to_come, self.plan.chair_terms)]
        found = terms_ending(terms, seats, holders, self.day, self.within)
        return tuple(self.ending_row(each) for each in found)

    def is_to_come(self, term: ChairTerm) -> bool:
        """Whether a term is still to begin, of somebody who is there."""
        start = term.starts.first_day if term.starts else None
        here = term.person is None or term.person in {each.ref for each in self.table.people}
        return here and start is not None and start > self.day

    def ending_row(self, found: Ending) -> EndingRow:
        term, named = found.term, found.named
        return EndingRow(
            record=term,
            name=name_of(term, self.things),
            group=self.named(term.group),
            person=self.named(term.person),
            partner=self.named(term.partner) or self.body_of(term.person),
            last_day=found.last_day,
            left=found.left,
            follows=(
                self.named(named.person) or self.named(named.partner) or self.named(named.ref)
                if named
                else None
            ),
            follows_from=named.starts if named else None,
            could_follow=self.several(found.could_follow),
        )

    def fewest(self, cover: Cover, few: tuple[str, ...]) -> Fewest:
        return Fewest(
            people=self.several(few),
            others=len(cover.sets) - 1,
            more=cover.more,
            needed=self.names(self.in_order(cover.needed)),
        )

    def shared(self, few: tuple[str, ...]) -> tuple[Shared, ...]:
        seats = {each.seat.ref: each.seat for each in self.table.seats}
        holders = [holder for each in self.table.seats for holder in each.holders]
        led = {each.thing for each in self.table.leads}
        actions = [each for each in self.plan.actions if each.ref in led]
        return tuple(
            Shared(
                one=one,
                other=other,
                groups=self.names(each.groups),
                actions=self.names(each.actions),
            )
            for each in closeness(few, seats, holders, actions, self.day).pairs
            if (one := self.named(each.one)) and (other := self.named(each.other))
        )

    def left(self, role: LeadershipRole) -> Left:
        element, field = self.places[role.ref]
        person = self.people.get(role.person or "")
        return Left(
            element=next(each for each in self.vocabulary.elements if each.key == element),
            field=next(each for each in self.vocabulary.fields if each.key == field),
            partner=self.body_of(role.person),
            since=person.left if person else None,
        )

    def body_of(self, person: str | None) -> Name | None:
        found = self.people.get(person or "")
        return self.named(found.partner) if found else None

    def several(self, refs: Iterable[str]) -> tuple[Somebody, ...]:
        return tuple(
            Somebody(person=person, partner=self.body_of(person.ref)) for person in self.names(refs)
        )

    def names(self, refs: Iterable[str]) -> tuple[Name, ...]:
        found = [self.named(each) for each in refs]
        return tuple(each for each in found if each)

    def named(self, ref: str | None) -> Name | None:
        thing = self.things.get(ref or "")
        return None if thing is None else name_of(thing, self.things)
