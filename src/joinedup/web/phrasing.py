"""How a page speaks: its sentences, words, texts and days, in the language of the request."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape

from joinedup.core.catalogue import N_, Words, capital, render, shown, translate, word
from joinedup.core.period import When
from joinedup.core.plan import Baseline, Reading, Target
from joinedup.core.sentence import Plural, Sentence, Word, legible
from joinedup.core.text import Text

WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_HELD = "\ue000{}\ue001"
"""Stands for a piece of HTML while the rest of its sentence is made."""


class Phrasing:
    """The language of a page and the partnership's own words for it."""

    def __init__(self, language: str = "en", words: Words | None = None) -> None:
        self.language = language
        self.words = words or {}

    def say(self, sentence: Sentence, /, **params: Any) -> str:
        """A sentence with its parameters. One that is HTML (a link) stays so, and makes the whole
        HTML, with everything else in it escaped."""
        html = {name: value for name, value in params.items() if isinstance(value, Markup)}
        held = {name: _HELD.format(place) for place, name in enumerate(html)}
        said = render(sentence, {**params, **held}, self.language, self.words)
        if not html:
            return said
        made = str(escape(said))
        for place, value in enumerate(html.values()):
            made = made.replace(_HELD.format(place), str(value))
        return Markup(made)  # noqa: S704 (every part is escaped or was HTML)

    def phrase(self, sentence: Sentence, /, **params: Any) -> str:
        """The same as it stands inside a line: without the capital that begins a sentence."""
        said = self.say(sentence, **params)
        small = isinstance(sentence, str) and sentence[:1].islower()
        return type(said)(said[:1].lower() + said[1:]) if small else said

    def number_of(self, one: str, many: str, count: int, /, **params: Any) -> str:
        """``{count}`` of something in the plural form that the language asks for."""
        return self.say(Plural(one, many), count=count, **params)

    def t(self, text: str) -> str:
        """A text of ours as it is, without parameters and without a capital."""
        return translate(text, self.language)

    def word(self, name: str, plural: bool = False) -> str:
        """One of our words, in the partnership's own wording if it has one."""
        return word(Word(name, plural), self.language, self.words)

    def heading(self, name: str, plural: bool = True) -> str:
        """One of our words with a capital."""
        return capital(self.word(name, plural))

    def text(self, text: Text) -> Markup:
        """What a partnership wrote, in this language; marked as of another where there is none."""
        said = escape(legible(text.within(self.language)))
        if not text or text.has(self.language):
            return said
        return Markup('<span lang="{}">{}</span>').format(text.versions[0][0], said)

    def day(self, day: datetime.date | None, weekday: bool = False) -> str:
        """A day in words, "" for none."""
        if day is None:
            return ""
        said = shown(day, self.language)
        return f"{translate(WEEKDAYS[day.weekday()], self.language)} {said}" if weekday else said

    def moment(self, instant: datetime.datetime, zone: datetime.tzinfo) -> str:
        """A day and an hour in words, in the partnership's zone."""
        here = instant.astimezone(zone)
        return f"{self.day(here.date())}, {here:%H:%M}"

    def when(self, when: When | None) -> str:
        """A date as somebody wrote it; a day that was written as 2026-11-17 in words."""
        if when is None:
            return ""
        first = when.first_day
        plain = first is not None and when.text == first.isoformat()
        return self.day(first) if plain else legible(when.text)

    def figure(self, figure: Decimal | None) -> str:
        """A decimal number without trailing noughts, with commas; "" for none."""
        return "" if figure is None else f"{figure.normalize():,f}"

    def figured(self, said: Baseline | Target | Reading, unit: str) -> str:
        """A figure of a measure with its unit, or as it was written where it was read as none."""
        if said.value is None:
            return legible(said.text or getattr(said, "words", ""))
        figure = self.figure(said.value)
        if unit in ("£", "€", "$"):
            return f"{unit}{figure}"
        return f"{figure}%" if unit.startswith("%") else f"{figure} {legible(unit)}".strip()

    def number(self, number: int) -> str:
        """A whole number with commas."""
        return f"{number:,}"


def functions(phrasing: Phrasing) -> Mapping[str, Any]:
    """What templates call, by name."""
    names = (
        "say",
        "phrase",
        "number_of",
        "t",
        "word",
        "heading",
        "text",
        "day",
        "moment",
        "when",
        "figure",
        "figured",
        "number",
    )
    return {name: getattr(phrasing, name) for name in names}
