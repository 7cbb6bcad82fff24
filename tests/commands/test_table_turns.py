"""Two who change the same at one moment: whatever the order of their steps, the table stays whole."""

from __future__ import annotations

import datetime

import pytest

from joinedup.commands import chairs, sitting, things
from joinedup.commands.deed import Deed
from joinedup.commands.refusal import Refused
from joinedup.core.governance import holding
from joinedup.core.lasting import at_once, circles
from joinedup.core.period import When
from joinedup.core.round_table import office_of
from joinedup.core.text import Text
from joinedup.queries.verification import verify
from tests.commands import house as houses
from tests.commands.stepping import Stepper
from tests.commands.test_table import Board, laid

pytestmark = pytest.mark.database

FIRST = datetime.date(2026, 11, 17)


@pytest.fixture
def board(own_database) -> Board:
    found = laid(houses.made())
    found.refs["sergeant"] = found.add("person", title=Text.of("Sergeant"))
    return found


@pytest.fixture
def stepper(board):
    found = Stepper()
    yield found
    found.close()


def late(monkeypatch) -> None:
    """Have a command take the chain of its partnership only when it writes its line: the commands
    of a partnership no longer come one after another, and the locks of groups are alone."""
    monkeypatch.setattr(Deed, "lock", lambda deed: None)


def on(day: datetime.date) -> When:
    return When.on(day)


class Rivals:
    """Two who do something to one board. ``done`` counts what came of it."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.day = FIRST

    def deeds(self):
        """The two deeds, made anew for each order."""
        raise NotImplementedError

    def whole(self) -> bool:
        """Whether the table is as it must be."""
        plan = self.board.plan()
        return not [*at_once(plan.chair_terms, office_of)] and not [
            *circles({each.ref: each.under for each in plan.groups})
        ]

    def one_did(self, came) -> bool:
        """Whether one of the two did it, and the other was told why not."""
        told = [each for each in came if isinstance(each, Refused)]
        return len(told) == 1 and bool(told[0].message())


class Chairs(Rivals):
    """Two change the chair on one day, from the same page."""

    def deeds(self):
        self.day += datetime.timedelta(days=1)
        (now,) = holding(self.terms(), self.day)
        for name in ("inspector", "sergeant"):
            said = {"person": self.board.refs[name], "starts": on(self.day), "before": now.ref}
            yield lambda said=said: self.board.change(**said)

    def terms(self):
        return [
            each for each in self.board.plan().chair_terms if each.group == self.board.refs["board"]
        ]

    def whole(self):
        return super().whole() and len(holding(self.terms(), self.day)) == 1


class Queued(Chairs):
    """Two change it from one day to the next, and neither says whom they found there."""

    def deeds(self):
        self.day += datetime.timedelta(days=2)
        for days, name in enumerate(("inspector", "sergeant")):
            when = on(self.day + datetime.timedelta(days=days))
            said = {"person": self.board.refs[name], "starts": when}
            yield lambda said=said: self.board.change(**said)

    def whole(self):
        days = (self.day, self.day + datetime.timedelta(days=1))
        return Rivals.whole(self) and all(len(holding(self.terms(), day)) == 1 for day in days)

    def one_did(self, came):
        """The second of the days can be entered last; the first cannot."""
        return not isinstance(came[1], Refused)


class Moved(Rivals):
    """Two bring a chair of another group to one that has none."""

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self.empty = board.add("group", title=Text.of("Night group"))
        self.places = {}
        for number in range(2):
            group = board.add("group", title=Text.of(f"Group {number}"))
            term = board.add("chair_term", group=group, person=board.refs["inspector"])
            self.places[term] = group

    def deeds(self):
        for term, group in self.places.items():
            if self.board.terms()[term].group != group:
                self.board.edit(term, group=group)
        for term in self.places:
            seen = self.board.house.version(term)
            said = {"ref": term, "version": seen, "says": {"group": self.empty}}
            yield lambda said=said: things.edit(**self.board.about, **said)


class Circle(Rivals):
    """Two put two groups under one another."""

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self.groups = [board.add("group", title=Text.of(f"Group {each}")) for each in range(2)]

    def deeds(self):
        for each in self.board.plan().groups:
            if each.ref in self.groups and each.under:
                self.board.edit(each.ref, under=None)
        for one, other in (self.groups, reversed(self.groups)):
            seen = self.board.house.version(one)
            said = {"ref": one, "version": seen, "says": {"under": other}}
            yield lambda said=said: things.edit(**self.board.about, **said)


EVERY = [
    *(pytest.param(kind, False, id=kind.__name__) for kind in (Chairs, Queued, Moved, Circle)),
    pytest.param(Chairs, True, id="Chairs by the lock of the group", marks=pytest.mark.postgres),
]
"""Who, and whether the locks of groups are alone (SQLite locks the whole database anyhow)."""


@pytest.mark.parametrize(("kind", "alone"), EVERY)
def test_in_every_order_of_their_steps_the_table_stays_whole(
    board, stepper, monkeypatch, kind, alone
):
    if alone:
        late(monkeypatch)
    rivals = kind(board)
    done = set()
    for came in stepper.every_order(lambda: [*rivals.deeds()]):
        order = stepper.tried[-1]
        assert rivals.one_did(came), (order, came)
        assert rivals.whole(), (order, came)
        done.add(tuple(isinstance(each, Refused) for each in came))
    assert len(set(stepper.tried)) == len(stepper.tried)
    assert {order[0] for order in stepper.tried} == {"a", "b"}
    assert len(done) == 2  # the one was first, and the other
    assert verify(board.house.slug).is_good


@pytest.mark.postgres
@pytest.mark.parametrize("kind", [Chairs, Moved, Circle])
def test_without_any_lock_the_steps_find_a_table_that_is_not_whole(
    board, stepper, kind, monkeypatch
):
    """What the test above would say of commands that lock nothing before they look."""
    late(monkeypatch)
    monkeypatch.setattr(sitting, "locked", lambda groups: None)
    monkeypatch.setattr(chairs, "locked", lambda groups: None)
    rivals = kind(board)
    assert not all(rivals.whole() for _ in stepper.every_order(lambda: [*rivals.deeds()]))
