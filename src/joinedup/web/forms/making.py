"""The class of form of each type of thing, made once from the data dictionary."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any

from joinedup.core import dictionary
from joinedup.core import plan as core
from joinedup.core.drafts import RECORDS, REQUIRED
from joinedup.core.plan import TOPICS
from joinedup.web.forms.boxes import Box, TextsBox
from joinedup.web.forms.choices import ChoiceBox, RefBox, RefsBox, YesBox
from joinedup.web.forms.rows import LeadsBox, OneBox, RowsBox
from joinedup.web.forms.things import ThingForm
from joinedup.web.forms.values import AmountBox, DayBox, DecimalBox, ShareBox, WhenBox, WholeBox

TYPES = tuple(REQUIRED)
"""The types of thing that have a form."""

OF_A_LINK = ("proof", "share")
"""What can be changed of a link once it is drawn."""

_SIMPLE: Mapping[str, type[Box]] = {
    "text": Box,
    "texts": TextsBox,
    "when": WhenBox,
    "day": DayBox,
    "decimal": DecimalBox,
    "yes or no": YesBox,
    "amount": AmountBox,
    "leads": LeadsBox,
}

_WITH_DEFAULTS: Mapping[str, Callable[[dictionary.Row, Any], Box]] = {
    "whole number": WholeBox,
    "share": ShareBox,
}
"""Boxes of what is something where nothing is typed: a seat has one vote."""


@cache
def form_of(type_name: str) -> type[ThingForm]:
    """The class of form for a type. KeyError for a type that people do not write."""
    if type_name not in (*TYPES, "link"):
        raise KeyError(type_name)
    boxes = boxes_of(RECORDS[type_name])
    if type_name == "link":
        boxes = {name: boxes[name] for name in OF_A_LINK}
    for name in REQUIRED.get(type_name, ()):
        boxes[name].needed = True
    name = f"{RECORDS[type_name].__name__}Form"
    return type(name, (ThingForm,), {"type_name": type_name, "__module__": __name__, **boxes})


def boxes_of(record: type[Any]) -> dict[str, Box]:
    """A box for each field of a record, in the order of the dictionary."""
    return {
        row.field: _box(row, record)
        for row in dictionary.of_model(record.__name__)
        if row.type != "ref"
    }


def _box(row: dictionary.Row, record: type[Any]) -> Box:
    if row.type in _SIMPLE:
        return _SIMPLE[row.type](row)
    if row.type in _WITH_DEFAULTS:
        return _WITH_DEFAULTS[row.type](row, record.__dataclass_fields__[row.field].default)
    first, _, rest = row.type.partition(" ")
    if first == "one":
        return _choice(row, record)
    if first in ("ref", "refs"):
        named = tuple(each for each in rest.removeprefix("of ").split(", ") if each != "any")
        return (RefBox if first == "ref" else RefsBox)(row, named)
    within = getattr(core, rest.removeprefix("of "))
    return (OneBox if first == "record" else RowsBox)(row, within, boxes_of(within))


def _choice(row: dictionary.Row, record: type[Any]) -> ChoiceBox:
    """A closed list: its words, and what stands there if nobody chooses."""
    hint = typing.get_type_hints(record)[row.field]
    if hint is str:
        return ChoiceBox(row, {topic: topic for topic in TOPICS}, "")
    optional = isinstance(hint, types.UnionType)
    words: type[Enum] = next(each for each in typing.get_args(hint)) if optional else hint
    default = record.__dataclass_fields__[row.field].default
    return ChoiceBox(row, {each.value: each for each in words}, None if optional else default)
