"""Partnerships: begun on the installation, and what each chooses for itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from zoneinfo import available_timezones

from joinedup.commands.deed import Deed
from joinedup.commands.kernel import command
from joinedup.commands.refusal import Refused
from joinedup.core.catalogue import N_
from joinedup.core.permissions import Verb
from joinedup.core.text import Text
from joinedup.core.vocabulary import names as vocabularies
from joinedup.records.models import Partnership
from joinedup.records.told import partnership as fields_of

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

BAD_SLUG = N_(
    "“{slug}” cannot stand in an address. Use small letters, digits and hyphens: riverside."
)
TAKEN = N_("There is a partnership at “{slug}” already. Choose another address.")
NO_TITLE = N_("Give the partnership a name.")
NO_ZONE = N_("“{zone}” is not a time zone. Choose one such as Europe/London.")
HALF_A_WORD = N_("Give a word both ways: one, and several.")
NO_VOCABULARY = N_("Choose one of the vocabularies that the list offers.")
NO_MONTH = N_("Choose the month in which the partnership’s year begins.")


@command(Verb.ADMINISTER)
def create(
    deed: Deed,
    *,
    slug: str,
    title: Text,
    kind: str = "",
    area: str = "",
    year_starts: int = 4,
    languages: tuple[str, ...] = ("en",),
    facts_released: str = "",
    demo: bool = False,
) -> str:
    """Begin a partnership; gives its slug."""
    if not _SLUG.fullmatch(slug) or len(slug) > 60:
        raise Refused(BAD_SLUG, slug=slug, field="slug")
    if not title:
        raise Refused(NO_TITLE, field="title")
    if Partnership.objects.filter(slug=slug).exists():
        raise Refused(TAKEN, slug=slug, field="slug")
    row = Partnership(
        slug=slug,
        title=title,
        kind=kind,
        area=area,
        year_starts=year_starts,
        languages=",".join(languages),
        facts_released=facts_released,
        demo=demo,
    )
    row.save()
    deed.partnership = row
    deed.writer.put("partnership", row.uid, fields_of(row))
    deed.say("partnership.begun", title=title)
    return slug


@command(Verb.SET_UP)
def set_up(deed: Deed, *, changes: Mapping[str, Any]) -> None:
    """Change what the partnership chooses: title, words, languages, the first month of its year,
    its time zone, the vocabulary of its leadership, and what is released to all its members: things
    to put right; leadership and balance."""
    deed.need()
    _check(changes)
    row, before = deed.partnership, fields_of(deed.partnership)
    for name in changes.keys() & _CHOSEN:
        setattr(row, name, changes[name])
    after = fields_of(row)
    changed = {
        name: after.get(name) for name in {**before, **after} if after.get(name) != before.get(name)
    }
    if changed:
        row.save()
        deed.writer.put("partnership", row.uid, changed)
        deed.say("partnership.changed", fields=tuple(sorted(changed)))


def _check(changes: Mapping[str, Any]) -> None:
    """Refuse what would break every page: a name of nobody, a zone that no clock knows, half a word."""
    if "title" in changes and not changes["title"]:
        raise Refused(NO_TITLE, field="title")
    zone = changes.get("time_zone", "UTC")
    if zone not in available_timezones():
        raise Refused(NO_ZONE, zone=zone, field="time_zone")
    for words in (changes.get("words") or {}).values():
        for pair in words.values():
            if not isinstance(pair, list | tuple) or len(pair) != 2 or not all(pair):
                raise Refused(HALF_A_WORD, field="words")
    if changes.get("vocabulary", "") not in ("", *vocabularies()):
        raise Refused(NO_VOCABULARY, field="vocabulary")
    if changes.get("year_starts", 1) not in range(1, 13):
        raise Refused(NO_MONTH, field="year_starts")


_CHOSEN = frozenset(
    {"title", "words", "languages", "year_starts", "time_zone", "area"}
    | {"findings_released", "balance_released", "vocabulary"}
)
