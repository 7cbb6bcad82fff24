"""What is still going and what has ended, on the day the plan is read."""

from __future__ import annotations

from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case
from joinedup.core.ends import has_come
from joinedup.core.period import When
from joinedup.core.plan import Action, DeliverySystem, Link, Partner, Thing
from joinedup.core.words import LinkKind, Progress

OVER = frozenset({Progress.DONE, Progress.STOPPED})


def has_ended(case: Case, when: When | None) -> bool:
    """Whether an end that was written has come by the day of the check."""
    return has_come(when, case.today)


def is_over(action: Action) -> bool:
    """Whether an action is done or stopped: nothing more is asked of it."""
    return action.status in OVER


def has_stopped(case: Case, thing: Thing) -> bool:
    """Whether a thing of the plan has come to an end before its time: an action stopped, a
    service or team ended, a partner gone."""
    if isinstance(thing, Action):
        return thing.status is Progress.STOPPED
    return isinstance(thing, DeliverySystem | Partner) and has_ended(case, thing.ended)


def current_links(case: Case, *kinds: LinkKind) -> Iterator[tuple[int, Link]]:
    """The links of some kinds that have not ended and have both ends in the plan, each with its
    position in the plan."""
    things = case.graph.things
    for position, link in enumerate(case.plan.links):
        if link.kind not in kinds or (link.ended is not None and has_ended(case, link.ended)):
            continue
        if link.source in things and link.target in things:
            yield position, link
