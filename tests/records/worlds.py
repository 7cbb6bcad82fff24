"""Small partnerships for the tests of the records: two that share an installation, made by commands."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import connection, transaction

from joinedup.commands import partnerships, plans
from joinedup.commands.kernel import COMMANDS, command, scope_of
from joinedup.core import plan as core
from joinedup.core.audience import Label
from joinedup.core.permissions import Actor, Role, Verb
from joinedup.core.text import Text
from joinedup.core.words import Sector
from joinedup.records import models, scope
from joinedup.records.loading import load_one

NOW = datetime.datetime(2026, 11, 17, 9, 30, tzinfo=datetime.UTC)
ADMIN = Actor(user="administrator", administrator=True)


@dataclass
class World:
    """A partnership with two partners, an action of each, and a draft that the first keeps to itself."""

    slug: str
    plan: str
    police: str
    trust: str
    action: str
    draft: str

    @property
    def office(self) -> Actor:
        return Actor(user="office", partnership=self.slug, role=Role.OFFICE, title="Manager")

    @property
    def superintendent(self) -> Actor:
        return self.lead(self.police)

    @property
    def director(self) -> Actor:
        return self.lead(self.trust)

    def lead(self, partner: str) -> Actor:
        return Actor(
            user=f"lead of {partner[:4]}",
            partnership=self.slug,
            role=Role.PARTNER_LEAD,
            partner=partner,
            title="Lead",
        )

    @property
    def anybody(self) -> Actor:
        return Actor(partnership=self.slug)


@command(Verb.WRITE)
def fill(deed, *, plan, rename=""):
    """Two partners, an action each, and a measure with readings."""
    version = deed.version(plan)
    bodies = [
        deed.writer.add(
            "partner", core.Partner(ref="", title=Text.of(title), sector=sector), position=place
        )
        for place, (title, sector) in enumerate(
            [("Police", Sector.OTHER_PUBLIC), ("Two Banks Trust", Sector.VOLUNTARY)]
        )
    ]
    action = core.Action(
        ref="",
        title=Text.of("Light the towpath"),
        description=Text.of("Lamps from the lock to the mill."),
        accountable=bodies[0].ref,
        leads=(core.Lead(text="Inspector", partner=bodies[0].ref),),
    )
    thing = deed.writer.add("action", action, plan=version, owner=bodies[0])
    deed.writer.add(
        "measure",
        core.Measure(
            ref="",
            title=Text.of("Lamps lit"),
            subject=thing.ref,
            readings=(core.Reading(text="3"), core.Reading(text="5")),
        ),
        plan=version,
    )
    deed.say("import.applied")
    return {"partners": [each.uid for each in bodies], "action": thing.uid}


@command(Verb.WRITE_PRIVATE)
def draft(deed, *, plan, title):
    """An action that the actor's own body keeps to itself."""
    thing = deed.writer.add(
        "action",
        core.Action(ref="", title=Text.of(title), description=Text.of("Not for others yet.")),
        plan=deed.version(plan),
        owner=deed.own,
        label=Label.PARTNER,
    )
    deed.say("thing.drafted")
    return thing.uid


@command(Verb.WRITE)
def retitle(deed, *, plan, ref, title):
    """Another title for an action: nothing, if it has it."""
    thing, version = deed.thing(ref, "action"), deed.version(plan)
    old = load_one(thing, version)
    new = core.Action(
        **{**_fields(old), "title": Text.of(title), "description": Text.of(title * 2)}
    )
    if deed.writer.change(thing, version, old, new):
        deed.say("thing.changed")
    return title


@command(Verb.WRITE_PRIVATE)
def sketch(deed):
    """Nothing at all."""


@command(Verb.WRITE)
def stumble(deed):
    """Begin, and fail."""
    deed.writer.reserve("action")
    return 1 / 0


@command(Verb.WRITE)
def whisper(deed):
    """Change something and say nothing."""
    deed.writer.add("issue", core.Issue(ref="", title=Text.of("Quiet")))


@command(Verb.WRITE)
def boast(deed):
    """Say something and change nothing."""
    deed.say("thing.changed")


@command(Verb.WRITE)
def chatter(deed):
    """Say two lines."""
    whisper.__wrapped__(deed)
    deed.say("thing.added")
    deed.say("thing.added")


@command(Verb.WRITE)
def sneak(deed):
    """Write a row past history."""
    row = models.PlanVersion.objects.get()
    row.area = "S12000033"
    row.save()


@command(Verb.WRITE)
def count_up(deed):
    """Write a row that history does not tell of."""
    models.Counter.objects.create(partnership=deed.partnership, type="x", label="public")


def _fields(record):
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


_OWN = (fill, draft, retitle, sketch, stumble, whisper, boast, chatter, sneak, count_up)
for each in _OWN:  # they are the tests' own, and no part of the house
    COMMANDS.pop(f"worlds.{each.__name__}", None)


def make(slug: str) -> World:
    """A partnership that has something to keep apart."""
    partnerships.create(by=ADMIN, at=NOW, slug=slug, title=Text.of(slug.title()))
    office = Actor(user="office", partnership=slug, role=Role.OFFICE, title="Manager")
    plan = plans.begin(by=office, at=NOW, slug="main", title=Text.of("Plan"), main=True)
    made = fill(by=office, at=NOW, plan=plan)
    world = World(slug, plan, *made["partners"], made["action"], "")
    world.draft = draft(by=world.superintendent, at=NOW, plan=plan, title="Close the north station")
    return world


def seen_by(actor: Actor):
    """The scope of a person, opened."""
    return scope.opened(scope_of(actor))


def whole(slug: str):
    """All of one partnership, opened."""
    row = models.Partnership.objects.get(slug=slug)
    return scope.opened(scope.Scope(row.id, whole=True))


def sql(statement: str, *values: object, slug: str = "") -> None:
    """Say something to the database past every model, in a transaction of its own and with eyes
    that see all of a partnership, or of every one."""
    row = models.Partnership.objects.get(slug=slug).id if slug else None
    with (
        transaction.atomic(),
        scope.opened(scope.Scope(row, whole=True)),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, values)
        connection.check_constraints()
