"""What the codes about chairs, seats and roles mean. The checks are in ``table``."""

from __future__ import annotations

from joinedup.core.catalogue import N_
from joinedup.core.finding import Plural, Rule, Severity

FAMILY = "the table"

CHAIR_ENDS = Rule(
    code="N51",
    family=FAMILY,
    about="group",
    severity=Severity.WARNING,
    title=N_("A chair’s term ends, and nobody is named to follow"),
    sentence=Plural(
        N_("The term of {who} in the chair of {name} {does}, and nobody is named to follow."),
        N_(
            "{count} terms in the chair end within 90 days, or should have ended, and nobody is "
            "named to follow, among them {names}."
        ),
    ),
    remedy=N_(
        "Put the choice on the agenda of the next meeting, and enter who follows and from which "
        "day; or enter the new day, if the term was extended."
    ),
    why=N_(
        "A partnership without a chair calls no meeting and signs no letter, and the body that "
        "keeps the minutes fills the gap by default. Choosing takes two meetings: one to agree how, "
        "one to do it. Ninety days is about that long."
    ),
    example=N_(
        "The principal’s term in the chair of the board ends on 31 January 2027. The board meets "
        "once before that."
    ),
    rank=30,
)

NO_CHAIR = Rule(
    code="N52",
    family=FAMILY,
    about="group",
    severity=Severity.WARNING,
    title=N_("A board or an executive without a chair"),
    sentence=Plural(
        N_("{name} has no chair{last}."),
        N_(
            "{count} of the {all} groups at the level of the board or the executive have no chair, "
            "among them {names}."
        ),
    ),
    remedy=N_("Ask the {group} who takes the chair until one is chosen, and enter it."),
    why=N_(
        "Somebody does chair its meetings, and nothing says who, for how long and how they were "
        "chosen. Then nobody can be asked to put a matter right between two meetings. Theme and "
        "locality groups are not asked for one."
    ),
    example=N_("The executive’s chair left in June. The list of chairs ends there."),
    rank=31,
)

TWO_CHAIRS = Rule(
    code="N53",
    family=FAMILY,
    about="group",
    severity=Severity.ERROR,
    title=N_("Two in one chair"),
    sentence=Plural(
        N_("{name} has two in the chair at one time: {who}{since}, and {other}{other_since}."),
        N_("{count} terms in the chair overlap with one before them, among them those of {names}."),
    ),
    remedy=N_(
        "Enter the day on which the earlier term ended. If two share the chair, enter one of them "
        "as vice-chair and say so beside it."
    ),
    why=N_(
        "Who had the casting vote, and whose signature stands, can be asked years later. Usually "
        "the earlier term was left open when the next began. The day of an end may be the day on "
        "which the next begins."
    ),
    example=N_("A cabinet member since May 2022; the chief executive since September 2023."),
    rank=30,
)

TWO_HOLDERS = Rule(
    code="N54",
    family=FAMILY,
    about="seat",
    severity=Severity.ERROR,
    title=N_("Two in one seat"),
    sentence=Plural(
        N_("{name} is held by two at one time: {who}{since}, and {other}{other_since}."),
        N_("{count} holders of seats overlap with one before them, among them those of {names}."),
    ),
    remedy=N_(
        "Enter the day on which the earlier one gave it up. Somebody who only comes instead is the "
        "deputy of the seat and not its holder."
    ),
    why=N_(
        "A seat counts once for a quorum and votes once. With two holders nobody can say whose "
        "vote it was, and papers go to somebody who is no longer there."
    ),
    example=N_("The superintendent since 2021, and the new superintendent since September 2026."),
    rank=33,
)

VACANT_SEAT = Rule(
    code="N55",
    family=FAMILY,
    about="seat",
    severity=Severity.WARNING,
    title=N_("A seat that nobody holds"),
    sentence=Plural(
        N_("{name} {does}."),
        N_("{count} of the {all} seats are vacant, among them {names}."),
    ),
    remedy=N_(
        "Ask the body whose seat it is who comes, or who comes for the time being, and enter that "
        "person’s role."
    ),
    why=N_(
        "What is agreed while a seat is empty is agreed without that body, and it will say so "
        "when it is asked to act. Each vacancy also brings the quorum nearer to failing. It is "
        "raised only where some seats have holders."
    ),
    example=N_("The seat of the villages forum has been vacant since August."),
    rank=34,
)

HELD_BY_A_LEAVER = Rule(
    code="N56",
    family=FAMILY,
    about="person",
    severity=Severity.ERROR,
    title=N_("A place at the table of somebody who has left"),
    sentence=Plural(
        N_("{name} left{on} and is still shown in {names}."),
        N_(
            "{name} has left and is still shown in {count} places at the table, among them {names}."
        ),
    ),
    remedy=N_(
        "Ask the body they worked for who takes each place, and end what they held on the day they "
        "left."
    ),
    why=N_(
        "Papers and requests go to an address that nobody reads, and the body does not know that "
        "it has an empty chair. Bodies fill the post and forget the seats that came with it. What "
        "somebody who left still leads in the plan is told apart."
    ),
    example=N_(
        "The head of community services left in September with a seat on the executive and one on "
        "a theme group."
    ),
    rank=32,
)

BODY_GONE = Rule(
    code="N57",
    family=FAMILY,
    about="partner",
    severity=Severity.WARNING,
    title=N_("A place at the table of a body that is a partner no longer"),
    sentence=Plural(
        N_("{name} ceased to be a partner{on} and still has {names}."),
        N_(
            "{name} is a partner no longer and still has {count} places at the table, among them "
            "{names}."
        ),
    ),
    remedy=N_(
        "End them on the day on which the body left. If another body came after it, ask that body "
        "whether it takes a seat, and enter it as a new one."
    ),
    why=N_(
        "A body that is no more can neither come nor vote, and is still counted: in the quorum, in "
        "the shares of each sector, in the votes. What one body agreed to does not pass to the "
        "next unless that says yes."
    ),
    example=N_("The care board ended on 31 March 2026. Its seat on the board is still open."),
    rank=35,
)

ROLE_OF_A_LEAVER = Rule(
    code="N58",
    family=FAMILY,
    about="person",
    severity=Severity.WARNING,
    title=N_("A role in leadership of somebody who has left"),
    sentence=Plural(
        N_("{name} left{on}, and a role in leadership is still on record: {names}."),
        N_(
            "{name} has left, and {count} roles in leadership are still on record, among them "
            "{names}."
        ),
    ),
    remedy=N_("End the role on the day they left, and ask who could take it on."),
    why=N_(
        "The picture of who leads what shows a box as filled that is empty. Roles like these are "
        "seldom written into a post, so they leave with the person."
    ),
    example=N_(
        "Linkage between partner organisations was in the hands of a head of service who left in "
        "September."
    ),
    rank=36,
)

RULES = (
    CHAIR_ENDS,
    NO_CHAIR,
    TWO_CHAIRS,
    TWO_HOLDERS,
    VACANT_SEAT,
    HELD_BY_A_LEAVER,
    BODY_GONE,
    ROLE_OF_A_LEAVER,
)
