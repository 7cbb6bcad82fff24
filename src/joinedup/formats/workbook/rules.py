"""What can be said of reading a workbook that was made for people: codes T01 to T22."""

from __future__ import annotations

from functools import partial

from joinedup.core.catalogue import N_
from joinedup.core.finding import Plural, Rule, Severity
from joinedup.formats.ruling import rule

FAMILY = "reading"


_rule = partial(rule, family=FAMILY, about="")

NO_PLAN = _rule(
    "T01",
    Severity.ERROR,
    N_("No table of a plan in the file"),
    N_(
        "No table of outcomes, actions or measures was found in {file}. What was looked at: {sheets}."
    ),
    N_(
        "Check that it is the right file. If it is, make sure that one row has headings such as "
        "Outcome, Action, Lead, By when and Status, or say which column is what with --map."
    ),
    N_(
        "A table is recognised by its headings: at least two in one row that a plan would have, one "
        "of them for what the rows are (outcomes, priorities, actions, measures, milestones or risks)."
    ),
    N_("A list of grants, with *Recipient*, *Amount awarded* and *Award date*, is no plan."),
    rank=1,
)
NOT_A_DATE = _rule(
    "T02",
    Severity.WARNING,
    N_("Not a date"),
    Plural(
        N_("“{value}” under “{column}” is not a date{reason}."),
        N_(
            "“{value}” under “{column}” is not a date{reason}; nor is that in {others} more of its cells."
        ),
    ),
    N_("Use a day (31/03/2026), a month (Mar 2026) or a quarter (Q4 2026)."),
    N_(
        "A date that cannot be read cannot be checked: nobody will be told that it has passed. "
        "“Ongoing” and “TBC” are understood; “medium term” and “Phase 2” say nothing of when."
    ),
    N_("“Q5 2026”; “31/06/2026” (June has 30 days); “March” without a year."),
    rank=30,
)
DATE_READ_AS = _rule(
    "T03",
    Severity.NOTE,
    N_("A date that could be read in more than one way"),
    Plural(
        N_("{reading}"),
        N_("{reading} A choice of that kind was made for {count} entries under “{column}”."),
    ),
    N_("If it means something else, write the day or the month."),
    N_(
        "Quarters and years are those of the partnership, which begin in April unless you say "
        "otherwise. Seasons are read by the calendar. Where a cell holds more than a date, the "
        "last date in it counts."
    ),
    N_("“Q3 2026” is read as October to December 2026; “03/31/26” with the month first."),
    rank=80,
)
NOT_A_NUMBER = _rule(
    "T04",
    Severity.NOTE,
    N_("Words where a figure belongs"),
    Plural(
        N_("“{value}” under “{column}” is not one figure, and was kept as words."),
        N_(
            "“{value}” and {others} more of the entries under “{column}” are not single figures, and were kept as words."
        ),
    ),
    N_("Give one figure in the cell, with its unit (75%, 240 homes), and anything else beside it."),
    N_("Only a figure can be compared: a baseline with a target, a target with what was reached."),
    N_("“Increase year on year” as a target; “12 - 15” as a baseline."),
    rank=70,
)
ROWS_UNUSED = _rule(
    "T05",
    Severity.NOTE,
    N_("Rows that were not used"),
    Plural(
        N_("One row of “{sheet}” was not used: {reason}."),
        N_("{count} rows of “{sheet}” were not used: {reason}."),
    ),
    N_(
        "Look at them once. If one belongs to the plan, give it a title in the column of its titles."
    ),
    N_(
        "Every row that holds something is either read or told of here, so that nothing goes missing unseen."
    ),
    N_(
        "A line of notes below the table; a second row of headings; a row with a date and no title."
    ),
    rank=75,
)
TOTALS = _rule(
    "T06",
    Severity.NOTE,
    N_("Rows of totals"),
    Plural(
        N_("The row “{value}” was taken as a total and left out."),
        N_("{count} rows such as “{value}” were taken as totals and left out."),
    ),
    N_("If it is no total, give the row a title that does not begin with that word."),
    N_("A total row is no action; counted as one it would be a project without a lead or a date."),
    N_("“Total budget” in the last row."),
    rank=85,
)
SHEET_LEFT_OUT = _rule(
    "T07",
    Severity.NOTE,
    N_("A sheet that was left out"),
    Plural(
        N_("The sheet “{sheet}” was left out: {reason}. It has one row with something in it."),
        N_(
            "The sheet “{sheet}” was left out: {reason}. It has {count} rows with something in them."
        ),
    ),
    N_("If it belongs to the plan, rename or unhide it, or name it in the mapping (--map)."),
    N_(
        "Workbooks keep their past: old versions, hidden sheets, lists for drop-downs. Read together "
        "with the current sheets they would double every action."
    ),
    N_("“OLD do not use”; a hidden sheet; a sheet of lists."),
    rank=72,
)
COLUMNS_UNKNOWN = _rule(
    "T08",
    Severity.NOTE,
    N_("Columns that were not understood"),
    Plural(
        N_(
            "The column {columns} of “{sheet}” was not understood. What it says is kept with each row and not checked."
        ),
        N_(
            "The columns {columns} of “{sheet}” were not understood. What they say is kept with each row and not checked."
        ),
    ),
    N_(
        "Write the mapping with --write-map, say there what each column is, and check again with --map."
    ),
    N_(
        "Joinedup knows several hundred headings; yours may have its own. A mapping is remembered beside the file."
    ),
    N_("A column headed “Five ways of working”."),
    rank=73,
)
COLOUR = _rule(
    "T09",
    Severity.NOTE,
    N_("Colour read as status"),
    Plural(
        N_("One status is said in colour alone. Colours were read so: {colours}."),
        N_("{count} statuses are said in colour alone. Colours were read so: {colours}."),
    ),
    N_(
        "Write the word in the cell too (Green, Amber, Red, Blue, or On track, Delayed, Stuck, Done)."
    ),
    N_(
        "A colour cannot be read by somebody who does not see colours well, by a screen reader, on a "
        "black and white print, or by a filter. Shades are easily mistaken."
    ),
    N_("A green cell without a word is read as on course, an amber or yellow one as slipping."),
    rank=40,
)
DOUBLED = _rule(
    "T10",
    Severity.WARNING,
    N_("One number for two things"),
    N_("{count} {levels} have the number {number}: {titles}."),
    N_("Give each its own number. An update or a decision about {number} could mean either."),
    N_(
        "A number is how minutes, updates and reports name an action; two with one number get each other’s updates."
    ),
    N_("“4.2.3 Falls clinics” and, four rows below, “4.2.3 Strength classes”."),
    rank=22,
)
DIFFERS = _rule(
    "T11",
    Severity.WARNING,
    N_("The same thing said in two ways"),
    Plural(
        N_("{name} stands in two places with a different {what}: {values}."),
        N_(
            "{name} stands in two places with a different {what}: {values}. "
            "The same is so of {others} more."
        ),
    ),
    N_("Put right the one that is wrong, and better still keep each action in one place."),
    N_(
        "Where a workbook holds an action twice, the two drift apart, and each reader believes the "
        "one they opened. The first named is what the check went by."
    ),
    N_(
        "“Two Banks suppers” ends in March 2027 on the Master sheet and in March 2029 on its theme’s."
    ),
    rank=12,
)
READ_ONCE = _rule(
    "T12",
    Severity.NOTE,
    N_("Rows that repeat another sheet"),
    Plural(
        N_("One row of another sheet repeats a row of “{other}” and was read as the same {level}."),
        N_(
            "{count} rows of other sheets repeat rows of “{other}” and were read as the same {levels}."
        ),
    ),
    N_(
        "Nothing, if that is so. If two rows are different work, give them different titles or numbers."
    ),
    N_(
        "Rows are the same where their number and title agree, or the title alone where one has no number."
    ),
    N_("A “Master” sheet that gathers the rows of the sheets of the theme groups."),
    rank=82,
)
TOLD_TWICE = _rule(
    "T20",
    Severity.NOTE,
    N_("The same thing told in two wordings"),
    Plural(
        N_("{name} stands in two places with a different {what}: {values}."),
        N_(
            "{name} stands in two places with a different {what}: {values}. "
            "The same is so of {others} more."
        ),
    ),
    N_("Keep each action in one place, or make sure that both places say the same."),
    N_(
        "Where a workbook holds an action twice, its lead, its title and its status drift apart. "
        "The first named is what the check went by; the second is told of here and nowhere else."
    ),
    N_("“Fathers’ group” on the Master sheet is “Dads group” on the sheet of its theme."),
    rank=45,
)
STRUCK = _rule(
    "T13",
    Severity.NOTE,
    N_("Struck through, read as stopped"),
    Plural(
        N_("“{value}” is struck through and was read as stopped."),
        N_(
            "“{value}” and {others} more of the rows of “{sheet}” are struck through and were read as stopped."
        ),
    ),
    N_("Say so in words in the status column, with the reason, or take the strike away."),
    N_("A line through a row is a way of closing it that nobody can search for or count."),
    N_("An action with a line through it and a status that still says Green."),
    rank=65,
)
CARRIED = _rule(
    "T14",
    Severity.NOTE,
    N_("Blank cells filled from above"),
    Plural(
        N_("One blank cell under “{column}” was taken to mean the same as the cell above it."),
        N_(
            "{count} blank cells under “{column}” were taken to mean the same as the cell above them."
        ),
    ),
    N_("If one of them means that there is none, write “none” in it."),
    N_("In a column that groups rows, the group is often written once and left blank below."),
    N_("“Aim 1” in the first of five rows; the four below it are blank and mean Aim 1 too."),
    rank=86,
)
SECTIONS = _rule(
    "T15",
    Severity.NOTE,
    N_("Rows read as headings of the rows below them"),
    Plural(
        N_("The row “{value}” of “{sheet}” was read as the {level} of the rows below it."),
        N_(
            "{count} rows of “{sheet}” such as “{value}” were read as the {level} of the rows below them."
        ),
    ),
    N_("If that is wrong, give the sheet a column for it."),
    N_("A line across the table above a group of rows says what they belong to."),
    N_("“Aim 1: Ready for school” across the table, above its eight projects."),
    rank=84,
)
NOT_A_STATUS = _rule(
    "T16",
    Severity.NOTE,
    N_("A status that was not understood"),
    Plural(
        N_("“{value}” under “{column}” says no status that is known."),
        N_(
            "“{value}” and {others} more of the entries under “{column}” say no status that is known."
        ),
    ),
    N_(
        "Use one of: not started, on course (green), slipping (amber), stuck (red), done (blue), stopped."
    ),
    N_("Only a status that is known can be set against dates and milestones."),
    N_("“See minutes”; “Phase 2”."),
    rank=71,
)
SAME_PARTNER = _rule(
    "T17",
    Severity.NOTE,
    N_("Names taken as the same partner"),
    N_("“{shorter}” was taken to be {partner}."),
    N_("If it is another body, write its name in full."),
    N_(
        "Partners are told apart by their names. A short name is taken for a longer one only where "
        "exactly one begins with it or has those initials; “council” and “county council” stay two."
    ),
    N_("“Wendbridge” for Wendbridge Homes."),
    rank=87,
)
MAPPING_UNFIT = _rule(
    "T18",
    Severity.WARNING,
    N_("A mapping that does not fit the file"),
    N_("The mapping says of “{sheet}” what does not fit: {reason}."),
    N_("Write a new mapping with --write-map and put that right. The rest of this one was used."),
    N_(
        "Sheets are renamed and columns moved; a mapping kept from last quarter may name what is gone."
    ),
    N_("A mapping for the sheet “Master” where the sheet is now called “Master 2026”."),
    rank=20,
)
NO_SUCH_NUMBER = _rule(
    "T19",
    Severity.WARNING,
    N_("A reference to a number that is not in the plan"),
    Plural(
        N_("“{value}” is no number and no title of the plan."),
        N_(
            "“{value}” and {others} more of the references in this column are no numbers and no titles of the plan."
        ),
    ),
    N_("Use the number or the exact title of the outcome, priority or action meant."),
    N_("A link that leads nowhere helps nobody to see what hangs together."),
    N_("“Aim 9” where the plan has seven."),
    rank=33,
)
SIDE_BY_SIDE = _rule(
    "T21",
    Severity.WARNING,
    N_("Tables side by side"),
    N_(
        "“{sheet}” has {number} tables side by side, in the columns {columns}. Each was read by "
        "itself: what stands beside a row in another of them is not taken to be of that row."
    ),
    N_(
        "If they are one table, take away the blank column between them, or give each column its "
        "own heading. If not, put each on a sheet of its own."
    ),
    N_(
        "What stands in one row is read as one thing with its lead and its date. Read across two "
        "tables, a row would give one action the lead of another."
    ),
    N_("Action, Lead and By when in the columns A to C, and once more in E to G."),
    rank=24,
)
FIGURE_READ_AS = _rule(
    "T22",
    Severity.NOTE,
    N_("A figure that could be read in more than one way"),
    Plural(
        N_("“{value}” under “{column}” was read as {reading}."),
        N_(
            "“{value}” under “{column}” was read as {reading}. So it is with the marks in {others} "
            "more of its cells."
        ),
    ),
    N_("If that is wrong, write the figure with a point for its decimals: 12,500.50."),
    N_(
        "Between figures a space parts the thousands, and a comma before one or two last figures "
        "stands for the point, as it does in most of Europe. A slip of the keys looks the same."
    ),
    N_("“£12 500,50” is read as £12,500.50."),
    rank=81,
)

RULES: tuple[Rule, ...] = (
    NO_PLAN,
    NOT_A_DATE,
    DATE_READ_AS,
    NOT_A_NUMBER,
    ROWS_UNUSED,
    TOTALS,
    SHEET_LEFT_OUT,
    COLUMNS_UNKNOWN,
    COLOUR,
    DOUBLED,
    DIFFERS,
    READ_ONCE,
    STRUCK,
    CARRIED,
    SECTIONS,
    NOT_A_STATUS,
    SAME_PARTNER,
    MAPPING_UNFIT,
    NO_SUCH_NUMBER,
    TOLD_TWICE,
    SIDE_BY_SIDE,
    FIGURE_READ_AS,
)
