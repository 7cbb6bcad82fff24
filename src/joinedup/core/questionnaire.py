"""Questions that a partnership puts to its partners from time to time, and their scale.

A questionnaire is a TOML file with a ``key``, a ``title``, ``about`` (what people read before they
answer), ``source`` (whose questions they are) and ``tested`` (whether somebody has tried them out and
published it; both are said wherever the questions are shown), ``asked`` (see :class:`Asked`),
``months`` (how often they are put: once in so many), five ``points`` with a ``title`` each, which word
the scale from 1 to 5, ``statements`` and, if wanted, ``open`` questions that are answered in words,
each with ``key`` and ``title``. Titles stand in one language or in several.
"""

from __future__ import annotations

import enum
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from joinedup.core.catalogue import N_
from joinedup.core.text import Text

FOLDER = Path(__file__).with_name("questionnaires")
DEFAULT = "lead-body"
POINTS = 5
MOST = 30  # statements, or open questions: nobody answers more
MOST_MONTHS = 60

UNTESTED = N_("Nobody has tested these questions yet: what they find is where to begin to talk.")


class NoQuestionnaire(ValueError):
    """A text that is no questionnaire; says in a sentence what is wrong and where."""


class Asked(enum.Enum):
    """Who is asked: every partner but the one that the questions are about, or every partner."""

    OTHERS = "others"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A statement, or a question that is answered in words. ``key`` is what answers hold."""

    key: str
    title: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """Statements and open questions, in the order in which they are put. ``points`` word the scale:
    the first is 1, the last 5. ``months`` is how far apart two rounds are."""

    key: str
    title: Text
    about: Text
    source: Text
    tested: bool
    asked: Asked
    months: int
    points: tuple[Text, ...]
    statements: tuple[Question, ...]
    open: tuple[Question, ...]

    def asks(self, partner: str, host: str) -> bool:
        """Whether a partner (a ref) is asked, where ``host`` is the one that the questions are
        about. The lead body is not asked about itself: its answers would be among those that are
        counted, and whoever knows them could take them away again."""
        return self.asked is Asked.ALL or partner != host


def read_questionnaire(text: str) -> Questionnaire:
    """Read a questionnaire. NoQuestionnaire where the text is none."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NoQuestionnaire(f"The questionnaire is not TOML: {error}.") from None
    questionnaire = Questionnaire(
        key=_key(said, "The questionnaire"),
        title=_text(said, "title"),
        about=_text(said, "about"),
        source=_text(said, "source"),
        tested=_yes_or_no(said),
        asked=_asked(said),
        months=_months(said),
        points=tuple(_text(each, "title", where) for each, where in _points(said)),
        statements=_questions(said, "statements", least=1),
        open=_questions(said, "open", least=0),
    )
    keys = [each.key for each in (*questionnaire.statements, *questionnaire.open)]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice:
        raise NoQuestionnaire(f"Two questions of the questionnaire have the key “{twice}”.")
    return questionnaire


@cache
def shipped(name: str = DEFAULT) -> Questionnaire:
    """One of the questionnaires of the package; see :func:`names`. KeyError for another name."""
    if name not in names():
        raise KeyError(name)
    return read_questionnaire((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def names() -> tuple[str, ...]:
    """The questionnaires of the package, the default first."""
    found = sorted(each.stem for each in FOLDER.glob("*.toml"))
    return (DEFAULT, *(each for each in found if each != DEFAULT))


def _yes_or_no(said: dict[str, Any]) -> bool:
    tested = said.get("tested", False)
    if not isinstance(tested, bool):
        raise NoQuestionnaire("“tested” of the questionnaire should be true or false.")
    return tested


def _asked(said: dict[str, Any]) -> Asked:
    asked = said.get("asked", Asked.OTHERS.value)
    if asked not in [each.value for each in Asked]:
        raise NoQuestionnaire("“asked” of the questionnaire should be “others” or “all”.")
    return Asked(asked)


def _months(said: dict[str, Any]) -> int:
    months = said.get("months")
    if type(months) is not int or not 0 < months <= MOST_MONTHS:
        raise NoQuestionnaire(
            f"“months” of the questionnaire should be a whole number from 1 to {MOST_MONTHS}."
        )
    return months


def _points(said: dict[str, Any]) -> Iterator[tuple[Any, str]]:
    given = said.get("points")
    if not isinstance(given, list) or len(given) != POINTS:
        raise NoQuestionnaire(f"The questionnaire should have {POINTS} [[points]], from 1 to 5.")
    for number, each in enumerate(given, start=1):
        yield each, f"points {number}: "


def _questions(said: dict[str, Any], name: str, least: int) -> tuple[Question, ...]:
    given = said.get(name, [])
    if not isinstance(given, list) or not least <= len(given) <= MOST:
        raise NoQuestionnaire(f"The questionnaire should have from {least} to {MOST} [[{name}]].")
    return tuple(
        Question(
            key=_key(each, f"The questionnaire’s {name} {number}"),
            title=_text(each, "title", f"{name} {number}: "),
        )
        for number, each in enumerate(given, start=1)
    )


def _key(said: Any, whose: str) -> str:
    key = said.get("key") if isinstance(said, dict) else None
    if not isinstance(key, str) or not key.strip():
        raise NoQuestionnaire(f"{whose} has no key.")
    return key


def _text(said: Any, name: str, where: str = "") -> Text:
    given = said.get(name) if isinstance(said, dict) else None
    words = {"en": given} if isinstance(given, str) else given
    if not isinstance(words, dict) or not all(isinstance(each, str) for each in words.values()):
        raise NoQuestionnaire(
            f"The questionnaire’s {where}{name} should be words, or words by language such as "
            '{ en = "Mostly" }.'
        )
    if not any(each.strip() for each in words.values()):
        raise NoQuestionnaire(f"The questionnaire’s {where}{name} is missing.")
    return Text.from_dict(words)
