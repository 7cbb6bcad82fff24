"""Figures as people write them: alone in a cell, or inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from joinedup.core.amount import Amount
from joinedup.core.dates import dates_in
from joinedup.core.number_roles import AGE, FIGURE, NUMBERING, YEAR, role_of, start_label
from joinedup.core.words import ResourceKind

LONGEST = 28  # digits: what a Decimal holds exactly; longer ones are account numbers or noise
_SCALES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "miliwn": 6, "bn": 9, "billion": 9}
_MONEY = {"£": "GBP", "$": "USD", "€": "EUR"}
_UNITS = (
    "percentage points|points|people|persons|households|homes|families|children|adults|pupils|residents"
    "|young people|older people|places|posts|ftes?|wtes?|visits|sessions|days|working days|weeks|wks?|yrs?|months|years|hours"
    "|minutes|jobs|businesses|employers|volunteers|groups|meetings|referrals|schools|tonnes|miles|km|hectares|trees"
    "|properties|tenants|clients|cases|incidents|offences|admissions|deaths|events|evenings|pence"
)
_GAP = "[ \u00a0\u2007\u2009\u202f]"  # spaces that may stand between thousands
_DIGITS = (
    r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?"  # 12,500.50
    rf"|[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}})+(?![0-9])(?:[.,][0-9]{{1,2}}(?![0-9]))?"  # 12 500,50
    r"|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}(?![0-9])"  # 12.500,50
    r"|[0-9]+(?:\.[0-9]+|,[0-9]{1,2}(?![0-9]))?|\.[0-9]+"
)
_FIGURE = re.compile(
    rf"""(?P<dotted>[0-9]+(?:\.[0-9]+){{2,}})
    |(?P<sign>(?<![\w%)\]])[-−+](?=[£$€.0-9]))?(?P<money>£|\$|€|\bGBP\s?)?(?P<minus>(?<=[£$€])[-−])?
    (?P<digits>{_DIGITS})
    (?:\s?(?:(?P<scale>k|mn?|bn)(?![\w²³])|(?P<long>thousand|million|miliwn|billion)\b))?
    (?:\s?(?P<percent>%|per\s?cent\b|percent\b|y\scant\b)|\s?(?P<unit>(?:{_UNITS})\b))?""",
    re.IGNORECASE | re.VERBOSE,
)
_ABOUT = re.compile(
    r"(?:~|≈|circa|c\.?|approx(?:\.|imately)?|around|about|roughly|est(?:\.|imated)?|at least|min(?:\.|imum)?"
    r"|max(?:\.|imum)?|up to|over|more than|under|less than|below|above|[<>≤≥=]+)\s*(?=[£$€.0-9-])",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"(?!(?:s|st|nd|rd|th)\b)[^\W\d]")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_RANGE = re.compile(r"\s?(?:[-–,/]|to|and|or)\s?", re.IGNORECASE)
_HAS_DIGIT = re.compile(r"[0-9]")
_CONTINENTAL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}|[0-9]+,[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text: ``text`` is what stands at ``[start:end]``.

    ``unit`` is "%", "£", "$", "€", a noun that follows ("people", "homes") or "". ``role`` is
    "figure" for a quantity, "year" for a part of a date or time, "age" for an age, "numbering"
    for a label ("5.2.1 …", "key stage 2") or a base ("per 1,000").
    """

    value: Decimal
    unit: str
    text: str
    start: int
    end: int
    role: str = FIGURE


def read_number(text: str) -> Decimal | None:
    """The one figure that a whole text is: ``£1.08m``, ``38%``, ``c. 40``, ``(250)``; else None.

    ``2-3`` is not one number. Money and per cent are read without their sign.
    """
    figure = whole_figure(text)
    return figure.value if figure else None


def whole_figure(text: str) -> Figure | None:
    """As :func:`read_number`, with the unit that was written."""
    bare = text.strip().rstrip("*† .")
    negative = bare.startswith("(") and bare.endswith(")")
    start = 1 if negative else 0
    about = _ABOUT.match(bare, start)
    match = _FIGURE.fullmatch(bare, about.end() if about else start, len(bare) - start)
    if match is None or match["dotted"] or len(match["digits"]) > LONGEST:
        return None
    figure = _figure(match, FIGURE)
    return replace(figure, value=-figure.value) if negative else figure


def numbers_in(text: str) -> tuple[Figure, ...]:
    """Every number of a text with its role, in order. Digits inside a word (CO2) are none."""
    if not _HAS_DIGIT.search(text):
        return ()
    dated = [(found.start, found.end) for found in dates_in(text)]
    label = start_label(text)
    found: list[Figure] = []
    for match in _FIGURE.finditer(text):
        if match["dotted"]:
            digits = match["dotted"].partition(".")[0]
            found.append(
                Figure(Decimal(digits), "", match[0], match.start(), match.end(), NUMBERING)
            )
        elif len(match["digits"]) <= LONGEST and not _in_a_word(match):
            found.append(_figure(match, _role(match, dated, label)))
    return tuple(_ages_in_pairs(text, found))


def single_figure(text: str) -> Figure | None:
    """The one quantity of a sentence (``75% at a good level by 2030``); None if none or several."""
    figures = [each for each in numbers_in(text) if each.role == FIGURE]
    return figures[0] if len(figures) == 1 else None


def read_amount(text: str, kind: ResourceKind, *, scale: int = 1) -> Amount | None:
    """One amount of a kind of resource: pence for money, thousandths of a post for people.

    ``scale`` multiplies a number written without a sign or suffix of its own, for a column
    headed ``£000``. None where the text is no single number, or is of another kind.
    """
    figure = whole_figure(text) or single_figure(text)
    if figure is None or figure.unit == "%":
        return None
    currency = _MONEY.get(figure.unit, "")
    if (currency and kind is not ResourceKind.MONEY) or (
        figure.unit and not currency and kind is ResourceKind.MONEY
    ):
        return None
    plain = re.sub(rf"^[-−+]|{_GAP}|[,.]", "", figure.text).isdigit()
    value = figure.value * (scale if plain else 1)
    if kind is ResourceKind.MONEY:
        return Amount(int((value * 100).to_integral_value()), kind, currency or "GBP")
    units = value * 1000 if kind is ResourceKind.PEOPLE else value
    return Amount(int(units.to_integral_value()), kind, "")


def _figure(match: re.Match[str], role: str) -> Figure:
    scale = match["scale"] or match["long"]
    value = _value(match["digits"])
    value = _whole(value * 10 ** _SCALES[scale.lower()]) if scale else value
    if (match["sign"] or "+") in "-−" or match["minus"]:
        value = -value
    money = "£" if (match["money"] or "").upper().startswith("GBP") else match["money"]
    unit = "%" if match["percent"] else money or " ".join((match["unit"] or "").lower().split())
    return Figure(value, unit, match[0], match.start(), match.end(), role)


def _whole(value: Decimal) -> Decimal:
    """A whole value written without its noughts after the point."""
    return Decimal(int(value)) if value == int(value) else value


def _value(digits: str) -> Decimal:
    digits = re.sub(_GAP, "", digits)
    if _CONTINENTAL.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", ".")
    return Decimal(digits.replace(",", ""))


def _in_a_word(match: re.Match[str]) -> bool:
    """Whether the digits are part of a word (CO2, 4x4) or an ordinal (2nd)."""
    text, start, end = match.string, match.start(), match.end()
    before = text[start - 1 : start]
    if before.isalpha() or before == "_":
        return True
    return bool(_INSIDE.match(text, end) or _ORDINAL.match(text, end)) and text[end - 1].isdigit()


def _role(match: re.Match[str], dated: Sequence[tuple[int, int]], label: int) -> str:
    start, end = match.start("digits"), match.end("digits")
    marked = bool(match["money"] or match["percent"] or match["scale"] or match["long"])
    if end <= label and not (marked or match["unit"]):
        return NUMBERING
    if not marked and any(first < end and start < last for first, last in dated):
        return FIGURE if match["unit"] and end - start == 4 else YEAR
    value = _value(match["digits"])
    return role_of(match.string, start, end, value, marked=marked, counted=bool(match["unit"]))


def _ages_in_pairs(text: str, found: list[Figure]) -> list[Figure]:
    """``16 and 17 year olds``: a number joined to an age is one too."""
    for index in (*range(len(found) - 1), *range(len(found) - 2, -1, -1)):
        first, second = found[index], found[index + 1]
        if (first.role == AGE) != (second.role == AGE) and _RANGE.fullmatch(
            text, first.end, second.start
        ):
            other = index + (first.role == AGE)
            if (
                found[other].role == FIGURE
                and found[other].unit in ("", "years")
                and found[other].value <= 110
            ):
                found[other] = replace(found[other], role=AGE)
    return found


_SHARES = {
    **dict.fromkeys(("half", "a half", "one half", "½"), Fraction(1, 2)),
    **dict.fromkeys(("a third", "one third", "⅓"), Fraction(1, 3)),
    **dict.fromkeys(("two thirds", "two-thirds", "⅔"), Fraction(2, 3)),
    **dict.fromkeys(("three quarters", "three-quarters", "¾"), Fraction(3, 4)),
    **dict.fromkeys(("all", "every member", "100%"), Fraction(1)),
}
_SHARE = re.compile(r"([0-9]{1,6})\s*(?:/|of)\s*([0-9]{1,6})")
_PART = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,15})?)\s*(%|per\s?cent)?", re.IGNORECASE)
FINEST_SHARE = 1000
"""A share that was written as a decimal is the nearest fraction with at most so many parts, where
it differs from that by less than a millionth: a spreadsheet holds 2/3 as 0.666666666666667."""


def read_share(text: str) -> Fraction | None:
    """A share as people write it: ``2/3``, ``75%``, ``0.5``, "two thirds"; None if it is none. It
    need not be below one: that is for whoever asks to say."""
    said = " ".join(text.split()).casefold()
    if said in _SHARES:
        return _SHARES[said]
    if found := _SHARE.fullmatch(said):
        return Fraction(int(found[1]), int(found[2])) if int(found[2]) else None
    if found := _PART.fullmatch(said):
        share = Fraction(found[1]) / (100 if found[2] else 1)
        near = share.limit_denominator(FINEST_SHARE)
        return (
            near if abs(near - share) < Fraction(1, 1_000_000) else share.limit_denominator(10**8)
        )
    return None
