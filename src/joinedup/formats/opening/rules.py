"""What can be said of a file as such: why it cannot be read, and what was odd about it."""

from __future__ import annotations

from joinedup.core.finding import Rule
from joinedup.formats.opening.oddities import ODDITIES
from joinedup.formats.opening.refusals import DAMAGED, NOT_THERE, OTHER_KINDS
from joinedup.formats.opening.refusals_text import TEXT, XML

RULES: tuple[Rule, ...] = tuple(
    sorted((*NOT_THERE, *OTHER_KINDS, *DAMAGED, *TEXT, *XML, *ODDITIES), key=lambda rule: rule.code)
)
"""Every rule of the family, by code."""

BY_CODE = {rule.code: rule for rule in RULES}
