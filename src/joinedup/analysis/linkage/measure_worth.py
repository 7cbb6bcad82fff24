"""Measures that count only what is done, stand in the plan twice, or belong to nothing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case, Fault, called
from joinedup.analysis.linkage.measuring import LONGEST
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity
from joinedup.core.plan import Action, Measure, Outcome, Priority

FAMILY = "measures"

ONLY_ACTIVITY = Rule(
    code="M06",
    family=FAMILY,
    severity=Severity.WARNING,
    about="action",
    title=N_("Measured only by meetings held or things handed out"),
    sentence=Plural(
        N_(
            "{name} is measured only by “{measure}”, which counts what is done, not what comes of it."
        ),
        N_(
            "{count} {levels} are measured only by what is done, not by what comes of it, among them {names}."
        ),
    ),
    remedy=N_(
        "Keep the count if it is useful, and add a measure of what should be different afterwards."
    ),
    why=N_(
        "Meetings, leaflets and attendances can all go up while nothing changes for anybody. They "
        "show that people were busy. Scrutiny will ask what the meetings led to, and the answer "
        "should not have to be made up on the day."
    ),
    example=N_(
        "*3.2.2 Skills forum* is measured by *forum meetings held, 6 a year*. Beside it could stand "
        "*people over 25 who finish a course and say that it led to better-paid work*."
    ),
    rank=20,
)

TWICE = Rule(
    code="M07",
    family=FAMILY,
    severity=Severity.WARNING,
    about="measure",
    title=N_("The same measure twice"),
    sentence=N_("“{title}” is in the plan {times} times, as rows that can drift apart."),
    remedy=N_(
        "Keep one row and point to it from the other, or make the titles say how they differ."
    ),
    why=N_(
        "Two rows for one measure drift apart: one is updated and the other is not, or they carry "
        "two targets. Then two reports of the same partnership show two figures under one name."
    ),
    example=N_(
        "*Households in temporary homes* stands under Aim 5 with target 240 and under 5.1 with target 260."
    ),
    rank=34,
)

OF_NOTHING = Rule(
    code="M08",
    family=FAMILY,
    severity=Severity.WARNING,
    about="measure",
    title=N_("A measure of nothing in the plan"),
    sentence=Plural(
        N_("{name} does not say which outcome or action it measures."),
        N_("{count} of the {all} {levels} do not say what they measure, among them {names}."),
    ),
    remedy=N_("Give the number of what it measures, or take it out of the plan."),
    why=N_(
        "A figure that belongs to no outcome is looked at by nobody in particular and acted on by "
        "nobody at all. Most often the number was left out or points to a row that was renumbered."
    ),
    example=N_(
        "A row *Smoking prevalence* whose column *Measures* is empty, or says 4.9, which does not exist."
    ),
    rank=36,
)

RULES = (ONLY_ACTIVITY, TWICE, OF_NOTHING)

_COUNT = r"(?:the )?(?:total |annual )?(?:number of |no\.? of |count of |how many )?"
_TALK = (
    r"(?:meetings?|events?|workshops?|forums?|newsletters?|leaflets?|flyers?|posters?|campaigns?|"
    r"social media posts?|tweets|followers|page views|website hits|likes)"
)
_DONE = (
    r"(?:held|run|delivered|attended|sent|distributed|handed out|issued|published|organised|given|"
    r"made|hosted)"
)
_EVERY = r"(?: (?:a|per|each|every) \w+)?"
_ONLY_TALK = re.compile(
    rf"{_COUNT}(?:"
    rf"(?:[\w’'-]+ ){{0,3}}?{_TALK}(?: {_DONE})?"
    rf"|(?:attendances?|attendees)(?: at (?:\w+ )?{_TALK})?"
    rf"){_EVERY}",
    re.IGNORECASE,
)
_ONLY_OUTPUT = re.compile(
    rf"{_COUNT}(?:[\w’'-]+ ){{0,4}}(?:sessions?|visits?|clinics?|courses?|people trained|staff trained|"
    rf"training)(?: {_DONE})?{_EVERY}",
    re.IGNORECASE,
)


def only_activity(case: Case) -> Iterator[Finding]:
    """M06: things whose every measure counts meetings, leaflets and the like."""
    of: defaultdict[str, list[Measure]] = defaultdict(list)
    for measure in case.plan.measures:
        if measure.subject in case.graph.things:
            of[measure.subject or ""].append(measure)
    for things in (case.plan.outcomes, case.plan.priorities, case.plan.actions):
        faults = [
            Fault(
                of[thing.ref][0],
                "title",
                {"name": called(thing), "measure": str(of[thing.ref][0].title)},
            )
            for thing in things
            if thing.ref in of and all(_counts_activity(each, thing) for each in of[thing.ref])
        ]
        yield from case.each_or_together(ONLY_ACTIVITY, faults, len(things))


def _counts_activity(measure: Measure, thing: Outcome | Priority | Action) -> bool:
    """Clinics held may well be what an action is for; for an outcome or priority they are not."""
    title = " ".join(str(measure.title)[:LONGEST].replace("(", " ").replace(")", " ").split())
    title = title.rstrip(".")
    if _ONLY_TALK.fullmatch(title):
        return True
    return not isinstance(thing, Action) and bool(_ONLY_OUTPUT.fullmatch(title))


def twice(case: Case) -> Iterator[Finding]:
    """M07: measures of one title, for the same thing or with different baselines or targets."""
    same: defaultdict[str, list[Measure]] = defaultdict(list)
    titled = Counter(str(measure.title).casefold().strip(" .") for measure in case.plan.measures)
    for measure in case.plan.measures:
        title = str(measure.title).casefold().strip(" .")
        if titled[title] > 1 and " " in title:
            same[_what_it_is(measure)].append(measure)
    for found in same.values():
        if len(found) > 1 and (_of_one_thing(found) or _differ(found)):
            yield case.find(
                TWICE,
                found[0],
                "title",
                others=[(other.ref, "title") for other in found[1:]],
                title=str(found[0].title),
                times=len(found),
            )


def _what_it_is(measure: Measure) -> str:
    """The words that say what is measured: some files have them in the text of the target."""
    told = [each.text for each in measure.targets if len(each.text.split()) > 3]
    words = " ".join((str(measure.title), str(measure.description), *told))
    return " ".join(re.findall(r"\w+", words.casefold()))


def _of_one_thing(measures: list[Measure]) -> bool:
    kinds = {(each.subject, each.unit.casefold(), each.source.casefold()) for each in measures}
    return len(kinds) < len(measures)  # another unit or source is another measure


def _differ(measures: list[Measure]) -> bool:
    """Whether rows of one title set different figures; one measure may well serve two outcomes,
    and then its rows say the same."""
    if len({(each.unit.casefold(), each.source.casefold()) for each in measures}) > 1:
        return False
    facts = {
        (each.baseline and each.baseline.value, tuple(t.value for t in each.targets))
        for each in measures
    }
    return len(facts) > 1


def of_nothing(case: Case) -> Iterator[Finding]:
    """M08: measures without a subject, where others have one."""
    measures = case.plan.measures
    loose = [Fault(each, "subject") for each in measures if each.subject not in case.graph.things]
    if len(loose) < len(measures):
        yield from case.each_or_together(OF_NOTHING, loose, len(measures))


CHECKS = (only_activity, twice, of_nothing)
