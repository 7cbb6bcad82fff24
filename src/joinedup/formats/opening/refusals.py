"""Why a file cannot be read: not there, of another kind, damaged, or too much."""

from __future__ import annotations

from joinedup.formats.opening.wording import ASK_AGAIN, DAMAGED_WHY, LIMIT_WHY, SAVE_AS, error

NOT_THERE = (
    error(
        "F01",
        "There is no such file",
        "There is no file {file} here.",
        "Check the name and the folder, and whether the file has been moved.",
        "The name was read exactly as it was typed.",
        "`check Paln.xlsx` where the file is called `Plan.xlsx`.",
    ),
    error(
        "F02",
        "A folder, not a file",
        "{file} is a folder, not a file.",
        "Name one file in it.",
        "One plan is read from one file.",
        "`check Plans` where `Plans` is a folder with five workbooks.",
    ),
    error(
        "F03",
        "The file cannot be opened",
        "{file} is there and cannot be opened: this account may not read it, or it is in use.",
        "Close it in Excel if it is open there, or copy it to a folder of your own.",
        "Windows locks a workbook while somebody has it open, and shared drives have permissions.",
        "A workbook on the partnership's shared drive that only the finance team may read.",
    ),
    error(
        "F04",
        "Nothing in it",
        "{file} is empty: there is nothing in it to read.",
        "Check that it is the right file, and that its upload or download finished.",
        "A file of no bytes, or a workbook in which every sheet is blank.",
        "A download that broke off before it began leaves a file of 0 kB.",
    ),
    error(
        "F05",
        "Too large",
        "{file} is larger than the {limit} MB that are read of one file.",
        "Take pictures and old sheets out of a copy, and check that.",
        LIMIT_WHY,
        "A workbook with forty photographs of the consultation evening on a sheet of its own.",
    ),
)

OTHER_KINDS = (
    error(
        "F06",
        "Not what its name says",
        "{file} is not what its ending {suffix} says: it holds {what}.",
        "If it is a table as text, give it the ending .csv; otherwise ask for the file again.",
        "The kind of a file is found from its content. The ending is only a name.",
        "A web page or an error message saved under the name `Plan.xlsx`.",
    ),
    error(
        "F07",
        "Protected with a password",
        "{file} is protected with a password, so it cannot be read.",
        "Save a copy without the password (File, Info, Protect Workbook) and check that.",
        "A password encrypts the whole file. Joinedup never asks for passwords.",
        "`Plan.xlsx is protected with a password, so it cannot be read.`",
    ),
    error(
        "F08",
        "An old Word document",
        "{file} is a Word document of the kind made before 2007 (.doc), which is not read.",
        "Open it in Word, save it as .docx, and check that.",
        "The old kind cannot be read reliably; Word itself converts it in a moment.",
        "An action log that has been carried forward since 2005.",
    ),
    error(
        "F09",
        "A PDF",
        "{file} is a PDF, in which tables are only ink on paper.",
        "Use the Word document or the Excel workbook that it was made from.",
        "A PDF keeps where each letter stands on the page and forgets rows, columns and cells. "
        "What would be read from it could be wrong without anybody noticing.",
        "The plan as published on the council's website.",
    ),
    error(
        "F10",
        "A web page",
        "{file} is a web page, not a workbook, whatever its ending says.",
        "Open it in Excel, save it as an Excel workbook (.xlsx), and check that.",
        "Some systems export web pages and call them .xls; Excel opens them with a warning.",
        "A performance system's export named `export.xls`.",
    ),
    error(
        "F20",
        "A kind of file that is not read",
        "{file} is {what}, which is not read.",
        SAVE_AS,
        "Workbooks (.xlsx, .xls, .ods), tables as text (.csv), tables in Word (.docx) and Markdown "
        "(.md), StratML (.xml) and our own archives (.json) are read.",
        "A zip of five workbooks: unpack it, and check each.",
    ),
)

DAMAGED = (
    error(
        "F11",
        "Only part of a file",
        "{file} is incomplete: its end is missing.",
        "Copy or download it again, and wait until that has finished.",
        DAMAGED_WHY,
        "A 2 MB workbook of which 1.3 MB arrived.",
    ),
    error(
        "F12",
        "Damaged inside",
        "{file} is damaged: its part {part} is missing or cannot be unpacked.",
        ASK_AGAIN,
        DAMAGED_WHY,
        "A workbook that a mail filter has taken pieces out of.",
    ),
    error(
        "F13",
        "A part that cannot be understood",
        "{file} is damaged: its part {part} is not well-formed at line {line}.",
        ASK_AGAIN,
        DAMAGED_WHY,
        "A workbook written by a system that does not follow the format.",
    ),
    error(
        "F14",
        "Unpacks to far too much",
        "{file} is not read: what it packs ({part}) unpacks to far more than any plan holds.",
        "If it is an honest workbook, delete the blank rows and unused sheets of a copy.",
        "A small file can be made so that it unpacks to fill a disk (a zip bomb). " + LIMIT_WHY,
        "A file of 42 kB that unpacks to four petabytes.",
    ),
    error(
        "F15",
        "Too much in it",
        "{file} holds more {what} than are read of one file (the limit is {limit}).",
        "Check the sheets of the plan alone: delete the others from a copy.",
        LIMIT_WHY,
        "A workbook with a sheet of 300,000 rows of case data beside the plan.",
    ),
    error(
        "F16",
        "Too much in one cell",
        "A cell holds {size} characters, more than a spreadsheet can hold.",
        "Look at that cell: a quotation mark that is not closed can swallow the rest of a file.",
        LIMIT_WHY,
        "A whole report pasted into one cell of a .csv file.",
    ),
    error(
        "F17",
        "A cell whose text is missing",
        "A cell refers to text number {number} of the workbook, which has only {count}.",
        ASK_AGAIN,
        "A workbook keeps each text once and cells refer to it by number. " + DAMAGED_WHY,
        "`Actions!F14` refers to text number 999, and there are 120.",
    ),
    error(
        "F31",
        "Takes too long",
        "{file} was given up: reading it took too long.",
        "Save it again in Excel, without blank rows and unused sheets, and check the copy.",
        LIMIT_WHY,
        "A workbook with colours on every cell of a million rows.",
    ),
    error(
        "F32",
        "Needs too much memory",
        "{file} was given up: reading it needs more memory than one file may have.",
        "Save it again in Excel, without blank rows and unused sheets, and check the copy.",
        LIMIT_WHY,
        "An .xls whose directory claims a billion cells.",
    ),
    error(
        "F33",
        "Breaks the reader",
        "{file} was given up: it is so damaged that it breaks the programme that reads it.",
        ASK_AGAIN,
        "Files are read in a process of their own, so that a bad one harms nothing else. "
        + DAMAGED_WHY,
        "An .xls with a few bytes changed.",
    ),
    error(
        "F35",
        "No process to read it in",
        "{file} was not read: this machine could start no process to read it in.",
        "Try again in a minute; if it stays so, tell whoever looks after the installation.",
        "Files are read in a process of their own, so that a bad one harms nothing else. "
        "A machine that is out of memory or processes cannot start one.",
        "A small server on the evening before the board, when everybody uploads.",
    ),
    error(
        "F34",
        "A cell far from the rest",
        "The content of a sheet of {file} reaches to {cell}, too far for a workbook of this kind.",
        "Delete what stands there by mistake, or save the workbook as .xlsx.",
        LIMIT_WHY,
        "A full stop in the last cell, IV65536, of an .xls.",
    ),
)
