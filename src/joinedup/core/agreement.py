"""Whether a link is agreed, and whose word is still wanted: DESIGN.md section 5, “Linkage”.

``source`` and ``target`` are the partners that answer for the ends (:mod:`core.answering`), ``said``
those that have said that the link is so.
"""

from __future__ import annotations

from joinedup.core.words import Agreement

Bodies = frozenset[str]


def is_between_partners(source: Bodies, target: Bodies) -> bool:
    """Whether the ends answer to different partners. What is the partnership's own, or answers to
    one body, is agreed with the plan version."""
    return bool(source and target and source != target)


def state_of(source: Bodies, target: Bodies, said: Bodies) -> Agreement:
    """Claimed until both ends have said so, where they answer to different partners."""
    if not is_between_partners(source, target):
        return Agreement.AGREED
    return Agreement.AGREED if source & said and target & said else Agreement.CLAIMED


def wanted(source: Bodies, target: Bodies, said: Bodies) -> Bodies:
    """The partners whose word is still wanted. Of an end with several, one is enough."""
    if not is_between_partners(source, target):
        return frozenset()
    silent = [end for end in (source, target) if not end & said]
    return frozenset().union(*silent)


def said_after(source: Bodies, target: Bodies, by: str) -> Bodies:
    """Who says so once ``by`` (a partner, or "") changed what the link claims: what others said, they
    said of another claim."""
    return frozenset((by,)) & (source | target)
