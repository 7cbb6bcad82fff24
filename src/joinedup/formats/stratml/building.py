"""A plan as a tree of StratML elements: all that StratML can say of it, in its own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from joinedup.core.plan import Action, Extra, Measure, Outcome, Plan
from joinedup.formats.stratml.conform import clean, conform, identify
from joinedup.formats.stratml.draft import CARRIER
from joinedup.formats.stratml.element import Element, is_stub
from joinedup.formats.stratml.fields import default_type
from joinedup.formats.stratml.grafting import drop_old_performers, graft
from joinedup.formats.stratml.identifiers import made, own
from joinedup.formats.stratml.indicators import write_measure
from joinedup.formats.stratml.kinds import NOTHING
from joinedup.formats.stratml.outline import Objective, Outline
from joinedup.formats.stratml.seating import Seating
from joinedup.formats.stratml.stakeholders import (
    ACCOUNTABLE,
    CONTRIBUTOR,
    LEAD,
    PARTNER,
    fold,
    stakeholder,
)
from joinedup.formats.stratml.vocabulary import ATTRIBUTES, ROOTS

NO_GOAL = "What serves no goal of this plan"
INDICATORS = "Indicators of this goal"
OTHER_INDICATORS = "Indicators of other things"


@dataclass(frozen=True, slots=True)
class Built:
    """A tree that conforms to the schema, and what its elements stand for: refs by identifier,
    of partners by name, of the table by the keys of ``seating``."""

    tree: Element
    refs: Mapping[str, str]


def build(plan: Plan, part: int, notes: Mapping[str, str]) -> Built:
    """The tree of a plan; ``notes`` are what to add to the other information of objectives."""
    return _Builder(plan, part, notes).build()


class _Builder:
    def __init__(self, plan: Plan, part: int, notes: Mapping[str, str]) -> None:
        self.plan = plan
        self.part = part
        self.notes = notes
        self.outline = Outline(plan)
        self.seating = Seating(plan)
        self.partners = {partner.ref: clean(str(partner.title)) for partner in plan.partners}
        self.measures = _by_subject(plan)
        self.extras: dict[str, list[Extra]] = {}
        for extra in plan.extras:
            self.extras.setdefault(extra.subject, []).append(extra)
        # Identifiers of our own follow from what the tree says, so that a reader can tell them.
        self.seed = (clean(plan.partnership), clean(str(plan.title)))

    def build(self) -> Built:
        root = Element(ROOTS[self.part])
        self._about(root)
        self._statements(root)
        goals = [self._goal(outcome) for outcome in self.plan.outcomes]
        goals += self._without_goal()
        graft(root, self.extras.get("", ()))
        self._partners(root)
        if root.attributes.get("Type") not in ATTRIBUTES["PerformancePlanOrReport"]["Type"]:
            root.attributes["Type"] = default_type(self.plan)
        core = [child for child in root.children if child.name in _CORE] + goals
        root.children = [child for child in root.children if child.name not in _CORE]
        root.children.append(Element("StrategicPlanCore", children=core))
        if self.part == 1:
            _move_submitter(root)
        tree = conform(root, self.part)
        identify(tree)
        refs = {
            element.text_of("Identifier"): element.ref
            for element in tree.descend()
            if element.ref is not None
        }
        refs |= {f"partner:{name}": ref for ref, name in self.partners.items() if name}
        return Built(tree, refs | self.seating.refs)

    def _about(self, root: Element) -> None:
        plan = self.plan
        root.add("Name", str(plan.title))
        root.add("Description", str(plan.description))
        administration = root.add("AdministrativeInformation")
        if plan.starts and plan.starts.first_day:
            administration.add("StartDate", plan.starts.first_day.isoformat())
        if plan.ends and plan.ends.last_day:
            administration.add("EndDate", plan.ends.last_day.isoformat())
        root.add("Organization").add("Name", plan.partnership)

    def _statements(self, root: Element) -> None:
        for topic, name in (("vision", "Vision"), ("mission", "Mission"), ("value", "Value")):
            for statement in self.plan.statements:
                if statement.topic == topic and (name == "Value" or root.first(name) is None):
                    element = root.add(name)
                    element.add("Name", statement.title)
                    element.add("Description", str(statement.text))

    def _goal(self, outcome: Outcome) -> Element:
        goal = self._thing("Goal", outcome)
        measures = self.measures.get(outcome.ref, [])
        if measures and self.part == 2:
            goal.children.append(self._carrier(INDICATORS, outcome.ref, measures))
        goal.children += [self._objective(each) for each in self.outline.under(outcome.ref)]
        return goal

    def _objective(self, objective: Objective) -> Element:
        element = self._thing("Objective", objective)
        if self.part == 2:
            element.children += [
                self._indicator(each) for each in self.measures.get(objective.ref, ())
            ]
        return element

    def _thing(self, name: str, thing: Objective | Outcome) -> Element:
        element = Element(name, ref=thing.ref)
        element.add("Name", str(thing.title))
        element.add("Description", str(thing.description))
        element.add("SequenceIndicator", thing.number)
        self._finish(element)
        self._crew(element, thing)
        if thing.ref in self.notes:
            _append(element, self.notes[thing.ref])
        return element

    def _finish(self, element: Element) -> None:
        """Put back the extras of a thing, and see that it has an identifier and says something."""
        ref = element.ref or ""
        graft(element, self.extras.get(ref, ()))
        identifier = element.first("Identifier") or element.add("Identifier")
        identifier.text = clean(identifier.text) or own(*self.seed, ref)
        if is_stub(conform(element, self.part)):
            _append(element, NOTHING)

    def _crew(self, element: Element, thing: Objective | Outcome) -> None:
        performing = drop_old_performers(element, thing.leads)
        for lead in thing.leads:
            if fold(lead.text) not in performing:
                partner = self.partners.get(lead.partner or "")
                organisation = partner is not None and partner == clean(lead.text)
                element.children.append(stakeholder(lead.text, LEAD, organisation))
        if not isinstance(thing, Action):
            return
        present = {
            fold(each.text_of("Name")) for each in element.all("Stakeholder") if _takes_part(each)
        }
        if thing.accountable in self.partners:
            element.children.append(
                stakeholder(self.partners[thing.accountable], ACCOUNTABLE, True)
            )
        for ref in thing.contributors:
            if ref in self.partners and fold(self.partners[ref]) not in present:
                element.children.append(stakeholder(self.partners[ref], CONTRIBUTOR, True))

    def _indicator(self, measure: Measure) -> Element:
        element = write_measure(measure)
        element.ref = measure.ref
        self._finish(element)
        return element

    def _carrier(self, name: str, of: str, measures: Iterable[Measure]) -> Element:
        """An objective that stands for nothing and only holds indicators."""
        element = Element("Objective", ref=CARRIER)
        element.add("Name", name)
        element.add("Identifier", made(*self.seed, "indicators", of))
        element.children += [self._indicator(each) for each in measures]
        return element

    def _without_goal(self) -> list[Element]:
        """A goal that stands for nothing, for what serves no outcome, if there is any."""
        placed = {outcome.ref for outcome in self.plan.outcomes} | self.outline.objectives.keys()
        others = [
            each
            for subject, group in self.measures.items()
            if subject not in placed
            for each in group
        ]
        others = others if self.part == 2 else []
        if not self.outline.loose and not others:
            return []
        goal = Element("Goal", ref=CARRIER)
        goal.add("Name", NO_GOAL)
        goal.add("Identifier", made(*self.seed, "no goal"))
        goal.children += [self._objective(each) for each in self.outline.loose]
        if others:
            goal.children.append(self._carrier(OTHER_INDICATORS, "", others))
        return [goal]

    def _partners(self, root: Element) -> None:
        said = {fold(extra.text) for extra in self.plan.extras if extra.name.endswith("/Name")}
        organisation = root.first("Organization") or root.add("Organization")
        for name in self.partners.values():
            if name and fold(name) not in said:
                organisation.children.append(stakeholder(name, PARTNER, True))
        self.seating.write(organisation)


_CORE = ("Organization", "Vision", "Mission", "Value", "Goal")


def _by_subject(plan: Plan) -> dict[str, list[Measure]]:
    found: dict[str, list[Measure]] = {}
    for measure in plan.measures:
        found.setdefault(measure.subject or "", []).append(measure)
    return found


def _append(element: Element, text: str) -> None:
    information = element.first("OtherInformation") or element.add("OtherInformation")
    information.text = f"{information.text} {text}".strip()


def _takes_part(element: Element) -> bool:
    return not any(kind.text for role in element.all("Role") for kind in role.all("RoleType"))


def _move_submitter(root: Element) -> None:
    """In Part 1 the submitter stands in the administrative information."""
    administration = root.first("AdministrativeInformation") or root.add(
        "AdministrativeInformation"
    )
    for submitter in root.all("Submitter"):
        root.children.remove(submitter)
        administration.children.append(submitter)
