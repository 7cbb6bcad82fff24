"""The wires between the nodes, each with its state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from joinedup.analysis.linkage.bodies import body_of
from joinedup.analysis.linkage.case import Case
from joinedup.analysis.linkage.lifetimes import current_links, has_ended
from joinedup.analysis.wiring.model import CONTRIBUTES, LEADS, OWNS, Column, Cross, State, Wire
from joinedup.analysis.wiring.nodes import FLOWING, column_of, is_gone
from joinedup.core.plan import Link, Thing
from joinedup.core.words import Agreement, LinkKind

States = Mapping[tuple[str, str], State]
"""What is known of the current in a link: {(source, target): live, wired or promised}; for a
partner and its own service, (partner, service)."""

_Pair = tuple[str, str]


def list_wires(case: Case, states: States) -> tuple[Wire, ...]:
    """One wire for every two nodes that are linked, in plan order, left to right."""
    own: dict[_Pair, State] = {}
    kinds: dict[_Pair, list[str]] = {}
    for pair, kind, state in _strands(case, states):
        own[pair] = min(own.get(pair, state), state, key=lambda each: each.gravity)
        if kind not in kinds.setdefault(pair, []):
            kinds[pair].append(kind)
    settled = _fed(own, {pair for pair in own if pair in states or pair[::-1] in states})
    return tuple(
        Wire(left=left, right=right, state=settled[left, right], kinds=tuple(kinds[left, right]))
        for left, right in own
    )


def list_crosses(case: Case) -> tuple[Cross, ...]:
    """The links that stand beside the outline: between two things of one column (but for a
    priority within another), and every conflict."""
    found = []
    for _, link in current_links(case, *LinkKind):
        source, target = _ends(case, link)
        one, other = column_of(source), column_of(target)
        if one is None or other is None or link.source == link.target:
            continue
        nested = one is other and link.kind is LinkKind.SERVES
        if (one is other and not nested) or link.kind is LinkKind.CONFLICTS_WITH:
            state = _state(case, link, {})
            found.append(Cross(source=link.source, target=link.target, kind=link.kind, state=state))
    return tuple(dict.fromkeys(found))


def _strands(case: Case, states: States) -> Iterator[tuple[_Pair, str, State]]:
    """Everything that makes a wire: (left, right), kind, state."""
    yield from _owned(case, states)
    if not case.plan.delivery_systems:
        yield from _led(case)
    for link in case.plan.links:
        if link.kind in FLOWING and _is_drawn(case, link):
            yield _pair(case, link), link.kind.value, _state(case, link, states)


def _owned(case: Case, states: States) -> Iterator[tuple[_Pair, str, State]]:
    """The wires of services to their owners, which nobody has to agree."""
    for service in case.plan.delivery_systems:
        owner = case.graph.things.get(service.owner or "")
        if owner is None or column_of(owner) is None:
            continue
        gone = is_gone(case, service) or is_gone(case, owner)
        known = states.get((owner.ref, service.ref), State.AGREED)
        yield (owner.ref, service.ref), OWNS, State.BROKEN if gone else known


def _led(case: Case) -> Iterator[tuple[_Pair, str, State]]:
    """In a plan without services: the wires of actions to those who lead or contribute."""
    for action in case.plan.actions:
        bodies = [action.accountable] if action.accountable else []
        bodies = bodies or [body_of(case, lead) for lead in action.leads]
        for kind, refs in ((LEADS, bodies), (CONTRIBUTES, action.contributors)):
            for ref in refs:
                partner = case.graph.things.get(ref or "")
                if partner is not None:
                    gone = is_gone(case, partner) or is_gone(case, action)
                    yield (
                        (partner.ref, action.ref),
                        kind,
                        State.BROKEN if gone else State.AGREED,
                    )


def _is_drawn(case: Case, link: Link) -> bool:
    """Whether a link makes a wire: its ends stand in two columns (or are a priority and the one
    it is nested in), and it has not ended. A dependence that ended with nothing in its place is
    drawn, as broken: the work still waits for what is gone."""
    things = case.graph.things
    if link.source not in things or link.target not in things or link.source == link.target:
        return False
    one, other = (column_of(thing) for thing in _ends(case, link))
    if one is None or other is None:
        return False
    if one is other:
        nested = link.kind is LinkKind.SERVES and one is Column.PRIORITIES
        return nested and not has_ended(case, link.ended)
    return not has_ended(case, link.ended) or _is_missed(case, link)


def _is_missed(case: Case, link: Link) -> bool:
    """Whether an ended link is a dependence with nothing in its place: no other service, and no
    link of another kind between the same two."""
    if link.kind is not LinkKind.DEPENDS_ON:
        return False
    of_source = [each for kind in FLOWING for each in case.graph.links_from(link.source, kind)]
    return all(
        has_ended(case, each.ended)
        for each in of_source
        if each.kind is LinkKind.DEPENDS_ON or each.target == link.target
    )


def _state(case: Case, link: Link, states: States) -> State:
    """The first state that holds of a link by itself."""
    source, target = _ends(case, link)
    if has_ended(case, link.ended) or is_gone(case, source) or is_gone(case, target):
        return State.BROKEN
    if link.agreement is Agreement.CLAIMED:
        return State.CLAIMED
    return states.get((link.source, link.target), State.AGREED)


def _pair(case: Case, link: Link) -> _Pair:
    """The ends of a link from left to right; a nested priority is the left end."""
    source, target = (column_of(thing) for thing in _ends(case, link))
    turned = source is not None and target is not None and source.place > target.place
    return (link.target, link.source) if turned else (link.source, link.target)


def _ends(case: Case, link: Link) -> tuple[Thing, Thing]:
    return case.graph.things[link.source], case.graph.things[link.target]


def _fed(own: Mapping[_Pair, State], pledged: Iterable[_Pair]) -> dict[_Pair, State]:
    """The states of wires, those without a pledge of their own taking the best of the wires that
    feed them; nothing flows through a wire that is broken or claimed. Wires in a circle feed
    one another nothing."""
    fixed = set(pledged)
    if not fixed:
        return dict(own)  # no current anywhere: nothing to follow
    before: dict[str, list[_Pair]] = {}
    for pair in own:
        before.setdefault(pair[1], []).append(pair)
    settled: dict[_Pair, State] = {}
    for pair in own:
        _settle(pair, own, fixed, before, settled)
    return settled


def _settle(
    start: _Pair,
    own: Mapping[_Pair, State],
    fixed: set[_Pair],
    before: Mapping[str, list[_Pair]],
    settled: dict[_Pair, State],
) -> None:
    """Settle one wire and what feeds it, without recursion: a nested plan may be deep."""
    stack, begun = [start], set[_Pair]()
    while stack:
        pair = stack[-1]
        waiting = [each for each in before.get(pair[0], ()) if each not in settled]
        takes = own[pair] is State.AGREED and pair not in fixed
        if takes and pair not in begun:
            begun.add(pair)
            stack.extend(each for each in waiting if each not in begun)
            continue
        stack.pop()
        if pair in settled:
            continue
        feeding = (settled[each] for each in before.get(pair[0], ()) if each in settled)
        best = min(feeding, key=lambda each: each.current, default=State.AGREED)
        settled[pair] = best if takes and best.current < State.AGREED.current else own[pair]
