"""Whatever people do, in whatever order: afterwards the tables are what history says."""

from __future__ import annotations

import random

import pytest

from joinedup.queries.verification import verify
from tests.commands import house as houses
from tests.records.wandering import Wanderer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(6))
def test_after_any_commands_the_tables_are_what_history_says(seed: int) -> None:
    wanderer = Wanderer(houses.made(), random.Random(seed))
    for number in range(60):
        wanderer.step()
        if number % 20 == 19:
            problems = [said for each in verify().partnerships for said in each.problems]
            assert problems == [], f"after {number + 1} steps: {wanderer.done}"
    assert sum(wanderer.done.values()) - wanderer.done["refused"] >= 15, wanderer.done
