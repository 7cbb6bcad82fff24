"""When is an environment up to date?"""

import os
from pathlib import Path

import pytest

from ground.stamp import Environment


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with a lock, a pyproject.toml and one Welsh catalogue, compiled."""
    root = tmp_path / "a clone"
    catalogues = root / "src" / "joinedup" / "core" / "locale" / "cy" / "LC_MESSAGES"
    catalogues.mkdir(parents=True)
    (root / "requirements.lock").write_text("one==1\n")
    (root / "pyproject.toml").write_text("[project]\n")
    (catalogues / "joinedup.po").write_text('msgid "a"\nmsgstr "b"\n')
    (catalogues / "joinedup.mo").write_bytes(b"")
    return root


@pytest.fixture
def made(clone: Path) -> Environment:
    """An environment of that clone, as if it had just been made."""
    environment = Environment(".venv", "requirements.lock", str(clone))
    os.makedirs(os.path.dirname(environment.python))
    Path(environment.python).touch()
    environment.write_stamp()
    return environment


def test_an_environment_just_made_is_current(made):
    assert made.is_current()


def test_one_that_was_never_made_is_not(clone):
    assert not Environment(".venv", "requirements.lock", str(clone)).is_current()


def test_one_whose_installation_was_interrupted_has_no_stamp_and_is_not(made):
    os.remove(made.stamp)
    assert not made.is_current()


@pytest.mark.parametrize("text", ["", "parts", "parts \n", "\x00\n\n", "catalogues x\nparts y"])
def test_one_whose_stamp_is_damaged_is_not(made, text):
    Path(made.stamp).write_text(text)
    assert not made.is_current()


def test_one_whose_stamp_is_not_text_is_not(made):
    Path(made.stamp).write_bytes(b"parts \xff\xfe\n")
    assert not made.is_current()


def test_one_whose_python_is_gone_is_not(made):
    os.remove(made.python)
    assert not made.is_current()


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_asks_for_new_parts(made, clone, name):
    (clone / name).write_text("changed\n")
    assert not made.parts_are_current()


def test_a_changed_setting_of_a_tool_asks_for_nothing(made, clone):
    (clone / "pyproject.toml").write_text("[project]\n\n[tool.ruff]\nline-length = 90\n")
    assert made.is_current()


def test_a_changed_catalogue_asks_for_compiling_and_not_for_new_parts(made, clone):
    (path,) = clone.rglob("*.po")
    path.write_text('msgid "a"\nmsgstr "changed"\n')
    assert made.parts_are_current()
    assert not made.is_current()


def test_a_catalogue_that_was_never_compiled_asks_for_compiling(made, clone):
    (path,) = clone.rglob("*.mo")
    path.unlink()
    assert not made.is_current()


def test_a_clone_that_was_moved_asks_for_new_parts(made, clone):
    moved = clone.rename(clone.with_name("moved"))
    assert not Environment(".venv", "requirements.lock", str(moved)).parts_are_current()
