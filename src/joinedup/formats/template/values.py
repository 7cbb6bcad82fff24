"""Cells to values: each type of column has its way of reading, and of saying what is wrong."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from joinedup.core.amount import Amount
from joinedup.core.catalogue import MONTHS
from joinedup.core.dates import means_no_date, read_when
from joinedup.core.finding import Rule, Subject
from joinedup.core.numbers import read_amount, read_share
from joinedup.core.period import ONE_DAY, Grain, Period, When
from joinedup.core.statuses import read_progress
from joinedup.core.words import Progress, ResourceKind
from joinedup.formats.sheets import Value
from joinedup.formats.template.cells import UNREAD, grain_of, number_of, plain_number
from joinedup.formats.template.choices import NO, YES, choices, chosen, yes_or_no
from joinedup.formats.template.grids import Bound, Grid
from joinedup.formats.template.names import Tiers, fold, tiers
from joinedup.formats.template.reading import Reading, as_text
from joinedup.formats.template.rules import NO_DATE, NO_NUMBER, NO_SHARE, NOT_LISTED

Values = dict[str, Any]
Read = Callable[[Values, Value, int, Bound], None]

_SPELT = re.compile(
    r"(?s)(?P<text>.*?)\s*\[(?:(?P<start>\d{4}-\d\d-\d\d) to (?P<last>\d{4}-\d\d-\d\d)(?:, (?P<grain>day|month|quarter|half|year|span))?"
    r"(?P<ongoing>, ongoing)?|(?P<only>ongoing|no date))\]"
)
_OTHER_KIND = re.compile(r"(-?\d+(?:\.\d+)?) (money|people|premises|goods|data)")
_CURRENCY = re.compile(r"([A-Z]{3}) (-?\d+(?:\.\d+)?)")
_BETWEEN = re.compile(r"\s*[;\n]\s*")


class RowReader:
    """Reads the cells of one grid. ``subject`` is the thing whose row is being read."""

    def __init__(self, reading: Reading, grid: Grid) -> None:
        self.reading = reading
        self.grid = grid
        self.subject = Subject("plan")

    def say(self, rule: Rule, row: int, bound: Bound, **params: Any) -> None:
        """A finding at a cell of this grid."""
        params["header"] = bound.header
        self.reading.say(rule, self.subject, self.grid, row, bound.at, **params)

    def keep(self, bound: Bound, text: str) -> None:
        """Keep a cell's text as other information on the row's thing."""
        self.reading.keep(self.subject.ref or "", bound.header, text)

    def reader_of(self, type: str) -> Read:
        """The way to read a column of a type of the dictionary."""
        if type == "text":
            return self.text
        kind = type.partition(" ")[0]
        if kind == "one":
            return self.progress if type == "one of Progress" else self.choice
        ways: dict[str, Read] = {
            "texts": self.texts,
            "ref": self.pointer,
            "refs": self.pointers,
            "links": self.pointers,
            "leads": self.text,
            "lead": self.text,
            "when": self.when,
            "day": self.day,
            "decimal": self.decimal,
            "whole": self.whole,
            "amount": self.later,
            "share": self.share,
            "yes": self.yes_or_no,
        }
        return ways[kind]

    def text(self, values: Values, value: Value, row: int, bound: Bound) -> None:
        """Words as they stand."""
        text = as_text(value)
        if text:
            values[bound.key] = text

    def later(self, values: Values, value: Value, row: int, bound: Bound) -> None:
        """Kept as it is, to be read when the rest of the row is known."""
        values[bound.key] = (value, row, bound)

    def texts(self, values: Values, value: Value, row: int, bound: Bound) -> None:
        """One language of a text; the plan's own language first."""
        text = as_text(value)
        if text:
            versions = values.setdefault(bound.key, {})
            versions[bound.language or self.reading.language] = text

    def pointer(self, values: Values, value: Value, row: int, bound: Bound) -> None:
        """One thing of the plan, or words where the column takes either."""
        assert bound.column is not None  # noqa: S101  a reader is made for known columns only
        text, where = as_text(value), tiers(bound.column.type)
        if not text:
            return
        if bound.column.type.endswith(" or text"):
            found = self.reading.names.find(text, where)
            values[bound.key] = found[0] if len(found) == 1 else text
            return
        ref = self.reading.point(text, where, self.subject, self.grid, row, bound)
        if ref is None:
            self.keep(bound, text)
        else:
            values[bound.key] = ref

    def pointers(self, values: Values, value: Value, row: int, bound: Bound) -> None:
        """Several things of the plan."""
        assert bound.column is not None  # noqa: S101
        if bound.column.name == "lineage.into":
            values["into"] = (value, row, bound)
            return
        refs = self.refs(as_text(value), tiers(bound.column.type), row, bound)
        if refs:
            values[bound.key] = refs

    def refs(self, text: str, where: Tiers, row: int, bound: Bound) -> tuple[str, ...]:
        """The refs of the things that a text names, each once."""
        found = []
        for part in self.parts(text, where):
            ref = self.reading.point(part, where, self.subject, self.grid, row, bound)
            if ref is None:
                self.keep(bound, part)
            elif ref not in found:
                found.append(ref)
        return tuple(found)

    def parts(self, text: str, where: Tiers) -> list[str]:
        """The names in a cell: all of it if it is one, else split at semicolons and line ends,
        and at commas where every piece is then known."""
        names = self.reading.names
        if len(names.find(text, where)) == 1:
            return [text]
        parts = [part for part in _BETWEEN.split(text) if part]
        if len(parts) == 1 and "," in text:
            pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
            if all(len(names.find(piece, where)) == 1 for piece in pieces):
                return pieces
        return parts

    def when(self, values: Values, value: Value, row: int, bound: Bound) -> None:
        """A date as written. What cannot be read is kept as written, and said."""
        when = self.read_when(value, row, bound.at)
        if not when.text and not when.period and not when.ongoing:
            return
        if not (when.period or when.ongoing or means_no_date(when.text)):
            note = f" {when.note}" if when.note else ""
            self.say(NO_DATE, row, bound, text=when.text, note=note)
        values[bound.key] = when

    def read_when(self, value: Value, row: int, at: int) -> When:
        """A cell as a date; a date cell that shows a month only means the month."""
        if isinstance(value, str):
            spelt = _SPELT.fullmatch(value.strip()) if value.rstrip().endswith("]") else None
            if spelt:
                return spelt_when(spelt)
        elif isinstance(value, datetime.date) and self.grid.month_only(row, at):
            value = f"{MONTHS[value.month - 1]} {value.year}"
        elif isinstance(value, bool):
            value = as_text(value)
        return read_when(value, year_starts=self.reading.year_starts)

    def day(self, values: Values, value: Value, row: int, bound: Bound) -> None:
        """One day."""
        period = self.read_when(value, row, bound.at).period
        if period and period.grain is Grain.DAY:
            values[bound.key] = period.start
        elif as_text(value):
            self.say(NO_DATE, row, bound, text=as_text(value), note="")
            self.keep(bound, as_text(value))

    def decimal(self, values: Values, value: Value, row: int, bound: Bound) -> None:
        """One number."""
        if isinstance(value, str) and value.strip().casefold() == UNREAD:
            values[bound.key] = None
            return
        number = number_of_cell(value)
        if number is not None:
            values[bound.key] = number
        elif as_text(value):
            self.say(NO_NUMBER, row, bound, text=as_text(value))
            self.keep(bound, as_text(value))

    def whole(self, values: Values, value: Value, row: int, bound: Bound) -> None:
        """One whole number."""
        number = number_of_cell(value)
        if number is not None and number == number.to_integral_value():
            values[bound.key] = int(number)
        elif as_text(value):
            self.say(NO_NUMBER, row, bound, text=as_text(value))
            self.keep(bound, as_text(value))

    def share(self, values: Values, value: Value, row: int, bound: Bound) -> None:
        """A part of one: a half, 2/3, 75%."""
        text = as_text(value)
        found = None if isinstance(value, bool | datetime.date) else read_share(text)
        if found is not None:
            values[bound.key] = found
        elif text:
            self.say(NO_SHARE, row, bound, text=text)
            self.keep(bound, text)

    def yes_or_no(self, values: Values, value: Value, row: int, bound: Bound) -> None:
        """Yes or No."""
        text = as_text(value)
        found = yes_or_no(text)
        if found is not None:
            values[bound.key] = found
        elif text:
            self.say(NOT_LISTED, row, bound, text=text, choices=(YES, NO))
            self.keep(bound, text)

    def choice(self, values: Values, value: Value, row: int, bound: Bound) -> None:
        """One of a closed list. A topic that is not of the list is kept as it is."""
        assert bound.column is not None  # noqa: S101
        text, name = as_text(value), bound.column.type.removeprefix("one of ")
        found = chosen(name).get(fold(text))
        if found is not None:
            values[bound.key] = found
        elif text:
            self.say(NOT_LISTED, row, bound, text=text, choices=tuple(choices(name).values()))
            if name in ("topics", "types"):
                values[bound.key] = text
            else:
                self.keep(bound, text)

    def progress(self, values: Values, value: Value, row: int, bound: Bound) -> None:
        """How something is getting on: one of the list, or words such as Green, kept as well."""
        text = as_text(value)
        found = chosen("Progress").get(fold(text))
        if found is None and text:
            found = read_progress(text)
            values["written status"] = (text, row, bound)
            if found is None:
                self.say(
                    NOT_LISTED, row, bound, text=text, choices=tuple(choices("Progress").values())
                )
        if isinstance(found, Progress):
            values["status"] = found

    def amount(self, value: Value, kind: ResourceKind, row: int, bound: Bound) -> Amount | None:
        """An amount of a kind of resource; None, and a finding, where it is none."""
        text = as_text(value)
        amount = amount_of(text, kind)
        if amount is None and text:
            self.say(NO_NUMBER, row, bound, text=text)
            self.keep(bound, text)
        return amount


def number_of_cell(value: Value) -> Decimal | None:
    """A cell as a number, None if it is none."""
    if isinstance(value, bool) or value is None or isinstance(value, datetime.date):
        return None
    return number_of(value.strip() if isinstance(value, str) else value)


def amount_of(text: str, kind: ResourceKind) -> Amount | None:
    """An amount as the template writes it, or as people do."""
    currency, other = _CURRENCY.fullmatch(text), _OTHER_KIND.fullmatch(text)
    if currency and kind is ResourceKind.MONEY:
        return Amount(_units(currency[2], 2), kind, currency[1])
    if other and other[2] != kind.value:
        kind, text = ResourceKind(other[2]), other[1]
    number = number_of(text)
    if number is not None and text == plain_number(number):
        return Amount(
            _units(text, _PLACES.get(kind, 0)), kind, "GBP" if kind is ResourceKind.MONEY else ""
        )
    return read_amount(text, kind)


_PLACES = {ResourceKind.MONEY: 2, ResourceKind.PEOPLE: 3}


def _units(text: str, places: int) -> int:
    return int((Decimal(text) * 10**places).to_integral_value())


def spelt_when(spelt: re.Match[str]) -> When:
    """A date with its period in square brackets, as the template writes where words alone
    would be read as another."""
    text = spelt["text"]
    if spelt["only"]:
        return When(text, ongoing=spelt["only"] == "ongoing")
    try:
        start = datetime.date.fromisoformat(spelt["start"])
        end = datetime.date.fromisoformat(spelt["last"]) + ONE_DAY
        grain = Grain(spelt["grain"]) if spelt["grain"] else grain_of(start, end)
        return When(text, Period(start, end, grain), ongoing=bool(spelt["ongoing"]))
    except (ValueError, OverflowError):
        return When(spelt[0])
