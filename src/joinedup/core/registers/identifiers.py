"""Identifiers of organisations as people write them: ``GB-CHC-1164883``, its form put right with a
note, or a sentence that says why it is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from joinedup.core.catalogue import N_
from joinedup.core.registers.schemes import Scheme, scheme
from joinedup.core.sentence import Phrase

MOST_ZEROS = 4
"""Leading zeros that are put back: more than that were never lost, and the number is cut short."""

SILENT = N_("There is no identifier here.")
UNLISTED = N_(
    "“{text}” names no list of organisations. An identifier begins with the list that gives the "
    "number, such as GB-CHC for charities or GB-COH for companies: GB-CHC-1164883."
)
OWN = N_(
    "“{prefix}” is no register of organisations: whoever published “{text}” gave the number itself, "
    "and to others it says nothing."
)
UNKNOWN = N_(
    "“{prefix}” is not among the GB and cross-border lists of org-id.guide that are kept here."
)
BARE = N_("“{text}” names a list, {name}, and no number in it.")
MISFIT = N_("“{code}” does not read as a number of {name} ({scheme}); they look like {example}.")
ZEROS = N_("leading zeros put back: {before} is {code}")
NO_ZEROS = N_("leading zeros taken away: {before} is {code}")
LETTERS = N_("the letters that begin its numbers put back: {before} is {code}")
NO_LETTERS = N_("the letters of the list taken away: {before} is {code}")
CLOSED = N_("the list {scheme} is closed, and should not be used for new identifiers")

_APART = r"[\s_:‐-―−-]+"
_PARTS = re.compile(
    rf"([A-Za-z]{{2}}|360G){_APART}([A-Za-z]+)(?:{_APART}(.*)|(\d.*))?", re.I | re.S
)
_PREFIX = re.compile(rf"360G(?={_APART}|$)|[A-Za-z]{{2}}{_APART}[A-Za-z0-9]+", re.I)
_DASHES = re.compile("[‐-―−]")
_FLOAT = re.compile(r"(\d+)\.0")


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier in its right form: ``str()`` gives ``GB-COH-01234567``. ``notes`` say what was
    put right, and that a list is closed."""

    scheme: Scheme
    code: str
    notes: tuple[Phrase, ...] = ()

    def __str__(self) -> str:
        return f"{self.scheme.code}-{self.code}"


@dataclass(frozen=True, slots=True)
class NoIdentifier:
    """Why a text is no identifier, as a sentence to be shown."""

    why: Phrase


def identifier(text: str) -> Identifier | NoIdentifier:
    """Read one identifier. Case, blanks, dashes of any kind and a spreadsheet’s “.0” do not count;
    lost leading zeros are put back with a note. Nothing is guessed: a number without its list is
    none."""
    text = " ".join(text.split())
    if not text:
        return NoIdentifier(Phrase(SILENT))
    parts = _PARTS.fullmatch(text)
    found = scheme(f"{parts[1]}-{parts[2]}") if parts else None
    if parts is None or found is None:
        return NoIdentifier(_unlisted(text))
    given = _tidy(parts[3] or parts[4] or "", found)
    if not given:
        return NoIdentifier(Phrase(BARE, {"text": text, "name": found.name}))
    closed = (Phrase(CLOSED, {"scheme": found.code}),) if found.deprecated else ()
    if found.accepts(given) and not _has_idle_zeros(given, found):
        return Identifier(found, given, closed)
    return _mended(given, found, closed)


def _unlisted(text: str) -> Phrase:
    named = _PREFIX.match(text)
    if not named:
        return Phrase(UNLISTED, {"text": text})
    prefix = re.sub(_APART, "-", named[0]).upper()
    if prefix == "360G" or re.fullmatch(r"(?:GB|X[A-Z])-.*\d.*", prefix):
        return Phrase(OWN, {"prefix": prefix.partition("-")[0], "text": text})
    return Phrase(UNKNOWN, {"prefix": prefix})


def _tidy(given: str, found: Scheme) -> str:
    plain = _DASHES.sub("-", given).replace(" ", "")
    whole = _FLOAT.fullmatch(plain)
    plain = whole[1] if whole else plain
    if found.case:
        return plain.upper() if found.case == "upper" else plain.lower()
    return plain


def _has_idle_zeros(given: str, found: Scheme) -> bool:
    return found.fill < 0 and given.startswith("0")


def _mended(given: str, found: Scheme, closed: tuple[Phrase, ...]) -> Identifier | NoIdentifier:
    for sentence, code in _mends(given, found):
        if code != given and found.accepts(code):
            note = Phrase(sentence, {"before": given, "code": code})
            return Identifier(found, code, (note, *closed))
    of = {"code": given, "name": found.name, "scheme": found.code, "example": found.example}
    return NoIdentifier(Phrase(MISFIT, of))


def _mends(given: str, found: Scheme) -> list[tuple[str, str]]:
    """What the code may have been, likeliest first."""
    if found.fill < 0 and given.startswith("0"):
        return [(NO_ZEROS, given.lstrip("0"))]
    mends = [(NO_LETTERS, given.removeprefix(found.code.partition("-")[2]))]
    if found.fill > 0:
        fixed = _leading_letters(found.pattern) if given.isdecimal() else ""
        head = fixed or _leading_letters(given)
        tail = given.removeprefix(head)
        lost = found.fill - len(head) - len(tail)
        if 0 <= lost <= MOST_ZEROS:
            mends.append((LETTERS if fixed else ZEROS, f"{head}{'0' * lost}{tail}"))
    return mends


def _leading_letters(text: str) -> str:
    found = re.match("[A-Z]+", text)
    return found[0] if found else ""
