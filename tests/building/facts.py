"""What a world holds, read from its tables without asking anything that pages ask: who is who, which
things and versions there are, and who may know of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from joinedup.core.demo import load
from joinedup.core.permissions import TABLE, WHEN_RELEASED, Reach, Role, Verb
from joinedup.records import models, scope
from joinedup.records.shapes import PLAN_LEVEL, shapes
from tests.building.worlds import ADMINISTRATOR, NEWCOMER

PUBLIC, OWN = (Role.PUBLIC, ""), (Role.PARTNER_LEAD, Role.CONTRIBUTOR)


@dataclass(frozen=True)
class Person:
    """Somebody at the door. ``seats`` are slug > (role, the uid of the partner)."""

    name: str
    email: str
    seats: Mapping[str, tuple[Role, str]] = field(hash=False, default_factory=dict)

    def role(self, slug: str) -> Role:
        return self.seats.get(slug, PUBLIC)[0]

    def partner(self, slug: str) -> str:
        role, partner = self.seats.get(slug, PUBLIC)
        return partner if role in OWN else ""

    def reach(self, slug: str, verb: Verb | None) -> Reach:
        """How far the table lets this person reach."""
        if verb is None:
            return Reach.ALL
        if verb is Verb.ADMINISTER:
            return Reach.ALL if self.email == ADMINISTRATOR else Reach.NONE
        return TABLE[self.role(slug)].get(verb, Reach.NONE)

    def reads_findings(self, slug: str, released: bool) -> bool:
        if released and self.role(slug) in WHEN_RELEASED:
            return True
        return self.reach(slug, Verb.READ_FINDINGS) is not Reach.NONE

    def reads_balance(self, slug: str, released: bool) -> bool:
        if released and self.role(slug) is not Role.PUBLIC:
            return True
        return self.reach(slug, Verb.READ_BALANCE) is not Reach.NONE

    def knows(self, slug: str, label: str, owner: str) -> bool:
        """Whether this person may know of what has this label and this owner."""
        if self.role(slug) is Role.PUBLIC:
            return label == "public"
        return label != "partner" or (bool(owner) and owner == self.partner(slug))


NAMES = [each.key.partition("@")[0] for each in load().people] + [
    "administrator",
    "newcomer",
    "nobody",
]


@dataclass(frozen=True)
class Version:
    """A version of a plan."""

    uid: str
    series: str
    main: bool
    status: str
    label: str
    order: int
    previous: str


@dataclass(frozen=True)
class Thing:
    """A thing that has an address, and the versions that it stands in."""

    ref: str
    uid: str
    type: str
    label: str
    owner: str
    withdrawn: bool
    versions: frozenset[str]


class Place:
    """A partnership as its tables have it. Read it once; every question is then of what was read."""

    def __init__(self, slug: str) -> None:
        self.slug = slug
        row = models.Partnership.objects.get(slug=slug)
        self.released, self.languages = row.findings_released, row.languages.split(",")
        self.balance_released = row.balance_released
        with scope.opened(scope.Scope(row.id, whole=True)):
            self.versions = {
                each.uid: Version(
                    each.uid,
                    each.series.slug,
                    each.series.main,
                    each.status.value,
                    each.label,
                    each.id,
                    each.previous.uid if each.previous else "",
                )
                for each in models.PlanVersion.objects.select_related("series", "previous")
                if not each.withdrawn
            }
            self.things = self._things()
            imports = models.Import.objects.select_related("file").defer("file__content")
            self.imports = {each.uid: each.state for each in imports.order_by("id")}
            self.kept = {
                each.uid: (each.user.email, each.thing.ref)
                for each in models.KeptText.objects.select_related("user", "thing")
            }
            self._answers = _answers()
            seats = models.Membership.objects.filter(ended__isnull=True)
            self.members = list(seats.values_list("uid", flat=True))
            self.seats = {
                seat.user.email: (Role(seat.role), seat.partner.uid if seat.partner else "")
                for seat in seats.select_related("user", "partner")
            }

    def _things(self) -> tuple[Thing, ...]:
        said: dict[int, set[str]] = {}
        everywhere = frozenset(self.versions)
        for name, shape in shapes().items():
            rows = shape.model.objects.values_list("thing_id", "plan__uid")
            for thing, plan in rows if name not in PLAN_LEVEL else ():
                said.setdefault(thing, set()).add(plan)
        return tuple(
            Thing(
                each.ref,
                each.uid,
                each.type,
                each.label,
                each.owner.uid if each.owner else "",
                each.withdrawn,
                everywhere
                if each.type in PLAN_LEVEL
                else frozenset(said.get(each.id, ())) & everywhere,
            )
            for each in models.Thing.objects.select_related("owner").order_by("id")
            if each.ref
        )

    @property
    def acting(self) -> frozenset[str]:
        """The partners that somebody acts for."""
        return frozenset(partner for role, partner in self.seats.values() if role in OWN)

    def answers(self, thing: Thing) -> frozenset[str]:
        """The partners that have anything to do with a thing: nobody else changes it, but for the
        office."""
        return self._answers.get(thing.uid, frozenset()) | {thing.owner} - {""}

    def reads_current(self, person: Person) -> bool:
        """Whether somebody sees any version of the main plan."""
        return self.current(person) is not None

    def sees_version(self, person: Person, version: Version) -> bool:
        """Drafts are for those who read drafts, and the public sees what is published."""
        if version.status == "draft" and not person.reach(self.slug, Verb.READ_DRAFT).value:
            return False
        return person.knows(self.slug, version.label, "")

    def current(self, person: Person, series: str = "") -> Version | None:
        """What an address without a version means to somebody."""
        order = {"agreed": 0, "draft": 1, "superseded": 2}
        found = [
            each
            for each in self.versions.values()
            if (each.series == series or (each.main and not series))
            and self.sees_version(person, each)
        ]
        return min(found, key=lambda each: (order[each.status], -each.order), default=None)

    def sees_thing(
        self, person: Person, thing: Thing, version: str = "", *, withdrawn: bool = False
    ) -> bool:
        """Whether a thing has a page for somebody: in one version, or in any that they see."""
        if thing.withdrawn != withdrawn or not person.knows(self.slug, thing.label, thing.owner):
            return False
        if not version and self.current(person) is None:
            return False
        among = [version] if version else list(thing.versions)
        return any(
            each in thing.versions and self.sees_version(person, self.versions[each])
            for each in among
        )


_BODIES = {
    "Action": "accountable",
    "DeliverySystem": "of",
    "PartnerGoal": "partner",
    "Person": "partner",
}
_ABOUT = {"Link": ("source", "target", "drawn_by")} | dict.fromkeys(
    ("Measure", "Milestone", "Risk", "Update", "Need"), ("subject",)
)


def _answers() -> dict[str, frozenset[str]]:
    """Thing > the partners that it names as its own, in any version; by uids."""
    found: dict[str, set[str]] = {
        uid: {uid}
        for uid in models.Thing.objects.filter(type="partner").values_list("uid", flat=True)
    }
    for table, column in _BODIES.items():
        rows = getattr(models, table).objects.exclude(**{column: None})
        for thing, body in rows.values_list("thing__uid", f"{column}__uid"):
            found.setdefault(thing, set()).add(body)
    for field_name in ("contributors",):
        rows = models.Tie.objects.filter(field=field_name).values_list("thing__uid", "target__uid")
        for thing, body in rows:
            found.setdefault(thing, set()).add(body)
    for thing, body in models.Lead.objects.exclude(partner=None).values_list(
        "thing__uid", "partner__uid"
    ):
        found.setdefault(thing, set()).add(body)
    for table, columns in _ABOUT.items():
        for column in columns:
            rows = getattr(models, table).objects.exclude(**{column: None})
            for thing, of in rows.values_list("thing__uid", f"{column}__uid"):
                found.setdefault(thing, set()).update(found.get(of, ()))
    return {thing: frozenset(bodies) for thing, bodies in found.items()}


class World:
    """All partnerships, and everybody who comes to them."""

    def __init__(self) -> None:
        slugs = models.Partnership.objects.order_by("id").values_list("slug", flat=True)
        self.places = {slug: Place(slug) for slug in slugs}

    @cached_property
    def people(self) -> dict[str, Person]:
        """The people of the demonstration, and three more, by what tests call them."""
        emails = [each.key for each in load().people]
        emails += [ADMINISTRATOR, NEWCOMER, ""]
        return {name: self.person(name, email) for name, email in zip(NAMES, emails, strict=True)}

    def person(self, name: str, email: str) -> Person:
        """Somebody by the address that they sign in with."""
        return Person(name, email, self._seats(email))

    def _seats(self, email: str) -> dict[str, Any]:
        return {
            slug: place.seats[email] for slug, place in self.places.items() if email in place.seats
        }
