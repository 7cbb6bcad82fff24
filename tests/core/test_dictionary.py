"""The data dictionary has one row for every field, and says of each what must be said."""

from __future__ import annotations

import dataclasses
import inspect
import typing
from decimal import Decimal
from fractions import Fraction

import pytest

from joinedup.core import dictionary, governance, words
from joinedup.core import plan as models
from joinedup.core.amount import Amount
from joinedup.core.dictionary import TYPES, Row, by_name, of_model, rows
from joinedup.core.period import When
from joinedup.core.plan import COLLECTIONS
from joinedup.core.text import Text

RECORDS = {
    name: record
    for name, record in inspect.getmembers(models, dataclasses.is_dataclass)
    if record.__module__ in (models.__name__, governance.__name__)
}


def test_every_record_of_a_plan_is_in_the_dictionary() -> None:
    assert set(RECORDS) == set(TYPES) == {row.model for row in rows()}


@pytest.mark.parametrize("model", RECORDS)
def test_every_field_has_exactly_one_row_and_every_row_a_field(model: str) -> None:
    named = [row.field for row in of_model(model)]
    assert sorted(named) == sorted(field.name for field in dataclasses.fields(RECORDS[model]))


def test_the_types_of_things_are_those_of_the_collections() -> None:
    assert set(COLLECTIONS) < set(TYPES.values())
    for type, collection in COLLECTIONS.items():
        model = next(name for name, its_type in TYPES.items() if its_type == type)
        assert by_name()[f"plan.{collection}"].type == f"list of {model}"


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.name)
def test_a_row_says_what_must_be_said(row: Row) -> None:
    assert row.meaning.endswith((".", "?")), "a meaning is a sentence"
    assert row.public in ("yes", "no", "by label")
    assert row.replay in ("replayed", "erasable")
    assert not row.guidance or row.guidance.endswith((".", "?"))
    assert not (row.header and not row.sheet) or row.model == "Lead"
    if row.personal:
        assert row.replay == "erasable", "what is personal can be struck out"


HINTS = {
    "text": str,
    "ref": str,
    "texts": Text,
    "leads": tuple[models.Lead, ...],
    "when": When | None,
    "decimal": Decimal | None,
    "amount": Amount | None,
    "yes or no": bool,
}
WITH_DEFAULTS = {"whole number": int, "share": Fraction}
"""Types whose fields may do without None: a seat has one vote unless it is said otherwise."""


@pytest.mark.parametrize(
    "row", [row for row in rows() if row.type in HINTS], ids=lambda row: row.name
)
def test_the_type_of_a_row_is_that_of_its_field(row: Row) -> None:
    assert typing.get_type_hints(RECORDS[row.model])[row.field] == HINTS[row.type]


@pytest.mark.parametrize(
    "row", [row for row in rows() if row.type in WITH_DEFAULTS], ids=lambda row: row.name
)
def test_a_number_is_none_where_it_has_no_default(row: Row) -> None:
    hint = typing.get_type_hints(RECORDS[row.model])[row.field]
    own = WITH_DEFAULTS[row.type]
    default = RECORDS[row.model].__dataclass_fields__[row.field].default
    assert hint == (own | None if default is None else own)


@pytest.mark.parametrize(
    "row", [row for row in rows() if row.type.startswith("one of ")], ids=lambda row: row.name
)
def test_a_closed_list_is_one_that_there_is(row: Row) -> None:
    name = row.type.removeprefix("one of ")
    hint = typing.get_type_hints(RECORDS[row.model])[row.field]
    if name in ("topics", "types"):
        assert hint is str
    else:
        assert getattr(words, name) in (hint, *typing.get_args(hint))


@pytest.mark.parametrize(
    "row",
    [row for row in rows() if row.type.startswith(("ref of ", "refs of "))],
    ids=lambda row: row.name,
)
def test_a_pointer_names_types_that_there_are(row: Row) -> None:
    pointed = (
        row.type.partition(" of ")[2]
        .removesuffix(" or text")
        .replace("its type", "any")
        .split(", ")
    )
    assert set(pointed) <= {*COLLECTIONS, "any"}
    hint = typing.get_type_hints(RECORDS[row.model])[row.field]
    assert hint == tuple[str, ...] if row.type.startswith("refs") else hint in (str, str | None)


def test_no_two_columns_of_a_sheet_have_one_heading() -> None:
    headings = [(row.sheet, row.header) for row in rows() if row.header and row.sheet]
    assert len(headings) == len(set(headings))


def test_a_row_is_named_as_findings_name_it() -> None:
    assert by_name()["action.due"].header == "By when"
    assert by_name()["goal.partner"].model == "PartnerGoal"
    assert by_name()["delivery_system.owner"].sheet == "Services"


def test_the_dictionary_is_read_once() -> None:
    assert dictionary.rows() is dictionary.rows()
