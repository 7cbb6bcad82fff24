"""What the public may know of a plan, and from when."""

import pytest

from joinedup.commands import publishing, succession, things
from joinedup.commands.refusal import Refused
from joinedup.core.audience import PUBLIC
from joinedup.core.permissions import Actor
from joinedup.core.publishing import is_publishable
from joinedup.core.text import Text
from joinedup.queries.verification import verify
from joinedup.records import models
from joinedup.records.loading import load_plan
from joinedup.records.scope import Scope, opened
from tests.commands.house import NOW, agree


def publish(house, plan=None):
    return publishing.publish(by=house.office, at=NOW, plan=plan or house.plan, on=NOW.date())


def seen_by_the_public(house, plan=None):
    """The plan as the public sees it, or None."""
    row = models.Partnership.objects.get(slug=house.slug)
    with opened(Scope(row.id, PUBLIC)):
        version = models.PlanVersion.objects.filter(uid=plan or house.plan).first()
        return load_plan(version) if version else None


def add(house, type, under="", **says):
    return things.add(
        by=house.office,
        at=NOW,
        plan=house.plan,
        type=type,
        says=says,
        under=house.refs.get(under, under),
    )


def test_a_published_plan_is_seen_without_people_risks_needs_and_updates(house):
    add(house, "risk", "action", title=Text.of("Rain"))
    add(house, "update", "action", text="Slowly.")
    add(house, "need", "action", text="Torches.")
    add(house, "person", title=Text.of("Chief"))
    agree(house)
    assert seen_by_the_public(house) is None
    publish(house)
    plan = seen_by_the_public(house)
    assert [each.ref for each in plan.actions] == ["A1", "A2"]
    assert [str(each.title) for each in plan.measures] == ["Incidents"]
    assert (plan.risks, plan.updates, plan.needs, plan.people) == ((), (), (), ())
    assert verify(house.slug).is_good


def test_partners_are_public_where_what_is_public_names_them(house):
    agree(house)
    publish(house)
    names = [str(each.title) for each in seen_by_the_public(house).partners]
    assert names == ["Eastshire Police", "Wend Health Trust"]


def test_a_draft_is_not_published(house):
    with pytest.raises(Refused, match="is a draft"):
        publish(house)


def test_publishing_again_publishes_what_was_added_since_and_then_nothing(house):
    agree(house)
    publish(house)
    add(house, "milestone", "action", title=Text.of("Step"))
    assert not seen_by_the_public(house).milestones
    assert publish(house) == 1
    assert len(seen_by_the_public(house).milestones) == 1
    lines = len(house.events())
    assert publish(house) == 0
    assert len(house.events()) == lines


def test_what_the_next_draft_says_of_a_public_thing_is_not_public(house):
    agree(house)
    publish(house)
    draft = succession.draft_next(by=house.office, at=NOW, series="main")
    things.edit(
        by=house.office,
        at=NOW,
        plan=draft,
        ref="A1",
        version=house.version("A1"),
        says={"title": Text.of("Not yet")},
    )
    assert seen_by_the_public(house, draft) is None
    row = models.Partnership.objects.get(slug=house.slug)
    with opened(Scope(row.id, PUBLIC)):
        assert [str(each.title) for each in models.Action.objects.order_by("id")] == [
            *("Night guardians", "Falls clinics")
        ]
    assert verify(house.slug).is_good


def test_what_is_taken_back_is_no_longer_seen(house):
    agree(house)
    publish(house)
    publishing.unpublish(by=house.office, at=NOW, plan=house.plan)
    assert seen_by_the_public(house) is None
    with house.whole():
        assert not models.Thing.objects.filter(label="public").exists()
    assert verify(house.slug).is_good
    with pytest.raises(Refused, match="not published"):
        publishing.unpublish(by=house.office, at=NOW, plan=house.plan)


@pytest.mark.parametrize("type", ["person", "risk", "need", "update", "extra"])
def test_the_dictionary_says_what_is_never_public(type):
    assert not is_publishable(type)
    assert is_publishable("action")


def test_the_public_may_do_nothing(house):
    anybody = Actor(partnership=house.slug)
    with pytest.raises(Refused):
        things.add(by=anybody, at=NOW, plan=house.plan, type="action", says={})
