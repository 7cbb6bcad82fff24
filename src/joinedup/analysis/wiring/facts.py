"""What the picture shows, in sentences that count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from joinedup.analysis.wiring.model import Column, Fact, Gap, Node, State, Wiring
from joinedup.core.catalogue import N_
from joinedup.core.sentence import Phrase, Plural, Sentence, Word

NAMED = 3
"""So many are named in a sentence; more are only counted."""

EMPTY = N_(
    "There is nothing to draw yet: the plan has no {partners}, no {actions} and no {outcomes}."
)
ALL_BACKED = Plural(
    N_("One {action}, and a {delivery_system} stands behind it."),
    N_("{count} {actions}, and a {delivery_system} stands behind each."),
)
SOME_BACKED = Plural(
    N_("One {action}, and no {delivery_system} stands behind it."),
    N_("{count} {actions}: {backed} reach a {delivery_system}; behind {bare} there is none."),
)
NO_SERVICES = Plural(
    N_(
        "One {action}. The plan lists no {delivery_systems}, so partners are linked to it directly."
    ),
    N_(
        "{count} {actions}. The plan lists no {delivery_systems}, so {partners} are linked to "
        "{actions} directly."
    ),
)
ONLY_COUNTED = Plural(N_("One {action}."), N_("{count} {actions}."))
NO_ACTIONS = N_(
    "The plan has no {actions}, so nothing leads from the {partners} to the {outcomes}."
)

_BY_STATE: tuple[tuple[State, str, Sentence], ...] = (
    (
        State.BROKEN,
        "W10",
        Plural(
            N_("One link is broken: it has ended, or what stands at one end has."),
            N_("{count} links are broken: they have ended, or what stands at one end has."),
        ),
    ),
    (
        State.CLAIMED,
        "W11",
        Plural(
            N_("One link is claimed and not agreed."),
            N_("{count} links are claimed and not agreed."),
        ),
    ),
    (
        State.PROMISED,
        "W12",
        Plural(N_("One link is only promised."), N_("{count} links are only promised.")),
    ),
    (
        State.LIVE,
        "W13",
        Plural(N_("The current is on in one link."), N_("The current is on in {count} links.")),
    ),
)

_BY_GAP: tuple[tuple[Column, Gap, str, Sentence], ...] = (
    (
        Column.OUTCOMES,
        Gap.NO_ACTION,
        "W20",
        Plural(
            N_("No {action} leads to one {outcome}: {names}."),
            N_("No {action} leads to {count} {outcomes}: {names}."),
        ),
    ),
    (
        Column.PRIORITIES,
        Gap.NO_ACTION,
        "W21",
        Plural(
            N_("One {priority} has no {action}: {names}."),
            N_("{count} {priorities} have no {action}: {names}."),
        ),
    ),
    (
        Column.PRIORITIES,
        Gap.SERVES_NOTHING,
        "W22",
        Plural(
            N_("One {priority} leads to no {outcome}: {names}."),
            N_("{count} {priorities} lead to no {outcome}: {names}."),
        ),
    ),
    (
        Column.ACTIONS,
        Gap.SERVES_NOTHING,
        "W23",
        Plural(
            N_("One {action} leads nowhere: {names}."),
            N_("{count} {actions} lead nowhere: {names}."),
        ),
    ),
    (
        Column.ACTIONS,
        Gap.NO_LEAD,
        "W24",
        Plural(
            N_("Nobody leads one {action}: {names}."),
            N_("Nobody leads {count} {actions}: {names}."),
        ),
    ),
    (
        Column.SERVICES,
        Gap.NO_ACTION,
        "W25",
        Plural(
            N_("One {delivery_system} is linked to no {action}: {names}."),
            N_("{count} {delivery_systems} are linked to no {action}: {names}."),
        ),
    ),
    (
        Column.SERVICES,
        Gap.NO_OWNER,
        "W26",
        Plural(
            N_("One {delivery_system} belongs to no {partner}: {names}."),
            N_("{count} {delivery_systems} belong to no {partner}: {names}."),
        ),
    ),
)

UNNAMED = Plural(
    N_("One {partner} has nothing in this plan, and is not drawn: {names}."),
    N_("{count} {partners} have nothing in this plan, and are not drawn: {names}."),
)
MORE = N_("{more} more")
CHOSEN = N_("{name} is chosen: {parts} are connected to it. The rest is drawn pale.")
ALONE = N_("{name} is chosen, and nothing is connected to it. The rest is drawn pale.")
NUMBERED = N_("{number} {title}")
PART = N_("{count} {things}")
FOLDED: tuple[tuple[Column, str, Sentence], ...] = (
    (
        Column.ACTIONS,
        "W31",
        N_("There are too many {actions} to read, so they are folded: open one group at a time."),
    ),
    (
        Column.SERVICES,
        "W32",
        N_("The {delivery_systems} are folded by {partner}: open one group at a time."),
    ),
)


def state_facts(wiring: Wiring) -> tuple[Fact, ...]:
    """The sentences of a whole, unfolded picture, the one that heads it first."""
    if not any(wiring.columns):
        return (Fact("W00", EMPTY),)
    return (_head(wiring), *_of_states(wiring), *_of_gaps(wiring), *_of_unnamed(wiring))


def tell_chosen(node: Node, lit: Iterable[Node]) -> Fact:
    """The sentence about what is chosen, with a count of all that stays lit beside it."""
    counted = Counter(each.column for each in lit if each.ref != node.ref)
    parts = tuple(
        Phrase(PART, {"count": counted[each], "things": Word(each.value, counted[each] != 1)})
        for each in Column
        if counted[each]
    )
    params = {"name": name_of(node), "parts": parts}
    return Fact("W30", CHOSEN if parts else ALONE, params)


def tell_folded(columns: Collection[Column]) -> tuple[Fact, ...]:
    """The sentences about columns that are folded."""
    return tuple(Fact(code, sentence) for column, code, sentence in FOLDED if column in columns)


def name_of(node: Node) -> Any:
    """What a node is called in a sentence: number and title; partners and services by title."""
    bare = node.column in (Column.PARTNERS, Column.SERVICES)
    if bare or not node.number or not node.title:
        return node.title or node.number or node.ref
    return Phrase(NUMBERED, {"number": node.number, "title": node.title})


def _head(wiring: Wiring) -> Fact:
    actions = wiring.column(Column.ACTIONS)
    count = len(actions)
    if not actions:
        return Fact("W01", NO_ACTIONS)
    if not wiring.column(Column.SERVICES):
        if not wiring.column(Column.PARTNERS):
            return Fact("W02", ONLY_COUNTED, {"count": count})
        return Fact("W03", NO_SERVICES, {"count": count})
    services = {node.ref for node in wiring.column(Column.SERVICES)}
    reached = {wire.right for wire in wiring.wires if wire.left in services}
    backed = sum(node.ref in reached for node in actions)
    if backed == count:
        return Fact("W04", ALL_BACKED, {"count": count})
    return Fact("W05", SOME_BACKED, {"count": count, "backed": backed, "bare": count - backed})


def _of_states(wiring: Wiring) -> Iterator[Fact]:
    counted = Counter(wire.state for wire in wiring.wires)
    for state, code, sentence in _BY_STATE:
        if counted[state]:
            yield Fact(code, sentence, {"count": counted[state]})


def _of_gaps(wiring: Wiring) -> Iterator[Fact]:
    for column, gap, code, sentence in _BY_GAP:
        found: Sequence[Node] = [node for node in wiring.column(column) if gap in node.gaps]
        if found:
            yield Fact(code, sentence, {"count": len(found), "names": _names(found)})


def _of_unnamed(wiring: Wiring) -> Iterator[Fact]:
    names = [each.title or each.number or each.ref for each in wiring.unnamed]
    if names:
        yield Fact("W27", UNNAMED, {"count": len(names), "names": _some(names)})


def _names(found: Sequence[Node]) -> tuple[Any, ...]:
    """The first of the nodes, and how many more there are."""
    return _some([name_of(node) for node in found])


def _some(names: Sequence[Any]) -> tuple[Any, ...]:
    more = len(names) - NAMED
    return (*names[:NAMED], Phrase(MORE, {"more": more})) if more > 0 else tuple(names)
