"""What a StratML document has a place for, as ``Plan.fields`` names it, and of which type it is."""

from __future__ import annotations

from joinedup.core.plan import Plan
from joinedup.formats.stratml.element import Element
from joinedup.formats.stratml.stakeholders import has_performers

_ALWAYS = (
    "plan.title plan.description plan.partnership plan.starts plan.ends statement.topic statement.title"
    " statement.text partner.title extra.subject extra.name extra.text link.source link.target link.kind"
    " outcome.number outcome.title outcome.description"
    " priority.number priority.title priority.description"
    " action.number action.title action.description"
)
_MEASURES = (
    "measure.number measure.title measure.description measure.subject measure.unit measure.targets measure.readings"
    " target.text target.value target.due target.words target.group"
    " reading.text reading.value reading.period reading.words reading.group"
)
_LEADS = "outcome.leads priority.leads action.leads action.contributors"
_TABLE = (
    "person.title person.partner group.title group.description group.layer group.under group.starts"
    " group.ended seat.title seat.group seat.partner seat.starts seat.ended"
    " seat_holder.seat seat_holder.person seat_holder.tenure seat_holder.starts seat_holder.ended"
    " chair_term.group chair_term.office chair_term.person chair_term.partner chair_term.capacity"
    " chair_term.starts chair_term.ended leadership_role.person leadership_role.element"
    " leadership_role.field leadership_role.starts leadership_role.ended"
)
TABLE = frozenset(_TABLE.split())
"""The fields that groups and roles have a place for."""
_BY_NAME = {"Baseline": "measure.baseline baseline.text baseline.value baseline.when"}


def fields_used(tree: Element) -> frozenset[str]:
    """The fields that the document uses. Part 1 has no indicators, and a document in which no
    stakeholder performs anything has no leads: so that this is said once and not of each."""
    fields = set(_ALWAYS.split())
    for element in tree.descend():
        if element.name == "PerformanceIndicator":
            fields.update(_MEASURES.split())
        elif element.name in _BY_NAME:
            fields.update(_BY_NAME[element.name].split())
        elif element.name in ("Goal", "Objective") and has_performers(element):
            fields.update(_LEADS.split())
    return frozenset(fields)


def default_type(plan: Plan) -> str:
    """The type of document that Part 2 asks for: a report has results, a plan has targets."""
    if any(measure.readings for measure in plan.measures):
        return "Performance_Report"
    has_targets = any(measure.targets for measure in plan.measures)
    return "Performance_Plan" if has_targets else "Strategic_Plan"
