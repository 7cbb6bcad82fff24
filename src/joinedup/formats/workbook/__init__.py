"""The workbook people have: read as it is, with what was understood of every sheet and column.

The names are loaded on first use: a mapping can be read without the reader, and the reference of
codes made without either.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from joinedup.formats.workbook.mapping import (
        MappingFault,
        read_mapping,
        remembered_path,
        write_mapping,
    )
    from joinedup.formats.workbook.reader import read_workbook
    from joinedup.formats.workbook.rules import RULES

_HOME = {
    "read_workbook": "reader",
    "RULES": "rules",
    "MappingFault": "mapping",
    "read_mapping": "mapping",
    "remembered_path": "mapping",
    "write_mapping": "mapping",
}

__all__ = [
    "RULES",
    "MappingFault",
    "read_mapping",
    "read_workbook",
    "remembered_path",
    "write_mapping",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
