"""The nodes of the wiring diagram, in the order of the plan, each with what it lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from joinedup.analysis.linkage.bodies import body_of
from joinedup.analysis.linkage.case import Case
from joinedup.analysis.linkage.lifetimes import current_links, has_ended, has_stopped, is_over
from joinedup.analysis.wiring.model import Column, Gap, Node
from joinedup.core.graph import reached
from joinedup.core.plan import Action, DeliverySystem, Outcome, Partner, Plan, Priority, Thing
from joinedup.core.words import LeadState, LinkKind

FLOWING = (LinkKind.SERVES, LinkKind.SUPPORTS, LinkKind.DEPENDS_ON)
"""Kinds of link by which one thing has part in another; a conflict is no such part."""

_COLUMNS = {
    Partner: Column.PARTNERS,
    DeliverySystem: Column.SERVICES,
    Action: Column.ACTIONS,
    Priority: Column.PRIORITIES,
    Outcome: Column.OUTCOMES,
}


def column_of(thing: Thing) -> Column | None:
    """The column a thing stands in, or None where it stands in no column."""
    return _COLUMNS.get(type(thing))


def is_gone(case: Case, thing: Thing) -> bool:
    """Whether an end of a wire has ended, was stopped, or takes no part."""
    return is_absent(case, thing) or has_stopped(case, thing)


def is_absent(case: Case, thing: Thing) -> bool:
    """Whether a thing is a partner that takes no part in the partnership."""
    return isinstance(thing, Partner) and has_ended(case, thing.not_taking_part)


def list_nodes(case: Case, unnamed: Collection[str] = ()) -> tuple[tuple[Node, ...], ...]:
    """The nodes of the five columns in plan order, a nested priority below its own. ``unnamed`` are
    the partners that are left out."""
    outline = _Outline(case)
    plan = case.plan
    tree = list(_tree(plan, outline))
    depths = dict(tree)
    things: tuple[Iterable[Thing], ...] = (
        (each for each in plan.partners if each.ref not in unnamed),
        plan.delivery_systems,
        plan.actions,
        (outline.things[ref] for ref, _ in tree),
        plan.outcomes,
    )
    return tuple(tuple(_node(case, outline, thing, depths) for thing in each) for each in things)


def unnamed_partners(case: Case) -> dict[str, Partner]:
    """The partners on which nothing of this plan hangs: those that have ended, and those of the
    partnership that another plan, or the next version, brought with it. One that is said to take
    no part stays, and so do all in a plan that names none."""
    held = _held(case)
    named = any(each.ref in held for each in case.plan.partners)
    return {
        each.ref: each
        for each in case.plan.partners
        if each.ref not in held
        and (has_stopped(case, each) or (named and not is_absent(case, each)))
    }


def _held(case: Case) -> set[str | None]:
    """What the services, actions, issues and links of a plan hang on."""
    plan = case.plan
    held = {each.owner for each in plan.delivery_systems}
    for action in plan.actions:
        held.update((action.accountable, *action.contributors))
        held.update(body_of(case, lead) for lead in action.leads)
    for issue in plan.issues:
        held.update(issue.partners)
    held.update(ref for link in plan.links for ref in (link.source, link.target))
    return held


class _Outline:
    """What serves what on the day, and what can be reached: built once for all nodes."""

    def __init__(self, case: Case) -> None:
        self.things = case.graph.things
        self.up: dict[str, list[str]] = {}
        self.down: dict[str, list[str]] = {}
        self.backed: set[str] = set()  # actions with a service, services with something to do
        for _, link in current_links(case, *FLOWING):
            if link.kind is LinkKind.SERVES:
                self.up.setdefault(link.source, []).append(link.target)
                self.down.setdefault(link.target, []).append(link.source)
            ends = {type(self.things[link.source]), type(self.things[link.target])}
            if DeliverySystem in ends and ends & {Action, Priority, Outcome}:
                self.backed.update((link.source, link.target))
        plan = case.plan
        working = [each.ref for each in plan.actions if not has_stopped(case, each)]
        self.acted = reached(working, self.up)
        self.aimed = reached([each.ref for each in plan.outcomes], self.down)
        self.aimed_or_kept = self.aimed | reached([p.ref for p in plan.priorities], self.down)
        self.says_who = any(ref in self.aimed_or_kept for ref in working)

    def parent(self, ref: str) -> str:
        """Where a thing stands in the outline: the first thing of it that it serves."""
        above = (Priority, Outcome)
        return next((to for to in self.up.get(ref, ()) if isinstance(self.things[to], above)), "")


def _node(case: Case, outline: _Outline, thing: Thing, depths: Mapping[str, int]) -> Node:
    column = _COLUMNS[type(thing)]
    if isinstance(thing, DeliverySystem):
        group = thing.owner if thing.owner in outline.things else ""
    else:
        group = outline.parent(thing.ref)
    return Node(
        ref=thing.ref,
        column=column,
        number=getattr(thing, "number", ""),
        title=getattr(thing, "title"),  # noqa: B009 (every type of a column has one)
        group=group or "",
        depth=depths.get(thing.ref, 0),
        over=has_stopped(case, thing),
        absent=is_absent(case, thing),
        gaps=tuple(_gaps(case, outline, thing)),
    )


def _tree(plan: Plan, outline: _Outline) -> Iterator[tuple[str, int]]:
    """The priorities in plan order with how deep they are nested, each before those under it."""
    refs = {priority.ref for priority in plan.priorities}
    under: dict[str, list[str]] = {}
    for priority in plan.priorities:
        parent = outline.parent(priority.ref)
        under.setdefault(parent if parent in refs else "", []).append(priority.ref)
    seen: set[str] = set()
    starts = [*under.get("", ()), *(priority.ref for priority in plan.priorities)]
    for start in starts:  # those that only stand in a circle come last
        stack = [(start, 0)]
        while stack:
            ref, depth = stack.pop()
            if ref not in seen:
                seen.add(ref)
                yield ref, depth
                stack.extend((each, depth + 1) for each in reversed(under.get(ref, ())))


def _gaps(case: Case, outline: _Outline, thing: Thing) -> Iterator[Gap]:
    plan = case.plan
    if isinstance(thing, Action):
        yield from _gaps_of_action(case, outline, thing)
    elif isinstance(thing, DeliverySystem) and not has_stopped(case, thing):
        if plan.actions and thing.ref not in outline.backed:
            yield Gap.NO_ACTION
        if plan.partners and thing.owner not in outline.things:
            yield Gap.NO_OWNER
    elif isinstance(thing, Priority | Outcome):
        if outline.says_who and thing.ref not in outline.acted:
            yield Gap.NO_ACTION
        if isinstance(thing, Priority) and plan.outcomes and thing.ref not in outline.aimed:
            yield Gap.SERVES_NOTHING


def _gaps_of_action(case: Case, outline: _Outline, action: Action) -> Iterator[Gap]:
    plan = case.plan
    if is_over(action):
        return
    if plan.delivery_systems and action.ref not in outline.backed:
        yield Gap.NO_SERVICE
    named = any(lead.state in (LeadState.NAMED, LeadState.LEFT) for lead in action.leads)
    asked = plan.has("action.leads") or plan.has("action.accountable")
    if asked and not (action.accountable or named) and _tells_leads(plan):
        yield Gap.NO_LEAD
    if (plan.outcomes or plan.priorities) and action.ref not in outline.aimed_or_kept:
        yield Gap.SERVES_NOTHING


def _tells_leads(plan: Plan) -> bool:
    """Whether the plan names leads at all: what it never tells is no gap of one action."""
    return any(action.leads or action.accountable for action in plan.actions)
