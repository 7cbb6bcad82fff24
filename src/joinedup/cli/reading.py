"""Reading the plan that the command line names, with a mapping where there is one."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from joinedup.cli.shipped import here_or_shipped
from joinedup.cli.terminal import Progress
from joinedup.core.planfile import PlanFile
from joinedup.formats import read_plan
from joinedup.formats.workbook.mapping import (
    SUFFIX,
    MappingFault,
    read_mapping,
    remembered_path,
    write_mapping,
)


@dataclass(frozen=True, slots=True)
class Read:
    """A plan file, and the name of the mapping that it was read by ("" for none)."""

    file: PlanFile
    mapping: str = ""


def read(path: Path, arguments: argparse.Namespace, progress: Progress) -> Read:
    """Read ``path`` as the words of the command line ask. Unreadable or MappingFault if it
    cannot be."""
    progress.say(f"Reading {path.name}…")
    mapping, name = (None, "") if arguments.as_ == "members" else _mapping(path, arguments)
    file = read_plan(
        here_or_shipped(path, progress), mapping=mapping, kind=arguments.kind, as_=arguments.as_
    )
    if arguments.map:
        _remember(arguments.map, path, progress)
    if arguments.write_map is not None:
        target = Path(arguments.write_map) if arguments.write_map else remembered_path(path)
        _write(file, target, progress)
    return Read(file, name)


def read_remembered(path: Path, arguments: argparse.Namespace, progress: Progress) -> PlanFile:
    """Read ``path`` by the mapping that is remembered beside it, if there is one."""
    progress.say(f"Reading {path.name}…")
    mapping = None if arguments.no_map else _remembered(path)[0]
    return read_plan(here_or_shipped(path, progress), mapping=mapping)


def _mapping(path: Path, arguments: argparse.Namespace) -> tuple[list[dict[str, Any]] | None, str]:
    """The mapping given, else the one remembered beside the file, else none."""
    if arguments.map:
        return read_mapping(Path(arguments.map)), arguments.map
    return (None, "") if arguments.no_map else _remembered(path)


def _remembered(path: Path) -> tuple[list[dict[str, Any]] | None, str]:
    if not path.name:  # “.” and “/” are folders: reading them says so
        return None, ""
    remembered = remembered_path(path)
    return (read_mapping(remembered), remembered.name) if remembered.is_file() else (None, "")


def _remember(given: str, path: Path, progress: Progress) -> None:
    """Keep the mapping beside the file, so that it need not be named next time."""
    remembered = remembered_path(path)
    if Path(given).resolve() == remembered.resolve():
        return
    try:
        remembered.write_bytes(Path(given).read_bytes())
    except OSError as error:
        reason = error.strerror or str(error)
        progress.tell(f"The mapping could not be kept as {remembered}: {reason}.")
        return
    progress.tell(f"The mapping is kept as {remembered} and used from now on.")


def _write(file: PlanFile, target: Path, progress: Progress) -> None:
    write_mapping(file.understood, target)
    how = "" if target.name.endswith(SUFFIX) else f" with --map {target}"
    progress.tell(
        f"What was understood is in {target}. Correct it there, then check the file again{how}."
    )


__all__ = ["MappingFault", "Read", "read", "read_remembered"]
