"""What is done later, by whom: the table that ``joinedup.jobs`` fills."""

from __future__ import annotations

from collections.abc import Callable

from joinedup.records.tasks import KINDS

Doing = Callable[..., None]


def register(kind: str) -> Callable[[Doing], Doing]:
    """Have a function do the tasks of a kind (``import.read``). It is called with the ids that the
    command gave, and may be called twice."""

    def made(function: Doing) -> Doing:
        KINDS[kind] = function
        return function

    return made
