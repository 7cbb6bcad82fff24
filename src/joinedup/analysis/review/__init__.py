"""Review: what partners say of the body that leads, shown only as far as nobody can be made out.

``score`` counts the answers to a questionnaire (see ``core.questionnaire``); ``hidden`` decides which
counts of a table must not be shown; ``seen_by_host`` is what the body in question may see.
(DESIGN.md, section 5, Balance.)
"""

from __future__ import annotations

from joinedup.analysis.review.hiding import ENOUGH, FEW, hidden
from joinedup.analysis.review.scoring import (
    Answer,
    Group,
    Review,
    Scored,
    Tally,
    Told,
    score,
    too_few,
)
from joinedup.analysis.review.seeing import NOT_ASKED, NOT_YET, Publication, seen_by_host

__all__ = [
    "ENOUGH",
    "FEW",
    "NOT_ASKED",
    "NOT_YET",
    "Answer",
    "Group",
    "Publication",
    "Review",
    "Scored",
    "Tally",
    "Told",
    "hidden",
    "score",
    "seen_by_host",
    "too_few",
]
