"""The order in which findings are told."""

from __future__ import annotations

from collections.abc import Iterable

from joinedup.core.finding import Finding

FIRST_SCREEN = 10


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The first ten are the ten codes that scrutiny would raise first, one finding of each;
    then all others by severity, code and place in the plan. The order is stable."""
    everything = list(findings)
    first: dict[str, Finding] = {}
    for finding in everything:
        first.setdefault(finding.code, finding)
    heads = sorted(first.values(), key=_rank)[:FIRST_SCREEN]
    taken = {id(finding) for finding in heads}
    rest = [finding for finding in everything if id(finding) not in taken]
    rest.sort(key=lambda finding: (finding.severity.weight, finding.code))
    return (*heads, *rest)


def _rank(finding: Finding) -> tuple[int, int, str]:
    return (finding.rule.rank, finding.severity.weight, finding.code)
