"""Places and communities: named and not served, served and not listed, heard and not answered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case, Fault, called, title_of
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity
from joinedup.core.plan import Action, Locality, Outcome, Priority, Thing

FAMILY = "localities"

NAMED_NOT_SERVED = Rule(
    code="M70",
    family=FAMILY,
    severity=Severity.WARNING,
    about="outcome",
    title=N_("A place is named and nothing is done there"),
    sentence=N_(
        "The text of {level} {name} names {place}, and none of its {count} {actions} says that it works there."
    ),
    remedy=N_(
        "Say which of its {actions} works in {place}; or plan one; or take the promise out of the text."
    ),
    why=N_(
        "People read a plan for the name of the place where they live. To be named in the promise "
        "and left out of the work is worse than not to be named."
    ),
    example=N_(
        "Aim 2 speaks of young people *in Upper Wend*; its eight projects work in the other two localities."
    ),
    rank=21,
)

UNSERVED = Rule(
    code="M71",
    family=FAMILY,
    severity=Severity.WARNING,
    about="locality",
    title=N_("A locality that no action serves"),
    sentence=Plural(
        N_("No {action} says that it works in {name}."),
        N_("No {action} says that it works in {count} of the {all} {levels}, among them {names}."),
    ),
    remedy=N_("Say which {actions} work there, or why none does."),
    why=N_(
        "Other parts of the area are named in the plan’s work and this one is not. It may be served "
        "by everything that covers the whole area; then one line can say so."
    ),
    example=N_("Twelve projects name Eastmere, nine name Old Quay, none names Upper Wend."),
    rank=33,
)

UNLISTED = Rule(
    code="M72",
    family=FAMILY,
    severity=Severity.NOTE,
    about="action",
    title=N_("A place that is not in the plan’s list of localities"),
    sentence=Plural(
        N_("{name} works in “{place}”, which is not in the list of localities."),
        N_(
            "{count} {levels} work in places that are not in the list of localities, among them {names}."
        ),
    ),
    remedy=N_("Use the name in the list, or add the place to it."),
    why=N_(
        "Two spellings of one place split its figures, and a place outside the list is in no "
        "locality’s report. "
        "It is usually a shorter name that everybody understands and no table does."
    ),
    example=N_("*Old Quay*, where the list has *Old Quay and Town*."),
    rank=56,
)

NOT_HEARD = Rule(
    code="M73",
    family=FAMILY,
    severity=Severity.NOTE,
    about="locality",
    title=N_("A locality in which nobody is recorded as heard"),
    sentence=Plural(
        N_("There are records of communities that were heard, and none is of {name}."),
        N_(
            "There are records of communities that were heard, and none for {count} of the {all} {levels}: {names}."
        ),
    ),
    remedy=N_("Add what was heard there, or say when people there will be asked."),
    why=N_(
        "A plan that heard some of its places will be told so by the others. Often somebody was "
        "there and nobody wrote it down."
    ),
    example=N_(
        "Suppers in Eastmere and a survey in Old Quay; nothing from the fourteen villages of Upper Wend."
    ),
    rank=57,
)

NOTHING_CHANGED = Rule(
    code="M74",
    family=FAMILY,
    severity=Severity.NOTE,
    about="participation",
    title=N_("People were heard, and the plan does not say what changed"),
    sentence=Plural(
        N_("{name} was heard, and the plan does not say what changed because of it."),
        N_(
            "For {count} of the {all} {levels} the plan does not say what changed because of it, among them {names}."
        ),
    ),
    remedy=N_(
        "Say what changed, or that nothing did and why; and tell the people who gave their time."
    ),
    why=N_(
        "Being asked and never told what came of it is the commonest reason people give for not "
        "coming again. “Nothing, because” is an answer; silence is not."
    ),
    example=N_(
        "*94 people in Eastmere answered a survey*, with an empty cell under *What changed*."
    ),
    rank=50,
)

RULES = (NAMED_NOT_SERVED, UNSERVED, UNLISTED, NOT_HEARD, NOTHING_CHANGED)

EVERYWHERE = re.compile(
    r"\W*(?:all(?: (?:areas|localities|wards|of .*|over))?|(?:the )?(?:whole|entire) .*|(?:borough|city|county|district|council|area|island|region)[- ]?wide|"
    r"everywhere|across .*|n/?a|none|-)\W*",
    re.IGNORECASE,
)


class Names:
    """The localities of a plan by their names, found in texts as whole words."""

    def __init__(self, localities: tuple[Locality, ...]) -> None:
        self._by_name = {title_of(each).casefold(): each for each in localities if title_of(each)}
        longest_first = sorted(self._by_name, key=len, reverse=True)
        either = "|".join(re.escape(name) for name in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if either else None

    def in_text(self, text: str) -> set[str]:
        """The refs of the localities that a text names."""
        if self._pattern is None:
            return set()
        return {self._by_name[name.casefold()].ref for name in self._pattern.findall(text)}

    def ref(self, written: str) -> str | None:
        """The ref of the locality of this name, or None."""
        found = self._by_name.get(written.strip().casefold())
        return found.ref if found else None


class Served:
    """Where each action says that it works: in its own cell, its text, or a service behind it."""

    def __init__(self, case: Case) -> None:
        self.names = Names(case.plan.localities)
        self._case = case
        self.anywhere = any(action.localities for action in case.plan.actions)
        self._cells: dict[str, tuple[set[str], bool]] = {}
        for things in (case.plan.actions, case.plan.delivery_systems):
            for thing in things:
                self._cells[thing.ref] = self._cell(thing.localities)

    def _cell(self, localities: tuple[str, ...]) -> tuple[set[str], bool]:
        refs = {self._ref(each) for each in localities}
        return {ref for ref in refs if ref}, any(EVERYWHERE.fullmatch(each) for each in localities)

    def _ref(self, written: str) -> str | None:
        thing = self._case.graph.things.get(written)
        return thing.ref if isinstance(thing, Locality) else self.names.ref(written)

    def is_known(self, written: str) -> bool:
        """Whether a locality cell's entry is in the list, or means the whole area."""
        return self._ref(written) is not None or bool(EVERYWHERE.fullmatch(written))

    def works_in(self, action: Action) -> tuple[set[str], bool]:
        """The refs of the localities the action works in, and whether it works everywhere."""
        refs, everywhere = self._cells[action.ref]
        refs = refs | self.names.in_text(f"{action.title}. {action.description}")
        for thing in self._case.graph.served_by(action.ref):
            if thing.ref in self._cells and not isinstance(thing, Action):
                refs = refs | self._cells[thing.ref][0]
        return refs, everywhere


def places(case: Case) -> Iterator[Finding]:
    """M70 to M72, where the plan lists localities and its actions name some."""
    if not case.plan.localities:
        return
    served = Served(case)
    if not served.anywhere:
        return
    works = {action.ref: served.works_in(action) for action in case.plan.actions}
    for things in (case.plan.outcomes, case.plan.priorities):
        for thing in things:
            yield from _named(case, thing, served.names, works)
    if not any(everywhere for _, everywhere in works.values()):
        reached = set[str]().union(*(refs for refs, _ in works.values()))
        unserved = [Fault(each) for each in case.plan.localities if each.ref not in reached]
        yield from case.each_or_together(UNSERVED, unserved, len(case.plan.localities))
    yield from _unlisted(case, served)


def _named(
    case: Case, thing: Outcome | Priority, names: Names, works: dict[str, tuple[set[str], bool]]
) -> Iterator[Finding]:
    field = "description" if names.in_text(str(thing.description)) else "title"
    wanted = names.in_text(f"{thing.title}. {thing.description}")
    if not wanted:
        return
    actions = case.graph.actions_of(thing.ref)
    if not actions or any(works[action.ref][1] for action in actions):
        return
    reached = set[str]().union(*(works[action.ref][0] for action in actions))
    for ref in sorted(wanted - reached):
        place = called(case.graph.things[ref])
        yield case.find(NAMED_NOT_SERVED, thing, field, place=place, count=len(actions))


def _unlisted(case: Case, served: Served) -> Iterator[Finding]:
    faults = []
    for action in case.plan.actions:
        strange = [each for each in action.localities if not served.is_known(each)]
        if strange:
            faults.append(Fault(action, "localities", {"place": strange[0]}))
    yield from case.each_or_together(UNLISTED, faults, len(case.plan.actions))


def heard(case: Case) -> Iterator[Finding]:
    """M73 and M74: what the records of participation leave out."""
    plan = case.plan
    if not plan.participations:
        return
    names = Names(plan.localities)
    spoken = set[str]().union(
        *(
            names.in_text(f"{each.community}. {each.how}. {each.said}")
            for each in plan.participations
        )
    )
    spoken.update(ref for each in plan.participations for ref in each.concerns)
    if spoken.intersection(each.ref for each in plan.localities):
        silent = [Fault(each) for each in plan.localities if each.ref not in spoken]
        yield from case.each_or_together(NOT_HEARD, silent, len(plan.localities))
    if plan.has("participation.changed"):
        unanswered: list[Fault] = [
            Fault(each, "changed") for each in _unanswered(plan.participations)
        ]
        yield from case.each_or_together(NOTHING_CHANGED, unanswered, len(plan.participations))


def _unanswered(records: tuple[Thing, ...]) -> Iterator[Thing]:
    for record in records:
        if not str(getattr(record, "changed", "")).strip():
            yield record


CHECKS = (places, heard)
