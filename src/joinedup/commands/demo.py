"""The demonstration, loaded: through the commands that a real partnership uses, and at its own dates.

Each partnership is loaded in one transaction, so that an interrupted start leaves it whole or not
there at all; the next start goes on with those that are missing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.db import transaction

from joinedup.commands import across, imports, partnerships, people, plans, publishing
from joinedup.commands.comparing import Compared, compare_with_record, waiting
from joinedup.commands.demo_living import live
from joinedup.commands.kernel import scope_of
from joinedup.core.audience import Label
from joinedup.core.demo import Demo, DemoPartnership, DemoPerson, DemoPlan, DemoSeat, load
from joinedup.core.permissions import Actor, Role
from joinedup.records import scope
from joinedup.records.models import Partner, Partnership, User

ADMINISTRATOR = Actor(administrator=True, title="Joinedup")
MINUTE = datetime.timedelta(minutes=1)


class NotAsWritten(RuntimeError):
    """The files of the demonstration cannot be loaded as they are: a fault of ours."""


def load_demo() -> tuple[str, ...]:
    """Load what is missing of the demonstration; gives the addresses of what was loaded now."""
    demo = load()
    there = set(Partnership.objects.values_list("slug", flat=True))
    loaded = []
    for each in demo.partnerships:
        if each.slug not in there:
            with transaction.atomic():
                _Loader(demo, each).run()
            loaded.append(each.slug)
    return tuple(loaded)


class _Loader:
    """One partnership's loading."""

    def __init__(self, demo: Demo, of: DemoPartnership) -> None:
        self.demo, self.of = demo, of
        self.begun = min(plan.imported for plan in of.plans) - 30 * MINUTE
        self.office = Actor(partnership=of.slug, role=Role.OFFICE, title="Office")

    def run(self) -> None:
        """Everything, in the order in which an office would."""
        partnerships.create(
            by=ADMINISTRATOR,
            at=self.begun,
            slug=self.of.slug,
            title=self.of.name,
            kind=self.of.kind,
            area=self.of.area,
            year_starts=self.of.year_starts,
            languages=self.of.languages,
            facts_released=across.NAMED,
            demo=True,
        )
        self._make_office()
        self._choose_words()
        series: set[str] = set()
        for plan in self.of.plans:
            self._bring_in(plan, follows=plan.series in series)
            series.add(plan.series)
        self._invite()
        live(self.demo, self.office)
        across.release(by=self.office, at=self.demo.clock.now, named=True)

    # People

    def _people(self) -> Iterator[tuple[int, DemoPerson, DemoSeat]]:
        for order, person in enumerate(self.demo.people):
            for seat in person.seats:
                if seat.partnership == self.of.slug:
                    yield order, person, seat

    def _make_office(self) -> None:
        """The person who brings the plans in, where the partnership has one to sign in as."""
        for order, person, seat in self._people():
            if seat.role is Role.OFFICE:
                self._seat(order, person, seat, self.begun + MINUTE)
                self.office = self.actor(person, seat)

    def _invite(self) -> None:
        at = max(plan.imported for plan in self.of.plans) + 20 * MINUTE
        for order, person, seat in self._people():
            if seat.role is not Role.OFFICE:
                self._seat(order, person, seat, at + order * MINUTE)

    def _seat(self, order: int, person: DemoPerson, seat: DemoSeat, at: datetime.datetime) -> None:
        people.invite(
            by=self.office,
            at=at,
            email=person.key,
            role=seat.role,
            title=person.title,
            partner=self.partner(seat.partner),
            order=order,
            link=False,
        )

    def actor(self, person: DemoPerson, seat: DemoSeat) -> Actor:
        """Somebody at the door, as the record has them."""
        return Actor(
            user=User.objects.get(email=person.key).uid,
            partnership=self.of.slug,
            role=seat.role,
            partner=self.partner(seat.partner),
            title=person.title,
        )

    def partner(self, number: str) -> str:
        """The uid of the body with a number, or "" for none."""
        if not number:
            return ""

        with scope.opened(scope_of(self.office)):
            found = Partner.objects.filter(number=number).values_list("thing__uid", flat=True)
            return str(found.get())

    def _choose_words(self) -> None:
        if self.of.words:
            words = {"en": {name: list(pair) for name, pair in self.of.words.items()}}
            partnerships.set_up(
                by=self.office, at=self.begun + 2 * MINUTE, changes={"words": words}
            )

    # Plans

    def _bring_in(self, plan: DemoPlan, *, follows: bool) -> None:
        at = plan.imported
        if follows:
            version = plans.draft_next(
                by=self.office, at=at, series=plan.series, title=plan.series_title, empty=True
            )
        else:
            version = plans.begin(
                by=self.office,
                at=at,
                slug=plan.series,
                title=plan.series_title,
                main=plan.series == "main",
            )
        agreed = self._import(plan, version)
        if agreed is not None:
            plans.agree(by=self.office, at=at + 10 * MINUTE, version=version, on=agreed)
            if plan.label is Label.PUBLIC:
                day = at.date()
                publishing.publish(by=self.office, at=at + 15 * MINUTE, plan=version, on=day)

    def _import(self, plan: DemoPlan, version: str) -> datetime.date | None:
        """Receive, compare, approve, apply; gives the day on which the file says it was agreed."""
        office, at = self.office, plan.imported
        content = plan.path.read_bytes()
        uid = imports.receive(
            by=office, at=at + MINUTE, plan=version, name=plan.file, content=content, queue=False
        )
        found = self._compared(uid, at + 2 * MINUTE)
        asked = found.difference.get("questions", ())
        if found.open:  # a body or a person with the ref of another in the version before is new
            said = {each["id"]: "new" for each in asked}
            imports.answer(by=office, at=at + 3 * MINUTE, uid=uid, answers=said, queue=False)
            found = self._compared(uid, at + 4 * MINUTE)
        if found.problem or found.open:
            raise NotAsWritten(f"{plan.file}: {found.problem} {asked}")
        imports.approve(by=office, at=at + 5 * MINUTE, uid=uid, digest=found.digest, queue=False)
        imports.apply(by=office, at=at + 5 * MINUTE, uid=uid)
        agreed = found.understood["agreed"]
        return datetime.date.fromisoformat(agreed) if agreed else None

    def _compared(self, uid: str, at: datetime.datetime) -> Compared:
        received = waiting(self.office, uid)
        if received is None:
            raise NotAsWritten(f"The import {uid} does not wait to be read.")
        found = compare_with_record(self.office, received)
        imports.compared(by=self.office, at=at, uid=uid, found=found)
        return found
