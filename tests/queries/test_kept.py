"""What somebody wrote too late stands on a page of theirs until it is settled."""

import dataclasses

import pytest

from joinedup.commands import kept as deeds
from joinedup.commands import things
from joinedup.commands.kernel import scope_of
from joinedup.commands.refusal import Stale
from joinedup.core.text import Text
from joinedup.queries.kept import kept
from joinedup.queries.visits import visit
from joinedup.records import guard, models
from tests.commands import house as houses
from tests.commands.house import NOW


@pytest.fixture
def house(db):
    return houses.made()


def read(house, by):
    user = models.User.objects.filter(uid=by.user).first()
    seen = dataclasses.replace(visit(house.slug, user), actor=by, scope=scope_of(by))
    with seen.opened():
        return kept(seen)


def edit(house, by, words):
    says = {"description": Text.of(words)}
    things.edit(by=by, at=NOW, plan=house.plan, ref="A1", version=1, says=says)


def test_theirs_and_mine_stand_side_by_side_until_one_is_chosen(house):
    with guard.lifted():
        models.User.objects.create(uid=house.lead.user, email="lead@example.org", created=NOW)
    edit(house, house.office, "Theirs.")
    with pytest.raises(Stale):
        edit(house, house.lead, "Mine.")
    [text] = read(house, house.lead)
    assert (text.ref, text.version) == ("A1", 2)
    assert text.fields["description"] == ("Description", Text.of("Theirs."), Text.of("Mine."))
    assert read(house, house.office) == ()
    deeds.settle(by=house.lead, at=NOW, uid=text.uid, choice="mine", version=text.version)
    assert read(house, house.lead) == ()
