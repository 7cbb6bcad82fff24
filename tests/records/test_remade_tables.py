"""Tables that were remade or tampered with: what they lost is missed at start, and put back."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, migrations
from django.db import models as django_models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

from joinedup.records import security, startup, triggers
from tests.records.test_constraints import refer_across

pytestmark = pytest.mark.database


def test_the_constraints_outlive_a_table_that_is_remade(own_database, as_owner) -> None:
    _add_columns(("Action", "Event"))
    triggers.put_back(connection)
    assert startup.missing_constraints(connection) == []
    with pytest.raises(IntegrityError):
        refer_across()


def test_a_trigger_lost_with_its_table_is_missed_and_put_back(own_database, as_owner) -> None:
    _add_columns(("Event",))
    if connection.vendor == "sqlite":
        assert startup.problems() == [
            "The trigger records_event_no_update is missing. Type: joinedup migrate",
            "The trigger records_event_no_delete is missing. Type: joinedup migrate",
        ]
    startup.put_back()
    assert startup.problems() == []


def _add_columns(names: tuple[str, ...]) -> None:
    """What a later migration does: a new column, for which SQLite makes the table anew."""
    state: ProjectState = MigrationExecutor(connection).loader.project_state()
    for name in names:
        field = django_models.PositiveIntegerField(default=7)
        checked = django_models.CheckConstraint(
            condition=django_models.Q(added__gte=0), name=f"added_{name.lower()}"
        )
        steps = [
            migrations.AddField(name, "added", field),
            migrations.AddConstraint(name, checked),
        ]
        for step in steps:
            after = state.clone()
            step.state_forwards("records", after)
            with connection.schema_editor() as editor:
                step.database_forwards("records", editor, state, after)
            state = after


@pytest.mark.postgres
def test_a_trigger_that_is_switched_off_is_named(own_database, as_owner) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE records_event DISABLE TRIGGER records_event_append_only")
    assert [each for each in startup.problems() if "records_event_append_only" in each]


@pytest.mark.sqlite
def test_each_constraint_is_looked_for_in_the_database_and_not_in_the_models(own_database) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA writable_schema = ON")
        cursor.execute("UPDATE sqlite_master SET sql = replace(sql, 'same_lead_person', 'gone')")
    assert startup.missing_constraints(connection) == [("records_lead", "same_lead_person")]


@pytest.mark.postgres
def test_each_constraint_is_looked_for_in_the_database(own_database, as_owner) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE records_lead DROP CONSTRAINT same_lead_person")
        cursor.execute("ALTER TABLE records_tie DROP CONSTRAINT same_tie_target")
        cursor.execute(
            "ALTER TABLE records_tie ADD CONSTRAINT same_tie_target "
            "FOREIGN KEY (target_id) REFERENCES records_thing (id)"
        )
    assert startup.missing_constraints(connection) == [
        ("records_lead", "same_lead_person"),
        ("records_tie", "same_tie_target"),
    ]


@pytest.mark.postgres
@pytest.mark.parametrize(
    "deed",
    [
        "ALTER TABLE records_need DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE records_need NO FORCE ROW LEVEL SECURITY",
        f"DROP POLICY {security.POLICY} ON records_need",
        "CREATE POLICY open ON records_need USING (true)",
    ],
)
def test_a_table_that_is_not_guarded_is_named_and_mended(own_database, as_owner, deed) -> None:
    with connection.cursor() as cursor:
        cursor.execute(deed)
    assert startup.problems() == [
        "The table records_need is not guarded by row-level security. Type: joinedup migrate"
    ]
    startup.put_back()
    assert startup.problems() == []
