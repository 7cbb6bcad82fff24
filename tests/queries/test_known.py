"""The table on any day, as it was known on any day: nothing is lost, and nothing is known too early."""

from __future__ import annotations

import dataclasses
import datetime
import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from joinedup.commands import chairs, partnerships, plans, publishing, sharing, striking, things
from joinedup.commands.kernel import scope_of
from joinedup.commands.refusal import NotDone
from joinedup.core.holding import Filling
from joinedup.core.period import When
from joinedup.core.permissions import Actor, Role
from joinedup.core.plan import Plan
from joinedup.core.text import Text
from joinedup.core.words import Layer
from joinedup.queries import snapshots, visits
from joinedup.queries.known import TYPES, Known, known, may_know
from joinedup.queries.table import TablePage, table
from joinedup.queries.visits import Visit
from joinedup.records import models, past, scope
from joinedup.records.loading import load_plan
from joinedup.records.shapes import COLLECTIONS
from tests.commands import demonstration
from tests.commands import house as houses
from tests.records.wandering import Wanderer
from tests.web.visitors import EVERYBODY, NOBODY, RESIDENT

SLUG = "testing"
BOARD: dict[str, Any] = {"title": Text.of("Board"), "layer": Layer.BOARD}


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def on(text: str) -> When:
    return When.on(day(text))


class Record:
    """A partnership whose record is written day by day, at noon unless an hour is said."""

    def __init__(self) -> None:
        self.now = "2025-03-03"
        by = Actor(administrator=True)
        partnerships.create(by=by, at=self.at, slug=SLUG, title=Text.of("Testing"))
        self.office = Actor(user="u-office", partnership=SLUG, role=Role.OFFICE, title="Office")
        self.plan = plans.begin(
            by=self.office, at=self.at, slug="main", title=Text.of("Plan"), main=True
        )
        self.college = self.add("partner", title=Text.of("College"))
        self.council = self.add("partner", title=Text.of("Council"))
        self.principal = self.add("person", title=Text.of("Principal"), partner=self.college)
        self.manager = self.add("person", title=Text.of("Manager"), partner=self.college)
        self.leader = self.add("person", title=Text.of("Leader"), partner=self.council)
        self.board = self.add("group", **BOARD)
        self.seat = self.add("seat", title=Text.of("The college"), **self.of("college"))
        self.holder = self.add(
            "seat_holder", seat=self.seat, person=self.principal, starts=on("2025-01-01")
        )
        self.add("chair_term", group=self.board, person=self.leader, starts=on("2024-06-01"))

    def of(self, partner: str) -> dict[str, Any]:
        return {"group": self.board, "partner": getattr(self, partner), "starts": on("2025-01-01")}

    @property
    def at(self) -> datetime.datetime:
        said = self.now if "T" in self.now else f"{self.now}T12:00:00"
        return datetime.datetime.fromisoformat(said).replace(tzinfo=datetime.UTC)

    @property
    def about(self) -> dict[str, Any]:
        return {"by": self.office, "at": self.at, "plan": self.plan}

    def add(self, type: str, *, by: Actor | None = None, private: bool = False, **says: Any) -> str:
        about = self.about | {"by": by or self.office}
        return str(things.add(**about, type=type, says=says, private=private))

    def end(self, ref: str, when: str) -> None:
        things.end(**self.about, ref=ref, when=on(when))

    def lead(self, partner: str) -> Actor:
        """The lead of a partner, by its ref."""
        with scope.opened(scope_of(self.office)):
            uid = models.Thing.objects.get(type="partner", number=int(partner[1:])).uid
        return Actor(user=f"u-{partner}", partnership=SLUG, role=Role.PARTNER_LEAD, partner=uid)

    def visit(self, by: Actor | None = None) -> Visit:
        found = visits.visit(SLUG, None)
        assert found
        by = by or self.office
        return dataclasses.replace(found, actor=by, scope=scope_of(by))

    def known(self, valid: str, knew: str, by: Actor | None = None) -> Known:
        visit = self.visit(by)
        with visit.opened():
            return known(visit, day(knew), day(valid))

    def page(self, valid: str, knew: str, by: Actor | None = None) -> TablePage:
        return table(self.known(valid, knew, by).snapshot)

    def seats(self, valid: str, knew: str, by: Actor | None = None) -> dict[str, list[str]]:
        """Seat of the board > who is in it."""
        (board,) = self.page(valid, knew, by).groups
        return {
            str(each.name.title): [str(person.title) for person in each.people]
            for each in board.seats
        }

    def chair(self, valid: str, knew: str) -> list[str]:
        (board,) = self.page(valid, knew).groups
        return [str(each.person.title) for each in board.chairs if each.person]


@pytest.fixture
def record(db: None) -> Record:
    return Record()


@pytest.fixture
def later(record: Record) -> Record:
    """A seat added in June; the chair changed in October from September on; and what was true from
    September entered in November only."""
    record.now = "2025-06-10"
    record.add("seat", title=Text.of("The council"), **record.of("council"))
    record.now = "2025-10-01"
    chairs.change_chair(
        **record.about, group=record.board, starts=on("2025-09-15"), person=record.principal
    )
    record.now = "2025-11-12"
    record.end(record.holder, "2025-09-01")
    record.add("seat_holder", seat=record.seat, person=record.manager, starts=on("2025-09-01"))
    return record


@pytest.mark.parametrize(
    ("valid", "knew", "who"),
    [
        ("2025-08-31", "2025-11-11", "Principal"),
        ("2025-08-31", "2025-11-12", "Principal"),
        ("2025-09-10", "2025-11-11", "Principal"),
        ("2025-09-10", "2025-11-12", "Manager"),
    ],
)
def test_an_end_entered_late_is_true_from_its_day_and_known_from_the_other(
    later: Record, valid: str, knew: str, who: str
) -> None:
    assert later.seats(valid, knew)["The college"] == [who]


@pytest.mark.parametrize(
    ("valid", "knew", "who"),
    [
        ("2025-09-14", "2025-09-30", "Leader"),
        ("2025-09-14", "2025-10-01", "Leader"),
        ("2025-09-15", "2025-09-30", "Leader"),
        ("2025-09-15", "2025-10-01", "Principal"),
    ],
)
def test_a_chair_that_changed_is_true_from_its_day_and_known_from_the_other(
    later: Record, valid: str, knew: str, who: str
) -> None:
    assert later.chair(valid, knew) == [who]


@pytest.mark.parametrize(
    ("valid", "knew", "there"),
    [
        ("2024-12-31", "2025-06-09", []),
        ("2024-12-31", "2025-06-10", []),
        ("2025-01-01", "2025-06-09", ["The college"]),
        ("2025-01-01", "2025-06-10", ["The college", "The council"]),
    ],
)
def test_a_seat_is_there_from_its_day_and_known_of_from_the_other(
    later: Record, valid: str, knew: str, there: list[str]
) -> None:
    assert list(later.seats(valid, knew)) == there


def test_a_seat_that_nobody_was_known_to_be_in_was_vacant(later: Record) -> None:
    (board,) = later.page("2025-09-10", "2025-06-10").groups
    assert [each.filling for each in board.seats] == [Filling.FULL, Filling.VACANT]


def test_the_day_ends_at_midnight_in_the_partnerships_zone(record: Record) -> None:
    record.now = "2025-06-09T23:30:00"  # half past midnight in London
    record.add("seat", title=Text.of("The council"), **record.of("council"))
    assert list(record.seats("2025-06-10", "2025-06-09")) == ["The college"]
    assert list(record.seats("2025-06-10", "2025-06-10")) == ["The college", "The council"]


def test_before_the_record_begins_nothing_was_known(later: Record) -> None:
    found = later.known("2025-09-10", "2025-03-02")
    assert table(found.snapshot).groups == ()
    assert found.begun == day("2025-03-03")
    assert later.page("2025-09-10", "2025-03-03").groups != ()


def test_the_day_alone_is_told_by_what_is_known_today(later: Record) -> None:
    with later.visit().opened():
        row = models.PlanVersion.objects.get(uid=later.plan)
        page = table(snapshots.snapshot(later.visit(), row, day("2025-12-01")), day("2025-08-31"))
    (board,) = page.groups
    assert [str(each.title) for each in board.seats[0].people] == ["Principal"]
    assert [each.over for each in board.seats[0].people] == [False]
    assert page.first == day("2024-06-01")


def test_what_was_struck_out_is_gone_from_the_past_as_well(later: Record) -> None:
    assert later.seats("2025-08-31", "2025-08-31")["The college"] == ["Principal"]
    later.now = "2025-12-01"
    striking.strike(by=later.office, at=later.at, ref=later.principal, field="title", why="Asked.")
    assert later.seats("2025-08-31", "2025-08-31")["The college"] == [later.principal]
    striking.strike(by=later.office, at=later.at, ref=later.holder, field="person", why="Asked.")
    assert later.seats("2025-08-31", "2025-08-31")["The college"] == []
    (board,) = later.page("2025-08-31", "2025-08-31").groups
    assert board.seats[0].filling is Filling.FULL  # by somebody who is not named


def test_a_draft_of_another_partner_is_not_seen_and_once_shared_only_from_then(
    record: Record,
) -> None:
    lead, rival = record.lead(record.college), record.lead(record.council)
    record.now = "2025-04-01"
    says = record.of("college") | {"title": Text.of("A second one")}
    draft = record.add("seat", by=lead, private=True, **says)
    everybody = (record.office, rival)
    for by in everybody:
        assert list(record.seats("2025-05-01", "2025-04-30", by)) == ["The college"]
    assert "A second one" in record.seats("2025-05-01", "2025-04-30", lead)
    assert "A second one" not in record.seats("2025-05-01", "2025-03-31", lead)
    record.now = "2025-07-01"
    sharing.share(by=lead, at=record.at, plan=record.plan, ref=draft)
    for by in everybody:
        assert list(record.seats("2025-05-01", "2025-06-30", by)) == ["The college"]
        assert "A second one" in record.seats("2025-05-01", "2025-07-01", by)
    assert "A second one" in record.seats("2025-05-01", "2025-04-30", lead)


def test_what_was_withdrawn_later_stands_in_the_past_and_is_marked(record: Record) -> None:
    record.now = "2025-05-01"
    things.withdraw(**record.about, ref=record.holder, why="An error.")
    before = record.known("2025-04-01", "2025-04-30")
    assert before.gone == {record.holder}
    assert record.seats("2025-04-01", "2025-04-30")["The college"] == ["Principal"]
    assert record.seats("2025-04-01", "2025-05-01")["The college"] == []
    assert record.known("2025-04-01", "2025-05-01").gone == frozenset()


def test_the_public_is_told_nothing_of_what_was_known(later: Record) -> None:
    plans.agree(by=later.office, at=later.at, version=later.plan, on=day("2025-11-12"))
    publishing.publish(by=later.office, at=later.at, plan=later.plan, on=day("2025-11-12"))
    nobody = Actor(partnership=SLUG)
    assert not may_know(later.visit(nobody))
    assert may_know(later.visit(later.lead(later.college)))
    found = later.known("2025-11-13", "2025-11-13", nobody)
    assert (found.begun, table(found.snapshot).groups) == (None, ())


def test_as_many_questions_whatever_the_number_of_events(later: Record) -> None:
    def asked() -> int:
        visit = later.visit()
        with visit.opened(), CaptureQueriesContext(connection) as queries:
            known(visit, day("2025-12-31"), day("2025-12-31"))
        return len(queries)

    few = asked()
    for number in range(20):
        later.add("seat", title=Text.of(f"Seat {number}"), **later.of("council"))
    assert asked() == few == 4


# Against what the tables say


def of_the_table(plan: Plan) -> dict[str, tuple[Any, ...]]:
    return {name: getattr(plan, COLLECTIONS[name]) for name in TYPES}


class Sitter(Wanderer):
    """Somebody who does anything at all, and mostly at the table."""

    def do_group(self) -> None:
        under = self.ref("group") if self.chance.random() < 0.2 else None
        self._add("group", title=self.text(), under=under)

    def do_seat(self) -> None:
        self._add("seat", group=self.ref("group"), partner=self.ref("partner"), title=self.text())

    def do_holder(self) -> None:
        self._add("seat_holder", seat=self.ref("seat"), person=self.ref("person"))

    def do_term(self) -> None:
        self._add("chair_term", group=self.ref("group"), person=self.ref("person"))

    def do_person(self) -> None:
        self._add("person", title=self.text(), partner=self.ref("partner"))

    WAYS = (
        *("do_group", "do_seat", "do_seat", "do_holder", "do_holder", "do_term", "do_person"),
        *("do_group", "do_seat", "do_holder", "do_term", "do_person", "do_end_at_the_table"),
        *("do_add", "do_edit", "do_withdraw", "do_restore", "do_share", "do_share"),
    )

    def do_end_at_the_table(self) -> None:
        ref = self.ref("seat", "seat_holder", "chair_term", "person")
        when = When.on(self.clock.date() - datetime.timedelta(days=self.chance.randrange(40)))
        things.end(by=self.by(ref), at=self.clock, plan=self.plan, ref=ref, when=when)

    def do_strike_at_the_table(self) -> None:
        ref = self.ref("person")
        striking.strike(by=self.by(ref), at=self.clock, ref=ref, field="title", why="A name")

    def _add(self, type: str, **says: Any) -> None:
        private = self.chance.random() < 0.3
        by = self.lead() if private else self.house.office
        about = {"by": by, "at": self.clock, "plan": self.plan}
        things.add(**about, type=type, says=says, private=private)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(2))
def test_what_was_known_at_an_instant_is_what_the_tables_said_then(seed: int) -> None:
    """Whoever looks: known now is what stands now. For the office, and as long as nothing is struck
    out, known then is what stood then."""
    wanderer = Sitter(houses.made(), random.Random(seed))
    wanderer.ways = [getattr(wanderer, name) for name in Sitter.WAYS]
    house = wanderer.house
    stood: dict[datetime.datetime, Any] = {}
    house.refs["board"] = things.add(
        by=house.office, at=wanderer.clock, plan=house.plan, type="group", says=BOARD
    )
    for _ in range(60):
        wanderer.step()
        stood[_just_after(wanderer)] = of_the_table(house.as_seen(house.office))
    with scope.opened(scope_of(house.office)):
        for instant, rows in stood.items():
            assert dict(past.told_before(instant, TYPES).records) == rows
    assert max(sum(map(len, rows.values())) for rows in stood.values()) > 12
    for name in ("do_strike_at_the_table", "do_strike_at_the_table", "do_end_at_the_table"):
        try:
            getattr(wanderer, name)()
        except NotDone:
            continue
    for by in (house.office, house.lead, house.rival, house.actor(Role.SCRUTINY)):
        with scope.opened(scope_of(by)):
            plan = load_plan(models.PlanVersion.objects.get(uid=house.plan))
            told = past.told_before(_just_after(wanderer), TYPES)
        assert dict(told.records) == of_the_table(plan)


def _just_after(wanderer: Wanderer) -> datetime.datetime:
    return wanderer.clock + datetime.timedelta(seconds=1)


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield from demonstration.loaded()


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("email", [each for each in EVERYBODY if each not in (RESIDENT, NOBODY)])
def test_what_is_known_today_is_the_table_of_the_demonstration(email: str) -> None:
    visit = demonstration.visit(email)
    with visit.opened():
        row = snapshots.version_of(visit)
        now = snapshots.snapshot(visit, row, demonstration.DAY)
        found = known(visit, demonstration.DAY, demonstration.DAY)
    assert of_the_table(found.snapshot.plan) == of_the_table(now.plan)
    assert table(found.snapshot) == table(now)
    assert table(now).seats > 18
