"""What is said when an environment cannot be made."""

import pytest

from ground import environment, installers
from ground.stamp import Environment


@pytest.fixture
def wanted(tmp_path) -> Environment:
    (tmp_path / "requirements.lock").write_text("")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "joinedup"\nversion = "0.1.0"\n')
    return Environment(".venv", "requirements.lock", str(tmp_path))


def refused(wanted: Environment) -> str:
    with pytest.raises(environment.CannotMake) as caught:
        environment.make(wanted)
    return str(caught.value)


def test_a_folder_that_cannot_be_written_is_named_with_what_to_do(wanted, monkeypatch):
    def refuse(_):
        raise PermissionError(13, "Permission denied", wanted.folder)

    monkeypatch.setattr(environment, "create_venv", refuse)
    said = refused(wanted)
    assert wanted.folder in said
    assert "Copy the folder" in said


def test_a_full_disk_is_said_as_the_system_says_it(wanted, monkeypatch):
    def refuse(_):
        raise OSError(28, "No space left on device", wanted.folder)

    monkeypatch.setattr(environment, "create_venv", refuse)
    assert "No space left on device" in refused(wanted)


def test_without_any_installer_the_one_line_that_cures_it_is_given(wanted, monkeypatch):
    monkeypatch.setattr(installers, "commands", lambda python, words: iter(()))
    assert "sudo apt install python3" in refused(wanted)


def test_when_one_installer_fails_the_next_is_tried(wanted, monkeypatch, capsys):
    tried = [("the first", lambda: ["false"]), ("the second", lambda: ["true"])]
    monkeypatch.setattr(installers, "commands", lambda python, words: iter(tried))
    environment.make(wanted)
    assert wanted.is_current()
    assert "Installing with the first did not work" in capsys.readouterr().err


def test_when_all_fail_what_the_last_one_said_stands_first(wanted, monkeypatch):
    last = ["sh", "-c", "echo the network is down; exit 1"]
    monkeypatch.setattr(installers, "commands", lambda python, words: iter([("pip", lambda: last)]))
    assert refused(wanted).startswith("the network is down")
    assert not wanted.is_current()


@pytest.mark.parametrize("name", ["PIP_TARGET", "PIP_PREFIX", "PYTHONHOME"])
def test_settings_that_would_install_elsewhere_are_left_aside(name, monkeypatch):
    monkeypatch.setenv(name, "/elsewhere")
    monkeypatch.setenv("PIP_CERT", "/certificates")
    kept = installers.quiet_surroundings()
    assert name not in kept
    assert kept["PIP_CERT"] == "/certificates"
