"""The list of actions: narrowed, sorted, cut into pages."""

import pytest

from bench.plans import wired_plan
from joinedup.core.snapshot import Snapshot
from joinedup.queries.actions import NOBODY, PER_PAGE, SORTS, Asked, listing, rows_of
from tests.queries.plan_of_riverside import DAY, ref_of, snapshot


@pytest.fixture(scope="module")
def rows():
    return rows_of(snapshot())


def numbers(rows, **asked):
    return [row.number for row in listing(rows, Asked(**asked)).rows]


def test_everything_stands_in_the_plans_own_order(rows):
    shown = listing(rows, Asked())
    assert (shown.count, shown.total, shown.pages) == (60, 60, 1)
    assert [row.number for row in shown.rows][:3] == ["1.1.1", "1.1.2", "1.1.3"]


def test_a_partner_finds_what_it_answers_for_and_what_it_works_on(rows):
    fire = ref_of("partners", "P5")
    found = numbers(rows, partner=fire)
    assert {"7.2.1", "7.2.2"} <= set(found)
    assert "4.2.1" in found


def test_actions_that_nobody_answers_for_can_be_asked_for(rows):
    assert numbers(rows, partner=NOBODY) == ["3.1.2", "6.2.3"]


def test_an_aim_finds_what_leads_to_it_and_filters_narrow_together(rows):
    aim = ref_of("outcomes", "7")
    assert len(numbers(rows, outcome=aim)) == 7
    assert numbers(rows, outcome=aim, text="river radio") == ["7.2.3"]


def test_words_are_looked_for_in_titles_numbers_leads_and_partners(rows):
    assert numbers(rows, text="5.2.1") == ["5.2.1"]
    assert "6.3.1" in numbers(rows, text="superintendent")
    assert "7.1.1" in numbers(rows, text="rivers AGENCY")


def test_every_word_has_to_be_there(rows):
    assert numbers(rows, text="eastmere lamps") == []


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_shows_everything_once(rows, sort):
    assert sorted(numbers(rows, sort=sort)) == sorted(numbers(rows))


def test_by_date_the_first_due_comes_first_and_by_status_what_is_stuck(rows):
    shown = listing(rows, Asked(sort="due")).rows
    days = [row.due.last_day for row in shown if row.due and row.due.last_day]
    assert days == sorted(days)
    assert listing(rows, Asked(sort="status")).rows[0].status.value == "stuck"


def test_pages_hold_a_hundred_and_a_page_beyond_the_last_is_the_last():
    rows = rows_of(Snapshot(plan=wired_plan(250), day=DAY))
    last = listing(rows, Asked(page=99))
    assert (last.pages, last.page, last.first, len(last.rows)) == (3, 3, 201, 50)
    assert len(listing(rows, Asked()).rows) == PER_PAGE
