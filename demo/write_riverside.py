"""Make Riverside's files from the written sources: python -m demo.write_riverside [FOLDER]

``riverside.xlsx`` is the plan in our own template; ``riverside-as-found.xlsx`` the same plan as
the office really kept it, and ``riverside-action-log.docx`` the board's action log. The other
workbooks are plans of ``demo/plans``: the plan before, two locality plans, and those of four other
small partnerships. The same sources give the same bytes on every machine.
"""

from __future__ import annotations

import sys
from pathlib import Path

from demo import action_log, as_found, written
from demo.plan import build
from joinedup.formats import write_plan

SHIPPED = Path(__file__).parents[1] / "src" / "joinedup" / "riverside"
PLANS = (
    "riverside-2025",
    "riverside-eastmere",
    "riverside-upper-wend",
    "northvale",
    "saltmarsh",
    "eastshire-violence",
    "aberwen",
)
NAMES = (
    "riverside.xlsx",
    "riverside-as-found.xlsx",
    "riverside-action-log.docx",
    *(f"{name}.xlsx" for name in PLANS),
)


def write(folder: Path) -> list[Path]:
    """Write every file into a folder; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in NAMES]
    write_plan(build(), paths[0])
    as_found.write(paths[1])
    action_log.write(paths[2])
    for name, path in zip(PLANS, paths[3:], strict=True):
        write_plan(written.build(name), path)
    return paths


if __name__ == "__main__":
    for path in write(Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED):
        sys.stdout.write(f"{path}\n")
