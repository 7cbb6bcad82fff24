"""Abbreviations that the plan never writes out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from joinedup.analysis.linkage.case import Case
from joinedup.analysis.linkage.wording import words_of, written_things
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity
from joinedup.core.plan import Thing

FAMILY = "wording"

ABBREVIATIONS = Rule(
    code="M64",
    family=FAMILY,
    severity=Severity.NOTE,
    about="plan",
    title=N_("Abbreviations that are never written out"),
    sentence=Plural(
        N_("{shown} is used and nowhere written out."),
        N_("{count} abbreviations are used and nowhere written out: {shown}{more}."),
    ),
    remedy=N_("Write each out the first time, or add a list of them."),
    why=N_(
        "Councillors, community members and new staff read the plan too, and few of them will ask. "
        "Partners use the same letters for different things."
    ),
    example=N_("*MASH*, *SEND*, *PCN* and *VCSE* in one paragraph."),
    rank=63,
)

RULES = (ABBREVIATIONS,)

_LETTERS = re.compile(r"(?<![\w&/.-])[A-Z][A-Z&]{1,5}s?(?![\w&/-])")
_ROMAN = re.compile(r"[IVXLC]+")
_WORD = re.compile(r"[A-Za-z][\w’']*")
_SMALL = frozenset(("of", "and", "the", "for", "in", "to", "a"))

SHOWN = 8
"""Abbreviations named in the sentence."""

KNOWN = frozenset(
    """UK GB EU USA US UN NHS BBC VAT TV PC IT ICT AI ID DVD CCTV PDF DNA HIV AIDS COVID GP GPS MP
    MPS MSP MS PR HR AM PM CV FAQ OK ONS CEO LGBT LGBTQ SMS NATO BAME PE CPR BSL A&E B&B R&D Q&A
    BRAG RAG KPI AGM KM PAYE GCSE GCSES NVQ HGV SOS DIY FTE WTE ONLY AND THE FOR NOT ALL NEW NO OR
    TO OF IN ON BY AT IS BE TBC TBA TBD NA OLD TOTAL HM RNLI YMCA FC PTA TUC CO CD UP DO WE
    """.split()  # noqa: SIM905, as a list it would be a hundred lines
)
"""Letters that need no writing out, and words that plans put in capitals."""


def abbreviations(case: Case) -> Iterator[Finding]:
    """M64: capital letters that no text of the plan writes out, once for the plan."""
    used: Counter[str] = Counter()
    first: dict[str, Thing] = {}
    texts = [(thing, text) for thing in written_things(case) for text in words_of(thing) if text]
    for thing, text in texts:
        if text.isupper():
            continue
        for match in _LETTERS.finditer(text):
            letters = match[0].removesuffix("s")
            if letters not in KNOWN and match[0] not in KNOWN and not _ROMAN.fullmatch(letters):
                used[letters] += 1
                first.setdefault(letters, thing)
    if not used:
        return
    explained = _explained(used, [text for _, text in texts] + _names(case))
    unknown = [letters for letters, _ in used.most_common() if letters not in explained]
    if unknown:
        yield case.find(
            ABBREVIATIONS,
            first[unknown[0]],
            "title",
            count=len(unknown),
            shown=tuple(unknown[:SHOWN]),
            more="…" if len(unknown) > SHOWN else "",
        )


def _names(case: Case) -> list[str]:
    """Names that may explain letters: partners, services, statements of the plan."""
    plan = case.plan
    return [
        *(str(each.title) for each in plan.partners),
        *(str(each.title) for each in plan.delivery_systems),
        *(str(each.text) for each in plan.statements),
        str(plan.description),
    ]


def _explained(used: Counter[str], texts: list[str]) -> set[str]:
    """Letters that some text has in brackets beside the words, or whose words stand somewhere
    one after another with capitals: “Integrated Care Board” explains ICB."""
    found = {
        letters.removesuffix("s")
        for text in texts
        for letters in _LETTERS.findall(text)
        if f"({letters})" in text or f"{letters} (" in text
    }
    initials = " ".join(_initials(text) for text in texts)
    return found | {letters for letters in used if letters.replace("&", "") in initials}


def _initials(text: str) -> str:
    """The first letters of the words that begin with a capital, other words as gaps."""
    words = (word for word in _WORD.findall(text) if word not in _SMALL)
    return "".join(word[0] if word[0].isupper() and not word.isupper() else " " for word in words)


CHECKS = (abbreviations,)
