"""A write with the same key is done once, and says the same each time it is asked for."""

from __future__ import annotations

import threading

import pytest
from django.db import connections

from joinedup.commands import imports, people, plans
from joinedup.commands.deed import Fault
from joinedup.commands.refusal import Refused
from joinedup.core.text import Text
from joinedup.records import models
from joinedup.records.guard import lifted
from tests.records import worlds


def _count(world: worlds.World) -> int:
    with worlds.whole(world.slug):
        return models.Thing.objects.filter(type="action").count()


def _draft(world: worlds.World, key: str, title: str = "Dredge"):
    return worlds.draft(
        by=world.superintendent, at=worlds.NOW, key=key, plan=world.plan, title=title
    )


@pytest.mark.django_db
def test_the_same_key_gives_the_same_result_once() -> None:
    world = worlds.make("riverside")
    first, again = _draft(world, "k1"), _draft(world, "k1", "Another title")
    assert first == again
    assert _count(world) == 3


@pytest.mark.django_db
def test_another_key_is_another_deed() -> None:
    world = worlds.make("riverside")
    assert _draft(world, "k1") != _draft(world, "k2") != _draft(world, "")


@pytest.mark.django_db
def test_the_key_of_one_person_is_not_that_of_another_nor_of_another_partnership() -> None:
    here, there = worlds.make("riverside"), worlds.make("northvale")
    found = {_draft(here, "k1"), _draft(there, "k1")}
    other = worlds.draft(by=here.director, at=worlds.NOW, key="k1", plan=here.plan, title="X")
    assert len({*found, other}) == 3


@pytest.mark.django_db
def test_a_key_of_one_command_is_not_for_another() -> None:
    world = worlds.make("riverside")
    _draft(world, "k1")
    with pytest.raises(Refused, match="was sent before, to do something else"):
        worlds.sketch(by=world.superintendent, at=worlds.NOW, key="k1")


@pytest.mark.django_db
def test_a_key_is_not_for_the_same_command_done_to_something_else() -> None:
    world = worlds.make("riverside")
    plan = plans.begin(by=world.office, at=worlds.NOW, slug="other", title=Text.of("Other"))
    given = {
        "by": world.office,
        "at": worlds.NOW,
        "name": "plan.csv",
        "content": b"Title",
        "queue": False,
    }
    first, second = (imports.receive(**given, plan=each, key=each) for each in (world.plan, plan))
    discard = {"by": world.office, "at": worlds.NOW, "key": "k1"}
    imports.discard(**discard, uid=first)
    imports.discard(**discard, uid=first)
    with pytest.raises(Refused, match="was sent before, to do something else"):
        imports.discard(**discard, uid=second)
    with worlds.whole(world.slug):
        states = dict(models.Import.objects.values_list("uid", "state"))
    assert states == {first: "discarded", second: "reading"}
    with pytest.raises(Refused, match="was sent before, to do something else"):
        imports.receive(**given | {"name": "other.csv"}, plan=plan, key=plan)


@pytest.mark.django_db
def test_a_key_may_be_as_long_as_it_likes() -> None:
    world = worlds.make("riverside")
    assert _draft(world, "k" * 500) == _draft(world, "k" * 500) != _draft(world, "k" * 501)


@pytest.mark.django_db
def test_words_for_which_a_column_has_no_room_are_refused_on_either_database() -> None:
    world = worlds.make("riverside")
    given = {"email": "a@riverside.example", "role": worlds.Role.SCRUTINY}
    with pytest.raises(Refused, match="200 letters at most"):
        people.invite(by=world.office, at=worlds.NOW, title="x" * 300, **given)
    people.invite(by=world.office, at=worlds.NOW, title="Clerk\0", **given)
    with worlds.whole(world.slug):
        assert models.Membership.objects.get().title == "Clerk"


@pytest.mark.django_db
def test_what_was_refused_leaves_no_receipt() -> None:
    world = worlds.make("riverside")
    with pytest.raises(ZeroDivisionError):
        worlds.stumble(by=world.office, at=worlds.NOW, key="k1")
    with worlds.whole(world.slug):
        assert not models.Receipt.objects.filter(key="k1").exists()


@pytest.mark.django_db
def test_the_receipt_of_a_partner_is_its_own() -> None:
    world = worlds.make("riverside")
    _draft(world, "k1")
    with worlds.seen_by(world.director):
        assert not models.Receipt.objects.exists()
    with worlds.seen_by(world.superintendent):
        assert models.Receipt.objects.get().key == "k1"


@pytest.mark.database
def test_two_presses_at_once_are_one_deed(own_database) -> None:
    world = worlds.make("riverside")
    start, found = threading.Barrier(8), []

    def press() -> None:
        start.wait()
        try:
            found.append(_draft(world, "k1"))
        except Exception as error:
            found.append(error)
        finally:
            connections.close_all()

    presses = [threading.Thread(target=press) for _ in range(8)]
    for each in presses:
        each.start()
    for each in presses:
        each.join()
    assert len(found) == 8
    assert len(set(found)) == 1
    assert _count(world) == 3


class TestTheLineOfHistory:
    """A command changes and says so, or does neither; else it fails and leaves nothing."""

    @pytest.fixture
    def world(self, db) -> worlds.World:
        return worlds.make("riverside")

    def left(self, world: worlds.World) -> tuple[int, int, int]:
        with worlds.whole(world.slug):
            tables = (models.Thing, models.Event, models.Passage)
            return tuple(each.objects.count() for each in tables)

    @pytest.mark.parametrize(
        ("command", "reason"),
        [
            ("whisper", "changed something and says no line"),
            ("boast", "says a line of nothing"),
            ("chatter", "says a second line"),
            ("sneak", "wrote PlanVersion and tells history nothing"),
        ],
    )
    def test_a_command_that_breaks_the_rule_fails_and_leaves_nothing(
        self, world, command: str, reason: str
    ) -> None:
        before = self.left(world)
        with pytest.raises(Fault, match=reason):
            getattr(worlds, command)(by=world.office, at=worlds.NOW, key="k1")
        assert self.left(world) == before
        with worlds.whole(world.slug):
            assert models.PlanVersion.objects.get().area == ""
            assert not models.Receipt.objects.exists()

    def test_a_command_that_changes_nothing_says_nothing(self, world) -> None:
        before = self.left(world)
        same = {"plan": world.plan, "ref": world.action, "title": "Light the towpath"}
        worlds.retitle(by=world.office, at=worlds.NOW, **same)
        worlds.retitle(by=world.office, at=worlds.NOW, **same)
        assert self.left(world)[1] == before[1] + 1, "the second time it has that title"

    def test_what_is_operational_may_be_written_without_a_line(self, world) -> None:
        before = self.left(world)
        worlds.count_up(by=world.office, at=worlds.NOW)
        assert self.left(world) == before

    def test_an_event_says_who_did_it_and_no_more(self, world) -> None:
        with worlds.whole(world.slug):
            event = models.Event.objects.get(verb="thing.drafted")
        assert event.by == {
            "user": world.superintendent.user,
            "role": "partner lead",
            "partner": world.police,
            "title": "Lead",
        }

    def test_a_private_deed_leaves_no_trace_in_the_numbers_of_others(self, world) -> None:
        with worlds.seen_by(world.director):
            before = [*models.Event.objects.values_list("number", "hash")]
            counters = [*models.Counter.objects.values_list("type", "last")]
        _draft(world, "k9")
        with worlds.seen_by(world.director):
            assert [*models.Event.objects.values_list("number", "hash")] == before
            assert [*models.Counter.objects.values_list("type", "last")] == counters

    def test_no_row_is_written_with_the_guard_down_and_the_scope_closed(self, world) -> None:
        from joinedup.records.scope import NoScope

        with lifted(), pytest.raises(NoScope):
            models.Thing.objects.update(version=3)
