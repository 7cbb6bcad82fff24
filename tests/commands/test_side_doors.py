"""Ways round a rule: what cannot be done at the front is not done at the side."""

import pytest

from joinedup.commands import links, partnerships, people, plans, sharing, things
from joinedup.commands.refusal import Refused
from joinedup.core.permissions import Role
from joinedup.core.text import Text
from joinedup.core.words import LinkKind
from joinedup.queries.verification import verify
from joinedup.records import models
from tests.commands.house import NOW, agree


def add(house, by, type, under="", private=False, **says):
    says = {"title": Text.of("Ours")} | says
    place = {"under": house.refs.get(under, under), "private": private}
    return things.add(by=by, at=NOW, plan=house.plan, type=type, says=says, **place)


def edit(house, by, ref, **says):
    given = {"plan": house.plan, "ref": ref, "version": house.version(ref), "says": says}
    things.edit(by=by, at=NOW, **given)


def share(house, by, ref):
    return sharing.share(by=by, at=NOW, plan=house.plan, ref=ref)


def withdraw(house, by, ref):
    return things.withdraw(by=by, at=NOW, plan=house.plan, ref=ref, why="Twice.")


def restore(house, by, ref):
    return things.restore(by=by, at=NOW, plan=house.plan, ref=ref)


@pytest.mark.parametrize("type", ["milestone", "risk", "measure"])
def test_what_a_partner_added_is_not_turned_to_anothers_action(house, type):
    ref = add(house, house.lead, type, "action")
    with pytest.raises(Refused, match="not your own body’s"):
        edit(house, house.lead, ref, subject=house.refs["other"])


@pytest.mark.parametrize(
    ("type", "field"), [("delivery_system", "owner"), ("goal", "partner"), ("person", "partner")]
)
def test_what_a_partner_added_is_not_made_anothers(house, type, field):
    ref = add(house, house.lead, type, **{field: house.refs["police"]})
    with pytest.raises(Refused, match="not your own body’s"):
        edit(house, house.lead, ref, **{field: house.refs["trust"]})


def test_a_partner_gives_its_action_to_nobody_but_through_the_office(house):
    ref = add(house, house.lead, "action", "priority", accountable=house.refs["police"])
    with pytest.raises(Refused, match="not your own body’s"):
        edit(house, house.lead, ref, accountable=house.refs["trust"])
    edit(house, house.office, ref, accountable=house.refs["trust"])


@pytest.mark.parametrize("type", ["milestone", "risk", "measure", "update"])
def test_a_draft_about_anothers_action_is_not_shared_onto_it(house, type):
    says = {"text": "Late."} if type == "update" else {"title": Text.of("Ours")}
    ref = things.add(
        by=house.lead, at=NOW, plan=house.plan, type=type, says=says,
        under=house.refs["other"], private=True,
    )  # fmt: skip
    with pytest.raises(Refused, match="not your own body’s"):
        share(house, house.lead, ref)


def test_a_draft_that_says_another_answers_for_it_is_not_shared(house):
    ref = add(house, house.lead, "action", "priority", True, accountable=house.refs["trust"])
    with pytest.raises(Refused, match="not your own body’s"):
        share(house, house.lead, ref)
    edit(house, house.lead, ref, accountable=house.refs["police"])
    assert share(house, house.lead, ref)


def test_what_was_withdrawn_from_a_draft_does_not_come_back_into_the_agreed_version(house):
    ref = add(house, house.office, "action", "priority")
    withdraw(house, house.office, ref)
    agree(house)
    with pytest.raises(Refused, match="The board agreed which actions"):
        restore(house, house.office, ref)


def test_a_place_withdrawn_from_a_draft_does_not_come_back_into_the_agreed_version(house):
    says = {"source": house.refs["action"], "target": house.refs["outcome"]}
    ref = links.draw(by=house.office, at=NOW, plan=house.plan, kind=LinkKind.SERVES, **says)
    links.withdraw(by=house.office, at=NOW, plan=house.plan, ref=ref)
    agree(house)
    with pytest.raises(Refused, match="The board agreed where things stand"):
        restore(house, house.office, ref)


def test_how_much_went_along_does_not_count_what_a_partner_keeps_to_itself(house):
    ref = add(house, house.lead, "action", "priority", accountable=house.refs["police"])
    add(house, house.lead, "milestone", ref, private=True)
    withdraw(house, house.lead, ref)
    restore(house, house.lead, ref)
    assert ref in [each.ref for each in house.as_seen(house.lead).actions]
    assert len(house.as_seen(house.lead).milestones) == 1
    told = [each for each in house.events() if not each.chain][-2:]
    assert [each.params["also"] for each in told] == [1, 1]  # its place, and not the draft
    assert verify(house.slug).is_good


@pytest.mark.parametrize(
    "changes",
    [
        {"time_zone": "Mars/Olympus"},
        {"time_zone": "../../etc"},
        {"words": {"en": {"action": "x"}}},
        {"words": {"en": {"action": ["project"]}}},
        {"words": {"en": {"action": ["project", ""]}}},
        {"year_starts": 13},
        {"title": Text()},
    ],
)
def test_nobody_chooses_what_would_break_every_page(house, changes):
    with pytest.raises(Refused):
        partnerships.set_up(by=house.office, at=NOW, changes=changes)


@pytest.mark.parametrize("unkept", ["\x00", "\ud800", "\u202e"])
def test_what_no_database_keeps_is_left_out_of_every_word(house, unkept):
    title = f"Vice{unkept}-chair"
    people.invite(by=house.office, at=NOW, email="a@b.example", role=Role.CHAIR, title=title)
    with house.whole():
        assert models.Membership.objects.get(user__email="a@b.example").title == "Vice-chair"
    plans.edit(by=house.office, at=NOW, version=house.plan, says={"area": f"X{unkept}06"})
    assert house.as_seen(house.office).area == "X06"
