"""Marks of the chair: a column, "(Chair)" behind a role, "Chair: ..." before or below a table."""

from __future__ import annotations

import re

from joinedup.core.calendar_words import fold
from joinedup.core.words import Capacity, Office
from joinedup.formats.membership.marks import means_no, means_yes

_CHAIR = r"(?:co-?|joint |interim |acting |independent |current |board |group )*(?:chair(?:man|woman|person)?s?|cadeirydd)"
_VICE = r"(?:joint |acting )*(?:vice|deputy|is)[\s-]*(?:chair(?:man|woman|person)?s?|gadeirydd)"
_OFFICE = rf"(?P<vice>{_VICE})|(?P<chair>{_CHAIR})"
_ALONE = re.compile(
    rf"(?:{_OFFICE})(?:\s+of\s+(?:the\s+)?(?:board|group|partnership|executive|committee|forum))?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(rf"\s*[(\[]\s*(?:{_OFFICE})\s*[)\]]", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?:{_OFFICE})\s*(?:[:–—]|\s-\s|\()\s*(?P<rest>\S.*)", re.IGNORECASE | re.DOTALL
)
_BEHIND = re.compile(
    rf"(?P<rest>.*\S)\s*(?:,|;|[–—]|\s-|\s/|\sand|\s&)\s*(?:{_OFFICE})", re.IGNORECASE | re.DOTALL
)
_LEADER = re.compile(
    r"\bleader of (?:the )?[\w\s’'-]*council\b|\bcouncil leader\b|^(?:cllr )?leader$", re.I
)
_ELECTED = re.compile(
    r"\b(?:elected member|councillor|cllr|cabinet member|portfolio holder|mayor)\b", re.I
)
_OFFICER = re.compile(r"\bofficers?\b", re.I)


def office_in(text: str) -> tuple[Office | None, str]:
    """The office that a cell gives somebody, and what else it says: ``("Leader (Chair)")`` is the
    chair and "Leader". "Chair of governors" is no chair of the group."""
    found = _ALONE.fullmatch(text.strip(" .*"))
    if found:
        return _office(found), ""
    found = _BRACKETED.search(text)
    if found:
        return _office(found), " ".join((text[: found.start()] + text[found.end() :]).split())
    for form in (_BEFORE, _BEHIND):
        found = form.fullmatch(text.strip())
        if found:
            return _office(found), found["rest"].strip(" ,)") or ""
    return None, text


def _office(found: re.Match[str]) -> Office:
    return Office.VICE_CHAIR if found["vice"] else Office.CHAIR


def office_of_column(text: str, vice: bool) -> Office | None:
    """What a cell says in a column headed "Chair" or "Vice-chair"."""
    office, _ = office_in(text)
    if office is not None:
        return office
    if means_no(text) or not means_yes(text):
        return None
    return Office.VICE_CHAIR if vice else Office.CHAIR


def is_office_line(text: str) -> bool:
    """Whether a line is "Chair: ..." or "Vice-chair" with something behind it or beside it."""
    words = text.strip(" .:")
    return bool(_ALONE.fullmatch(words) or (len(text) < 200 and _BEFORE.fullmatch(text.strip())))


def capacity_of(capacity: str, role: str) -> Capacity | None:
    """As what somebody takes the chair, where the sheet says so; else None."""
    for text in (capacity, role):
        if _LEADER.search(text):
            return Capacity.LEADER
        if _ELECTED.search(text):
            return Capacity.ELECTED_MEMBER
    if capacity and _OFFICER.search(fold(capacity)):
        return Capacity.OFFICER
    return Capacity.OTHER if capacity.strip() else None
