"""The rules of every format: what reading a file may find."""

from __future__ import annotations

from joinedup.core.finding import Rule
from joinedup.formats.archive import RULES as ARCHIVE
from joinedup.formats.membership.rules import RULES as MEMBERSHIP
from joinedup.formats.opening.rules import RULES as OPENING
from joinedup.formats.stratml.rules import RULES as STRATML
from joinedup.formats.template.rules import RULES as TEMPLATE
from joinedup.formats.workbook.rules import RULES as WORKBOOK

RULES: tuple[Rule, ...] = (*OPENING, *WORKBOOK, *MEMBERSHIP, *TEMPLATE, *STRATML, *ARCHIVE)
