"""Lists of members and attendance sheets as partnership offices keep them.

``read_membership`` reads an opened file as it is; ``plan_of`` gives what it says as a plan, for the
ordinary comparison; ``read_members`` gives both as one file of a plan. The names are loaded on first use: the rules can be had without the reader.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from joinedup.formats.membership.draft import Membership, Presence
    from joinedup.formats.membership.file import members_instead, read_members
    from joinedup.formats.membership.planning import plan_of
    from joinedup.formats.membership.reader import read_membership
    from joinedup.formats.membership.rules import RULES

_HOME = {
    "Membership": "draft",
    "Presence": "draft",
    "members_instead": "file",
    "plan_of": "planning",
    "read_members": "file",
    "read_membership": "reader",
    "RULES": "rules",
}

__all__ = [
    "RULES",
    "Membership",
    "Presence",
    "members_instead",
    "plan_of",
    "read_members",
    "read_membership",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
