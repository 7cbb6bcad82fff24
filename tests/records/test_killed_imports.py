"""An import that is killed at any moment leaves all of it or nothing, two hundred times."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection, connections

from tests.records.conftest import changed, copied, dropped
from tests.records.killing import ALL, MOMENTS, NOTHING, Killing

pytestmark = [
    pytest.mark.database,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system"),
]


@pytest.fixture
def ready(own_database, tmp_path: Path) -> Iterator[tuple[Killing, Callable[[], None]]]:
    """An import of 60 actions that is approved, and what puts it back to that."""
    killing = Killing(60)
    killing.prepare()
    connections.close_all()
    if connection.vendor == "sqlite":
        kept = tmp_path / "kept.sqlite3"
        shutil.copyfile(own_database, kept)

        def put_back() -> None:
            connections.close_all()
            shutil.copyfile(kept, own_database)

        killing.measure()
        put_back()
        yield killing, put_back
        return
    settings = connections.settings["default"]
    with changed(USER=settings["OWNER"]):
        kept_name = copied(own_database)

    def put_back() -> None:
        connections.close_all()
        with changed(USER=settings["OWNER"]):
            dropped(settings["NAME"])
            again = copied(kept_name)
        settings["NAME"] = again

    killing.measure()
    put_back()
    yield killing, put_back
    with changed(USER=settings["OWNER"]):
        dropped(kept_name)
        dropped(settings["NAME"])


def test_a_killed_import_leaves_all_or_nothing(ready) -> None:
    killing, put_back = ready
    chance, times = random.Random(20261117), 201 if connection.vendor == "sqlite" else 30
    for number in range(times):
        if killing.kill(MOMENTS[number % 3], chance) == ALL:
            put_back()
    assert killing.left["at a statement", ALL] == 0
    assert killing.left["at a statement", NOTHING] == times // 3
    assert sum(killing.left.values()) == times
    assert {found for _, found in killing.left} == {NOTHING, ALL}, "the knife fell on either side"


def test_an_import_that_was_killed_can_be_applied_again(ready) -> None:
    killing, _ = ready
    assert killing.kill("at a statement", random.Random(1)) == NOTHING
    killing.apply()
    assert killing.state() == ALL
