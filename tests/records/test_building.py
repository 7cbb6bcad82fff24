"""The building, read: whose each table is, and what each of their references is held by."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection

from joinedup.records import building, models
from joinedup.records.constraints import SamePartnership
from joinedup.records.models import base

OURS = list(apps.get_app_config("records").get_models())


def test_every_model_is_a_row_of_a_partnership_or_of_the_installation_by_name() -> None:
    others = {model.__name__ for model in OURS if not issubclass(model, base.Row)}
    assert others == building.OF_THE_INSTALLATION


def test_every_row_is_replayed_from_history_or_named_as_not() -> None:
    rows = {model.__name__ for model in building.rows()}
    assert rows - building.replayed() == building.NOT_REPLAYED
    assert building.replayed() - rows == {"Partnership"}


@pytest.mark.django_db
def test_every_table_there_is_is_known() -> None:
    known = {model._meta.db_table for model in OURS} | building.TABLES_OF_OTHERS
    assert set(connection.introspection.table_names()) == known


def test_every_reference_to_a_row_is_held_to_its_partnership() -> None:
    for model, field in building.references():
        held = {
            (each.field, each.to)
            for each in model._meta.constraints
            if isinstance(each, SamePartnership)
        }
        wanted = (field.name, f"records.{field.related_model.__name__}")
        assert wanted in held, f"{model.__name__}.{field.name} may refer to another partnership"


def test_what_is_referred_to_can_be_named_with_its_partnership() -> None:
    for target in {field.related_model for _, field in building.references()}:
        unique = [each.fields for each in target._meta.constraints if hasattr(each, "fields")]
        assert ("partnership", "id") in unique, target.__name__


def test_what_is_a_partners_own_has_a_partner_in_every_table() -> None:
    for model in building.rows():
        names = {each.name for each in model._meta.constraints}
        assert any(name.startswith("own_") for name in names), model.__name__


def test_no_reference_takes_rows_with_it_when_a_user_goes() -> None:
    for model in OURS:
        for field in model._meta.concrete_fields:
            if (
                field.is_relation
                and field.related_model is models.User
                and model is not models.SignInLink
            ):
                assert field.remote_field.on_delete.__name__ == "PROTECT", (
                    f"{model.__name__}.{field.name}"
                )
