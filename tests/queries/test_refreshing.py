"""A plan brought up to date is the plan loaded anew, whatever people did and whoever looks."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from joinedup.commands import things
from joinedup.commands.kernel import scope_of
from joinedup.core.permissions import Actor, Role
from joinedup.core.text import Text
from joinedup.queries import snapshots
from joinedup.queries.snapshots import Kept
from joinedup.records import models, refreshing, scope
from tests.commands import house as houses
from tests.records.wandering import Wanderer

pytestmark = pytest.mark.django_db


class Onlooker:
    """Somebody who looks now and then, and keeps what they saw."""

    def __init__(self, house: houses.House, actor: Actor) -> None:
        self.house, self.actor = house, actor
        self.kept: Kept | None = None
        self.ways: Counter[str] = Counter()

    def look(self) -> None:
        """Bring what was kept up to date where that can be done, and compare."""
        with scope.opened(scope_of(self.actor)):
            version = models.PlanVersion.objects.filter(uid=self.house.plan).first()
            if version is None:
                return  # not published
            ends = self.ends()
            whole = refreshing.load(version)
            if self.kept is not None:
                found = refreshing.refresh(self.kept.loaded, version, self.kept.ends)
                self.ways["spliced" if found else "whole"] += 1
                if found:
                    assert found.plan == whole.plan
                    assert {**found.rows} == {**whole.rows}
                    seen = {key: name for key, name in found.names.items() if key in whole.names}
                    assert seen == whole.names
                    whole = found  # errors would add up
            self.kept = Kept(whole, ends)

    def ends(self) -> dict[str, str]:
        """Where the chains end that this person sees."""
        row = models.Partnership.objects.get(slug=self.house.slug)
        own = self.actor.audience.partner
        with scope.opened(scope.Scope(row.id, whole=True)):
            chains = models.Chain.objects.values_list("owner__uid", "hash")
            heads = {uid or "": end for uid, end in chains}
        return {uid: heads.get(uid, "") for uid in ("", own)}


@pytest.mark.parametrize("seed", range(6))
def test_what_was_brought_up_to_date_is_what_loading_anew_gives(seed: int) -> None:
    wanderer, luck = Wanderer(houses.made(), random.Random(seed)), random.Random(-seed)
    house = wanderer.house
    people = [house.office, house.lead, house.rival, Actor(partnership=house.slug)]
    onlookers = [Onlooker(house, each) for each in people]
    for _ in range(60):
        wanderer.step()
        for each in onlookers:
            if luck.random() < 0.6:
                each.look()
    assert all(each.ways["spliced"] >= 8 for each in onlookers[:3]), onlookers[0].ways


def _seen(house: houses.House) -> Onlooker:
    onlooker = Onlooker(house, house.actor(Role.OFFICE))
    onlooker.look()
    return onlooker


def _edited(house: houses.House, title: str) -> None:
    ref = house.refs["action"]
    things.edit(
        by=house.office,
        at=houses.NOW,
        plan=house.plan,
        ref=ref,
        version=house.thing(ref).version,
        says={"title": Text.of(title)},
    )


def test_one_edit_loads_one_thing() -> None:
    house = houses.made()
    onlooker = _seen(house)
    _edited(house, "Lamps on the quay")
    with scope.opened(scope_of(house.office)):
        assert len(refreshing.touched_since(onlooker.kept.ends) or ()) == 1
    onlooker.look()
    assert onlooker.ways == {"spliced": 1}


def test_more_events_than_are_walked_back_load_everything() -> None:
    house = houses.made()
    onlooker = _seen(house)
    for number in range(51):
        _edited(house, f"Lamps {number}")
    onlooker.look()
    assert onlooker.ways == {"whole": 1}


def test_a_history_that_did_not_come_this_way_loads_everything() -> None:
    house = houses.made()
    onlooker = _seen(house)
    onlooker.kept = onlooker.kept._replace(ends={"": "0" * 64})
    onlooker.look()
    assert onlooker.ways == {"whole": 1}


def test_a_withdrawn_thing_loads_everything_that_referred_to_it() -> None:
    house = houses.made()
    onlooker = _seen(house)
    ref = house.refs["action"]
    things.withdraw(by=house.office, at=houses.NOW, plan=house.plan, ref=ref, why="Wrong")
    onlooker.look()
    assert onlooker.ways == {"whole": 1}


def test_the_newest_plan_is_put_in_the_place_of_the_one_before() -> None:
    shelf = snapshots.Shelf(2)
    shelf.put("a", 1)
    shelf.put("a", 2)
    assert shelf.seen("a") == 2
    assert shelf.seen("b") is None
