"""Sectors and the basis of a seat, as people write them."""

from __future__ import annotations

import re

from joinedup.core.words import Basis, Sector

_SECTORS = (
    (re.compile(r"\b(?:business\w*|chamber|traders?)\b", re.I), Sector.BUSINESS),
    (re.compile(r"\b(?:private|compan(?:y|ies)|industry)\b", re.I), Sector.PRIVATE),
    (re.compile(r"\b(?:voluntary|third|charit\w+|vcse?|vcs|vcfse?|vso)\b", re.I), Sector.VOLUNTARY),
    (
        re.compile(r"\b(?:other public|health|nhs|police|fire|education)\b", re.I),
        Sector.OTHER_PUBLIC,
    ),
    (
        re.compile(r"\b(?:local authorit\w+|councils?|local government|la)\b", re.I),
        Sector.LOCAL_AUTHORITY,
    ),
    (re.compile(r"\b(?:community|residents?|faith)\b", re.I), Sector.COMMUNITY),
    (re.compile(r"\b(?:public|statutory)\b", re.I), Sector.OTHER_PUBLIC),
)
_COUNCIL = re.compile(r"\b(?:council|cyngor)\b", re.I)
_INVITED = re.compile(r"\b(?:invited|co-?opted|non-?statutory|voluntary|no|n)\b", re.I)
_STATUTORY = re.compile(r"\b(?:statutory|required|by law|yes|y|x|✓)(?:\b|$)", re.I)


def sector_of(text: str, body: str) -> Sector | None:
    """The sector that a cell names; "public" is the local authority's where the body is a council."""
    for sign, sector in _SECTORS:
        if sign.search(text):
            plain_public = sector is Sector.OTHER_PUBLIC and not re.search(r"\bother\b", text, re.I)
            return Sector.LOCAL_AUTHORITY if plain_public and _COUNCIL.search(body) else sector
    return None


def basis_of(text: str) -> Basis | None:
    """Whether a seat is there by law or by invitation, None where that is not understood."""
    if _INVITED.search(text):
        return Basis.INVITED
    return Basis.STATUTORY if _STATUTORY.search(text) or text.strip() in "✓✔" else None
