"""``joinedup explain``: the page of a code."""

from __future__ import annotations

import argparse
import re
import sys
import textwrap
from collections.abc import Iterator

from joinedup.analysis.linkage import RULES
from joinedup.analysis.linkage.explain import explained
from joinedup.cli import CALLED, CLEAN, MISUSED, terminal
from joinedup.core.catalogue import capital, translate
from joinedup.core.finding import Rule
from joinedup.drawing.report.as_text import Paint, plain
from joinedup.drawing.report.phrases import Phrases
from joinedup.formats.rules import RULES as READING_RULES


def explain(arguments: argparse.Namespace) -> int:
    """Print the page of one code, or the list of all."""
    paint = terminal.paint if terminal.colours(arguments.colour) else plain
    rules = {rule.code: rule for rule in (*RULES, *READING_RULES)}
    if arguments.code is None:
        print("\n".join(listing(list(rules.values()), Phrases(arguments.language), paint)))
        return CLEAN
    rule = rules.get(_padded(arguments.code.strip().upper()))
    if rule is None:
        said = f"There is no code {arguments.code}. List all with: {CALLED} explain"
        print(said, file=sys.stderr)
        return MISUSED
    print("\n".join(page(rule, arguments.language, paint, terminal.width())))
    return CLEAN


def _padded(code: str) -> str:
    """``L5`` means ``L05``."""
    return re.sub(r"^([A-Z])(\d)$", r"\g<1>0\2", code)


def listing(rules: list[Rule], say: Phrases, paint: Paint) -> Iterator[str]:
    """All codes, by family."""
    family = None
    for rule in rules:
        if rule.family != family:
            family = rule.family
            yield ""
            yield paint(capital(translate(family, say.language)), "heading")
        severity = paint(f"{say.severity(rule.severity):<8}", rule.severity.value)
        yield f"  {paint(rule.code, 'strong')}  {severity} {say(rule.title)}"


def page(rule: Rule, language: str, paint: Paint, width: int) -> Iterator[str]:
    """The page of a code in lines: headings are the lines that a paragraph's text follows."""
    for block in _plain(rule, language).split("\n\n"):
        lines = block.split("\n")
        if len(lines) > 1:
            yield paint(lines.pop(0), "heading")
        for line in lines:
            yield from textwrap.wrap(line, width)
        yield ""


def _plain(rule: Rule, language: str) -> str:
    """The page as text, with commands that can be typed here."""
    text = explained(rule, language).plain().rstrip("\n")
    return text.replace("joinedup check", f"{CALLED} check")
