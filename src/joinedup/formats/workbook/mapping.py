"""A mapping: what each column is, said by a person and remembered beside the file.

The file is the JSON list that a check gives as ``understood``: one entry a table, with its sheet,
the row of its headings and its columns, each with the name of a field or null.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from joinedup.core.planfile import Understood

SUFFIX = ".joinedup-map.json"
LARGEST = 5_000_000  # bytes: a mapping has a few hundred lines


class MappingFault(ValueError):
    """A mapping that cannot be read. The message says what is wrong, where, and what to do."""


def remembered_path(source: str | os.PathLike[str]) -> Path:
    """Where the mapping of a file is remembered: ``Plan.xlsx.joinedup-map.json`` beside it."""
    path = Path(source)
    return path.with_name(path.name + SUFFIX)


def write_mapping(understood: Iterable[Understood], path: str | os.PathLike[str]) -> None:
    """Write what was understood, for somebody to put right. OSError if it cannot be written."""
    shapes = [each.as_dict() for each in understood]
    Path(path).write_text(json.dumps(shapes, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def read_mapping(path: str | os.PathLike[str]) -> list[dict[str, Any]]:
    """Read a mapping; :class:`MappingFault` if it is none."""
    name = Path(path).name
    try:
        raw = Path(path).read_bytes()
    except OSError as why:
        raise MappingFault(f"The mapping {name} cannot be read: {why.strerror or why}.") from None
    if len(raw) > LARGEST:
        raise MappingFault(f"{name} is far too large to be a mapping.")
    try:
        shapes = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise MappingFault(f"The mapping {name} is not UTF-8 text. Save it as UTF-8.") from None
    except (ValueError, RecursionError) as why:
        raise MappingFault(
            f"The mapping {name} is not JSON: {why}. Write a new one with --write-map."
        ) from None
    return checked(shapes, name)


def checked(shapes: Any, name: str = "mapping") -> list[dict[str, Any]]:
    """The entries of a mapping, if they have its form; :class:`MappingFault` if not."""
    if isinstance(shapes, Mapping) and isinstance(shapes.get("understood"), list):
        shapes = shapes["understood"]
    if isinstance(shapes, tuple | list):  # what was understood of a file is a mapping as it is
        shapes = [each.as_dict() if isinstance(each, Understood) else each for each in shapes]
    if not isinstance(shapes, list):
        raise MappingFault(
            f"The mapping {name} is not a list of sheets. Write a new one with --write-map."
        )
    for number, entry in enumerate(shapes, 1):
        fault = _fault(entry)
        if fault:
            raise MappingFault(
                f"Entry {number} of the mapping {name} {fault}. Write a new one with --write-map."
            )
    return shapes


def _fault(entry: Any) -> str:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("sheet"), str):
        return "names no sheet"
    row = entry.get("header_row")
    if row is not None and (not isinstance(row, int) or isinstance(row, bool) or row < 1):
        return "has a header_row that is not a row number"
    columns = entry.get("columns", [])
    if not isinstance(columns, list):
        return "has columns that are not a list"
    for column in columns:
        if not isinstance(column, Mapping) or not isinstance(column.get("column"), str):
            return "has a column without its letter"
        if not isinstance(column.get("as"), str | None):
            return f"says of column {column['column']} an “as” that is not a name"
    return ""
