"""The demonstration, loaded by the commands that a real partnership uses."""

import datetime
from collections import Counter
from dataclasses import replace

import pytest

from joinedup import check, read_plan
from joinedup.commands import demo as loading
from joinedup.core.audience import Label
from joinedup.core.demo import load
from joinedup.core.plan import COLLECTIONS
from joinedup.core.succession import unsaid
from joinedup.core.words import Agreement, LinkKind, PlanStatus
from joinedup.queries import snapshots, verification
from joinedup.records import models
from joinedup.records.loading import load_plan
from tests.commands.demonstration import DAY, loaded, visit, whole

MANAGER = "partnership.manager@riverside.example"
RIVERSIDE = load().partnerships[0].plans[1].path


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        yield from loaded(anew=True)


pytestmark = [pytest.mark.usefixtures("demonstration"), pytest.mark.django_db]


def as_seen(email=MANAGER, slug="riverside", **which):
    """A version as somebody may see it."""
    seen = visit(email, slug)
    with seen.opened():
        rows = models.PlanVersion.objects.filter(
            **(which or {"series__main": True, "status": "agreed"})
        )
        return load_plan(rows.get())


def test_every_plan_is_there_in_its_state():
    with whole():
        rows = models.PlanVersion.objects.values_list("series__slug", "status", "agreed")
        found = {(slug, status.value, agreed) for slug, status, agreed in rows}
    assert {each[:2] for each in found} == {
        ("main", "superseded"), ("main", "agreed"), ("main", "draft"),
        ("eastmere", "agreed"), ("upper-wend", "agreed"),
    }  # fmt: skip
    assert ("main", "agreed", datetime.date(2024, 12, 4)) in found


@pytest.mark.parametrize("slug", [each.slug for each in load().partnerships])
def test_every_partnership_is_what_its_history_says(slug):
    assert verification.verify(slug).sentences[1:] == ()


def test_the_living_plan_raises_what_the_workbook_raises_and_the_two_claims_drawn_since():
    live, read = (
        Counter(finding.code for finding in check(each, today=DAY))
        for each in (as_seen(), read_plan(RIVERSIDE).plan)
    )
    assert live - read == Counter({"L13": len(load().claims)})
    assert read - live == Counter()


def test_it_says_what_the_workbook_says_type_by_type():
    file, plan = read_plan(RIVERSIDE).plan, as_seen()
    for type in ("outcome", "priority", "action", "measure", "milestone", "risk", "issue"):
        names = [
            [(getattr(each, "number", ""), each.title) for each in getattr(one, COLLECTIONS[type])]
            for one in (file, plan)
        ]
        assert names[0] == names[1], type
    assert [each.text for each in file.updates] == [each.text for each in plan.updates]
    assert len(plan.lineage) == len(file.lineage) == 92
    assert len(unsaid(plan)) == 7


def test_an_action_that_was_carried_on_keeps_its_ref_from_the_version_before():
    before = as_seen(series__main=True, status="superseded")
    now = as_seen()
    both = {each.ref for each in before.actions} & {each.ref for each in now.actions}
    assert len(both) == 41


def test_a_project_of_a_locality_plan_is_the_same_thing_as_in_the_main_plan():
    main = {each.ref: str(each.title) for each in as_seen().actions}
    local = as_seen(series__slug="eastmere").actions
    shared = {each.ref: str(each.title) for each in local if each.also_in}
    assert shared
    assert shared.items() <= main.items()


def test_the_third_version_has_the_answers_so_far():
    plan = as_seen(status="draft")
    answered = [row for row in plan.lineage if row.what]
    assert (len(answered), len(unsaid(plan))) == (38, 45)
    assert {"6.3.5", "1.1.6"} <= {each.number for each in plan.actions}
    assert "4.1.4" not in {each.number for each in plan.actions}


def test_two_claims_wait_for_the_other_end():
    plan = as_seen()
    drawn = [link for link in plan.links if link.drawn_by not in ("", "office")]
    waiting = [link for link in drawn if link.agreement is Agreement.CLAIMED]
    assert len([link for link in waiting if link.kind is LinkKind.SERVES]) >= 2


@pytest.mark.parametrize(
    ("email", "title"),
    [
        ("director@twobanks.example", "A boat house for both banks"),
        ("superintendent@eastshire-police.example", "Quayside plain-clothes team"),
    ],
)
def test_a_draft_of_ones_own_is_seen_by_ones_own_body_alone(email, title):
    def titles(plan):
        return {str(each.title) for each in (*plan.actions, *plan.delivery_systems)}

    assert title in titles(as_seen(email))
    others = [MANAGER, "director@twobanks.example", "superintendent@eastshire-police.example"]
    for other in set(others) - {email}:
        assert title not in titles(as_seen(other))


def test_the_public_sees_what_is_published_and_nothing_else():
    seen = visit("resident@riverside.example")
    with seen.opened():
        rows = models.PlanVersion.objects.all()
        assert {each.series.slug for each in rows} == {"main", "eastmere"}
        assert {each.status for each in rows} == {PlanStatus.AGREED, PlanStatus.SUPERSEDED}
        agreed = snapshots.version_of(seen)
        assert len(load_plan(agreed).actions) == 60
        assert not models.Risk.objects.exists()


def test_nobody_learns_the_numbering_of_drafts():
    with whole():
        private = models.Thing.objects.filter(label=Label.PARTNER.value)
        assert private.count() >= 2
        assert not private.filter(number__isnull=False).exists()


def test_nine_people_and_the_officer_of_aberwen_have_their_seats():
    demo = load()
    assert models.User.objects.count() == len(demo.people)
    for partnership in demo.partnerships:
        with whole(partnership.slug):
            held = models.Membership.objects.filter(ended__isnull=True)
            assert held.count() == len(demo.of(partnership.slug))


def test_history_runs_forward_and_ends_before_the_demos_own_moment():
    now = load().clock.now
    with whole():
        instants = list(
            models.Event.objects.filter(chain="").order_by("number").values_list("at", flat=True)
        )
    read = [datetime.datetime.fromisoformat(each) for each in instants]
    assert read == sorted(read)
    assert read[-1] < now


def test_loading_again_does_nothing():
    assert loading.load_demo() == ()


def test_what_was_interrupted_is_loaded_by_the_next_start(monkeypatch):
    monkeypatch.setattr(loading, "live", _fail)
    other = replace(load().partnerships[-1], slug="another")
    again = replace(load(), partnerships=(other,), people=())
    monkeypatch.setattr(loading, "load", lambda: again)
    with pytest.raises(RuntimeError):
        loading.load_demo()
    assert not models.Partnership.objects.filter(slug="another").exists()
    monkeypatch.undo()
    monkeypatch.setattr(loading, "load", lambda: again)
    assert loading.load_demo() == ("another",)


def _fail(*_):
    raise RuntimeError("killed")
