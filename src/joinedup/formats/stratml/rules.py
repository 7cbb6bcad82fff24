"""What the findings of reading StratML mean (codes X01 and on)."""

from __future__ import annotations

from functools import partial

from joinedup.core.catalogue import N_
from joinedup.core.finding import Rule, Severity
from joinedup.core.sentence import Plural
from joinedup.formats.ruling import rule

FAMILY = "StratML"


_rule = partial(rule, family=FAMILY, rank=80)

NOTE, WARNING, ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR

RULES: tuple[Rule, ...] = (
    _rule(
        "X01",
        NOTE,
        N_("How goals and objectives were read"),
        N_(
            "Goals read as outcomes: {goals}. Objectives read as priorities: {priorities}, as actions: "
            "{actions}, because {why}."
        ),
        N_(
            "If this is not what you mean, say so in the objective: “This is an action item.” or “This is a priority.”"
        ),
        N_(
            "StratML has two levels, goals and objectives, and plans have three: outcomes, priorities and actions. "
            "A goal is read as an outcome. An objective is a priority, unless the document shows that it is an "
            "action: it says so, or it stands below another objective, or it names who performs it, with dates, "
            "and is measured by what is done and not by what changes."
        ),
        N_(
            "“[This action item is scheduled for FY 2026.]” makes an objective, and its neighbours of the same level, actions."
        ),
        rank=95,
    ),
    _rule(
        "X02",
        ERROR,
        N_("Not a StratML document"),
        N_("“{file}” is an XML file whose outermost element is “{named}”, which is not StratML."),
        N_(
            "Give a file whose outermost element is StrategicPlan or PerformancePlanOrReport, or a workbook."
        ),
        N_(
            "Many kinds of file are XML. Joinedup reads the plans among them that are written in StratML."
        ),
        N_("A file that begins with <html> or <Workbook> is not StratML."),
        rank=1,
    ),
    _rule(
        "X03",
        NOTE,
        N_("The namespace is missing or unknown"),
        N_(
            "The document does not say which StratML it follows ({named}); it was read by the names of its elements."
        ),
        N_(
            "Convert the file with Joinedup, which writes the namespace, or add it to the outermost element."
        ),
        N_(
            "Programs that follow the standard find elements by their namespace and see nothing in a file without it."
        ),
        N_('Write <StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core">.'),
    ),
    _rule(
        "X04",
        WARNING,
        N_("Names that StratML does not have, and that were understood"),
        N_(
            "Names that are not StratML’s, or stand where StratML has no place for them, were read by their meaning: {named}."
        ),
        N_("Convert the file with Joinedup: what it writes follows the official schema."),
        N_("Other programs will pass over what stands in elements that the schema does not know."),
        N_("<UnitOfMeasure> is read as <UnitOfMeasurement>, and <Goals> as nothing but a wrapper."),
    ),
    _rule(
        "X05",
        WARNING,
        N_("Elements that are not known"),
        Plural(
            N_("One element is not known to StratML and was kept as it is: {named}."),
            N_("{count} elements are not known to StratML and were kept as they are: {named}."),
        ),
        N_(
            "If they say something that belongs in the plan, move it to an element that StratML has."
        ),
        N_("Nothing is lost: what they say is carried along. No check looks at it."),
        N_("<Keywords> has no place in StratML."),
    ),
    _rule(
        "X06",
        WARNING,
        N_("Identifiers that stand twice"),
        Plural(
            N_("One identifier is given to more than one thing: {named}."),
            N_("{count} identifiers are given to more than one thing: {named}."),
        ),
        N_("Give each thing an identifier of its own. What Joinedup writes has one for each."),
        N_("A reference to an identifier that two things have points to neither."),
        N_("Six objectives copied from one another all keep the first one’s identifier."),
    ),
    _rule(
        "X07",
        NOTE,
        N_("Identifiers that the schema refuses"),
        Plural(
            N_("One identifier is not of the form that the schema asks for: {named}."),
            N_(
                "{count} identifiers are not of the form that the schema asks for, among them {named}."
            ),
        ),
        N_(
            "An identifier begins with a letter or “_” and has no blanks. Joinedup puts a “_” before those that need it."
        ),
        N_(
            "A document with such an identifier is not valid, and strict programs refuse the whole of it."
        ),
        N_("5337e65c-3f06 begins with a digit; _5337e65c-3f06 is in order."),
    ),
    _rule(
        "X08",
        WARNING,
        N_("It ends before it starts"),
        Plural(
            N_("One end date is before its start date: {named}. It was kept as written."),
            N_(
                "{count} end dates are before their start dates, the first of them {named}. They were kept as written."
            ),
        ),
        N_("Correct one of the two dates."),
        N_("One of the two is wrong, and every check of dates rests on them."),
        N_("From 1 July 2028 to 30 June 2028: the start was probably 1 July 2027."),
        rank=45,
    ),
    _rule(
        "X09",
        WARNING,
        N_("Dates that are not days"),
        Plural(
            N_("One date is not written as a day: {named}."),
            N_("{count} dates are not written as days: {named}."),
        ),
        N_(
            "StratML has dates as 2026-03-31. Use the last day where a whole year or quarter is meant."
        ),
        N_("They were read as far as they could be, and other programs will refuse them."),
        N_(
            "“2023-Q1” is written <StartDate>2023-01-01</StartDate> and <EndDate>2023-03-31</EndDate>."
        ),
    ),
    _rule(
        "X10",
        WARNING,
        N_("Numbers of units that are not numbers"),
        Plural(
            N_("One number of units is not a number: {named}."),
            N_("{count} numbers of units are not numbers: {named}."),
        ),
        N_(
            "Put the bare number there (4200000), the unit in the unit of measurement, and words in the description."
        ),
        N_("A figure that is not a number cannot be compared with its target."),
        N_("“4.2m” is 4200000; “80%” is 80 with the unit “percent”."),
    ),
    _rule(
        "X11",
        NOTE,
        N_("Figures on one side only"),
        Plural(
            N_("One pair of target and actual result has a figure on one side only."),
            N_("{count} pairs of target and actual result have a figure on one side only."),
        ),
        N_("Give the target the figure that the actual result is to be compared with."),
        N_("A result without a target figure cannot be said to meet it."),
        N_("The actual result is 0, and the target says “Adopted”."),
    ),
    _rule(
        "X12",
        NOTE,
        N_("Placeholders left in the document"),
        Plural(
            N_("One place still holds a placeholder: {named}."),
            N_("{count} places still hold a placeholder: {named}."),
        ),
        N_("Fill them in or take them out before the document is published."),
        N_("A reader cannot tell what was forgotten from what is not yet known."),
        N_("PLACEHOLDER_1 as the identifier of a relationship that says nothing."),
    ),
    _rule(
        "X13",
        NOTE,
        N_("Parts of the form left empty"),
        Plural(
            N_("One element says nothing and was passed over: {named}."),
            N_("{count} elements say nothing and were passed over: {named}."),
        ),
        N_("Nothing need be done. An objective or goal that should say something needs a name."),
        N_("Forms for StratML leave empty elements behind where nothing was filled in."),
        N_("<Stakeholder><Name/><Description/></Stakeholder>"),
        rank=99,
    ),
    _rule(
        "X14",
        WARNING,
        N_("The schedule and the targets do not agree"),
        Plural(
            N_("One objective says another time than the dates of its targets: {named}."),
            N_("{count} objectives say another time than the dates of their targets: {named}."),
        ),
        N_("Correct the one that is wrong. What the objective says of itself was taken."),
        N_("A reader of the targets expects the work at another time than a reader of the text."),
        N_("“Scheduled for FY 2026”, and the target is for June 2028."),
        rank=46,
    ),
    _rule(
        "X15",
        WARNING,
        N_("Changed since Joinedup wrote it"),
        N_(
            "The document was changed after Joinedup wrote it. What Joinedup keeps in its note was used only where the document itself says nothing."
        ),
        N_(
            "Look through what was read. To drop the note, delete the text that begins “[Joinedup:” and ends the document’s other information."
        ),
        N_(
            "StratML has no place for services, milestones, risks and much else; Joinedup keeps them in a note in the document."
        ),
        N_(
            "An objective was renamed with another program: the new name stands, its milestones are still there."
        ),
    ),
    _rule(
        "X16",
        NOTE,
        N_("Attributes that StratML does not have"),
        Plural(
            N_("One attribute, or its value, is not StratML’s and was kept as it is: {named}."),
            N_(
                "{count} attributes, or their values, are not StratML’s and were kept as they are: {named}."
            ),
        ),
        N_("Use one of the values that the schema lists, or leave it out."),
        N_("Strict programs refuse the whole document."),
        N_("StakeholderTypeType is Person, Organization or Generic_Group."),
    ),
    _rule(
        "X17",
        NOTE,
        N_("Layout inside a text"),
        Plural(
            N_("One text has elements inside it, of which only the words were kept: {named}."),
            N_(
                "{count} texts have elements inside them, of which only the words were kept: {named}."
            ),
        ),
        N_("StratML texts are plain: write them without elements inside."),
        N_("Strict programs refuse the whole document."),
        N_("<Description>A <b>safe</b> place</Description>"),
    ),
    _rule(
        "X18",
        NOTE,
        N_("Objectives inside objectives"),
        Plural(
            N_("One objective stands inside another and was read as serving it."),
            N_("{count} objectives stand inside others and were read as serving them."),
        ),
        N_(
            "Nothing need be done for Joinedup; for other programs, put the objectives beside each other and number them 1.1, 1.1.1."
        ),
        N_(
            "StratML has no objectives inside objectives; strict programs refuse the whole document."
        ),
        N_(
            "<Objective><Name>Warm homes</Name><Objective><Name>Insulate 180 flats</Name></Objective></Objective>"
        ),
    ),
    _rule(
        "X19",
        WARNING,
        N_("No goal in the document"),
        N_("“{file}” has no goal that says anything, so there is no outcome to check."),
        N_("Look whether this is the whole document."),
        N_("StratML asks for one goal at least, and every check begins with the outcomes."),
        N_("A form that was saved before it was filled in."),
        rank=2,
    ),
    _rule(
        "X20",
        WARNING,
        N_("Joinedup’s note cannot be read"),
        N_(
            "The note that Joinedup keeps in the document’s other information is damaged and could not be used."
        ),
        N_("Convert the plan again from the file it was made from, or delete the note."),
        N_(
            "The note holds what StratML has no place for. The goals, objectives and indicators were read without it."
        ),
        N_("Another program cut the text at a certain length."),
    ),
)

BY_CODE = {each.code: each for each in RULES}
