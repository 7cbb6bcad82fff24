"""A StratML file as a plan."""

from __future__ import annotations

from collections import Counter

from joinedup.core.finding import Finding, Place, Subject
from joinedup.core.plan import Plan
from joinedup.core.planfile import Column, PlanFile, Understood
from joinedup.core.sentence import Word
from joinedup.formats.opening import Node, Opened
from joinedup.formats.stratml.draft import Draft
from joinedup.formats.stratml.element import Element, is_placeholder, is_root, tidy
from joinedup.formats.stratml.identifiers import is_valid
from joinedup.formats.stratml.interpret import interpret
from joinedup.formats.stratml.kinds import REASONS
from joinedup.formats.stratml.note import complete, take_note
from joinedup.formats.stratml.oddities import Oddities
from joinedup.formats.stratml.rules import BY_CODE
from joinedup.formats.stratml.vocabulary import NAMESPACES


def read_stratml(opened: Opened) -> PlanFile:
    """The plan in an opened XML file, read leniently; never raises on what the file says.

    Everything that has no field is kept in ``plan.extras``, named ``stratml:`` and its path
    below the thing it belongs to (``stratml:Stakeholder[2]/Role[1]/Name``).
    """
    oddities = Oddities(opened.name)
    root = _root(opened.tree) if opened.tree else None
    if root is None:
        oddities.add(
            "X02", opened.tree.line if opened.tree else 1, opened.tree.tag if opened.tree else ""
        )
        return PlanFile(plan=Plan(), findings=oddities.findings(), sha256=opened.sha256)
    if root.namespace not in NAMESPACES.values():
        oddities.add("X03", root.line, root.namespace or "xmlns")
    tree = tidy(root, oddities)
    _look_at_identifiers(tree, oddities)
    counts = dict.fromkeys(_UNDERSTOOD, 0)
    for element in tree.descend():
        if element.name in counts:
            counts[element.name] += 1
    plan, draft, reasons = read_tree(tree, opened.name, oddities)
    return PlanFile(
        plan=plan,
        findings=(
            _how_read(plan, reasons, opened.name, tree.line),
            *oddities.findings(),
        ),
        understood=tuple(_understood(name, count, plan) for name, count in counts.items() if count),
        places=draft.places,
        sha256=opened.sha256,
    )


def read_tree(tree: Element, file: str, oddities: Oddities) -> tuple[Plan, Draft, Counter[str]]:
    """The plan that a tidy tree says, completed from our own note if it has one; and why each
    action was read as one."""
    note = take_note(tree, oddities)
    plan, draft, reasons = interpret(tree, file, oddities, note.refs if note else {})
    if note is not None:
        try:
            plan = complete(plan, note)
        except ValueError:
            oddities.add("X20", tree.line)
    return plan, draft, reasons


def _look_at_identifiers(tree: Element, oddities: Oddities) -> None:
    seen: set[str] = set()
    for element in tree.descend():
        if element.name != "Identifier" or is_placeholder(element.text):
            continue
        if element.text in seen:
            oddities.add("X06", element.line, element.text)
        elif not is_valid(element.text):
            oddities.add("X07", element.line, element.text)
        seen.add(element.text)


def _how_read(plan: Plan, reasons: Counter[str], file: str, line: int) -> Finding:
    why = [Word(REASONS[reason]) for reason, _ in reasons.most_common()] or [Word(REASONS[""])]
    return Finding(
        rule=BY_CODE["X01"],
        subject=Subject("file", title=file),
        params={
            "file": file,
            "goals": len(plan.outcomes),
            "priorities": len(plan.priorities),
            "actions": len(plan.actions),
            "why": tuple(why),
        },
        place=Place(file, line=line),
    )


_UNDERSTOOD = {
    "Goal": (
        "outcome",
        {"Name": "title", "Description": "description", "SequenceIndicator": "number"},
    ),
    "Objective": (
        "action",
        {"Name": "title", "Description": "description", "SequenceIndicator": "number"},
    ),
    "PerformanceIndicator": (
        "measure",
        {
            "MeasurementDimension": "title",
            "UnitOfMeasurement": "unit",
            "SequenceIndicator": "number",
        },
    ),
    "TargetResult": ("target", {"EndDate": "due", "NumberOfUnits": "value", "Description": "text"}),
    "ActualResult": (
        "reading",
        {"EndDate": "period", "NumberOfUnits": "value", "Description": "text"},
    ),
}


def _understood(name: str, rows: int, plan: Plan) -> Understood:
    type, children = _UNDERSTOOD[name]
    if name == "Objective" and not plan.actions:
        type = "priority"
    columns = (
        Column(column=child, header=child, as_=f"{type}.{field}")
        for child, field in children.items()
    )
    return Understood(sheet=name, header_row=None, columns=tuple(columns), rows=rows, use=type)


def _root(tree: Node) -> Node | None:
    """The first element that may be a StratML document, from the outside in."""
    level = [tree]
    while level:
        for node in level:
            if is_root(node.tag):
                return node
        level = [child for node in level for child in node.children]
    return None
