"""A snapshot: what one audience may know of a partnership for a valid day, frozen."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from joinedup.core.audience import PARTNERSHIP, Audience
from joinedup.core.graph import Graph
from joinedup.core.plan import Plan
from joinedup.core.planfile import Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What every analysis reads: a plan, the day it is read for, and the graph built on it.

    A file is its holder's own: it is read for the partnership.

    ``places`` says where things stand in the file, where there is a file; ``sha256`` is that
    file's hash. The graph is built once, when the snapshot is made.
    """

    plan: Plan
    day: datetime.date
    audience: Audience = PARTNERSHIP
    places: Places = field(default_factory=Places)
    sha256: str = ""
    graph: Graph = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "graph", Graph(self.plan))
