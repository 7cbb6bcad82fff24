"""The order in which findings are told, and the ranks from which it is made.

A rule's rank says how soon a scrutiny committee would raise it. The ten codes of lowest rank
that were found make the first screen, one finding of each. A code not in this table has a
rank of 30 to 49 (weakens the plan) or 50 and more (worth knowing).

====  ==========================================================================
rank  what is raised
====  ==========================================================================
0     there is nothing in it to check (L46)
1     led by somebody who has left (L27)
2     everyone leads, so nobody does (L24)
3     nobody leads (L23)
4     an outcome that no action serves (L01)
4     an outcome with nothing under it, in a plan without actions (L49)
5     a target that the plan's own words contradict (M50)
6     a target already met by its baseline (M30)
7     on course, with most milestones missed (N01)
8     dates that have passed and not been met (L35)
8     outcomes and priorities past their date (L47)
9     depends on something that has stopped (L16)
10    things of the earlier plan that vanished (N31)
11    the same words round after round (N11)
12    what the law for this kind of plan requires and the plan lacks (C)
13    a target that fell due and was missed (M34)
14    most things end on the plan's last day (L38)
15    links claimed for a partner and never agreed (L13)
16    different dates in two plans (L40)
17    a pointer to something that is not in the plan (L06)
18    a priority that no partner has agreed to serve (L14)
18    a result that falls due soon, and no figure for it (L48)
19    a service or team that serves nothing (L05)
20    measured only by counting meetings or outputs (M06)
21    a place is named and not served (M70)
22    what an action needs is not known (N21)
23    a target whose date its measure cannot meet: published too late (M36)
24    a target that points the wrong way (M31)
25    a priority without actions (L02), an action that serves nothing (L03)
26    the plan has run out (L44)
27    what the file has no column for (N41)
28    no end date (L33)
29    "ongoing" for a year or more (L34)
====  ==========================================================================
"""

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
