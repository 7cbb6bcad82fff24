"""What the codes about groups and their own rules mean. The checks are in ``groups``."""

from __future__ import annotations

from joinedup.analysis.linkage.table_rules import FAMILY
from joinedup.core.catalogue import N_
from joinedup.core.finding import Plural, Rule, Severity

GROUP_OVER = Rule(
    code="N59",
    family=FAMILY,
    about="group",
    severity=Severity.WARNING,
    title=N_("A group that has ended, with seats that have not"),
    sentence=Plural(
        N_("{name} ended{on}, and {names} has not."),
        N_("{name} has ended, and {count} of its seats and terms have not, among them {names}."),
    ),
    remedy=N_("End them on the day on which the group ended, or correct that day."),
    why=N_(
        "The seats of a group that meets no more are counted as places at the table. Shares of "
        "partners and sectors come out wrong, and people are listed where they do not sit."
    ),
    example=N_("The flood group ended in March 2025. Its six seats are still open."),
    rank=40,
)

CIRCLE = Rule(
    code="N60",
    family=FAMILY,
    about="group",
    severity=Severity.ERROR,
    title=N_("Groups that stand under one another in a circle"),
    sentence=Plural(
        N_("{name} stands under itself."),
        N_("{count} groups stand under one another in a circle, among them {names}."),
    ),
    remedy=N_("Say which of them is the uppermost, and leave empty what that one stands under."),
    why=N_(
        "Each group answers to the one above it, and the last to the board or to nobody. In a "
        "circle nobody answers. It is nearly always one line entered the wrong way round."
    ),
    example=N_("The executive stands under the board, and the board under the executive."),
    rank=38,
)

NO_SUCCESSOR = Rule(
    code="N61",
    family=FAMILY,
    about="partner",
    severity=Severity.WARNING,
    title=N_("A body that merged or split, and nothing says what came after it"),
    sentence=Plural(
        N_("{name} {does}{on}, and nothing says what came after it."),
        N_(
            "{count} {levels} merged or split, and nothing says what came after them, among them "
            "{names}."
        ),
    ),
    remedy=N_(
        "Enter the body or bodies that came after it, and ask each what it takes over: seats, "
        "leads, links and promises pass on only when it says yes."
    ),
    why=N_(
        "Somebody has its staff, its money and its duties now. Until the record says who, nobody "
        "is asked for what it agreed to."
    ),
    example=N_("The care board was merged into a larger one on 31 March 2026."),
    rank=39,
)

UNSAID = Rule(
    code="N62",
    family=FAMILY,
    about="group",
    severity=Severity.NOTE,
    title=N_("A board whose rules are not said"),
    sentence=Plural(
        N_("{name} has {what} on record."),
        N_("{count} boards have no quorum or no rule of voting on record, among them {names}."),
    ),
    remedy=N_(
        "Take it from the terms of reference, and enter it. If they do not say it either, put that "
        "to the board while nothing is in dispute."
    ),
    why=N_(
        "Rules are looked up on the day they are needed, and that is the worst day to find that "
        "there are none. With them on record each meeting can be told whether it may decide."
    ),
    example=N_(
        "At item 7 two members left, and nobody in the room knew whether the rest could decide."
    ),
    rank=55,
)

BEYOND_REACH = Rule(
    code="N63",
    family=FAMILY,
    about="group",
    severity=Severity.WARNING,
    title=N_("A quorum that can never be reached"),
    sentence=Plural(
        N_("The quorum of {name} wants {what}, and all of its seats together give {found}."),
        N_(
            "{count} groups have a quorum that all of their seats together cannot reach, among them "
            "{names}."
        ),
    ),
    remedy=N_(
        "Enter the seats that are missing, or correct the rule. If both are right, the board must "
        "change its terms of reference before it can decide anything."
    ),
    why=N_(
        "By its own rules nothing that this group decides stands. Usually seats were taken away or "
        "merged and the rule was not looked at again, or a capacity is written in two ways."
    ),
    example=N_(
        "The rule wants a councillor, and no seat is that of a councillor: the list says “elected "
        "member”."
    ),
    rank=37,
)

CANNOT_BE = Rule(
    code="N64",
    family=FAMILY,
    severity=Severity.ERROR,
    title=N_("Something about the table that cannot be as it is entered"),
    sentence=Plural(
        N_("{name} cannot be as it is entered: {problem}."),
        N_("{count} entries about the table cannot be as they are entered, among them {names}."),
    ),
    remedy=N_("Look it up in the terms of reference or the minutes, and correct it."),
    why=N_(
        "It is a slip of the hand, and whatever is counted from it is wrong: who sat when, how "
        "many votes there are, whether there was a quorum. Files are taken as they come, so it is "
        "told and not refused."
    ),
    example=N_("A majority of 3/2; a seat with -1 votes; a term that ends before it begins."),
    rank=41,
)

RULES = (GROUP_OVER, CIRCLE, NO_SUCCESSOR, UNSAID, BEYOND_REACH, CANNOT_BE)
