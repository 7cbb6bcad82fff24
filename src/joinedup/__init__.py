"""Joinedup: software for people who run strategic partnerships.

The names below are loaded on first use, so that ``import joinedup`` and ``joinedup --help``
cost next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, without the 9 ms that importing it costs

if TYPE_CHECKING:
    from joinedup.analysis.linkage import check
    from joinedup.core.finding import Finding, Place
    from joinedup.core.plan import Plan
    from joinedup.core.planfile import PlanFile
    from joinedup.formats import read_plan, write_plan

__version__ = "0.1.0"

_HOME = {
    "Finding": "joinedup.core.finding",
    "Place": "joinedup.core.finding",
    "Plan": "joinedup.core.plan",
    "PlanFile": "joinedup.core.planfile",
    "check": "joinedup.analysis.linkage",
    "read_plan": "joinedup.formats",
    "write_plan": "joinedup.formats",
}

__all__ = ["Finding", "Place", "Plan", "PlanFile", "check", "read_plan", "write_plan"]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'joinedup' has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(_HOME[name]), name)
    return found
