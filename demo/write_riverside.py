"""Make Riverside's files from the written sources: python -m demo.write_riverside [FOLDER]

``riverside.xlsx`` is the plan in our own template; ``riverside-as-found.xlsx`` the same plan as
the office really kept it, and ``riverside-action-log.docx`` the board's action log. The same
sources give the same bytes on every machine.
"""

from __future__ import annotations

import sys
from pathlib import Path

from demo import action_log, as_found
from demo.plan import build
from joinedup.formats import write_plan

SHIPPED = Path(__file__).parents[1] / "src" / "joinedup" / "riverside"
NAMES = ("riverside.xlsx", "riverside-as-found.xlsx", "riverside-action-log.docx")


def write(folder: Path) -> list[Path]:
    """Write the three files into a folder; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    plan, found, log = (folder / name for name in NAMES)
    write_plan(build(), plan)
    as_found.write(found)
    action_log.write(log)
    return [plan, found, log]


if __name__ == "__main__":
    for path in write(Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED):
        sys.stdout.write(f"{path}\n")
