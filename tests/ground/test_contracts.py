"""The import contracts, tried on a small house: would they see what they forbid?"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from ground.stamp import ROOT

ROOMS = (
    "config",
    "web",
    "api",
    "cli",
    "cli/server",
    "jobs",
    "commands",
    "queries",
    "records",
    "drawing",
    "analysis",
    "formats",
    "core",
)
LAWFUL = {
    "cli": "import joinedup.formats\nimport joinedup.core",
    "cli/server": "import django\nimport joinedup.commands\nimport joinedup.queries",
    "commands": "import joinedup.records\nimport joinedup.drawing",
    "config": "import joinedup.web\nimport joinedup.records",
    "queries": "import joinedup.records\nimport joinedup.analysis",
    "records": "import django.db\nimport joinedup.core",
    "web": "import django.http\nimport joinedup.commands\nimport joinedup.queries",
}
# (the contract, the room, the line there that breaks it)
BREACHES = [
    ("floors", "core", "import joinedup.formats"),
    ("floors", "core", "def later():\n    import joinedup.analysis"),
    ("floors", "formats", "import joinedup.analysis"),
    ("floors", "analysis", "from joinedup import formats"),
    ("floors", "drawing", "import joinedup.cli"),
    ("floors", "records", "import joinedup.queries"),
    ("floors", "records", "import joinedup.web"),
    ("floors", "commands", "import joinedup.queries"),
    ("floors", "queries", "import joinedup.web"),
    ("floors", "queries", "from joinedup import commands"),
    ("floors", "web", "import joinedup.jobs"),
    ("floors", "jobs", "import joinedup.cli"),
    ("light", "core", "import numpy"),
    ("light", "core", "from django.utils import timezone"),
    ("light", "analysis", "def later():\n    from django.db import models"),
    ("light", "drawing", "import django"),
    ("light", "formats", "import django.conf"),
    ("light", "analysis", "from pydantic import BaseModel"),
    ("light", "drawing", "import jinja2"),
    ("light", "cli", "from numpy import array"),
    ("light", "cli", "def later():\n    import django"),
    ("asked", "cli", "import joinedup.cli.server"),
    ("asked", "cli", "def later():\n    from joinedup.cli import server"),
    ("tables", "web", "import joinedup.records"),
    ("tables", "web", "def later():\n    from joinedup.records import lawful"),
    ("tables", "cli", "import joinedup.records"),
    ("tables", "cli/server", "from joinedup import records"),
    ("tables", "jobs", "import joinedup.records"),
    ("roof", ".", "def later():\n    import joinedup.config"),
    ("roof", "cli/server", "from joinedup import config"),
    ("roof", "web", "import joinedup.config.lawful"),
    ("roof", "commands", "import joinedup.config"),
    ("roof", "jobs", "def later():\n    from joinedup.config import lawful"),
]


def contracts() -> dict[str, str]:
    """The name of each contract of the law, by its id."""
    law = tomllib.loads(Path(ROOT, "pyproject.toml").read_text())["tool"]["importlinter"]
    return {contract["id"]: contract["name"] for contract in law["contracts"]}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small house with every room of the law, in which each room imports what it may."""
    for room in ROOMS:
        (tmp_path / "joinedup" / room).mkdir(parents=True)
        (tmp_path / "joinedup" / room / "__init__.py").touch()
        (tmp_path / "joinedup" / room / "lawful.py").write_text(LAWFUL.get(room, "") + "\n")
    (tmp_path / "joinedup" / "__init__.py").touch()
    shutil.copy(Path(ROOT, "pyproject.toml"), tmp_path)
    return tmp_path


def judge(house: Path) -> tuple[int, str]:
    """The linter's exit code, and all that it says."""
    linter = os.path.join(os.path.dirname(sys.executable), "lint-imports")
    surroundings = {**os.environ, "PYTHONPATH": str(house), "COLUMNS": "200"}
    finished = subprocess.run(
        [linter, "--no-cache"],
        cwd=house,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    return finished.returncode, finished.stdout


def broken(said: str) -> set[str]:
    """The ids of the contracts that the linter calls broken."""
    return {
        each for each, name in contracts().items() if re.search(f"{re.escape(name)} BROKEN", said)
    }


def test_a_house_that_keeps_the_law_passes(house):
    code, said = judge(house)
    assert code == 0, said
    assert "0 broken" in said


@pytest.mark.parametrize(("contract", "room", "line"), BREACHES)
def test_an_import_that_breaks_the_law_is_seen_by_its_contract(house, contract, room, line):
    there = house / "joinedup" / room
    (there / ("__main__.py" if room == "." else "attempt.py")).write_text(line + "\n")
    code, said = judge(house)
    assert code == 1, said
    assert contract in broken(said), said


def test_two_modules_that_import_each_other_are_seen(house):
    (house / "joinedup" / "core" / "a.py").write_text("import joinedup.core.b\n")
    (house / "joinedup" / "core" / "b.py").write_text("import joinedup.core.a\n")
    code, said = judge(house)
    assert code == 1
    assert broken(said) == {"circles"}


def test_every_contract_of_the_law_is_broken_once_here():
    assert {contract for contract, _, _ in BREACHES} | {"circles"} == set(contracts())


def test_a_room_that_the_law_does_not_know_is_seen(house):
    (house / "joinedup" / "attic").mkdir()
    (house / "joinedup" / "attic" / "__init__.py").touch()
    code, said = judge(house)
    assert code == 1
    assert "attic" in said
