"""What a plan is after a round trip through the template: only what ADR 5 says is changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from joinedup.core.plan import Baseline, Link, Plan, Reading, Target
from joinedup.core.text import Text
from joinedup.formats.template.cells import plain_number
from joinedup.formats.template.leads import leads_cell, needs_details, read_cell
from joinedup.formats.template.names import Named, Names
from joinedup.formats.template.tables import in_outline


def as_read_back(plan: Plan) -> Plan:
    """The plan with what the template does not keep put as reading gives it."""
    names = Names((Named.of(thing) for thing in plan.things()), plan.words)
    collections: dict[str, Any] = {
        name: tuple(_record(each, plan, names) for each in getattr(plan, name))
        for name in plan.__dataclass_fields__
        if isinstance(getattr(plan, name), tuple)
    }
    collections["links"] = _links(plan)
    for name in ("outcomes", "priorities", "actions", "issues"):
        collections[name] = _with_leads(getattr(plan, name), collections[name], names)
    about = {
        name: _value(getattr(plan, name), plan)
        for name in ("title", "description", "starts", "ends")
    }
    return replace(plan, **about, **collections, fields=None)


def _with_leads(before: Any, after: Any, names: Names) -> Any:
    """Leads are matched to the persons and partners that their words name, unless some lead of
    the sheet is known in a way that its words do not tell."""
    if needs_details((thing.leads for thing in before), names):
        return after
    return tuple(
        replace(thing, leads=read_cell(leads_cell(thing.leads) or "", names)) for thing in after
    )


def _record(record: Any, plan: Plan, names: Names) -> Any:
    changed = {name: _value(getattr(record, name), plan) for name in record.__dataclass_fields__}
    for part in ("targets", "readings", "also_in"):
        if part in changed:
            changed[part] = tuple(_figure(_record(each, plan, names)) for each in changed[part])
    if changed.get("baseline"):
        changed["baseline"] = _figure(_record(changed["baseline"], plan, names))
    return replace(record, **changed)


def _value(value: Any, plan: Plan) -> Any:
    if isinstance(value, Text):
        return _sorted(value, plan)
    if hasattr(value, "note") and hasattr(value, "ongoing"):
        return replace(value, note="") if value.text or value.period or value.ongoing else None
    return value


def _sorted(text: Text, plan: Plan) -> Text:
    """The plan's own language first; of the rest only the columns know an order."""
    return Text(tuple(sorted(text.versions, key=lambda each: (each[0] != plan.language, each))))


def _figure(part: Any) -> Any:
    """A figure without words has its number for words."""
    if isinstance(part, Baseline | Target | Reading) and not part.text and part.value is not None:
        return replace(part, text=plain_number(part.value))
    return part


def _links(plan: Plan) -> tuple[Link, ...]:
    """Links that stand in columns come first, in the order of their sources."""
    order = {thing.ref: index for index, thing in enumerate(plan.things())}
    columns = sorted(
        (link for link in plan.links if in_outline(link)), key=lambda link: order[link.source]
    )
    links = (*columns, *(link for link in plan.links if not in_outline(link)))
    return tuple(
        replace(
            link, **{name: _value(getattr(link, name), plan) for name in ("agreed_on", "ended")}
        )
        for link in links
    )


def without_notes(plan: Plan) -> Plan:
    """The plan as it was read, its dates without the notes that reading made."""
    collections: dict[str, Any] = {
        name: tuple(_stripped(each, plan) for each in getattr(plan, name))
        for name in plan.__dataclass_fields__
        if isinstance(getattr(plan, name), tuple)
    }
    about = {
        name: _value(getattr(plan, name), plan)
        for name in ("title", "description", "starts", "ends")
    }
    return replace(plan, **about, **collections, fields=None)


def _stripped(record: Any, plan: Plan) -> Any:
    changed = {}
    for name in record.__dataclass_fields__:
        value = getattr(record, name)
        if hasattr(value, "note") and hasattr(value, "ongoing"):
            changed[name] = replace(value, note="")
        elif isinstance(value, Text):
            changed[name] = _sorted(value, plan)
        elif isinstance(value, tuple) and value and hasattr(value[0], "__dataclass_fields__"):
            changed[name] = tuple(_stripped(each, plan) for each in value)
        elif isinstance(value, Baseline):
            changed[name] = _stripped(value, plan)
    return replace(record, **changed)


def differences(one: Any, other: Any, at: str = "plan") -> list[str]:
    """Where two plans, or two parts of plans, differ, so that a failure reads as a list."""
    if one == other:
        return []
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        pairs = zip(one, other, strict=True)
        return [
            found
            for index, pair in enumerate(pairs)
            for found in differences(*pair, f"{at}[{index}]")
        ]
    if type(one) is type(other) and hasattr(one, "__dataclass_fields__"):
        return [
            found
            for name in one.__dataclass_fields__
            for found in differences(getattr(one, name), getattr(other, name), f"{at}.{name}")
        ]
    return [f"{at}: {one!r} became {other!r}"]
