"""The codes for what the law asks of a local well-being plan: their texts and provisions."""

from __future__ import annotations

from joinedup.analysis.linkage.contents import FAMILY
from joinedup.core.catalogue import N_
from joinedup.core.finding import Plural, Rule, Severity

ACT = "Well-being of Future Generations (Wales) Act 2015"

NO_OBJECTIVES = Rule(
    code="C20",
    family=FAMILY,
    severity=Severity.ERROR,
    about="plan",
    title=N_("A well-being plan without local objectives"),
    sentence=N_("The file shows no local objectives; a local well-being plan must set them out."),
    remedy=N_("Add the objectives, or say with --map which column they stand in."),
    why=N_(
        "Section 39(1) asks for a plan that sets out the board’s local objectives and the steps it "
        "proposes to take to meet them. If they are in the file under another name, the reader did "
        "not recognise them."
    ),
    example=N_("A sheet of steps by theme, with the objectives only in the published document."),
    rank=12,
    provision=f"{ACT}, section 39(1)",
)

NO_STEPS = Rule(
    code="C21",
    family=FAMILY,
    severity=Severity.ERROR,
    about="outcome",
    title=N_("A local objective without steps"),
    sentence=Plural(
        N_("The file shows no step to meet the {level} {name}."),
        N_("The file shows no step to meet {count} of the {all} {levels}, among them {names}."),
    ),
    remedy=N_("Add the steps that the board proposes to take, or link those that are there."),
    why=N_(
        "Section 39(1) asks for the steps as well as the objectives. An objective without one is a "
        "wish, and the yearly report of section 45, which tells of the steps taken, would have "
        "nothing to say of it."
    ),
    example=N_("*A vibrant Welsh language*, and no step below it."),
    rank=12,
    provision=f"{ACT}, section 39(1)",
)

NO_GOALS = Rule(
    code="C22",
    family=FAMILY,
    severity=Severity.WARNING,
    about="plan",
    title=N_("Why the objectives contribute to the well-being goals is not shown"),
    sentence=N_(
        "The file does not explain why the board considers that meeting its objectives will "
        "contribute to achieving the well-being goals."
    ),
    remedy=N_(
        "Add it as a statement on the topic “well-being goals”, or point to the document that holds it."
    ),
    why=N_(
        "Section 39(5)(a) asks for this statement in the plan. A table of objectives and ticks names "
        "the goals; the Act asks why."
    ),
    example=N_("*Youth work in the evenings serves a more equal Wales because…*"),
    rank=38,
    provision=f"{ACT}, sections 4 and 39(5)(a)",
)

NO_ASSESSMENT = Rule(
    code="C23",
    family=FAMILY,
    severity=Severity.WARNING,
    about="plan",
    title=N_("How the objectives follow from the assessment of well-being is not shown"),
    sentence=N_(
        "The file does not explain how the objectives and steps were set with regard to the "
        "assessment of local well-being."
    ),
    remedy=N_(
        "Say which findings of the assessment each objective answers, or point to where that is done."
    ),
    why=N_(
        "Section 39(5)(b) asks for it, and section 37 for the assessment. It is what shows that the "
        "objectives were chosen from the evidence and not brought along from the last plan."
    ),
    example=N_("*The assessment found that one home in nine may flood: objective 4.*"),
    rank=40,
    provision=f"{ACT}, sections 37 and 39(5)(b)",
)

NO_PERIOD = Rule(
    code="C24",
    family=FAMILY,
    severity=Severity.ERROR,
    about="outcome",
    title=N_("A local objective without the period for meeting it"),
    sentence=Plural(
        N_(
            "The file does not say within what period the board expects to meet the {level} {name}."
        ),
        N_(
            "The file does not say within what period the board expects to meet {count} of the {all} "
            "{levels}, among them {names}."
        ),
    ),
    remedy=N_("Give the date by which each objective is expected to be met."),
    why=N_(
        "Section 39(5)(c) asks the plan to specify the periods of time within which the board "
        "expects to meet the objectives. "
        "Different objectives may have different periods; one for the whole plan will do where they share it."
    ),
    example=N_("An objective with steps for this year and no year of its own."),
    rank=33,
    provision=f"{ACT}, section 39(5)(c)",
)

NO_PRINCIPLE = Rule(
    code="C25",
    family=FAMILY,
    severity=Severity.WARNING,
    about="plan",
    title=N_("How the steps accord with the sustainable development principle is not shown"),
    sentence=N_(
        "The file does not explain how the steps are to be taken in accordance with the sustainable "
        "development principle."
    ),
    remedy=N_(
        "Add it as a statement on the topic “sustainable development”, or point to where it stands."
    ),
    why=N_(
        "Section 39(5)(d) asks for it, and section 5 says what must be taken into account: the long "
        "term, integration, involvement, collaboration and prevention. "
        "Named one by one, they also make good questions to ask of each step before it is agreed."
    ),
    example=N_("A paragraph for each objective on the five ways of working."),
    rank=38,
    provision=f"{ACT}, sections 5 and 39(5)(d)",
)

NO_TAKERS = Rule(
    code="C26",
    family=FAMILY,
    severity=Severity.WARNING,
    about="action",
    title=N_("A step that does not say who takes it"),
    sentence=Plural(
        N_("The file does not say which bodies are to take the {level} {name}."),
        N_(
            "The file does not say which bodies are to take {count} of the {all} {levels}, among them {names}."
        ),
    ),
    remedy=N_(
        "Name the member, invited participant or partner, or each of them where several act together."
    ),
    why=N_(
        "Where an objective is to be met by steps of members, invited participants or other "
        "partners, section 39(5)(e) asks the plan to specify the steps and, where several act "
        "together, the persons who make up the combination. "
        "A step that nobody is named for is left to the board’s support team, which has no staff to take it."
    ),
    example=N_("*Develop a joint approach*, with no body beside it."),
    rank=41,
    provision=f"{ACT}, section 39(5)(e)",
)

NOT_CONSULTED = Rule(
    code="C27",
    family=FAMILY,
    severity=Severity.NOTE,
    about="plan",
    title=N_("Consultation on the plan not shown"),
    sentence=N_("The file does not show who was consulted on the plan."),
    remedy=N_(
        "Record who was heard, how, and what changed because of it; or point to where that stands."
    ),
    why=N_(
        "Section 43 asks for consultation of at least 12 weeks on a draft, among others with "
        "representatives of residents, businesses and trade unions. It does not ask that the plan "
        "tell of it, so this is a note; involvement is one of the five ways of working all the same."
    ),
    example=N_("*Twelve weeks from January; 412 answers; objective 3 was rewritten.*"),
    rank=52,
    provision=f"{ACT}, section 43",
)

NO_REPORT = Rule(
    code="C28",
    family=FAMILY,
    severity=Severity.NOTE,
    about="plan",
    title=N_("Yearly report and review not shown"),
    sentence=N_(
        "The file does not say how the plan is reviewed, nor how progress is reported each year."
    ),
    remedy=N_("Say when the report is published, and how the objectives are reviewed."),
    why=N_(
        "Section 45 asks for a report on the steps taken, within 14 months of the plan and of each "
        "report before, sent also to the Commissioner, the Auditor General and the scrutiny "
        "committee. Section 44 deals with review and amendment."
    ),
    example=N_("*Annual report each July*."),
    rank=54,
    provision=f"{ACT}, sections 44 and 45",
)

GOALS_LEFT_OUT = Rule(
    code="C29",
    family=FAMILY,
    severity=Severity.NOTE,
    about="plan",
    title=N_("Well-being goals that the statement does not name"),
    sentence=N_("The statement on the well-being goals does not name {left_out}."),
    remedy=N_("Say how the plan contributes to them, or that it does not and why."),
    why=N_(
        "There are seven goals in section 4, and they are meant to be worked for together. A plan "
        "may weigh them differently; a reader will look for the ones that are not there."
    ),
    example=N_("A statement with six of the seven, and nothing on a globally responsible Wales."),
    rank=55,
    provision=f"{ACT}, section 4",
)

WAYS_LEFT_OUT = Rule(
    code="C30",
    family=FAMILY,
    severity=Severity.NOTE,
    about="plan",
    title=N_("Ways of working that the statement does not name"),
    sentence=N_("The statement on the sustainable development principle does not name {left_out}."),
    remedy=N_("Say how the steps take account of them."),
    why=N_(
        "Section 5 lists five things that must be taken into account. The Auditor General’s "
        "examinations ask about each of them by name."
    ),
    example=N_("A statement on collaboration and prevention that is silent on the long term."),
    rank=55,
    provision=f"{ACT}, section 5",
)

NO_PLACE = Rule(
    code="C31",
    family=FAMILY,
    severity=Severity.WARNING,
    about="plan",
    title=N_("What a well-being plan says in prose is not in this file"),
    sentence=N_("This file has no place for prose, so it does not show {topics}."),
    remedy=N_(
        "Check that the published plan has them; or add a sheet of statements so that this file shows them."
    ),
    why=N_(
        "A workbook holds rows; the Act also asks for a statement in sentences. It may well stand "
        "in the published document: this says only that it cannot be seen here."
    ),
    example=N_(
        "A workbook of objectives and steps kept beside a published document in two languages."
    ),
    rank=40,
    provision=f"{ACT}, section 39(5)",
)

RULES = (
    NO_OBJECTIVES,
    NO_STEPS,
    NO_GOALS,
    NO_ASSESSMENT,
    NO_PERIOD,
    NO_PRINCIPLE,
    NO_TAKERS,
    NOT_CONSULTED,
    NO_REPORT,
    GOALS_LEFT_OUT,
    WAYS_LEFT_OUT,
    NO_PLACE,
)
