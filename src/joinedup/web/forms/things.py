"""The form of one thing: its boxes in an order that people think in, what is held fast, what changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from joinedup.core.catalogue import N_
from joinedup.core.numbers import read_amount
from joinedup.core.text import Text
from joinedup.core.words import ResourceKind
from joinedup.web.forms.boxes import Box, TextsBox
from joinedup.web.forms.choices import RefBox
from joinedup.web.forms.digests import digest
from joinedup.web.forms.layout import laid_out
from joinedup.web.forms.rows import LeadsBox, RowsBox
from joinedup.web.forms.setting import Setting
from joinedup.web.forms.values import WhenBox
from joinedup.web.forms.wording import hint_of, label_of, readers_of

NO_AMOUNT = N_(
    "“{said}” is not an amount. Write money in pounds (£12,500) and people in full-time posts (2.4)."
)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One box as the page shows it. ``fixed`` is why it cannot be changed, "" where it can."""

    name: str
    box: Box
    label: str
    hint: str
    typed: Any
    read: str = ""
    readers: str = ""
    error: str = ""
    fixed: str = ""
    is_fixed: bool = False
    told: str = ""
    held: Mapping[str, str] = field(default_factory=dict)


class ThingForm(forms.Form):
    """What a thing says, box by box. ``fixed`` are the fields that cannot be changed here and why;
    ``record`` is what it says now, None for a new thing."""

    type_name: ClassVar[str]

    def __init__(
        self,
        data: Any = None,
        *,
        setting: Setting,
        record: Any = None,
        fixed: Mapping[str, str] | None = None,
        given: Mapping[str, Any] | None = None,
        all_rows: bool = False,
    ) -> None:
        super().__init__(data)
        self.setting, self.record = setting, record
        self.fixed = dict(fixed or {})
        self.given = dict(given or {})
        for name, box in self.boxes.items():
            self._settle(name, box, all_rows)

    @property
    def boxes(self) -> dict[str, Box]:
        """Every box, those too that are held fast."""
        found: dict[str, Any] = self.fields
        return found

    def _settle(self, name: str, box: Box, all_rows: bool) -> None:
        box.setting = self.setting
        value = self.value_of(name)
        if isinstance(box, RowsBox):
            box.settle(self.setting)
            box.all = all_rows
            box.known = value if isinstance(value, tuple) else (value,) if value else ()
        if isinstance(box, LeadsBox):
            box.known = value or ()
        if isinstance(box, RefBox) and value:
            named = (value,) if isinstance(value, str) else value
            box.now = tuple(ref for ref in named if ref in self.setting.graph.things)
        if isinstance(box, TextsBox) and name in self.fixed and isinstance(value, Text):
            missing = [tag for tag in self.setting.languages if value and not value.has(tag)]
            if missing:
                box.held = value.as_dict()
                del self.fixed[name]

    def value_of(self, name: str) -> Any:
        """What the record says in a field; of a new thing, what is given beforehand."""
        return self.given.get(name) if self.record is None else getattr(self.record, name)

    def typed(self, name: str) -> Any:
        """What stands in a box: what was typed, else what the record says."""
        box = self.boxes[name]
        if self.is_bound and name not in self.fixed:
            return box.typed(box.gather(self.data, name))
        return box.typed(self.value_of(name))

    def _clean_fields(self) -> None:
        for name, box in self.boxes.items():
            if name in self.fixed:
                continue
            typed = box.gather(self.data, name)
            if self.record is not None and self._stands(name, typed):
                self.cleaned_data[name] = self.value_of(name)  # however it came to be written
                continue
            try:
                self.cleaned_data[name] = box.clean(typed)
            except ValidationError as error:
                self.add_error(name, error)
        self._clean_amount()

    def _stands(self, name: str, typed: Any) -> bool:
        """Whether a box says what the record says."""
        box = self.boxes[name]
        return digest(box.typed(typed)) == digest(box.typed(self.value_of(name)))

    def _clean_amount(self) -> None:
        said = self.cleaned_data.get("amount")
        if not said or not isinstance(said, str):
            if said == "":
                self.cleaned_data["amount"] = None
            return
        kind = self.cleaned_data.get("kind") or ResourceKind.MONEY
        self.cleaned_data["amount"] = read_amount(said, kind)
        if self.cleaned_data["amount"] is None:
            self.add_error("amount", self.boxes["amount"].wrong(NO_AMOUNT, said=said))

    def says(self) -> dict[str, Any]:
        """What the writer changed: against what stood in the boxes when the page was made, so that
        what somebody else changed meanwhile is not taken back. Of a new thing, all that is filled
        in. Call it on a form that is valid."""
        was = self._was()
        found = {}
        for name, value in self.cleaned_data.items():
            box = self.boxes[name]
            now = digest(box.typed(box.gather(self.data, name)))
            if now != was.get(name, digest(box.typed(self.value_of(name)))):
                found[name] = value
        if self.record is None:
            given = {name: value for name, value in self.given.items() if value not in (None, "")}
            return given | found
        return found

    def _was(self) -> dict[str, str]:
        try:
            said = json.loads(self.data.get("was", "{}"))
        except ValueError:
            return {}
        return said if isinstance(said, dict) else {}

    def was(self) -> str:
        """What stands in each box when the page is made, in a few letters each."""
        if self.is_bound:
            return str(self.data.get("was", "{}"))
        found = {name: digest(self.typed(name)) for name in self.boxes if name not in self.fixed}
        return json.dumps(found, separators=(",", ":"))

    def sections(self) -> Iterator[tuple[str, tuple[Shown, ...]]]:
        """The boxes under their headings; all under one where there are few."""
        open_ = [name for name in self.boxes if name not in self.fixed]
        for heading, names in laid_out(self.type_name, open_, self.record is not None):
            yield heading, tuple(self.shown(name) for name in names)

    def held_fast(self) -> Iterator[tuple[str, tuple[Shown, ...]]]:
        """What cannot be changed here, by the reason; what says nothing is left out."""
        reasons = dict.fromkeys(why for why in self.fixed.values() if why)
        for why in reasons:
            names = [name for name in self.boxes if self.fixed.get(name) == why]
            found = tuple(each for each in map(self.shown, names) if each.told)
            if found:
                yield why, found

    def shown(self, name: str) -> Shown:
        """One box as the page shows it."""
        box = self.boxes[name]
        fixed, hint = name in self.fixed, hint_of(box)
        say = self.setting.say
        return Shown(
            name=name,
            box=box,
            label=say(label_of(self.type_name, name, box)),
            hint=say(hint) if hint and not fixed else "",
            typed=self.typed(name),
            read=self._read_as(name, box),
            readers=say(readers_of(box, self.setting)) if box.long and not fixed else "",
            error="; ".join(map(str, self.errors.get(name, ()))) if self.is_bound else "",
            fixed=self.fixed.get(name, ""),
            is_fixed=fixed,
            told=box.told(self.value_of(name)) if fixed else "",
            held=getattr(box, "held", {}),
        )

    def _read_as(self, name: str, box: Box) -> str:
        """How a date was read, where that does not follow from the words alone."""
        if not isinstance(box, WhenBox):
            return ""
        found = self.cleaned_data.get(name) if self.is_bound else self.value_of(name)
        return found.note if found and found.period else ""

    def notes(self) -> tuple[str, ...]:
        """How the dates were read that the writer changed."""
        found = (self._read_as(name, self.boxes[name]) for name in self.says())
        return tuple(note for note in found if note)

    @property
    def published(self) -> bool:
        """Whether any of what the form asks may be published."""
        return any(box.row.public != "no" for box in self.boxes.values())

    def wrong(self) -> Iterator[tuple[str, str]]:
        """What is wrong: (the box, the sentence), in the order of the page."""
        for _, shown in self.sections():
            yield from ((each.name, each.error) for each in shown if each.error)

    def refuse(self, name: str, sentence: str) -> None:
        """Set beside a box what a command said; above all of them where it is about none."""
        self.add_error(name if name in self.boxes and name not in self.fixed else None, sentence)
