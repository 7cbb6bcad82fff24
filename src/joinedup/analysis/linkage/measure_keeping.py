"""The codes for what the row of a measure leaves open: all of it, or how it is kept and read."""

from __future__ import annotations

from joinedup.core.catalogue import N_
from joinedup.core.finding import Plural, Rule, Severity

FAMILY = "measures"

NEITHER = Rule(
    code="M09",
    family=FAMILY,
    severity=Severity.WARNING,
    about="measure",
    title=N_("A measure with neither baseline nor target"),
    sentence=Plural(
        N_(
            "{name} has neither a baseline nor a target: the plan does not say where it started, "
            "nor where it should be."
        ),
        N_(
            "{count} of the {all} {levels} have neither a baseline nor a target, among them {names}."
        ),
    ),
    remedy=N_(
        "Give the last figure known, with its date, and the figure it should reach and by when; or "
        "say that it is watched and not aimed at."
    ),
    why=N_(
        "It is the name of a measure and not yet one. Whatever the next figure is, nobody can say "
        "whether it is good news. Often both stand in a performance report, and were never copied."
    ),
    example=N_("*How we will know: falls admissions*, and nothing more."),
    rank=32,
)

NO_SOURCE = Rule(
    code="M13",
    family=FAMILY,
    severity=Severity.NOTE,
    about="measure",
    title=N_("A measure without a source"),
    sentence=Plural(
        N_("{name} does not say where its figures come from."),
        N_(
            "{count} of the {all} {levels} do not say where their figures come from, among them {names}."
        ),
    ),
    remedy=N_(
        "Name the publication, survey or system, so that a successor could find the same figure."
    ),
    why=N_(
        "Two honest people can find two different figures for one thing. The source settles which "
        "is meant, and lets somebody else carry on when the analyst has left."
    ),
    example=N_(
        "*Young people not in work or learning*: the college counts 4.9% and the council 5.3%."
    ),
    rank=55,
)

NO_OWNER = Rule(
    code="M14",
    family=FAMILY,
    severity=Severity.WARNING,
    about="measure",
    title=N_("A measure owned by nobody"),
    sentence=Plural(
        N_("Nobody is named to keep the figures of {name}."),
        N_(
            "Nobody is named to keep the figures of {count} of the {all} {levels}, among them {names}."
        ),
    ),
    remedy=N_("Name the post, and its body, that will bring the next figure."),
    why=N_(
        "A figure that nobody brings is missing on the day of the board, and is found to be missing "
        "on the evening before. The owner of a measure does not answer for the result, only for "
        "the figure being there and right."
    ),
    example=N_("The *Owner* cell is empty, or says *TBC*."),
    rank=42,
)

MAILBOX = Rule(
    code="M15",
    family=FAMILY,
    severity=Severity.WARNING,
    about="measure",
    title=N_("A measure owned by a mailbox"),
    sentence=Plural(
        N_("{name} is owned by “{owner}”, an address and not somebody who answers for it."),
        N_(
            "{count} {levels} are owned by an e-mail address or a shared mailbox, among them {names}."
        ),
    ),
    remedy=N_("Name a post and its body, and keep the address beside it for sending requests to."),
    why=N_(
        "A request to a shared mailbox is everybody’s, so it is nobody’s, and no one can be asked "
        "in the meeting why the figure is late. A person’s own address is little better: it says "
        "who today and not which post, and it goes when they go."
    ),
    example=N_(
        "*Owner: performance@…* or *Data team inbox*. Better: *Performance manager, council*."
    ),
    rank=31,
)

NO_FREQUENCY = Rule(
    code="M17",
    family=FAMILY,
    severity=Severity.NOTE,
    about="measure",
    title=N_("A measure that does not say how often it is read"),
    sentence=Plural(
        N_("{name} does not say how often there is a new figure."),
        N_(
            "{count} of the {all} {levels} do not say how often there is a new figure, among them {names}."
        ),
    ),
    remedy=N_("Say monthly, quarterly, yearly, or when the next figure is due."),
    why=N_(
        "Only with this can anybody tell a figure that is late from one that is not due, and see in "
        "time that a target falls before the figure that would decide it. "
        "Surveys held every few years are where it is most often forgotten."
    ),
    example=N_("A survey *every two years* that the board asks for each quarter."),
    rank=57,
)

NO_DIRECTION = Rule(
    code="M18",
    family=FAMILY,
    severity=Severity.NOTE,
    about="measure",
    title=N_("A measure that does not say which way is better"),
    sentence=Plural(
        N_("{name} does not say whether it should rise or fall."),
        N_(
            "{count} of the {all} {levels} do not say whether they should rise or fall, among them {names}."
        ),
    ),
    remedy=N_("Say up, down, or hold."),
    why=N_(
        "More referrals may be good news (people come forward) or bad (more need help). Partners who "
        "read the same line in opposite ways will find out in public."
    ),
    example=N_(
        "*Reports of domestic abuse*: the police hope for fewer, the support service for more."
    ),
    rank=57,
)

NO_COLUMNS = Rule(
    code="M19",
    family=FAMILY,
    severity=Severity.NOTE,
    about="measure",
    title=N_("What the file has no column for in its measures"),
    sentence=N_("The file has no column for {fields} of a {level}."),
    remedy=N_(
        "Say it where the measures are kept; in a workbook, in columns of their own. If there is "
        "one under another name, say which with --write-map."
    ),
    why=N_(
        "Said once, and not for each row. A figure is only as good as what is known of it: who "
        "brings it, where it comes from, how often, and which way is better."
    ),
    example=N_("A sheet with *Indicator*, *Baseline* and *Target* and nothing more."),
    rank=59,
)
