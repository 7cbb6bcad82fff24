"""What every test of commands stands on."""

import pytest

from tests.commands import house as houses
from tests.records.conftest import empty_database, own_database

__all__ = ["empty_database", "own_database"]


@pytest.fixture
def house(db) -> houses.House:
    return houses.made()
