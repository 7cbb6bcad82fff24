"""Identity: numbers and titles that stand for two things, and pointers to nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from joinedup.analysis.linkage.case import NAMED, Case, Fault, is_flood, title_of
from joinedup.analysis.linkage.pointers import pointers
from joinedup.analysis.linkage.sameness import plain, shared
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity, Word
from joinedup.core.plan import Priority, Thing

FAMILY = "structure"

POINTS_NOWHERE = Rule(
    code="L06",
    family=FAMILY,
    severity=Severity.ERROR,
    title=N_("It names something that is not in the plan"),
    sentence=Plural(
        N_("{name} names “{target}” ({what}), and nothing in the plan is called that."),
        N_(
            "{count} places name something that is not in the plan, among them {targets}: a row is "
            "missing, or its name or number is written another way."
        ),
    ),
    remedy=N_(
        "Correct the name or number so that it is exactly that of the row that is meant, or add "
        "the row."
    ),
    why=N_(
        "The connection is lost: whoever follows the plan from here comes to nothing, and every "
        "count by partner, outcome or place leaves this out. It is usually a number that changed, "
        "a row that was deleted, or a body under its old name."
    ),
    example=N_(
        "Project 4.2.2 has *Wend Care Board* under *Accountable*. The list of partners has *Wend "
        "Valley Integrated Care Board*, which took its place in March."
    ),
    rank=17,
)

NUMBER_TWICE = Rule(
    code="L07",
    family=FAMILY,
    severity=Severity.ERROR,
    title=N_("A number used twice"),
    sentence=Plural(
        N_("The number {given} stands for {times} different {levels}: {which}."),
        N_("{count} numbers each stand for several {levels}, among them {which}."),
    ),
    remedy=N_("Give each its own number, and say which of them keeps the old one."),
    why=N_(
        "Minutes, reports and decisions name things by their number. From the day two rows share "
        "one, nobody can tell which was meant, and an update for one is entered against the "
        "other. Renumbering one of them now costs a minute."
    ),
    example=N_(
        "Two rows are numbered 4.2.3: “Strength and balance classes” and “Hospital to home”. The "
        "minute of 3 June says that 4.2.3 is complete."
    ),
    rank=31,
)

TITLE_TWICE = Rule(
    code="L08",
    family=FAMILY,
    severity=Severity.WARNING,
    title=N_("The same title twice"),
    sentence=Plural(
        N_("{times} {levels} are called {given}: {which}."),
        N_("{count} titles each stand on several {levels}, among them {which}."),
    ),
    remedy=N_(
        "If they are one, keep one row and link it to everything it serves; if they are two, give "
        "each a title that shows the difference."
    ),
    why=N_(
        "The same work listed twice is counted twice, and its two rows soon say different things "
        "about dates and progress. Two pieces of work under one title are mistaken for each other "
        "in every meeting."
    ),
    example=N_(
        "“Insulation for private tenants” is project 5.2.2 and, word for word, project 1.2.4."
    ),
    rank=40,
)

RULES = (POINTS_NOWHERE, NUMBER_TWICE, TITLE_TWICE)

NUMBERED = ("outcomes", "priorities", "actions", "delivery_systems", "partners", "issues")
TITLED = ("outcomes", "priorities", "actions", "partners")


def check_pointers(case: Case) -> Iterator[Finding]:
    """L06: fields and links that name what is not in the plan."""
    things = case.graph.things
    lost = [pointer for pointer in pointers(case.plan) if pointer.target not in things]
    faults = [
        Fault(
            things.get(pointer.source),
            pointer.field,
            {"target": pointer.target, "what": Word(pointer.what)},
            pointer.row,
        )
        for pointer in lost
    ]
    targets = tuple(f"“{target}”" for target in dict.fromkeys(pointer.target for pointer in lost))
    yield from case.each_or_together(POINTS_NOWHERE, faults, len(things), targets=targets[:NAMED])


def check_numbers(case: Case) -> Iterator[Finding]:
    """L07: one number for several things of a type."""
    for collection in NUMBERED:
        things: tuple[Thing, ...] = getattr(case.plan, collection)
        groups = shared((plain(_number(thing)), thing) for thing in things)
        yield from _twice(case, NUMBER_TWICE, "number", groups, len(things))


def check_titles(case: Case) -> Iterator[Finding]:
    """L08: one title for several things of a type, unless their number is the same as well."""
    for collection in TITLED:
        things: tuple[Thing, ...] = getattr(case.plan, collection)
        groups = [
            group
            for group in shared((_titled(case, thing), thing) for thing in things)
            if len({plain(_number(thing)) for thing in group}) > 1 or not _number(group[0])
        ]
        yield from _twice(case, TITLE_TWICE, "title", groups, len(things))


def _twice(
    case: Case, rule: Rule, field: str, groups: Sequence[Sequence[Thing]], among: int
) -> Iterator[Finding]:
    """A finding for each group of things that share a number or a title, about the last of
    them; one for all groups where there would be a flood."""
    if is_flood(len(groups), among):
        faults = [Fault(thing, field) for group in groups for thing in group]
        which = tuple(_given(group[0], field) for group in groups[:NAMED])
        yield case.together(rule, faults, count=len(groups), which=which)
        return
    for group in groups:
        yield case.together(
            rule,
            [Fault(thing, field) for thing in reversed(group)],
            about=group[-1],
            count=1,
            times=len(group),
            given=_given(group[0], field),
            which=tuple(_other(thing, field) for thing in group[:NAMED]),
        )


def _titled(case: Case, thing: Thing) -> str:
    """A title as it is compared; of priorities, within what they serve: “Prevention” may well
    be a priority of two outcomes."""
    title = plain(title_of(thing))
    above = case.graph.parent(thing.ref) if title and isinstance(thing, Priority) else None
    return f"{above.ref} {title}" if above else title


def _number(thing: Thing) -> str:
    return getattr(thing, "number", "")


def _given(thing: Thing, field: str) -> str:
    return _number(thing) if field == "number" else f"“{title_of(thing)}”"


def _other(thing: Thing, field: str) -> str:
    """By what the things of a group can be told apart: their titles, or their numbers."""
    return f"“{title_of(thing)}”" if field == "number" else _number(thing) or thing.ref


CHECKS = (check_pointers, check_numbers, check_titles)
