"""What can be wrong in a filled-in template: the codes Y01 to Y18."""

from __future__ import annotations

from joinedup.core.catalogue import N_
from joinedup.core.finding import Plural, Rule, Severity

FAMILY = "template"

_KEPT = N_(
    "What was written is kept under “Other information”, so that nothing is lost when the plan is "
    "written out again."
)

UNKNOWN = Rule(
    code="Y01",
    family=FAMILY,
    severity=Severity.ERROR,
    title=N_("A cell points to something that is not in the workbook"),
    sentence=Plural(
        N_("“{text}” under {header} is not the number, the ref or the title of any {kind}."),
        N_(
            "“{text}” under {header} is not the number, the ref or the title of any {kind}; nor is "
            "what stands in {others} more of its cells."
        ),
    ),
    remedy=N_(
        "Write the number as it stands on its own sheet, or add the row that is missing there."
    ),
    why=N_(
        "Rows are joined by what such cells say. Where the other end is not found, the two are not "
        "joined, and the plan looks as if nobody had thought of it. What was written is kept under "
        "“Other information”."
    ),
    example=N_("`Actions!C14`: the Priority is 5.3, and the sheet Priorities ends with 5.2."),
    rank=12,
)

DOUBTFUL = Rule(
    code="Y02",
    family=FAMILY,
    severity=Severity.ERROR,
    title=N_("A cell could point to several things"),
    sentence=Plural(
        N_("“{text}” under {header} fits several rows: {candidates}."),
        N_(
            "“{text}” under {header} fits several rows: {candidates}. So it is with {others} more "
            "of its cells."
        ),
    ),
    remedy=N_(
        "Write the ref in its place (the last column of its sheet), or give each its own number."
    ),
    why=N_(
        "Two rows with the same number cannot be told apart by it. Joinedup does not guess which "
        "was meant."
    ),
    example=N_("`Milestones!C7`: the Action is 4.2.3, and two actions have that number."),
    rank=13,
)

REF_TWICE = Rule(
    code="Y03",
    family=FAMILY,
    severity=Severity.ERROR,
    title=N_("A ref that another row has already"),
    sentence=N_("The ref {ref} stands in another row too. This row was given {given} instead."),
    remedy=N_("Clear the cell in the row that is newer; Joinedup fills it in."),
    why=N_(
        "A ref names one thing for good: history, links and last quarter’s report go by it. It is "
        "usually doubled when a row is copied to make a new one."
    ),
    example=N_("`Actions!O14` and `Actions!O15` both say A12."),
    rank=20,
)

NO_REF = Rule(
    code="Y04",
    family=FAMILY,
    severity=Severity.WARNING,
    title=N_("What stands under Ref is not a ref of this sheet"),
    sentence=N_("“{text}” is not a ref of this sheet. The row was given {given} instead."),
    remedy=N_("Leave Ref empty in new rows, and put your own number under Number."),
    why=N_(
        "The column holds Joinedup’s own names: a letter for the sheet and a number, such as A12. "
        "Your own numbers have a column of their own and show everywhere."
    ),
    example=N_("`Actions!O14`: the Ref is 5.2.1, which is the action’s own number."),
    rank=60,
)

NO_DATE = Rule(
    code="Y05",
    family=FAMILY,
    severity=Severity.WARNING,
    title=N_("Not a date"),
    sentence=Plural(
        N_("“{text}” under {header} is not a date.{note}"),
        N_(
            "“{text}” under {header} is not a date, nor is that in {others} more of its cells.{note}"
        ),
    ),
    remedy=N_(
        "Use a day (31/03/2026), a month (Mar 2026), a quarter (Q4 2026) or a year (2026/27)."
    ),
    why=N_(
        "What has no date that can be read is in no list of what is due or late. What was written "
        "is kept as it is."
    ),
    example=N_("`Actions!J14`: “Q5 2026” is not a date."),
    rank=30,
)

NO_NUMBER = Rule(
    code="Y06",
    family=FAMILY,
    severity=Severity.WARNING,
    title=N_("Not a number"),
    sentence=Plural(
        N_("“{text}” under {header} is not a number."),
        N_("“{text}” under {header} is not a number, nor is that in {others} more of its cells."),
    ),
    remedy=N_("Write one figure, and what is to be said about it in a column for words."),
    why=_KEPT,
    example=N_("`Readings!H5`: the Sample is “about a thousand, see notes”."),
    rank=55,
)

NOT_LISTED = Rule(
    code="Y07",
    family=FAMILY,
    severity=Severity.WARNING,
    title=N_("Not one of the choices"),
    sentence=Plural(
        N_("“{text}” under {header} is not one of the choices: {choices}."),
        N_(
            "“{text}” under {header}, and that in {others} more of its cells, are not among "
            "the choices: {choices}."
        ),
    ),
    remedy=N_("Choose from the list, and put your own words in a column for words."),
    why=_KEPT,
    example=N_("`Partners!C9`: the Sector is “Third”, and the choice is Voluntary."),
    rank=56,
)

OWN_COLUMN = Rule(
    code="Y08",
    family=FAMILY,
    severity=Severity.NOTE,
    title=N_("Columns that are not the template’s"),
    sentence=Plural(
        N_(
            "The column {columns} is not one of the template’s. What stands in it is kept as it is."
        ),
        N_("The columns {columns} are not the template’s. What stands in them is kept as it is."),
    ),
    remedy=N_(
        "Nothing, if they are your own. If they should have been read, give them the template’s headings."
    ),
    why=N_("You may add columns. Joinedup keeps what stands in them and checks nothing of it."),
    example=N_("The sheet Actions has a column “Cabinet member”."),
    rank=90,
)

OWN_SHEET = Rule(
    code="Y09",
    family=FAMILY,
    severity=Severity.NOTE,
    title=N_("A sheet that is not the template’s"),
    sentence=N_("The sheet “{sheet}” is not one of the template’s and was not read."),
    remedy=N_(
        "Nothing, if it is your own. If it belongs to the plan, move its rows to a sheet of the template."
    ),
    why=N_("Only the template’s own sheets are read, so that a sheet of notes does no harm."),
    example=N_("A sheet “Working notes” at the end of the workbook."),
    rank=91,
)

ADDED = Rule(
    code="Y10",
    family=FAMILY,
    severity=Severity.WARNING,
    title=N_("A name that is not on its sheet"),
    sentence=Plural(
        N_("“{text}” under {header} is not on the sheet {sheet}. It was added to it."),
        N_(
            "“{text}” under {header}, and {others} more of the names there, are not on the sheet {sheet}. "
            "They were added to it."
        ),
    ),
    remedy=N_("Add it to the sheet {sheet}, or write it as it stands there."),
    why=N_(
        "Partners and localities are known by their names. A name that is spelt in two ways counts "
        "as two, and neither has the whole of its work."
    ),
    example=N_("`Actions!F14`: “Eastshire Polcie”, and the sheet Partners has Eastshire Police."),
    rank=35,
)

HALF_LINK = Rule(
    code="Y11",
    family=FAMILY,
    severity=Severity.ERROR,
    title=N_("A row that belongs to nothing"),
    sentence=Plural(
        N_(
            "The row says nothing that was understood under {missing}. It was not read into the plan."
        ),
        N_(
            "{count} rows say nothing that was understood under {missing}. They were not read into "
            "the plan."
        ),
    ),
    remedy=N_("Write the number of the thing it belongs to."),
    why=N_(
        "A target belongs to a measure, an update to an action, and a link has two ends. A row "
        "without them can be shown nowhere. What was written is kept under “Other information”."
    ),
    example=N_("`Readings!A20` is empty, and the row has a value of 38%."),
    rank=14,
)

UNKNOWN_ITEM = Rule(
    code="Y12",
    family=FAMILY,
    severity=Severity.NOTE,
    title=N_("A line of About that is not the template’s"),
    sentence=N_("“{text}” is not one of the lines of About. What it says is kept as it is."),
    remedy=N_("Nothing, if the line is your own. Else write the item as the template has it."),
    why=N_(
        "About holds one answer for each item. Joinedup keeps your own lines and checks nothing of them."
    ),
    example=N_("A line “Website” was added to About."),
    rank=92,
)

NO_MONTH = Rule(
    code="Y13",
    family=FAMILY,
    severity=Severity.WARNING,
    title=N_("The first month of the year is not a month"),
    sentence=N_("“{text}” is not the name of a month. The year was taken to begin in April."),
    remedy=N_("Write the name of a month, such as April."),
    why=N_(
        "“Q3 2026” and “2026/27” are read by it: a quarter out of place puts every date three months out."
    ),
    example=N_("`About!B13`: the year starts in “financial”."),
    rank=25,
)

MAPPING_UNUSED = Rule(
    code="Y14",
    family=FAMILY,
    severity=Severity.NOTE,
    title=N_("A mapping that was not needed"),
    sentence=N_("The file is in Joinedup’s own template, so the mapping was not used."),
    remedy=N_("Delete the mapping beside the file, or leave out --map."),
    why=N_(
        "A mapping says what the columns of a workbook of your own mean. The template’s columns say "
        "it themselves."
    ),
    example=N_("`riverside.xlsx` is checked with a mapping that was made for another workbook."),
    rank=93,
)

UNKNOWN_HEADINGS = Rule(
    code="Y15",
    family=FAMILY,
    severity=Severity.WARNING,
    title=N_("A sheet of the template without its headings"),
    sentence=N_(
        "The sheet “{sheet}” has the name of a sheet of the template and none of its headings. It "
        "was not read."
    ),
    remedy=N_("Put the template’s headings back (joinedup template OUT writes them), in one row."),
    why=N_(
        "Columns are known by their headings. Where the row of headings was deleted or translated, "
        "nothing says what stands in which column, and Joinedup does not guess in its own template."
    ),
    example=N_("The first row of the sheet Actions was deleted."),
    rank=5,
)

MISSING_HEADINGS = Rule(
    code="Y16",
    family=FAMILY,
    severity=Severity.WARNING,
    title=N_("A heading of the template that is missing"),
    sentence=Plural(
        N_("The sheet “{sheet}” has no column {missing}, so no row of it says that."),
        N_("The sheet “{sheet}” has no columns {missing}, so no row of it says that."),
    ),
    remedy=N_(
        "Put the template’s heading above the column that holds it; or put the column back if it "
        "was deleted."
    ),
    why=N_(
        "In the template a column is known by its heading alone. What stands under a heading in "
        "other words is kept, and nothing of it is checked."
    ),
    example=N_("On the sheet Actions “Title” was changed to “Project title”."),
    rank=6,
)

WORDS_FOR_FIGURE = Rule(
    code="Y17",
    family=FAMILY,
    severity=Severity.NOTE,
    title=N_("Words where a figure belongs"),
    sentence=Plural(
        N_("“{text}” under {header} has no figure in it, and was kept as words."),
        N_(
            "“{text}” under {header}, and what stands in {count} cells there in all, has no figure "
            "in it, and was kept as words."
        ),
    ),
    remedy=N_("Write the figure in digits (30, 75%), and what is to be said of it beside it."),
    why=N_(
        "Only a figure can be compared: a baseline with a target, a target with what was reached."
    ),
    example=N_("`Readings!C2`: the Value is “thirty”."),
    rank=70,
)

NO_SHARE = Rule(
    code="Y18",
    family=FAMILY,
    severity=Severity.WARNING,
    title=N_("Not a share"),
    sentence=Plural(
        N_("“{text}” under {header} is not a share of the members or of the votes."),
        N_(
            "“{text}” under {header} is not a share of the members or of the votes, nor is that in "
            "{others} more of its cells."
        ),
    ),
    remedy=N_(
        "Write a half, two thirds or 75 per cent. A spreadsheet may have made a date of 1/2: format the cell as "
        "text before you type it."
    ),
    why=_KEPT,
    example=N_("`Groups!M3`: the Majority is 1 February 2026, typed as 1/2."),
    rank=56,
)

RULES = (
    UNKNOWN,
    DOUBTFUL,
    REF_TWICE,
    NO_REF,
    NO_DATE,
    NO_NUMBER,
    NOT_LISTED,
    OWN_COLUMN,
    OWN_SHEET,
    ADDED,
    HALF_LINK,
    UNKNOWN_ITEM,
    NO_MONTH,
    MAPPING_UNUSED,
    UNKNOWN_HEADINGS,
    MISSING_HEADINGS,
    WORDS_FOR_FIGURE,
    NO_SHARE,
)
