"""Wording: placeholders, outcomes that are activities, and actions that commit to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from joinedup.analysis.linkage.case import Case, Fault
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity
from joinedup.core.plan import Thing

FAMILY = "wording"

COMMITS_TO_NOTHING = Rule(
    code="M60",
    family=FAMILY,
    severity=Severity.NOTE,
    about="action",
    title=N_("An action that commits to nothing"),
    sentence=Plural(
        N_("{name} begins with “{words}”, so it is hard to say when it is done."),
        N_(
            "{count} of the {all} {levels} begin with words such as “{words}” that commit to nothing, among them {names}."
        ),
    ),
    remedy=N_("Say what will be there at the end that is not there now."),
    why=N_(
        "“Continue to support”, “explore”, “consider”: these can always be said to have been done, "
        "so nobody can be asked whether they were. Sometimes finding out is the real work; then "
        "the action is the paper or the decision that will come of it, and its date."
    ),
    example=N_(
        "*Explore options for village transport* could be *Bring the board two costed options by June*."
    ),
    rank=60,
)

ACTIVITY = Rule(
    code="M61",
    family=FAMILY,
    severity=Severity.NOTE,
    about="outcome",
    title=N_("An outcome worded as an activity"),
    sentence=Plural(
        N_("{name} begins with “{words}”: it says what will be done, not what will be different."),
        N_(
            "{count} of the {all} {levels} say what will be done, not what will be different, among them {names}."
        ),
    ),
    remedy=N_("Say what people in the place would notice, and move the activity to the actions."),
    why=N_(
        "An outcome that is an activity is reached by doing it, whether or not anything changes for "
        "anybody. The test is to ask: and then what?"
    ),
    example=N_(
        "*Deliver a family support programme* serves an outcome such as *children are ready for school*."
    ),
    rank=49,
)

PLACEHOLDER = Rule(
    code="M62",
    family=FAMILY,
    severity=Severity.WARNING,
    about="action",
    title=N_("Text that was to be filled in later"),
    sentence=Plural(
        N_("{name} still holds “{words}”, which was to be filled in later."),
        N_(
            "{count} things in the plan still hold text that was to be filled in later, among them {names}."
        ),
    ),
    remedy=N_("Fill it in, or take it out and say when it will be known."),
    why=N_(
        "A “TBC” that goes out with the papers says that nobody read them. Those that stay longest "
        "are usually the hard ones: the target that could not be agreed, the lead nobody wanted."
    ),
    example=N_("*Reduce admissions by XX%*; *[insert partner]*; *Lorem ipsum*."),
    rank=31,
)

LONG = Rule(
    code="M63",
    family=FAMILY,
    severity=Severity.NOTE,
    about="action",
    title=N_("A very long title"),
    sentence=Plural(
        N_("The title of {name} has {length} words."),
        N_(
            "The titles of {count} of the {all} {levels} have more than {limit} words, among them {names}."
        ),
    ),
    remedy=N_("Give it a name of a few words and move the rest to its description."),
    why=N_(
        "A title is what people call a thing in a meeting, and what fits in a table. One that is a "
        "paragraph gets shortened by everybody in another way, and often hides two or three "
        "actions with one lead and one date."
    ),
    example=N_("A title of 45 words with three verbs and two “as well as”."),
    rank=62,
)


RULES = (COMMITS_TO_NOTHING, ACTIVITY, PLACEHOLDER, LONG)

_VAGUE = re.compile(
    r"\W*(?P<words>(?:to )?(?:continue(?: to(?: support| promote| work)?)?|explore|consider|look (?:in)?to|seek to|aim to|"
    r"work towards|support the development of|promote|encourage|raise awareness(?: of)?|champion|"
    r"monitor|keep under review))\b",
    re.IGNORECASE,
)
_ACTIVITY = re.compile(
    r"\W*(?P<words>(?:to )?(?:deliver|develop|implement|establish|launch|commission|set up|roll out|produce|publish|"
    r"provide|run|hold|organise|continue(?: to)?|work with|engage with|introduce|pilot))\s",
    re.IGNORECASE,
)
_UNFILLED = re.compile(
    r"\b(?:TBC|TBA|TBD|lorem ipsum|PLACEHOLDER|to be (?:confirmed|completed|drafted|inserted|decided|determined))\b"
    r"|[\[<(]\s*(?:insert|add|enter|tbc|xx+|name|date|text)\b[^\])>]{0,30}[\])>]"
    r"|\binsert (?:text|name|date|figure|target|here|number)\b"
    r"|£\s?[xX]{1,3}\b|\b[xX]{1,3}\s?%|\bx{3,}\b|\bXXX+\b|\?{3,}",
    re.IGNORECASE,
)

_SIGNS = ("tbc", "tba", "tbd", "to be ", "insert", "lorem", "placeholder", "xx", "£x", "??")
_BRACKETS = ("[", "<", "(", "£", "%")  # with an x or a word inside: the pattern knows

LONGEST_TITLE = 30
"""Words in a title before it is called long."""


def vague(case: Case) -> Iterator[Finding]:
    """M60: actions whose title begins with words that commit to nothing."""
    yield from _beginning(case, COMMITS_TO_NOTHING, case.plan.actions, _VAGUE)


def activities(case: Case) -> Iterator[Finding]:
    """M61: outcomes whose title begins with a verb of doing."""
    yield from _beginning(case, ACTIVITY, case.plan.outcomes, _ACTIVITY)


def _beginning(
    case: Case, rule: Rule, things: tuple[Thing, ...], pattern: re.Pattern[str]
) -> Iterator[Finding]:
    faults = []
    for thing in things:
        match = pattern.match(words_of(thing)[0])
        if match:
            faults.append(Fault(thing, "title", {"words": match["words"].strip()}))
    first = (faults[0].params or {}).get("words", "") if faults else ""
    yield from case.each_or_together(rule, faults, len(things), words=first)


def unfilled(case: Case) -> Iterator[Finding]:
    """M62: placeholders in titles and descriptions, and in the unit and source of measures."""
    faults, looked_at = [], 0
    for thing in written_things(case):
        looked_at += 1
        texts = {field: str(getattr(thing, field, "") or "") for field in _FILLED}
        if _may_be_unfilled("\n".join(texts.values())):
            faults += [Fault(thing, *found) for found in islice(_placeholders(texts), 1)]
    yield from case.each_or_together(PLACEHOLDER, faults, looked_at)


_FILLED = ("title", "description", "unit", "source")


def _may_be_unfilled(text: str) -> bool:
    """Whether the pattern is worth trying, which costs ten times as much as these looks."""
    folded = text.casefold()
    return any(sign in folded for sign in _SIGNS) or any(sign in folded for sign in _BRACKETS)


def _placeholders(texts: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    for field, text in texts.items():
        match = _UNFILLED.search(text)
        if match:
            yield field, {"words": match[0].strip()}


def long_titles(case: Case) -> Iterator[Finding]:
    """M63: titles of more than :data:`LONGEST_TITLE` words, level by level."""
    for things in (case.plan.outcomes, case.plan.priorities, case.plan.actions):
        faults = []
        for thing in things:
            length = len(str(thing.title).split())
            if length > LONGEST_TITLE:
                faults.append(Fault(thing, "title", {"length": length, "name": _shortened(thing)}))
        yield from case.each_or_together(LONG, faults, len(things), limit=LONGEST_TITLE)


def _shortened(thing: Thing) -> str:
    words = words_of(thing)[0].split()[:8]
    number = getattr(thing, "number", "")
    return f"{number} “{' '.join(words)}…”".strip()


def written_things(case: Case) -> Iterator[Thing]:
    """The things whose words are looked at."""
    plan = case.plan
    for things in (
        plan.outcomes,
        plan.priorities,
        plan.actions,
        plan.measures,
        plan.milestones,
        plan.issues,
    ):
        yield from things


def words_of(thing: Thing) -> tuple[str, str]:
    """The title and the description of a thing, "" where it has none."""
    return str(getattr(thing, "title", "")), str(getattr(thing, "description", ""))


CHECKS = (vague, activities, unfilled, long_titles)
