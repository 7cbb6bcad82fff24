"""Who leads, as people write it in one cell: one name or several, everybody, or nobody yet."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from joinedup.core.calendar_words import fold
from joinedup.core.plan import Lead
from joinedup.core.words import LeadState

_FOR_ALL = """all|all partners|all agencies|all organisations|all leads|all members|all services|all theme leads|everyone
    |everybody|partnership|the partnership|whole partnership|all partnership members|all board members|all cpp partners
    |cpp|psb|lsp|all members of the partnership|all of us|whole board|multi-agency|multi agency|various|joint
    |pawb|pob partner|holl bartneriaid|yr holl bartneriaid|a h-uile com-pairtiche|all community planning partners
    |all psb members|partners|all partner organisations|all partner agencies|all theme groups"""
_EVERYONE = frozenset(name.strip() for name in _FOR_ALL.split("|"))
_ALL_OF_THEM = re.compile(
    r"(?:all|every|each) (?:of )?(?:the )?(?:[\w&'’-]+ ){0,2}"
    r"(?:partners?|agency|agencies|organisations?|members?|bodies|signatories)\b.*"
)
_UNKNOWN = re.compile(
    r"\b(?:tbc|tbd|tba|to be (?:confirmed|decided|agreed|appointed|determined|identified|advised)|i'w gadarnhau)\b|^\?+$",
    re.IGNORECASE,
)
_VACANT = re.compile(
    r"\b(?:vacant|vacancy|unfilled|post to be filled|gwag|no one|nobody|recruiting)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:left|leaver|has gone|retired|moved on|no longer (?:in post|here|employed)|departed|resigned)\b|^(?:former|ex-)\s?",
    re.IGNORECASE,
)
_NOBODY = frozenset(("", "-", "–", "—", "n/a", "na", "none", "nil", "not applicable", "x", "."))
_ORGANISATION = re.compile(
    r"\b(?:councils?|police|constabulary|trust|board|nhs|college|university|schools?|homes|housing association|association"
    r"|network|forum|agency|authority|charity|company|ltd|limited|chamber|commissioner|partnership|alliance|federation"
    r"|foundation|society|union|probation|fire|bank|church|cyngor|heddlu|bwrdd|chc|cvs|cvc|hscp|icb|dwp|foods|buses|traders"
    r"|(?:fire|ambulance|probation|job|prison|rescue|careers|health)\s+services?)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:head|director|manager|officer|lead|chief|chair|superintendent|inspector|sergeant|coordinator|co-ordinator|executive|principal"
    r"|leader|member|cllr|councillor|convener|convenor|consultant|adviser|advisor|secretary|commander|governor|dr|prof"
    r"|assistant|deputy|vice|supervisor|worker|analyst|planner|pennaeth|cyfarwyddwr|rheolwr|swyddog|cadeirydd)s?\b",
    re.IGNORECASE,
)
_BARE_ROLE = re.compile(  # says what somebody is and not of what, so that the body must follow
    r"(?:area |chief |deputy |vice-?|acting |neighbourhood |regional |service )*"
    r"(?:director|manager|chair|officer|executive|principal|superintendent|inspector|leader|co-?ordinator|secretary)",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{0,6}|[A-Z][a-z]?[A-Z]{1,5}")
_ONE_BODY = re.compile(
    r"\b(?:town|health|fire|police|arts|drug|alcohol|parks|roads|crime|learning|education|children|housing|food|sport"
    r"|culture|research|benefits|land|flood|planning|adult|policy|bereavement|diversity|equality|human resources)\s(?:and|&)\s"
    r"(?:parish|community|safety|rescue|social|care|crime|wellbeing|well-being|culture|alcohol|drug|drugs|leisure|fire"
    r"|skills|learning|young|families|homelessness|drink|development|debt|property|drainage|environment|customer)\b",
    re.IGNORECASE,
)
_HARD = re.compile(r"\s*(?:[\n\r;•|]+|\s/\s?|\s?/\s|\s\+\s)\s*")
_SLASH = re.compile(r"(?<=[^\W\d])/(?=[^\W\d])")
_AND = re.compile(r"\s+(?:and|&|a|ac)\s+|\s*&\s*")
_WELSH_AND = re.compile(r"\s+(?:a|ac)\s+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PREFIX = re.compile(
    r"^(?:(?:joint |overall )?(?:lead(?: (?:officer|partner|agency|organisation))?|support(?:ing|ed by)?|sro|owner|with|delivery)\s*[:–-]\s*"
    r"|\d+[.)]\s+|[-•*·–]\s+)",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"\w|\?")
_AND_OR = re.compile(r"\band/or\b", re.IGNORECASE)


def read_leads(text: str, known: Collection[str] = ()) -> tuple[Lead, ...]:
    """The leads that a cell names, in order, each with its state.

    ``known`` are names of partners or people (a frozenset: folded already): two of them joined
    by "and" are two leads. "n/a" and "-" name nobody and give (). Persons and partners are not matched here.
    """
    names = _names(text, _folded(known))
    states = [state_of(name) for name in names]
    for index in range(len(names) - 1, 0, -1):
        # "Head of community services / Health Trust (left Sept)": it is the person who left.
        if (
            states[index] is LeadState.LEFT
            and not is_role(names[index])
            and is_role(names[index - 1])
        ):
            states[index - 1] = LeadState.LEFT
    return tuple(Lead(text=name, state=state) for name, state in zip(names, states, strict=True))


def split_names(text: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """The names of bodies or people in a cell, those to be confirmed or vacant left out.

    "All partners" stays as one name: whom it means is the reader's to say."""
    silent = (LeadState.TO_BE_CONFIRMED, LeadState.VACANT)
    return tuple(name for name in _names(text, _folded(known)) if state_of(name) not in silent)


@lru_cache(maxsize=4096)
def state_of(name: str) -> LeadState:
    """What one name as written says of its lead: "All partners", "TBC", "Head of X (left 2026)"."""
    words = fold(name).strip(" .*()[]")
    if words in _EVERYONE or _ALL_OF_THEM.fullmatch(words):
        return LeadState.EVERYONE
    if _VACANT.search(words):
        return LeadState.VACANT
    if _LEFT.search(words):
        return LeadState.LEFT
    if _UNKNOWN.search(words.replace("’", "'")):
        return LeadState.TO_BE_CONFIRMED
    return LeadState.NAMED


def is_acronym(name: str) -> bool:
    """Whether a name is written as initials (NHS, DWP, RA)."""
    return bool(_ACRONYM.fullmatch(name))


def is_bare_role(name: str) -> bool:
    """Whether a role says nothing of its body or field: "Director", "Area manager"."""
    return bool(_BARE_ROLE.fullmatch(name.strip()))


def is_role(name: str) -> bool:
    """Whether a name reads as a person's role ("Head of Housing")."""
    return bool(_ROLE.search(name))


def _folded(known: Collection[str]) -> frozenset[str]:
    return known if isinstance(known, frozenset) else frozenset(fold(name) for name in known)


@lru_cache(maxsize=8192)
def _names(text: str, known: frozenset[str]) -> tuple[str, ...]:
    """The names in a cell. Brackets are kept whole with the name that they follow."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[0])
        return f"\x00{len(held) - 1}\x01"

    flat = _BRACKETS.sub(hold, _AND_OR.sub("/", text.replace("\x00", "").replace("\x01", "")))
    parts = [name for part in _HARD.split(flat) for name in _soft(part, known)]
    names: list[str] = []
    for part in parts:
        name = _restore(part, held)
        if (
            fold(name) not in _NOBODY
            and name not in names
            and (name[-1].isalnum() or _WRITTEN.search(name))
        ):
            names.append(name)
    return tuple(names)


def _restore(part: str, held: list[str]) -> str:
    for index, bracket in enumerate(held):
        part = part.replace(f"\x00{index}\x01", bracket)
    return _PREFIX.sub("", " ".join(part.split())).strip(" ,")


def _soft(part: str, known: Collection[str]) -> list[str]:
    """Split where a slash, a comma or an "and" stands between names and not inside one."""
    if fold(part) in _NOBODY or fold(part) in known:
        return [part]
    names = [name for each in _commas(part) for name in _SLASH.split(each)]
    return [name for each in names for name in _joined(each, known)]


def _commas(part: str) -> list[str]:
    """A role and the body after its comma are one lead ("Head of Housing, Wendbridge Homes")."""
    names: list[str] = []
    for piece in (each.strip() for each in part.split(",")):
        if names and _belongs(names[-1], piece):
            names[-1] = f"{names[-1]}, {piece}"
        elif piece:
            names.append(piece.removeprefix("and ") if names else piece)
    return names


def _belongs(role: str, body: str) -> bool:
    if not body or "," in role or not _ROLE.search(role) or _ROLE.search(body):
        return False
    return bool(_BARE_ROLE.fullmatch(role) or _ORGANISATION.search(body))


def _joined(name: str, known: Collection[str]) -> list[str]:
    """Split at "and" or "&" where both sides can stand as names; else leave as one body."""
    for match in _AND.finditer(name):
        if _WELSH_AND.fullmatch(match[0]) and not known:
            continue
        left, right = name[: match.start()], name[match.end() :]
        if _can_stand(name, match, left, right, known):
            return [left, *_joined(right, known)]
    return [name]


def _can_stand(
    whole: str, match: re.Match[str], left: str, right: str, known: Collection[str]
) -> bool:
    if fold(left) in known and fold(right.split(" and ")[0].split(" & ")[0]) in known:
        return True
    if any(pair.start() < match.start() < pair.end() for pair in _ONE_BODY.finditer(whole)):
        return False
    return (is_body(left) and is_body(right)) or bool(_ROLE.search(left) and _ROLE.search(right))


def is_body(name: str) -> bool:
    """Whether a name reads as an organisation ("Eastshire Police", "NHS")."""
    words = name.strip()
    return bool(_ACRONYM.fullmatch(words) or _ORGANISATION.search(words) or _UNKNOWN.search(words))
