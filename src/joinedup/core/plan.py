"""A plan: its things, and what links them.

Everything is frozen. A thing is named by its ref, unique within the plan; fields that point
to another thing hold its ref. ``number`` is the partnership's own number, kept as written.
The records of who is at the table stand in ``core.governance``, and by their names here too.
Every field has a row in the data dictionary (``dictionary.csv``), tested.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from joinedup.core.amount import Amount
from joinedup.core.governance import ChairTerm as ChairTerm
from joinedup.core.governance import Group as Group
from joinedup.core.governance import LeadershipRole as LeadershipRole
from joinedup.core.governance import QuorumPart as QuorumPart
from joinedup.core.governance import Seat as Seat
from joinedup.core.governance import SeatHolder as SeatHolder
from joinedup.core.period import When
from joinedup.core.text import Text
from joinedup.core.words import (
    Agreement,
    Basis,
    Continuation,
    Direction,
    Ending,
    Frequency,
    LeadState,
    LinkKind,
    Nature,
    PlainAnswer,
    PlanKind,
    PlanStatus,
    Progress,
    ReadingStatus,
    ResourceKind,
    Sector,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Who leads, as written (``text``), with the person and partner it was matched to."""

    text: str
    state: LeadState = LeadState.NAMED
    person: str | None = None
    partner: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """Where the same action stands in another plan that runs at once, with what it says there."""

    plan: str
    number: str = ""
    starts: When | None = None
    due: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A result for the place that the partners have agreed to work for."""

    ref: str
    number: str = ""
    title: Text = Text()
    description: Text = Text()
    leads: tuple[Lead, ...] = ()
    starts: When | None = None
    due: When | None = None
    theme: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """The strategy level between outcomes and actions; may nest. What it serves is a link."""

    ref: str
    number: str = ""
    title: Text = Text()
    description: Text = Text()
    leads: tuple[Lead, ...] = ()
    starts: When | None = None
    due: When | None = None
    theme: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A project or initiative. ``accountable`` is the one accountable body (a partner's ref)."""

    ref: str
    number: str = ""
    title: Text = Text()
    description: Text = Text()
    leads: tuple[Lead, ...] = ()
    accountable: str | None = None
    contributors: tuple[str, ...] = ()
    reporter: str = ""
    starts: When | None = None
    due: When | None = None
    status: Progress | None = None
    status_text: str = ""
    theme: str = ""
    localities: tuple[str, ...] = ()
    also_in: tuple[Appearance, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverySystem:
    """A partner's own service, programme or team. ``owner`` is a partner's ref."""

    ref: str
    number: str = ""
    title: Text = Text()
    description: Text = Text()
    owner: str | None = None
    localities: tuple[str, ...] = ()
    ended: When | None = None
    ended_why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """An organisation as member of the partnership. ``basis`` is why it is one; ``ended`` when it
    left, or was no more (``ending`` says which), and ``successors`` are the refs of the partners
    that came after it. ``answers_instead`` is how a partner that takes no part answers."""

    ref: str
    number: str = ""
    title: Text = Text()
    sector: Sector | None = None
    basis: Basis | None = None
    org_id: str = ""
    joined: When | None = None
    ended: When | None = None
    ending: Ending | None = None
    successors: tuple[str, ...] = ()
    not_taking_part: When | None = None
    not_taking_part_why: str = ""
    answers_instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who leads, by role: the role is the title. Demo people have no names."""

    ref: str
    title: Text = Text()
    partner: str | None = None
    left: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A cross-cutting issue. ``concerns`` are the refs of the outcomes and actions it joins."""

    ref: str
    number: str = ""
    title: Text = Text()
    description: Text = Text()
    leads: tuple[Lead, ...] = ()
    partners: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerGoal:
    """A partner's own target, and the shared actions and measures that help it."""

    ref: str
    number: str = ""
    title: Text = Text()
    partner: str | None = None
    source: str = ""
    helped_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Where a measure stood. ``text`` is as written; ``value`` in the measure's unit."""

    text: str = ""
    value: Decimal | None = None
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a measure should be by ``due``. ``group`` pairs it with the reading of that group.

    ``words`` is a judgement in place of a number, as StratML's descriptors have."""

    text: str = ""
    value: Decimal | None = None
    due: When | None = None
    group: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a measure was found to be in a period. ``low`` and ``high`` are its interval."""

    text: str = ""
    value: Decimal | None = None
    period: When | None = None
    status: ReadingStatus = ReadingStatus.OBSERVED
    source: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    sample: int | None = None
    published: datetime.date | None = None
    group: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How we would know. ``subject`` is the ref of the outcome, priority, action or issue."""

    ref: str
    number: str = ""
    title: Text = Text()
    description: Text = Text()
    subject: str | None = None
    direction: Direction | None = None
    unit: str = ""
    frequency: Frequency | None = None
    owner: str = ""
    source: str = ""
    next_due: When | None = None
    baseline: Baseline | None = None
    targets: tuple[Target, ...] = ()
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A step of an action (``subject``) with a date."""

    ref: str
    number: str = ""
    title: Text = Text()
    subject: str | None = None
    due: When | None = None
    done: When | None = None
    status: Progress | None = None
    status_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """What might go wrong. ``likelihood`` and ``impact`` are as written (a word or 1 to 5)."""

    ref: str
    number: str = ""
    title: Text = Text()
    subject: str | None = None
    likelihood: str = ""
    impact: str = ""
    owner: str = ""
    mitigation: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """Which community was heard, how, how many, what they said, what changed because of it."""

    ref: str
    community: str = ""
    how: str = ""
    people: int | None = None
    when: When | None = None
    said: Text = Text()
    changed: Text = Text()
    concerns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Locality:
    """A named part of the area, so that a plan can be asked whom it serves."""

    ref: str
    title: Text = Text()
    people: int | None = None
    description: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """``source`` serves, supports, depends on or conflicts with ``target``.

    The plan's own structure is links too: a priority serves an outcome, an action a priority
    (or an outcome where the plan has no priorities), a delivery system an action. The first
    *serves* link of a thing is its place in the outline. ``drawn_by`` is a partner's ref, or
    "office"; ``agreed_by`` the partners that have said so; ``proof`` a line in a corporate
    plan, a budget code, a contract. ``share`` is the declared share of an action among
    outcomes, in per cent.
    """

    source: str
    target: str
    kind: LinkKind = LinkKind.SERVES
    agreement: Agreement = Agreement.UNKNOWN
    drawn_by: str = ""
    agreed_by: tuple[str, ...] = ()
    agreed_on: When | None = None
    proof: str = ""
    share: int | None = None
    ended: When | None = None
    ended_why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """What became of one thing of the version before. ``into`` are refs of this version;
    ``what`` is None where nobody has said."""

    number: str
    title: str
    what: Continuation | None = None
    into: tuple[str, ...] = ()
    why: str = ""
    type: str = "action"


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What was said of an action in one round."""

    subject: str
    period: When | None = None
    text: str = ""
    status: Progress | None = None
    status_text: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What an action requires in a period. ``amount`` None is "not stated", never nought."""

    subject: str
    kind: ResourceKind = ResourceKind.MONEY
    nature: Nature | None = None
    occupation: str = ""
    amount: Amount | None = None
    answer: PlainAnswer | None = None
    period: When | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What the plan says in prose on a topic: see :data:`TOPICS`."""

    topic: str
    text: Text = Text()
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """Something a file said that has no field of ours: kept so that nothing is lost.

    ``subject`` is a ref or "" for the plan itself; ``name`` a path that its format writes
    (``stratml:OtherInformation``, or a column's header); several of one name keep their order.
    """

    subject: str
    name: str
    text: str


TOPICS = (
    "vision",
    "mission",
    "value",
    "needs and circumstances",
    "why these",
    "national outcomes",
    "well-being goals",
    "sustainable development",
    "period",
    "how success is measured",
    "how communities were heard",
    "resources",
    "socio-economic disadvantage",
    "reoffending",
    "substance misuse",
    "serious violence",
    "review",
    "publication",
    "other",
)

Thing = (
    Outcome
    | Priority
    | Action
    | DeliverySystem
    | Partner
    | Person
    | Issue
    | PartnerGoal
    | Measure
    | Milestone
    | Risk
    | Participation
    | Locality
    | Group
    | Seat
    | SeatHolder
    | ChairTerm
    | LeadershipRole
)

COLLECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "outcome": "outcomes",
        "priority": "priorities",
        "action": "actions",
        "delivery_system": "delivery_systems",
        "partner": "partners",
        "person": "people",
        "issue": "issues",
        "goal": "goals",
        "measure": "measures",
        "milestone": "milestones",
        "risk": "risks",
        "participation": "participations",
        "locality": "localities",
        "group": "groups",
        "seat": "seats",
        "seat_holder": "seat_holders",
        "chair_term": "chair_terms",
        "leadership_role": "leadership_roles",
    }
)
"""Type of thing > name of the collection of :class:`Plan` that holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One version of a plan, whole.

    ``fields`` names what the source had a place for, as ``type.field`` (``action.due``), or is
    None where every field could have been given: so that a missing column is said once, not
    once a row. ``words`` is the partnership's own wording, {our word: (one, several)}.
    ``year_starts`` is the first month of the partnership's year. ``as_at`` is the day the
    source says it stands at.
    """

    title: Text = Text()
    description: Text = Text()
    partnership: str = ""
    area: str = ""
    kind: PlanKind | None = None
    version: str = ""
    status: PlanStatus | None = None
    agreed: datetime.date | None = None
    starts: When | None = None
    ends: When | None = None
    as_at: datetime.date | None = None
    year_starts: int = 4
    language: str = "en"
    words: Mapping[str, tuple[str, str]] = field(default_factory=dict, hash=False)
    fields: frozenset[str] | None = None
    outcomes: tuple[Outcome, ...] = ()
    priorities: tuple[Priority, ...] = ()
    actions: tuple[Action, ...] = ()
    delivery_systems: tuple[DeliverySystem, ...] = ()
    partners: tuple[Partner, ...] = ()
    people: tuple[Person, ...] = ()
    issues: tuple[Issue, ...] = ()
    goals: tuple[PartnerGoal, ...] = ()
    measures: tuple[Measure, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    risks: tuple[Risk, ...] = ()
    participations: tuple[Participation, ...] = ()
    localities: tuple[Locality, ...] = ()
    groups: tuple[Group, ...] = ()
    seats: tuple[Seat, ...] = ()
    seat_holders: tuple[SeatHolder, ...] = ()
    chair_terms: tuple[ChairTerm, ...] = ()
    leadership_roles: tuple[LeadershipRole, ...] = ()
    links: tuple[Link, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    updates: tuple[Update, ...] = ()
    needs: tuple[Need, ...] = ()
    statements: tuple[Statement, ...] = ()
    extras: tuple[Extra, ...] = ()

    def things(self) -> Iterator[Thing]:
        """Every thing that has a ref, type by type in the order of :data:`COLLECTIONS`."""
        for collection in COLLECTIONS.values():
            yield from getattr(self, collection)

    def has(self, name: str) -> bool:
        """Whether the source had a place for a field (``action.due``)."""
        return self.fields is None or name in self.fields
