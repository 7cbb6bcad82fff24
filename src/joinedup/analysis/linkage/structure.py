"""Structure: outcomes that nothing serves, actions that serve nothing, and what hangs by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from joinedup.analysis.linkage.case import FEW_NOTES, Case, Fault, called, title_of
from joinedup.analysis.linkage.lifetimes import current_links, has_stopped, is_over
from joinedup.analysis.linkage.measure_fields import few_or_together
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity
from joinedup.core.graph import reached
from joinedup.core.plan import Action, DeliverySystem, Outcome, Plan, Priority, Thing
from joinedup.core.words import LinkKind

FAMILY = "structure"

_T = TypeVar("_T", bound=Thing)

EMPTY_PLAN = Rule(
    code="L46",
    family=FAMILY,
    about="plan",
    severity=Severity.ERROR,
    title=N_("Nothing in it to check"),
    sentence=N_(
        "The file holds no {outcomes}, no {priorities}, no {actions} and no {measures}, so there "
        "was nothing to check."
    ),
    remedy=N_(
        "Check that it is the right file and the right sheet. If it is the template, fill in "
        "Outcomes, Actions and Measures first; the other sheets can wait."
    ),
    why=N_(
        "A check that finds nothing wrong because it found nothing at all would be a false "
        "comfort. Nothing else is said of such a file."
    ),
    example=N_("The empty template, as `joinedup template` writes it."),
    rank=0,
)

UNSERVED_OUTCOME = Rule(
    code="L01",
    family=FAMILY,
    about="outcome",
    severity=Severity.ERROR,
    title=N_("An outcome that no action serves"),
    sentence=Plural(
        N_("No {action} serves the {level} {name}."),
        N_("No {action} serves {count} of the {all} {levels}, among them {names}."),
    ),
    remedy=N_(
        "Link to it at least one {action} that is meant to bring it about, with a lead and a "
        "date; or say in the plan that nothing is planned for it yet, and why."
    ),
    why=N_(
        "The plan promises a result and names nothing that would bring it about. Scrutiny will "
        "ask who is doing what for it, and the board will have no answer. Work that has stopped "
        "does not count. Often the work exists and was simply never linked."
    ),
    example=N_(
        "Aim 6, “We get on and we are heard”, has two priorities; all the projects stand under "
        "the other six aims. Nothing in the plan would make aim 6 come true."
    ),
    rank=4,
)

EMPTY_PRIORITY = Rule(
    code="L02",
    family=FAMILY,
    about="priority",
    severity=Severity.WARNING,
    title=N_("A priority without actions"),
    sentence=Plural(
        N_("The {level} {name} has no {action}."),
        N_("{count} of the {all} {levels} have no {action}, among them {names}."),
    ),
    remedy=N_(
        "Link to it the {actions} that carry it out; or, if its work is still to be agreed, say "
        "by when it will be."
    ),
    why=N_(
        "A priority says where effort should go. One without any work under it is a heading, and "
        "whoever reads the plan will ask what is different because it is there. This is not "
        "raised where the plan has no actions at all, as many published strategies have not."
    ),
    example=N_(
        "Priority 3.2, “Skills after 25”, was added at the last meeting. Its three projects are "
        "still listed under priority 3.1."
    ),
    rank=25,
)

ORPHAN_ACTION = Rule(
    code="L03",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("An action that serves nothing"),
    sentence=Plural(
        N_("The {level} {name} serves no {outcome} or {priority}."),
        N_("{count} of the {all} {levels} serve no {outcome} or {priority}, among them {names}."),
    ),
    remedy=N_(
        "Link it to the {priority} or {outcome} it is meant to help. If there is none, ask "
        "whether it belongs in this plan."
    ),
    why=N_(
        "Money and time go into it and the plan does not say what for. When savings are looked "
        "for it is the first to be questioned, and when results are reported it is in nobody’s "
        "story. Often the cell that names its aim was simply left blank."
    ),
    example=N_("“Winter festival” has a lead and a date, and the cell under *Aim* is empty."),
    rank=25,
)

NOTHING_BEHIND = Rule(
    code="L04",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("An action with no service or team behind it"),
    sentence=Plural(
        N_("No {delivery_system} stands behind the {level} {name}."),
        N_("No {delivery_system} stands behind {count} of the {all} {levels}, among them {names}."),
    ),
    remedy=N_(
        "Ask its lead which {delivery_system} does the work, and link that to it. If none does yet, the "
        "board should know."
    ),
    why=N_(
        "An action is carried out by somebody’s service, programme or team. Where none is named, "
        "nobody’s staff or budget is yet working on it, and it will be late before anybody says "
        "so. This is raised only where the plan lists services or teams at all."
    ),
    example=N_(
        "“Fathers’ group” has a lead and a date. The family hubs and the volunteer home visiting "
        "are in the plan, and neither is linked to it."
    ),
    rank=35,
)

IDLE_SERVICE = Rule(
    code="L05",
    family=FAMILY,
    about="delivery_system",
    severity=Severity.WARNING,
    title=N_("A service or team linked to no action"),
    sentence=Plural(
        N_("{name} is linked to no {action}."),
        N_("{count} of the {all} {levels} are linked to no {action}, among them {names}."),
    ),
    remedy=N_(
        "Ask its owner which {actions} it works on and link them; or take it out of the list if "
        "it has no part in this plan."
    ),
    why=N_(
        "It is in the plan, so somebody thought that it matters, and yet nothing in the plan "
        "draws on it. Either a link is missing, and the plan rests on fewer shoulders than it "
        "seems to, or a team that could help has not been asked."
    ),
    example=N_(
        "The council’s flood and drainage team is listed. All four flood projects name the Rivers "
        "Agency only."
    ),
    rank=19,
)

HEADLESS_PRIORITY = Rule(
    code="L12",
    family=FAMILY,
    about="priority",
    severity=Severity.WARNING,
    title=N_("A priority that serves no outcome"),
    sentence=Plural(
        N_("The {level} {name} serves no {outcome}."),
        N_("{count} of the {all} {levels} serve no {outcome}, among them {names}."),
    ),
    remedy=N_("Link it to the {outcome} it is meant to bring nearer."),
    why=N_(
        "Everything under this priority is cut off from the results that the plan promises. No "
        "report by outcome will show its work, and nobody can say what it was for."
    ),
    example=N_(
        "Priority 6.3, “Safer nights”, stands on the sheet with its cell under *Aim* empty."
    ),
    rank=32,
)

BARE_OUTCOME = Rule(
    code="L49",
    family=FAMILY,
    about="outcome",
    severity=Severity.WARNING,
    title=N_("An outcome with nothing under it"),
    sentence=Plural(
        N_("No {priority} stands under the {level} {name}."),
        N_("{count} of the {all} {levels} have no {priority} under them, among them {names}."),
    ),
    remedy=N_(
        "Put under it the {priorities} that are meant to bring it about; or say in the plan that "
        "none is agreed yet, and by when it will be."
    ),
    why=N_(
        "The plan promises a result and says nothing of how it would be reached, though it does "
        "so for others. Scrutiny will ask what is being done for it. This is raised where the plan "
        "has no actions; where it has, they are looked for instead."
    ),
    example=N_("Of the five stretch outcomes only the first has an improvement aim under it."),
    rank=4,
)

RULES = (
    EMPTY_PLAN,
    UNSERVED_OUTCOME,
    BARE_OUTCOME,
    EMPTY_PRIORITY,
    ORPHAN_ACTION,
    NOTHING_BEHIND,
    IDLE_SERVICE,
    HEADLESS_PRIORITY,
)


def check_serving(case: Case) -> Iterator[Finding]:
    """L01, L02, L03, L12: which things of the plan serve which, both ways along the outline."""
    plan = case.plan
    if not plan.actions:
        return
    up: dict[str, list[str]] = {}
    down: dict[str, list[str]] = {}
    for _, link in current_links(case, LinkKind.SERVES):
        up.setdefault(link.source, []).append(link.target)
        down.setdefault(link.target, []).append(link.source)
    working = [action for action in plan.actions if not has_stopped(case, action)]
    served = reached([action.ref for action in working], up)
    helping = reached([outcome.ref for outcome in plan.outcomes], down)
    serving = helping | reached([priority.ref for priority in plan.priorities], down)
    if plan.outcomes or plan.priorities:
        yield from _lacking(case, ORPHAN_ACTION, working, lambda a: a.ref not in serving)
    if not any(action.ref in serving for action in plan.actions):
        return  # said of the actions: every outcome and priority would only repeat it
    yield from _lacking(case, UNSERVED_OUTCOME, plan.outcomes, lambda o: o.ref not in served)
    yield from _lacking(case, EMPTY_PRIORITY, plan.priorities, lambda p: p.ref not in served)
    if plan.outcomes:
        yield from _lacking(
            case, HEADLESS_PRIORITY, plan.priorities, lambda p: p.ref not in helping
        )


def check_bare(case: Case) -> Iterator[Finding]:
    """L49: in a plan without actions, outcomes without priorities where others have them."""
    plan = case.plan
    if plan.actions or not plan.priorities:
        return
    served = {link.target for _, link in current_links(case, LinkKind.SERVES)}
    if any(outcome.ref in served for outcome in plan.outcomes):
        bare = [Fault(outcome) for outcome in plan.outcomes if outcome.ref not in served]
        yield from few_or_together(case, BARE_OUTCOME, bare, len(plan.outcomes), FEW_NOTES)


def check_services(case: Case) -> Iterator[Finding]:
    """L04, L05: actions and services or teams that have no link to one another."""
    plan = case.plan
    if not plan.delivery_systems or not plan.actions:
        return
    things, linked = case.graph.things, set[str]()
    for _, link in current_links(case, LinkKind.SERVES, LinkKind.SUPPORTS, LinkKind.DEPENDS_ON):
        ends = {type(things[link.source]), type(things[link.target])}
        if DeliverySystem in ends and ends & {Action, Priority, Outcome}:
            linked.update((link.source, link.target))
    asked = [action for action in plan.actions if not is_over(action)]
    yield from _lacking(case, NOTHING_BEHIND, asked, lambda a: a.ref not in linked)
    services = [each for each in plan.delivery_systems if not has_stopped(case, each)]
    idle = (
        Fault(each, None, {"name": _with_owner(case, each)})
        for each in services
        if each.ref not in linked
    )
    yield from case.each_or_together(IDLE_SERVICE, idle, len(services))


def _lacking(
    case: Case, rule: Rule, things: Sequence[_T], lacks: Callable[[_T], bool]
) -> Iterator[Finding]:
    """``rule`` for each of the things that lacks what it asks for, told each or together."""
    faults = (Fault(thing) for thing in things if lacks(thing))
    return case.each_or_together(rule, faults, len(things))


def _with_owner(case: Case, service: DeliverySystem) -> str:
    owner = case.graph.things.get(service.owner or "")
    return f"{called(service)} ({title_of(owner)})" if owner else called(service)


def is_empty(plan: Plan) -> bool:
    """Whether a plan has nothing that a check could be about."""
    return not (plan.outcomes or plan.priorities or plan.actions or plan.measures)


def check_emptiness(case: Case) -> Iterator[Finding]:
    """The one thing to say of an empty plan."""
    if is_empty(case.plan):
        yield case.find(EMPTY_PLAN)


CHECKS = (check_emptiness, check_serving, check_bare, check_services)
