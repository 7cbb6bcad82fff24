"""What a partnership chooses for itself: its name, its languages, its year, its own words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from secrets import token_hex
from typing import Any

from django.http import HttpResponse

from joinedup.commands import partnerships
from joinedup.commands.refusal import Refused
from joinedup.core.catalogue import MONTHS, N_, OUR_WORDS, capital, translate
from joinedup.core.text import Text
from joinedup.core.vocabulary import DEFAULT, Vocabulary, shipped
from joinedup.core.vocabulary import names as vocabularies
from joinedup.queries import settings as chosen
from joinedup.queries.settings import Chosen
from joinedup.web import notices
from joinedup.web.framing import address_if_there
from joinedup.web.language import LANGUAGES
from joinedup.web.pages import render, to
from joinedup.web.request import Request, deed_of

TITLE = N_("Settings of the partnership")
OFFERED = {**LANGUAGES, "gd": "Gàidhlig"}
"""The languages that a partnership may publish in."""

NO_LANGUAGE = N_("Choose at least one language.")
NO_NAME = N_("Give the partnership a name.")
ONE_OF_TWO = N_("Give the word for one and for several.")
LONGEST_WORD = 60


def settings(request: Request, slug: str) -> HttpResponse:
    """The settings as they stand, and the changing of them."""
    with request.visit.opened():
        now = chosen.chosen()
    form = _Settings(request, now)
    if request.method != "POST":
        return form.shown()
    changes = form.changes()
    if form.wrong:
        return form.shown(400)
    if not changes:
        return notices.leave(to(request, "settings", slug=slug), "same")
    try:
        partnerships.set_up(**deed_of(request), changes=changes)
    except Refused as refused:
        form.wrong["title"] = refused.message(request.language, request.visit.place.words)
        return form.shown(400)
    return notices.leave(to(request, "settings", slug=slug), "saved", count=len(changes))


class _Settings:
    """The form of the settings."""

    def __init__(self, request: Request, now: Chosen) -> None:
        self.request, self.now = request, now
        self.sent: Any = request.POST if request.method == "POST" else None
        self.wrong: dict[str, str] = {}

    def typed(self) -> dict[str, Any]:
        """What stands in the boxes."""
        if self.sent is None:
            return _typed_of(self.now)
        sent = self.sent
        return {
            "title": {tag: sent.get(f"title-{tag}", "").strip() for tag in OFFERED},
            "languages": [tag for tag in OFFERED if tag in sent.getlist("languages")],
            "year_starts": sent.get("year_starts", ""),
            "findings_released": "findings_released" in sent,
            "balance_released": "balance_released" in sent,
            "vocabulary": sent.get("vocabulary", ""),
            "words": {
                tag: {
                    name: [sent.get(f"{tag}-{name}-{each}", "").strip() for each in ("one", "many")]
                    for name in OUR_WORDS
                }
                for tag in OFFERED
            },
        }

    def changes(self) -> dict[str, Any]:
        """What somebody changed, against what stood there when the page was made."""
        typed, was = self.typed(), self._was()
        found = {name: each for name, each in typed.items() if _digest(each) != was.get(name)}
        made: dict[str, Any] = {}
        for name, each in found.items():
            made[name] = getattr(self, f"_read_{name}")(each)
        return made

    def _read_title(self, typed: Mapping[str, str]) -> Text:
        if not any(typed.values()):
            self.wrong["title"] = self._say(NO_NAME)
        return Text(tuple((tag, said[:200]) for tag, said in typed.items() if said))

    def _read_languages(self, typed: list[str]) -> str:
        if not typed:
            self.wrong["languages"] = self._say(NO_LANGUAGE)
        return ",".join(typed)

    def _read_year_starts(self, typed: str) -> int:
        return int(typed) if typed.isdigit() and 1 <= int(typed) <= 12 else self.now.year_starts

    def _read_findings_released(self, typed: bool) -> bool:
        return typed

    def _read_balance_released(self, typed: bool) -> bool:
        return typed

    def _read_vocabulary(self, typed: str) -> str:
        return typed if typed in vocabularies() else self.now.vocabulary

    def _read_words(self, typed: Mapping[str, Mapping[str, list[str]]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for tag, words in typed.items():
            for name, (one, many) in words.items():
                if bool(one) != bool(many):
                    self.wrong[f"{tag}-{name}-one"] = self._say(ONE_OF_TWO)
                if one and many:
                    pair = [one[:LONGEST_WORD], many[:LONGEST_WORD]]
                    found.setdefault(tag, {})[name] = pair
        return found

    def _was(self) -> dict[str, str]:
        try:
            said = json.loads(self.request.POST.get("was", "{}"))
        except ValueError:
            return {}
        return said if isinstance(said, dict) else {}

    def _say(self, sentence: str) -> str:
        return capital(translate(sentence, self.request.language))

    def shown(self, status: int = 200) -> HttpResponse:
        """The form."""
        was = {name: _digest(each) for name, each in _typed_of(self.now).items()}
        language = self.request.language
        response = render(
            self.request,
            "forms/settings.html",
            title=TITLE,
            status=status,
            typed=self.typed(),
            was=self.request.POST.get("was") or json.dumps(was, separators=(",", ":")),
            key=self.request.POST.get("key") or token_hex(16),
            offered=OFFERED,
            languages=tuple(self.now.languages),
            months=tuple((at, translate(name, language)) for at, name in enumerate(MONTHS, 1)),
            words={
                name: tuple(translate(each, language) for each in pair)
                for name, pair in OUR_WORDS.items()
            },
            wrong=tuple(self.wrong.items()),
            said=self.wrong,
            refused=(),
            vocabularies={name: _called(shipped(name), language) for name in vocabularies()},
            people=address_if_there(self.request, "people"),
        )
        response["Cache-Control"] = "no-store"
        return response


def _typed_of(now: Chosen) -> dict[str, Any]:
    said = now.title.as_dict()
    return {
        "title": {tag: said.get(tag, "") for tag in OFFERED},
        "languages": [tag for tag in OFFERED if tag in now.languages],
        "year_starts": str(now.year_starts),
        "findings_released": now.findings_released,
        "balance_released": now.balance_released,
        "vocabulary": now.vocabulary or DEFAULT,
        "words": {
            tag: {name: list(now.words.get(tag, {}).get(name, ("", ""))) for name in OUR_WORDS}
            for tag in OFFERED
        },
    }


def _called(vocabulary: Vocabulary, language: str) -> str:
    """The fields of a vocabulary, which tell it from the others."""
    return ", ".join(field.title.within(language) for field in vocabulary.fields)


def _digest(typed: Any) -> str:
    return sha256(json.dumps(typed, sort_keys=True).encode()).hexdigest()[:12]
