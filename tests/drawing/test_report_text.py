from __future__ import annotations

import re
from dataclasses import replace

from joinedup.core.planfile import Column, Understood
from joinedup.drawing.report.as_text import write_text
from joinedup.drawing.report.model import Report
from joinedup.drawing.report.phrases import bare
from tests.drawing.reports import left, report


def test_the_head_says_what_was_checked_and_how_much_there_is_to_put_right() -> None:
    lines = write_text(report()).splitlines()
    assert lines[0] == "Riverside <2030>"
    assert lines[1] == "Riverside Together · plan.xlsx"
    assert lines[2] == "7 aims, 60 projects, 1 partner"
    assert "Read as at 17 November 2026, the file’s own date." in " ".join(lines[3:5])
    assert "3 things to put right: 1 error, 1 warning, 1 note" in lines


def test_the_plans_own_words_stand_only_among_others_of_their_language() -> None:
    assert "7 aims, 60 projects" in write_text(report(), language="en")
    welsh = write_text(report(), language="cy").splitlines()[2]
    assert "aims" not in welsh
    assert "projects" not in welsh
    own = replace(report(), words={"action": ("cynllun", "cynlluniau")}, language="cy")
    assert "60 cynlluniau" in write_text(own, language="cy")


def test_each_of_the_first_ten_has_its_sentence_its_cell_its_code_and_what_to_do() -> None:
    text = write_text(report(), width=100)
    assert (
        " 1. 4.2.1 Falls clinics <in> village halls is led by somebody who left on 30 September"
    ) in text
    assert "    Projects 25's!F31  L27  error" in text
    assert "    → Name who leads 4.2.1 Falls clinics <in> village halls now." in text


def test_a_code_is_told_once_on_the_first_screen_and_its_other_cases_below() -> None:
    many = [left(cell=f"F{row}") for row in range(31, 39)]
    text = write_text(report(*many), width=100)
    first, below = text.split("Everything else, by code")
    assert first.count("L27") == 1
    assert "7 more like it" in first
    assert below.count("  · ") == 5
    assert "and 2 more" in below
    assert "add --all" in below


def test_everything_lists_every_case_and_does_not_offer_to() -> None:
    many = [left(cell=f"F{row}") for row in range(31, 39)]
    text = write_text(report(*many), everything=True)
    assert text.count("  · ") == 7
    assert "--all" not in text


def test_no_line_is_wider_than_asked_for() -> None:
    for width in (40, 60, 80):
        widest = max(map(len, write_text(report(), width=width).splitlines()))
        assert widest <= width


def test_what_was_understood_names_every_column_used_or_not() -> None:
    text = write_text(report(), width=100)
    assert "C “By when” = action.due" in text
    assert "Columns not used: K “Notes & queries”" in text
    assert "actions · 60 rows read · 2 not used · header in row 4" in text
    assert "OLD · left out: hidden" in text


def test_a_code_switched_off_is_told_with_its_reason() -> None:
    assert "L05 is switched off. our services are listed elsewhere" in write_text(report())


def test_a_plan_with_nothing_to_put_right_says_so_and_shows_no_empty_headings() -> None:
    text = write_text(Report(file="plan.xlsx", title="Clean"))
    assert "Nothing to put right was found." in text
    assert "What scrutiny" not in text
    assert "Everything else" not in text


def test_colour_adds_escapes_and_changes_no_word() -> None:
    def mark(text: str, style: str) -> str:
        return f"[{style}]{text}[/]" if style else text

    painted = write_text(report(), paint=mark)
    assert "[error]error[/]" in painted
    bare = painted.replace("[/]", "")
    for style in ("heading", "strong", "quiet", "error", "warning", "note"):
        bare = bare.replace(f"[{style}]", "")
    assert bare.split() == write_text(report()).split()


def ours(*sheets: Understood) -> Report:
    about = Understood(
        sheet="About", header_row=1, columns=(Column(column="A", header="Item", as_="about.item"),)
    )
    return Report(file="plan.xlsx", understood=(about, *sheets))


def test_a_file_in_our_template_is_understood_in_a_line_and_its_columns_are_not_listed() -> None:
    due = Column(column="J", header="By when", as_="action.due")
    file = ours(Understood(sheet="Actions", header_row=1, columns=(due,), rows=60))
    text = write_text(file, width=200)
    assert "Joinedup’s own template" in text
    assert "Rows read: Actions 60." in text
    assert "action.due" not in text
    assert "action.due" in write_text(file, everything=True)


def test_what_was_not_used_of_our_template_is_listed_all_the_same() -> None:
    mine = Column(column="P", header="My notes", as_=None)
    text = write_text(ours(Understood(sheet="Actions", header_row=1, columns=(mine,), rows=60)))
    assert "Columns not used: P “My notes”" in text


def test_a_plan_with_nothing_in_it_says_so() -> None:
    text = write_text(Report(file="plan.xlsx", counts={"outcome": 0, "action": 0}))
    assert "\nNo outcomes, priorities or actions\n" in text


def test_a_code_partly_told_on_the_first_screen_says_how_many_more_there_are() -> None:
    text = write_text(report(left(cell="F31"), left(cell="F32"), left(cell="F33")), width=100)
    assert "(error, 2 more)" in text


def test_the_command_is_shown_as_it_was_typed() -> None:
    text = write_text(replace(report(), command="python3 start.py"))
    assert "python3 start.py explain" in text


def test_the_marks_of_markdown_are_for_pages_and_not_for_a_terminal() -> None:
    assert bare("*nothing, because…* or `none`") == "nothing, because… or none"


def test_colour_changes_no_line_break() -> None:
    def mark(text: str, style: str) -> str:
        return f"\x1b[1;31m{text}\x1b[0m" if style else text

    many = [left(cell=f"F{row}") for row in range(31, 39)]
    for width in (40, 60, 80):
        bare = write_text(report(*many), width=width)
        painted = write_text(report(*many), width=width, paint=mark)
        assert re.sub(r"\x1b\[[\d;]*m", "", painted) == bare
