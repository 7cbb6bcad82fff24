"""What was odd about a file that could be read: the rules of notes and warnings."""

from __future__ import annotations

from functools import partial

from joinedup.core.catalogue import N_
from joinedup.core.finding import Plural, Severity
from joinedup.formats.opening.wording import FAMILY
from joinedup.formats.ruling import rule

_odd = partial(rule, family=FAMILY)

ODDITIES = (
    _odd(
        "F51",
        Severity.NOTE,
        N_("Encoding guessed"),
        N_(
            "{file} does not say its encoding; it was read as Windows-1252 (the first sign that needs "
            "it is “{character}”, at line {line})."
        ),
        N_("If that sign is wrong, save the table again as “CSV UTF-8”."),
        N_("Excel’s plain CSV uses the encoding of the machine it was saved on."),
        N_("A `£` or `é` in a list saved as “CSV (comma delimited)”."),
    ),
    _odd(
        "F52",
        Severity.WARNING,
        N_("Formulas without a result"),
        Plural(
            N_("{count} cell has a formula and no stored result, so its value is not known."),
            N_("{count} cells have formulas and no stored results, so their values are not known."),
        ),
        N_("Open the workbook in Excel, let it calculate, save it, and check it again."),
        N_(
            "A workbook written by another system can hold formulas that nothing has worked out yet. "
            "Joinedup does not calculate: it reads what the workbook says."
        ),
        N_("A total in `Budget!F20` that shows a figure in Excel and has none in the file."),
        20,
    ),
    _odd(
        "F53",
        Severity.NOTE,
        N_("Blank rows passed over"),
        N_("The sheet {sheet} has {count} blank rows below row {last}; they were passed over."),
        N_("Delete them if the workbook is slow to open: select the rows, then Delete."),
        N_("Colouring whole columns makes a workbook remember a million blank rows."),
        N_("A fill that was pulled down to the end of the sheet."),
    ),
    _odd(
        "F54",
        Severity.WARNING,
        N_("Cells far from the rest"),
        Plural(
            N_(
                "The sheet {sheet} has a cell far from the rest, which was passed over (“{value}”)."
            ),
            N_(
                "The sheet {sheet} has {count} cells far from the rest, which were passed over (the "
                "first is “{value}”)."
            ),
        ),
        N_("Move what belongs to the plan to the table; delete the rest."),
        N_("A key pressed by mistake at the end of a sheet leaves a cell at row 1,048,576."),
        N_("A full stop in `Actions!XFD1048576`."),
        40,
    ),
    _odd(
        "F55",
        Severity.WARNING,
        N_("Formulas in error"),
        Plural(
            N_("{count} cell shows a formula’s error ({value})."),
            N_("{count} cells show formulas’ errors (the first is {value})."),
        ),
        N_("Correct the formula, or write the value in."),
        N_(
            "`#REF!` means that the formula looks at cells that were deleted: the figure is lost, and "
            "nobody reading the plan can tell what it was."
        ),
        N_("`#REF!` in a column of totals after a sheet was deleted."),
        30,
    ),
    _odd(
        "F56",
        Severity.NOTE,
        N_("Macros left alone"),
        N_("{file} has macros; they were neither run nor read."),
        N_("Nothing to do. If a macro fills cells in, run it in Excel and save before checking."),
        N_("A macro is a programme, and no programme from a file is ever run."),
        N_("`Plan.xlsm`."),
    ),
    _odd(
        "F57",
        Severity.NOTE,
        N_("Hidden rows or columns"),
        N_(
            "The sheet {sheet} has hidden rows or columns ({count}); they were read like the others."
        ),
        N_("Delete what no longer belongs to the plan."),
        N_("A filter that was left on hides rows from the eye and not from the file."),
        N_("Last year’s actions, hidden by a filter on the column Year."),
    ),
    _odd(
        "F58",
        Severity.NOTE,
        N_("Hidden sheets"),
        Plural(
            N_("{count} sheet is hidden; it was read and marked as hidden."),
            N_("{count} sheets are hidden; they were read and marked as hidden."),
        ),
        N_("Unhide or delete: what is hidden is in the file that you send round."),
        N_("People who receive the workbook can unhide a sheet."),
        N_("A sheet “OLD do not use” with last year’s leads and their telephone numbers."),
    ),
    _odd(
        "F59",
        Severity.NOTE,
        N_("Another kind than its name says"),
        N_("{file} ends in {suffix} and is really of the kind .{kind}; it was read as that."),
        N_("Give it the right ending, so that other programmes open it without a warning."),
        N_("The kind of a file is found from its content. The ending is only a name."),
        N_("A .csv export named `actions.xls`."),
    ),
    _odd(
        "F60",
        Severity.NOTE,
        N_("Tracked changes"),
        N_("{file} has tracked changes; insertions were read, and deletions were not."),
        N_("Accept or reject the changes, so that everybody reads the same text."),
        N_("Two people can see two different texts in one document while changes are open."),
        N_("An action log with the chair’s corrections still marked."),
    ),
    _odd(
        "F61",
        Severity.NOTE,
        N_("Looks not read"),
        N_(
            "{file} is a .{kind} workbook: colours, comments and per cent signs are not read from it."
        ),
        N_("Save it as .xlsx if status is shown by colour, or figures as per cent."),
        N_("The older and binary kinds keep looks apart from values, in ways not read here."),
        N_("A status column that holds only red, amber and green fills, in a .xls."),
    ),
)
