"""What the database must hold beside its tables: put back after every migrate, counted at start."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from django.apps import apps
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.signals import post_migrate

from joinedup.records import building, security, triggers
from joinedup.records.constraints import SamePartnership

MIGRATE = "Type: joinedup migrate"


def connect() -> None:
    """Have triggers and policies put back whenever the tables may have been remade."""
    post_migrate.connect(_after_migrate, dispatch_uid="joinedup.records")


def _after_migrate(sender: Any, using: str = "default", **_: Any) -> None:
    if getattr(sender, "label", "") == "records":
        put_back(using)


def put_back(using: str = "default") -> None:
    """Make what is missing of triggers and policies, and give the role that serves pages its rights."""
    connection = connections[using]
    triggers.put_back(connection)
    if connection.vendor != "postgresql":
        return
    security.put_back(connection)
    server = connections.settings["default"].get("USER")
    if server and server != connection.settings_dict.get("USER"):
        security.grant(connection, server)


def problems(using: str = "default") -> list[str]:
    """What is wrong with the tables, in sentences; nothing where all is well. Costs a few queries."""
    connection = connections[using]
    if steps := missing_steps(connection):
        missing = "1 step is" if len(steps) == 1 else f"{len(steps)} steps are"
        return [f"The tables are not those of this version: {missing} missing. {MIGRATE}"]
    found = [f"The trigger {name} is missing. {MIGRATE}" for name in triggers.missing(connection)]
    found += [
        f"{name} is missing: the database would let {table} refer to another partnership."
        for table, name in missing_constraints(connection)
    ]
    if connection.vendor == "postgresql":
        found += [
            f"The table {table} is not guarded by row-level security. {MIGRATE}"
            for table in security.missing(connection)
        ]
    return found


def missing_steps(connection: BaseDatabaseWrapper) -> list[str]:
    """The migrations that this version has and the database has not, without loading them."""
    done = steps_done(connection)
    return [f"{label} {name}" for label, name in steps_known() if (label, name) not in done]


def steps_done(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """The migrations that the database has been through, as (application, name)."""
    return sorted(MigrationRecorder(connection).applied_migrations())


@cache
def steps_known() -> tuple[tuple[str, str], ...]:
    """The migrations that this version has, by the names of their files."""
    return tuple(
        (config.label, module.name)
        for config in apps.get_app_configs()
        for module in _migrations(config.label)
    )


def _migrations(label: str) -> list[Any]:
    name, _explicit = MigrationLoader.migrations_module(label)
    if name is None:
        return []
    try:
        package = import_module(name)
    except ModuleNotFoundError:
        return []
    found = iter_modules(getattr(package, "__path__", []))
    return [each for each in found if not each.ispkg and each.name[0] not in "_~"]


def missing_constraints(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """(Table, constraint) for each that keeps partnerships apart and is not in the database, as it
    is said there and not in the models."""
    found = _keys_of_postgres(connection) if connection.vendor == "postgresql" else None
    said = _tables_of_sqlite(connection) if found is None else {}
    return [
        (model._meta.db_table, constraint.name)
        for model in building.rows()
        for constraint in model._meta.constraints
        if isinstance(constraint, SamePartnership)
        and not _stands(connection, model, constraint, found, said)
    ]


def _stands(
    connection: BaseDatabaseWrapper,
    model: Any,
    constraint: SamePartnership,
    found: dict[str, str] | None,
    said: dict[str, str],
) -> bool:
    wanted = constraint.constraint_sql(model, connection.ops)
    if found is None:
        return wanted in said.get(model._meta.db_table, "")
    _, _, clause = wanted.replace('"', "").partition(" FOREIGN KEY ")
    return found.get(constraint.name, "") == f"FOREIGN KEY {clause}".replace(
        " (partnership_id, id)", "(partnership_id, id)"
    )


def _tables_of_sqlite(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        return dict(cursor.fetchall())


def _keys_of_postgres(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE contype = 'f' AND convalidated AND conname LIKE 'same%'"
        )
        return dict(cursor.fetchall())
