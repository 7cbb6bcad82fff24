"""What every test of commands stands on."""

import pytest

from tests.commands import house as houses


@pytest.fixture
def house(db) -> houses.House:
    return houses.made()
