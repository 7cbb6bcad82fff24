"""Does what we hand out work? Build the wheel, install it in an empty environment, run its commands
there.
"""

import os
import subprocess
import tempfile
import zipfile
from pathlib import Path

from ground import environment, installers
from ground.stamp import BASE_LOCK, ROOT, Environment, catalogue_sources
from ground.steps import Failed, output_of, say

# Nothing heavy, and nothing that only those who change Joinedup need.
UNWANTED = (
    "django",
    "numpy",
    "babel",
    "hatchling",
    "hypothesis",
    "mypy",
    "odf",
    "openpyxl",
    "pytest",
    "xlwt",
)
SOURCES = (".py", ".po", ".mo")

LOOK = """
import importlib.util, sys
import joinedup, joinedup.cli
from joinedup import check, read_plan, write_plan
assert "site-packages" in joinedup.__file__, joinedup.__file__
present = [name for name in {unwanted!r} if importlib.util.find_spec(name) or name in sys.modules]
assert not present, f"these should not be here: {{present}}"
"""


def run_wheel_trial(dev_python: str) -> None:
    """Raise Failed unless the built wheel is complete and its commands answer; leaves nothing
    behind.
    """
    with tempfile.TemporaryDirectory(prefix="joinedup wheel ") as folder:
        wheel = _build(dev_python, folder)
        _check_contents(wheel)
        installed = _install(wheel, folder)
        try_commands(
            _script(installed), shipped_workbooks(os.path.join(folder, "installed")), folder
        )
        output_of([installed.python, "-P", "-c", LOOK.format(unwanted=UNWANTED)], cwd=folder)


def _build(dev_python: str, folder: str) -> str:
    target = os.path.join(folder, "dist")
    output_of([dev_python, "-m", "hatchling", "build", "-t", "wheel", "-d", target], cwd=ROOT)
    (name,) = os.listdir(target)
    return os.path.join(target, name)


def _check_contents(wheel: str) -> None:
    """Everything under src/joinedup that git knows is in the wheel, and a .mo for every .po."""
    known = subprocess.check_output(["git", "ls-files", "-z", "src"], cwd=ROOT, text=True).split(
        "\0"
    )
    wanted = {
        path.removeprefix("src/")
        for path in known
        if path and os.path.exists(os.path.join(ROOT, path))
    }
    wanted |= {
        os.path.relpath(path, os.path.join(ROOT, "src"))[:-3] + ".mo"
        for path in catalogue_sources(ROOT)
    }
    with zipfile.ZipFile(wheel) as archive:
        missing = sorted(wanted - set(archive.namelist()))
        strays = [name for name in archive.namelist() if not name.startswith("joinedup")]
    if missing or strays:
        raise Failed(
            f"the wheel lacks {missing or 'nothing'} and should not hold {strays or 'nothing else'}"
        )
    say(
        f"{os.path.basename(wheel)} holds all {len(wanted)} files, {os.path.getsize(wheel) // 1024} KB"
    )


def _install(wheel: str, folder: str) -> Environment:
    wanted = Environment(os.path.join(folder, "installed"), BASE_LOCK)
    try:
        environment.create_venv(wanted)
        environment.install(wanted, installers.from_lock(wanted.lock))
        environment.install(wanted, ["--no-deps", wheel])
    except environment.CannotMake as reason:
        raise Failed(str(reason)) from reason
    return wanted


def _script(installed: Environment) -> list[str]:
    return [os.path.join(os.path.dirname(installed.python), "joinedup")]


def shipped_workbooks(folder: str) -> list[Path]:
    """The workbooks of Riverside that come with the package, and the action log that one of them
    has in Word.
    """
    found = sorted(
        path for path in Path(folder).rglob("riverside*") if path.suffix in (".xlsx", ".docx")
    )
    if [path.suffix for path in found].count(".xlsx") != 2:
        raise Failed(
            f"Riverside's two workbooks should come with the package; found {[path.name for path in found]}"
        )
    return found


def try_commands(joinedup: list[str], workbooks: list[Path], folder: str) -> None:
    """Every command once, on the workbooks that ship; a finding (exit code 1) is an answer, a
    traceback is not.
    """
    found = (0, 1)
    template = os.path.join(folder, "template.xlsx")
    _answers([*joinedup, "--help"], (0,), folder)
    _answers(joinedup, found, folder)
    for workbook in workbooks:
        _answers([*joinedup, "check", str(workbook)], found, folder)
    for form in ("json", "html", "xlsx"):
        _answers([*joinedup, "check", str(workbooks[0]), "--format", form], found, folder)
    _answers([*joinedup, "explain", "L01"], (0,), folder)
    _answers([*joinedup, "template", template], (0,), folder)
    for ending in ("json", "xml", "xlsx"):
        _answers(
            [*joinedup, "convert", str(workbooks[0]), os.path.join(folder, f"plan.{ending}")],
            (0,),
            folder,
        )
    _answers(
        [*joinedup, "compare", str(workbooks[0]), os.path.join(folder, "plan.json")], found, folder
    )


def _answers(command: list[str], expect: tuple[int, ...], folder: str) -> None:
    said = output_of(command, expect, cwd=folder)
    if "Traceback (most recent call last)" in said:
        raise Failed(f"a traceback:\n{said}")
