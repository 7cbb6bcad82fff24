"""The cells of one row, once read, made into a record of the plan."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any

from joinedup.core import plan as models
from joinedup.core.plan import Baseline, Lead
from joinedup.core.text import Text
from joinedup.core.words import ResourceKind
from joinedup.formats.sheets import Value
from joinedup.formats.template.cells import number_of
from joinedup.formats.template.grids import Bound
from joinedup.formats.template.layout import SheetForm
from joinedup.formats.template.leads import read_cell, read_details
from joinedup.formats.template.names import Names, tiers
from joinedup.formats.template.values import RowReader, Values

LEAD_DETAILS = ("leads.state", "leads.person", "leads.partner")


def finish(reader: RowReader, form: SheetForm, values: Values, **given: Any) -> Any:
    """The record of a row. What depends on several of its cells is settled here."""
    for field, value in values.items():
        if isinstance(value, dict):
            values[field] = Text.from_dict(_in_order(value, reader.reading.language))
    if "leads" in values:
        values["leads"] = _leads(values, reader.reading.names)
    for field in LEAD_DETAILS:
        values.pop(field, None)
    if "written status" in values:
        _settle_status(reader, values)
    if form.model in ("Target", "Reading"):
        _settle_figure(values, "")
    if form.model == "Measure":
        values["baseline"] = _baseline(values)
    if form.model == "Need":
        _settle_amount(reader, values)
    if form.model == "Lineage":
        _settle_into(reader, values)
    return getattr(models, form.model)(**{**_unsaid(form.model), **values, **given})


@cache
def _unsaid(model: str) -> dict[str, str]:
    """The fields of a model that must be given, all of them words, as a row gives them that is
    silent on them."""
    fields = dataclasses.fields(getattr(models, model))
    return {field.name: "" for field in fields if field.default is dataclasses.MISSING}


def _in_order(versions: dict[str, str], language: str) -> dict[str, str]:
    own = {tag: text for tag, text in versions.items() if tag == language}
    return {**own, **versions}


def _leads(values: Values, names: Names) -> tuple[Lead, ...]:
    states, persons, partners = (values.get(field, "") for field in LEAD_DETAILS)
    if states:
        return read_details(values["leads"], states, persons, partners, names)
    return read_cell(values["leads"], names)


def _settle_status(reader: RowReader, values: Values) -> None:
    """A status in words of their own: they are kept, beside the words that stand in their column."""
    text, _, bound = values.pop("written status")
    if "status_text" in values:
        reader.keep(bound, text)
    else:
        values["status_text"] = text


def _settle_figure(values: Values, prefix: str) -> None:
    """A figure's number: as its own column has it, else as its words say."""
    text = values.get(f"{prefix}text", "")
    if text and f"{prefix}value" not in values:
        values[f"{prefix}value"] = number_of(text)


def _baseline(values: Values) -> Baseline | None:
    _settle_figure(values, "baseline.")
    given = {
        field: values.pop(f"baseline.{field}")
        for field in ("text", "value", "when")
        if f"baseline.{field}" in values
    }
    return Baseline(**given) if given else None


def _settle_amount(reader: RowReader, values: Values) -> None:
    if "amount" not in values:
        return
    value, row, bound = values.pop("amount")
    amount = reader.amount(value, values.get("kind", ResourceKind.MONEY), row, bound)
    if amount is not None:
        values["amount"] = amount


def _settle_into(reader: RowReader, values: Values) -> None:
    if "into" not in values:
        return
    later: tuple[Value, int, Bound] = values.pop("into")
    value, row, bound = later
    where = tiers(f"refs of {values.get('type', 'action')}, any")
    refs = reader.refs(str(value).strip(), where, row, bound)
    if refs:
        values["into"] = refs
