"""Things of the plan, by what people do with them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joinedup.commands import succession, things
from joinedup.commands.refusal import NotFound, Refused, Stale
from joinedup.core.dates import read_when
from joinedup.core.period import When
from joinedup.core.plan import Lead
from joinedup.core.text import Text
from joinedup.core.words import Progress
from joinedup.records import guard, models
from tests.commands.house import NOW, agree


def edit(house, by, ref, says, version=None, plan=None):
    things.edit(
        by=by,
        at=NOW,
        plan=house.plan if plan is None else plan,
        ref=house.refs.get(ref, ref),
        version=house.version(house.refs.get(ref, ref)) if version is None else version,
        says=says,
    )


def add(house, by, type, says, under="", **more):
    under = house.refs.get(under, under)
    return things.add(by=by, at=NOW, plan=house.plan, type=type, says=says, under=under, **more)


def action(house, ref="action", by=None):
    plan = house.as_seen(by or house.office)
    return next(each for each in plan.actions if each.ref == house.refs.get(ref, ref))


# Adding


def test_an_action_added_under_a_priority_serves_it_and_one_line_says_so(house):
    before = len(house.events())
    ref = add(house, house.office, "action", {"title": Text.of("Summer nights")}, "priority")
    plan = house.as_seen(house.office)
    assert any(each.source == ref and each.target == house.refs["priority"] for each in plan.links)
    assert len(house.events()) == before + 1
    assert house.events()[-1].params["under"]["title"] == {"en": "Old Quay"}


def test_refs_count_on_type_by_type(house):
    assert [house.refs[name] for name in ("outcome", "priority", "action", "other")] == [
        *("O1", "P1", "A1", "A2")
    ]
    assert add(house, house.office, "outcome", {"title": Text.of("Warm homes")}) == "O2"


def test_a_measure_added_under_an_action_is_about_it(house):
    measure = house.as_seen(house.office).measures[0]
    assert measure.subject == house.refs["action"]


def test_an_update_takes_the_role_of_whoever_gives_it(house):
    add(house, house.lead, "update", {"text": "Two more guardians."}, "action")
    assert house.as_seen(house.office).updates[0].by == "Partner lead"


def test_an_update_of_the_accountable_body_carries_its_status_to_the_action(house):
    add(house, house.lead, "update", {"text": "Late.", "status": Progress.SLIPPING}, "action")
    assert action(house).status is Progress.SLIPPING


def test_a_second_update_for_the_same_period_by_the_same_person_is_refused(house):
    add(house, house.lead, "update", {"text": "One."}, "action")
    with pytest.raises(Refused, match="Change that one instead"):
        add(house, house.lead, "update", {"text": "Two."}, "action")


def test_an_update_that_says_nothing_is_refused(house):
    with pytest.raises(Refused, match="Give one of them"):
        add(house, house.lead, "update", {}, "action")


@pytest.mark.parametrize(
    ("type", "says", "sentence"),
    [
        ("action", {}, "“Title” is empty"),
        ("action", {"title": Text.of("x" * 501)}, "has 501 characters"),
        ("action", {"title": Text.of("Go"), "shoe": "9"}, "not something that this can say"),
        ("action", {"title": Text.of("Go"), "accountable": "B99"}, "names nothing here"),
        ("action", {"title": Text.of("Go"), "accountable": "O1"}, "is not a partner"),
        ("action", {"title": Text((("english!", "Go"),))}, "code of a language"),
        ("action", {"title": Text.of("Go"), "due": "soon"}, "cannot be kept"),
        ("milestone", {"title": Text.of("Go"), "subject": "O77"}, "names nothing here"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(house, type, says, sentence):
    with pytest.raises(Refused, match=sentence):
        add(house, house.office, type, says)


def test_dates_that_end_before_they_start_are_kept_for_the_check_to_find(house):

    says = {
        "title": Text.of("Backwards"),
        "starts": read_when("1 May 2027"),
        "due": read_when("1 May 2026"),
    }
    ref = add(house, house.office, "action", says)
    assert action(house, ref).due.last_day.year == 2026


def test_control_characters_are_left_out(house):
    ref = add(house, house.office, "action", {"title": Text.of(" Night\x00 bus\u202e ")})
    assert str(action(house, ref).title) == "Night bus"


def test_a_thing_stands_only_under_what_it_may(house):
    with pytest.raises(Refused, match="does not stand under"):
        add(house, house.office, "priority", {"title": Text.of("Low")}, "action")


def test_an_unknown_type_or_plan_is_not_found(house):
    with pytest.raises(NotFound):
        add(house, house.office, "shoe", {"title": Text.of("Left")})
    with pytest.raises(NotFound):
        things.add(by=house.office, at=NOW, plan="nosuch", type="outcome", says={})


# Who may


def test_a_partner_adds_actions_for_its_own_body_and_no_other(house):
    mine = {"title": Text.of("Ours"), "accountable": house.refs["police"]}
    ref = add(house, house.contributor, "action", mine, "priority")
    edit(house, house.lead, ref, {"title": Text.of("Ours again")})
    with pytest.raises(Refused, match="not your own body’s"):
        add(house, house.lead, "action", mine | {"accountable": house.refs["trust"]})
    with pytest.raises(Refused, match="not your own body’s"):
        add(house, house.lead, "outcome", {"title": Text.of("Mine")})


def test_a_partner_edits_what_it_answers_for_and_cannot_hand_it_over(house):
    edit(house, house.lead, "action", {"status": Progress.DONE})
    with pytest.raises(Refused, match="not your own body’s"):
        edit(house, house.lead, "action", {"accountable": house.refs["trust"]})
    with pytest.raises(Refused, match="not your own body’s"):
        edit(house, house.lead, "other", {"status": Progress.DONE})


def test_a_contributing_partner_adds_updates_and_nothing_else(house):
    edit(house, house.office, "action", {"contributors": (house.refs["trust"],)})
    add(house, house.rival, "update", {"text": "We helped.", "status": Progress.DONE}, "action")
    assert action(house).status is None
    with pytest.raises(Refused):
        add(house, house.rival, "milestone", {"title": Text.of("Step")}, "action")


# Editing


def test_an_edit_changes_only_the_fields_given_and_names_them_in_history(house):
    edit(house, house.office, "action", {"number": "1.1.1", "theme": "Safe"})
    assert str(action(house).title) == "Night guardians"
    assert house.events()[-1].params["fields"] == ["number", "theme"]


def test_an_edit_that_changes_nothing_writes_nothing(house):
    before = len(house.events()), house.version("A1")
    edit(house, house.office, "action", {"title": Text.of("Night guardians ")})
    assert (len(house.events()), house.version("A1")) == before


def test_an_edit_can_empty_a_field_that_is_not_needed_and_no_other(house):
    edit(house, house.office, "action", {"accountable": None})
    assert action(house).accountable is None
    with pytest.raises(Refused, match="is empty"):
        edit(house, house.office, "action", {"title": Text()})


def test_a_stale_edit_is_refused_with_both_texts_and_the_second_is_kept(house):
    edit(house, house.office, "action", {"title": Text.of("Theirs")})
    with pytest.raises(Stale) as stale:
        edit(house, house.lead, "action", {"title": Text.of("Mine")}, version=1)
    assert (str(stale.value.theirs["title"]), str(stale.value.yours["title"])) == ("Theirs", "Mine")
    assert stale.value.version == 2
    with house.whole():
        kept = models.KeptText.objects.get(uid=stale.value.kept)
    assert kept.says == {"title": {"en": "Mine"}}
    assert str(action(house).title) == "Theirs"


def test_the_same_stale_words_sent_twice_are_kept_once(house):
    edit(house, house.office, "action", {"title": Text.of("Theirs")})
    kept = set()
    for _ in range(2):
        with pytest.raises(Stale) as stale:
            edit(house, house.lead, "action", {"title": Text.of("Mine")}, version=1)
        kept.add(stale.value.kept)
    assert len(kept) == 1


def test_a_stale_edit_that_says_what_is_there_is_no_quarrel(house):
    edit(house, house.office, "action", {"title": Text.of("Same")})
    edit(house, house.lead, "action", {"title": Text.of("Same")}, version=1)


def test_a_stale_edit_of_somebody_who_may_not_is_refused_without_a_word_of_it(house):
    with pytest.raises(Refused):
        edit(house, house.lead, "other", {"title": Text.of("Mine")}, version=77)


def test_leads_are_kept_with_the_partner_they_were_matched_to(house):
    lead = Lead(text="Chief", partner=house.refs["police"])
    edit(house, house.office, "action", {"leads": (lead,)})
    assert action(house).leads == (lead,)


# An agreed plan


def test_in_an_agreed_plan_what_the_board_agreed_stays_and_the_rest_lives_on(house):
    agree(house)
    edit(house, house.lead, "action", {"status": Progress.ON_COURSE})
    with pytest.raises(Refused, match=r"“Title” is what the board agreed.*next version"):
        edit(house, house.office, "action", {"title": Text.of("Other")})
    with pytest.raises(Refused, match="which actions this version"):
        add(house, house.office, "action", {"title": Text.of("New")}, "priority")
    add(house, house.lead, "milestone", {"title": Text.of("First patrol")}, "action")


def test_an_agreed_text_may_be_added_in_another_language(house):
    agree(house)
    edit(house, house.office, "action", {"title": Text.of("Night guardians", cy="Gwarchod")})
    assert house.verbs()[-1] == "thing.translated"
    with pytest.raises(Refused):
        edit(house, house.office, "action", {"title": Text.of("Guardians", cy="Gwarchod")})


def test_a_superseded_plan_stays_as_it_was(house):
    agree(house)
    with house.whole(), guard.lifted():
        models.PlanVersion.objects.filter(uid=house.plan).update(status="superseded")
    with pytest.raises(Refused, match="superseded"):
        edit(house, house.office, "action", {"status": Progress.DONE})


# Moving


def test_a_thing_moved_in_a_draft_keeps_the_ref_of_its_link(house):
    other = add(house, house.office, "priority", {"title": Text.of("Parks")}, "outcome")
    before = house.as_seen(house.office).links
    things.move(by=house.office, at=NOW, plan=house.plan, ref="A1", under=other)
    after = house.as_seen(house.office).links
    assert len(before) + 1 == len(after) + 1
    assert [each.target for each in after if each.source == "A1"] == [other]
    assert house.verbs()[-1] == "thing.moved"


def test_a_priority_cannot_be_put_under_itself(house):
    low = add(house, house.office, "priority", {"title": Text.of("Low")}, "priority")
    with pytest.raises(Refused, match="under itself"):
        things.move(by=house.office, at=NOW, plan=house.plan, ref="P1", under=low)


def test_nothing_moves_in_an_agreed_plan(house):
    agree(house)
    with pytest.raises(Refused, match="where things stand"):
        things.move(by=house.office, at=NOW, plan=house.plan, ref="A1", under="O1")


# Ending, withdrawing, putting back


def withdraw(house, ref, by=None, why="Entered twice."):
    by = by or house.office
    return things.withdraw(by=by, at=NOW, plan=house.plan, ref=house.refs.get(ref, ref), why=why)


def test_a_service_that_ends_says_when_and_why(house):
    things.end(
        by=house.rival,
        at=NOW,
        plan=house.plan,
        ref=house.refs["service"],
        when=When.on(NOW.date()),
        why="No money.",
    )
    service = house.as_seen(house.office).delivery_systems[0]
    assert (service.ended_why, service.ended.last_day) == ("No money.", NOW.date())
    assert house.thing(house.refs["service"]).valid_until == NOW.date()


def test_an_action_does_not_end(house):
    with pytest.raises(Refused, match="does not end by itself"):
        things.end(by=house.office, at=NOW, plan=house.plan, ref="A1", when=When.on(NOW.date()))


def test_a_withdrawn_action_takes_its_measures_and_links_and_comes_back_with_them(house):
    before = house.as_seen(house.office)
    gone = withdraw(house, "action")
    assert set(gone) == {"A1", "M1", *(each for each in gone if each.startswith("L"))}
    plan = house.as_seen(house.office)
    assert not plan.measures
    assert all("A1" not in (each.source, each.target) for each in plan.links)
    things.restore(by=house.office, at=NOW, plan=house.plan, ref="A1")
    assert house.as_seen(house.office) == before


def test_what_stands_under_a_thing_or_names_it_keeps_it_from_being_withdrawn(house):
    with pytest.raises(Refused, match="2 others refer to it: A1 and A2"):
        withdraw(house, "priority")
    with pytest.raises(Refused, match="while A1 refers to it"):
        withdraw(house, "police")
    with pytest.raises(Refused, match="S1"):
        withdraw(house, "trust")
    withdraw(house, "council")


def test_withdrawing_from_the_next_draft_leaves_the_agreed_plan_alone(house):

    agree(house)
    draft = succession.draft_next(by=house.office, at=NOW, series="main")
    before = house.as_seen(house.office)
    things.withdraw(by=house.office, at=NOW, plan=draft, ref="A1", why="")
    assert house.as_seen(house.office) == before
    assert "A1" not in [each.ref for each in house.as_seen(house.office, draft).actions]


def test_what_is_withdrawn_is_not_found(house):
    withdraw(house, "action")
    for ref in ("A1", "M1"):
        with pytest.raises(NotFound):
            edit(house, house.office, ref, {"number": "7"}, version=1)


# Counting


def test_the_statements_of_an_edit_do_not_grow_with_the_plan(house):

    def counted(n):
        with CaptureQueriesContext(connection) as found:
            edit(house, house.office, "action", {"number": str(n)}, version=house.version("A1"))
        return len(found)

    few = counted(1)
    for n in range(20):
        add(house, house.office, "action", {"title": Text.of(f"Action {n}")}, "priority")
    assert counted(2) == few
    assert few < 40


def test_a_key_used_again_does_nothing_and_gives_the_same_ref(house):
    said = {"plan": house.plan, "type": "outcome", "says": {"title": Text.of("Once")}}
    first = things.add(by=house.office, at=NOW, key="k", **said)
    assert things.add(by=house.office, at=NOW, key="k", **said) == first
    assert len(house.as_seen(house.office).outcomes) == 2
