"""Leadership: who leads in which element and field, what is empty, how few could carry it all, how
closely they work together, and whose term ends. (DESIGN.md, section 5.)"""

from __future__ import annotations

from joinedup.analysis.leadership.closeness import Closeness, Pair, closeness
from joinedup.analysis.leadership.cover import Cover, smallest_cover
from joinedup.analysis.leadership.ending import Ending, terms_ending
from joinedup.analysis.leadership.grid import Box, Coverage, Held, coverage

__all__ = [
    "Box",
    "Closeness",
    "Cover",
    "Coverage",
    "Ending",
    "Held",
    "Pair",
    "closeness",
    "coverage",
    "smallest_cover",
    "terms_ending",
]
