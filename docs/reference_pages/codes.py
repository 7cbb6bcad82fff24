"""The page of codes: every rule of the check and of reading."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from joinedup.analysis.linkage import RULES
from joinedup.analysis.linkage.explain import EXAMPLE, PROVISION, REMEDY, explained
from joinedup.core.catalogue import capital
from joinedup.core.finding import Rule
from joinedup.formats.rules import RULES as READING

ALL = (*RULES, *READING)
ABOUT = """\
# The codes

<!-- Made from the code by docs/make_reference.py. Change the rules, not this page. -->

Each kind of finding has a code that stays the same from release to release, so that a board can
follow `L24` from quarter to quarter. There are {count}. The first letter says where a finding comes
from.

| | |
|---|---|
| `L`, `N` | the plan: what serves what, links, leads, dates, milestones, updates, needs, earlier versions, who is at the table |
| `M` | measures, targets, wording and places |
| `C` | what the law, or good custom, wants in a plan of this kind (`--kind`) |
| `F` | opening a file |
| `T` | reading a workbook of your own |
| `R` | reading lists of members and attendance sheets |
| `Y` | reading our template |
| `X` | reading StratML |
| `J` | reading the archive of a plan (JSON) |

An **error** breaks the plan, a **warning** weakens it, a **note** is worth knowing. `…` below stands
for what only a finding can say. `joinedup explain L24` prints the same text in a terminal.

**To switch a code off**, add `--ignore L24="your reason"` to a check. The report then says that it
was left out, and why. A file that cannot be read stays unreadable, whatever is switched off.
"""


def page() -> str:
    """The whole page."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield ABOUT.format(count=len(ALL))
    families = [(family, list(rules)) for family, rules in groupby(ALL, lambda each: each.family)]
    for family, rules in families:
        yield from _contents(family, rules)
    for family, rules in families:
        yield f"\n## {_named(family)}: each code"
        for rule in rules:
            yield from _code(rule)


def _named(family: str) -> str:
    return capital(family)


def _contents(family: str, rules: list[Rule]) -> Iterator[str]:
    yield f"\n## {_named(family)}\n"
    yield "| Code | Severity | What it is |"
    yield "|---|---|---|"
    for rule in rules:
        yield f"| [{rule.code}](#{rule.code}) | {rule.severity.value} | {_safe(rule.title)} |"


def _code(rule: Rule) -> Iterator[str]:
    said = explained(rule)
    yield f'\n<a id="{rule.code}"></a>\n'
    yield f"### {rule.code} {_safe(said.title)}\n"
    yield f"*{_safe(said.severity_words)}*\n"
    yield _safe(said.why)
    for heading, text in (
        (EXAMPLE, said.example),
        (REMEDY, said.remedy),
        (PROVISION, said.provision),
    ):
        if text:
            yield f"\n**{heading}.** {_safe(text)}"


def _safe(text: str) -> str:
    """A text whose pointed brackets are shown and not taken for HTML."""
    return text.replace("<", "&lt;").replace("|", "\\|")
