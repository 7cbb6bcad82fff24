"""What a cell says somebody is, and what of it is a name that is not taken over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from joinedup.core.calendar_words import fold
from joinedup.core.leads import is_body
from joinedup.formats.membership.role_words import GENERIC, HONORIFICS, NOUNS, OF_COUNCIL, WORDS
from joinedup.formats.workbook.likeness import plain

_PIECES = re.compile(r"\s*(?:[,;|\n()\[\]:–—]|\s-\s|\s/\s)\s*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_ADDRESS = re.compile(r"\S+@\S+|(?:\+44|\b0)[\d ()-]{8,}\d")
_STRONG = re.compile(
    r"\b(?:councils?|police|constabulary|trust|nhs|college|university|association|network|forum"
    r"|agency|authority|ltd|limited|plc|cic|chamber|commissioner|partnership|alliance|federation"
    r"|foundation|society|services?|board|charity|council’s|cyngor|heddlu|bwrdd|prifysgol|coleg)\b",
    re.IGNORECASE,
)
_VACANT = re.compile(
    r"\b(?:vacant|vacancy|unfilled|gwag|swydd wag|to be (?:confirmed|appointed|nominated|advised"
    r"|agreed)|tbc|tba|tbd|await\w*|no (?:nomination|nominee|representative)|nomination (?:pending"
    r"|awaited)|recruiting|i['’]w gadarnhau)\b|^\?+$",
    re.IGNORECASE,
)
_ACTING = re.compile(r"\b(?:acting|interim|temporary|cover(?:ing)?|dros dro)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says of somebody: the role in it, the body, and the key of a name that stood
    there, which is for telling one from another while a file is read and is never kept."""

    role: str = ""
    body: str = ""
    name: str = ""


def is_vacant(text: str) -> bool:
    """Whether a cell says that there is nobody, or nobody yet: "Vacant", "TBC", "awaiting"."""
    return bool(_VACANT.search(text))


def without_vacancy(text: str) -> tuple[bool, str]:
    """Whether a cell of names says that there is nobody, and what it says beside that: somebody
    behind whom stands "(TBC)" is somebody."""
    found = _VACANT.search(text)
    if found is None:
        return False, text
    before = text[: found.start()]
    if not _WORD.search(before):
        return True, ""
    return False, before.rstrip(" ([–—-,:;") + text[found.end() :].lstrip(" )]")


def is_acting(text: str) -> bool:
    """Whether a cell says that somebody acts for now."""
    return bool(_ACTING.search(text))


def is_generic(role: str) -> bool:
    """Whether a role says only that somebody is a member."""
    return plain(role) in GENERIC


def is_strong_body(text: str) -> bool:
    """Whether a text is a body's by a word that is nobody's surname."""
    return bool(_STRONG.search(text)) or fold(text) in ("dwp", "cvs", "icb")


def without_addresses(text: str) -> str:
    """A note without e-mail addresses and telephone numbers."""
    return " ".join(_ADDRESS.sub("…", text).split(" "))


@lru_cache(maxsize=8192)
def may_be_name(text: str) -> bool:
    """Whether a text may be somebody's name: an honorific before words that are of no role, or two
    to four capitalised words of which none is."""
    words = _WORD.findall(text)
    if not words or any(sign.isdigit() for sign in text):
        return False
    folded = [fold(word) for word in words]
    if folded[0] in HONORIFICS:
        return any(word not in WORDS and word not in HONORIFICS for word in folded[1:])
    if not 2 <= len(words) <= 4 or any(word in WORDS for word in folded):
        return False
    return all(word[0].isupper() for word in words) and not is_body(text)


def as_written(text: str, *, trusted: bool = False) -> Said:
    """What a column of roles says: as written, but for pieces that may be names.
    Where names have a column of their own (``trusted``), only what follows an honorific is one."""
    pieces = _pieces(text)
    kept, names = [], []
    for piece in pieces:
        if may_be_name(piece) and not (trusted and not _is_addressed(piece)):
            names.append(piece)
            if fold(_WORD.findall(piece)[0]) in OF_COUNCIL and len(pieces) == 1:
                kept.append("Councillor")
        else:
            kept.append(_without_tail(piece, names))
    if not names:
        return Said(role=text)
    return Said(role=", ".join(filter(None, kept)), name=_key(names))


def _is_addressed(piece: str) -> bool:
    return fold(_WORD.findall(piece)[0]) in HONORIFICS


def as_body(text: str) -> Said:
    """What a column of bodies says: as written, but for somebody's name with an honorific, or
    beside a word that only bodies have."""
    pieces = _pieces(text)
    strong = any(map(is_strong_body, pieces))
    names = [
        piece
        for piece in pieces
        if may_be_name(piece) and (strong or fold(_WORD.findall(piece)[0]) in HONORIFICS)
    ]
    if not names:
        return Said(body=text)
    return Said(body=", ".join(each for each in pieces if each not in names), name=_key(names))


def _without_tail(piece: str, names: list[str]) -> str:
    """A rank without the name straight after it: "Superintendent" and two words of no role."""
    words = piece.split()
    tail = words[-2:]
    rank = fold(words[-3]).strip(".,") if len(words) > 2 else ""
    unknown = all(word[0].isupper() and fold(word).strip(".") not in WORDS for word in tail)
    if rank in NOUNS and unknown and not is_body(" ".join(tail)):
        names.append(" ".join(tail))
        return " ".join(words[:-2])
    return piece


@lru_cache(maxsize=8192)
def strictly(text: str, bodies: frozenset[str] = frozenset()) -> Said:
    """What a cell says that may hold a name: a role made of the words of roles and nothing else;
    a body where it is one of ``bodies`` (plain titles). Anything else counts as a name."""
    roles, names, body = [], [], ""
    for piece in _pieces(text):
        if plain(piece) in bodies:
            body = body or piece
            continue
        role, rest = _known_words(piece, bodies)
        if role and not is_generic(role):
            roles.append(role)
        if rest:
            names.append(rest)
    return Said(role=", ".join(roles), body=body, name=_key(names))


def _known_words(piece: str, bodies: frozenset[str]) -> tuple[str, str]:
    """The words of a role in a piece, from its first on, and the rest, which may be a name."""
    words = piece.split()
    names: list[str] = []
    while words and fold(words[0]).strip(".") in HONORIFICS:
        honorific = fold(words.pop(0)).strip(".")
        if honorific in OF_COUNCIL:
            return "Councillor", " ".join(words)
        names.append(honorific)
    kept: list[str] = []
    for at, word in enumerate(words):
        if plain(" ".join(words[at:])) in bodies and kept:
            kept += words[at:]
            break
        if all(part in WORDS for part in plain(word).split()):
            kept.append(word)
        else:
            names += words[at:]
            break
    while kept and fold(kept[-1]) in ("of", "for", "the", "and", "&", "in", "to", "at", "on", "a"):
        kept.pop()
    if not any(part in NOUNS for word in kept for part in plain(word).split()):
        return "", piece
    return " ".join(kept), " ".join(names)


def _pieces(text: str) -> list[str]:
    return [piece for each in _PIECES.split(text) if (piece := each.strip(" .*"))]


def _key(names: list[str]) -> str:
    words = [fold(word).strip(".") for name in names for word in name.replace(",", " ").split()]
    return " ".join(sorted(word for word in words if word not in HONORIFICS))
