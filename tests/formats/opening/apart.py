"""Opens a file in a process of its own, so that time and memory can be measured."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SCRIPT = """
import json, resource, sys, time
from joinedup.formats.opening import Unreadable, open_file

def own_peak():
    # Not ru_maxrss where it can be helped: that begins with what the starting process held.
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

start = time.perf_counter()
told = {}
try:
    opened = open_file(sys.argv[1])
    told["sheets"] = [[sheet.name, len(sheet.rows)] for sheet in opened.sheets]
    told["notes"] = [[f.code, f.message(), str(f.place)] for f in opened.findings]
except Unreadable as unreadable:
    found = unreadable.finding
    told.update(code=found.code, sentence=str(unreadable), place=str(found.place))
told["seconds"] = time.perf_counter() - start
told["megabytes"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
told["parent"] = own_peak()
print(json.dumps(told))
"""
SECONDS = 2 * float(os.environ.get("JOINEDUP_PATIENCE", "3"))
"""Two seconds on a machine of its own; tests often share theirs."""

MEGABYTES = 300


@dataclass
class Told:
    """What came of opening a file."""

    seconds: float
    megabytes: float
    parent: float
    code: str = ""
    sentence: str = ""
    place: str = ""
    sheets: list[Any] | None = None
    notes: list[Any] | None = None

    def notes_of(self, code: str) -> list[str]:
        """The sentences of one rule, each with its place."""
        return [f"{place}: {text}" for found, text, place in self.notes or () if found == code]


def open_apart(path: Path) -> Told:
    """Open ``path`` in a fresh process; asserts that it took little time and memory."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    told = Told(**json.loads(done.stdout))
    assert told.seconds < SECONDS
    assert told.megabytes < MEGABYTES
    assert told.parent < MEGABYTES
    return told
