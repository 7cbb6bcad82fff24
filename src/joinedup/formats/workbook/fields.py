"""Which field each column of a table holds, once its headings are known.

A heading such as "Aim" or "Objective" names a level only beside the others: the same word is the
outcome in one partnership and the priority in the next. The most general word of a table is its
outcome, the next its priority, the words for work its action.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from joinedup.core.period import When
from joinedup.formats.workbook.vocabulary import PERIOD, UNUSED, Heading

ACTIONS, PRIORITIES, OUTCOMES = "actions", "priorities", "outcomes"
MEASURES, MILESTONES, RISKS, PARTNERS, PEOPLE = (
    "measures",
    "milestones",
    "risks",
    "partners",
    "people",
)
TYPE_OF = {
    ACTIONS: "action",
    PRIORITIES: "priority",
    OUTCOMES: "outcome",
    MEASURES: "measure",
    MILESTONES: "milestone",
    RISKS: "risk",
    PARTNERS: "partner",
    PEOPLE: "person",
}
"""What a table lists > the type of thing that a row of it is."""

_TOP_ALONE = (
    "outcome",
    "wellbeing",
    "aim",
    "objective",
    "improvement",
)  # by itself above actions, an outcome
_GROUPING = 0.7  # a column filled in fewer of the rows than this share of another groups them

_OWN: Mapping[str, Mapping[str, str]] = {
    "measure": {"leads": "measure.owner", "due": "target.due"},
    "risk": {"leads": "risk.owner"},
    "milestone": {"due": "milestone.due", "status": "milestone.status"},
    "partner": {},
    "person": {},
}
_OWN_PLAIN = ("number", "title", "description", "leads", "due", "starts", "status")
_HAS_PLAIN: Mapping[str, tuple[str, ...]] = {
    "action": _OWN_PLAIN,
    "priority": _OWN_PLAIN[:-1],
    "outcome": _OWN_PLAIN[:-1],
    "measure": ("number", "title", "description"),
    "risk": ("number", "title"),
    "milestone": ("number", "title"),
    "partner": ("number", "title"),
    "person": ("title",),
}
PARTS = {  # fields of other things that a row of a type may hold beside its own
    "action": [
        "action",
        "measure",
        "baseline",
        "target",
        "reading",
        "need",
        "risk",
        "milestone",
        "link",
        "delivery_system",
        "update",
    ],
    "priority": [
        "measure",
        "baseline",
        "target",
        "reading",
        "need",
        "risk",
        "milestone",
        "link",
        "update",
    ],
    "outcome": ["measure", "baseline", "target", "reading", "need", "risk", "link", "update"],
    "measure": ["measure", "baseline", "target", "reading"],
    "risk": ["risk"],
    "milestone": ["milestone"],
    "partner": ["partner"],
    "person": ["person"],
}


@dataclass(frozen=True, slots=True)
class Field:
    """One column: ``as_`` is a name of the dictionary (``action.due``) or None where the column
    is kept and not understood. ``kind`` tells columns of one name apart (money or people;
    "revised"; "depends on"); ``period`` is what the heading says of time."""

    column: int
    header: str
    as_: str | None = None
    kind: str = ""
    period: When | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the plan with a column of its own, and the column of its number if any."""

    type: str
    column: int
    number: int | None
    header: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """What a table's columns are. ``use`` is what its rows are ("" if no table of a plan);
    ``levels`` are those above the row, the most general first, and then the row's own."""

    use: str
    fields: tuple[Field, ...] = ()
    levels: tuple[Level, ...] = ()
    theme: int | None = None
    language: str = "en"
    by_name: Mapping[str, tuple[Field, ...]] = field(
        default_factory=dict, hash=False, compare=False
    )

    @property
    def type(self) -> str:
        """The type of thing that a row is."""
        return TYPE_OF[self.use]

    def all(self, name: str) -> tuple[Field, ...]:
        """The columns read as a field."""
        return self.by_name.get(name, ())


Filled = Callable[[int], int]
"""Column > how many rows of the table have something in it."""


def read_columns(headings: Mapping[int, Heading], filled: Filled) -> Columns:
    """The columns of a table from its headings. ``use`` is "" where they are of no plan."""
    ranks = _levels_of(headings, filled)
    if not ranks and not _has(headings, "measure.title", "risk.title", "milestone.title"):
        headings = _untitled(headings, filled)
        ranks = _levels_of(headings, filled)
    use = _use_of(headings, ranks)
    if not use:
        return Columns("")
    types, theme = _types(headings, ranks, use, filled)
    if use in (PRIORITIES, OUTCOMES):
        use = PRIORITIES if "priority" in types.values() else OUTCOMES
    levels = tuple(
        Level(
            type,
            column,
            _number_of(headings, types, column),
            headings[column].text,
            headings[column].words,
        )
        for column, type in types.items()
    )
    numbers = {level.number for level in levels}
    fields = []
    for column, heading in headings.items():
        if column in types:
            fields.append(Field(column, heading.text, f"{types[column]}.title"))
        elif column in numbers:
            owner = next(level.type for level in levels if level.number == column)
            fields.append(Field(column, heading.text, f"{owner}.number"))
        elif column == theme:
            fields.append(
                Field(column, heading.text, f"{TYPE_OF[use]}.theme" if use in _THEMED else None)
            )
        else:
            fields.append(_field(column, heading, use))
    return collected(use, fields, levels, theme if use in _THEMED else None, _language(headings))


_THEMED = (ACTIONS, PRIORITIES, OUTCOMES)


def collected(
    use: str, fields: list[Field], levels: tuple[Level, ...], theme: int | None, language: str
) -> Columns:
    """Columns with their look-up by name; a second column for a field that holds one is not used."""
    kept: list[Field] = []
    taken: set[tuple[str, str]] = set()
    for each in fields:
        single = (
            each.as_ is not None
            and each.as_.partition(".")[2] in _SINGLE
            and each.as_ not in _SEVERAL
        )
        if single and (each.as_ or "", each.kind) in taken:
            each = Field(each.column, each.header, None, period=each.period)
        elif each.as_:
            taken.add((each.as_, each.kind))
        kept.append(each)
    by_name: dict[str, list[Field]] = {}
    for each in kept:
        if each.as_:
            by_name.setdefault(each.as_, []).append(each)
    return Columns(
        use,
        tuple(kept),
        levels,
        theme,
        language,
        {name: tuple(all_) for name, all_ in by_name.items()},
    )


_SINGLE = frozenset(
    [
        "number",
        "due",
        "starts",
        "status",
        "accountable",
        "frequency",
        "source",
        "unit",
        "direction",
        "next_due",
        "baseline",
        "when",
        "theme",
        "likelihood",
        "impact",
        "owner",
        "sector",
        "org_id",
        "done",
    ]
)
_SEVERAL = frozenset(
    ("milestone.due", "milestone.status", "milestone.done", "target.due", "update.status")
)


def _has(headings: Mapping[int, Heading], *names: str) -> bool:
    return any(heading.as_ in names for heading in headings.values())


def _levels_of(headings: Mapping[int, Heading], filled: Filled) -> dict[int, str]:
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
    for left, right in zip(work, work[1:], strict=False):
        if filled(left) < _GROUPING * filled(right):
            found[left] = "improvement"
    work = [column for column, kind in found.items() if kind == "action"]
    for column in work[1:]:
        del found[column]
    return found


def _untitled(headings: Mapping[int, Heading], filled: Filled) -> Mapping[int, Heading]:
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


def _use_of(headings: Mapping[int, Heading], ranks: Mapping[int, str]) -> str:
    """What the rows of a table are; "" where nothing in it is of a plan."""
    known = {heading.as_ for heading in headings.values() if heading.as_ not in ("", UNUSED)}
    kinds = set(ranks.values()) - {"theme"}
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


def _types(
    headings: Mapping[int, Heading], ranks: Mapping[int, str], use: str, filled: Filled
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
    top = next((column for column in above if ranks[column] in ("outcome", "wellbeing")), None)
    for column in above:
        if (
            top is not None
            and column < top
            and ranks[column] not in ("outcome", "wellbeing")
            and theme is None
        ):
            theme = (
                column  # "Priority" to the left of "Outcome" is the theme that outcomes come under
            )
            continue
        alone = "outcome" not in types.values() and (ranks[column] in _TOP_ALONE or len(above) > 1)
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


def _number_of(
    headings: Mapping[int, Heading], types: Mapping[int, str], column: int
) -> int | None:
    """The column of a level's number: one that names it, else a bare "No." just before it."""
    kind = headings[column].as_.removeprefix("level:")
    for other, heading in headings.items():
        if heading.as_ == f"number:{kind}":
            return other
    bare = [other for other, heading in headings.items() if heading.as_ == "*.number"]
    own = list(types)[-1]
    if column == own and len(bare) == 1:
        return bare[0]
    before = [
        other
        for other in bare
        if other < column and not any(other < each < column for each in headings)
    ]
    return before[0] if before and len(bare) > 1 else None


def _field(column: int, heading: Heading, use: str) -> Field:
    """A column that is no level, by the type of thing that a row of the table is."""
    type = TYPE_OF[use]
    as_, kind = heading.as_, ""
    if as_.startswith("revised:"):
        as_, kind = as_[8:], "revised"
    if as_ == PERIOD:
        as_ = "measure.readings" if type == "measure" else "update.text" if type == "action" else ""
    name: str | None = None
    if as_.startswith("*."):
        plain = as_[2:]
        name = _OWN.get(type, {}).get(plain) or (
            f"{type}.{plain}" if plain in _HAS_PLAIN[type] else None
        )
        if name in ("action.status", "priority.status", "outcome.status") and heading.period:
            name = "update.status"
    elif as_ == "localities":
        name = "action.localities" if type == "action" else None
    elif as_ == "link.depends":
        name, kind = ("link.target", "depends on") if type == "action" else (None, "")
    elif as_.startswith("need."):
        kind = as_[5:]
        name = "need.amount" if "need" in PARTS[type] else None
    elif as_ in ("action.accountable", "action.contributors") and type in (
        "priority",
        "outcome",
        "measure",
        "risk",
    ):
        owner = {"measure": "measure.owner", "risk": "risk.owner"}.get(type, f"{type}.leads")
        name = owner if as_ == "action.accountable" else None
    elif as_ in ("action.accountable", "action.contributors", "partner.title") and type == "person":
        name = "person.partner"
    elif as_.partition(".")[0] in PARTS[type]:
        name = as_
    return Field(column, heading.text, name, kind, heading.period)


def _language(headings: Mapping[int, Heading]) -> str:
    tongues = [heading.language for heading in headings.values() if heading.language]
    best = max(("en", "cy", "gd"), key=tongues.count)
    return best if tongues.count(best) * 2 > len(tongues) else "en"


_SCALE = re.compile(
    r"(?:£|gbp|\$|€)?\s?'?(?P<thousands>000s?\b|k\b|thousands?\b)|(?P<millions>£\s?m\b|millions?\b)",
    re.I,
)


def scale_of(header: str) -> int:
    """What a heading multiplies its figures by: 1,000 for ``Budget (£000)``."""
    found = _SCALE.search(header)
    if not found:
        return 1
    return 1_000 if found["thousands"] else 1_000_000
