"""How a thing is getting on, read from a word or from a colour."""

from __future__ import annotations

import colorsys
import re

from joinedup.core.calendar_words import fold
from joinedup.core.words import Progress

_WORDS: dict[Progress, str] = {
    Progress.DONE: (
        "blue|complete|completed|done|closed|achieved|delivered|finished|fully achieved|fully complete|met|target met"
        "|b|100%|implemented|discharged|glas|wedi'i gwblhau|wedi ei gwblhau|wedi cwblhau|cwblhawyd|cyflawnwyd"
        "|crìochnaichte|criochnaichte|ended achieved|complete and closed|🔵|✅"
    ),
    Progress.ON_COURSE: (
        "green|on track|on target|on course|on schedule|in progress|underway|under way|ongoing|on-going|progressing"
        "|started|live|active|open|g|going to plan|to plan|good progress|ar y trywydd|ar y trywydd iawn|gwyrdd"
        "|ar waith|ar y gweill|mynd rhagddo|partly complete|partially complete|part complete|uaine|continuing|🟢"
    ),
    Progress.SLIPPING: (
        "amber|yellow|orange|delayed|delay|slipping|slipped|slippage|behind|behind schedule|at risk|some concerns"
        "|some slippage|a|y|overdue|late|deferred|minor issues|some delay|minor delay|ambr|oren|melyn|oedi|orains"
        "|partially met|ar ei hol hi|ar ol yr amserlen|tu ol i'r amserlen|needs attention|caution|requires attention|slightly behind|🟡|🟠"
    ),
    Progress.STUCK: (
        "red|r|off track|off-track|stuck|stalled|blocked|on hold|paused|suspended|not on track|not on target|coch"
        "|major issues|critical|failing|missed|not met|not achieved|significant slippage|severe delay|dearg"
        "|behind target|target missed|wedi'i ohirio|oddi ar y trywydd|serious concerns|halted|🔴"
    ),
    Progress.NOT_STARTED: (
        "not started|not yet started|not begun|not yet begun|yet to start|to start|planned|pending|not commenced"
        "|not yet due|not due|proposed|scheduled|to do|future|upcoming|heb ddechrau|heb gychwyn|awaiting start"
    ),
    Progress.STOPPED: (
        "stopped|cancelled|canceled|withdrawn|abandoned|discontinued|no longer required|no longer needed|superseded"
        "|terminated|not proceeding|removed|dropped|wedi stopio|closed incomplete|closed not achieved"
    ),
}
_MEANINGS = {word: progress for progress, words in _WORDS.items() for word in words.split("|")}
_LONGEST = max(len(word.split()) for word in _MEANINGS)
_LETTERS = frozenset(word for word in _MEANINGS if len(word) == 1)
_STATUS_OF = re.compile(
    r"^(?:b?rag|status|progress|rating|currently|now|is|overall|project|action)\b[\s:=-]*"
)
_SPLIT = re.compile(r"[^\w'%-]+|-(?=\s)|\s-")
_PARTS = re.compile(r"(?P<done>\d{1,3})\s?%(?:\s(?:complete|done|completed))?")


def read_progress(text: str) -> Progress | None:
    """The progress that a status cell states; None where it states none that is known.

    The first words count (``Amber - slippage in recruitment``), the longest phrase first
    (``not started`` before ``started``). A lone letter is one of BRAG only where it is alone.
    """
    words = fold(text).replace("’", "'").strip(" .:;-*()[]")
    if words in _MEANINGS:
        return _MEANINGS[words]
    part = _PARTS.fullmatch(words)
    if part:
        return _of_share(int(part["done"]))
    rest = [word for word in _SPLIT.split(_STATUS_OF.sub("", words)) if word]
    if len(rest) == 1 and rest[0] in _LETTERS:
        return _MEANINGS[rest[0]]
    for length in range(min(_LONGEST, len(rest)), 0, -1):
        phrase = " ".join(rest[:length])
        if phrase in _MEANINGS and phrase not in _LETTERS:
            return _MEANINGS[phrase]
    return None


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CLOSES = re.compile(
    r"(?:.*[.;]\s+)?(?:done|closed|completed?|item closed|action closed)\W*"
    r"|noted\W*"
    r"|(?:signed|sent|circulated|issued|published|submitted|installed|received|appointed|paid|emailed|shared)"
    rf"(?:\s+(?:out|to all))?(?:\s+(?:on|in|at)?\s*(?:\d\d?(?:st|nd|rd|th)?[/. ](?:\d\d?|{_MONTH})(?:[/. ]\d+)?|{_MONTH}(?:\s\d+)?))?\W*",
    re.IGNORECASE | re.DOTALL,
)


def says_done(text: str) -> bool:
    """Whether an update, where there is no status, says that the thing is done: it begins so
    (“done at March mtg”), ends so (“… no lawful basis. Closed”), or says only that the one
    thing asked was done (“signed 19/9”, “noted”)."""
    if read_progress(text) is Progress.DONE:
        return True
    return (
        len(text) <= _LONGEST_UPDATE and "?" not in text and bool(_CLOSES.fullmatch(text.strip()))
    )


_LONGEST_UPDATE = 400


def _of_share(done: int) -> Progress | None:
    if done >= 100:
        return Progress.DONE if done == 100 else None
    return Progress.ON_COURSE if done else Progress.NOT_STARTED


_HUES = (  # up to this hue in degrees: what a fill of that hue says
    (18, Progress.STUCK),
    (68, Progress.SLIPPING),
    (165, Progress.ON_COURSE),
    (190, None),  # teal: neither
    (255, Progress.DONE),
    (335, None),  # purple and pink
    (360, Progress.STUCK),
)
_NAMED_FILLS = {  # the spreadsheet's own "Good", "Neutral", "Bad": paler than a status otherwise is
    "C6EFCE": Progress.ON_COURSE,
    "FFEB9C": Progress.SLIPPING,
    "FFC7CE": Progress.STUCK,
}
_STRONG, _BRIGHT = 0.28, 0.45  # least saturation and value of a colour that says something


def progress_of_colour(rrggbb: str) -> Progress | None:
    """What a cell's fill (six hex digits) says as a BRAG colour, tolerant of shades.

    Blue is done, green on course, amber, orange and yellow slipping, red stuck. White, grey,
    pastels, dark headings, teal and purple say nothing. HSV hue, saturation and value.
    """
    digits = rrggbb.lstrip("#")[-6:].upper()
    if digits in _NAMED_FILLS:
        return _NAMED_FILLS[digits]
    try:
        red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return None
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < _STRONG or value < _BRIGHT:
        return None
    return next(progress for limit, progress in _HUES if hue * 360 <= limit)
