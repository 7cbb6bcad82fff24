"""No scope, no query; and in a scope nothing but what its eyes may see."""

from __future__ import annotations

import pytest
from django.db.models import Count, F, Prefetch

from joinedup.records import building, models, scope
from joinedup.records.scope import NoScope
from tests.records import worlds

pytestmark = pytest.mark.django_db
ROWS = {model.__name__: model for model in building.rows()}

ASKED = {
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "iterator": lambda rows: list(rows.iterator()),
    "aggregate": lambda rows: rows.aggregate(Count("id")),
    "values": lambda rows: list(rows.values("id")),
    "get": lambda rows: rows.get(id=1),
    "first": lambda rows: rows.first(),
    "in_bulk": lambda rows: rows.in_bulk([1]),
    "filter": lambda rows: list(rows.filter(id=1)),
    "annotate": lambda rows: list(rows.annotate(one=F("id"))),
    "all": lambda rows: list(rows.all()),
}


@pytest.mark.parametrize("way", ASKED)
def test_without_a_scope_no_table_of_a_partnership_answers(way: str) -> None:
    for model in ROWS.values():
        with pytest.raises(NoScope):
            ASKED[way](model.objects)


def test_a_row_that_was_read_leads_to_no_other_when_the_scope_is_closed() -> None:
    world = worlds.make("riverside")
    with worlds.seen_by(world.office):
        action = models.Action.objects.get(thing__uid=world.action)
    with pytest.raises(NoScope):
        action.accountable  # noqa: B018 (asking is the deed)
    with pytest.raises(NoScope):
        action.refresh_from_db()
    with pytest.raises(NoScope):
        models.Thing._base_manager.all()


def test_prefetching_is_asking_too() -> None:
    worlds.make("riverside")
    with pytest.raises(NoScope):
        list(
            models.Partnership.objects.prefetch_related(
                Prefetch("thing_set", models.Thing.objects.all())
            )
        )


def test_a_query_of_ones_own_sql_is_not_for_these_tables() -> None:
    world = worlds.make("riverside")
    with worlds.seen_by(world.office), pytest.raises(TypeError, match="SQL of one’s own"):
        models.Thing.objects.raw("SELECT * FROM records_thing")


def test_one_partnership_does_not_see_another() -> None:
    here, there = worlds.make("riverside"), worlds.make("northvale")
    with worlds.seen_by(here.office):
        assert not models.Thing.objects.filter(uid__in=[there.action, there.draft]).exists()
        assert {row.slug for row in models.PlanSeries.objects.all()} == {"main"}
        assert models.PlanSeries.objects.count() == 1


def test_what_a_partner_keeps_to_itself_is_seen_by_it_alone() -> None:
    world = worlds.make("riverside")
    seen = {}
    for actor in (world.superintendent, world.director, world.office, world.anybody):
        with worlds.seen_by(actor):
            seen[actor.user] = models.Thing.objects.filter(uid=world.draft).exists()
    assert [*seen.values()] == [True, False, False, False]


def test_each_row_of_a_draft_is_its_owners_alone() -> None:
    world = worlds.make("riverside")
    found = {}
    for actor in (world.superintendent, world.director, world.office, world.anybody):
        with worlds.seen_by(actor):
            own = {name: model.objects.filter(label="partner") for name, model in ROWS.items()}
            found[actor.user] = sorted(name for name, rows in own.items() if rows.exists())
    assert found.pop(world.superintendent.user) == [
        "Action", "Chain", "Event", "Mention", "Passage", "Thing"
    ]  # fmt: skip
    assert not any(found.values())


def test_a_public_eye_sees_what_is_published_and_nothing_else() -> None:
    world = worlds.make("riverside")
    with worlds.seen_by(world.anybody):
        for model in building.rows():
            assert not model.objects.exclude(label="public").exists()


def test_scopes_are_opened_one_within_another_and_give_way_again() -> None:
    here, there = worlds.make("riverside"), worlds.make("northvale")
    with worlds.seen_by(here.office):
        with worlds.seen_by(there.office):
            assert models.Thing.objects.filter(uid=there.action).exists()
        assert models.Thing.objects.filter(uid=here.action).exists()
    with pytest.raises(scope.NoScope):
        scope.current()


def test_a_scope_ends_with_an_error_too() -> None:
    world = worlds.make("riverside")
    with pytest.raises(ZeroDivisionError), worlds.seen_by(world.office):
        1 / 0  # noqa: B018
    with pytest.raises(scope.NoScope):
        scope.current()
