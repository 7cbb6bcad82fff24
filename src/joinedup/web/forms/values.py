"""Boxes for one value that people write in many ways: a date, a figure, an amount."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.core.exceptions import ValidationError

from joinedup.core import dictionary
from joinedup.core.amount import Amount
from joinedup.core.catalogue import N_
from joinedup.core.dates import means_no_date, read_when
from joinedup.core.numbers import read_number, read_share
from joinedup.core.period import When
from joinedup.web.forms.boxes import Box, even

NO_DATE = N_(
    "“{said}” is not a date. Use a day (31/03/2026), a month (Mar 2026), a quarter (Q4 2026) or a "
    "year (2026/27)."
)
NO_DAY = N_("“{said}” is not a day. Write it like 31/03/2026.")
NO_NUMBER = N_("“{said}” is not a number. Write it in digits, such as 412 or 66.8.")
NO_SHARE = N_("“{said}” is not a share. Write it like 1/2, 2/3 or 75%.")
NO_WHOLE = N_("“{said}” is not a whole number. Write it in digits, such as 120.")


class WhenBox(Box):
    """A date as people write it."""

    kind = "when"

    def typed(self, value: Any) -> Any:
        if isinstance(value, When):
            day = value.first_day
            plain = day is not None and value.text == day.isoformat()
            return f"{day:%d/%m/%Y}" if plain and day else value.text
        return even(value or "").strip()

    def to_python(self, value: Any) -> Any:
        if not value.strip():
            return None
        when = read_when(value.strip(), year_starts=self.setting.year_starts)
        if when.period is None and not when.ongoing and not means_no_date(when.text):
            said = self.setting.say(NO_DATE, said=value)
            raise ValidationError(f"{when.note} {said}".strip())
        return when


class DayBox(Box):
    """One day."""

    kind = "when"

    def typed(self, value: Any) -> Any:
        if isinstance(value, datetime.date):
            return f"{value:%d/%m/%Y}"
        return even(value or "").strip()

    def to_python(self, value: Any) -> Any:
        if not value.strip():
            return None
        when = read_when(value.strip(), year_starts=self.setting.year_starts)
        if when.first_day is None or when.first_day != when.last_day:
            raise self.wrong(NO_DAY, said=value)
        return when.first_day


class DecimalBox(Box):
    """A figure."""

    kind = "number"

    def typed(self, value: Any) -> Any:
        return f"{value:f}" if isinstance(value, Decimal) else even(value or "").strip()

    def to_python(self, value: Any) -> Any:
        if not value.strip():
            return None
        if (read := read_number(value)) is None:
            raise self.wrong(NO_NUMBER, said=value)
        return read


class WholeBox(Box):
    """A whole number; ``empty`` where nothing is typed."""

    kind = "number"

    def __init__(self, row: dictionary.Row, empty: int | None = None) -> None:
        super().__init__(row)
        self.empty = empty

    def typed(self, value: Any) -> Any:
        return even("" if value is None else value).strip()

    def to_python(self, value: Any) -> Any:
        if not value.strip():
            return self.empty
        read = read_number(value)
        if read is None or read != read.to_integral_value() or read < 0:
            raise self.wrong(NO_WHOLE, said=value)
        return int(read)


class ShareBox(Box):
    """A part of one, as people write it; ``empty`` where nothing is typed."""

    kind = "number"

    def __init__(self, row: dictionary.Row, empty: Fraction | None = None) -> None:
        super().__init__(row)
        self.empty = empty

    def typed(self, value: Any) -> Any:
        return even("" if value is None else value).strip()

    def to_python(self, value: Any) -> Any:
        if not value.strip():
            return self.empty
        read = read_share(value)
        if read is None or read > 1:
            raise self.wrong(NO_SHARE, said=value)
        return read


class AmountBox(Box):
    """An amount as people write it; what kind of resource it is, another box says."""

    kind = "number"

    def typed(self, value: Any) -> Any:
        return str(value) if isinstance(value, Amount) else even(value or "").strip()
