"""Many rows at once: prepared by the fields of the model, inserted by one statement a table.

``bulk_create`` makes an instance and an expression a value; for the hundred thousand rows of a large
import that is two thirds of the time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, models

from joinedup.records import guard


def insert(model: type[models.Model], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows given as {attribute: value}; what is not given is the field's default. For rows
    whose keys nobody needs afterwards."""
    if not rows:
        return
    guard.require(model.__name__)
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(model._meta.db_table)
    columns = [_Column(field) for field in fields]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608 (names of our own tables)
            list(zip(*(column.of(rows) for column in columns), strict=True)),
        )


class _Column:
    """One column: what a row says of it, or its default, as the database takes it."""

    def __init__(self, field: models.Field[Any, Any]) -> None:
        self.field, self.name = field, field.attname
        self.default = field.get_default
        self.is_plain = type(field) in _TAKEN_AS_THEY_ARE

    def of(self, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
        """The values in rows."""
        name, default, ready = self.name, self.default, self.field.get_db_prep_save
        values = [row[name] if name in row else default() for row in rows]
        if not self.is_plain:
            return [ready(value, connection) for value in values]
        return [
            value if type(value) in _AS_THEY_ARE else ready(value, connection) for value in values
        ]


_TAKEN_AS_THEY_ARE = (
    *(models.ForeignKey, models.TextField, models.CharField, models.BooleanField),
    *(models.PositiveIntegerField, models.PositiveSmallIntegerField, models.BigIntegerField),
)
_AS_THEY_ARE = frozenset({int, str, bool, type(None)})
