"""The ways there are to put packages into an environment, best first: uv, its own pip, a pip
elsewhere.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator

Command = list[str]


def from_lock(lock: str) -> list[str]:
    """The words that install a lock; a package whose hash is not in it is refused."""
    return ["--require-hashes", "-r", lock]


def commands(python: str, words: list[str]) -> Iterator[tuple[str, Callable[[], Command]]]:
    """Yield (name, prepare) for each installer this machine has; `prepare()` gives the command to
    run.

    `words` are what pip and uv both understand after `install`.
    """
    quietly = ["install", "--quiet", "--no-input"]
    uv = shutil.which("uv")
    if uv:
        yield "uv", lambda: [uv, "pip", "install", "--quiet", "--python", python, *words]
    if importlib.util.find_spec("ensurepip"):
        yield "pip", lambda: [*_own_pip(python), *quietly, *words]
    outside = _outside_pip()
    if outside:
        yield "the pip outside", lambda: [*outside, "--python", python, *quietly, *words]


def run(command: Command) -> tuple[int, str]:
    """Run an installer; give its exit code and all that it said."""
    finished = subprocess.run(
        command,
        env=quiet_surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return finished.returncode, finished.stdout.decode("utf-8", "replace")


def quiet_surroundings() -> dict[str, str]:
    """The surroundings without the settings that send packages somewhere else than into our
    environment.
    """
    unwanted = {
        "PIP_TARGET",
        "PIP_PREFIX",
        "PIP_ROOT",
        "PIP_REQUIRE_VIRTUALENV",
        "PIP_PYTHON",
        "PYTHONHOME",
    }
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return kept | {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def _own_pip(python: str) -> Command:
    code, said = run([python, "-I", "-m", "ensurepip", "--default-pip"])
    if code:
        raise OSError(f"ensurepip stopped with exit code {code}:\n{said}")
    return [python, "-I", "-m", "pip"]


def _outside_pip() -> Command | None:
    """A pip that can install into another Python (22.3 or later): this Python's, or one on the
    PATH.
    """
    candidates: list[Command] = []
    if importlib.util.find_spec("pip"):
        candidates.append([sys.executable, "-m", "pip"])
    candidates += [[found] for found in map(shutil.which, ("pip3", "pip")) if found]
    return next(
        (
            each
            for each in candidates
            if run([*each, "--python", sys.executable, "--version"])[0] == 0
        ),
        None,
    )
