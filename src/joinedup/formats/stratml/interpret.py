"""A tidy tree as a plan: goals are outcomes, objectives priorities or actions, indicators measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from joinedup.core.plan import Action, Extra, Link, Measure, Outcome, Plan, Priority, Statement
from joinedup.core.text import Text
from joinedup.formats.stratml import kinds
from joinedup.formats.stratml.days import read_day, read_one
from joinedup.formats.stratml.draft import CARRIER, PREFIX, Draft, Refs
from joinedup.formats.stratml.element import Element, not_stubs
from joinedup.formats.stratml.fields import TABLE, default_type, fields_used
from joinedup.formats.stratml.indicators import read_measure
from joinedup.formats.stratml.objectives import Found, decide, gather
from joinedup.formats.stratml.oddities import Oddities
from joinedup.formats.stratml.schedule import Schedule, Scheduler
from joinedup.formats.stratml.seated import Seated
from joinedup.formats.stratml.stakeholders import Partners, drop_partners, read_crew


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


_PLACES = {"title": "Name", "description": "Description", "leads": "Stakeholder"}
"""Fields of goals and objectives, and the elements in which they stand."""


class _Interpreter:
    def __init__(self, tree: Element, draft: Draft) -> None:
        self.tree = tree
        self.draft = draft
        self.partners = Partners()
        self.seated = Seated(self.partners, draft)
        self.objectives: list[Found] = []
        self.outcomes: list[Outcome] = []
        self.priorities: list[Priority] = []
        self.actions: list[Action] = []
        self.measures: list[Measure] = []
        self.links: list[Link] = []

    def plan(self) -> Plan:
        about = self._about()
        fields = fields_used(self.tree)
        self.partners.collect(self.tree, self.draft)
        self.seated.read(self.tree.first("Organization") or Element("Organization"))
        self._goals()
        decide(self.objectives, self.draft.refs)
        scheduler = Scheduler(
            self.draft, read_day(self.starts_text), [each.element for each in self.objectives]
        )
        for objective in self.objectives:
            self._objective(objective, scheduler)
        statements = self._statements()
        self._rest()
        if any(action.starts or action.due for action in self.actions):
            fields |= {"action.starts", "action.due"}
        if any(self.seated.collections.values()):
            fields |= TABLE
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
            **self.seated.collections,
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
        for goal in not_stubs(self.tree, "Goal"):
            ref = self.draft.refs.known.get(goal.text_of("Identifier"))
            if ref != CARRIER:
                ref = self._outcome(goal)
            for element in not_stubs(goal, "Objective"):
                goal.children.remove(element)
                self.objectives += gather(element, ref, self.draft)
            for element in not_stubs(goal, "PerformanceIndicator"):
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
        self.draft.place(ref, goal, **_PLACES)
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

    def _objective(self, objective: Found, scheduler: Scheduler) -> None:
        element, ref = objective.element, objective.ref
        text, starts, due = kinds.take_notes(element)
        if ref:
            self.draft.place(ref, element, **_PLACES, due="OtherInformation")
            self.draft.identify(ref, element)
        first = len(self.measures)
        for indicator in not_stubs(element, "PerformanceIndicator"):
            element.children.remove(indicator)
            self._measure(indicator, ref or objective.goal or None)
        if not ref:
            return
        schedule: Schedule = (None, None)
        if objective.reason:
            schedule = scheduler.schedule(element, text, starts, due, self.measures[first:])
        self._thing(objective, schedule)
        if objective.parent:
            self.draft.places.put(f"link:{len(self.links)}", line=element.line)
            self.links.append(Link(source=ref, target=objective.parent))
        self.draft.keep(ref, element)

    def _thing(self, objective: Found, schedule: Schedule) -> None:
        element = objective.element
        crew = read_crew(element, self.partners, of_action=bool(objective.reason))
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
        starts, due = schedule
        who: dict[str, Any] = {"accountable": crew.accountable, "contributors": crew.contributors}
        self.actions.append(Action(**common, **who, starts=starts, due=due))

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
        for submitter in administration.all("Submitter") if administration else ():
            if administration is not None and self.tree.first("Submitter") is None:
                administration.children.remove(submitter)
                self.tree.children.append(submitter)
        self.draft.keep("", self.tree)


def _is_default_type(extra: Extra, plan: Plan) -> bool:
    return (
        extra.subject == "" and extra.name == f"{PREFIX}@Type" and extra.text == default_type(plan)
    )
