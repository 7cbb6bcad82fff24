"""Every column of every table stands in the data dictionary, once, and nothing else stands there."""

from __future__ import annotations

import dataclasses

import pytest
from django.apps import apps

from joinedup.core import dictionary, tables
from joinedup.core.plan import Plan
from joinedup.records import building, models
from joinedup.records.models.base import Row
from joinedup.records.models.says import Says
from joinedup.records.operations import is_erasable
from joinedup.records.shapes import Shape, shapes

OURS = list(apps.get_app_config("records").get_models())
COMMON = {"Row": ["id", "partnership", "owner", "label"], "Says": ["thing", "plan", "position"]}


def all_shapes() -> dict[type, Shape]:
    found = {shape.model: shape for shape in shapes().values()}
    parts = {part.model: part for shape in shapes().values() for part in shape.lists.values()}
    return found | parts


def own_columns(model: type) -> list[str]:
    """The columns of a table that are neither shared with others nor fields of a plan's record."""
    names = [field.name for field in model._meta.concrete_fields]
    shared = COMMON["Row"] * issubclass(model, Row) + COMMON["Says"] * issubclass(model, Says)
    shape = all_shapes().get(model)
    of_record = set(shape.columns.values()) if shape else set()
    if model is models.PlanVersion:
        of_record = {field.name for field in dataclasses.fields(Plan)}
    return [name for name in names if name not in shared and name not in of_record]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_column_has_exactly_one_row_and_every_row_a_column(model: type) -> None:
    named = [column.field for column in tables.of_model(model.__name__)]
    assert sorted(named) == sorted(own_columns(model))


@pytest.mark.parametrize("shared", COMMON)
def test_what_many_tables_share_stands_there_once(shared: str) -> None:
    assert [column.field for column in tables.of_model(shared)] == COMMON[shared]


def test_no_row_is_of_a_table_that_there_is_not() -> None:
    known = {model.__name__ for model in OURS} | set(COMMON)
    assert {column.model for column in tables.columns()} <= known


@pytest.mark.parametrize("model", all_shapes(), ids=lambda model: model.__name__)
def test_every_column_of_a_record_is_a_field_of_the_dictionary(model: type) -> None:
    shape = all_shapes()[model]
    fields = {row.field for row in dictionary.of_model(shape.record.__name__)}
    assert set(shape.columns) | set(shape.ties) | set(shape.lists) <= fields
    for name in shape.columns.values():
        model._meta.get_field(name)


@pytest.mark.parametrize("column", tables.columns(), ids=lambda each: f"{each.model}.{each.field}")
def test_a_row_says_what_must_be_said(column: tables.Column) -> None:
    assert column.meaning.endswith(".")
    assert column.public in ("yes", "no", "by label")
    assert column.replay in ("replayed", "erasable", "operational")
    assert not (column.personal and column.public == "yes")


def test_what_is_replayed_is_of_tables_that_are_replayed() -> None:
    for column in tables.columns():
        if column.model in building.NOT_REPLAYED | {"User", "SignInLink"}:
            assert column.replay != "replayed", f"{column.model}.{column.field}"
        elif column.model not in COMMON and column.replay == "operational":
            assert column.field in ("id", "version", "edits"), f"{column.model}.{column.field}"


def test_what_the_dictionary_calls_erasable_stands_beside_history_and_not_in_it() -> None:
    for row in dictionary.rows():
        assert is_erasable(dictionary.TYPES[row.model], row.field) == (row.replay == "erasable")
    assert is_erasable("thing", "why")
