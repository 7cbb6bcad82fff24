"""Lineage: what became of each thing from one version of a plan to the next.

``compare`` lays two versions side by side; ``vanished`` asks one version what it says of the
one before; ``succession`` is what drafting the next version asks.
``docs/explanation/comparing-versions.md`` says how things are matched.
"""

from __future__ import annotations

from joinedup.analysis.lineage.changes import SENTENCES, Change, ChangeKind, Comparison
from joinedup.analysis.lineage.comparing import compare
from joinedup.analysis.lineage.succession import OldThing, Suggestion, questions, succession
from joinedup.core.plan import Lineage, Plan
from joinedup.core.succession import unsaid

__all__ = [
    "SENTENCES",
    "Change",
    "ChangeKind",
    "Comparison",
    "OldThing",
    "Suggestion",
    "compare",
    "questions",
    "succession",
    "vanished",
]


def vanished(plan: Plan) -> tuple[Lineage, ...]:
    """The things of the version before of which the plan itself says nothing: neither what
    became of them nor into what they went."""
    return unsaid(plan)
