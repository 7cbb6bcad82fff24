"""What the refusals of files have in common: reasons, and how one is written."""

from __future__ import annotations

from joinedup.core.catalogue import N_
from joinedup.core.finding import Rule, Severity

FAMILY = "files"
SAVE_AS = N_(
    "Open it in the programme it was made with, save it as an Excel workbook (.xlsx), and check that."
)
ASK_AGAIN = N_(
    "Open it in Excel (or LibreOffice) and save it again, which mends most faults; "
    "if it does not open there either, ask for the file again."
)
DAMAGED_WHY = N_(
    "A file is usually damaged on its way: a download or a mail that broke off, a shared drive "
    "that had not finished copying. Nothing is read from a damaged file, because what is missing "
    "could be the rows that matter."
)
LIMIT_WHY = N_(
    "Every file is read within limits, so that one file can never stop the machine for everybody. "
    "The limits are far above what a plan needs."
)


def error(code: str, title: str, sentence: str, remedy: str, why: str, example: str) -> Rule:
    return Rule(
        code=code,
        family=FAMILY,
        severity=Severity.ERROR,
        title=title,
        sentence=sentence,
        remedy=remedy,
        why=why,
        example=example,
        rank=0,
        about="file",
    )
