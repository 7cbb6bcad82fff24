"""The cells of one row, once read, made into a record of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from joinedup.core import plan as models
from joinedup.core.leads import read_leads
from joinedup.core.plan import Baseline, Lead
from joinedup.core.text import Text
from joinedup.core.words import LeadState, ResourceKind
from joinedup.formats.sheets import Value
from joinedup.formats.template.choices import chosen
from joinedup.formats.template.grids import Bound
from joinedup.formats.template.layout import SheetForm
from joinedup.formats.template.names import Names, fold, tiers
from joinedup.formats.template.values import RowReader, Values, number_of

NOBODY = "–"  # in a list of lead persons or partners: this lead has none
_BETWEEN = re.compile(r"\s*[;\n]\s*")
_WHO = (("person",), ("partner",))


def finish(reader: RowReader, form: SheetForm, values: Values, **given: Any) -> Any:
    """The record of a row. What depends on several of its cells is settled here."""
    for field, value in values.items():
        if isinstance(value, dict):
            values[field] = Text.from_dict(_in_order(value, reader.reading.language))
    if "leads" in values:
        values["leads"] = tuple(_leads(values, reader.reading.names))
    values.pop("lead details", None)
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
    return getattr(models, form.model)(**values, **given)


def _in_order(versions: dict[str, str], language: str) -> dict[str, str]:
    own = {tag: text for tag, text in versions.items() if tag == language}
    return {**own, **versions}


def _leads(values: Values, names: Names) -> Iterator[Lead]:
    """The leads of a row. With a column of states each piece between semicolons is one lead as
    it stands; else a piece may name several."""
    text = values["leads"]
    states = _details(values, "leads.state")
    persons, partners = _details(values, "leads.person"), _details(values, "leads.partner")
    if not states:
        for piece in _BETWEEN.split(text):
            yield from _read_piece(piece, names)
        return
    for at, piece in enumerate(_BETWEEN.split(text)):
        state = chosen("LeadState").get(fold(states[at]) if at < len(states) else "", LeadState.NAMED)
        assert isinstance(state, LeadState)  # noqa: S101  choices of LeadState
        yield Lead(
            text=piece,
            state=state,
            person=_one(names, persons, at, "person"),
            partner=_one(names, partners, at, "partner"),
        )


def _details(values: Values, field: str) -> list[str]:
    text = values.pop(field, "")
    return _BETWEEN.split(text) if text else []


def _one(names: Names, listed: list[str], at: int, type: str) -> str | None:
    found = names.find(listed[at], ((type,),)) if at < len(listed) and listed[at] != NOBODY else []
    return found[0] if len(found) == 1 else None


def _read_piece(piece: str, names: Names) -> Iterator[Lead]:
    if len(names.find(piece, _WHO)) == 1:
        yield match_lead(Lead(text=piece), names)
        return
    for lead in read_leads(piece):
        yield match_lead(lead, names)


def match_lead(lead: Lead, names: Names) -> Lead:
    """The lead with the person or partner whose name or number its words are, if it has none."""
    if lead.person or lead.partner or lead.state is not LeadState.NAMED:
        return lead
    person, partner = names.find(lead.text, (("person",),)), names.find(lead.text, (("partner",),))
    return Lead(
        text=lead.text,
        state=lead.state,
        person=person[0] if len(person) == 1 else None,
        partner=partner[0] if len(partner) == 1 else None,
    )


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
    given = {field: values.pop(f"baseline.{field}") for field in ("text", "value", "when") if f"baseline.{field}" in values}
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
