"""Tests that read the building: what no file of the tree may hold, and what every test file must."""

import ast
import subprocess
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

import joinedup
from ground.stamp import ROOT

HOUSE = Path(ROOT)
# Written in pieces, so that this file does not hold what it looks for.
REGISTRIES = (
    "py" + "pi.org",
    "python" + "hosted",
    "npm" + "js.",
    "crates" + ".io",
    "deb" + ".debian.org",
)
VAGUE = {"utils", "util", "common", "helpers", "helper", "misc"}


def tree() -> list[Path]:
    """Every file that git knows, or would take."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=HOUSE, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (path := HOUSE / name).is_file()]


def holding(text: str) -> list[str]:
    wanted = text.encode()
    return [str(path.relative_to(HOUSE)) for path in tree() if wanted in path.read_bytes()]


@pytest.mark.parametrize("host", REGISTRIES)
def test_no_file_names_a_host_that_packages_come_from(host):
    assert holding(host) == []


@pytest.mark.parametrize("place", [ROOT + "/", str(Path.home()) + "/"])
def test_no_file_holds_a_path_of_the_machine_it_was_written_on(place):
    assert holding(place) == []


def test_no_module_is_called_by_a_name_that_says_nothing():
    vague = [
        str(path.relative_to(HOUSE))
        for path in tree()
        if VAGUE & {path.stem, *path.relative_to(HOUSE).parts[:-1]}
    ]
    assert vague == []


def test_every_test_file_asserts_something():
    silent = []
    for path in tree():
        if path.match("tests/**/test_*.py") and path.suffix == ".py":
            nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
            raises = any(
                isinstance(node, ast.Attribute) and node.attr in ("raises", "fail")
                for node in nodes
            )
            if not raises and not any(isinstance(node, ast.Assert) for node in nodes):
                silent.append(str(path.relative_to(HOUSE)))
    assert silent == []


@pytest.mark.parametrize("name", ["start.py", "test.py"])
def test_an_old_python_can_read_the_two_commands_and_say_that_it_is_too_old(name):
    text = (HOUSE / name).read_text(encoding="utf-8")
    body = ast.parse(text, feature_version=(3, 7)).body
    before_the_check = body[
        : next(index for index, node in enumerate(body) if isinstance(node, ast.If))
    ]
    imported = [
        alias.name
        for node in before_the_check
        if isinstance(node, ast.Import)
        for alias in node.names
    ]
    assert set(imported) <= {"os", "sys"}
    assert not any(isinstance(node, ast.ImportFrom) for node in before_the_check)
    assert not any(
        isinstance(node, ast.JoinedStr | ast.AnnAssign) for node in ast.walk(ast.Module(body, []))
    )
    assert not any(
        node.returns for node in ast.walk(ast.Module(body, [])) if isinstance(node, ast.FunctionDef)
    )


def test_ci_runs_nothing_weaker_than_everything():
    text = (HOUSE / ".ci" / "run").read_text()
    assert "set -euo pipefail" in text
    assert text.rstrip().endswith("exec python3 test.py --all")


def test_the_package_and_its_project_file_say_the_same_version():
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text())["project"]
    assert joinedup.__version__ == project["version"] == version("joinedup")
