"""``joinedup explain``: the page of a code."""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Iterator

from joinedup.analysis.linkage import RULES
from joinedup.cli import CLEAN, MISUSED, terminal
from joinedup.core.catalogue import N_
from joinedup.core.finding import Rule
from joinedup.drawing.report.as_text import Paint, plain
from joinedup.drawing.report.phrases import Phrases
from joinedup.formats import RULES as READING_RULES


def explain(arguments: argparse.Namespace) -> int:
    """Print the page of one code, or the list of all."""
    say = Phrases(arguments.language)
    paint = terminal.paint if terminal.colours(arguments.colour) else plain
    rules = {rule.code: rule for rule in (*RULES, *READING_RULES)}
    if arguments.code is None:
        print("\n".join(listing(list(rules.values()), say, paint)))
        return CLEAN
    rule = rules.get(arguments.code.upper())
    if rule is None:
        print(
            f"There is no code {arguments.code}. List all with: joinedup explain", file=sys.stderr
        )
        return MISUSED
    print("\n".join(page(rule, say, paint, terminal.width())))
    return CLEAN


def listing(rules: list[Rule], say: Phrases, paint: Paint) -> Iterator[str]:
    """All codes, by family."""
    family = None
    for rule in rules:
        if rule.family != family:
            family = rule.family
            yield ""
            yield paint(say(family).capitalize(), "heading")
        severity = paint(f"{say.severity(rule.severity):<8}", rule.severity.value)
        yield f"  {paint(rule.code, 'strong')}  {severity} {say.about(rule, rule.title)}"


def page(rule: Rule, say: Phrases, paint: Paint, width: int) -> Iterator[str]:
    """The page of a code: what it is, why it matters, an example, what to do, switching off."""
    yield paint(f"{rule.code}  {say.about(rule, rule.title)}", "strong")
    yield paint(say.severity(rule.severity), rule.severity.value)
    yield ""
    yield from _prose(say.about(rule, rule.why), width)
    if rule.provision:
        yield from _part(say(N_("Where it comes from")), say(rule.provision), width, paint)
    yield from _part(say(N_("Example")), say.about(rule, rule.example), width, paint)
    yield from _part(say(N_("What to do")), say.remedy_of(rule), width, paint)
    off = say(
        N_(
            "joinedup check FILE --ignore {code}=“why it does not matter to us” leaves it out; "
            "the report says so, with the reason."
        ),
        code=rule.code,
    )
    yield from _part(say(N_("How to switch it off")), off, width, paint)


def _part(heading: str, text: str, width: int, paint: Paint) -> Iterator[str]:
    yield paint(heading, "heading")
    yield from _prose(text, width)


def _prose(text: str, width: int) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        yield from textwrap.wrap(paragraph, width)
        yield ""
