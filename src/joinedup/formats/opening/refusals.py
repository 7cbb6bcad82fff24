"""Why a file cannot be read: the rules of refusals."""

from __future__ import annotations

from joinedup.core.finding import Rule, Severity

FAMILY = "files"
SAVE_AS = "Open it in the programme it was made with, save it as an Excel workbook (.xlsx), and check that."
ASK_AGAIN = (
    "Open it in Excel (or LibreOffice) and save it again, which mends most faults; "
    "if it does not open there either, ask for the file again."
)
DAMAGED_WHY = (
    "A file is usually damaged on its way: a download or a mail that broke off, a shared drive "
    "that had not finished copying. Nothing is read from a damaged file, because what is missing "
    "could be the rows that matter."
)
LIMIT_WHY = (
    "Every file is read within limits, so that one file can never stop the machine for everybody. "
    "The limits are far above what a plan needs."
)


def _error(code: str, title: str, sentence: str, remedy: str, why: str, example: str) -> Rule:
    return Rule(
        code=code,
        family=FAMILY,
        severity=Severity.ERROR,
        title=title,
        sentence=sentence,
        remedy=remedy,
        why=why,
        example=example,
        rank=0,
        about="file",
    )


NOT_THERE = (
    _error(
        "F01",
        "There is no such file",
        "There is no file {file} here.",
        "Check the name and the folder, and whether the file has been moved.",
        "The name was read exactly as it was typed.",
        "`check Paln.xlsx` where the file is called `Plan.xlsx`.",
    ),
    _error(
        "F02",
        "A folder, not a file",
        "{file} is a folder, not a file.",
        "Name one file in it.",
        "One plan is read from one file.",
        "`check Plans` where `Plans` is a folder with five workbooks.",
    ),
    _error(
        "F03",
        "The file cannot be opened",
        "{file} is there and cannot be opened: this account may not read it, or it is in use.",
        "Close it in Excel if it is open there, or copy it to a folder of your own.",
        "Windows locks a workbook while somebody has it open, and shared drives have permissions.",
        "A workbook on the partnership's shared drive that only the finance team may read.",
    ),
    _error(
        "F04",
        "Nothing in it",
        "{file} is empty: there is nothing in it to read.",
        "Check that it is the right file, and that its upload or download finished.",
        "A file of no bytes, or a workbook in which every sheet is blank.",
        "A download that broke off before it began leaves a file of 0 kB.",
    ),
    _error(
        "F05",
        "Too large",
        "{file} is larger than the {limit} MB that are read of one file.",
        "Take pictures and old sheets out of a copy, and check that.",
        LIMIT_WHY,
        "A workbook with forty photographs of the consultation evening on a sheet of its own.",
    ),
)

OTHER_KINDS = (
    _error(
        "F06",
        "Not what its name says",
        "{file} is not what its ending {suffix} says: it holds {what}.",
        "If it is a table as text, give it the ending .csv; otherwise ask for the file again.",
        "The kind of a file is found from its content. The ending is only a name.",
        "A web page or an error message saved under the name `Plan.xlsx`.",
    ),
    _error(
        "F07",
        "Protected with a password",
        "{file} is protected with a password, so it cannot be read.",
        "Save a copy without the password (File, Info, Protect Workbook) and check that.",
        "A password encrypts the whole file. Joinedup never asks for passwords.",
        "`Plan.xlsx is protected with a password, so it cannot be read.`",
    ),
    _error(
        "F08",
        "An old Word document",
        "{file} is a Word document of the kind made before 2007 (.doc), which is not read.",
        "Open it in Word, save it as .docx, and check that.",
        "The old kind cannot be read reliably; Word itself converts it in a moment.",
        "An action log that has been carried forward since 2005.",
    ),
    _error(
        "F09",
        "A PDF",
        "{file} is a PDF, in which tables are only ink on paper.",
        "Use the Word document or the Excel workbook that it was made from.",
        "A PDF keeps where each letter stands on the page and forgets rows, columns and cells. "
        "What would be read from it could be wrong without anybody noticing.",
        "The plan as published on the council's website.",
    ),
    _error(
        "F10",
        "A web page",
        "{file} is a web page, not a workbook, whatever its ending says.",
        "Open it in Excel, save it as an Excel workbook (.xlsx), and check that.",
        "Some systems export web pages and call them .xls; Excel opens them with a warning.",
        "A performance system's export named `export.xls`.",
    ),
    _error(
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
    _error(
        "F11",
        "Only part of a file",
        "{file} is incomplete: its end is missing.",
        "Copy or download it again, and wait until that has finished.",
        DAMAGED_WHY,
        "A 2 MB workbook of which 1.3 MB arrived.",
    ),
    _error(
        "F12",
        "Damaged inside",
        "{file} is damaged: its part {part} is missing or cannot be unpacked.",
        ASK_AGAIN,
        DAMAGED_WHY,
        "A workbook that a mail filter has taken pieces out of.",
    ),
    _error(
        "F13",
        "A part that cannot be understood",
        "{file} is damaged: its part {part} is not well-formed at line {line}.",
        ASK_AGAIN,
        DAMAGED_WHY,
        "A workbook written by a system that does not follow the format.",
    ),
    _error(
        "F14",
        "Unpacks to far too much",
        "{file} is not read: what it packs ({part}) unpacks to far more than any plan holds.",
        "If it is an honest workbook, delete the blank rows and unused sheets of a copy.",
        "A small file can be made so that it unpacks to fill a disk (a zip bomb). " + LIMIT_WHY,
        "A file of 42 kB that unpacks to four petabytes.",
    ),
    _error(
        "F15",
        "Too much in it",
        "{file} holds more {what} than are read of one file (the limit is {limit}).",
        "Check the sheets of the plan alone: delete the others from a copy.",
        LIMIT_WHY,
        "A workbook with a sheet of 300,000 rows of case data beside the plan.",
    ),
    _error(
        "F16",
        "Too much in one cell",
        "A cell holds {size} characters, more than a spreadsheet can hold.",
        "Look at that cell: a quotation mark that is not closed can swallow the rest of a file.",
        LIMIT_WHY,
        "A whole report pasted into one cell of a .csv file.",
    ),
    _error(
        "F17",
        "A cell whose text is missing",
        "A cell refers to text number {number} of the workbook, which has only {count}.",
        ASK_AGAIN,
        "A workbook keeps each text once and cells refer to it by number. " + DAMAGED_WHY,
        "`Actions!F14` refers to text number 999, and there are 120.",
    ),
    _error(
        "F31",
        "Takes too long",
        "{file} was given up: reading it took too long.",
        "Save it again in Excel, without blank rows and unused sheets, and check the copy.",
        LIMIT_WHY,
        "A workbook with colours on every cell of a million rows.",
    ),
    _error(
        "F32",
        "Needs too much memory",
        "{file} was given up: reading it needs more memory than one file may have.",
        "Save it again in Excel, without blank rows and unused sheets, and check the copy.",
        LIMIT_WHY,
        "An .xls whose directory claims a billion cells.",
    ),
    _error(
        "F33",
        "Breaks the reader",
        "{file} was given up: it is so damaged that it breaks the programme that reads it.",
        ASK_AGAIN,
        "Files are read in a process of their own, so that a bad one harms nothing else. "
        + DAMAGED_WHY,
        "An .xls with a few bytes changed.",
    ),
    _error(
        "F35",
        "No process to read it in",
        "{file} was not read: this machine could start no process to read it in.",
        "Try again in a minute; if it stays so, tell whoever looks after the installation.",
        "Files are read in a process of their own, so that a bad one harms nothing else. "
        "A machine that is out of memory or processes cannot start one.",
        "A small server on the evening before the board, when everybody uploads.",
    ),
    _error(
        "F34",
        "A cell far from the rest",
        "The content of a sheet of {file} reaches to {cell}, too far for a workbook of this kind.",
        "Delete what stands there by mistake, or save the workbook as .xlsx.",
        LIMIT_WHY,
        "A full stop in the last cell, IV65536, of an .xls.",
    ),
)

TEXT = (
    _error(
        "F21",
        "A character in no known encoding",
        "{file}, line {line}, column {column}: the byte {byte} is no character in {encoding}.",
        "Save it again as “CSV UTF-8”, and look at that place: the character may be lost already.",
        "Text is stored as numbers, by one of several tables. Nothing is replaced by a question "
        "mark here, because a lost £ or é is a wrong figure or a wrong name.",
        "A list exported from a Macintosh, put end to end with one from Windows.",
    ),
    _error(
        "F22",
        "Two encodings in one file",
        "{file} mixes two encodings: line {line}, column {column} (byte {byte}) is not UTF-8, and "
        "other places are.",
        "Open both sources in Excel, save each as “CSV UTF-8”, and put those together.",
        "Either reading of the file would turn some names and pound signs into something else.",
        "Two partners' lists copied into one file.",
    ),
    _error(
        "F23",
        "Not text",
        "{file} is not a text file: line {line}, column {column} has the character {character}.",
        "Check that it is the right file, and save it again as “CSV UTF-8”.",
        "Such characters do not occur in text; the file may be of another kind, or damaged.",
        "A picture with the ending .csv.",
    ),
    _error(
        "F24",
        "A quotation mark that is never closed",
        "{file}: a quotation mark that opens in the row at line {line} is never closed.",
        "Put the missing quotation mark in, or save the table again from Excel.",
        "Everything after the mark would be read as one cell, and its rows would vanish.",
        '`12,"Walking to school,2026` lacks the mark after "school".',
    ),
    _error(
        "F30",
        "No table in it",
        "{file} has no table, and only tables are read from a document.",
        "Put the plan or the action log into a table with a row of headings.",
        "Running text says what is meant to a person, not which cell is a date and which a lead.",
        "Minutes whose actions are written as paragraphs.",
    ),
)

XML = (
    _error(
        "F18",
        "Ends too early",
        "{file} ends too early: at line {line} something that was opened is not closed.",
        "Copy or download it again, and wait until that has finished.",
        DAMAGED_WHY,
        "A StratML file that breaks off in the middle of an objective.",
    ),
    _error(
        "F19",
        "Not well-formed",
        "{file} is not well-formed XML at line {line}, column {column}: {quoted}",
        "Correct that line, or ask for the file again.",
        "XML that breaks its own rules can be read in more than one way, so it is not read.",
        "An attribute that stands twice in one tag.",
    ),
    _error(
        "F25",
        "Nested too deep",
        "{file} nests deeper than {limit} levels at line {line}.",
        "A plan nests ten levels or so: ask where this file comes from.",
        LIMIT_WHY,
        "A file made to break programmes, with 200,000 tags inside one another.",
    ),
    _error(
        "F26",
        "Too many elements",
        "{file} has more than {limit} elements.",
        "Divide it into one file for each plan.",
        LIMIT_WHY,
        "An export of every plan of a government in one file.",
    ),
    _error(
        "F27",
        "Has a DOCTYPE",
        "{file} has a DOCTYPE at line {line}, which is refused.",
        "Delete the line that begins with <!DOCTYPE (StratML needs none) and check again.",
        "A DOCTYPE can make a small file grow without end or fetch other files from the machine. "
        "No format that is read here needs one.",
        "`<!DOCTYPE lolz [<!ENTITY lol ...`",
    ),
    _error(
        "F28",
        "A tag closed wrongly",
        "{file}: the tag closed at line {line}, column {column} is not the one that was open: "
        "{quoted}",
        "Close the tags in the order in which they were opened, the last one first.",
        "XML that breaks its own rules can be read in more than one way, so it is not read.",
        "`<Goal><Name>Ready for school</Goal></Name>`",
    ),
    _error(
        "F29",
        "A stray character",
        "{file} has a character at line {line}, column {column} that may not stand there: {quoted}",
        "Often it is an & (write &amp;amp;) or a < (write &amp;lt;) in running text.",
        "XML that breaks its own rules can be read in more than one way, so it is not read.",
        "`<Name>Health & Wellbeing</Name>`",
    ),
)
