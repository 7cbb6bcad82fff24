"""All actions of a plan as a list: filtered, sorted, a page at a time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from joinedup.core.period import When
from joinedup.core.plan import Action
from joinedup.core.snapshot import Snapshot
from joinedup.core.text import Text
from joinedup.core.words import Progress
from joinedup.queries.folding import fold, line_of, words_of
from joinedup.queries.names import Name, name_of

PER_PAGE = 100
MOST_LEADS = 150
"""More leads than these are not offered one by one: the words of the search find them too."""

NOBODY = "-"
"""Asked for in place of a partner, a lead, a status or an outcome: those that have none."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One action of the list. ``said`` is what the words of a search are looked for in."""

    ref: str
    number: str
    title: Text
    leads: tuple[str, ...]
    by: Name | None
    due: When | None
    status: Progress | None
    outcomes: tuple[Name, ...]
    priority: Name | None
    place: int
    partners: frozenset[str]
    said: str

    @cached_property
    def folded(self) -> str:
        """Its words as a search compares them: made when somebody first searches."""
        return line_of(self.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody asks of the list: "" for everything."""

    text: str = ""
    partner: str = ""
    lead: str = ""
    status: str = ""
    outcome: str = ""
    sort: str = "plan"
    page: int = 1

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return any((self.text, self.partner, self.lead, self.status, self.outcome))


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Every action of a plan, and what the list can be narrowed by."""

    rows: tuple[Row, ...]
    partners: tuple[Name, ...]
    outcomes: tuple[Name, ...]
    leads: tuple[str, ...]
    statuses: tuple[Progress, ...]


@dataclass(frozen=True, kw_only=True)
class Listing:
    """One page of the list. ``count`` of ``total`` are asked for; ``first`` is the number of the
    first that is shown."""

    asked: Asked
    rows: tuple[Row, ...]
    count: int
    total: int
    page: int
    pages: int
    choices: Rows

    @property
    def first(self) -> int:
        """1 for the first of all that are asked for."""
        return (self.page - 1) * PER_PAGE + 1


def rows_of(snapshot: Snapshot) -> Rows:
    """The actions of a plan, as its list needs them: kept as long as the snapshot is."""
    graph, plan = snapshot.graph, snapshot.plan
    named: tuple[Any, ...] = (*plan.partners, *plan.outcomes, *plan.priorities)
    names = {each.ref: name_of(each) for each in named}
    rows = []
    for place, action in enumerate(plan.actions):
        above = [names[each.ref] for each in graph.above(action.ref) if each.ref in names]
        rows.append(_row(action, place, above, names))
    involved = {ref for row in rows for ref in row.partners}
    leads = sorted({lead for row in rows for lead in row.leads}, key=fold)
    states = {row.status for row in rows}
    return Rows(
        rows=tuple(rows),
        partners=tuple(names[each.ref] for each in plan.partners if each.ref in involved),
        outcomes=tuple(names[each.ref] for each in plan.outcomes),
        leads=tuple(leads) if len(leads) <= MOST_LEADS else (),
        statuses=tuple(each for each in Progress if each in states),
    )


def _row(action: Action, place: int, above: Sequence[Name], names: dict[str, Name]) -> Row:
    leads = tuple(lead.text for lead in action.leads if lead.text)
    by = names.get(action.accountable or "")
    said = [action.number, *(words for _, words in action.title.versions), *leads]
    said += [words for _, words in action.description.versions]
    said += [words for _, words in by.title.versions] if by else []
    return Row(
        ref=action.ref,
        number=action.number,
        title=action.title,
        leads=leads,
        by=by,
        due=action.due,
        status=action.status,
        outcomes=tuple(each for each in above if each.type == "outcome"),
        priority=next((each for each in above if each.type == "priority"), None),
        place=place,
        partners=frozenset(filter(None, (action.accountable, *action.contributors))),
        said=" ".join(said),
    )


def listing(rows: Rows, asked: Asked) -> Listing:
    """The page of the list that is asked for; the last where there are fewer."""
    words = words_of(asked.text)
    found = [row for row in rows.rows if _is_asked(row, asked, words)]
    key = SORTS.get(asked.sort)
    if key is not None:
        found.sort(key=key)
    pages = max(1, -(-len(found) // PER_PAGE))
    page = min(max(1, asked.page), pages)
    return Listing(
        asked=asked,
        rows=tuple(found[(page - 1) * PER_PAGE : page * PER_PAGE]),
        count=len(found),
        total=len(rows.rows),
        page=page,
        pages=pages,
        choices=rows,
    )


def _is_asked(row: Row, asked: Asked, words: Iterable[str]) -> bool:
    status = row.status.value if row.status else NOBODY
    return (
        (not asked.status or asked.status == status)
        and (not asked.partner or _is_of(row, asked.partner))
        and (not asked.lead or _is_among(asked.lead, row.leads))
        and (not asked.outcome or _is_among(asked.outcome, [each.ref for each in row.outcomes]))
        and all(f" {word}" in row.folded for word in words)
    )


def _is_of(row: Row, partner: str) -> bool:
    """Whether a partner answers for an action or works on it; asked for nobody, whether no partner
    answers for it."""
    return row.by is None if partner == NOBODY else partner in row.partners


def _is_among(asked: str, there: Iterable[str]) -> bool:
    return not any(there) if asked == NOBODY else asked in there


_LAST = datetime.date.max


def _due(row: Row) -> datetime.date:
    return (row.due.last_day if row.due else None) or _LAST


def _state(row: Row) -> int:
    return _ORDER[row.status] if row.status else len(_ORDER)


_ORDER = {
    status: place
    for place, status in enumerate(
        (
            Progress.STUCK,
            Progress.SLIPPING,
            Progress.NOT_STARTED,
            Progress.ON_COURSE,
            Progress.DONE,
            Progress.STOPPED,
        )
    )
}

SORTS: dict[str, Callable[[Row], Any]] = {
    "title": lambda row: fold(str(row.title)),
    "due": _due,
    "status": _state,
    "lead": lambda row: (not row.leads, fold(row.leads[0]) if row.leads else ""),
    "partner": lambda row: (row.by is None, fold(str(row.by.title)) if row.by else ""),
}
"""How the list may be sorted, besides in the plan's own order, which decides between equals."""
