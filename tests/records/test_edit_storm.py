"""Fifty editors of one action: nobody's text is lost, and nobody is told that something is locked."""

from __future__ import annotations

import pytest

from tests.records import worlds
from tests.records.storm import Storm

pytestmark = pytest.mark.database


def test_of_a_thousand_edits_by_fifty_editors_none_is_lost(own_database) -> None:
    storm = Storm(worlds.make("riverside"))
    storm.rage(editors=50, edits=1_000)
    assert storm.losses() == []
    assert len(storm.accepted) + len(storm.refused) == 1_000
    assert storm.accepted
    assert storm.refused
