"""Row-level security, asked past the models: what the scope forgets, PostgreSQL does not."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction

from joinedup.config import checks
from joinedup.records import building, guard, models, scope, security
from tests.records import worlds
from tests.records.conftest import SERVER, changed, copy_of

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def two_worlds(empty_database, django_db_blocker, tmp_path_factory):
    """Two partnerships that no test of this file changes."""
    folder = tmp_path_factory.mktemp("security")
    with django_db_blocker.unblock(), copy_of(empty_database, folder):
        yield worlds.make("riverside"), worlds.make("northvale")


@contextmanager
def eyes(partnership="", whose="", partner="0"):
    """Settings as a scope writes them, written by hand."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('joinedup.partnership', %s, true), "
            "set_config('joinedup.partner', %s, true), set_config('joinedup.eyes', %s, true)",
            [str(partnership), str(partner), whose],
        )
        yield cursor


def count(cursor, table: str, where: str = "true") -> int:
    cursor.execute(f"SELECT count(*) FROM {table} WHERE {where}")
    return cursor.fetchone()[0]


def key(world) -> int:
    return models.Partnership.objects.get(slug=world.slug).id


def key_of_partner(world, uid: str) -> int:
    with worlds.whole(world.slug):
        return models.Thing.objects.get(uid=uid).id


def test_without_a_scope_no_table_of_a_partnership_has_a_row(two_worlds) -> None:
    with connection.cursor() as cursor:
        assert {count(cursor, table) for table in security.tables()} == {0}


@pytest.mark.parametrize(
    "said",
    [
        ("", ""),
        ("*", ""),
        ("*", "partnership"),
        ("1 OR true", "partnership"),
        ("x", "*"),
        ("", "*"),
    ],
)
def test_settings_that_are_no_scope_show_nothing(two_worlds, said) -> None:
    with eyes(*said) as cursor:
        assert {count(cursor, table) for table in security.tables()} == {0}


def test_a_partnership_sees_no_row_of_another_in_any_table(two_worlds) -> None:
    here, there = two_worlds
    for whose in ("partnership", "public", "*"):
        with eyes(key(here), whose) as cursor:
            for table in security.tables():
                assert count(cursor, table, f"partnership_id = {key(there)}") == 0, table


def test_a_partners_own_rows_are_seen_by_it_alone(two_worlds) -> None:
    here, _ = two_worlds
    own, other = (key_of_partner(here, uid) for uid in (here.police, here.trust))
    seen = {}
    for name, partner in (("police", own), ("trust", other), ("office", 0)):
        with eyes(key(here), "partnership", partner) as cursor:
            seen[name] = sum(count(cursor, each, "label = 'partner'") for each in security.tables())
    assert seen["police"] >= 6
    assert seen["trust"] == seen["office"] == 0


def test_public_eyes_see_what_is_labelled_public_even_with_a_partner(two_worlds) -> None:
    here, _ = two_worlds
    with eyes(key(here), "public", key_of_partner(here, here.police)) as cursor:
        assert sum(count(cursor, each, "label <> 'public'") for each in security.tables()) == 0


@pytest.fixture(scope="module")
def released(two_worlds, django_db_blocker):
    """The facts that both have released."""
    for world in two_worlds:
        with django_db_blocker.unblock(), worlds.whole(world.slug), guard.lifted():
            models.ReleasedFacts.objects.create(
                partnership_id=key(world), day=worlds.NOW.date(), facts={"seats": 3}
            )


@pytest.mark.usefixtures("released")
def test_the_eyes_of_the_installation_see_what_was_released_and_nothing_else(two_worlds) -> None:
    with eyes("*", "installation") as cursor:
        seen = {table: count(cursor, table) for table in security.tables()}
    assert {table: many for table, many in seen.items() if many} == {"records_releasedfacts": 2}


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE records_releasedfacts SET facts = 'null'",
        "DELETE FROM records_releasedfacts",
    ],
)
def test_the_eyes_of_the_installation_change_nothing(two_worlds, deed) -> None:
    with eyes("*", "installation") as cursor:
        cursor.execute(deed)
        assert cursor.rowcount == 0


@pytest.mark.usefixtures("released")
def test_a_partnership_sees_its_own_released_facts_alone(two_worlds) -> None:
    here, _ = two_worlds
    with eyes(key(here), "partnership") as cursor:
        assert count(cursor, "records_releasedfacts") == 1
    with scope.opened(scope.INSTALLATION), connection.cursor() as cursor:
        assert count(cursor, "records_releasedfacts") == 2
        assert models.ReleasedFacts.objects.count() == 2
        assert count(cursor, "records_thing") == models.Thing.objects.count() == 0


def test_what_cannot_be_seen_cannot_be_changed_or_removed(two_worlds) -> None:
    here, there = two_worlds
    with eyes(key(here), "partnership") as cursor:
        cursor.execute("UPDATE records_thing SET version = 99 WHERE uid = %s", [there.action])
        assert cursor.rowcount == 0
        cursor.execute("DELETE FROM records_lead WHERE partnership_id = %s", [key(there)])
        assert cursor.rowcount == 0


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE records_action SET partnership_id = {there} WHERE partnership_id = {here}",
        "INSERT INTO records_counter (partnership_id, label, type, last) VALUES ({there}, 'public', 'x', 1)",
        "INSERT INTO records_counter (partnership_id, owner_id, label, type, last) "
        "VALUES ({here}, {trust}, 'partner', 'x', 1)",
    ],
    ids=["moved", "made elsewhere", "made in another partner’s name"],
)
def test_no_row_is_written_that_its_writer_could_not_see(two_worlds, deed) -> None:
    here, there = two_worlds
    police, trust = (key_of_partner(here, uid) for uid in (here.police, here.trust))
    said = deed.format(here=key(here), there=key(there), trust=trust)
    with (
        pytest.raises(DatabaseError, match="row-level security"),
        eyes(key(here), "partnership", police) as cursor,
    ):
        cursor.execute(said)


def test_a_scope_ends_with_its_transaction(two_worlds) -> None:
    here, _ = two_worlds
    with worlds.seen_by(here.office), connection.cursor() as cursor:
        assert count(cursor, "records_action") == 1
    with connection.cursor() as cursor:
        assert count(cursor, "records_action") == 0


def test_a_scope_within_a_transaction_ends_before_it(two_worlds) -> None:
    here, _ = two_worlds
    with transaction.atomic():
        with worlds.seen_by(here.office):
            pass
        with connection.cursor() as cursor:
            assert count(cursor, "records_action") == 0


def test_the_models_and_the_policy_see_the_same_rows(two_worlds) -> None:
    here, _ = two_worlds
    for actor in (here.office, here.superintendent, here.director, here.anybody):
        with worlds.seen_by(actor), connection.cursor() as cursor:
            for model in building.rows():
                assert model.objects.count() == count(cursor, model._meta.db_table), model


def test_the_whole_house_is_seen_only_by_who_asks_for_the_whole(two_worlds) -> None:
    with scope.opened(scope.Scope(None, whole=True)), connection.cursor() as cursor:
        assert count(cursor, "records_partner") == 4


@pytest.mark.parametrize(
    "deed",
    [
        "ALTER TABLE records_action DISABLE ROW LEVEL SECURITY",
        "TRUNCATE records_event",
        "DELETE FROM records_event",
        "UPDATE records_event SET verb = ''",
        "ALTER TABLE records_event DISABLE TRIGGER ALL",
        "DELETE FROM django_migrations",
        "CREATE TABLE mine (id int)",
        "SET ROLE postgres",
    ],
)
def test_the_role_that_serves_pages_cannot_take_the_wall_away(two_worlds, deed) -> None:
    with (
        pytest.raises(DatabaseError, match=r"permission denied|must be owner"),
        connection.cursor() as cursor,
    ):
        cursor.execute(deed)


def test_the_role_that_serves_pages_starts_and_another_is_told_why_not(own_database) -> None:
    assert checks.faults() == []


def test_the_owner_of_the_tables_is_not_to_serve_pages(own_database, as_owner) -> None:
    (said,) = checks.faults()
    assert "owns the tables" in said


def test_the_owner_too_is_held_by_the_policies(two_worlds) -> None:
    owner = connection.settings_dict["OWNER"]
    with changed(USER=owner), connection.cursor() as cursor:
        assert count(cursor, "records_action") == 0


def test_no_statement_takes_longer_than_it_may(own_database) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("30s",)
        cursor.execute("SET statement_timeout = 20")
        with pytest.raises(DatabaseError, match="statement timeout"):
            cursor.execute("SELECT pg_sleep(5)")


def test_the_server_role_owns_nothing_and_bypasses_nothing(own_database) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (SERVER, False, False)
