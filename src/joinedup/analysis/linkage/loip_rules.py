"""The codes for what the law asks of a local outcomes improvement plan: their texts and provisions."""

from __future__ import annotations

from joinedup.analysis.linkage.contents import FAMILY
from joinedup.core.catalogue import N_
from joinedup.core.finding import Plural, Rule, Severity

ACT = "Community Empowerment (Scotland) Act 2015"

NO_OUTCOMES = Rule(
    code="C01",
    family=FAMILY,
    severity=Severity.ERROR,
    about="plan",
    title=N_("A LOIP without local outcomes"),
    sentence=N_(
        "The file shows no local outcomes; a local outcomes improvement plan must set out those to "
        "which the partnership gives priority."
    ),
    remedy=N_("Add the outcomes, or say with --map which column they stand in."),
    why=N_(
        "The plan is made of them: section 6 asks for the local outcomes to which priority is to be "
        "given, and the progress report of section 8 must assess each of them. If they are in the "
        "file under another name, the reader did not recognise them."
    ),
    example=N_(
        "A workbook of projects by theme, with the outcomes only in the published document."
    ),
    rank=12,
    provision=f"{ACT}, section 6(2)(a)",
)

NOT_DESCRIBED = Rule(
    code="C02",
    family=FAMILY,
    severity=Severity.ERROR,
    about="outcome",
    title=N_("A local outcome whose improvement is not described"),
    sentence=Plural(
        N_(
            "The file does not describe the improvement proposed in {name}: it has no text and no target."
        ),
        N_(
            "The file does not describe the improvement proposed in {count} of the {all} {levels}, among them {names}."
        ),
    ),
    remedy=N_(
        "Describe what is to improve, for whom and by how much; a target with its baseline will do."
    ),
    why=N_(
        "Section 6 asks for a description of the proposed improvement in the achievement of each "
        "outcome. A heading such as *Health* names a subject; it does not say what is to be "
        "different, and the progress report would have nothing to be measured against."
    ),
    example=N_("*Outcome 3: Place*, with nothing beside it."),
    rank=33,
    provision=f"{ACT}, section 6(2)(b)",
)

NO_PERIOD = Rule(
    code="C03",
    family=FAMILY,
    severity=Severity.ERROR,
    about="outcome",
    title=N_("A local outcome without the period for its improvement"),
    sentence=Plural(
        N_("The file does not say within what period {name} is to improve."),
        N_(
            "The file does not say within what period {count} of the {all} {levels} are to improve, among them {names}."
        ),
    ),
    remedy=N_(
        "Give the date by which the improvement is to be achieved, for each or for the whole plan."
    ),
    why=N_(
        "Section 6 asks for the period within which the proposed improvement is to be achieved. It "
        "may be one date for the whole plan."
    ),
    example=N_("*A quarter fewer young people charged with an offence*, with no year."),
    rank=33,
    provision=f"{ACT}, section 6(2)(c)",
)

NO_NEEDS = Rule(
    code="C04",
    family=FAMILY,
    severity=Severity.WARNING,
    about="plan",
    title=N_("Needs and circumstances of the people of the area not shown"),
    sentence=N_(
        "The file does not show a description of the needs and circumstances of persons residing in the area."
    ),
    remedy=N_(
        "Add it as a statement on the topic “needs and circumstances”, or point to the document that holds it."
    ),
    why=N_(
        "The Act asks the partnership to take account of them and the plan to show its "
        "understanding of them; the guidance adds how they differ between places and groups. It is "
        "what makes the choice of outcomes more than a list."
    ),
    example=N_(
        "A statement: *One person in six has a first language other than English; Eastmere floods…*"
    ),
    rank=40,
    provision=f"{ACT}, section 6",
)

NOT_HEARD = Rule(
    code="C05",
    family=FAMILY,
    severity=Severity.WARNING,
    about="plan",
    title=N_("How community bodies took part is not shown"),
    sentence=N_(
        "The file does not show how community bodies were consulted or took part in making the plan."
    ),
    remedy=N_(
        "Record who was heard, how, and what changed because of it; or point to where that stands."
    ),
    why=N_(
        "Sections 4 and 6 ask for all reasonable efforts to secure the participation of community "
        "bodies, above all those that speak for people with poorer outcomes, and for consultation "
        "on the plan. Section 8 asks each year how far that was effective."
    ),
    example=N_(
        "A row of participation: *Eastmere Residents’ Alliance, three suppers, 94 people, the panel came of it*."
    ),
    rank=40,
    provision=f"{ACT}, sections 4(6) and 6",
)

NO_INEQUALITY = Rule(
    code="C06",
    family=FAMILY,
    severity=Severity.WARNING,
    about="plan",
    title=N_("Inequalities from socio-economic disadvantage not shown"),
    sentence=N_(
        "The file does not show how the plan means to reduce inequalities of outcome which result "
        "from socio-economic disadvantage."
    ),
    remedy=N_(
        "Say which outcomes are to narrow the gap and how it is measured; or why that is not appropriate."
    ),
    why=N_(
        "Section 5 asks the partnership to act with a view to reducing them, unless it considers "
        "that it would be inappropriate to do so. An average can rise while the gap widens, so it "
        "cannot be shown by totals alone."
    ),
    example=N_("*Healthy-life gap between richest and poorest fifths, cut by two years by 2030*."),
    rank=12,
    provision=f"{ACT}, section 5",
)

NO_NATIONAL = Rule(
    code="C07",
    family=FAMILY,
    severity=Severity.NOTE,
    about="plan",
    title=N_("Consistency with the national outcomes not shown"),
    sentence=N_(
        "The file does not show how its local outcomes are consistent with the national outcomes."
    ),
    remedy=N_(
        "Name the national outcome that each local one is consistent with, or point to where that is done."
    ),
    why=N_(
        "Section 4(4) asks that local outcomes be consistent with the national ones. A line for each "
        "is enough, and it shows the reader that the question was asked."
    ),
    example=N_("*Ready for school: national outcome for children and young people*."),
    rank=52,
    provision=f"{ACT}, section 4(4)",
)

NO_LOCALITIES = Rule(
    code="C08",
    family=FAMILY,
    severity=Severity.NOTE,
    about="plan",
    title=N_("Localities with poorer outcomes not shown"),
    sentence=N_(
        "The file names no localities, nor the locality plans of those with significantly poorer outcomes."
    ),
    remedy=N_("Add the list of localities, and say which have a locality plan and where it is."),
    why=N_(
        "Section 9 asks the partnership to divide its area into localities and to identify those "
        "where outcomes are significantly poorer; section 10 asks for a locality plan for each of "
        "those. They are plans of their own, so this is a note: this file should point to them."
    ),
    example=N_("A sheet *Localities* with Eastmere, its people, and the address of its plan."),
    rank=54,
    provision=f"{ACT}, sections 9 and 10",
)

NO_REVIEW = Rule(
    code="C09",
    family=FAMILY,
    severity=Severity.NOTE,
    about="plan",
    title=N_("Review and yearly progress report not shown"),
    sentence=N_(
        "The file does not say when the plan is reviewed, nor how progress is reported each year."
    ),
    remedy=N_("Say who reviews it and when, and where the yearly report is published."),
    why=N_(
        "Section 7 asks the partnership to keep the plan under review, and section 8 for a published "
        "report for each year from 1 April on whether each outcome has improved and how far "
        "community bodies took part. "
        "A reader of this file should see where to find both."
    ),
    example=N_("*Reviewed every two years; progress report each September*."),
    rank=54,
    provision=f"{ACT}, sections 7 and 8",
)

NO_PLACE = Rule(
    code="C10",
    family=FAMILY,
    severity=Severity.WARNING,
    about="plan",
    title=N_("What a LOIP says in prose is not in this file"),
    sentence=N_("This file has no place for prose, so it does not show {topics}."),
    remedy=N_(
        "Check that the published plan has them; or add a sheet of statements so that this file shows them."
    ),
    why=N_(
        "A workbook holds rows; the Act also asks for things that are said in sentences. They may "
        "well stand in the published document: this says only that they cannot be seen here."
    ),
    example=N_("A workbook of outcomes and projects kept beside a published PDF."),
    rank=40,
    provision=f"{ACT}, Part 2",
)

RULES = (
    NO_OUTCOMES,
    NOT_DESCRIBED,
    NO_PERIOD,
    NO_NEEDS,
    NOT_HEARD,
    NO_INEQUALITY,
    NO_NATIONAL,
    NO_LOCALITIES,
    NO_REVIEW,
    NO_PLACE,
)
