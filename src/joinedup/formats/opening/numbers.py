"""Numbers as a person sees them: dates from serial numbers, percentages, whole numbers.

Values cross from the child in JSON: whole numbers as int, others as float with the 15 digits
a spreadsheet keeps, which the parent reads as Decimal. Dates are given as :class:`Day`.
"""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal

TYPE_CHECKING = False
if TYPE_CHECKING:
    Plain = None | str | bool | int | float


class Day(str):
    """An ISO date or date and time, told apart from other text until it is in the answer."""

    __slots__ = ()


PLAIN, DATE, TIME, ELAPSED, PERCENT = range(5)

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm",
    37: "#,##0;(#,##0)", 38: "#,##0;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The number formats that a workbook names only by number."""

BUILT_IN |= dict.fromkeys((*range(27, 32), 36, *range(50, 59)), "yyyy-mm-dd")
BUILT_IN |= dict.fromkeys((*range(32, 36),), "h:mm:ss")

_IGNORED = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]")
_FIRST = datetime.date(1899, 12, 30).toordinal()
_FIRST_1904 = datetime.date(1904, 1, 1).toordinal()
_LAST_SERIAL = 2_958_466


def meaning(code: str) -> int:
    """What a number format shows: PLAIN, DATE, TIME (of day), ELAPSED or PERCENT."""
    bare = _IGNORED.sub("", code.partition(";")[0]).lower()
    if "general" in bare:
        return PLAIN
    if "%" in bare:
        return PERCENT
    if _ELAPSED.search(bare):
        return ELAPSED
    if "y" in bare or "d" in bare:
        return DATE
    if "h" in bare or "s" in bare.replace("general", ""):
        return TIME
    return DATE if "m" in bare else PLAIN


def number(text: str) -> Plain:
    """A stored number: int where whole, else float; the text itself if it is no number."""
    if text.isdecimal() and len(text) < 16:
        return int(text)
    try:
        value = float(text)
    except ValueError:
        return text
    return tidy(value)


def tidy(value: float) -> Plain:
    """A float as a spreadsheet shows it: 15 digits, int where whole."""
    value = float(value)
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    if value.is_integer() and abs(value) < 1e15:
        return int(value)
    return float(format(value, ".15g"))


def percentage(value: float, code: str) -> str:
    """``percentage(0.384, "0.0%")`` is ``38.4%``, rounded as the cell shows it."""
    bare = _IGNORED.sub("", code.partition(";")[0])
    places = re.search(r"\.([0#?]+)", bare)
    step = Decimal(1).scaleb(-len(places[1]) if places else 0)
    exact = Decimal(format(value, ".15g")) * 100
    try:
        shown = exact.quantize(step, ROUND_HALF_UP)
    except ArithmeticError:
        shown = exact
    return f"{shown:f}%"


def day(serial: float, *, from_1904: bool) -> Day | None:
    """The date of a serial number, with its time of day unless that is midnight."""
    if not 0 <= serial < _LAST_SERIAL:
        return None
    days, seconds = divmod(round(serial * 86_400), 86_400)
    first = _FIRST_1904 if from_1904 else _FIRST + (days < 61)
    try:
        date = datetime.date.fromordinal(first + days)
    except (ValueError, OverflowError):
        return None
    return Day(f"{date.isoformat()}T{clock(seconds)}" if seconds else date.isoformat())


def clock(seconds: int) -> str:
    """``clock(52_200)`` is ``14:30:00``; hours may pass 24."""
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def shown(value: float, code: str, what: int, *, from_1904: bool) -> Plain:
    """A number as its format shows it; numbers that make no date stay numbers."""
    if what == PERCENT:
        return percentage(value, code) if abs(value) < 1e12 else tidy(value)
    if what == DATE or (what == TIME and value >= 1):
        date = day(value, from_1904=from_1904)
        return tidy(value) if date is None else date
    if what in (TIME, ELAPSED) and 0 <= value < 1e6:
        time = clock(round(value * 86_400))
        return time.removesuffix(":00") if what == TIME else time
    return tidy(value)


def iso(text: str) -> Plain:
    """A date written out in the file (``2026-03-31T00:00:00``); other text stays text."""
    try:
        moment = datetime.datetime.fromisoformat(text.strip())
    except ValueError:
        return text
    if moment.hour or moment.minute or moment.second:
        return Day(moment.replace(microsecond=0, tzinfo=None).isoformat())
    return Day(moment.date().isoformat())
