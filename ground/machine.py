"""What this machine has of the things that some tests need, and how to get what it lacks."""

import os
import shutil
import subprocess
import sys

from ground import installers, postgres
from ground.stamp import ROOT
from ground.steps import Failed, run, say

LATER_PYTHONS = ("3.12", "3.13")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def chromium() -> str | None:
    """The path of the installed browser, or None."""
    return next((found for found in map(shutil.which, CHROMIUM_NAMES) if found), None)


def data_folder() -> str | None:
    """The folder of real plans: the one JOINEDUP_DATA names, else ../shared/data; None when it is
    not there.
    """
    folder = os.environ.get("JOINEDUP_DATA") or os.path.join(
        os.path.dirname(ROOT), "shared", "data"
    )
    return os.path.abspath(folder) if os.path.isdir(folder) else None


def missing_for_tests() -> list[str]:
    """A line for each group of tests that cannot run here."""
    lines = []
    if chromium() is None:
        lines.append("browser tests: no Chromium on this machine (sudo apt install chromium)")
    if data_folder() is None:
        lines.append(
            "tests on real published plans: no ../shared/data beside the clone, and JOINEDUP_DATA names none"
        )
    if not has_postgres():
        lines.append(
            "tests of the database on PostgreSQL: none on this machine (sudo apt install postgresql)"
        )
    return lines


def has_postgres() -> bool:
    """Whether a PostgreSQL is named for the tests, or one can be started for them."""
    return bool(os.environ.get(postgres.NAMED)) or postgres.programs() is not None


def install_what_is_missing() -> None:
    """Install by apt-get the programs that --all needs and this machine lacks."""
    wanted = [package for package, found in _found().items() if not found]
    if not wanted:
        say("nothing")
        return
    if shutil.which("apt-get") is None:
        raise Failed(
            f"{', '.join(wanted)} must be installed, and only Debian's and Ubuntu's way of installing is known here. "
            "Install them and run again."
        )
    say(f"installing {', '.join(wanted)}")
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    run([*prefix, "apt-get", "update", "-q"])
    run(
        [
            *prefix,
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "install",
            "-q",
            "-y",
            *wanted,
        ]
    )


def _found() -> dict[str, bool]:
    """The Debian packages that --all needs, and whether what they bring is here."""
    return {
        "chromium": chromium() is not None,
        "debootstrap": debootstrap() is not None,
        "postgresql": has_postgres(),
        "python3-venv": any(True for _ in installers.commands(sys.executable, [])),
    }


def debootstrap() -> str | None:
    """Where debootstrap is; it stands in a folder for administrators that is not on everybody's
    PATH.
    """
    return shutil.which("debootstrap") or shutil.which("debootstrap", path="/usr/sbin:/sbin")


def other_pythons() -> dict[str, str]:
    """The Pythons after ours that this machine has, by version: {"3.12": "/usr/bin/python3.12"}."""
    found = {}
    for version in LATER_PYTHONS:
        path = next(filter(None, map(_starts, _candidates(version))), None)
        if path:
            found[version] = path
    return found


def _candidates(version: str) -> list[str]:
    on_path = shutil.which(f"python{version}")
    versions = os.path.expanduser("~/.pyenv/versions")
    names = sorted(os.listdir(versions), reverse=True) if os.path.isdir(versions) else []
    kept = [
        os.path.join(versions, name, "bin", f"python{version}")
        for name in names
        if name.startswith(version + ".")
    ]
    return ([on_path] if on_path else []) + kept


def _starts(path: str) -> str | None:
    """The real path of a Python that starts; version managers put stand-ins on the PATH that may
    not.
    """
    try:
        asked = [path, "-I", "-c", "import sys; print(sys.executable)"]
        finished = subprocess.run(asked, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return finished.stdout.strip() if finished.returncode == 0 else None
