"""Lines between two tables of a sheet: the caption of the lower one is no row of the upper."""

import pytest

from tests.formats.workbook.grids import Rows, cells, codes, finding, read, titles

HEAD = ["Outcome", "Action", "Lead", "By when"]
WALK = ["Health", "Walking group", "NHS", "31/03/2027"]
MEASURES: Rows = [["Indicator", "Baseline", "Target", "Owner"], ["Crime", "38", "30", "Police"]]


@pytest.mark.parametrize("air", [[], [[]], [[], []]], ids=["none", "one row", "two rows"])
def test_a_caption_above_a_lower_table_is_no_outcome_and_is_told(air: Rows) -> None:
    file = read([HEAD, WALK, [], ["Performance measures"], *air, *MEASURES])
    assert titles(file.plan.outcomes) == ["Health"]
    assert titles(file.plan.measures) == ["Crime"]
    assert [extra.text for extra in file.plan.extras] == ["Performance measures"]
    assert cells(finding(file, "T05")) == ["Sheet1!A4"]


def test_captions_of_two_lines_are_both_kept() -> None:
    file = read([HEAD, WALK, [], ["Performance measures"], ["As agreed in May"], *MEASURES])
    assert titles(file.plan.outcomes) == ["Health"]
    assert cells(finding(file, "T05")) == ["Sheet1!A4", "Sheet1!A5"]


def test_a_title_alone_in_the_last_row_is_still_a_row() -> None:
    head, walk, park = ["Action", "Lead", "By when"], WALK[1:], ["Skate park"]
    file = read([head, walk, park, [], *MEASURES])
    assert titles(file.plan.actions) == ["Walking group", "Skate park"]
    assert "T05" not in codes(file)


def test_a_caption_that_names_an_aim_is_the_aim_of_the_table_below_it() -> None:
    other = ["Project", "Lead officer", "Deadline", "RAG"]
    hub = ["Job hub", "Council", "30/06/2027", "Green"]
    upper: Rows = [["Action", "Lead", "By when"], WALK[1:]]
    file = read([*upper, [], ["Aim 2: Work that pays"], other, hub])
    assert titles(file.plan.outcomes) == ["Work that pays"]
    (link,) = file.plan.links
    assert (link.source, link.target) == ("A2", "O1")
