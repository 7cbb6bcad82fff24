"""Why a text table, a document or an XML file cannot be read."""

from __future__ import annotations

from joinedup.formats.opening.wording import DAMAGED_WHY, LIMIT_WHY, error

TEXT = (
    error(
        "F21",
        "A character in no known encoding",
        "{file}, line {line}, column {column}: the byte {byte} is no character in {encoding}.",
        "Save it again as “CSV UTF-8”, and look at that place: the character may be lost already.",
        "Text is stored as numbers, by one of several tables. Nothing is replaced by a question "
        "mark here, because a lost £ or é is a wrong figure or a wrong name.",
        "A list exported from a Macintosh, put end to end with one from Windows.",
    ),
    error(
        "F22",
        "Two encodings in one file",
        "{file} mixes two encodings: line {line}, column {column} (byte {byte}) is not UTF-8, and "
        "other places are.",
        "Open both sources in Excel, save each as “CSV UTF-8”, and put those together.",
        "Either reading of the file would turn some names and pound signs into something else.",
        "Two partners' lists copied into one file.",
    ),
    error(
        "F23",
        "Not text",
        "{file} is not a text file: line {line}, column {column} has the character {character}.",
        "Check that it is the right file, and save it again as “CSV UTF-8”.",
        "Such characters do not occur in text; the file may be of another kind, or damaged.",
        "A picture with the ending .csv.",
    ),
    error(
        "F24",
        "A quotation mark that is never closed",
        "{file}: a quotation mark that opens in the row at line {line} is never closed.",
        "Put the missing quotation mark in, or save the table again from Excel.",
        "Everything after the mark would be read as one cell, and its rows would vanish.",
        '`12,"Walking to school,2026` lacks the mark after "school".',
    ),
    error(
        "F30",
        "No table in it",
        "{file} has no table, and only tables are read from a document.",
        "Put the plan or the action log into a table with a row of headings.",
        "Running text says what is meant to a person, not which cell is a date and which a lead.",
        "Minutes whose actions are written as paragraphs.",
    ),
)

XML = (
    error(
        "F18",
        "Ends too early",
        "{file} ends too early: at line {line} something that was opened is not closed.",
        "Copy or download it again, and wait until that has finished.",
        DAMAGED_WHY,
        "A StratML file that breaks off in the middle of an objective.",
    ),
    error(
        "F19",
        "Not well-formed",
        "{file} is not well-formed XML at line {line}, column {column}: {quoted}",
        "Correct that line, or ask for the file again.",
        "XML that breaks its own rules can be read in more than one way, so it is not read.",
        "An attribute that stands twice in one tag.",
    ),
    error(
        "F25",
        "Nested too deep",
        "{file} nests deeper than {limit} levels at line {line}.",
        "A plan nests ten levels or so: ask where this file comes from.",
        LIMIT_WHY,
        "A file made to break programmes, with 200,000 tags inside one another.",
    ),
    error(
        "F26",
        "Too many elements",
        "{file} has more than {limit} elements.",
        "Divide it into one file for each plan.",
        LIMIT_WHY,
        "An export of every plan of a government in one file.",
    ),
    error(
        "F27",
        "Has a DOCTYPE",
        "{file} has a DOCTYPE at line {line}, which is refused.",
        "Delete the line that begins with <!DOCTYPE (StratML needs none) and check again.",
        "A DOCTYPE can make a small file grow without end or fetch other files from the machine. "
        "No format that is read here needs one.",
        "`<!DOCTYPE lolz [<!ENTITY lol ...`",
    ),
    error(
        "F28",
        "A tag closed wrongly",
        "{file}: the tag closed at line {line}, column {column} is not the one that was open: "
        "{quoted}",
        "Close the tags in the order in which they were opened, the last one first.",
        "XML that breaks its own rules can be read in more than one way, so it is not read.",
        "`<Goal><Name>Ready for school</Goal></Name>`",
    ),
    error(
        "F29",
        "A stray character",
        "{file} has a character at line {line}, column {column} that may not stand there: {quoted}",
        "Often it is an & (write &amp;) or a < (write &lt;) in running text.",
        "XML that breaks its own rules can be read in more than one way, so it is not read.",
        "`<Name>Health & Wellbeing</Name>`",
    ),
)
