"""The import contracts, tried on a small house: would they see what they forbid?"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ground.stamp import ROOT

ROOMS = ("cli", "drawing", "analysis", "formats", "core")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """An empty room for every line of the law."""
    for room in ROOMS:
        (tmp_path / "joinedup" / room).mkdir(parents=True)
        (tmp_path / "joinedup" / room / "__init__.py").touch()
    (tmp_path / "joinedup" / "__init__.py").touch()
    shutil.copy(Path(ROOT, "pyproject.toml"), tmp_path)
    return tmp_path


def judge(house: Path) -> tuple[int, str]:
    linter = os.path.join(os.path.dirname(sys.executable), "lint-imports")
    surroundings = {**os.environ, "PYTHONPATH": str(house)}
    finished = subprocess.run(
        [linter, "--no-cache"],
        cwd=house,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    return finished.returncode, finished.stdout


def test_a_house_that_keeps_the_law_passes(house):
    (house / "joinedup" / "cli" / "__init__.py").write_text(
        "import joinedup.formats\nimport joinedup.core\n"
    )
    code, said = judge(house)
    assert code == 0, said
    assert "0 broken" in said


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("core", "import joinedup.formats"),
        ("core", "def later():\n    import joinedup.analysis"),
        ("formats", "import joinedup.analysis"),
        ("analysis", "from joinedup import formats"),
        ("drawing", "import joinedup.cli"),
        ("core", "import numpy"),
        ("formats", "import django.conf"),
        ("cli", "from numpy import array"),
    ],
)
def test_an_import_that_breaks_the_law_is_seen(house, room, line):
    (house / "joinedup" / room / "__init__.py").write_text(line + "\n")
    code, said = judge(house)
    assert code == 1
    assert "BROKEN" in said


def test_a_room_that_the_law_does_not_know_is_seen(house):
    (house / "joinedup" / "attic").mkdir()
    (house / "joinedup" / "attic" / "__init__.py").touch()
    code, said = judge(house)
    assert code == 1
    assert "attic" in said


def test_two_modules_that_import_each_other_are_seen(house):
    (house / "joinedup" / "core" / "a.py").write_text("import joinedup.core.b\n")
    (house / "joinedup" / "core" / "b.py").write_text("import joinedup.core.a\n")
    code, said = judge(house)
    assert code == 1
    assert "circles" in said
