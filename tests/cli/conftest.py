"""What the tests of the command line share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.servers import serving


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The demonstration’s folder as its first start leaves it, and what that start said aside: it
    takes some seconds, so it is done once.
    """
    home = tmp_path_factory.mktemp("first-start")
    with serving(home, "demo", "--data", "demo") as server:
        code, aside = server.stop()
    assert code == 0
    return home / "demo", aside


@pytest.fixture
def demo_folder(first_start: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of that folder, at ``demo`` in the test’s own."""
    shutil.copytree(first_start[0], tmp_path / "demo")
    return tmp_path / "demo"
