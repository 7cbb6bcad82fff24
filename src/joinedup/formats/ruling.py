"""Rules of reading a file, written in the order in which they are read: title, sentence, remedy,
why, example."""

from __future__ import annotations

from joinedup.core.finding import Rule, Severity
from joinedup.core.sentence import Sentence


def rule(
    code: str,
    severity: Severity,
    title: str,
    sentence: Sentence,
    remedy: Sentence,
    why: str,
    example: str,
    rank: int = 60,
    *,
    family: str,
    about: str = "file",
) -> Rule:
    """A :class:`Rule` of a family of formats. Rooms fix ``family`` once, with ``partial``."""
    return Rule(
        code=code,
        family=family,
        severity=severity,
        title=title,
        sentence=sentence,
        remedy=remedy,
        why=why,
        example=example,
        rank=rank,
        about=about,
    )
