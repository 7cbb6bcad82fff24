"""Measuring a command as a whole process: the CPU time of it and of everything it starts.

CPU time (user and system) says what the work costs; wall-clock time would say what else the machine
did.
"""

import os
import platform
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def cpu_seconds(command: list[str], repeats: int = 5, expect: tuple[int, ...] = (0,)) -> float:
    """The median CPU time of the command in seconds, over `repeats` runs after one that warms the
    disk.

    Raises RuntimeError when the command ends with a code that is not expected: a crash is quick and
    no answer.
    """
    _once(command, expect)
    return statistics.median(_once(command, expect) for _ in range(repeats))


def joinedup(*words: str) -> list[str]:
    """The command line of this clone, run by the Python that measures."""
    return [sys.executable, "-P", "-m", "joinedup", *words]


def print_conditions(**conditions: object) -> None:
    """Say under which conditions the figures were taken: Python, machine, and what the bench adds
    (sizes, seeds).
    """
    facts = {
        "python": platform.python_version(),
        "system": platform.system(),
        "cores": os.cpu_count(),
        **conditions,
    }
    print(", ".join(f"{name} {value}" for name, value in facts.items()))


def _once(command: list[str], expect: tuple[int, ...]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    finished = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if finished.returncode not in expect:
        said = finished.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RuntimeError(
            f"{command} ended with {finished.returncode}: {said[-1] if said else 'nothing was said'}"
        )
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
