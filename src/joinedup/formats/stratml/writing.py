"""A plan as a StratML file that is valid whatever the plan holds."""

from __future__ import annotations

from collections.abc import Mapping

from joinedup.core.period import When
from joinedup.core.plan import Plan
from joinedup.formats.stratml import kinds
from joinedup.formats.stratml.building import Built, build
from joinedup.formats.stratml.conform import clean, to_xml
from joinedup.formats.stratml.element import Element, copy
from joinedup.formats.stratml.interpret import interpret
from joinedup.formats.stratml.note import put_note, write_note
from joinedup.formats.stratml.oddities import Oddities

PARTS = (1, 2)
PART = 2


def write_stratml(plan: Plan, *, part: int | None = None) -> bytes:
    """The plan as StratML: Part 2 (PerformancePlanOrReport), or Part 1 (StrategicPlan) if asked.

    What is written validates against the official schema, and :func:`read_stratml` reads the same
    plan from it. First all that StratML can say is written in its own words; then that is read
    back, and what it lacks stands in one marked note in the document's other information.
    ValueError if there is no such part.
    """
    part = PART if part is None else part
    if part not in PARTS:
        raise ValueError(f"StratML has parts 1 and 2, and no part {part}.")
    built = build(plan, part, {})
    read = _read(built.tree, {})
    notes = _notes(plan, read)
    if notes:
        built = build(plan, part, notes)
        read = _read(built.tree, {})
    if read != plan:
        _note_the_rest(built, plan)
    return to_xml(built.tree, part)


def _read(tree: Element, refs: Mapping[str, str]) -> Plan:
    """The plan as it would be read from the written tree."""
    return interpret(_as_read(tree), "", Oddities(""), refs)[0]


def _as_read(tree: Element) -> Element:
    """A copy as the reader sees it: without the element around the core."""
    seen = copy(tree)
    core = seen.first("StrategicPlanCore")
    if core is not None:
        at = seen.children.index(core)
        seen.children[at : at + 1] = core.children
    return seen


def _note_the_rest(built: Built, plan: Plan) -> None:
    base = _read(built.tree, built.refs)
    put_note(built.tree, write_note(_as_read(built.tree), built.refs, base, plan))


def _notes(plan: Plan, read: Plan) -> dict[str, str]:
    """What to say of the objectives so that they are read as what they are: of all of them, if
    one would be taken for the other kind; of an action whose dates stand nowhere else."""
    same_kinds = len(plan.actions) == len(read.actions) and len(plan.priorities) == len(
        read.priorities
    )
    notes = {} if same_kinds else {each.ref: kinds.note(False) for each in plan.priorities}
    dates = [(each.starts, each.due) for each in read.actions]
    for index, action in enumerate(plan.actions):
        if not same_kinds or dates[index] != (action.starts, action.due):
            notes[action.ref] = kinds.note(True, _said(action.starts), _said(action.due))
    return notes


def _said(when: When | None) -> str:
    """A date as a note can hold it, or ""."""
    text = clean(when.text) if when else ""
    return "" if set(text) & set("[]\n") else text
