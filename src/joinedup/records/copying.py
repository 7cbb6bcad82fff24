"""Every row that is kept, from one database to another, whichever of the two each is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from joinedup.records import elsewhere, scope

_MADE_ANEW = frozenset({"auth", "contenttypes", "sessions"})
"""Applications whose tables are filled by migrating, or not worth keeping: sessions end."""

_BATCH = 500
_EVERYTHING = scope.Scope(None, whole=True)


def kept() -> tuple[type[models.Model], ...]:
    """The models whose rows are kept."""
    return tuple(each for each in apps.get_models() if each._meta.app_label not in _MADE_ANEW)


def counts() -> dict[str, int]:
    """How many rows each table holds."""
    with scope.opened(_EVERYTHING):
        return {model._meta.db_table: model._base_manager.count() for model in kept()}


def empty(target: BaseDatabaseWrapper) -> None:
    """Take every row that is kept out of a PostgreSQL database, as the owner of its tables."""
    names = ", ".join(target.ops.quote_name(model._meta.db_table) for model in kept())
    with target.cursor() as cursor:
        cursor.execute(f"TRUNCATE {names}, django_session")


def copy(source: BaseDatabaseWrapper, target: BaseDatabaseWrapper) -> None:
    """Write every row of ``source`` to the tables of ``target``, which are empty, in one transaction
    there. What is read is as it was at one instant."""
    with elsewhere.at(source), transaction.atomic():
        if source.vendor == "postgresql":
            with source.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        with scope.opened(_EVERYTHING):
            _write(target, ((model, _rows(model)) for model in kept()))


def _rows(model: type[models.Model]) -> Iterator[tuple[Any, ...]]:
    names = [field.attname for field in model._meta.concrete_fields]
    yield from model._base_manager.order_by("pk").values_list(*names).iterator(_BATCH)


def _write(
    target: BaseDatabaseWrapper, tables: Iterator[tuple[type[models.Model], Iterator[Any]]]
) -> None:
    source = connections["default"]
    with elsewhere.at(target), transaction.atomic(), scope.opened(_EVERYTHING):
        for model, rows in tables:
            fields = model._meta.concrete_fields
            quote = target.ops.quote_name
            names = ", ".join(quote(str(field.column)) for field in fields)
            marks = ", ".join(["%s"] * len(fields))
            said = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608
            while batch := _batch(source, rows):
                with target.cursor() as cursor:
                    cursor.executemany(said, [_prepared(fields, row, target) for row in batch])
        with target.cursor() as cursor:
            for statement in target.ops.sequence_reset_sql(no_style(), list(kept())):
                cursor.execute(statement)


def _batch(source: BaseDatabaseWrapper, rows: Iterator[Any]) -> list[Any]:
    with elsewhere.at(source):
        return list(itertools.islice(rows, _BATCH))


def _prepared(fields: Any, row: tuple[Any, ...], target: BaseDatabaseWrapper) -> tuple[Any, ...]:
    return tuple(
        field.get_db_prep_save(value, target) for field, value in zip(fields, row, strict=True)
    )
