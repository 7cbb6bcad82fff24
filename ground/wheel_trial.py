"""Does what we hand out work? Build the wheel, install it in an empty environment, run its commands
there; and once more with the parts that serve pages.
"""

import os
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

from ground import environment
from ground.demo_trial import run_demo
from ground.stamp import BASE_LOCK, ROOT, Environment, catalogue_sources
from ground.steps import Failed, output_of, say

# Nothing heavy, and nothing that only those who change Joinedup need.
UNWANTED = (
    "django",
    "numpy",
    "babel",
    "hatchling",
    "hypothesis",
    "jinja2",
    "mypy",
    "odf",
    "openpyxl",
    "psycopg",
    "pydantic",
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
        alone = _install(wheel, folder, "alone")
        try_commands(_script(alone), shipped_workbooks(os.path.join(folder, "alone")), folder)
        output_of([alone.python, "-P", "-c", LOOK.format(unwanted=UNWANTED)], cwd=folder)
        serving = _install(f"{wheel}[server]", folder, "serving")
        data = ["--data", os.path.join(folder, "data"), "--port", "0"]
        run_demo([*_script(serving), "demo", *data], cwd=folder)


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


def _install(wheel: str, folder: str, name: str) -> Environment:
    """The wheel and what it asks for itself, in the versions of the lock."""
    wanted = Environment(os.path.join(folder, name), BASE_LOCK)
    versions = os.path.join(folder, "versions.txt")
    with open(wanted.lock, encoding="utf-8") as lock, open(versions, "w") as file:
        file.writelines(f"{pin}\n" for pin in re.findall(r"^[^\s#]+==[^\s\\]+", lock.read(), re.M))
    try:
        environment.create_venv(wanted)
        environment.install(wanted, ["--constraint", versions, wheel])
    except environment.CannotMake as reason:
        raise Failed(str(reason)) from reason
    return wanted


def _script(installed: Environment) -> list[str]:
    return [os.path.join(os.path.dirname(installed.python), "joinedup")]


def shipped_workbooks(folder: str) -> list[Path]:
    """The workbooks of Riverside that come with the package (the plan, the plan as found, the plan
    before, the locality plans), and the action log that one of them has in Word.
    """
    found = sorted(
        path for path in Path(folder).rglob("riverside*") if path.suffix in (".xlsx", ".docx")
    )
    names = [path.name for path in found]
    if not {"riverside.xlsx", "riverside-as-found.xlsx"} <= set(names):
        raise Failed(f"Riverside's workbooks should come with the package; found {names}")
    return found


def try_commands(joinedup: list[str], workbooks: list[Path], folder: str) -> None:
    """Every command once, on the workbooks that ship; a finding (exit code 1) is an answer, a
    traceback is not.
    """
    found = (0, 1)
    template = os.path.join(folder, "template.xlsx")
    _answers([*joinedup, "--help"], (0,), folder)
    _answers([*joinedup, "check", "riverside"], found, folder)
    said = _answers(joinedup, (3,), folder)
    if "joinedup[server]" not in said:
        raise Failed(f"without its parts, the demonstration should say what to install:\n{said}")
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


def _answers(command: list[str], expect: tuple[int, ...], folder: str) -> str:
    said = output_of(command, expect, cwd=folder)
    if "Traceback (most recent call last)" in said:
        raise Failed(f"a traceback:\n{said}")
    return said
