"""Which tables there are: those of a partnership, those that history replays, and the rest by name."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Field

from joinedup.records.models import base
from joinedup.records.models.says import Says

OF_THE_INSTALLATION = frozenset({"Partnership", "User", "SignInLink"})
"""Our own models that are no rows of a partnership: no scope narrows them."""

NOT_REPLAYED = frozenset(
    {
        "Chain",
        "Counter",
        "Event",
        "Import",
        "KeptText",
        "Mention",
        "Passage",
        "Receipt",
        "ReleasedFacts",
        "StoredFile",
    }
)
"""Rows of a partnership that are history itself, or made from it, or operational."""

_ALSO_REPLAYED = frozenset(
    {"Thing", "Partnership", "PlanSeries", "PlanVersion", "Membership", "SwitchedOff"}
)

TABLES_OF_OTHERS = frozenset(
    {
        "auth_group",
        "auth_group_permissions",
        "auth_permission",
        "django_content_type",
        "django_migrations",
        "django_session",
        "django_tasks_database_dbtaskresult",
    }
)
"""Tables of Django and its parts: operational."""


@cache
def rows() -> tuple[type[base.Row], ...]:
    """Every model whose rows belong to a partnership."""
    ours = apps.get_app_config("records").get_models()
    return tuple(model for model in ours if issubclass(model, base.Row))


@cache
def replayed() -> frozenset[str]:
    """The names of the models that folding history gives back."""
    return _ALSO_REPLAYED | {model.__name__ for model in rows() if issubclass(model, Says)}


@cache
def references() -> tuple[tuple[type[base.Row], Field[Any, Any]], ...]:
    """Every field of a row that refers to another row of a partnership."""
    return tuple(
        (model, field)
        for model in rows()
        for field in model._meta.concrete_fields
        if field.is_relation and issubclass(field.related_model, base.Row)  # type: ignore[arg-type]
    )
