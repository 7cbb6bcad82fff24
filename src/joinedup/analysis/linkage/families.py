"""All families of codes, in the order of the reference."""

from __future__ import annotations

from joinedup.analysis.linkage import (
    accountability,
    backing,
    breadth,
    circles,
    clashes,
    columns,
    dates,
    ends,
    horizon,
    identity,
    leads,
    links,
    milestones,
    needs,
    structure,
    updates,
    versions,
)
from joinedup.analysis.linkage.case import Check
from joinedup.core.finding import Rule

_FAMILIES = (
    structure,
    identity,
    circles,
    breadth,
    links,
    ends,
    backing,
    leads,
    accountability,
    dates,
    clashes,
    horizon,
    milestones,
    updates,
    needs,
    versions,
    columns,
)

RULES: tuple[Rule, ...] = tuple(rule for family in _FAMILIES for rule in family.RULES)
CHECKS: tuple[Check, ...] = tuple(check for family in _FAMILIES for check in family.CHECKS)
