"""What a number in a sentence is: a quantity, part of a date, an age, or a label.

``65 and over``, ``key stage 2``, ``5.2.1 Eastmere blocks`` and ``by 2026`` hold no quantity.
"""

from __future__ import annotations

import re
from decimal import Decimal

FIGURE, YEAR, AGE, NUMBERING = "figure", "year", "age", "numbering"

_PEOPLE = (
    "people|persons|adults|children|residents|those|women|men|girls|boys|pupils|students|patients|young|anyone"
    "|everyone|mothers|parents|carers|population|workers|bobl|blant|oedolion"
)
_AGED = re.compile(
    rf"\b(?:age[ds]?(?:\s(?:between|from|over|under|about))?|oed|(?:{_PEOPLE})(?:\s(?:over|under|above|below|from))?"
    r"|(?:over|under)-?)[\s(-]*$",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:over|under)-?\s*$", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s+(?!(?:and|or|who|with|in|at|on|by|to|from|of|is|are|living|charged)\b)[a-z]", re.IGNORECASE
)
_AGE_AFTER = re.compile(
    r"\+(?!\s?\d)|s\b|[-\s]?(?:years?|yrs?)[-\s]olds?\b|[-\s](?:yrs?|mlwydd)\b|\s(?:and|or|a)\s(?:over|under|older|above|younger|throsodd)\b",
    re.IGNORECASE,
)
_AT = re.compile(r"\bat(?:\sages?)?\s$", re.IGNORECASE)
_AND_ANOTHER = re.compile(r"\s?(?:and|to|or|[-–/])\s?\d\d?\b(?!\s?%)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:\b(?:aim|outcome|objective|priority|priorities|project|action|goal|step|theme|phase|stage|level|year|band|tier"
    r"|ward|area|section|para|paragraph|page|no|number|ref|kpi|item|appendix|annex|figure|table|grade|quintile|decile"
    r"|simd|version|part|category|class|block|route|sdg|question|lot|zone|group|quarter|type|covid|grade"
    r"|blaenoriaeth|nod|amcan|cam)s?[\s:.-]{0,2}|#|\bper\s|\by\s)$",
    re.IGNORECASE,
)
_START = re.compile(
    r"\s*(?P<number>\d+(?:\.\d+)+[a-z]?[.:)]?|\d+[.):](?=\s)|\d+(?=\s[-–]\s))(?=[\s:.)–-])(?!\s(?:by|per)\b)"
)
_CLOCK = re.compile(r":\d\d\b")
_OFTEN = frozenset(map(Decimal, (5, 11, 16, 18, 20, 21, 25, 50, 55, 60, 65, 70, 75, 80, 85)))
_AT_START = re.compile(r"(?:^|[,:;(–-])\s*(?:over|under)-?\s*$", re.IGNORECASE)
_BEFORE_OVER = re.compile(rf"\b(?:{_PEOPLE}|aged?)\s(?:over|under)-?\s*$", re.IGNORECASE)
_ROUND_THE_CLOCK = re.compile(r"24/7|9/5")
OLDEST = 110


def start_label(text: str) -> int:
    """How far the numbering at the start of a text reaches ("5.2.1 Eastmere…"); 0 if none."""
    match = _START.match(text)
    return match.end("number") if match else 0


def role_of(text: str, start: int, end: int, value: Decimal, *, marked: bool, counted: bool) -> str:
    """The role of the number at ``text[start:end]``, dates and the label at the start apart.

    ``marked`` is set where it has a sign of money or per cent or a word such as million;
    ``counted`` where a noun that can be counted follows ("12 homes")."""
    if marked:
        return FIGURE
    before = text[max(0, start - 30) : start]
    if text[start - 1 : start] == ":" or _CLOCK.match(text, end):
        return YEAR
    if _LABEL.search(before) or _ROUND_THE_CLOCK.match(
        text, max(0, start - 3 if value == 7 else start)
    ):
        return NUMBERING
    if not counted and value <= OLDEST and _is_age(text, before, end, value):
        return AGE
    if 1900 <= value < 2100 and text[end : end + 1] == "s":
        return YEAR
    return FIGURE


def _is_age(text: str, before: str, end: int, value: Decimal) -> bool:
    if _AGE_AFTER.match(text, end):
        return True
    if _AT.search(before) and _AND_ANOTHER.match(text, end):
        return value <= 30
    if not _AGED.search(before):
        return False
    if not (_OVER.search(before) and _COUNTED.match(text, end)):
        return True
    return bool(_BEFORE_OVER.search(before) or (value in _OFTEN and _AT_START.search(before)))
