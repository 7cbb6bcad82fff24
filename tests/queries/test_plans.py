"""The list of plans, and the page of the next version."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joinedup.commands import plans
from joinedup.commands.kernel import scope_of
from joinedup.core.permissions import Role
from joinedup.core.text import Text
from joinedup.core.words import Continuation, PlanStatus
from joinedup.queries import plans as pages
from joinedup.queries import visits
from joinedup.records import models
from tests.commands import house as houses
from tests.commands.house import NOW, agree


@pytest.fixture
def house(db):
    return houses.made()


def visit(house, by):
    found = visits.visit(house.slug, None)
    return replace(found, actor=by, scope=scope_of(by), head=(str(len(house.events())), ""))


def listed(house, by):
    seen = visit(house, by)
    with seen.opened():
        return pages.series(seen)


def next_page(house, draft, by, own=""):
    seen = visit(house, by)
    with seen.opened():
        row = models.PlanVersion.objects.select_related("previous").get(uid=draft)
        return pages.next_version(seen, row, NOW.date(), own)


def test_a_draft_is_listed_for_those_who_work_on_it(house):
    assert [each.slug for each in listed(house, house.office)] == ["main"]
    assert listed(house, house.actor(Role.SCRUTINY)) == ()
    assert listed(house, house.actor(Role.PUBLIC)) == ()


def test_the_agreed_version_is_current_and_its_next_can_be_begun_by_the_office_alone(house):
    agree(house)
    [series] = listed(house, house.office)
    assert series.may_draft
    assert series.current.status is PlanStatus.AGREED
    [seen] = listed(house, house.lead)
    assert not seen.may_draft


def test_a_draft_can_be_agreed_by_the_chair_and_no_partner(house):
    moves = {
        by.role: listed(house, by)[0].versions[0].moves
        for by in (house.office, house.actor(Role.CHAIR), house.lead)
    }
    assert moves == {
        Role.OFFICE: (PlanStatus.AGREED,),
        Role.CHAIR: (PlanStatus.AGREED,),
        Role.PARTNER_LEAD: (),
    }


def test_the_main_plan_comes_first(house):
    plans.begin(by=house.office, at=NOW, slug="eastmere", title=Text.of("Eastmere"))
    assert [each.slug for each in listed(house, house.office)] == ["main", "eastmere"]


def test_each_old_thing_is_asked_after_with_a_suggestion_and_counted(house):
    agree(house)
    draft = plans.draft_next(by=house.office, at=NOW, series="main")
    page = next_page(house, draft, house.office)
    assert [each.thing.type for each in page.askings] == ["outcome", "priority", "action", "action"]
    assert all(each.thing.suggestion for each in page.askings)
    assert (page.said, page.unsaid, page.tally) == (0, 4, ())


def test_an_answer_is_shown_and_counted(house):
    agree(house)
    draft = plans.draft_next(by=house.office, at=NOW, series="main")
    plans.answer(
        by=house.office, at=NOW, version=draft, ref=house.refs["action"],
        what=Continuation.STOPPED, why="No money",
    )  # fmt: skip
    page = next_page(house, draft, house.office)
    [asking] = [each for each in page.askings if each.what]
    assert (asking.thing.title, asking.why) == ("Night guardians", "No money")
    assert page.tally == ((Continuation.STOPPED, 1),)
    assert house.refs["action"] not in {each.ref for each in page.choices}


def test_a_partner_may_answer_for_its_own_action(house):
    agree(house)
    draft = plans.draft_next(by=house.office, at=NOW, series="main")
    page = next_page(house, draft, house.lead, own=house.refs["police"])
    mine = [each.thing.ref for each in page.askings if each.may_answer]
    assert mine == [house.refs["action"]]


def test_a_first_draft_asks_nothing(house):
    assert next_page(house, house.plan, house.office) is None


def test_whoever_agrees_a_draft_is_shown_what_is_to_be_put_right_and_what_it_takes_the_place_of(
    house,
):
    agree(house)
    draft = plans.draft_next(by=house.office, at=NOW, series="main")
    seen = visit(house, house.office)
    with seen.opened():
        row = models.PlanVersion.objects.select_related("series").get(uid=draft)
        found = pages.agreeing(seen, row, NOW.date())
    assert (found.unsaid, str(found.supersedes)) == (4, "The plan")
    assert found.errors + found.warnings > 0


def test_the_list_takes_as_many_questions_for_one_plan_as_for_many(house):
    counts = []
    for n in range(2):
        seen = visit(house, house.office)
        with seen.opened(), CaptureQueriesContext(connection) as queries:
            pages.series(seen)
        counts.append(len(queries))
        for each in "abc" if not n else "":
            plans.begin(by=house.office, at=NOW, slug=each, title=Text.of(each))
    assert counts[0] == counts[1] == 2
