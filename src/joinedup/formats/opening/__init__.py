"""Opening files safely: bytes in, sheets, a tree or text out, or a clear sentence why not.

The names are loaded on first use: the child process imports from this package too, and
must not pay for what only the parent needs.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from joinedup.formats.opening.opened import Node, Opened, Unreadable
    from joinedup.formats.opening.parent import open_file
    from joinedup.formats.opening.rules import RULES

_HOME = {
    "Node": "opened",
    "Opened": "opened",
    "Unreadable": "opened",
    "open_file": "parent",
    "RULES": "rules",
}

__all__ = ["RULES", "Node", "Opened", "Unreadable", "open_file"]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
