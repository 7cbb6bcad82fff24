"""All families of codes, in the order of the reference."""

from __future__ import annotations

from joinedup.analysis.linkage.case import Check
from joinedup.core.finding import Rule

_FAMILIES: tuple[tuple[tuple[Rule, ...], tuple[Check, ...]], ...] = ()

RULES: tuple[Rule, ...] = tuple(rule for rules, _ in _FAMILIES for rule in rules)
CHECKS: tuple[Check, ...] = tuple(check for _, checks in _FAMILIES for check in checks)
