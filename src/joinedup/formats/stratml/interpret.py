"""A tidy tree as a plan: goals are outcomes, objectives priorities or actions, indicators measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from joinedup.core.plan import Action, Extra, Link, Measure, Outcome, Plan, Priority, Statement
from joinedup.core.ref import type_of
from joinedup.core.text import Text
from joinedup.formats.stratml import kinds
from joinedup.formats.stratml.days import read_day, read_one
from joinedup.formats.stratml.draft import CARRIER, PREFIX, Draft, Refs
from joinedup.formats.stratml.element import Element, is_stub
from joinedup.formats.stratml.fields import fields_used
from joinedup.formats.stratml.indicators import read_measure
from joinedup.formats.stratml.oddities import Oddities
from joinedup.formats.stratml.schedule import Scheduler
from joinedup.formats.stratml.stakeholders import Partners, drop_partners, has_performers, read_crew


@dataclass(slots=True)
class _Objective:
    """One objective on its way: its element, the goal's ref, and the objective it stands in."""

    element: Element
    goal: str
    outer: _Objective | None = None
    depth: int = 0
    ref: str = ""
    facts: kinds.Facts = field(default_factory=lambda: kinds.Facts(1))
    reason: str = ""

    @property
    def parent(self) -> str:
        """The ref of what it serves: an objective that stands for something, else the goal."""
        return self.outer.ref if self.outer and self.outer.ref else self.goal


def interpret(
    tree: Element, file: str, oddities: Oddities, known: Mapping[str, str]
) -> tuple[Plan, Draft, Counter[str]]:
    """The plan that a tidy tree says, taking the tree apart. ``known`` are refs by identifier.
    The counter has why objectives were read as actions."""
    draft = Draft(Refs(known), oddities)
    draft.places.file = file
    interpreter = _Interpreter(tree, draft)
    plan = interpreter.plan()
    return plan, draft, Counter(each.reason for each in interpreter.objectives if each.reason)


class _Interpreter:
    def __init__(self, tree: Element, draft: Draft) -> None:
        self.tree = tree
        self.draft = draft
        self.partners = Partners()
        self.objectives: list[_Objective] = []
        self.outcomes: list[Outcome] = []
        self.priorities: list[Priority] = []
        self.actions: list[Action] = []
        self.measures: list[Measure] = []
        self.links: list[Link] = []

    def plan(self) -> Plan:
        about = self._about()
        fields = fields_used(self.tree)
        self.partners.collect(self.tree, self.draft)
        self._goals()
        self._decide()
        scheduler = Scheduler(
            self.draft, read_day(self.starts_text), [each.element for each in self.objectives]
        )
        for objective in self.objectives:
            self._objective(objective, scheduler)
        statements = self._statements()
        self._rest()
        if any(action.starts or action.due for action in self.actions):
            fields |= {"action.starts", "action.due"}
        plan = Plan(
            **about,
            fields=fields,
            outcomes=tuple(self.outcomes),
            priorities=tuple(self.priorities),
            actions=tuple(self.actions),
            partners=tuple(self.partners.found.values()),
            measures=tuple(self.measures),
            links=tuple(self.links),
            statements=statements,
        )
        self.draft.keep_identifiers(plan)
        extras = (extra for extra in self.draft.extras if not _is_default_type(extra, plan))
        return replace(plan, extras=tuple(extras))

    def _about(self) -> dict[str, Any]:
        tree, draft = self.tree, self.draft
        draft.place("", tree, title="Name", description="Description")
        administration = tree.first("AdministrativeInformation") or Element(
            "AdministrativeInformation"
        )
        self.starts_text = administration.text_of("StartDate")
        starts = read_day(self.starts_text)
        if starts is not None and starts.day == 1:
            draft.year_starts = starts.month
        organisation = tree.first("Organization") or Element("Organization")
        line = administration.line
        return {
            "title": Text.of(tree.take("Name")),
            "description": Text.of(tree.take("Description")),
            "partnership": organisation.take("Name"),
            "starts": read_one(
                administration.take("StartDate"), line, draft.oddities, draft.year_starts
            ),
            "ends": read_one(
                administration.take("EndDate"), line, draft.oddities, draft.year_starts
            ),
            "year_starts": draft.year_starts,
        }

    def _goals(self) -> None:
        for goal in _not_stubs(self.tree, "Goal"):
            ref = self.draft.refs.known.get(goal.text_of("Identifier"))
            if ref != CARRIER:
                ref = self._outcome(goal)
            for element in _not_stubs(goal, "Objective"):
                goal.children.remove(element)
                self._gather(element, ref, None)
            for element in _not_stubs(goal, "PerformanceIndicator"):
                goal.children.remove(element)
                self._measure(element, ref or None)
            if ref:
                self.draft.keep(ref, goal)
            self.tree.children.remove(goal)
        if not self.outcomes:
            self.draft.oddities.add("X19", self.tree.line)

    def _outcome(self, goal: Element) -> str:
        kinds.strip_nothing(goal)
        ref = self.draft.refs.of("outcome", goal.text_of("Identifier"))
        self.draft.place(ref, goal, title="Name", description="Description", leads="Stakeholder")
        self.draft.identify(ref, goal)
        crew = read_crew(goal, self.partners)
        self.outcomes.append(
            Outcome(
                ref=ref,
                number=goal.take("SequenceIndicator"),
                title=Text.of(goal.take("Name")),
                description=Text.of(goal.take("Description")),
                leads=crew.leads,
            )
        )
        return ref

    def _gather(self, element: Element, goal: str, outer: _Objective | None) -> None:
        """Take an objective and those inside it, in document order."""
        depth = outer.depth + 1 if outer else 0
        objective = _Objective(element, goal, outer, depth)
        self.objectives.append(objective)
        for inner in _not_stubs(element, "Objective"):
            self.draft.oddities.add("X18", inner.line)
            element.children.remove(inner)
            self._gather(inner, goal, objective)

    def _decide(self) -> None:
        """Say of each objective what it is, and which it stands below by its number."""
        real = [each for each in self.objectives if self._known_ref(each) != CARRIER]
        by_number = {
            (each.goal, kinds.parts_of(each.element.text_of("SequenceIndicator"))): each
            for each in reversed(real)
        }
        for each in real:
            parts = kinds.parts_of(each.element.text_of("SequenceIndicator"))
            above = by_number.get((each.goal, parts[:-1])) if len(parts) > 1 else None
            if each.outer is None and above is not each:
                each.outer = above
            each.facts = _facts(each)
        for each in real:
            if each.outer is not None:
                each.facts.below = each.outer.facts.has_below = True
        for each, reason in zip(real, kinds.decide([each.facts for each in real]), strict=True):
            known = type_of(self._known_ref(each) or "")
            each.reason = (
                reason
                if known not in ("action", "priority")
                else ("says" if known == "action" else "")
            )
            kind = "action" if each.reason else "priority"
            each.ref = self.draft.refs.of(kind, each.element.text_of("Identifier"))

    def _known_ref(self, objective: _Objective) -> str | None:
        return self.draft.refs.known.get(objective.element.text_of("Identifier"))

    def _objective(self, objective: _Objective, scheduler: Scheduler) -> None:
        element, ref, draft = objective.element, objective.ref, self.draft
        kinds.strip_nothing(element)
        information = element.first("OtherInformation")
        said = information.text if information else ""
        text, starts, due = kinds.strip_notes(said)
        if information is not None and not text:
            element.children.remove(information)
        elif information is not None:
            information.text = text
        if ref:
            draft.place(
                ref,
                element,
                title="Name",
                description="Description",
                leads="Stakeholder",
                due="OtherInformation",
            )
            draft.identify(ref, element)
        first = len(self.measures)
        for indicator in _not_stubs(element, "PerformanceIndicator"):
            self._measure(indicator, ref or objective.goal or None)
            element.children.remove(indicator)
        if not ref:
            return
        whens = (
            scheduler.schedule(element, text, starts, due, self.measures[first:])
            if objective.reason
            else (None, None)
        )
        self._thing(objective, *whens)
        if objective.parent:
            draft.places.put(f"link:{len(self.links)}", line=element.line)
            self.links.append(Link(source=ref, target=objective.parent))
        draft.keep(ref, element)

    def _thing(self, objective: _Objective, starts: Any, due: Any) -> None:
        element = objective.element
        crew = read_crew(element, self.partners)
        common: dict[str, Any] = {
            "ref": objective.ref,
            "number": element.take("SequenceIndicator"),
            "title": Text.of(element.take("Name")),
            "description": Text.of(element.take("Description")),
            "leads": crew.leads,
        }
        if not objective.reason:
            self.priorities.append(Priority(**common))
            return
        self.actions.append(
            Action(
                **common,
                accountable=crew.accountable,
                contributors=crew.contributors,
                starts=starts,
                due=due,
            )
        )

    def _measure(self, element: Element, subject: str | None) -> None:
        kinds.strip_nothing(element)
        ref = self.draft.refs.of("measure", element.text_of("Identifier"))
        self.measures.append(read_measure(element, ref, subject, self.draft))

    def _statements(self) -> tuple[Statement, ...]:
        found: list[Statement] = []
        for topic, name in (("vision", "Vision"), ("mission", "Mission"), ("value", "Value")):
            for element in self.tree.all(name):
                title = element.take("Name") if name == "Value" else ""
                text = Text.of(element.take("Description"))
                if title or text:
                    self.draft.places.put(f"statement:{len(found)}", line=element.line)
                    found.append(Statement(topic=topic, title=title, text=text))
        return tuple(found)

    def _rest(self) -> None:
        """Keep what is left of the document itself."""
        organisation = self.tree.first("Organization")
        if organisation is not None:
            drop_partners(organisation)
        administration = self.tree.first("AdministrativeInformation")
        submitter = administration.first("Submitter") if administration else None
        if (
            administration is not None
            and submitter is not None
            and self.tree.first("Submitter") is None
        ):
            administration.children.remove(submitter)
            self.tree.children.append(submitter)
        self.draft.keep("", self.tree)


def default_type(plan: Plan) -> str:
    """The type of document that Part 2 asks for: a report has results, a plan has targets."""
    if any(measure.readings for measure in plan.measures):
        return "Performance_Report"
    return (
        "Performance_Plan"
        if any(measure.targets for measure in plan.measures)
        else "Strategic_Plan"
    )


def _is_default_type(extra: Extra, plan: Plan) -> bool:
    return (
        extra.subject == "" and extra.name == f"{PREFIX}@Type" and extra.text == default_type(plan)
    )


def _not_stubs(element: Element, name: str) -> list[Element]:
    """The children of a name that say something; those of a form left empty stay where they are,
    and are kept as extras."""
    return [child for child in element.all(name) if not is_stub(child)]


def _facts(objective: _Objective) -> kinds.Facts:
    element = objective.element
    stages = {
        each.attributes.get("ValueChainStage", "") for each in element.all("PerformanceIndicator")
    }
    return kinds.Facts(
        level=kinds.level_of(element.text_of("SequenceIndicator"), objective.depth),
        says=kinds.says(f"{element.text_of('Description')}\n{element.text_of('OtherInformation')}"),
        performed=has_performers(element)
        and bool(stages)
        and stages <= kinds.DONE_NOT_CHANGED
        and _dated(element),
    )


def _dated(objective: Element) -> bool:
    return any(
        result.first("EndDate")
        for indicator in objective.all("PerformanceIndicator")
        for instance in indicator.all("MeasurementInstance")
        for result in instance.all("TargetResult")
    )
