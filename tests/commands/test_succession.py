"""The next version: what it begins with, and what each answer does to it."""

import datetime

import pytest

from joinedup.commands import plans, succession, things
from joinedup.commands.refusal import NotFound, Refused
from joinedup.core.succession import digest_of, standing_unchanged, unsaid
from joinedup.core.text import Text
from joinedup.core.words import Continuation as Became
from joinedup.core.words import Progress
from tests.commands import files
from tests.commands.house import NOW, agree

LATER = NOW + datetime.timedelta(days=90)


@pytest.fixture
def draft(house):
    """The next version of an agreed plan, in which nobody has said anything yet."""
    agree(house)
    return plans.draft_next(by=house.office, at=LATER, series="main", version="2")


def say(house, draft, what, ref="action", into=(), why="", by=None):
    plans.answer(
        by=by or house.office,
        at=LATER,
        version=draft,
        ref=house.refs[ref],
        what=what,
        into=[house.refs.get(each, each) for each in into],
        why=why,
    )


def row(house, draft, title="Night guardians"):
    plan = house.as_seen(house.office, draft)
    return next(each for each in plan.lineage if each.title == title)


def actions(house, draft):
    return {each.ref for each in house.as_seen(house.office, draft).actions}


def test_the_draft_says_what_the_agreed_version_says_with_the_same_refs(house, draft):
    old, new = house.as_seen(house.office), house.as_seen(house.office, draft)
    assert new.actions == old.actions
    assert new.measures == old.measures
    assert set(new.links) == set(old.links)


def test_each_old_outcome_priority_and_action_is_asked_after_and_nobody_has_said(house, draft):
    plan = house.as_seen(house.office, draft)
    assert [each.type for each in plan.lineage] == ["outcome", "priority", "action", "action"]
    assert len(unsaid(plan)) == 4


def test_an_empty_draft_asks_the_same_and_says_nothing(house):
    agree(house)
    empty = plans.draft_next(by=house.office, at=LATER, series="main", empty=True)
    plan = house.as_seen(house.office, empty)
    assert (plan.actions, len(plan.lineage)) == ((), 4)


def test_there_is_one_draft_at_a_time_and_none_before_something_is_agreed(house):
    with pytest.raises(Refused, match="no agreed version"):
        plans.draft_next(by=house.office, at=LATER, series="main")
    agree(house)
    plans.draft_next(by=house.office, at=LATER, series="main")
    with pytest.raises(Refused, match="being drafted"):
        plans.draft_next(by=house.office, at=LATER, series="main")


def test_after_a_withdrawn_draft_another_is_begun(house, draft):
    plans.withdraw(by=house.office, at=LATER, version=draft)
    again = plans.draft_next(by=house.office, at=LATER, series="main")
    assert house.refs["action"] in actions(house, again)


def carry_on(house, draft, **given):
    return succession.carry_on(by=house.office, at=LATER, version=draft, **given)


def test_all_that_stands_unchanged_is_carried_on_by_one_word_and_one_line(house, draft):
    before = len(house.events())
    assert carry_on(house, draft) == 4
    assert unsaid(house.as_seen(house.office, draft)) == ()
    assert row(house, draft).into == (house.refs["action"],)
    assert house.verbs()[before:] == ["lineage.carried_on"]
    assert carry_on(house, draft) == 0  # there is nothing left to say
    assert len(house.events()) == before + 1


def test_what_was_changed_moved_or_is_over_is_not_carried_on_without_being_asked(house, draft):
    title = {"title": Text.of("Guardians of the night")}
    ref = house.refs["action"]
    things.edit(
        by=house.office, at=LATER, plan=draft, ref=ref, version=house.version(ref), says=title
    )
    things.move(
        by=house.office, at=LATER, plan=draft, ref=house.refs["other"], under=house.refs["outcome"]
    )
    assert carry_on(house, draft) == 2
    left = unsaid(house.as_seen(house.office, draft))
    assert [each.title for each in left] == ["Night guardians", "Falls clinics"]


def test_what_was_said_already_is_left_as_it_was_said(house, draft):
    say(house, draft, Became.STOPPED, why="No money.")
    assert carry_on(house, draft) == 3
    assert row(house, draft).what is Became.STOPPED


def test_a_yes_to_a_list_that_has_changed_since_is_refused(house, draft):
    old, new = house.as_seen(house.office), house.as_seen(house.office, draft)
    seen = digest_of(standing_unchanged(old, new))
    say(house, draft, Became.ACHIEVED)
    with pytest.raises(Refused, match="not what you were shown"):
        carry_on(house, draft, digest=seen)


def test_nothing_is_carried_on_into_what_is_no_draft(house):
    with pytest.raises(Refused, match="no draft that follows"):
        carry_on(house, house.plan)


def test_what_is_carried_on_goes_on_as_itself(house, draft):
    say(house, draft, Became.CARRIED_ON)
    assert row(house, draft).into == (house.refs["action"],)
    assert house.refs["action"] in actions(house, draft)


@pytest.mark.parametrize(
    ("what", "into", "why"),
    [
        (Became.ACHIEVED, (), ""),
        (Became.STOPPED, (), "No money"),
        (Became.MOVED, (), "To the county"),
        (Became.MERGED, ("other",), ""),
    ],
)
def test_what_ends_leaves_the_draft_with_what_hangs_on_it_and_stays_in_the_old(
    house, draft, what, into, why
):
    say(house, draft, what, into=into, why=why)
    plan = house.as_seen(house.office, draft)
    assert house.refs["action"] not in {each.ref for each in plan.actions}
    assert plan.measures == ()
    assert not [link for link in plan.links if house.refs["action"] in (link.source, link.target)]
    old = house.as_seen(house.office)
    assert house.refs["action"] in {each.ref for each in old.actions}
    assert len(old.measures) == 1


def test_an_answer_taken_back_brings_the_action_and_its_measure_back(house, draft):
    before = house.as_seen(house.office, draft)
    say(house, draft, Became.ACHIEVED)
    say(house, draft, None)
    after = house.as_seen(house.office, draft)
    assert set(after.actions) == set(before.actions)
    assert set(after.measures) == set(before.measures)
    assert set(after.links) == set(before.links)
    assert row(house, draft).what is None


def test_what_is_split_goes_on_in_its_parts_itself_among_them(house, draft):
    part = things.add(
        by=house.office,
        at=LATER,
        plan=draft,
        type="action",
        says={"title": Text.of("Night guardians, Eastmere")},
        under=house.refs["priority"],
    )
    say(house, draft, Became.SPLIT, into=("action", part))
    assert row(house, draft).into == (house.refs["action"], part)
    assert {house.refs["action"], part} <= actions(house, draft)


@pytest.mark.parametrize(
    ("what", "into", "why"),
    [
        (Became.STOPPED, (), ""),
        (Became.MOVED, (), ""),
        (Became.MERGED, (), ""),
        (Became.SPLIT, ("other",), ""),
        (Became.ACHIEVED, ("other",), ""),
    ],
)
def test_an_answer_that_lacks_something_is_refused_and_changes_nothing(
    house, draft, what, into, why
):
    before = len(house.events())
    with pytest.raises(Refused):
        say(house, draft, what, into=into, why=why)
    assert len(house.events()) == before
    assert row(house, draft).what is None


def test_it_goes_into_nothing_that_has_left_the_draft(house, draft):
    say(house, draft, Became.ACHIEVED, ref="other")
    with pytest.raises(Refused, match="not in the new plan"):
        say(house, draft, Became.MERGED, into=("other",))


def test_the_accountable_body_answers_for_its_own_and_not_for_others(house, draft):
    say(house, draft, Became.CARRIED_ON, by=house.lead)
    with pytest.raises(Refused):
        say(house, draft, Became.CARRIED_ON, ref="other", by=house.lead)
    assert row(house, draft).what is Became.CARRIED_ON


def test_the_same_answer_twice_is_one_line_of_history(house, draft):
    say(house, draft, Became.CARRIED_ON)
    before = len(house.events())
    say(house, draft, Became.CARRIED_ON)
    assert len(house.events()) == before


def test_only_a_draft_that_follows_a_version_asks(house):
    with pytest.raises(Refused, match="no draft that follows"):
        say(house, house.plan, Became.ACHIEVED)


def test_what_was_never_in_the_old_version_is_not_asked_after(house, draft):
    new = things.add(
        by=house.office, at=LATER, plan=draft, type="outcome", says={"title": Text.of("New")}
    )
    with pytest.raises(NotFound):
        plans.answer(by=house.office, at=LATER, version=draft, ref=new, what=Became.ACHIEVED)


# What lives on while the draft is written


def edit(house, plan, ref, **says):
    things.edit(
        by=house.office, at=LATER, plan=plan, ref=ref, version=house.version(ref), says=says
    )


def agree_next(house, draft):
    plans.agree(by=house.office, at=LATER, version=draft, on=LATER.date())
    plan = house.as_seen(house.office, draft)
    return next(each for each in plan.actions if each.ref == house.refs["action"]), plan


def test_a_status_told_of_the_old_version_meanwhile_stands_in_the_new_when_it_is_agreed(
    house, draft
):
    edit(house, house.plan, house.refs["action"], status=Progress.SLIPPING)
    action, _ = agree_next(house, draft)
    assert action.status is Progress.SLIPPING


def test_what_was_changed_in_the_draft_stays_as_it_was_written(house, draft):
    edit(house, draft, house.refs["action"], title=Text.of("Guardians"), status=Progress.DONE)
    edit(house, house.plan, house.refs["action"], status=Progress.SLIPPING)
    action, _ = agree_next(house, draft)
    assert (str(action.title), action.status) == ("Guardians", Progress.DONE)


def test_a_milestone_added_meanwhile_comes_along_and_one_taken_out_does_not_come_back(house, draft):
    says = {"title": Text.of("First night")}
    new = things.add(
        by=house.office, at=LATER, plan=house.plan, type="milestone", says=says,
        under=house.refs["action"],
    )  # fmt: skip
    things.withdraw(
        by=house.office, at=LATER, plan=draft, ref=house.refs["measure"], why="Not in this one"
    )
    _, plan = agree_next(house, draft)
    assert [each.ref for each in plan.milestones] == [new]
    assert plan.measures == ()


def test_a_draft_that_a_file_filled_says_what_the_file_says(house):
    agree(house)
    empty = plans.draft_next(by=house.office, at=LATER, series="main", empty=True)
    files.brought_in(house.office, empty, files.plan(1, title=Text.of("The plan")))
    before = house.as_seen(house.office, empty)
    plans.agree(by=house.office, at=LATER, version=empty, on=LATER.date())
    assert house.as_seen(house.office, empty).actions == before.actions
