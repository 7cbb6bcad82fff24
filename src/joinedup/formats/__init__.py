"""Files to plans and back. The names are loaded on first use: reading needs no writer."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from joinedup.core.plan import Plan

__all__ = ["write_plan", "write_template"]


def write_plan(plan: Plan, path: str | os.PathLike[str]) -> None:
    """Write a plan: .xlsx and .csv in our template, .xml as StratML, .json as the archive.

    The file is written beside its place and then moved there, so that there is never half a
    file. ValueError if the suffix is none of these; OSError if the place cannot be written.
    """
    target = Path(path)
    _replace(target, _content(plan, target))


def write_template(path: str | os.PathLike[str]) -> None:
    """Write the empty template, an .xlsx file, for somebody to fill in. Errors as above."""
    target = Path(path)
    if target.suffix.lower() != ".xlsx":
        raise ValueError(f"“{target.name}” does not end in .xlsx, and the template is an Excel workbook.")
    from joinedup.formats.template import write_workbook

    _replace(target, write_workbook())


def _content(plan: Plan, target: Path) -> bytes:
    match target.suffix.lower():
        case ".xlsx":
            from joinedup.formats.template import write_workbook

            return write_workbook(plan)
        case ".csv":
            from joinedup.formats.template import write_csv

            return write_csv(plan)
        case ".xml":
            from joinedup.formats.stratml import write_stratml

            return write_stratml(plan)
        case ".json":
            from joinedup.formats.archive import plan_to_json

            return plan_to_json(plan).encode()
        case suffix:
            named = f"the suffix “{suffix}”" if suffix else "no suffix"
            raise ValueError(
                f"“{target.name}” has {named}, which names no format that Joinedup writes. "
                "Use .xlsx, .csv, .xml (StratML) or .json."
            )


def _replace(target: Path, content: bytes) -> None:
    handle, passing = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(passing).chmod(0o666 & ~_umask())
        Path(passing).replace(target)
    except BaseException:
        Path(passing).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def __getattr__(name: str) -> Any:
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
