"""start.py from end to end, in a small clone that needs no network: its locks are empty."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ground.stamp import ROOT

ANSWER = """
import os, sys
from pathlib import Path

def main():
    print("joinedup", sys.argv[1:], os.getcwd())
    return 7
"""
MADE = "Making the environment"


@pytest.fixture
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for uv that installs nothing, which is what the empty lock asks for: pip takes
    seconds to say so.
    """
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "uv").write_text("#!/bin/sh\nexit 0\n")
    (programs / "uv").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone in a path with a space and letters of another alphabet, whose command answers with
    its words and 7.
    """
    root = tmp_path / "our plan ŵ"
    shutil.copytree(
        Path(ROOT, "ground"), root / "ground", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(Path(ROOT, "start.py"), root)
    (root / "requirements.lock").write_text("")
    (root / "pyproject.toml").write_text('[project]\nname = "joinedup"\nversion = "0.1.0"\n')
    package = root / "src" / "joinedup"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(ANSWER)
    (package / "__main__.py").write_text(
        "import sys\nfrom joinedup import main\nsys.exit(main())\n"
    )
    return root


def begin(clone: Path, *words: str, cwd: Path | None = None) -> subprocess.Popen[str]:
    command = [sys.executable, str(clone / "start.py"), *words]
    return subprocess.Popen(
        command,
        cwd=cwd or clone,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def start(clone: Path, *words: str, cwd: Path | None = None) -> tuple[int, str, str]:
    process = begin(clone, *words, cwd=cwd)
    said, aside = process.communicate(timeout=120)
    return process.returncode, said, aside


def test_the_first_start_makes_the_environment_and_the_second_goes_straight_on(clone, tmp_path):
    code, said, aside = start(clone, "check", "our file.xlsx", cwd=tmp_path)
    assert (code, said) == (7, f"joinedup ['check', 'our file.xlsx'] {tmp_path}\n")
    assert aside.startswith(MADE)
    assert start(clone) == (7, f"joinedup [] {clone}\n", "")


@pytest.mark.usefixtures("quick")
def test_a_module_of_the_current_folder_does_not_stand_in_for_ours(clone, tmp_path):
    (tmp_path / "joinedup.py").write_text("raise SystemExit('wrong one')\n")
    code, said, _ = start(clone, "--help", cwd=tmp_path)
    assert code == 7
    assert "--help" in said


@pytest.mark.usefixtures("quick")
def test_the_clone_is_known_as_a_package_by_name_and_version(clone):
    start(clone)
    asked = "from importlib.metadata import version; print(version('joinedup'))"
    python = next((clone / ".venv").glob("[bS]*/python*"))
    assert subprocess.check_output([python, "-c", asked], text=True).strip() == "0.1.0"


@pytest.mark.usefixtures("quick")
def test_two_first_starts_at_once_make_one_environment(clone):
    both = [begin(clone), begin(clone)]
    answers = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [7, 7]
    assert sum(MADE in aside for _, aside in answers) == 1


@pytest.mark.usefixtures("quick")
def test_an_interrupted_first_start_says_so_in_a_sentence_and_is_redone(clone):
    uv = clone.parent / "programs" / "uv"
    uv.write_text("#!/bin/sh\nexec sleep 30\n")
    process = begin(clone)
    while not (clone / ".venv").exists():
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, aside = process.communicate(timeout=60)
    assert "Traceback" not in aside
    assert process.returncode == 130
    uv.write_text("#!/bin/sh\nexit 0\n")
    code, _, aside = start(clone)
    assert code == 7
    assert MADE in aside


@pytest.mark.usefixtures("quick")
def test_a_changed_lock_remakes_the_environment(clone):
    start(clone)
    (clone / "requirements.lock").write_text("# changed\n")
    assert MADE in start(clone)[2]


@pytest.mark.usefixtures("quick")
def test_a_later_start_works_in_a_folder_that_cannot_be_written(clone):
    start(clone)
    for path in (clone, clone / ".venv"):
        path.chmod(0o555)
    try:
        code, _, aside = start(clone)
    finally:
        for path in (clone, clone / ".venv"):
            path.chmod(0o755)
    assert (code, aside) == (7, "")
