"""Private drafts, when another version of the plan comes to stand than the one they were written in."""

import contextlib
import dataclasses
import datetime
from unittest import mock

import pytest
from django.db import transaction
from django.test import Client

from joinedup.commands import following, links, people, plans, sharing, things
from joinedup.commands.refusal import Stale
from joinedup.core.permissions import Role
from joinedup.core.text import Text
from joinedup.queries.verification import verify
from joinedup.records import models
from tests.building.walking import masked
from tests.commands.house import NOW, agree, made
from tests.commands.test_interference import Chance, seen

LATER = NOW + datetime.timedelta(days=300)


def add(house, by, type, under, plan="", **says):
    says = {"title": Text.of("Secret"), "description": Text.of("Nobody else knows.")} | says
    if type != "action":
        says.pop("description")
    return things.add(
        by=by, at=NOW, plan=plan or house.plan, type=type, says=says, under=under, private=True
    )


def keep(house, by=None, plan=""):
    """What a body keeps to itself: an action with a step and a link, and a step of a shared one."""
    by, refs = by or house.lead, house.refs
    draft = add(house, by, "action", refs["priority"], plan, accountable=refs["police"])
    step = add(house, by, "milestone", draft, plan)
    of_shared = add(house, by, "milestone", refs["action"], plan)
    about = {"by": by, "at": NOW, "plan": plan or house.plan}
    link = links.draw(source=refs["service"], target=draft, **about)
    to_shared = links.draw(source=draft, target=refs["other"], **about)
    return draft, step, of_shared, link, to_shared


def next_of(house):
    return plans.draft_next(by=house.office, at=LATER, series="main")


def agree_next(house, draft):
    plans.agree(by=house.office, at=LATER, version=draft, on=LATER.date())


def refs(house, by, plan):
    found = house.as_seen(by, plan)
    return {each.ref for each in (*found.actions, *found.milestones)}


def links_of(house, by, plan, ref):
    found = house.as_seen(by, plan).links
    return {(each.source, each.target) for each in found if ref in (each.source, each.target)}


def is_good(house):
    found = verify(house.slug)
    assert found.is_good, found.sentences
    return True


def test_when_the_next_version_is_agreed_drafts_stand_in_it_with_all_that_goes_with_them(house):
    agree(house)
    draft, step, of_shared, *_ = keep(house)
    new = next_of(house)
    agree_next(house, new)
    assert {draft, step, of_shared} <= refs(house, house.lead, new)
    names = house.refs
    assert links_of(house, house.lead, new, draft) == {
        (draft, names["priority"]), (names["service"], draft), (draft, names["other"]),
    }  # fmt: skip
    assert not {draft, step, of_shared} & refs(house, house.lead, house.plan)
    assert is_good(house)


def test_a_draft_that_was_moved_is_edited_withdrawn_and_shared_as_before(house):
    agree(house)
    draft, step, of_shared, *_ = keep(house)
    new = next_of(house)
    agree_next(house, new)
    says, about = {"description": Text.of("Other words.")}, {"by": house.lead, "at": LATER}
    things.edit(ref=draft, plan=new, version=house.version(draft), says=says, **about)
    things.withdraw(ref=of_shared, plan=new, why="Not now.", **about)
    further = plans.draft_next(by=house.office, at=LATER, series="main")
    ref = sharing.share(ref=draft, plan=further, **about)
    assert ref in refs(house, house.rival, further)
    assert step not in refs(house, house.rival, further)
    assert is_good(house)


def test_each_body_has_the_line_on_its_own_chain_and_the_shared_one_tells_of_nothing(house):
    agree(house)
    theirs = add(house, house.rival, "milestone", house.refs["other"])
    keep(house)
    new = next_of(house)
    before = len(house.events())
    agree_next(house, new)
    shared, *own = house.events()[before:]
    assert (shared.verb, shared.chain) == ("plan.agreed", "")
    assert {(each.verb, each.chain) for each in own} == {
        ("plan.followed", house.police), ("plan.followed", house.trust),
    }  # fmt: skip
    uid = house.thing(theirs).uid
    assert [{op["id"] for op in each.ops} for each in own if each.chain == house.trust] == [{uid}]


def test_a_draft_of_a_version_that_is_given_up_goes_back_to_the_one_that_stands(house):
    agree(house)
    new = next_of(house)
    draft, step, of_shared, *_ = keep(house, plan=new)
    plans.withdraw(by=house.office, at=LATER, version=new)
    assert {draft, step, of_shared} <= refs(house, house.lead, house.plan)
    assert is_good(house)


def test_a_draft_of_the_only_version_waits_until_the_plan_is_begun_anew(house):
    draft = add(house, house.lead, "action", house.refs["priority"])
    plans.withdraw(by=house.office, at=NOW, version=house.plan)
    again = plans.begin(by=house.office, at=NOW, slug="main", title=Text.of("Anew"), main=True)
    assert draft in refs(house, house.lead, again)
    assert links_of(house, house.lead, again, draft) == set()
    assert is_good(house)


def test_what_the_new_version_has_not_is_no_longer_linked_to_and_the_draft_stays(house):
    agree(house)
    draft, _, of_shared, _, to_shared = keep(house)
    new = next_of(house)
    for gone in ("other", "action"):
        things.withdraw(by=house.office, at=LATER, plan=new, ref=house.refs[gone], why="Over.")
    agree_next(house, new)
    assert house.thing(to_shared).withdrawn
    assert (draft, house.refs["other"]) not in links_of(house, house.lead, new, draft)
    assert {draft, of_shared} <= refs(house, house.lead, new)
    found = house.as_seen(house.lead, new).milestones
    assert [each.subject for each in found if each.ref == of_shared] == [None]
    assert is_good(house)


def test_a_text_kept_beside_a_draft_is_settled_in_the_version_that_stands(house):
    agree(house)
    draft = add(house, house.lead, "action", house.refs["priority"])
    about = {"by": house.lead, "at": NOW, "plan": house.plan, "ref": draft}
    seen_at = house.version(draft)
    things.edit(version=seen_at, says={"description": Text.of("One.")}, **about)
    with pytest.raises(Stale):
        things.edit(version=seen_at, says={"description": Text.of("Two.")}, **about)
    new = next_of(house)
    agree_next(house, new)
    with house.whole():
        assert models.KeptText.objects.get().plan == new


def world(private, given_up=False):
    """A next version is drafted and agreed (or given up), and the police keep things to themselves,
    or do not."""
    chance = Chance()
    bring = following._bring

    def hidden(*given):
        chance.hidden = True
        bring(*given)
        chance.hidden = False

    with mock.patch("secrets.token_bytes", chance), mock.patch.object(following, "_bring", hidden):
        house = made("world")
        agree(house)
        new = next_of(house) if given_up else ""
        chance.hidden = True
        if private:
            keep(house, plan=new)
        chance.hidden = False
        new = new or next_of(house)
        if given_up:
            plans.withdraw(by=house.office, at=LATER, version=new)
            return house
        agree_next(house, new)
        things.add(
            by=house.office, at=LATER, plan=new, type="milestone", under=house.refs["action"],
            says={"title": Text.of("Open")},
        )  # fmt: skip
    return dataclasses.replace(house, plan=new)


def eyes(private, given_up):
    with contextlib.ExitStack() as stack:
        stack.enter_context(transaction.atomic())
        house = world(private, given_up)
        found = [seen(house, by) for by in (house.office, house.rival, house.lead)]
        transaction.set_rollback(True)
    return found


PAGES = ("", "plan", "actions", "history", "plans", "wiring", "A1")


def pages(private, given_up):
    """What the office is sent, page by page."""
    with transaction.atomic():
        house = world(private, given_up)
        office = Client(SERVER_NAME="localhost")
        people.invite(
            by=house.office, at=LATER, email="o@office.example", role=Role.OFFICE, title="Officer"
        )
        user = models.User.objects.get(email="o@office.example")
        office.force_login(user, backend="joinedup.web.people.Linked")
        sent = [office.get(f"/p/world/{path}") for path in PAGES]
        found = [(each.status_code, masked(each.content)) for each in sent]
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("given_up", [False, True])
def test_the_office_is_sent_the_same_bytes(db, given_up):
    without, with_drafts = pages(False, given_up), pages(True, given_up)
    assert with_drafts == without
    assert {status for status, _ in without} == {200}


@pytest.mark.parametrize("given_up", [False, True])
def test_to_everybody_else_it_is_as_if_there_were_no_drafts(db, given_up):
    without, with_drafts = eyes(False, given_up), eyes(True, given_up)
    assert with_drafts[:2] == without[:2]
    assert with_drafts[2] != without[2]
