"""The codes for what the law asks of a English community safety plan: their texts and provisions."""

from __future__ import annotations

from joinedup.analysis.linkage.contents import FAMILY
from joinedup.core.catalogue import N_
from joinedup.core.finding import Rule, Severity

ACT = "Crime and Disorder Act 1998"
REGULATIONS = "Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007 (SI 2007/1830)"

NO_STRATEGY = Rule(
    code="C40",
    family=FAMILY,
    severity=Severity.ERROR,
    about="plan",
    title=N_("No strategy for reducing crime and disorder"),
    sentence=N_(
        "The file shows no outcome, priority or text on reducing crime and disorder, antisocial "
        "behaviour included."
    ),
    remedy=N_("Add it, or say with --map which columns hold the plan’s priorities."),
    why=N_(
        "It is the first of the strategies that section 6(1) asks the responsible authorities to "
        "formulate and implement. Its absence from the file most likely means that the reader did "
        "not recognise where it stands."
    ),
    example=N_("A workbook about offices and meetings, with the priorities in another file."),
    rank=12,
    provision=f"{ACT}, section 6(1)(a)",
)

NO_SUBSTANCES = Rule(
    code="C41",
    family=FAMILY,
    severity=Severity.WARNING,
    about="plan",
    title=N_("No strategy for combatting substance misuse"),
    sentence=N_(
        "The file shows nothing on combatting the misuse of drugs, alcohol and other substances."
    ),
    remedy=N_(
        "Add it, or point to the plan of the drugs partnership if the strategy stands there."
    ),
    why=N_(
        "Section 6(1)(b) asks for this strategy beside that for crime. In many places another "
        "partnership writes it; then this plan should say so, because the duty stays with the "
        "responsible authorities."
    ),
    example=N_(
        "*Combatting drugs: see the joint plan of the combatting drugs partnership, 2025 to 2028*."
    ),
    rank=12,
    provision=f"{ACT}, section 6(1)(b)",
)

NO_REOFFENDING = Rule(
    code="C42",
    family=FAMILY,
    severity=Severity.WARNING,
    about="plan",
    title=N_("No strategy for reducing reoffending"),
    sentence=N_("The file shows nothing on reducing reoffending in the area."),
    remedy=N_("Add it as an outcome, a priority or a statement on the topic “reoffending”."),
    why=N_(
        "Section 6(1)(c) asks for it. It is the one most often left to probation, which is itself a "
        "responsible authority and can do little of it alone."
    ),
    example=N_("*Fewer people reoffend within a year: housing and work on the day of release*."),
    rank=36,
    provision=f"{ACT}, section 6(1)(c)",
)

NO_VIOLENCE = Rule(
    code="C43",
    family=FAMILY,
    severity=Severity.WARNING,
    about="plan",
    title=N_("No strategy for serious violence"),
    sentence=N_(
        "The file shows nothing on preventing people from becoming involved in serious violence and on reducing it."
    ),
    remedy=N_("Add it, or point to the strategy made under the serious violence duty."),
    why=N_(
        "Section 6(1)(d) was added by section 20 of the Police, Crime, Sentencing and Courts Act "
        "2022, and section 8 of that Act gives the specified authorities a duty of their own. Many "
        "areas meet both with one county-wide strategy; then this plan should name it."
    ),
    example=N_(
        "*Serious violence: see the Eastshire strategy, agreed January 2024, our part in it below*."
    ),
    rank=36,
    provision=f"{ACT}, section 6(1)(d); Police, Crime, Sentencing and Courts Act 2022, section 8",
)

NO_ASSESSMENT = Rule(
    code="C44",
    family=FAMILY,
    severity=Severity.WARNING,
    about="plan",
    title=N_("The strategic assessment behind the priorities is not shown"),
    sentence=N_(
        "The file does not show the strategic assessment from which the priorities were taken."
    ),
    remedy=N_("Add its main findings as a statement on “needs and circumstances”, or point to it."),
    why=N_(
        "Regulations 5 to 7 ask for a strategic assessment of the levels and patterns of crime, "
        "disorder and substance misuse, and the plan is to answer the priorities that it found. "
        "Without it a reader cannot tell a priority that the evidence found from one that was always there."
    ),
    example=N_("*Strategic assessment, January 2026: night-time violence up, burglary down*."),
    rank=40,
    provision=f"{REGULATIONS}, regulations 5 to 7, 10 and 11",
)

NO_STEPS = Rule(
    code="C45",
    family=FAMILY,
    severity=Severity.ERROR,
    about="plan",
    title=N_("No steps to carry out the strategy"),
    sentence=N_(
        "The file shows no actions, so it does not say how the strategy is to be carried out."
    ),
    remedy=N_("Add the steps that each responsible authority will take, with their dates."),
    why=N_(
        "Regulations 10 and 11 ask the partnership plan for the strategy and for how it should be "
        "implemented. Without steps it is a list of subjects."
    ),
    example=N_("Five priorities on a page, and nothing below them."),
    rank=31,
    provision=f"{REGULATIONS}, regulations 10 and 11",
)

NO_RESOURCES = Rule(
    code="C46",
    family=FAMILY,
    severity=Severity.WARNING,
    about="plan",
    title=N_("How resources are to be allocated is not shown"),
    sentence=N_(
        "The file does not show how the responsible authorities should allocate and deploy their resources."
    ),
    remedy=N_(
        "Add what each action needs and who gives it, or a statement on the topic “resources”."
    ),
    why=N_(
        "The Regulations ask the plan how the strategy is to be implemented by the authorities, "
        "their resources included. A plan without any lets each partner assume that another pays."
    ),
    example=N_(
        "*Night guardians: £60,000 from the council, two officers on Fridays and Saturdays*."
    ),
    rank=40,
    provision=f"{REGULATIONS}, regulations 10 and 11",
)

NO_SUCCESS = Rule(
    code="C47",
    family=FAMILY,
    severity=Severity.WARNING,
    about="plan",
    title=N_("How success is to be measured is not shown"),
    sentence=N_("The file does not show how the authorities are to measure their success."),
    remedy=N_(
        "Add measures with baselines and targets, or a statement on “how success is measured”."
    ),
    why=N_(
        "The Regulations ask the plan for the steps by which success in implementing the strategy "
        "is measured. Recorded crime alone may rise because people trust the police more, so say "
        "how it is to be read."
    ),
    example=N_(
        "*Antisocial behaviour reports in Old Quay, monthly, with the change of recording in April 2024 marked*."
    ),
    rank=38,
    provision=f"{REGULATIONS}, regulations 10 and 11",
)

NOT_HEARD = Rule(
    code="C48",
    family=FAMILY,
    severity=Severity.WARNING,
    about="plan",
    title=N_("How people who live or work in the area were heard is not shown"),
    sentence=N_(
        "The file does not show how the views of people who live or work in the area were obtained."
    ),
    remedy=N_(
        "Record who was heard, how, and what changed because of it; or point to where that stands."
    ),
    why=N_(
        "Regulation 12 asks for arrangements to obtain the views of people and bodies who live or "
        "work in the area on crime there and on what should come first, those likely to be "
        "particularly affected among them. "
        "They often put first what the figures put last, such as lighting or speeding."
    ),
    example=N_("*Survey of 611 residents; meeting with traders; lighting moved up the list*."),
    rank=40,
    provision=f"{REGULATIONS}, regulation 12",
)

NOT_RENEWED = Rule(
    code="C49",
    family=FAMILY,
    severity=Severity.NOTE,
    about="plan",
    title=N_("Yearly revision and publication not shown"),
    sentence=N_(
        "The file does not say how the plan is revised each year, nor where a summary of it is published."
    ),
    remedy=N_("Say when it is revised, who decides, and where the public finds the summary."),
    why=N_(
        "The Regulations ask for the plan to be kept up with a yearly assessment and for the public "
        "to be told of it; since 2012 a copy goes to the police and crime commissioner (regulation "
        "13A). An agreed plan that nobody outside can find has done half its work."
    ),
    example=N_("*Revised each March; summary on the council’s site and in the three libraries*."),
    rank=54,
    provision=REGULATIONS,
)

AUTHORITY_ABSENT = Rule(
    code="C50",
    family=FAMILY,
    severity=Severity.WARNING,
    about="plan",
    title=N_("A responsible authority that is not among the partners"),
    sentence=N_("The partners in the file do not include: {bodies}."),
    remedy=N_(
        "Add the body to the partners, or give its full name there so that it can be recognised."
    ),
    why=N_(
        "Section 5 makes the council, the police, the fire and rescue authority, the integrated "
        "care board and the providers of probation services responsible together. One that is not "
        "in the plan has nothing to do in it."
    ),
    example=N_("Council, police, fire and health, and no probation service."),
    rank=37,
    provision=f"{ACT}, section 5(1)",
)

NO_PLACE = Rule(
    code="C51",
    family=FAMILY,
    severity=Severity.WARNING,
    about="plan",
    title=N_("What a community safety plan says in prose is not in this file"),
    sentence=N_("This file has no place for prose, so it does not show {topics}."),
    remedy=N_(
        "Check that the published plan has them; or add a sheet of statements so that this file shows them."
    ),
    why=N_(
        "A workbook holds rows; the Regulations also ask for things that are said in sentences. "
        "They may well stand in the published document: this says only that they cannot be seen "
        "here."
    ),
    example=N_("An action log kept beside a published strategy."),
    rank=40,
    provision=f"{REGULATIONS}, regulations 10 and 11",
)

RULES = (
    NO_STRATEGY,
    NO_SUBSTANCES,
    NO_REOFFENDING,
    NO_VIOLENCE,
    NO_ASSESSMENT,
    NO_STEPS,
    NO_RESOURCES,
    NO_SUCCESS,
    NOT_HEARD,
    NOT_RENEWED,
    AUTHORITY_ABSENT,
    NO_PLACE,
)
