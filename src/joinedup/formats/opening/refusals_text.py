"""Why a text table, a document or an XML file cannot be read."""

from __future__ import annotations

from joinedup.core.catalogue import N_
from joinedup.formats.opening.wording import DAMAGED_WHY, LIMIT_WHY, error

TEXT = (
    error(
        "F21",
        N_("A character in no known encoding"),
        N_("{file}, line {line}, column {column}: the byte {byte} is no character in {encoding}."),
        N_(
            "Save it again as “CSV UTF-8”, and look at that place: the character may be lost already."
        ),
        N_(
            "Text is stored as numbers, by one of several tables. Nothing is replaced by a question "
            "mark here, because a lost £ or é is a wrong figure or a wrong name."
        ),
        N_("A list exported from a Macintosh, put end to end with one from Windows."),
    ),
    error(
        "F22",
        N_("Two encodings in one file"),
        N_(
            "{file} mixes two encodings: line {line}, column {column} (byte {byte}) is not UTF-8, and "
            "other places are."
        ),
        N_("Open both sources in Excel, save each as “CSV UTF-8”, and put those together."),
        N_("Either reading of the file would turn some names and pound signs into something else."),
        N_("Two partners’ lists copied into one file."),
    ),
    error(
        "F23",
        N_("Not text"),
        N_(
            "{file} is not a text file: line {line}, column {column} has the character {character}."
        ),
        N_("Check that it is the right file, and save it again as “CSV UTF-8”."),
        N_("Such characters do not occur in text; the file may be of another kind, or damaged."),
        N_("A picture with the ending .csv."),
    ),
    error(
        "F24",
        N_("A quotation mark that is never closed"),
        N_("{file}: a quotation mark that opens in the row at line {line} is never closed."),
        N_("Put the missing quotation mark in, or save the table again from Excel."),
        N_("Everything after the mark would be read as one cell, and its rows would vanish."),
        N_('`12,"Walking to school,2026` lacks the mark after "school".'),
    ),
    error(
        "F30",
        N_("No table in it"),
        N_("{file} has no table, and only tables are read from a document."),
        N_("Put the plan or the action log into a table with a row of headings."),
        N_(
            "Running text says what is meant to a person, not which cell is a date and which a lead."
        ),
        N_("Minutes whose actions are written as paragraphs."),
    ),
)

XML = (
    error(
        "F18",
        N_("Ends too early"),
        N_("{file} ends too early: at line {line} something that was opened is not closed."),
        N_("Copy or download it again, and wait until that has finished."),
        DAMAGED_WHY,
        N_("A StratML file that breaks off in the middle of an objective."),
    ),
    error(
        "F19",
        N_("Not well-formed"),
        N_("{file} is not well-formed XML at line {line}, column {column}: {quoted}"),
        N_("Correct that line, or ask for the file again."),
        N_("XML that breaks its own rules can be read in more than one way, so it is not read."),
        N_("An attribute that stands twice in one tag."),
    ),
    error(
        "F25",
        N_("Nested too deep"),
        N_("{file} nests deeper than {limit} levels at line {line}."),
        N_("A plan nests ten levels or so: ask where this file comes from."),
        LIMIT_WHY,
        N_("A file made to break programmes, with 200,000 tags inside one another."),
    ),
    error(
        "F26",
        N_("Too many elements"),
        N_("{file} has more than {limit} elements."),
        N_("Divide it into one file for each plan."),
        LIMIT_WHY,
        N_("An export of every plan of a government in one file."),
    ),
    error(
        "F27",
        N_("Has a DOCTYPE"),
        N_("{file} has a DOCTYPE at line {line}, which is refused."),
        N_("Delete the line that begins with <!DOCTYPE (StratML needs none) and check again."),
        N_(
            "A DOCTYPE can make a small file grow without end or fetch other files from the machine. "
            "No format that is read here needs one."
        ),
        N_("`<!DOCTYPE lolz [<!ENTITY lol ...`"),
    ),
    error(
        "F28",
        N_("A tag closed wrongly"),
        N_(
            "{file}: the tag closed at line {line}, column {column} is not the one that was open: "
            "{quoted}"
        ),
        N_("Close the tags in the order in which they were opened, the last one first."),
        N_("XML that breaks its own rules can be read in more than one way, so it is not read."),
        N_("`<Goal><Name>Ready for school</Goal></Name>`"),
    ),
    error(
        "F29",
        N_("A stray character"),
        N_(
            "{file} has a character at line {line}, column {column} that may not stand there: {quoted}"
        ),
        N_("Often it is an & (write &amp;) or a < (write &lt;) in running text."),
        N_("XML that breaks its own rules can be read in more than one way, so it is not read."),
        N_("`<Name>Health & Wellbeing</Name>`"),
    ),
)
