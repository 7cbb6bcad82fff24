"""Who somebody is at a partnership: asked in one question, and anew each time."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joinedup.commands import partnerships, people
from joinedup.core.audience import PARTNERSHIP, PUBLIC
from joinedup.core.permissions import Actor, Role
from joinedup.core.text import Text
from joinedup.queries.visits import visit
from joinedup.records import guard, models, scope

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 17, 9, 30, tzinfo=datetime.UTC)
EMAIL = "office@riverside.example"


@pytest.fixture
def office() -> models.User:
    """The office of one of two partnerships."""
    for slug in ("riverside", "northvale"):
        name = Text.of(slug.title(), cy=f"{slug} (cy)")
        partnerships.create(by=Actor(administrator=True), at=NOW, slug=slug, title=name)
    by = Actor(partnership="riverside", role=Role.OFFICE)
    people.invite(by=by, at=NOW, email=EMAIL, role=Role.OFFICE, title="Manager")
    return models.User.objects.get(email=EMAIL)


def test_somebody_is_what_they_are_here_and_the_public_elsewhere(office: models.User) -> None:
    here, there = visit("riverside", office), visit("northvale", office)
    assert here
    assert there
    assert (here.actor.role, here.actor.title, here.actor.user) == (
        Role.OFFICE,
        "Manager",
        office.uid,
    )
    assert here.scope.audience == PARTNERSHIP
    assert (there.actor.role, there.scope.audience) == (Role.PUBLIC, PUBLIC)


def test_nobody_is_the_public_and_learns_no_user(office: models.User) -> None:
    found = visit("riverside", None)
    assert found
    assert (found.actor.role, found.actor.user, found.head[1]) == (Role.PUBLIC, "", "")
    assert visit("none", None) is visit("none", office) is None


def test_the_name_is_a_text_and_the_words_are_of_the_language(office: models.User) -> None:
    by = Actor(partnership="riverside", role=Role.OFFICE)
    words = {"cy": {"action": ["prosiect", "prosiectau"]}}
    partnerships.set_up(by=by, at=NOW, changes={"words": words})
    found = visit("riverside", None, "cy")
    assert found
    assert found.place.name.within("cy") == "riverside (cy)"
    assert found.place.words == {"action": ("prosiect", "prosiectau")}
    assert visit("riverside", None, "en").place.words == {}  # type: ignore[union-attr]


def test_the_head_moves_on_with_what_is_done(office: models.User) -> None:
    before = visit("riverside", None).head  # type: ignore[union-attr]
    by = Actor(partnership="riverside", role=Role.OFFICE)
    partnerships.set_up(by=by, at=NOW, changes={"area": "X06000001"})
    assert visit("riverside", None).head[0] != before[0]  # type: ignore[union-attr]


def test_whoever_left_or_is_switched_off_is_the_public_at_once(office: models.User) -> None:
    with guard.lifted(), scope.opened(scope.Scope(None, whole=True)):
        models.Membership.objects.filter(user=office).update(ended=NOW)
    assert visit("riverside", office).actor.role is Role.PUBLIC  # type: ignore[union-attr]
    with guard.lifted(), scope.opened(scope.Scope(None, whole=True)):
        models.Membership.objects.filter(user=office).update(ended=None)
    office.is_active = False
    assert visit("riverside", office).actor.role is Role.PUBLIC  # type: ignore[union-attr]


@pytest.mark.sqlite
def test_one_question_is_asked_however_many_there_are(office: models.User) -> None:
    with CaptureQueriesContext(connection) as asked:
        visit("riverside", office)
    assert len(asked) == 1
