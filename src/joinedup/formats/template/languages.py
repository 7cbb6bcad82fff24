"""The names of languages in headings: ``Title (Welsh)``."""

from __future__ import annotations

import re

NAMES = {
    "en": "English",
    "cy": "Welsh",
    "gd": "Gaelic",
    "ga": "Irish",
    "sco": "Scots",
    "kw": "Cornish",
    "ur": "Urdu",
    "pl": "Polish",
    "pa": "Punjabi",
    "bn": "Bengali",
    "ar": "Arabic",
    "ro": "Romanian",
}
_OTHER = {"cymraeg": "cy", "gàidhlig": "gd", "gaeilge": "ga", "scottish gaelic": "gd"}
_TAGS = {name.casefold(): tag for tag, name in NAMES.items()} | _OTHER
_TAG = re.compile(r"[a-z]{2}|language:? ?(?P<tag>[a-z0-9-]+)")


def name_of(tag: str) -> str:
    """How a heading names a language: by its English name, else by its tag."""
    return NAMES.get(tag, f"language: {tag}")


def tag_of(name: str) -> str:
    """The tag of a language that a heading names; "" if it names none."""
    key = name.strip().casefold()
    found = _TAG.fullmatch(key)
    return _TAGS.get(key) or ((found["tag"] or key) if found else "")
