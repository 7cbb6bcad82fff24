"""Columns that hold values of ``core``: texts per language, written dates, closed lists, decimals,
shares."""

from __future__ import annotations

import datetime
import enum
import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.db import models

from joinedup.core.period import Grain, Period, When
from joinedup.core.shapes import share
from joinedup.core.text import Text

_ENCODED = json.JSONEncoder(ensure_ascii=False).encode

if TYPE_CHECKING:  # what is set and what is read
    TextsBase = models.TextField[Text, Text]
    WhenBase = models.TextField[When | None, When | None]
    DecimalBase = models.CharField[Decimal | None, Decimal | None]
    AnyBase = models.TextField[Any, Any]
    ShareBase = models.CharField[Fraction | None, Fraction | None]
    ClosedBase = models.CharField[Any, Any]
else:
    TextsBase = WhenBase = AnyBase = models.TextField
    DecimalBase = ShareBase = ClosedBase = models.CharField


Unread = set[tuple[type[models.Model], str, str]]
"""Values that are not of their column: the table, the column, what is stored."""

_UNREADABLE = (ValueError, TypeError, LookupError, ArithmeticError, RecursionError)
_unread: ContextVar[Unread | None] = ContextVar("unread", default=None)


@contextmanager
def unread_noted() -> Iterator[Unread]:
    """Take what cannot be read for nothing said, and note it, for the block; elsewhere it raises."""
    found: Unread = set()
    token = _unread.set(found)
    try:
        yield found
    finally:
        _unread.reset(token)


def _noted(column: models.Field[Any, Any], value: str, error: Exception) -> None:
    found = _unread.get()
    if found is None:
        raise error
    found.add((column.model, str(column.column), value))


class TextsColumn(TextsBase):
    """A :class:`Text`: JSON of [language, words] pairs; "" where nothing is said."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", Text)
        kwargs["blank"] = True
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str, *_: Any) -> Text:
        """The text of what is stored."""
        try:
            return Text(tuple((tag, words) for tag, words in json.loads(value or "[]")))
        except _UNREADABLE as error:
            _noted(self, value, error)
            return Text()

    def to_python(self, value: Any) -> Text:
        """A Text as it is; stored text read."""
        return value if isinstance(value, Text) else self.from_db_value(value or "")

    def get_prep_value(self, value: Any) -> str:
        """What is stored."""
        said = self.to_python(value)
        return _ENCODED(said.versions) if said else ""


class WhenColumn(WhenBase):
    """A :class:`When`: ``start|end|grain|ongoing|note|text as written``; "" where there is none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", None)
        kwargs["blank"] = True
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str, *_: Any) -> When | None:
        """The date of what is stored."""
        if not value:
            return None
        try:
            return _when(value)
        except _UNREADABLE as error:
            _noted(self, value, error)
            return None

    def to_python(self, value: Any) -> When | None:
        """A When as it is; stored text read."""
        return value if isinstance(value, When) else self.from_db_value(value or "")

    def get_prep_value(self, value: Any) -> str:
        """What is stored."""
        when = self.to_python(value)
        if when is None:
            return ""
        period = when.period
        parts = (
            [period.start.isoformat(), period.end.isoformat(), period.grain.value]
            if period
            else [""] * 3
        )
        return "|".join([*parts, "1" if when.ongoing else "", f"{when.note}\x1f{when.text}"])


def _when(value: str) -> When:
    start, end, grain, ongoing, rest = value.split("|", 4)
    note, _bar, text = rest.partition("\x1f")
    period = None
    if start:
        days = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
        period = Period(*days, _GRAINS[grain])
    return When(text, period, bool(ongoing), note)


_GRAINS = {grain.value: grain for grain in Grain}


class ClosedColumn(ClosedBase):
    """One of a closed list of ``core.words``: its value; "" for None."""

    def __init__(self, words: type[enum.Enum] | None = None, *args: Any, **kwargs: Any) -> None:
        self.words = words
        self._members: dict[str, Any] = {each.value: each for each in words} if words else {}
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("default", None)
        kwargs["blank"] = True
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str, *_: Any) -> enum.Enum | None:
        """The member of what is stored."""
        return self._members.get(value, value) if value else None

    def to_python(self, value: Any) -> enum.Enum | None:
        """A member as it is; a stored value read."""
        return value if isinstance(value, enum.Enum) else self.from_db_value(value or "")

    def get_prep_value(self, value: Any) -> str:
        """What is stored."""
        if isinstance(value, enum.Enum):
            return str(value.value)
        return value or ""

    def deconstruct(self) -> Any:
        """For migrations: the list itself is code, not schema."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs


class DecimalColumn(DecimalBase):
    """A Decimal as it was written, digit for digit: no database rounds it or adds it up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 80)
        kwargs.setdefault("default", None)
        kwargs["blank"] = True
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str, *_: Any) -> Decimal | None:
        """The number of what is stored."""
        try:
            return Decimal(value) if value else None
        except _UNREADABLE as error:
            _noted(self, value, error)
            return None

    def to_python(self, value: Any) -> Decimal | None:
        """A Decimal as it is; stored text read."""
        return value if isinstance(value, Decimal) else self.from_db_value(value or "")

    def get_prep_value(self, value: Any) -> str:
        """What is stored."""
        return "" if value is None else str(value)


class ShareColumn(ShareBase):
    """A share as a Fraction: ``2/3``; "" for None."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 20)
        kwargs.setdefault("default", None)
        kwargs["blank"] = True
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str, *_: Any) -> Fraction | None:
        """The share of what is stored."""
        try:
            return share(value) if value else None
        except _UNREADABLE as error:
            _noted(self, value, error)
            return None

    def to_python(self, value: Any) -> Fraction | None:
        """A Fraction as it is; stored text read."""
        return value if isinstance(value, Fraction) else self.from_db_value(value or "")

    def get_prep_value(self, value: Any) -> str:
        """What is stored."""
        return "" if value is None else str(value)


class PlainColumn(AnyBase):
    """A plain JSON value that no query looks into (words, names of fields, operations)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", None)
        kwargs["blank"] = True
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str, *_: Any) -> Any:
        """The value of what is stored."""
        try:
            return json.loads(value) if value else None
        except _UNREADABLE as error:
            _noted(self, value, error)
            return None

    def to_python(self, value: Any) -> Any:
        """The value: strings are taken for stored JSON."""
        return json.loads(value) if isinstance(value, str) and value else value

    def get_prep_value(self, value: Any) -> str:
        """What is stored."""
        return "" if value is None else _ENCODED(value)
