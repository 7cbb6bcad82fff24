"""Which columns of a table name levels of the plan, and what its rows are.

A heading such as "Aim" or "Objective" names a level only beside the others: the same word is the
outcome in one partnership and the priority in the next. The most general column of a table is its
outcome, the next its priority, the words for work its action.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from joinedup.formats.workbook.fields import (
    ACTIONS,
    MEASURES,
    MILESTONES,
    OUTCOMES,
    PARTNERS,
    PEOPLE,
    PRIORITIES,
    RISKS,
    TYPE_OF,
)
from joinedup.formats.workbook.vocabulary import UNUSED, Heading

_TOP_ALONE = (
    "outcome",
    "wellbeing",
    "aim",
    "objective",
    "improvement",
)  # by itself above actions, an outcome
# What the name of a sheet may say beside a level > what its rows are.
HINTED = {"measure.title": MEASURES, "milestone.title": MILESTONES, "risk.title": RISKS}
_GROUPING = 0.7  # a column filled in fewer of the rows than this share of another groups them

Filled = Callable[[int], int]
"""Column > how many rows of the table have something in it."""


def levels_of(headings: Mapping[int, Heading], filled: Filled) -> dict[int, str]:
    """The columns that name a level, with the word's kind, left to right.

    A fuzzy match yields to an exact one of the same kind; of two columns of work the emptier to
    the left groups the other ("Project", then "Action")."""
    found = {
        column: heading.as_[6:]
        for column, heading in headings.items()
        if heading.as_.startswith("level:")
    }
    for kind in set(found.values()):
        same = [column for column, each in found.items() if each == kind]
        exact = [column for column in same if headings[column].exact]
        if exact and len(exact) < len(same):
            found = {
                column: each for column, each in found.items() if each != kind or column in exact
            }
    work = [column for column, kind in found.items() if kind == "action"]
    for left, right in pairwise(work):
        if filled(left) < _GROUPING * filled(right):
            found[left] = "workstream"
    work = [column for column, kind in found.items() if kind == "action"]
    for column in work[1:]:
        del found[column]
    return found


def hinted(headings: Mapping[int, Heading], hint: str) -> Mapping[int, Heading]:
    """Headings of a sheet whose name says what its rows are ("Outcomes"): a column headed "Title"
    holds them, unless one has that very heading."""
    if not hint or has(headings, hint):
        return headings
    for wanted in ("*.title", "*.description"):
        for column, heading in headings.items():
            if heading.as_ == wanted:
                return {**headings, column: Heading(heading.text, hint, True)}
    return headings


def untitled(headings: Mapping[int, Heading], filled: Filled) -> Mapping[int, Heading]:
    """Headings of a table of work whose titles stand under a general heading, or under none."""
    known = {heading.as_ for heading in headings.values()}
    evidence = known & {"*.leads", "*.due", "*.status", "action.accountable", "update.text"}
    if len(evidence) < 2:
        return headings
    for wanted in ("*.title", "*.description", ""):
        for column, heading in headings.items():
            if heading.as_ == wanted and not heading.period and filled(column):
                return {**headings, column: Heading(heading.text, "level:action", True)}
    return headings


def use_of(headings: Mapping[int, Heading], ranks: Mapping[int, str], hint: str) -> str:
    """What the rows of a table are; "" where nothing in it is of a plan."""
    known = {heading.as_ for heading in headings.values() if heading.as_ not in ("", UNUSED)}
    kinds = set(ranks.values()) - {"theme"}
    sure = [
        heading
        for heading in headings.values()
        if heading.exact and heading.as_ not in ("", UNUSED)
    ]
    if len(sure) < 2:
        return ""
    if hint in HINTED and has(headings, hint):
        return HINTED[hint]
    running = bool(known & {"*.leads", "*.due", "*.status", "action.accountable"})
    if kinds & {"action"}:
        return ACTIONS if len(known) > 1 else ""
    if "measure.title" in known and not (running and len(kinds) > 1):
        return MEASURES if len(known) > 1 else ""
    if "risk.title" in known and len(known) > 1:
        return RISKS
    if "milestone.title" in known and len(known) > 1:
        return MILESTONES
    if "step" in kinds and len(known) > 1:
        return ACTIONS
    if kinds and (len(known) > 1 or len(ranks) > 1):
        return PRIORITIES if len(kinds) > 1 or not kinds & set(_TOP_ALONE) else OUTCOMES
    return _register(known)


def _register(known: set[str]) -> str:
    names = known & {"partner.title", "action.accountable", "action.contributors", "*.title"}
    if "person.title" in known and names:
        return PEOPLE
    if known & {"partner.sector", "partner.org_id"} and names:
        return PARTNERS
    return ""


def types_of(
    headings: Mapping[int, Heading], ranks: Mapping[int, str], use: str, filled: Filled, hint: str
) -> tuple[dict[int, str], int | None]:
    """The type of thing of each level column, the most general first, and the theme's column."""
    order = _most_general_first(ranks, filled)
    theme = next((column for column in order if ranks[column] == "theme"), None)
    above = [column for column in order if column != theme]
    types: dict[int, str] = {}
    own = None
    if use == ACTIONS:
        own = next(column for column in reversed(above) if ranks[column] in ("action", "step"))
        above = above[: above.index(own)]
    elif use in HINTED.values():
        above = [column for column in above if ranks[column] != "action"]
    top = next((column for column in above if ranks[column] in ("outcome", "wellbeing")), None)
    for column in above:
        kind = ranks[column]
        general = top is not None and column < top and kind not in ("outcome", "wellbeing")
        if general and theme is None and hint != f"level:{kind}":
            theme = column  # "Priority" to the left of "Outcome" is what the outcomes come under
            continue
        alone = "outcome" not in types.values() and (kind in _TOP_ALONE or len(above) > 1)
        types[column] = "outcome" if alone else "priority"
    if own is not None:
        types[own] = "action"
    if use in (MEASURES, RISKS, MILESTONES, PARTNERS, PEOPLE):
        title = _title_column(headings, use)
        if title is not None:
            types[title] = TYPE_OF[use]
    return types, theme


def _most_general_first(ranks: Mapping[int, str], filled: Filled) -> list[int]:
    """The level columns from the general to the particular: words for outcomes before and words
    for work after the others, which go from left to right, or by how few rows they are filled in."""

    def bands(column: int) -> int:
        kind = ranks[column]
        return {"theme": 0, "outcome": 1, "wellbeing": 1, "step": 3, "action": 4}.get(kind, 2)

    order = sorted(ranks, key=lambda column: (bands(column), column))
    for at in range(len(order) - 1):
        left, right = order[at], order[at + 1]
        if bands(left) == bands(right) == 2 and 0 < filled(right) < _GROUPING * filled(left):
            order[at], order[at + 1] = right, left
    return order


def _title_column(headings: Mapping[int, Heading], use: str) -> int | None:
    wanted = {
        MEASURES: ("measure.title",),
        RISKS: ("risk.title",),
        MILESTONES: ("milestone.title",),
        PARTNERS: ("partner.title", "action.accountable", "action.contributors", "*.title"),
        PEOPLE: ("person.title",),
    }[use]
    for name in wanted:
        for column, heading in headings.items():
            if heading.as_ == name:
                return column
    return None


def has(headings: Mapping[int, Heading], *names: str) -> bool:
    """Whether one of the headings is one of these."""
    return any(heading.as_ in names for heading in headings.values())
