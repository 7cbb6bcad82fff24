"""Extras put back to where they stood: by the path that their name writes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from joinedup.core.plan import Extra, Lead
from joinedup.formats.stratml.draft import PREFIX
from joinedup.formats.stratml.element import Element
from joinedup.formats.stratml.stakeholders import fold, names_of

_STEP = re.compile(r"(@?)([A-Za-z][\w.-]*)(?:\[([1-9][0-9]{0,5})\])?")
DEEPEST = 20

_Known = dict[tuple[int, str], list[Element]]
"""The children of an element by name, so that they are not looked for again and again."""


def graft(element: Element, extras: Iterable[Extra]) -> None:
    """Put the extras of a thing into its element. What fields already say stands; a path that
    cannot be followed is passed over (the note of the document keeps it)."""
    known: _Known = {}
    for extra in extras:
        if extra.name.startswith(PREFIX):
            _put(element, extra.name.removeprefix(PREFIX).split("/"), extra.text, known)


def _put(element: Element, path: list[str], text: str, known: _Known) -> None:
    if len(path) > DEEPEST:
        return
    for step in path:
        match = _STEP.fullmatch(step)
        if match is None:
            return
        if match[1]:
            if step is path[-1]:
                element.attributes.setdefault(match[2], text)
            return
        below = _child(element, match[2], int(match[3] or 1), known)
        if below is None:
            return
        element = below
    if not element.text:
        element.text = text


def _child(element: Element, name: str, number: int, known: _Known) -> Element | None:
    """The child of a name by its number, made if it is the next one."""
    found = known.get((id(element), name))
    if found is None:
        found = known[id(element), name] = element.all(name)
    if number == len(found) + 1:
        found.append(element.add(name))
    return found[number - 1] if number <= len(found) else None


def drop_old_performers(element: Element, leads: Iterable[Lead]) -> set[str]:
    """Take the role type Performer from stakeholders who lead no more; the names of those who do."""
    leading = names_of(leads)
    performing = set()
    for stakeholder in element.all("Stakeholder"):
        name = fold(stakeholder.text_of("Name"))
        for role in stakeholder.all("Role"):
            performs = [kind for kind in role.all("RoleType") if kind.text == "Performer"]
            if performs and name in leading:
                performing.add(name)
            for kind in performs if name not in leading else ():
                role.children.remove(kind)
    return performing
