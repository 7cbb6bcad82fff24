"""A constraint of ours: both ends of a reference belong to one partnership, and the database says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import BaseConstraint


class SamePartnership(BaseConstraint):
    """``FOREIGN KEY (partnership, field) REFERENCES thing (partnership, id)``, deferred.

    Django's own foreign keys say only that the row exists, not whose it is. ``to`` is the label
    of the model referred to (``records.Thing``, whose table is records_thing), which has ``UNIQUE (partnership, id)``.
    """

    def __init__(self, *, field: str, to: str, name: str) -> None:
        super().__init__(name=name)
        self.field, self.to = field, to

    def constraint_sql(self, model: Any, schema_editor: Any) -> str:
        """The clause of CREATE TABLE."""
        quote = schema_editor.quote_name
        column = model._meta.get_field(self.field).column
        partnership = model._meta.get_field("partnership").column
        target = self.to.lower().replace(".", "_")  # not asked of the apps: a remade table is alone
        return (
            f"CONSTRAINT {quote(self.name)} FOREIGN KEY ({quote(partnership)}, {quote(column)}) "
            f"REFERENCES {quote(target)} ({quote('partnership_id')}, {quote('id')}) "
            "DEFERRABLE INITIALLY DEFERRED"
        )

    def create_sql(self, model: Any, schema_editor: Any) -> str:
        """ALTER TABLE, on PostgreSQL; SQLite remakes the table with ``constraint_sql``."""
        table = schema_editor.quote_name(model._meta.db_table)
        return f"ALTER TABLE {table} ADD {self.constraint_sql(model, schema_editor)}"

    def remove_sql(self, model: Any, schema_editor: Any) -> str:
        """ALTER TABLE, on PostgreSQL."""
        table = schema_editor.quote_name(model._meta.db_table)
        return f"ALTER TABLE {table} DROP CONSTRAINT {schema_editor.quote_name(self.name)}"

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """The database does it."""

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """For migrations."""
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "field": self.field, "to": self.to}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SamePartnership) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash((self.name, self.field, self.to))
