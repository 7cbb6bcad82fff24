"""Drafts that a partner keeps to itself, and what becomes of them when they are shared."""

import pytest

from joinedup.commands import links, sharing, succession, things
from joinedup.commands.refusal import NotFound, Refused
from joinedup.core.text import Text
from joinedup.core.words import Agreement
from joinedup.queries.verification import verify
from joinedup.records import models
from tests.commands.house import NOW, agree


def keep(house, by, type="action", under="priority", plan=None, **says):
    """A draft of somebody's own body."""
    return things.add(
        by=by,
        at=NOW,
        plan=plan or house.plan,
        type=type,
        says={"title": Text.of("Secret patrol")} | says,
        under=house.refs.get(under, under),
        private=True,
    )


def share(house, by, ref, plan=None):
    return sharing.share(by=by, at=NOW, plan=plan or house.plan, ref=ref)


def refs(house, by, plan=""):
    return [each.ref for each in house.as_seen(by, plan).actions]


def test_a_draft_is_seen_by_its_own_body_alone_and_has_no_number(house):
    ref = keep(house, house.contributor)
    assert ref.startswith("A-")
    assert ref in refs(house, house.lead)
    for somebody in (house.office, house.rival):
        assert ref not in refs(house, somebody)
        with pytest.raises(NotFound):
            things.edit(by=somebody, at=NOW, plan=house.plan, ref=ref, version=1, says={})


def test_a_draft_is_told_on_its_bodys_own_chain_alone(house):
    before = len([each for each in house.events() if not each.chain])
    keep(house, house.lead)
    events = house.events()
    assert len([each for each in events if not each.chain]) == before
    assert events[-1].chain == house.police
    assert events[-1].number == 1


def test_the_office_keeps_no_drafts_and_shares_none(house):
    ref = keep(house, house.lead)
    with pytest.raises(Refused):
        keep(house, house.office)
    with pytest.raises(Refused):
        share(house, house.office, ref)
    with pytest.raises(Refused):
        share(house, house.contributor, ref)


def test_a_draft_shared_gets_the_next_number_and_is_told_as_one_line(house):
    ref = keep(house, house.lead)
    keep(house, house.lead)
    before = len([each for each in house.events() if not each.chain])
    assert share(house, house.lead, ref) == "A3"
    assert "A3" in refs(house, house.rival)
    shared = [each for each in house.events() if not each.chain]
    assert len(shared) == before + 1
    assert shared[-1].verb == "thing.shared"
    assert shared[-1].params["thing"]["ref"] == "A3"
    assert verify(house.slug).is_good


def test_what_is_about_a_draft_and_its_links_go_with_it(house):
    ref = keep(house, house.lead, accountable=house.police)
    keep(house, house.lead, type="milestone", under=ref)
    links.draw(by=house.lead, at=NOW, plan=house.plan, source=house.refs["service"], target=ref)
    share(house, house.lead, ref)
    plan = house.as_seen(house.office)
    assert plan.milestones[0].subject == "A3"
    by_source = {each.source: each for each in plan.links if "A3" in (each.source, each.target)}
    assert by_source["A3"].target == house.refs["priority"]
    assert by_source[house.refs["service"]].agreement is Agreement.CLAIMED
    assert verify(house.slug).is_good


def test_what_is_shared_cannot_refer_to_a_draft(house):
    ref = keep(house, house.lead)
    with pytest.raises(Refused, match="only your own body sees"):
        things.add(
            by=house.lead,
            at=NOW,
            plan=house.plan,
            type="goal",
            says={
                "title": Text.of("Fewer"),
                "partner": house.police,
                "helped_by": (ref,),
            },
        )
    measure = keep(house, house.lead, type="measure", under=ref)
    with pytest.raises(Refused, match=r"linked to a|only your own body sees"):
        share(house, house.lead, measure)


def test_a_link_between_two_drafts_stays_behind(house):
    one, other = keep(house, house.lead), keep(house, house.lead)
    between = links.draw(by=house.lead, at=NOW, plan=house.plan, source=one, target=other)
    share(house, house.lead, one)
    assert house.thing(between).label == "partner"
    assert verify(house.slug).is_good


def test_a_draft_beside_an_agreed_plan_is_shared_into_the_next_draft(house):
    agree(house)
    ref = keep(house, house.lead)
    with pytest.raises(Refused, match="draft of the next version"):
        share(house, house.lead, ref)
    draft = succession.draft_next(by=house.office, at=NOW, series="main")
    assert share(house, house.lead, ref, draft) == "A3"
    assert "A3" in refs(house, house.rival, draft)
    assert "A3" not in refs(house, house.lead)
    assert verify(house.slug).is_good


def test_what_is_shared_is_not_shared_again(house):
    ref = keep(house, house.lead)
    share(house, house.lead, ref)
    with pytest.raises(Refused, match="sees this already"):
        share(house, house.lead, ref)


def test_a_shared_link_of_its_own_is_shared_by_its_ref(house):
    ref = links.draw(
        by=house.lead,
        at=NOW,
        plan=house.plan,
        source=house.refs["service"],
        target=house.refs["action"],
        private=True,
    )
    number = share(house, house.lead, ref)
    assert number.startswith("L")
    assert house.as_seen(house.rival).links[-1].target == house.refs["action"]


def test_a_draft_that_is_withdrawn_is_gone_for_its_own_body_too(house):
    ref = keep(house, house.lead)
    things.withdraw(by=house.lead, at=NOW, plan=house.plan, ref=ref, why="")
    assert ref not in refs(house, house.lead)
    with pytest.raises(NotFound):
        share(house, house.lead, ref)


def test_positions_of_what_is_shared_do_not_count_drafts(house):
    keep(house, house.lead)
    things.add(
        by=house.office, at=NOW, plan=house.plan, type="action", says={"title": Text.of("Open")}
    )
    with house.whole():
        rows = models.Action.objects.exclude(label="partner").order_by("position")
        assert [row.position for row in rows] == [0, 1, 2]
