"""Invented partnerships for a demonstration that is to hold hundreds: each through the commands that a
real one uses, with the file that it was brought in by. Only that file is not read again, because what
it was written from is at hand."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from django.db import transaction

from joinedup.commands import across, imports, partnerships, plans
from joinedup.commands.comparing import compare_file, waiting
from joinedup.core.invented import invented
from joinedup.core.permissions import Actor, Role
from joinedup.core.plan import Plan
from joinedup.core.planfile import PlanFile
from joinedup.core.text import Text
from joinedup.formats.archive import plan_to_json
from joinedup.records.models import Partnership

ADMINISTRATOR = Actor(administrator=True, title="Joinedup")
KIND = "local strategic partnership"
BEGUN = datetime.datetime(2026, 10, 1, 9, 0, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)

Told = Callable[[int, int], None]


class NotTaken(RuntimeError):
    """What was invented cannot be brought in: a fault of ours."""


def load_invented(count: int, told: Told | None = None) -> int:
    """Bring in ``count`` invented partnerships, as far as they are not there; gives how many were
    brought in now. ``told`` is called with how many are done, and how many there are to do. ValueError
    for more than can be invented.

    Who is in the chair of which depends on the count (see ``core.invented``), so the addresses name
    it too: another count makes others, beside those that there are.
    """
    there = set(Partnership.objects.values_list("slug", flat=True))
    found = {slug_of(count, at): plan for at, plan in enumerate(invented(count), 1)}
    missing = {slug: plan for slug, plan in found.items() if slug not in there}
    for done, (slug, plan) in enumerate(missing.items(), 1):
        with transaction.atomic():
            _bring_in(slug, plan)
        if told is not None:
            told(done, len(missing))
    return len(missing)


def slug_of(count: int, at: int) -> str:
    """The address of one of so many."""
    return f"invented-{count}-{at}"


def _bring_in(slug: str, plan: Plan) -> None:
    office = Actor(partnership=slug, role=Role.OFFICE, title="Office")
    partnerships.create(
        by=ADMINISTRATOR,
        at=BEGUN,
        slug=slug,
        title=Text.of(plan.partnership),
        kind=KIND,
        area=plan.area,
        facts_released=across.NAMED,
        demo=True,
    )
    version = plans.begin(
        by=office, at=BEGUN + MINUTE, slug="main", title=plan.title, main=True, kind=plan.kind
    )
    uid = imports.receive(
        by=office,
        at=BEGUN + 2 * MINUTE,
        plan=version,
        name=f"{slug}.json",
        content=plan_to_json(plan).encode(),
        queue=False,
    )
    received = waiting(office, uid)
    if received is None:
        raise NotTaken(f"{slug}: its import does not wait to be read.")
    found = compare_file(office, received, PlanFile(plan=plan))
    if found.problem or found.open:
        raise NotTaken(f"{slug}: {found.problem} {found.difference.get('questions')}")
    imports.compared(by=office, at=BEGUN + 3 * MINUTE, uid=uid, found=found)
    imports.approve(by=office, at=BEGUN + 4 * MINUTE, uid=uid, digest=found.digest, queue=False)
    imports.apply(by=office, at=BEGUN + 4 * MINUTE, uid=uid)
    plans.agree(by=office, at=BEGUN + 5 * MINUTE, version=version, on=plan.agreed or BEGUN.date())
    across.release(by=office, at=BEGUN + 6 * MINUTE, named=True)
