"""What can be said of reading a list of members or an attendance sheet: codes R01 to R20."""

from __future__ import annotations

from functools import partial

from joinedup.core.catalogue import N_
from joinedup.core.finding import Plural, Rule, Severity
from joinedup.formats.ruling import rule

FAMILY = "members and attendance"

_rule = partial(rule, family=FAMILY, about="")

NOTHING = _rule(
    "R01",
    Severity.ERROR,
    N_("No list of members and no attendance sheet in the file"),
    N_("No list of members and no attendance sheet was found in {file}."),
    N_(
        "Check that it is the right file, and that one row has headings such as Organisation and Role."
    ),
    N_(
        "A list is known by its headings: one for who or which body, and one more, or dates, or groups."
    ),
    N_("A list of names in one column, without a heading."),
    rank=1,
)
NAMES_NOT_KEPT = _rule(
    "R02",
    Severity.NOTE,
    N_("Names of people were not kept"),
    Plural(
        N_("One name of a person was not kept. People stand here by their roles."),
        N_("{count} names of people were not kept. People stand here by their roles."),
    ),
    N_("Add a column with the job titles if you want to tell people apart."),
    N_(
        "Joinedup keeps roles and no names. Where a row has a role, that is kept; where it has only "
        "a name, it reads “Member for” and the body. What may be a name is treated as one."
    ),
    N_("A column headed Name beside one headed Organisation."),
    rank=82,
)
TWO_CHAIRS = _rule(
    "R03",
    Severity.WARNING,
    N_("More than one in the chair"),
    N_("{group} has more than one under {office}: {people}."),
    N_("Say who is in the chair now, and give the others an end, or the office of vice-chair."),
    N_("Minutes, casting votes and invitations all go by who is in the chair."),
    N_("“Chair” in two rows of one group."),
    rank=20,
)
TWICE = _rule(
    "R04",
    Severity.WARNING,
    N_("The same person twice in one group"),
    Plural(
        N_("{person} stands more than once in {group}, and was taken once."),
        N_(
            "{person} stands more than once in {group} ({count} times too many), and was taken once."
        ),
    ),
    N_("Delete the row that is not needed, or say by a job title that these are two people."),
    N_("Counted twice, somebody would have two seats, and the quorum would be wrong."),
    N_("The same role and body in rows 5 and 19."),
    rank=35,
)
VACANT = _rule(
    "R05",
    Severity.NOTE,
    N_("Vacant seats"),
    Plural(N_("One seat is vacant: {seat}."), N_("{count} seats are vacant, the first is {seat}.")),
    N_("Ask the body whom it sends."),
    N_(
        "A vacant seat is still a seat: it counts for the quorum by many rules, and nobody speaks for it."
    ),
    N_("“Vacant”, “TBC” or “awaiting nomination” under Name or Status."),
    rank=65,
)
SPELLINGS = _rule(
    "R06",
    Severity.NOTE,
    N_("One body spelled in several ways"),
    N_("{names} were taken as one body."),
    N_("Use one spelling throughout."),
    N_(
        "Capitals, “the”, “Ltd” and signs make no difference. Other differences would make two bodies."
    ),
    N_("“The Two Banks Trust” and “Two Banks Trust Ltd”."),
    rank=78,
)
PERHAPS_ONE = _rule(
    "R07",
    Severity.WARNING,
    N_("Two bodies that may be one"),
    N_("“{one}” and “{other}” may be one body. They were kept apart."),
    N_("If they are one, use one spelling throughout."),
    N_("A body under two names has too many seats, and its attendance is in two halves."),
    N_("“Wendside College” and “Wendside Collage”."),
    rank=45,
)
NOT_A_MARK = _rule(
    "R08",
    Severity.WARNING,
    N_("An entry for attendance that was not understood"),
    Plural(
        N_("One entry of “{sheet}” does not say in a known way who was there{shown}."),
        N_("{count} entries of “{sheet}” do not say in a known way who was there{shown}."),
    ),
    N_("Use P, Apols, Deputy or Absent, or explain the signs in a line below the table."),
    N_("It reads as not known, and counts neither as present nor as away."),
    N_("“P*” with no line that says what the star means."),
    rank=50,
)
READ_AS = _rule(
    "R09",
    Severity.NOTE,
    N_("A sign that means different things on different sheets"),
    Plural(
        N_("“{value}” in “{sheet}” was read as {meaning}, in one cell."),
        N_("“{value}” in “{sheet}” was read as {meaning}, in {count} cells."),
    ),
    N_("If it means something else, say so in a line below the table: A = absent."),
    N_(
        "“A” stands for apologies, absent or attended; “x” for there and for not there. The other signs of the sheet decide."
    ),
    N_("“A” on a sheet with P for present and no other sign for apologies."),
    rank=60,
)
NOT_A_DATE = _rule(
    "R10",
    Severity.WARNING,
    N_("A date that was not understood"),
    Plural(
        N_("“{value}” under “{column}” is not a date, or has no year."),
        N_(
            "“{value}” under “{column}” is not a date, or has no year; nor is that in {others} more of its cells."
        ),
    ),
    N_("Write day, month and year: 4 Dec 2024."),
    N_("Without its date a meeting cannot be matched with its minutes, nor an end with today."),
    N_("“4 Dec” in a sheet that does not say of which year it is."),
    rank=45,
)
NOT_UNDERSTOOD = _rule(
    "R11",
    Severity.NOTE,
    N_("An entry that was not understood"),
    Plural(
        N_("One entry under “{column}” was not understood."),
        N_("{count} entries under “{column}” were not understood."),
    ),
    N_("Look at these cells, and use the words of our template: Yes or No, a number, or a sector."),
    N_("It was left empty, so that nothing is in the record that the sheet does not say."),
    N_("“2 between them” under Votes; “Mixed” under Sector."),
    rank=68,
)
COLUMNS = _rule(
    "R12",
    Severity.NOTE,
    N_("Columns that were not understood or not taken over"),
    Plural(
        N_("The column {columns} of “{sheet}” {fate}."),
        N_("The columns {columns} of “{sheet}” {fate}."),
    ),
    N_("If one belongs to the list, give it the heading of our template."),
    N_(
        "Addresses and telephone numbers are not taken over, nor what may hold names. Counts are worked out anew."
    ),
    N_("E-mail; % attendance; Favourite biscuit."),
    rank=76,
)
ROWS = _rule(
    "R13",
    Severity.NOTE,
    N_("Rows that were not used"),
    Plural(
        N_("One row of “{sheet}” was not used: {reason}."),
        N_("{count} rows of “{sheet}” were not used: {reason}."),
    ),
    N_("Look at them once."),
    N_(
        "Every row that holds something is read or told of here, so that nothing goes missing unseen."
    ),
    N_("“Number present” in the last row; a line of notes."),
    rank=77,
)
SHEET = _rule(
    "R14",
    Severity.NOTE,
    N_("A sheet without members or attendance"),
    N_("The sheet “{sheet}” was left out: {reason}."),
    N_("If it belongs to the lists, give it headings such as Organisation and Role, or unhide it."),
    N_("Workbooks keep old lists and other matters beside the current ones."),
    N_("A hidden sheet “Members 2019”."),
    rank=74,
)
GROUP_GUESSED = _rule(
    "R15",
    Severity.NOTE,
    N_("The group is not named"),
    N_("“{sheet}” does not say of which group it is. It was taken to be “{group}”."),
    N_("Write the name of the group above the table, or on the tab."),
    N_("Seats, chairs and attendance all belong to a group."),
    N_("A sheet called Sheet1 with no line above the headings."),
    rank=55,
)
CARRIED = _rule(
    "R16",
    Severity.NOTE,
    N_("A body that stands only in the first of its rows"),
    Plural(
        N_("A blank under “{column}” was read as the body above it."),
        N_("{count} blanks under “{column}” were read as the body above them."),
    ),
    N_("If somebody there comes from no body, write “Independent”."),
    N_("People write a body once and leave the cells below it blank."),
    N_("“Riverside Council” in row 4, and two more councillors below."),
    rank=79,
)
NOT_ON_LIST = _rule(
    "R17",
    Severity.WARNING,
    N_("Somebody in the attendance sheet who is not on the list"),
    Plural(
        N_(
            "{body} stands in the attendance of {group} and has no seat there by the list of members."
        ),
        N_(
            "{body} and {others} more stand in the attendance of {group} and have no seat there by the list of members."
        ),
    ),
    N_("Add the seat to the list, or correct the body’s name in the attendance sheet."),
    N_("Attendance is counted by seat. Without one it counts for nobody."),
    N_("“Health Trust” in the attendance sheet, “Wend Valley Health Trust” in the list."),
    rank=52,
)
BLANKS = _rule(
    "R18",
    Severity.NOTE,
    N_("Meetings or entries without a word"),
    Plural(
        N_("In “{sheet}” one entry is blank, and reads as not known."),
        N_("In “{sheet}” {count} entries are blank, and read as not known."),
    ),
    N_("Fill in who was there, who sent apologies, and who was not yet a member."),
    N_("A blank may mean away, not yet a member, or not written down. It counts as none of these."),
    N_("A member who joined in March, with blanks before."),
    rank=66,
)
NO_MEETING = _rule(
    "R19",
    Severity.NOTE,
    N_("Meetings without an entry"),
    Plural(
        N_("The meeting {meetings} of “{sheet}” has no entry, or did not take place."),
        N_("{count} meetings of “{sheet}” have no entry, or did not take place: {meetings}."),
    ),
    N_("Nothing, if it is still to come."),
    N_(
        "A column with a date and nothing below is a meeting to come, or one nobody took the register of."
    ),
    N_("A sheet for the year, with the dates of all six meetings."),
    rank=80,
)
NOT_IN_PLAN = _rule(
    "R20",
    Severity.NOTE,
    N_("Attendance that was read and is not kept"),
    Plural(
        N_(
            "One entry of attendance in “{sheet}” was read, and is not kept: a plan has no meetings."
        ),
        N_(
            "{count} entries of attendance in “{sheet}” were read, and are not kept: a plan has no meetings."
        ),
    ),
    N_("Keep the sheet. What it says of bodies and of who sits for them is taken over."),
    N_("Attendance belongs to meetings. A plan says who has a seat, and not who came."),
    N_("A register with P and Apols below the dates of meetings."),
    rank=81,
)

RULES: tuple[Rule, ...] = (
    NOTHING,
    NAMES_NOT_KEPT,
    TWO_CHAIRS,
    TWICE,
    VACANT,
    SPELLINGS,
    PERHAPS_ONE,
    NOT_A_MARK,
    READ_AS,
    NOT_A_DATE,
    NOT_UNDERSTOOD,
    COLUMNS,
    ROWS,
    SHEET,
    GROUP_GUESSED,
    CARRIED,
    NOT_ON_LIST,
    BLANKS,
    NO_MEETING,
    NOT_IN_PLAN,
)
