"""What `python3 test.py` does, in order."""

import os
import sys

from ground import environment, machine
from ground.stamp import ROOT, dev_environment
from ground.steps import Steps

ALL = "--all"


def main(words: list[str]) -> int:
    """Run the checks and tests that the words ask for; give the exit code."""
    os.chdir(ROOT)
    steps = Steps()
    dev = dev_environment()
    everything = ALL in words
    chosen = [word for word in words if word != ALL]
    if everything:
        steps.call("what this machine lacks", machine.install_what_is_missing)
    environment.make_or_exit(dev)
    if chosen:
        steps.left_out.append("every check but pytest, because words were given that choose tests")
    else:
        _checks(steps, dev.python)
    _say_what_is_missing(steps, everything)
    _tests(steps, dev.python, chosen, everything)
    return steps.close()


def _checks(steps: Steps, python: str) -> None:
    """The checks that read the code without running it."""
    steps.command("ruff check", [python, "-m", "ruff", "check", "."])
    steps.command("ruff format", [python, "-m", "ruff", "format", "--check", "."])
    steps.command("mypy", [python, "-m", "mypy"])
    linter = os.path.join(os.path.dirname(python), "lint-imports")
    steps.command("import contracts", [linter, "--cache-dir", ".import_linter_cache"])


def _say_what_is_missing(steps: Steps, everything: bool) -> None:
    """Without --all the tests of what this machine lacks are skipped: say so, and why."""
    if everything:
        return
    steps.left_out += machine.missing_for_tests()
    steps.left_out.append("the built wheel, the empty Debian and other Pythons: they run with --all")


def _tests(steps: Steps, python: str, chosen: list[str], everything: bool) -> None:
    surroundings = {"JOINEDUP_TEST_ALL": "1"} if everything else {}
    name = "pytest on Python {}.{}".format(*sys.version_info)
    steps.pytest(name, [python, "-m", "pytest", "-n", "2", *chosen], surroundings)
