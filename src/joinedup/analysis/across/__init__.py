"""Across partnerships: who chairs them, who is in them, how they are built, how large they are.

``facts`` takes from a plan what is compared; an installation with hundreds may fill :class:`Facts`
from sums of its own. The tables are those that national evaluations of partnerships print. (DESIGN.md,
section 5, Across partnerships.)
"""

from __future__ import annotations

from joinedup.analysis.across.chairs import (
    LABELS,
    Chairs,
    ChairsRow,
    From,
    chair_table,
    counted_as,
)
from joinedup.analysis.across.composition import (
    Composition,
    Layers,
    LayersRow,
    SectorRow,
    Sizes,
    composition,
    layers,
    sizes,
)
from joinedup.analysis.across.facts import Facts, Term, facts

__all__ = [
    "LABELS",
    "Chairs",
    "ChairsRow",
    "Composition",
    "Facts",
    "From",
    "Layers",
    "LayersRow",
    "SectorRow",
    "Sizes",
    "Term",
    "chair_table",
    "composition",
    "counted_as",
    "facts",
    "layers",
    "sizes",
]
