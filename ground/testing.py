"""What `python3 test.py` does, in order."""

import os
import sys
from functools import partial

from ground import environment, machine, postgres
from ground.debian_trial import run_debian_trial
from ground.stamp import ROOT, dev_environment
from ground.steps import Failed, Steps, output_of
from ground.wheel_trial import run_wheel_trial

ALL = "--all"
DATABASE = "JOINEDUP_TEST_DATABASE"
LONG = (
    "the long tests (whole installations, kills, storms, every page by everybody and in a browser)"
)
NONE_CHOSEN = 5  # what pytest ends with when no test is left to run


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
        steps.left_out.append(f"PostgreSQL and {LONG}: they run with --all")
    _tests(steps, dev.python, "{}.{}".format(*sys.version_info), chosen, everything)
    if everything or (chosen and machine.has_postgres()):
        _tests_on_postgres(steps, dev.python, chosen, everything)
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
            _tests(steps, python, version, chosen, everything=True, short=True)


def _make_for(python: str) -> str:
    """Let another Python make its environment; the last line it prints is where that environment's
    Python is.
    """
    return output_of([python, "-m", "ground.environment", "dev"]).splitlines()[-1]


def _tests(
    steps: Steps,
    python: str,
    version: str,
    chosen: list[str],
    everything: bool,
    short: bool = False,
) -> None:
    """The long tests run where everything does, on the Python that we are made for; and where words
    choose them."""
    surroundings = {"JOINEDUP_TEST_ALL": "1"} if everything else {}
    if (short or not everything) and not chosen:
        surroundings["JOINEDUP_TEST_SHORT"] = "1"
    steps.pytest(f"pytest on Python {version}", _pytest(python, chosen), surroundings)


def _tests_on_postgres(steps: Steps, python: str, chosen: list[str], everything: bool) -> None:
    """Those that use the database, once more; that words choose none of them is no failure."""
    try:
        with postgres.running() as address:
            surroundings = {DATABASE: "postgres", postgres.NAMED: address}
            surroundings |= {"JOINEDUP_TEST_ALL": "1"} if everything else {}
            good = (0, NONE_CHOSEN) if chosen else (0,)
            steps.pytest("pytest on PostgreSQL", _pytest(python, chosen), surroundings, good)
    except postgres.CannotServe as reason:
        steps.call("pytest on PostgreSQL", partial(_fail, str(reason)))


def _pytest(python: str, chosen: list[str]) -> list[str]:
    return [python, "-m", "pytest", "-n", "2", *chosen]


def _fail(reason: str) -> None:
    raise Failed(reason)
