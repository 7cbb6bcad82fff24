"""What is still going and what has ended, on the day the plan is read."""

from __future__ import annotations

from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case
from joinedup.core.calendar_words import NO_DATE, fold
from joinedup.core.catalogue import N_
from joinedup.core.finding import Phrase
from joinedup.core.period import Grain, When
from joinedup.core.plan import Action, DeliverySystem, Link, Partner, Thing
from joinedup.core.words import LinkKind, Progress

ON = N_(" on {day}")
IN = N_(" in {when}")

NO_END = NO_DATE | {"no", "not yet"}
"""What stands in a cell for an end where there is none."""

OVER = frozenset({Progress.DONE, Progress.STOPPED})


def has_ended(case: Case, when: When | None) -> bool:
    """Whether an end that was written has come. One without a date has ("yes", "closed"), but
    not where the words are none ("n/a", "TBC")."""
    if when is None or when.ongoing:
        return False
    if when.last_day is None:
        return bool(when.text) and fold(when.text) not in NO_END
    return when.last_day <= case.today


def on_day(when: When | None) -> Phrase | str:
    """When something ended, as the end of a sentence: `` on 30 September 2026``, `` in Sep 2026``
    where only the month was written, "" where no date was."""
    if when is None or when.period is None:
        return ""
    if when.period.grain is Grain.DAY:
        return Phrase(ON, {"day": when.period.start})
    return Phrase(IN, {"when": when})


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
