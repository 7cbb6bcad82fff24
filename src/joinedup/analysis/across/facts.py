"""What is compared of one partnership."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from joinedup.core.governance import holding
from joinedup.core.period import When
from joinedup.core.plan import Partner, Plan
from joinedup.core.text import Text
from joinedup.core.words import Capacity, Layer, Office, Sector


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Somebody in the chair of the partnership: the sector of the body they come from, and as what
    they take the chair. None is not stated."""

    sector: Sector | None = None
    capacity: Capacity | None = None
    starts: When | None = None
    ended: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One partnership. ``title`` is None where it is not to be named; its ``area`` is then not to be
    shown either. ``kind`` is what it calls itself, ``area`` a GSS code.

    ``partners`` ({sector: how many members}), ``groups`` ({layer: how many}) and ``seats`` (on its
    board) are as they stand on the day for which they were gathered; the key None counts those whose
    sector or layer is not stated. Where nothing is on record they are empty, or None: not known,
    never nought. ``terms`` are all there were, so that the chairs may be told for any day.
    """

    key: str
    title: Text | None = None
    kind: str = ""
    area: str = ""
    partners: Mapping[Sector | None, int] = field(default_factory=dict, hash=False)
    groups: Mapping[Layer | None, int] = field(default_factory=dict, hash=False)
    seats: int | None = None
    terms: tuple[Term, ...] = ()


def facts(
    key: str, plan: Plan, day: datetime.date, *, kind: str = "", anonymous: bool = False
) -> Facts:
    """The facts of a partnership on a day, from its plan. Its chairs and seats are those of its board;
    where no group is said to be one, those of the groups that answer to nobody. A term that names no
    group is taken as the partnership's. Vice-chairs are left out."""
    partners = [each for each in plan.partners if _is_member(each, day)]
    groups = holding(plan.groups, day)
    boards = _boards(plan)
    seats = [each for each in plan.seats if each.group in boards]
    sectors = {each.ref: each.sector for each in plan.partners}
    return Facts(
        key=key,
        title=None if anonymous else Text.of(plan.partnership),
        kind=kind,
        area=plan.area,
        partners=Counter(each.sector for each in partners),
        groups=Counter(each.layer for each in groups),
        seats=len(holding(seats, day)) if seats else None,
        terms=tuple(
            Term(
                sector=sectors.get(each.partner or ""),
                capacity=each.capacity,
                starts=each.starts,
                ended=each.ended,
            )
            for each in plan.chair_terms
            if each.office is Office.CHAIR and (each.group is None or each.group in boards)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Membership:
    starts: When | None
    ended: When | None


def _is_member(partner: Partner, day: datetime.date) -> bool:
    return bool(holding([_Membership(partner.joined, partner.ended)], day))


def _boards(plan: Plan) -> set[str]:
    boards = {each.ref for each in plan.groups if each.layer is Layer.BOARD}
    return boards or {each.ref for each in plan.groups if each.under is None}
