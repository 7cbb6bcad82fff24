"""The database itself refuses a reference across partnerships, and a change of history."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from joinedup.records import guard, models
from tests.records import worlds

pytestmark = pytest.mark.django_db


def refer_across() -> None:
    """Have an action of one partnership answer to a partner of another, in SQL."""
    here, there = worlds.make("riverside"), worlds.make("northvale")
    with worlds.whole(there.slug):
        stranger = models.Thing.objects.get(uid=there.police).id
    with worlds.whole(here.slug):
        own = models.Thing.objects.get(uid=here.action).id
    worlds.sql("UPDATE records_action SET accountable_id = %s WHERE thing_id = %s", stranger, own)


def test_a_reference_to_another_partnership_is_refused_by_the_database() -> None:
    with pytest.raises(IntegrityError):
        refer_across()


def test_a_row_cannot_be_moved_to_another_partnership() -> None:
    here, there = worlds.make("riverside"), worlds.make("northvale")
    other = models.Partnership.objects.get(slug=there.slug).id
    with pytest.raises(IntegrityError):
        worlds.sql(
            "UPDATE records_thing SET partnership_id = %s WHERE uid = %s", other, here.action
        )


def test_something_private_must_have_an_owner() -> None:
    world = worlds.make("riverside")
    with pytest.raises(IntegrityError):
        worlds.sql("UPDATE records_thing SET owner_id = NULL WHERE uid = %s", world.draft)


@pytest.mark.parametrize(
    "deed", ["UPDATE records_event SET verb = 'x'", "DELETE FROM records_event"]
)
def test_history_cannot_be_changed_even_in_sql(deed: str) -> None:
    worlds.make("riverside")
    with pytest.raises(DatabaseError, match="append-only"):
        worlds.sql(deed)


def test_an_event_cannot_be_removed_by_the_models_either() -> None:
    world = worlds.make("riverside")
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        worlds.whole(world.slug),
        guard.lifted(),
    ):
        models.Event.objects.all().delete()
