"""Boxes: what somebody types, read into what a record holds, and back.

A box knows three shapes of one value: the record's own (``Text``, ``When``, a tuple of refs), what
the page shows and sends (``typed``: strings, lists and mappings of strings), and the words in which
it is told where it cannot be changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from joinedup.core import dictionary
from joinedup.core.drafts import NEEDED
from joinedup.core.text import Text
from joinedup.web.forms.setting import Setting


class Sent(forms.Widget):
    """Hands a box everything that was sent under its name."""

    box: Box

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What was typed into the box."""
        return self.box.gather(data, name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Never: an empty box says that there is nothing."""
        return False


class Box(forms.Field):
    """One box of a form: a row of the data dictionary."""

    widget = Sent
    kind: ClassVar[str] = "text"
    Wrong: ClassVar[type[ValidationError]] = ValidationError
    setting: Setting

    def __init__(self, row: dictionary.Row, **given: Any) -> None:
        super().__init__(required=False, **given)
        self.row = row
        self.needed = False

    def __deepcopy__(self, memo: Any) -> Box:
        copy: Box = super().__deepcopy__(memo)
        copy.widget.box = copy
        return copy

    @property
    def long(self) -> bool:
        """Whether it is for more than a line."""
        return self.row.replay == "erasable" and not self.row.personal

    def gather(self, data: Any, name: str) -> Any:
        """What was typed, out of everything that was sent."""
        return even(data.get(name, ""))

    def typed(self, value: Any) -> Any:
        """A value as the page shows it."""
        return even(value or "")

    def told(self, value: Any) -> str:
        """A value in words, where it cannot be changed."""
        return str(self.typed(value))

    def to_python(self, value: Any) -> Any:
        """What was typed, as the record holds it."""
        return value

    def clean(self, value: Any) -> Any:
        """What was typed, as the record holds it; refused if something is needed and there is
        none."""
        read = self.to_python(value)
        if self.needed and not read:
            raise self.wrong(NEEDED, name=self.name)
        return read

    @property
    def name(self) -> str:
        """What the box is called."""
        return self.setting.say(self.row.header) if self.row.header else self.row.field

    def wrong(self, sentence: str, **params: Any) -> ValidationError:
        """What is wrong, in the language of the page."""
        return ValidationError(self.setting.say(sentence, **params))


def even(said: Any) -> Any:
    """Texts as browsers send them and records hold them, with one kind of line end."""
    return str(said).replace("\r\n", "\n").replace("\r", "\n")


class TextsBox(Box):
    """A text in each language that the partnership publishes. ``held`` are languages whose words
    cannot be changed, in a version that the board agreed."""

    kind = "texts"
    held: Mapping[str, str]

    def tags(self, value: Any) -> tuple[str, ...]:
        """The languages that have a box: the published ones, and those that there are."""
        own = tuple(value) if isinstance(value, dict) else tuple(Text.as_dict(value or Text()))
        return tuple(dict.fromkeys((*self.setting.languages, *own)))

    def gather(self, data: Any, name: str) -> Any:
        sent = {each.removeprefix(f"{name}-"): each for each in data if each.startswith(f"{name}-")}
        return {tag: even(data.get(key, "")) for tag, key in sorted(sent.items())}

    def typed(self, value: Any) -> Any:
        if isinstance(value, dict):
            return value
        said = (value or Text()).as_dict()
        return {tag: even(said.get(tag, "")) for tag in self.tags(value)}

    def told(self, value: Any) -> str:
        return str((value or Text()).within(self.setting.language))

    def to_python(self, value: Any) -> Any:
        held = getattr(self, "held", {})
        said = {**{tag: value[tag] for tag in self.tags(value) if tag in value}, **held}
        order = (*held, *(tag for tag in said if tag not in held))
        return Text(tuple((tag, said[tag].strip()) for tag in order if said[tag].strip()))
