"""Which group a sheet or a line is of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

from joinedup.core.dates import dates_in
from joinedup.formats.membership.headings import seen

_GROUP = re.compile(
    r"\b(?:board|groups?|executive|committee|forum|panel|partnership|team|network|sub-?group|cabinet"
    r"|assembly|alliance|together|council of|steering|delivery|theme|locality|task force|bwrdd|grŵp"
    r"|pwyllgor|partneriaeth|collaborative|working party|commission)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:list|register|record|sheet|schedule|log|table|details) of\b"
    r"|\b(?:member|attendance|membership)s?\s+(?:list|register|record|sheet|details|log|matrix|at meetings)\b"
    r"|\b(?:membership|attendance|members|register|matrix|current|updated|as at|as of|meetings?|draft"
    r"|aelodaeth|presenoldeb)\b|\bv(?:ersion)?\s?\d+(?:\.\d+)*\b",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"(?:the |main |partnership |executive |delivery |steering |strategic |joint )*"
    r"(?:board|executive|group|committee|forum|panel|bwrdd|grŵp|pwyllgor)",
    re.IGNORECASE,
)
_PARTNERSHIP = re.compile(r"\b(?:together|partnership|alliance|cpp|psb|lsp|partneriaeth)\W*$")
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s?[/–-]\s?\d\d(?:\d\d)?)?\b")
_GENERIC = re.compile(
    r"(?:sheet|table|tab|data|list|csv|main|all|blad|page|document|untitled|summary|copy|new|current"
    r"|list\w*|contacts?|people|partners|organisations)?\s*\d*",
    re.IGNORECASE,
)
_EDGES = " .,:;–—-_()[]|/"


def reads_as_group(text: str) -> bool:
    """Whether a text has a word of groups in it: board, executive, forum..."""
    return bool(_GROUP.search(text))


def is_only_group(text: str) -> bool:
    """Whether a text is made of words of groups alone: "Board", "Executive group"."""
    return bool(_ONLY.fullmatch(text.strip(_EDGES)))


def group_name(text: str) -> str:
    """What is left of a title without "attendance", "members of", dates and years; "" if nothing."""
    bare = seen(text)
    for found in reversed(dates_in(bare)):
        bare = f"{bare[: found.start]} {bare[found.end :]}"
    bare = _YEARS.sub(" ", _ABOUT.sub(" ", bare))
    bare = " ".join(bare.split()).strip(_EDGES)
    bare = re.sub(r"^(?:of|for|at|the|on|of the)\s+|\s+(?:of|for|at|the|on|–|-)$", "", bare).strip(
        _EDGES
    )
    return "" if _GENERIC.fullmatch(bare) else bare


def known_as(title: str, known: Iterable[str]) -> str:
    """The one known group that a title means with the partnership's name before it: "Board" for
    "Riverside Together Board". The title itself where that is none, or not certain."""
    words = title.casefold()
    ends = [each for each in known if words.endswith(f" {each.casefold()}")]
    before = words.removesuffix(ends[0].casefold()) if len(ends) == 1 else ""
    return ends[0] if _PARTNERSHIP.search(before) else title


def group_of_sheet(name: str, lines: Iterable[str], file: str, *, tab: bool) -> tuple[str, bool]:
    """The group that a sheet is of, and whether it says so: its tab, else a line above the table
    that reads as a group, else the file's name."""
    own = group_name(name)
    named = [each for line in lines if len(line) < 120 and (each := group_name(line))]
    groups = [each for each in named if reads_as_group(each)]
    if own and reads_as_group(own):
        return own, True
    if groups:
        return groups[0], True
    if own and tab:
        return own, True
    stem = group_name(PurePath(file).stem.replace("_", " ").replace("-", " "))
    if stem and reads_as_group(stem):
        return stem, True
    return stem or "Partnership", False
