"""The words in which leadership is told: its elements, and the fields in which they are exercised.

A vocabulary is a TOML file with a ``title``, ``reconstructed`` (whether the words are somebody's
guess at lists that are lost, which is then said wherever they are shown), and tables ``elements`` and
``fields``, each with ``key``, ``title`` and, if wanted, ``description`` by language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from joinedup.core.text import Text

FOLDER = Path(__file__).with_name("vocabularies")
DEFAULT = "reconstructed"
MOST = 12  # elements, or fields: a grid that people can read


class NoVocabulary(ValueError):
    """A text that is no vocabulary; says in a sentence what is wrong and where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An element or a field. ``key`` is what rows hold."""

    key: str
    title: Text
    description: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Elements and fields of leadership, in the order in which they are shown."""

    title: Text
    reconstructed: bool
    elements: tuple[Term, ...]
    fields: tuple[Term, ...]

    def boxes(self) -> Iterator[tuple[str, str]]:
        """(element, field) by their keys, row by row."""
        for element in self.elements:
            for field in self.fields:
                yield element.key, field.key


def read_vocabulary(text: str) -> Vocabulary:
    """Read a vocabulary. NoVocabulary where the text is none."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NoVocabulary(f"The vocabulary is not TOML: {error}.") from None
    return Vocabulary(
        title=_text(said.get("title"), "title"),
        reconstructed=_yes_or_no(said),
        elements=_terms(said, "elements"),
        fields=_terms(said, "fields"),
    )


@cache
def shipped(name: str = DEFAULT) -> Vocabulary:
    """One of the vocabularies of the package; see :func:`names`. KeyError for another name."""
    if name not in names():
        raise KeyError(name)
    return read_vocabulary((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def names() -> tuple[str, ...]:
    """The vocabularies of the package, the default first."""
    found = sorted(each.stem for each in FOLDER.glob("*.toml"))
    return (DEFAULT, *(each for each in found if each != DEFAULT))


def _yes_or_no(said: dict[str, Any]) -> bool:
    reconstructed = said.get("reconstructed", False)
    if not isinstance(reconstructed, bool):
        raise NoVocabulary("“reconstructed” of the vocabulary should be true or false.")
    return reconstructed


def _terms(said: dict[str, Any], name: str) -> tuple[Term, ...]:
    given = said.get(name)
    if not isinstance(given, list) or not 0 < len(given) <= MOST:
        raise NoVocabulary(f"The vocabulary should have from 1 to {MOST} [[{name}]].")
    terms = tuple(_term(each, f"{name} {n}") for n, each in enumerate(given, start=1))
    keys = [each.key for each in terms]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice:
        raise NoVocabulary(f"Two [[{name}]] of the vocabulary have the key “{twice}”.")
    return terms


def _term(said: Any, where: str) -> Term:
    key = said.get("key") if isinstance(said, dict) else None
    if not isinstance(key, str) or not key.strip():
        raise NoVocabulary(f"The vocabulary’s {where} has no key.")
    return Term(
        key=key,
        title=_text(said.get("title"), f"{where}: title"),
        description=_text(said.get("description", {}), f"{where}: description"),
    )


def _text(said: Any, where: str) -> Text:
    words = {"en": said} if isinstance(said, str) else said
    if not isinstance(words, dict) or not all(isinstance(each, str) for each in words.values()):
        raise NoVocabulary(
            f"The vocabulary’s {where} should be words, or words by language such as "
            '{ en = "Direction" }.'
        )
    if not words and not where.endswith("description"):
        raise NoVocabulary(f"The vocabulary’s {where} is missing.")
    return Text.from_dict(words)
