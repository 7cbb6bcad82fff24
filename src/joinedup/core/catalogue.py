"""Sentences in a language, from gettext catalogues.

Texts are written in English where they are used, marked with :func:`N_`, and are the keys of
the catalogues in ``core/locale`` and in the folders that other rooms :func:`register`. A text
without a translation is shown in English.
"""

from __future__ import annotations

import datetime
import gettext
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from joinedup.core.period import When
from joinedup.core.plan import COLLECTIONS
from joinedup.core.sentence import Phrase, Plural, Sentence, Word, shortened
from joinedup.core.text import Text

LOCALE = Path(__file__).parent / "locale"
_FOLDERS = [LOCALE]

Words = Mapping[str, tuple[str, str]]

_PLACES = re.compile(r"\{\w+\}|\W")
"""What has no language: the places of parameters, and signs. A sentence of these alone is the same
in every language, and what fills it is not."""


def N_(text: str) -> str:
    """Mark a text for translation without translating it here."""
    return text


OUR_WORDS: Words = {
    "outcome": (N_("outcome"), N_("outcomes")),
    "priority": (N_("priority"), N_("priorities")),
    "action": (N_("action"), N_("actions")),
    "delivery_system": (N_("service or team"), N_("services and teams")),
    "partner": (N_("partner"), N_("partners")),
    "person": (N_("person"), N_("people")),
    "issue": (N_("cross-cutting issue"), N_("cross-cutting issues")),
    "goal": (N_("partner’s own goal"), N_("partners’ own goals")),
    "measure": (N_("measure"), N_("measures")),
    "milestone": (N_("milestone"), N_("milestones")),
    "risk": (N_("risk"), N_("risks")),
    "participation": (N_("record of participation"), N_("records of participation")),
    "locality": (N_("locality"), N_("localities")),
    "group": (N_("group"), N_("groups")),
    "seat": (N_("seat"), N_("seats")),
    "seat_holder": (N_("holder of a seat"), N_("holders of seats")),
    "chair_term": (N_("term in the chair"), N_("terms in the chair")),
    "leadership_role": (N_("role in leadership"), N_("roles in leadership")),
    "link": (N_("link"), N_("links")),
    "plan": (N_("plan"), N_("plans")),
}

MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


def register(folder: Path) -> None:
    """Look for translations in ``folder`` too, after those that are registered already."""
    if folder not in _FOLDERS:
        _FOLDERS.append(folder)
        catalogue.cache_clear()


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language, of all folders together; English text where there is none."""
    first, *others = (
        gettext.translation("joinedup", folder, languages=[language], fallback=True)
        for folder in _FOLDERS
    )
    for other in others:
        first.add_fallback(other)
    return first


def translate(text: str, language: str) -> str:
    """``text`` in ``language``, or as it is where there is no translation."""
    return catalogue(language).gettext(text) if text else ""


def render(
    sentence: Sentence, params: Mapping[str, Any], language: str = "en", words: Words | None = None
) -> str:
    """A sentence with its parameters filled in, in ``language``, and a capital to begin with.

    A sentence without a translation is English throughout, its dates and words too: half a
    sentence in each language helps nobody. Besides ``params`` a sentence may use our words by
    their names, {action} and {actions}. KeyError if it uses a parameter that is neither."""
    if isinstance(sentence, Plural):
        text = catalogue(language).ngettext(sentence.one, sentence.many, params[sentence.by])
        language = "en" if text in (sentence.one, sentence.many) else language
    else:
        text = translate(sentence, language)
        language = "en" if text == sentence and _PLACES.sub("", text) else language
    made = fill(text, params, language, words)
    first = params.get(text[1:].partition("}")[0]) if text.startswith("{") else None
    return made if isinstance(first, str) else capital(made)  # a file's name keeps its case


def fill(text: str, params: Mapping[str, Any], language: str, words: Words | None) -> str:
    """A text that is already in ``language`` with its parameters filled in."""
    filled = {name: shown(value, language, words) for name, value in params.items()}
    return text.format_map(_Filled(filled, language, words))


class _Filled(dict[str, str]):
    """The parameters of a sentence, and our words for the names that are not among them."""

    def __init__(self, params: Mapping[str, str], language: str, words: Words | None) -> None:
        super().__init__(params)
        self._language, self._words = language, words

    def __missing__(self, name: str) -> str:
        return word(WORDS_BY_NAME[name], self._language, self._words)


_PLURALS = {**COLLECTIONS, "link": "links", "plan": "plans"}
WORDS_BY_NAME = {name: Word(name) for name in OUR_WORDS} | {
    _PLURALS[name]: Word(name, plural=True) for name in OUR_WORDS
}


def capital(text: str) -> str:
    """The text with its first letter as a capital: a sentence may begin with a parameter."""
    return text[:1].upper() + text[1:]


def shown(value: Any, language: str, words: Words | None = None) -> str:
    """A parameter as it reads inside a sentence."""
    if isinstance(value, Word):
        return word(value, language, words)
    if isinstance(value, Phrase):
        return fill(translate(value.text, language), value.params, language, words)
    if isinstance(value, Text):
        return shortened(value.within(language))
    if isinstance(value, datetime.date):
        return f"{value.day} {translate(MONTHS[value.month - 1], language)} {value.year}"
    if isinstance(value, When):
        return shortened(value.text)
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, Decimal):
        return f"{value.normalize():,f}"
    if isinstance(value, tuple | list):
        return listed([shown(each, language, words) for each in value], language)
    return shortened(str(value))


def word(value: Word, language: str, words: Words | None = None) -> str:
    """One of our words, in the partnership's own wording if it has one; a phrase that is no
    word of ours (marked with :func:`N_`) is translated."""
    own = words.get(value.name) if words else None
    if own:
        return own[value.plural]
    known = OUR_WORDS.get(value.name)
    return translate(known[value.plural] if known else value.name, language)


def listed(items: list[str], language: str) -> str:
    """``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {translate(N_('and'), language)} {items[-1]}"
