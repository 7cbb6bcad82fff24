"""Texts written too late: settled by whoever wrote them."""

import pytest

from joinedup.commands import kept, things
from joinedup.commands.refusal import NotFound, Stale
from joinedup.core.text import Text
from joinedup.core.words import Progress
from joinedup.records import guard, models
from tests.commands.house import NOW


@pytest.fixture
def late(house):
    """The uid of what the police lead wrote after the office had saved."""
    with guard.lifted():
        models.User.objects.create(
            uid=house.lead.user, email=f"{house.slug}@example.org", created=NOW
        )
    for by, words in ((house.office, "Theirs."), (house.lead, "Mine.")):
        try:
            edit(house, by, {"description": Text.of(words), "status": Progress.DONE}, 1)
        except Stale as stale:
            return stale.kept
    raise AssertionError("nobody was late")


def edit(house, by, says, version):
    things.edit(by=by, at=NOW, plan=house.plan, ref="A1", version=version, says=says)


def settle(house, uid, choice, by=None, version=None):
    version = house.version("A1") if version is None else version
    kept.settle(by=by or house.lead, at=NOW, uid=uid, choice=choice, version=version)


@pytest.mark.parametrize(
    ("choice", "words"), [("mine", "Mine."), ("theirs", "Theirs."), ("both", "Theirs.\n\nMine.")]
)
def test_one_or_both_of_two_texts_are_chosen(house, late, choice, words):
    settle(house, late, choice)
    action = house.as_seen(house.office).actions[0]
    assert (str(action.description), action.status) == (words, Progress.DONE)
    with pytest.raises(NotFound):
        settle(house, late, choice)


def test_keeping_theirs_is_no_line_of_history(house, late):
    before = len(house.events())
    settle(house, late, "theirs")
    assert len(house.events()) == before


def test_a_text_is_stale_again_where_somebody_saved_again(house, late):
    edit(house, house.office, {"description": Text.of("Newest.")}, house.version("A1"))
    with pytest.raises(Stale):
        settle(house, late, "mine", version=2)


def test_nobody_settles_what_another_wrote(house, late):
    with pytest.raises(NotFound):
        settle(house, late, "mine", by=house.office)
