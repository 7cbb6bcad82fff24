"""One value as a cell: what the template writes."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from joinedup.core.amount import Amount, decimal
from joinedup.core.dates import read_when
from joinedup.core.period import Grain, Period, When
from joinedup.core.words import ResourceKind

Cell = None | str | int | Decimal | datetime.date

FIRST_DAY = datetime.date(1900, 3, 1)  # Excel counts a day in February 1900 that never was
LAST_DAY = datetime.date(9999, 12, 31)
SAFE_DIGITS = 15  # a spreadsheet keeps numbers as floats: more digits than this are text

_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def text_cell(text: str) -> str | None:
    """A text as a cell holds it: without characters that XML cannot hold, line ends as \\n,
    no white space around it; None if nothing is left."""
    clean = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSPEAKABLE.sub("", clean).strip() or None


def number_cell(value: Decimal | int | None) -> Cell:
    """A number as a number where a spreadsheet keeps all its digits, else as text."""
    if value is None:
        return None
    plain = plain_number(value)
    exact = len(plain.strip("-0").replace(".", "")) <= SAFE_DIGITS
    if not exact:
        return plain
    return int(value) if value == int(value) else Decimal(plain)


def plain_number(value: Decimal | int) -> str:
    """``1250.5``: digits and at most one point, no exponent and no noughts at the end."""
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def figure_cell(text: str, value: Decimal | None) -> Cell:
    """A figure as written; as a number cell where the text is no more than that number, or
    where there is no text."""
    if not text:
        return number_cell(value)
    if value is not None and text == plain_number(value):
        return number_cell(value)
    return text_cell(text)


def when_cell(when: When | None, year_starts: int) -> Cell:
    """A date as written; as a true date where it is one day in ISO form. Where reading the text
    again would not give the same period, the period follows in square brackets."""
    if when is None:
        return None
    period = when.period
    if period and when == When.on(period.start) and FIRST_DAY <= period.start <= LAST_DAY:
        return period.start
    text = text_cell(when.text) or ""
    again = read_when(text, year_starts=year_starts)
    if again.period == period and again.ongoing == when.ongoing:
        return text or None
    return f"{text} [{_spelt(period, when.ongoing)}]".strip()


def _spelt(period: Period | None, ongoing: bool) -> str:
    if period is None:
        return "ongoing" if ongoing else "no date"
    spelt = f"{period.start.isoformat()} to {period.last_day.isoformat()}"
    grain = "" if period.grain is grain_of(period.start, period.end) else f", {period.grain.value}"
    return spelt + grain + (", ongoing" if ongoing else "")


def grain_of(start: datetime.date, end: datetime.date) -> Grain:
    """The grain of a period that is told by its two ends alone."""
    if (end - start).days == 1:
        return Grain.DAY
    months = (end.year - start.year) * 12 + end.month - start.month
    whole = start.day == end.day == 1
    grains = {1: Grain.MONTH, 3: Grain.QUARTER, 6: Grain.HALF, 12: Grain.YEAR}
    return grains.get(months, Grain.SPAN) if whole else Grain.SPAN


def amount_cell(amount: Amount | None, kind: ResourceKind) -> Cell:
    """An amount as a number of pounds, posts or things; with its currency, or with its own kind,
    where the row does not say them."""
    if amount is None:
        return None
    if amount.kind is not kind:
        return f"{decimal(amount.units, _PLACES.get(amount.kind, 0))} {amount.kind.value}"
    if amount.kind is ResourceKind.MONEY and amount.currency != "GBP":
        return f"{amount.currency} {decimal(amount.units, 2)}"
    return number_cell(Decimal(decimal(amount.units, _PLACES.get(kind, 0))))


_PLACES = {ResourceKind.MONEY: 2, ResourceKind.PEOPLE: 3}
