"""The lines that commands say, held against the verbs that history can read aloud."""

import ast
from pathlib import Path

import joinedup.commands
from joinedup.commands.partnerships import _CHOSEN
from joinedup.core.history.telling import aloud
from joinedup.core.history.verbs import VERBS
from joinedup.queries.verification import verify
from tests.commands.house import agree

FOLDER = Path(joinedup.commands.__file__).parent


def texts():
    """Every text that stands in the commands, and those given to ``say`` directly."""
    found, said = set(), set()
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            called = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "say"
            if called and len(node.args) == 1 and isinstance(node.args[0], ast.Constant):
                said.add(node.args[0].value)
    return found, said


def test_every_line_that_a_command_says_can_be_read_aloud():
    _, said = texts()
    assert len(said) > 25
    assert said <= VERBS.keys()


def test_every_verb_is_said_by_some_command():
    found, _ = texts()
    assert VERBS.keys() <= found


def test_no_line_has_words_that_could_be_struck_out(house):
    agree(house)
    for event in house.events():
        said = aloud(event.verb, event.by, event.params)
        assert "{" not in said
        assert "did something that" not in said


def test_what_commands_wrote_is_what_history_folds_to(house):
    assert verify(house.slug).sentences[0].startswith(f"{house.slug}: ")
    assert verify(house.slug).is_good


def test_whoever_began_a_partnership_is_told_as_the_administrator_and_not_as_the_public():
    said = aloud(
        "partnership.begun", {"user": "u", "role": "public"}, {"title": {"en": "Riverside"}}
    )
    assert said == "The administrator of this installation began the partnership Riverside."


def test_every_setting_of_a_partnership_has_a_name_in_history():
    by = {"title": "Manager"}
    for name in _CHOSEN:
        said = aloud("partnership.changed", by, {"fields": [name]})
        assert f"“{name}”" not in said
        assert "_" not in said
