"""Plans: begun, edited, agreed, withdrawn; several at once."""

import datetime

import pytest

from joinedup.commands import plans, things
from joinedup.commands.refusal import NotFound, Refused, Stale
from joinedup.core.permissions import Role
from joinedup.core.text import Text
from joinedup.core.words import Agreement, PlanStatus
from joinedup.records import models
from tests.commands import files
from tests.commands.house import NOW, agree

DAY = NOW.date()
LATER = NOW + datetime.timedelta(days=90)


def row(house, uid=None):
    with house.whole():
        return models.PlanVersion.objects.get(uid=uid or house.plan)


def test_a_plan_begins_as_a_draft_and_history_says_so(house):
    uid = plans.begin(by=house.office, at=NOW, slug="eastmere", title=Text.of("Eastmere plan"))
    assert row(house, uid).status is PlanStatus.DRAFT
    assert house.events()[-1].verb == "plan.begun"


def test_only_the_office_begins_a_plan(house):
    for role in (Role.CHAIR, Role.PARTNER_LEAD, Role.PUBLIC):
        with pytest.raises(Refused):
            plans.begin(by=house.actor(role), at=NOW, slug="mine", title=Text.of("Mine"))


@pytest.mark.parametrize(
    ("slug", "title", "main", "says"),
    [
        ("Not a slug", "Plan", False, "cannot stand in an address"),
        ("plans", "Plan", False, "cannot stand in an address"),
        ("main", "Plan", False, "already"),
        ("other", "", False, "title"),
        ("other", "Plan", True, "main plan already"),
    ],
)
def test_a_plan_that_cannot_be_begun_is_refused_with_what_to_do(house, slug, title, main, says):
    with pytest.raises(Refused, match=says):
        plans.begin(by=house.office, at=NOW, slug=slug, title=Text.of(title), main=main)


def test_a_plan_is_edited_while_it_is_a_draft(house):
    plans.edit(by=house.office, at=NOW, version=house.plan, says={"title": Text.of("New title")})
    assert str(row(house).title) == "New title"
    assert row(house).edits == 2


def test_saying_the_same_again_writes_no_line(house):
    before = len(house.events())
    plans.edit(by=house.office, at=NOW, version=house.plan, says={"title": Text.of("The plan")})
    assert len(house.events()) == before


def test_whoever_saves_second_is_told(house):
    plans.edit(by=house.office, at=NOW, version=house.plan, says={"area": "Here"}, edits=1)
    with pytest.raises(Stale) as stale:
        plans.edit(by=house.office, at=NOW, version=house.plan, says={"area": "There"}, edits=1)
    assert (stale.value.theirs, stale.value.yours) == ({"area": "Here"}, {"area": "There"})


def test_an_agreed_plan_keeps_its_title_and_takes_a_second_language(house):
    agree(house)
    with pytest.raises(Refused, match="next version"):
        plans.edit(by=house.office, at=NOW, version=house.plan, says={"title": Text.of("Other")})
    both = Text.of("The plan", cy="Y cynllun")
    plans.edit(by=house.office, at=NOW, version=house.plan, says={"title": both})
    assert row(house).title.has("cy")


def test_the_chair_may_record_that_a_plan_is_agreed_and_a_partner_may_not(house):
    with pytest.raises(Refused):
        plans.agree(by=house.lead, at=NOW, version=house.plan, on=DAY)
    plans.agree(by=house.actor(Role.CHAIR), at=NOW, version=house.plan, on=DAY)
    assert (row(house).status, row(house).agreed) == (PlanStatus.AGREED, DAY)


def test_a_plan_is_not_agreed_in_the_future_nor_twice(house):
    with pytest.raises(Refused, match="still to come"):
        plans.agree(
            by=house.office, at=NOW, version=house.plan, on=DAY + datetime.timedelta(days=9)
        )
    agree(house)
    with pytest.raises(Refused, match="no draft any more"):
        agree(house)


def test_agreeing_the_next_version_supersedes_the_one_before(house):
    agree(house)
    new = plans.draft_next(by=house.office, at=LATER, series="main")
    plans.agree(by=house.office, at=LATER, version=new, on=LATER.date())
    assert row(house).status is PlanStatus.SUPERSEDED
    assert row(house, new).status is PlanStatus.AGREED


def test_a_next_version_is_not_agreed_before_the_one_before_it_was(house):
    agree(house)
    new = plans.draft_next(by=house.office, at=LATER, series="main")
    with pytest.raises(Refused, match="before it"):
        plans.agree(by=house.office, at=LATER, version=new, on=DAY - datetime.timedelta(days=1))


def test_links_within_one_body_are_agreed_with_the_plan_and_others_wait(house):
    version = plans.begin(by=house.office, at=NOW, slug="links", title=Text.of("Links"))
    files.brought_in(house.office, version, files.plan(2))
    plans.agree(by=house.office, at=NOW, version=version, on=DAY)
    assert {each.agreement for each in house.as_seen(house.office, version).links} <= {
        Agreement.AGREED,
        Agreement.UNKNOWN,
    }


def test_a_withdrawn_draft_is_not_there_any_more_and_its_own_things_go_with_it(house):
    plans.withdraw(by=house.office, at=NOW, version=house.plan)
    with pytest.raises(NotFound):
        plans.edit(by=house.office, at=NOW, version=house.plan, says={"area": "X"})
    assert house.thing(house.refs["action"]).withdrawn
    assert not house.thing(house.refs["police"]).withdrawn


def test_an_agreed_plan_is_not_withdrawn(house):
    agree(house)
    with pytest.raises(Refused):
        plans.withdraw(by=house.office, at=NOW, version=house.plan)


def test_an_action_shared_into_another_plan_has_a_row_in_both_and_one_ref(house):
    local = plans.begin(by=house.office, at=NOW, slug="eastmere", title=Text.of("Eastmere"))
    plans.share_into(by=house.office, at=NOW, version=local, ref=house.refs["action"])
    [here] = house.as_seen(house.office, local).actions
    assert (here.ref, str(here.title)) == (house.refs["action"], "Night guardians")
    assert here.ref in {each.ref for each in house.as_seen(house.office).actions}
    says = {"number": "E1"}
    things.edit(
        by=house.office,
        at=NOW,
        plan=local,
        ref=here.ref,
        version=house.version(here.ref),
        says=says,
    )
    assert house.as_seen(house.office).actions[0].number == ""


def test_an_action_is_shared_into_a_plan_once(house):
    local = plans.begin(by=house.office, at=NOW, slug="eastmere", title=Text.of("Eastmere"))
    for refused in (False, True):
        if refused:
            with pytest.raises(Refused):
                plans.share_into(by=house.office, at=NOW, version=local, ref=house.refs["action"])
        else:
            plans.share_into(by=house.office, at=NOW, version=local, ref=house.refs["action"])
