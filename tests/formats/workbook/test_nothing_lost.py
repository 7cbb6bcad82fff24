"""Whatever the columns, every word of a row that is read is somewhere in the plan."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from joinedup.core.planfile import PlanFile
from joinedup.formats.workbook.vocabulary import synonyms
from tests.formats.workbook.grids import cells, read

TITLES = ["Action", "Indicator", "Outcome", "Priority", "Risk", "Milestone", "Job title"]
headings = st.lists(st.sampled_from(sorted(synonyms())), min_size=2, max_size=9, unique=True)
gaps = st.sets(st.tuples(st.integers(0, 3), st.integers(0, 10)), max_size=8)


def _told(file: PlanFile) -> set[int]:
    """The rows that a finding says were not used."""
    places = (
        place for found in file.findings if found.code in ("T05", "T06") for place in cells(found)
    )
    return {int(re.findall(r"\d+$", place)[0]) for place in places}


@settings(max_examples=500, deadline=None)
@example("Action", ["latest", "period"], 1, {(0, 1)})
@given(st.sampled_from(TITLES), headings, st.integers(1, 4), gaps)
def test_every_cell_of_a_row_that_is_read_is_kept_somewhere(
    title: str, others: list[str], count: int, gaps: set[tuple[int, int]]
) -> None:
    head = [title, *others, "Lead officer", "Sector"]
    rows = [
        [None if (row, column) in gaps else f"word{row}x{column}" for column in range(len(head))]
        for row in range(count)
    ]
    file = read([head, *rows])
    if not any(each.rows for each in file.understood):
        return
    held, told = repr(file.plan), _told(file)
    lost = [
        (head[column], word)
        for row, words in enumerate(rows)
        if row + 2 not in told
        for column, word in enumerate(words)
        if word and word not in held
    ]
    assert lost == [], [(each.header, each.as_) for each in file.understood[0].columns]
