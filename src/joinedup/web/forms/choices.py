"""Boxes in which one chooses: a word of a closed list, one thing of the plan, or several."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from joinedup.core import dictionary
from joinedup.core.catalogue import N_, capital, translate
from joinedup.core.ref import type_of
from joinedup.web.forms.boxes import Box, even
from joinedup.web.forms.setting import MOST_IN_A_LIST

NO_CHOICE = N_("“{said}” is not in the list. Choose from it.")
NOT_KNOWN = N_("“{said}” names nothing here. Choose from what the list offers.")


class ChoiceBox(Box):
    """One of a closed list. ``values`` are the words of the list, with what each stands for."""

    kind = "choice"

    def __init__(self, row: dictionary.Row, values: Mapping[str, Any], empty: Any = None) -> None:
        super().__init__(row)
        self.values, self.empty = values, empty

    def choices(self) -> tuple[tuple[str, str], ...]:
        """The values, with what each is called in the language of the page."""
        language = self.setting.language
        return tuple((value, capital(translate(value, language))) for value in self.values)

    def typed(self, value: Any) -> Any:
        return value.value if isinstance(value, Enum) else even(value or "")

    def told(self, value: Any) -> str:
        return capital(translate(self.typed(value), self.setting.language))

    def to_python(self, value: Any) -> Any:
        if not value:
            return self.empty
        if value not in self.values:
            raise self.wrong(NO_CHOICE, said=value)
        return self.values[value]


YES, NO = N_("yes"), N_("no")


class YesBox(ChoiceBox):
    """Yes or no; no, if nobody chooses."""

    def __init__(self, row: dictionary.Row) -> None:
        super().__init__(row, {NO: False, YES: True}, False)

    def typed(self, value: Any) -> Any:
        return (YES if value else NO) if isinstance(value, bool) else super().typed(value) or NO


class RefBox(Box):
    """Another thing of the plan."""

    kind = "ref"

    def __init__(self, row: dictionary.Row, types: tuple[str, ...]) -> None:
        super().__init__(row)
        self.first = types
        self.now: tuple[str, ...] = ()

    @property
    def types(self) -> tuple[str, ...]:
        """The types that can be chosen: those that are likely here, and that of what is there."""
        return tuple(dict.fromkeys((*self.first, *(type_of(ref) for ref in self.now))))

    @property
    def groups(self) -> Any:
        """What can be chosen, by type."""
        return self.setting.choices(self.types)

    @property
    def many(self) -> bool:
        """Whether there is too much to choose from for a list."""
        return sum(len(choices) for _, choices in self.groups) > MOST_IN_A_LIST

    def typed(self, value: Any) -> Any:
        if self.many and value and value in self.setting.graph.things:
            return self.setting.label(value)
        return even(value or "")

    def told(self, value: Any) -> str:
        return self.setting.label(value) if value else ""

    def to_python(self, value: Any) -> Any:
        return self.found(value) if value.strip() else None

    def found(self, said: str) -> str:
        """The ref of what was chosen or typed."""
        ref: str = self.setting.reads(said, frozenset(self.types))
        if not ref:
            raise self.wrong(NOT_KNOWN, said=said)
        return ref


class RefsBox(RefBox):
    """Other things of the plan."""

    kind = "refs"

    def gather(self, data: Any, name: str) -> Any:
        sent = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        lines = [line for each in sent for line in even(each).split("\n")]
        return [line.strip() for line in lines if line.strip()]

    def typed(self, value: Any) -> Any:
        refs = list(value or ())
        if not self.many:
            return refs
        return [
            self.setting.label(ref) if ref in self.setting.graph.things else ref for ref in refs
        ]

    def told(self, value: Any) -> str:
        return "; ".join(self.setting.label(ref) for ref in value or ())

    def to_python(self, value: Any) -> Any:
        found = dict.fromkeys(self.found(said) for said in value)
        stays = [ref for ref in self.now if ref in found]
        return tuple(dict.fromkeys((*stays, *found)))
