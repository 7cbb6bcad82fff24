"""Which sheets of a workbook are the plan, and which were put aside by those who keep it."""

from __future__ import annotations

import re

from joinedup.formats.sheets import Sheet

_OLD = re.compile(
    r"\bold\b|do not use|don'?t use|superseded|archived?\b|\bprevious\b|\bbackup\b|\bback up\b|\bcopy\b|not in use|\bunused\b"
    r"|\bobsolete\b|\bdeprecated\b|\bdelete\b|\bspare\b|\bscratch\b|hen fersiwn|peidiwch",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"^(?:lists?|look-?ups?|drop-?downs?|validation|codes?|key|options|guidance|instructions|read me|help)\b",
    re.I,
)
_MASTER = re.compile(
    r"\bmaster\b|use this one|\ball (?:actions|projects)\b|\bcombined\b|\bfull (?:plan|list)\b",
    re.IGNORECASE,
)

OLD, HIDDEN, LIST, NO_TABLE, EMPTY, GRANTS = "old", "hidden", "list", "no table", "empty", "grants"
_GRANT_HEADINGS = ("recipient org:", "funding org:", "amount awarded", "award date")


def reason_to_leave(sheet: Sheet) -> str:
    """Why a sheet is left out before it is looked at: :data:`OLD`, :data:`HIDDEN`, :data:`LIST`,
    :data:`EMPTY` or "" if it is not."""
    if not any(value not in (None, "") for row in sheet.rows for value in row):
        return EMPTY
    if _OLD.search(sheet.name):
        return OLD
    if sheet.hidden:
        return HIDDEN
    if _LISTS.search(sheet.name.strip()):
        return LIST
    return ""


def is_of_grants(sheet: Sheet) -> bool:
    """Whether the first row has the headings of grants data (the 360Giving standard)."""
    for row in sheet.rows[:3]:
        texts = [value.lower() for value in row if isinstance(value, str)]
        if sum(any(text.startswith(each) for text in texts) for each in _GRANT_HEADINGS) > 2:
            return True
    return False


def is_master(name: str) -> bool:
    """Whether a sheet calls itself the one to go by."""
    return bool(_MASTER.search(name))
