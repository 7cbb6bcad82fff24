"""A snapshot holds a plan, the day it is read for, and its graph."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from joinedup.core.audience import PARTNERSHIP
from joinedup.core.snapshot import Snapshot
from tests.plans import rich_plan

DAY = datetime.date(2026, 11, 17)


def test_the_graph_is_that_of_the_plan() -> None:
    snapshot = Snapshot(plan=rich_plan(), day=DAY)
    parent = snapshot.graph.parent("A1")
    assert parent is not None
    assert parent.ref == "P1"


def test_a_file_is_read_for_the_partnership() -> None:
    assert Snapshot(plan=rich_plan(), day=DAY).audience == PARTNERSHIP


def test_a_snapshot_is_frozen_and_equal_by_what_it_shows() -> None:
    snapshot = Snapshot(plan=rich_plan(), day=DAY)
    assert snapshot == Snapshot(plan=rich_plan(), day=DAY)
    assert snapshot != Snapshot(plan=rich_plan(), day=datetime.date(2026, 11, 18))
    with pytest.raises(dataclasses.FrozenInstanceError):
        snapshot.day = DAY  # type: ignore[misc]
