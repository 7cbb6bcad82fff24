"""One value as a cell: what the template writes."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from joinedup.core.amount import Amount, decimal
from joinedup.core.dates import read_when
from joinedup.core.numbers import read_number
from joinedup.core.period import Grain, Period, When
from joinedup.core.words import ResourceKind

Cell = None | str | int | Decimal | datetime.date

FIRST_DAY = datetime.date(1900, 3, 1)  # Excel counts a day in February 1900 that never was
LAST_DAY = datetime.date(9999, 12, 31)
LONGEST_TEXT = 16_000  # characters: a spreadsheet's cell takes 32,767 UTF-16 units
CONTINUES = "(continues the row above)"
UNREAD = "none"  # in a "(number)" column: the words hold a figure that is not its number
LARGEST = 60  # digits before or after the point: beyond this it is no figure of a plan
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


def pieces(text: str) -> list[str]:
    """A text in pieces that a cell can hold. None begins or ends in white space, which readers
    of cells take away."""
    found = []
    while len(text) > LONGEST_TEXT:
        end = LONGEST_TEXT
        while end > 1 and (text[end - 1].isspace() or text[end].isspace()):
            end -= 1
        found.append(text[:end])
        text = text[end:]
    return [*found, text]


def number_of(value: str | int | Decimal) -> Decimal | None:
    """What a cell or a figure in words is as a number; None if it is none."""
    if isinstance(value, str):
        try:
            number = Decimal(value)
        except ArithmeticError:
            return read_number(value)
    else:
        number = Decimal(value)
    return number if number.is_finite() and abs(number.adjusted()) <= LARGEST else None


def figure_cell(text: str, value: Decimal | None) -> Cell:
    """A figure as written; as a number cell where the text is no more than that number, or
    where there is no text."""
    if not text:
        return number_cell(value)
    if value is not None and text == plain_number(value):
        return number_cell(value)
    return text_cell(text)


def value_cell(text: str, value: Decimal | None) -> Cell:
    """The number of a figure, where its words do not give it by themselves."""
    words = text_cell(text)
    read = number_of(words) if words else value
    if read == value:
        return None
    return UNREAD if value is None else number_cell(value)


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
