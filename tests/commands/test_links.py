"""Links: who draws them, whose word makes them agreed, and what becomes of them."""

import pytest

from joinedup.commands import kept, links, things
from joinedup.commands.refusal import NotFound, Refused, Stale
from joinedup.core.agreement import state_of, wanted
from joinedup.core.period import When
from joinedup.core.text import Text
from joinedup.core.words import Agreement, LinkKind
from joinedup.queries.verification import verify
from joinedup.records import guard, models
from joinedup.records.loading import load_one
from joinedup.records.models import PlanVersion
from tests.commands.house import NOW, agree

A, B, NONE = frozenset("a"), frozenset("b"), frozenset()


@pytest.mark.parametrize(
    ("source", "target", "said", "state", "still"),
    [
        (A, B, NONE, Agreement.CLAIMED, A | B),  # drawn by the office
        (A, B, A, Agreement.CLAIMED, B),
        (A, B, B, Agreement.CLAIMED, A),
        (A, B, A | B, Agreement.AGREED, NONE),
        (A, A, NONE, Agreement.AGREED, NONE),  # one body: with the version
        (A, NONE, NONE, Agreement.AGREED, NONE),  # a body and the partnership
        (NONE, NONE, NONE, Agreement.AGREED, NONE),
        (A | B, A, B, Agreement.CLAIMED, A),  # two that lead, one of them the other end
        (A | B, A, A, Agreement.AGREED, NONE),
    ],
)
def test_a_link_is_claimed_until_both_ends_have_said_so(source, target, said, state, still):
    assert state_of(source, target, said) is state
    assert wanted(source, target, said) == still


def draw(house, by, source="service", target="action", **more):
    return links.draw(
        by=by,
        at=NOW,
        plan=house.plan,
        source=house.refs.get(source, source),
        target=house.refs.get(target, target),
        **more,
    )


def link(house, ref):
    """A link as the office sees it, by its ends and kind."""
    thing = house.thing(ref)
    with house.whole():
        return load_one(thing, PlanVersion.objects.get(uid=house.plan))


def say(house, deed, by, ref, **more):
    return deed(by=by, at=NOW, plan=house.plan, ref=ref, **more)


def test_a_link_drawn_by_one_end_is_claimed_until_the_other_agrees(house):
    ref = draw(house, house.rival, proof="Corporate plan, line 4")
    found = link(house, ref)
    assert (found.agreement, found.agreed_by) == (Agreement.CLAIMED, (house.trust,))
    assert found.drawn_by == house.trust
    say(house, links.agree, house.lead, ref)
    found = link(house, ref)
    assert found.agreement is Agreement.AGREED
    assert set(found.agreed_by) == {house.trust, house.police}
    assert found.agreed_on.last_day == NOW.date()
    assert house.verbs()[-2:] == ["link.drawn", "link.agreed"]


def test_a_link_drawn_by_the_office_waits_for_both_ends(house):
    ref = draw(house, house.office)
    say(house, links.agree, house.lead, ref)
    assert link(house, ref).agreement is Agreement.CLAIMED
    say(house, links.agree, house.rival, ref)
    assert link(house, ref).agreement is Agreement.AGREED
    assert link(house, ref).drawn_by == "office"


def test_only_the_other_end_agrees_and_only_once(house):
    ref = draw(house, house.rival)
    with pytest.raises(Refused, match="word is not wanted"):
        say(house, links.agree, house.rival, ref)
    for somebody in (house.office, house.contributor):
        with pytest.raises(Refused):
            say(house, links.agree, somebody, ref)
    say(house, links.agree, house.lead, ref)
    with pytest.raises(Refused, match="word is not wanted"):
        say(house, links.agree, house.lead, ref)


def test_a_link_of_one_body_is_agreed_with_the_version(house):
    ref = draw(house, house.rival, target="other")
    assert link(house, ref).agreement is Agreement.AGREED


def test_a_claim_that_is_declined_is_withdrawn_with_the_reason(house):
    ref = draw(house, house.rival)
    say(house, links.decline, house.lead, ref, why="Not our team.")
    assert house.thing(ref).withdrawn
    assert house.thing(ref).why == "Not our team."
    assert "Not our team." not in str(house.events()[-1].ops)
    draw(house, house.rival)


def test_a_partner_draws_no_links_between_what_others_answer_for(house):
    with pytest.raises(Refused, match="not your own body’s"):
        draw(house, house.lead, source="service", target="other")


def test_the_same_link_is_not_drawn_twice_while_it_holds(house):
    ref = draw(house, house.rival)
    with pytest.raises(Refused, match="such a link already"):
        draw(house, house.office)
    draw(house, house.office, kind=LinkKind.DEPENDS_ON)
    say(house, links.end, house.rival, ref, when=When.on(NOW.date()), why="Over.")
    draw(house, house.office)


def test_nothing_is_linked_to_itself(house):
    with pytest.raises(Refused, match="cannot be linked to itself"):
        draw(house, house.office, source="action", target="action")


@pytest.mark.parametrize("share", [-1, 101, "half"])
def test_a_share_is_a_per_cent(house, share):
    with pytest.raises(Refused, match="from 0 to 100"):
        draw(house, house.office, share=share)


def test_a_links_proof_is_edited_by_either_end_and_a_stale_one_is_kept(house):
    ref = draw(house, house.rival)
    say(house, links.edit, house.lead, ref, version=1, says={"proof": "Budget code 17"})
    assert link(house, ref).proof == "Budget code 17"
    with pytest.raises(Stale):
        say(house, links.edit, house.rival, ref, version=1, says={"proof": "Another"})


def agreed(house, **more):
    ref = draw(house, house.rival, **more)
    say(house, links.agree, house.lead, ref)
    return ref


def change(house, by, ref, **says):
    say(house, links.edit, by, ref, version=house.version(ref), says=says)
    found = link(house, ref)
    return found.agreement, set(found.agreed_by), bool(found.agreed_on)


def test_another_share_is_the_word_of_whoever_wrote_it_and_the_other_side_is_asked_anew(house):
    ref = agreed(house, share=20)
    claimed = (Agreement.CLAIMED, {house.police}, False)
    assert change(house, house.lead, ref, share=80) == claimed
    assert change(house, house.rival, ref, share=60) == (Agreement.CLAIMED, {house.trust}, False)
    say(house, links.agree, house.lead, ref)
    assert link(house, ref).agreement is Agreement.AGREED
    assert change(house, house.office, ref, share=50) == (Agreement.CLAIMED, set(), False)
    assert verify(house.slug).is_good


def test_another_proof_or_the_same_share_leaves_a_link_agreed(house):
    ref = agreed(house, share=20)
    both = (Agreement.AGREED, {house.police, house.trust}, True)
    assert change(house, house.lead, ref, proof="Budget code 17", share=20) == both


def test_a_kept_share_that_is_settled_asks_the_other_side_anew(house):
    with guard.lifted():
        models.User.objects.create(uid=house.lead.user, email="lead@example.org", created=NOW)
    ref = agreed(house)
    seen = house.version(ref)
    change(house, house.rival, ref, proof="Contract 3")
    with pytest.raises(Stale) as stale:
        say(house, links.edit, house.lead, ref, version=seen, says={"share": 30})
    now = {"by": house.lead, "at": NOW, "choice": "mine", "version": house.version(ref)}
    kept.settle(uid=stale.value.kept, **now)
    assert (link(house, ref).share, link(house, ref).agreement) == (30, Agreement.CLAIMED)


def test_a_share_within_one_body_asks_nobody(house):
    ref = draw(house, house.office, "action", "priority", kind=LinkKind.SUPPORTS)
    assert change(house, house.office, ref, share=30)[0] is Agreement.AGREED


def test_in_an_agreed_plan_services_are_linked_and_the_outline_is_not(house):
    agree(house)
    ref = draw(house, house.rival)
    say(house, links.withdraw, house.rival, ref, why="")
    with pytest.raises(Refused, match="where things stand"):
        draw(house, house.office, source="action", target="outcome")
    place = next(each for each in house.as_seen(house.office).links if each.source == "A1")
    ref = next(
        each
        for each in ("L1", "L2", "L3")
        if link(house, each).source == house.thing("A1").uid and place
    )
    for deed, more in ((links.withdraw, {}), (links.end, {"when": When.on(NOW.date())})):
        with pytest.raises(Refused, match="where things stand"):
            say(house, deed, house.office, ref, **more)


def test_a_link_that_is_withdrawn_is_put_back_by_its_ref(house):
    ref = draw(house, house.rival)
    say(house, links.withdraw, house.rival, ref, why="Wrong team.")
    things.restore(by=house.rival, at=NOW, plan=house.plan, ref=ref)
    assert not house.thing(ref).withdrawn


def test_a_link_is_not_put_back_while_what_it_led_to_is_gone(house):
    ref = draw(house, house.rival)
    say(house, links.withdraw, house.rival, ref)
    things.withdraw(by=house.office, at=NOW, plan=house.plan, ref="A1", why="")
    with pytest.raises(Refused, match="Put that back first"):
        things.restore(by=house.office, at=NOW, plan=house.plan, ref=ref)


def test_the_line_of_a_link_tells_of_both_ends_as_they_were_called(house):
    draw(house, house.rival)
    told = house.events()[-1].params["thing"]
    assert told["source"]["title"] == {"en": "Street team"}
    assert told["target"]["title"] == {"en": "Night guardians"}
    assert Text.from_dict(told["source"]["title"])


def test_a_kept_text_of_a_link_does_not_settle_who_agrees_to_it(house):
    with guard.lifted():
        models.User.objects.create(uid=house.rival.user, email="rival@example.org", created=NOW)
    ref = draw(house, house.rival)
    say(house, links.edit, house.lead, ref, version=1, says={"proof": "Theirs"})
    with pytest.raises(Stale) as stale:
        say(house, links.edit, house.rival, ref, version=1, says={"proof": "Mine"})
    settle = {"at": NOW, "uid": stale.value.kept, "choice": "these", "version": 2}
    with pytest.raises(NotFound):
        kept.settle(by=house.rival, says={"agreement": "agreed"}, **settle)
    kept.settle(by=house.rival, says={"proof": "Both"}, **settle)
    assert link(house, ref).proof == "Both"
