"""Measures: what is measured by nothing, by meetings alone, or twice."""

from __future__ import annotations

from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case, Fault
from joinedup.analysis.linkage.claims import sets_target
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity
from joinedup.core.plan import Action, Issue, Outcome, Plan, Priority, Thing

FAMILY = "measures"

OUTCOME_UNMEASURED = Rule(
    code="M01",
    family=FAMILY,
    severity=Severity.ERROR,
    about="outcome",
    title=N_("An outcome that nothing measures"),
    sentence=Plural(
        N_(
            "Nothing measures the {level} {name}, so nobody will be able to say whether it came about."
        ),
        N_("Nothing measures {count} of the {all} {levels}, among them {names}."),
    ),
    remedy=Plural(
        N_("Name one figure that would show it: where it stands now, where it should be, by when."),
        N_("Name one figure for each: where it stands now, where it should be, and by when."),
    ),
    why=N_(
        "An outcome is a promise about the place. Without a figure, whether it was kept becomes a "
        "matter of opinion, and the partners’ own activity takes the place of the result. One "
        "good measure is enough; it need not be new, and a published series that arrives a year "
        "late is better than none."
    ),
    example=N_(
        "*Aim 6: we get on and we are heard* has three priorities and ten projects. A measure for "
        "it is *people who say that people of different backgrounds get on, 62% in 2022, 72% by "
        "2030, residents’ survey every two years*."
    ),
    rank=30,
)

PRIORITY_UNMEASURED = Rule(
    code="M02",
    family=FAMILY,
    severity=Severity.NOTE,
    about="priority",
    title=N_("A priority that nothing measures, in a plan that measures priorities"),
    sentence=Plural(
        N_("Nothing measures the {level} {name}, while other {levels} of the plan are measured."),
        N_(
            "Nothing measures {count} of the {all} {levels}, among them {names}; others are measured."
        ),
    ),
    remedy=N_("Name a figure for it, or say which measure of its outcome stands for it."),
    why=N_(
        "Where some priorities are measured and some are not, the measured ones set the agenda of "
        "every meeting, whether or not they matter more. A plan that measures no priorities at "
        "all is not told this: the level is not used for measuring."
    ),
    example=N_(
        "Priorities 5.1 and 5.2 each have a measure and 6.2 has none. Either 6.2 gets one (*panel "
        "questions answered within 20 working days*), or the plan says which measure covers it."
    ),
    rank=52,
)

ACTION_UNMEASURED = Rule(
    code="M03",
    family=FAMILY,
    severity=Severity.NOTE,
    about="action",
    title=N_("An action that nothing measures, in a plan that measures actions"),
    sentence=Plural(
        N_("Nothing measures the {level} {name}, while other {levels} of the plan are measured."),
        N_(
            "Nothing measures {count} of the {all} {levels}, among them {names}; others are measured."
        ),
    ),
    remedy=N_(
        "Name a figure that shows how the work is doing, or leave it to its milestones and say so."
    ),
    why=N_(
        "A measure of an action says how the work is doing: how many homes, how many young people, "
        "how soon. Not every action needs one; an action with dated milestones may be followed by "
        "those. The finding is there so that the gap is chosen and not forgotten."
    ),
    example=N_(
        "*5.2.1 Eastmere blocks retrofit* could be measured by homes finished each quarter."
    ),
    rank=58,
)

ISSUE_UNMEASURED = Rule(
    code="M04",
    family=FAMILY,
    severity=Severity.NOTE,
    about="issue",
    title=N_("A cross-cutting issue that nothing measures"),
    sentence=Plural(
        N_("Nothing measures the {level} {name}, while another {level} is measured."),
        N_("Nothing measures {count} of the {all} {levels}, among them {names}."),
    ),
    remedy=N_("Name one figure that would show whether it gets better or worse."),
    why=N_(
        "An issue that cuts across everybody’s work belongs to nobody’s performance report. A "
        "measure of its own is what keeps it on the agenda between the meetings at which somebody "
        "happens to raise it."
    ),
    example=N_(
        "*Families on low incomes* has *children in low-income families*; *Trust after the flood* has nothing."
    ),
    rank=53,
)

NO_MEASURES = Rule(
    code="M05",
    family=FAMILY,
    severity=Severity.ERROR,
    about="plan",
    title=N_("A plan without measures"),
    sentence=Plural(
        N_("The file names no measure at all, not even for its one {level}."),
        N_("The file names no measure at all, for any of its {count} {levels}."),
    ),
    remedy=N_(
        "Name at least one measure for each, with its baseline, target and date. If they are kept "
        "in another file, check that file too, or add its table as a sheet."
    ),
    why=N_(
        "A plan without measures can be delivered in full and change nothing, and nobody could "
        "tell. It is the first thing that an auditor looks for. Often the measures exist in a "
        "performance report; then the plan should say which of them are its own."
    ),
    example=N_("A sheet of 40 actions with leads and dates and not one figure."),
    rank=28,
)


RULES = (OUTCOME_UNMEASURED, PRIORITY_UNMEASURED, ACTION_UNMEASURED, ISSUE_UNMEASURED, NO_MEASURES)


def unmeasured(case: Case) -> Iterator[Finding]:
    """M01 to M05: what no measure is about, level by level, where the level is measured."""
    plan = case.plan
    if not plan.measures:
        vague = [Fault(outcome) for outcome in plan.outcomes if not _sets_its_own(outcome)]
        if vague:
            yield case.together(NO_MEASURES, vague)
        return
    measured = {measure.subject or "" for measure in plan.measures}
    counts = _what_counts(plan, measured)
    bare = (
        Fault(outcome)
        for outcome in plan.outcomes
        if not _is_measured(case, outcome, measured, counts)
    )
    yield from case.each_or_together(OUTCOME_UNMEASURED, bare, len(plan.outcomes))
    levels: tuple[tuple[Rule, tuple[Priority | Action | Issue, ...]], ...] = (
        (PRIORITY_UNMEASURED, plan.priorities),
        (ACTION_UNMEASURED, plan.actions),
        (ISSUE_UNMEASURED, plan.issues),
    )
    for rule, things in levels:
        without = [Fault(thing) for thing in things if thing.ref not in measured]
        if len(without) < len(things):
            yield from case.each_or_together(rule, without, len(things))


def _what_counts(plan: Plan, measured: set[str]) -> tuple[type[Thing], ...]:
    """Whose measures stand for an outcome's: those of its priorities; those of its actions only in
    a plan that measures nothing else, since they say how the work is doing."""
    upper = {each.ref for each in plan.outcomes} | {each.ref for each in plan.priorities}
    return (Priority, Action) if upper.isdisjoint(measured) else (Priority,)


def _is_measured(
    case: Case, outcome: Outcome, measured: set[str], counts: tuple[type[Thing], ...]
) -> bool:
    if outcome.ref in measured or _sets_its_own(outcome):
        return True
    below = case.graph.below(outcome.ref)
    return any(thing.ref in measured for thing in below if isinstance(thing, counts))


def _sets_its_own(outcome: Outcome) -> bool:
    """“38% of people walking by 2026”: an outcome whose words are its target."""
    return sets_target(str(outcome.title)) or sets_target(str(outcome.description))


CHECKS = (unmeasured,)
