"""Leads in cells: the words that people write, and what is known beyond them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from joinedup.core.leads import read_leads
from joinedup.core.plan import Lead
from joinedup.core.words import LeadState
from joinedup.formats.template.cells import text_cell
from joinedup.formats.template.choices import chosen, shown
from joinedup.formats.template.names import BETWEEN, EXPLICIT, Names, fold

_read_leads = lru_cache(maxsize=4096)(read_leads)  # the same few leads stand on row after row

NOBODY = "–"  # in a list of persons or partners: this lead has none
_BETWEEN = re.compile(r"\s*[;\n]\s*")


def leads_cell(leads: Iterable[Lead]) -> str | None:
    """The leads as they are written, with semicolons between them."""
    return BETWEEN.join(_words(lead) for lead in leads) or None


def needs_details(every: Iterable[Sequence[Lead]], names: Names) -> bool:
    """Whether the words of some row, read again, would not give all that is known of its leads."""
    return any(
        not _is_told(leads, read_cell(leads_cell(leads) or "", names)) for leads in every if leads
    )


def detail_cell(field: str, leads: Sequence[Lead], names: Names) -> str | None:
    """The states, persons or partners of the leads of a row, in their order."""
    if not leads:
        return None
    if field.endswith("state"):
        return BETWEEN.join(shown("LeadState", lead.state) for lead in leads)
    type = field.rpartition(".")[2]
    refs = [getattr(lead, type) for lead in leads]
    labels = (names.label(ref, ((type,),)) if ref else NOBODY for ref in refs)
    return BETWEEN.join(
        f"{EXPLICIT}{ref}" if ref and label == NOBODY else label
        for ref, label in zip(refs, labels, strict=True)
    )


def read_cell(text: str, names: Names) -> tuple[Lead, ...]:
    """The leads that a cell names. Every piece between semicolons may name several, unless it is
    the name of one."""
    found: list[Lead] = []
    for piece in filter(None, _BETWEEN.split(text)):
        known = match(Lead(text=piece), names)
        found += (
            [known]
            if known.person or known.partner
            else [match(lead, names) for lead in _read_leads(piece)]
        )
    return tuple(found)


def read_details(
    text: str, states: str, persons: str, partners: str, names: Names
) -> tuple[Lead, ...]:
    """The leads where their states stand in a column of their own: every piece is one lead."""
    state_of, person_of, partner_of = (_BETWEEN.split(cell) for cell in (states, persons, partners))
    return tuple(
        Lead(
            text=piece,
            state=_state(state_of, at),
            person=_one(names, person_of, at, "person"),
            partner=_one(names, partner_of, at, "partner"),
        )
        for at, piece in enumerate(_BETWEEN.split(text))
    )


def match(lead: Lead, names: Names) -> Lead:
    """The lead with the person and partner that its words name, where they name one and nothing
    is known yet."""
    if lead.person or lead.partner or lead.state is not LeadState.NAMED:
        return lead
    person, partner = (_one(names, [lead.text], 0, type) for type in ("person", "partner"))
    return replace(lead, person=person, partner=partner) if person or partner else lead


def _words(lead: Lead) -> str:
    return text_cell(" ".join(lead.text.replace(";", ",").split())) or NOBODY


def _is_told(leads: Sequence[Lead], read: Sequence[Lead]) -> bool:
    if [_words(lead) for lead in leads] != [lead.text for lead in read]:
        return False
    return all(
        lead.state is again.state
        and lead.person in (None, again.person)
        and lead.partner in (None, again.partner)
        for lead, again in zip(leads, read, strict=True)
    )


def _state(states: Sequence[str], at: int) -> LeadState:
    found = chosen("LeadState").get(fold(states[at])) if at < len(states) else None
    return found if isinstance(found, LeadState) else LeadState.NAMED


def _one(names: Names, listed: Sequence[str], at: int, type: str) -> str | None:
    if at >= len(listed) or listed[at] in ("", NOBODY):
        return None
    found = names.find(listed[at], ((type,),))
    return found[0] if len(found) == 1 else None
