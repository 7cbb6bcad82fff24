"""The order of the rows, so that as few wires cross as can be had quickly.

The columns are the layers of a layered drawing; rows are ordered by the barycentre of their
neighbours, sweeping from one side to the other, and the best order seen is kept (Sugiyama, Tagawa
and Toda, "Methods for visual understanding of hierarchical system structures", IEEE Transactions
on Systems, Man and Cybernetics 11(2), 1981); then neighbours are exchanged while that removes
crossings. Outcomes and priorities keep the order of the plan, actions that of their priorities.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from joinedup.analysis.wiring.model import Column, Node, Wiring

SWEEPS = 4
PASSES = 6

Edges = Mapping[str, Sequence[str]]


def arrange(wiring: Wiring) -> Wiring:
    """The picture with its rows in the order in which they are drawn."""
    partners, services, actions, priorities, outcomes = wiring.columns
    actions = _by_group(actions, outline(wiring))
    places = _places(node.ref for column in (actions, priorities, outcomes) for node in column)
    right = _edges((wire.left, wire.right) for wire in wiring.wires)
    left = _edges((wire.right, wire.left) for wire in wiring.wires)
    ends = {wire.right for wire in wiring.wires}
    fixed = {ref: place for ref, place in places.items() if ref in ends}
    near, far = [node.ref for node in services], [node.ref for node in partners]
    if not near:  # partners stand beside the actions, as services otherwise do
        near, far = far, near
    near, far = _sweep(near, far, left=left, right=right, places=fixed)
    if not services:
        near, far = far, near
    known = wiring.nodes
    moved = (tuple(known[ref] for ref in refs) for refs in (far, near))
    return replace(wiring, columns=(*moved, actions, priorities, outcomes))


def crossings(upper: Sequence[str], lower: Sequence[str], edges: Iterable[tuple[str, str]]) -> int:
    """How many of the ``edges`` (from ``upper`` to ``lower``) cross; O(edges log edges)."""
    one, other = _places(upper), _places(lower)
    ends = sorted((one[a], other[b]) for a, b in edges if a in one and b in other)
    tree = [0] * (len(lower) + 1)
    crossed = 0
    for seen, (_, place) in enumerate(ends):
        at, before = place + 1, 0
        while at:
            before += tree[at]
            at &= at - 1
        crossed += seen - before
        at = place + 1
        while at < len(tree):
            tree[at] += 1
            at += at & -at
    return crossed


def outline(wiring: Wiring) -> dict[str, float]:
    """Where each priority stands in the outline, and where what serves an outcome directly does:
    behind the last of the priorities whose first place is under that outcome."""
    places: dict[str, float] = {}
    roots: dict[str, str] = {}  # ref of a priority > the outcome that it stands under
    behind: dict[str, float] = {}
    for place, node in enumerate(wiring.column(Column.PRIORITIES)):
        places[node.ref] = place
        roots[node.ref] = roots.get(node.group, node.group)
        behind[roots[node.ref]] = place + 0.5
    last = -0.5
    for node in wiring.column(Column.OUTCOMES):
        last = max(behind.get(node.ref, last), last)
        places[node.ref] = last
    return places


def _by_group(actions: Sequence[Node], places: Mapping[str, float]) -> tuple[Node, ...]:
    """Actions in the order of what they stand under, those under nothing last."""
    return tuple(sorted(actions, key=lambda node: places.get(node.group, float("inf"))))


def _sweep(
    services: list[str],
    partners: list[str],
    *,
    left: Edges,
    right: Edges,
    places: Mapping[str, int],
) -> tuple[list[str], list[str]]:
    """Services and partners in the best order that a few sweeps come by."""
    own = set(services)
    ahead = {ref: [each for each in right.get(ref, ()) if each in places] for ref in services}
    owned = {ref: [each for each in right.get(ref, ()) if each in own] for ref in partners}
    owners = {ref: list(left.get(ref, ())) for ref in services}
    best = services, partners
    fewest = _cost(services, partners, ahead, owned, places)
    column = sorted(places, key=places.__getitem__)
    index = _places(column)
    for sweep in range(SWEEPS):
        towards = _barycentres(services, ahead, index)
        if sweep:
            held = _barycentres(services, owners, _places(partners))
            towards = _between(services, towards, held)
        services = _sorted(services, towards)
        where = _places(services)
        partners = _sorted(partners, _of_partners(partners, owned, where, right, index))
        services = _exchanged(services, [(ahead, index), (owners, _places(partners))])
        partners = _exchanged(partners, [(owned, _places(services))])
        cost = _cost(services, partners, ahead, owned, places)
        if cost < fewest:
            best, fewest = (services, partners), cost
    return best


def _of_partners(
    partners: Sequence[str],
    owned: Edges,
    where: Mapping[str, int],
    right: Edges,
    index: Mapping[str, int],
) -> dict[str, float]:
    """The barycentre of each partner: of its services; of what it is linked to without one."""
    found = _barycentres(partners, owned, where)
    scale = len(where) / max(len(index), 1) if where else 1
    direct = _barycentres([ref for ref in partners if ref not in found], right, index)
    return {**found, **{ref: centre * scale for ref, centre in direct.items()}}


def _cost(
    services: Sequence[str],
    partners: Sequence[str],
    ahead: Edges,
    owned: Edges,
    places: Mapping[str, int],
) -> int:
    column = sorted(places, key=places.__getitem__)
    forward = ((ref, each) for ref in services for each in ahead[ref])
    back = ((ref, each) for ref in partners for each in owned[ref])
    return crossings(services, column, forward) + crossings(partners, services, back)


def _barycentres(refs: Iterable[str], edges: Edges, index: Mapping[str, int]) -> dict[str, float]:
    """The mean place of each node's neighbours; nodes without any are left out."""
    found = {}
    for ref in refs:
        places = [index[each] for each in edges.get(ref, ()) if each in index]
        if places:
            found[ref] = sum(places) / len(places)
    return found


def _between(
    refs: Sequence[str], towards: Mapping[str, float], held: Mapping[str, float]
) -> dict[str, float]:
    """The mean of what two sides say, each as a share of its own length."""
    most = max(towards.values(), default=1) or 1, max(held.values(), default=1) or 1
    found = {}
    for ref in refs:
        said = [
            side[ref] / top for side, top in zip((towards, held), most, strict=True) if ref in side
        ]
        if said:
            found[ref] = sum(said) / len(said)
    return found


def _sorted(refs: Sequence[str], centres: Mapping[str, float]) -> list[str]:
    """By barycentre; what has none goes last, and equals keep their order."""
    return sorted(refs, key=lambda ref: centres.get(ref, float("inf")))


def _exchanged(refs: Sequence[str], sides: Sequence[tuple[Edges, Mapping[str, int]]]) -> list[str]:
    """The order with neighbours exchanged wherever that removes crossings, a few times over."""
    order = list(refs)
    ends = [
        {ref: sorted(index[e] for e in edges.get(ref, ()) if e in index) for ref in order}
        for edges, index in sides
    ]
    for _ in range(PASSES):
        changed = False
        for at in range(len(order) - 1):
            upper, lower = order[at], order[at + 1]
            gain = sum(_inverted(e[upper], e[lower]) - _inverted(e[lower], e[upper]) for e in ends)
            if gain > 0:
                order[at], order[at + 1] = lower, upper
                changed = True
        if not changed:
            break
    return order


def _inverted(upper: Sequence[int], lower: Sequence[int]) -> int:
    """How many pairs of wires cross if ``upper`` stands above ``lower``; both are sorted."""
    return sum(bisect_left(lower, place) for place in upper) if lower else 0


def _places(refs: Iterable[str]) -> dict[str, int]:
    return {ref: place for place, ref in enumerate(refs)}


def _edges(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(other)
    return found
