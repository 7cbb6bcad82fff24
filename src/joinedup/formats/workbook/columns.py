"""Which field each column of a table holds, once its headings are known."""

from __future__ import annotations

from collections.abc import Mapping

from joinedup.formats.workbook.fields import (
    ACTIONS,
    OUTCOMES,
    PARTS,
    PRIORITIES,
    TYPE_OF,
    Columns,
    Field,
    Level,
    collected,
)
from joinedup.formats.workbook.levels import (
    HINTED,
    Filled,
    has,
    hinted,
    levels_of,
    types_of,
    untitled,
    use_of,
)
from joinedup.formats.workbook.vocabulary import PERIOD, Heading, read_heading

_THEMED = (ACTIONS, PRIORITIES, OUTCOMES)
_OWN: Mapping[str, Mapping[str, str]] = {
    "measure": {"leads": "measure.owner", "due": "target.due"},
    "risk": {"leads": "risk.owner"},
    "milestone": {"due": "milestone.due", "status": "milestone.status"},
    "partner": {},
    "person": {},
}
_OWN_PLAIN = ("description", "leads", "due", "starts", "status")
_HAS_PLAIN: Mapping[str, tuple[str, ...]] = {
    "action": _OWN_PLAIN,
    "priority": _OWN_PLAIN[:-1],
    "outcome": _OWN_PLAIN[:-1],
    "measure": ("description",),
    "risk": (),
    "milestone": (),
    "partner": (),
    "person": (),
}


_ONLY_OWN = ("measure.subject", "milestone.done")  # read where the rows are of that type
_SUBJECTS = ("measure.subject", "milestone.subject", "risk.subject")


def hint_of(name: str) -> str:
    """What the name of a sheet says that its rows are: "Outcomes", "Risks"; "" for no such name."""
    heading = read_heading(name)
    if heading.exact and (heading.as_.startswith("level:") or heading.as_ in HINTED):
        return heading.as_
    return ""


def read_columns(headings: Mapping[int, Heading], filled: Filled, hint: str = "") -> Columns:
    """The columns of a table from its headings; ``hint`` is what :func:`hint_of` says of its sheet.
    ``use`` is "" where they are of no plan."""
    headings = hinted(headings, hint)
    ranks = levels_of(headings, filled)
    if not ranks and not has(headings, "measure.title", "risk.title", "milestone.title"):
        headings = untitled(headings, filled)
        ranks = levels_of(headings, filled)
    use = use_of(headings, ranks, hint)
    if not use:
        return Columns("")
    types, theme = types_of(headings, ranks, use, filled, hint)
    if use in (PRIORITIES, OUTCOMES):
        use = PRIORITIES if "priority" in types.values() else OUTCOMES
    levels = tuple(
        Level(
            type,
            column,
            _number_of(headings, types, column),
            headings[column].text,
            headings[column].words if headings[column].exact else "",
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
            fields.append(_field(column, heading, use, updates=has(headings, "update.text")))
    return collected(use, fields, levels, theme if use in _THEMED else None, language_of(headings))


def _number_of(
    headings: Mapping[int, Heading], types: Mapping[int, str], column: int
) -> int | None:
    """The column of a level's number: one that names it, else a bare "No." just before it."""
    if types[column] == "person":
        return None
    kind = headings[column].as_.removeprefix("level:")
    for other, heading in headings.items():
        if heading.as_ == f"number:{kind}":
            return other
    bare = [other for other, heading in headings.items() if heading.as_ == "*.number"]
    own = list(types)[-1]
    if len(bare) == 1:
        return bare[0] if column == own else None
    if column - 1 in bare:
        return column - 1
    free = [other for other in bare if other + 1 not in types]
    return free[0] if free and column == own else None


def _field(column: int, heading: Heading, use: str, *, updates: bool) -> Field:
    """A column that is no level, by the type of thing that a row of the table is."""
    type = TYPE_OF[use]
    as_, kind = heading.as_, ""
    if as_.startswith("revised:"):
        as_, kind = as_[8:], "revised"
    if as_ == PERIOD:
        as_ = "measure.readings" if type == "measure" else "update.text" if type == "action" else ""
    name: str | None = None
    if as_.startswith("level:") and f"{type}.subject" in _SUBJECTS:
        return Field(column, heading.text, f"{type}.subject", "", heading.period)
    if as_ == "*.period" and type == "action" and updates:
        return Field(column, heading.text, "update.period", "", heading.period)
    if as_ == "*.period":
        as_ = "reading.period" if type == "measure" else "*.due"
    if as_ in ("*.title", f"{type}.title", f"level:{type}"):
        as_ = "*.description"  # a second column of titles says more of the first
    if as_.startswith("*."):
        plain = as_[2:]
        name = _OWN.get(type, {}).get(plain) or (
            f"{type}.{plain}" if plain in _HAS_PLAIN[type] else None
        )
        if name == "action.status" and heading.period:
            name = "update.status"
        if kind == "revised" and type not in ("action", "priority", "outcome"):
            name = None
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
    elif as_.partition(".")[0] in PARTS[type] and (
        as_ not in _ONLY_OWN or as_.startswith(f"{type}.")
    ):
        name = as_
    return Field(column, heading.text, name, kind, heading.period)


def language_of(headings: Mapping[int, Heading]) -> str:
    """The language that most of the headings are in."""
    tongues = [heading.language for heading in headings.values() if heading.language]
    best = max(("en", "cy", "gd"), key=tongues.count)
    return best if tongues.count(best) * 2 > len(tongues) else "en"
