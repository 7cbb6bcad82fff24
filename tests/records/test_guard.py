"""Only commands write: every way of writing that Django has is shut outside one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import async_to_sync

from joinedup.records import building, guard, models
from joinedup.records.guard import NotInCommand
from joinedup.records.inserting import insert
from joinedup.records.models import Thing
from tests.records import worlds

pytestmark = pytest.mark.django_db


def _thing() -> Thing:
    return Thing.objects.filter(type="action").first()


def _made() -> Thing:
    return Thing(partnership=models.Partnership.objects.get(), type="action")


WAYS: dict[str, Callable[[], Any]] = {
    "save": lambda: _thing().save(),
    "save of some fields": lambda: _thing().save(update_fields=["version"]),
    "save of a new one": lambda: _made().save(),
    "save_base": lambda: _made().save_base(raw=True),
    "delete": lambda: _thing().delete(),
    "create": lambda: Thing.objects.create(partnership=models.Partnership.objects.get(), type="x"),
    "update": lambda: Thing.objects.update(version=9),
    "filtered update": lambda: Thing.objects.filter(type="action").update(version=9),
    "delete of many": lambda: Thing.objects.all().delete(),
    "raw delete": lambda: Thing.objects.all()._raw_delete("default"),
    "bulk_create": lambda: Thing.objects.bulk_create([_made()]),
    "bulk_update": lambda: Thing.objects.bulk_update([_thing()], ["version"]),
    "get_or_create": lambda: Thing.objects.get_or_create(
        type="nothing", defaults={"partnership": models.Partnership.objects.get()}
    ),
    "update_or_create": lambda: Thing.objects.update_or_create(
        uid=_thing().uid, defaults={"version": 9}
    ),
    "by the base manager": lambda: Thing._base_manager.update(version=9),
    "by the default manager": lambda: Thing._default_manager.update(version=9),
    "select for update": lambda: Thing.objects.select_for_update().update(version=9),
    "by a list of values": lambda: insert(Thing, [{"uid": "x", "type": "action"}]),
    "through what it refers to": lambda: _thing().owner.save(),
    "the partnership": lambda: models.Partnership.objects.get().save(),
    "all partnerships": lambda: models.Partnership.objects.update(demo=True),
}
LATER: dict[str, Callable[[Thing], Any]] = {
    "asave": lambda made: made.asave(),
    "aupdate": lambda made: Thing.objects.aupdate(version=9),
    "acreate": lambda made: Thing.objects.acreate(type="x"),
    "abulk_create": lambda made: Thing.objects.abulk_create([made]),
    "delete of many": lambda made: Thing.objects.all().adelete(),
}


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_written_outside_a_command(way: str) -> None:
    world = worlds.make("riverside")
    with worlds.whole(world.slug), pytest.raises(NotInCommand, match="Only commands write"):
        WAYS[way]()


@pytest.mark.parametrize("way", LATER)
def test_nothing_is_written_later_either(way: str) -> None:
    world = worlds.make("riverside")
    with worlds.whole(world.slug), pytest.raises(NotInCommand):
        async_to_sync(_waited)(LATER[way], _made())


async def _waited(way: Callable[[Thing], Any], made: Thing) -> None:
    await way(made)


def test_no_table_leads_back_to_rows_of_another_by_a_manager_of_its_own() -> None:
    ours = {*building.rows(), models.Partnership, models.User}
    for model in ours:
        back = [each for each in model._meta.related_objects if not each.hidden]
        assert back == [], f"{model.__name__} has managers that nobody guards: {back}"


def test_every_model_of_a_partnership_is_guarded_and_scoped() -> None:
    for model in building.rows():
        for manager in (model.objects, model._base_manager, model._default_manager):
            own = "ReleasedManager" if model is models.ReleasedFacts else "ScopedManager"
            assert type(manager).__name__ == own, model.__name__


def test_what_a_block_wrote_is_known_by_the_names_of_its_tables() -> None:
    world = worlds.make("riverside")
    with worlds.whole(world.slug), guard.lifted() as written:
        _thing().save()
        Thing.objects.filter(type="action").update(version=5)
        models.Counter.objects.filter(type="action").update(last=7)
    assert written == {"Thing", "Counter"}


def test_the_guard_is_down_again_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), guard.lifted():
        1 / 0  # noqa: B018
    with pytest.raises(NotInCommand):
        guard.require()
