"""What `python3 test.py` does, in order."""

import os
import sys
from functools import partial

from ground import environment, machine
from ground.debian_trial import run_debian_trial
from ground.stamp import ROOT, dev_environment
from ground.steps import Steps, output_of
from ground.wheel_trial import run_wheel_trial

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
    if everything and not chosen:
        _trials(steps, dev.python)
    if everything:
        _tests_on_later_pythons(steps, chosen)
    else:
        steps.left_out += machine.missing_for_tests()
        steps.left_out.append(
            "the built wheel, the empty Debian and later Pythons: they run with --all"
        )
    _tests(steps, dev.python, "{}.{}".format(*sys.version_info), chosen, everything)
    return steps.close()


def _checks(steps: Steps, python: str) -> None:
    """The checks that read the code without running it."""
    steps.command("ruff check", [python, "-m", "ruff", "check", "."])
    steps.command("ruff format", [python, "-m", "ruff", "format", "--check", "."])
    steps.command("mypy", [python, "-m", "mypy"])
    linter = os.path.join(os.path.dirname(python), "lint-imports")
    steps.command("import contracts", [linter, "--cache-dir", ".import_linter_cache"])


def _trials(steps: Steps, python: str) -> None:
    """What people are given, tried as they get it."""
    steps.call("the built wheel, in an empty environment", lambda: run_wheel_trial(python))
    steps.call("start.py from a fresh clone, in an empty Debian 12", run_debian_trial)


def _tests_on_later_pythons(steps: Steps, chosen: list[str]) -> None:
    """Debian 12 has no package for them, so an absent one is only said."""
    found = machine.other_pythons()
    for version in machine.LATER_PYTHONS:
        if version not in found:
            steps.left_out.append(f"Python {version}: not on this machine")
            continue
        python = steps.call(
            f"the environment for Python {version}", partial(_make_for, found[version])
        )
        if python:
            _tests(steps, python, version, chosen, everything=True)


def _make_for(python: str) -> str:
    """Let another Python make its environment; the last line it prints is where that environment's
    Python is.
    """
    return output_of([python, "-m", "ground.environment", "dev"]).splitlines()[-1]


def _tests(steps: Steps, python: str, version: str, chosen: list[str], everything: bool) -> None:
    surroundings = {"JOINEDUP_TEST_ALL": "1"} if everything else {}
    steps.pytest(
        f"pytest on Python {version}", [python, "-m", "pytest", "-n", "2", *chosen], surroundings
    )
