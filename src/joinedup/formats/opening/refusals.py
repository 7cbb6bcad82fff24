"""Why a file cannot be read: not there, of another kind, damaged, or too much."""

from __future__ import annotations

from joinedup.core.catalogue import N_
from joinedup.formats.opening.wording import ASK_AGAIN, DAMAGED_WHY, LIMIT_WHY, SAVE_AS, error

NOT_THERE = (
    error(
        "F01",
        N_("There is no such file"),
        N_("There is no file {file} here."),
        N_("Check the name and the folder, and whether the file has been moved."),
        N_("The name was read exactly as it was typed."),
        N_("`check Paln.xlsx` where the file is called `Plan.xlsx`."),
    ),
    error(
        "F02",
        N_("A folder, not a file"),
        N_("{file} is a folder, not a file."),
        N_("Name one file in it."),
        N_("One plan is read from one file."),
        N_("`check Plans` where `Plans` is a folder with five workbooks."),
    ),
    error(
        "F03",
        N_("The file cannot be opened"),
        N_("{file} is there and cannot be opened: this account may not read it, or it is in use."),
        N_("Close it in Excel if it is open there, or copy it to a folder of your own."),
        N_(
            "Windows locks a workbook while somebody has it open, and shared drives have permissions."
        ),
        N_("A workbook on the partnership’s shared drive that only the finance team may read."),
    ),
    error(
        "F04",
        N_("Nothing in it"),
        N_("{file} is empty: there is nothing in it to read."),
        N_("Check that it is the right file, and that its upload or download finished."),
        N_("A file of no bytes, or a workbook in which every sheet is blank."),
        N_("A download that broke off before it began leaves a file of 0 kB."),
    ),
    error(
        "F05",
        N_("Too large"),
        N_("{file} is larger than the {limit} MB that are read of one file."),
        N_("Take pictures and old sheets out of a copy, and check that."),
        LIMIT_WHY,
        N_("A workbook with forty photographs of the consultation evening on a sheet of its own."),
    ),
)

OTHER_KINDS = (
    error(
        "F06",
        N_("Not what its name says"),
        N_("{file} is not what its ending {suffix} says: it holds {what}."),
        N_("If it is a table as text, give it the ending .csv; otherwise ask for the file again."),
        N_("The kind of a file is found from its content. The ending is only a name."),
        N_("A web page or an error message saved under the name `Plan.xlsx`."),
    ),
    error(
        "F07",
        N_("Protected with a password"),
        N_("{file} is protected with a password, so it cannot be read."),
        N_("Save a copy without the password (File, Info, Protect Workbook) and check that."),
        N_("A password encrypts the whole file. Joinedup never asks for passwords."),
        N_("`Plan.xlsx is protected with a password, so it cannot be read.`"),
    ),
    error(
        "F08",
        N_("An old Word document"),
        N_("{file} is a Word document of the kind made before 2007 (.doc), which is not read."),
        N_("Open it in Word, save it as .docx, and check that."),
        N_("The old kind cannot be read reliably; Word itself converts it in a moment."),
        N_("An action log that has been carried forward since 2005."),
    ),
    error(
        "F09",
        N_("A PDF"),
        N_("{file} is a PDF, in which tables are only ink on paper."),
        N_("Use the Word document or the Excel workbook that it was made from."),
        N_(
            "A PDF keeps where each letter stands on the page and forgets rows, columns and cells. "
            "What would be read from it could be wrong without anybody noticing."
        ),
        N_("The plan as published on the council’s website."),
    ),
    error(
        "F10",
        N_("A web page"),
        N_("{file} is a web page, not a workbook, whatever its ending says."),
        N_("Open it in Excel, save it as an Excel workbook (.xlsx), and check that."),
        N_("Some systems export web pages and call them .xls; Excel opens them with a warning."),
        N_("A performance system’s export named `export.xls`."),
    ),
    error(
        "F20",
        N_("A kind of file that is not read"),
        N_("{file} is {what}, which is not read."),
        SAVE_AS,
        N_(
            "Workbooks (.xlsx, .xls, .ods), tables as text (.csv), tables in Word (.docx) and Markdown "
            "(.md), StratML (.xml) and our own archives (.json) are read."
        ),
        N_("A zip of five workbooks: unpack it, and check each."),
    ),
)

DAMAGED = (
    error(
        "F11",
        N_("Only part of a file"),
        N_("{file} is incomplete: its end is missing."),
        N_("Copy or download it again, and wait until that has finished."),
        DAMAGED_WHY,
        N_("A 2 MB workbook of which 1.3 MB arrived."),
    ),
    error(
        "F12",
        N_("Damaged inside"),
        N_("{file} is damaged: its part {part} is missing or cannot be unpacked."),
        ASK_AGAIN,
        DAMAGED_WHY,
        N_("A workbook that a mail filter has taken pieces out of."),
    ),
    error(
        "F13",
        N_("A part that cannot be understood"),
        N_("{file} is damaged: its part {part} is not well-formed at line {line}."),
        ASK_AGAIN,
        DAMAGED_WHY,
        N_("A workbook written by a system that does not follow the format."),
    ),
    error(
        "F14",
        N_("Unpacks to far too much"),
        N_("{file} is not read: what it packs ({part}) unpacks to far more than any plan holds."),
        N_("If it is an honest workbook, delete the blank rows and unused sheets of a copy."),
        N_(
            "A small file can be made so that it unpacks to fill a disk (a zip bomb). Every file is read within limits, so that one file can never stop the machine for everybody."
        ),
        N_("A file of 42 kB that unpacks to four petabytes."),
    ),
    error(
        "F15",
        N_("Too much in it"),
        N_("{file} holds more {what} than are read of one file (the limit is {limit})."),
        N_("Check the sheets of the plan alone: delete the others from a copy."),
        LIMIT_WHY,
        N_("A workbook with a sheet of 300,000 rows of case data beside the plan."),
    ),
    error(
        "F16",
        N_("Too much in one cell"),
        N_("A cell holds {size} characters, more than a spreadsheet can hold."),
        N_(
            "Look at that cell: a quotation mark that is not closed can swallow the rest of a file."
        ),
        LIMIT_WHY,
        N_("A whole report pasted into one cell of a .csv file."),
    ),
    error(
        "F17",
        N_("A cell whose text is missing"),
        N_("A cell refers to text number {number} of the workbook, which has only {count}."),
        ASK_AGAIN,
        N_(
            "A workbook keeps each text once and cells refer to it by number. Nothing is read from a damaged file, because what is missing could be the rows that matter."
        ),
        N_("`Actions!F14` refers to text number 999, and there are 120."),
    ),
    error(
        "F31",
        N_("Takes too long"),
        N_("{file} was given up: reading it took too long."),
        N_("Save it again in Excel, without blank rows and unused sheets, and check the copy."),
        LIMIT_WHY,
        N_("A workbook with colours on every cell of a million rows."),
    ),
    error(
        "F32",
        N_("Needs too much memory"),
        N_("{file} was given up: reading it needs more memory than one file may have."),
        N_("Save it again in Excel, without blank rows and unused sheets, and check the copy."),
        LIMIT_WHY,
        N_("An .xls whose directory claims a billion cells."),
    ),
    error(
        "F33",
        N_("Breaks the reader"),
        N_("{file} was given up: it is so damaged that it breaks the programme that reads it."),
        ASK_AGAIN,
        N_(
            "Files are read in a process of their own, so that a bad one harms nothing else. "
            "Nothing is read from a damaged file, because what is missing could be the rows that "
            "matter."
        ),
        N_("An .xls with a few bytes changed."),
    ),
    error(
        "F35",
        N_("No process to read it in"),
        N_("{file} was not read: this machine could start no process to read it in."),
        N_("Try again in a minute; if it stays so, tell whoever looks after the installation."),
        N_(
            "Files are read in a process of their own, so that a bad one harms nothing else. "
            "A machine that is out of memory or processes cannot start one."
        ),
        N_("A small server on the evening before the board, when everybody uploads."),
    ),
    error(
        "F34",
        N_("A cell far from the rest"),
        N_(
            "The content of a sheet of {file} reaches to {cell}, too far for a workbook of this kind."
        ),
        N_("Delete what stands there by mistake, or save the workbook as .xlsx."),
        LIMIT_WHY,
        N_("A full stop in the last cell, IV65536, of an .xls."),
    ),
)
