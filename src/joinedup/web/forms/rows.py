"""Boxes that hold boxes: leads, targets, readings, a baseline. One empty row is there to add to."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from joinedup.core import dictionary
from joinedup.core.leads import state_of
from joinedup.core.numbers import whole_figure
from joinedup.core.plan import Lead
from joinedup.core.ref import type_of
from joinedup.web.forms.boxes import Box, even
from joinedup.web.forms.setting import Setting

LATEST = 12
"""So many rows are shown; the earlier ones are asked for."""

Typed = Mapping[str, str]


class RowsBox(Box):
    """A list of records, a row each. A row that is emptied is gone. What a row says stays the same
    record unless somebody changes it. ``held`` earlier rows are not shown and stay as they are."""

    kind = "rows"

    def __init__(self, row: dictionary.Row, record: type[Any], boxes: Mapping[str, Box]) -> None:
        super().__init__(row)
        self.record, self.boxes = record, boxes
        self.known: tuple[Any, ...] = ()
        self.all = False

    def __deepcopy__(self, memo: Any) -> RowsBox:
        copy: Any = super().__deepcopy__(memo)
        copy.boxes = {name: box.__deepcopy__(memo) for name, box in self.boxes.items()}
        return copy

    def settle(self, setting: Setting) -> None:
        """Tell the boxes within where they are."""
        for box in self.boxes.values():
            box.setting = setting

    @property
    def held(self) -> tuple[Any, ...]:
        """The earlier rows, which are not shown."""
        return () if self.all else self.known[: max(len(self.known) - LATEST, 0)]

    def gather(self, data: Any, name: str) -> Any:
        count = data.get(f"{name}-rows", "0")
        rows = []
        for at in range(min(int(count), 2_000) if count.isdigit() else 0):
            row = {each: even(data.get(f"{name}-{at}-{each}", "")) for each in self.boxes}
            if not self.is_empty(row):
                rows.append(row)
        return rows

    def is_empty(self, row: Typed) -> bool:
        """Whether nothing but words of closed lists stands in a row."""
        return not any(
            said.strip() for each, said in row.items() if self.boxes[each].kind != "choice"
        )

    def typed(self, value: Any) -> Any:
        if isinstance(value, list):
            return value
        return [self.row_of(each) for each in (value or ())[len(self.held) :]]

    def row_of(self, record: Any) -> dict[str, str]:
        """A record as a row shows it."""
        return {name: box.typed(getattr(record, name)) for name, box in self.boxes.items()}

    def told(self, value: Any) -> str:
        return "; ".join(
            " ".join(said for said in self.row_of(each).values() if said) for each in value or ()
        )

    def to_python(self, value: Any) -> Any:
        shown = self.known[len(self.held) :]
        same = [(self.row_of(each), each) for each in shown]
        found = []
        for row in value:
            kept = next((each for said, each in same if said == row), None)
            found.append(self.read(row) if kept is None else kept)
        return (*self.held, *found)

    def read(self, row: Typed) -> Any:
        """A row as its record; what a figure means follows from how it is written."""
        said = {name: box.clean(row[name]) for name, box in self.boxes.items()}
        if said.get("text") and "value" in said:
            was = next((e for e in self.known if self.row_of(e).get("value") == row["value"]), None)
            if said["value"] is None or (was is not None and was.text != said["text"]):
                figure = whole_figure(said["text"])
                said["value"] = figure.value if figure else None
        return self.record(**said)


class OneBox(RowsBox):
    """One record within another, or none: a baseline."""

    kind = "one"

    def gather(self, data: Any, name: str) -> Any:
        row = {each: even(data.get(f"{name}-0-{each}", "")) for each in self.boxes}
        return [] if self.is_empty(row) else [row]

    def typed(self, value: Any) -> Any:
        if isinstance(value, list):
            return value
        return [] if value is None else [self.row_of(value)]

    def told(self, value: Any) -> str:
        return super().told((value,) if value else ())

    def to_python(self, value: Any) -> Any:
        found = super().to_python(value)
        return found[0] if found else None


class LeadsBox(Box):
    """Who leads: a row each, with the words and the person or partner that they mean."""

    kind = "leads"
    known: tuple[Any, ...] = ()

    @property
    def groups(self) -> Any:
        """The people and partners that can be chosen."""
        return self.setting.choices(("person", "partner"))

    def gather(self, data: Any, name: str) -> Any:
        count = data.get(f"{name}-rows", "0")
        rows = [
            {each: even(data.get(f"{name}-{at}-{each}", "")).strip() for each in ("text", "who")}
            for at in range(min(int(count), 200) if count.isdigit() else 0)
        ]
        return [row for row in rows if any(row.values())]

    def typed(self, value: Any) -> Any:
        if isinstance(value, list):
            return value
        return [self.row_of(each) for each in value or ()]

    def row_of(self, lead: Lead) -> dict[str, str]:
        """A lead as its row shows it."""
        return {"text": even(lead.text).strip(), "who": lead.person or lead.partner or ""}

    def told(self, value: Any) -> str:
        return "; ".join(lead.text for lead in value or ())

    def to_python(self, value: Any) -> Any:
        same = {tuple(self.row_of(each).values()): each for each in self.known}
        return tuple(same.get(tuple(row.values())) or self.read(row) for row in value)

    def read(self, row: Typed) -> Lead:
        """A row as a lead. Who is chosen without words is called as the plan calls them."""
        who = self.setting.reads(row["who"], frozenset(("person", "partner")))
        text = row["text"] or self.setting.label(who)
        person = who if who and type_of(who) == "person" else None
        partner = who if who and type_of(who) == "partner" else None
        if person:
            partner = getattr(self.setting.graph.things[person], "partner", None)
        return dataclasses.replace(
            Lead(text=text), state=state_of(text), person=person, partner=partner
        )
