"""In which order the boxes of a form stand, and under which headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from joinedup.core.catalogue import N_

SECTIONS: Mapping[str, tuple[str, ...]] = {
    N_("What it is"): (
        *("topic", "number", "title", "community", "subject", "description", "text", "sector"),
        *("basis", "org_id", "how", "kind", "nature", "occupation", "amount", "answer"),
        *("layer", "group", "under", "meets", "seat", "office", "element", "field"),
    ),
    N_("Who"): (
        *("leads", "accountable", "contributors", "reporter", "owner", "partner", "partners", "by"),
        *("person", "tenure", "capacity", "deputy", "successors", "evidence", "standing"),
    ),
    N_("Its rules"): (
        *("quorum", "agreement_first", "voting", "majority", "reached", "of_all", "on_a_tie"),
    ),
    N_("What it may decide"): ("votes", "authority", "may_agree"),
    N_("When"): (
        *(
            "starts",
            "due",
            "done",
            "when",
            "period",
            "joined",
            "left",
            "ended",
            "ending",
            "ended_why",
        ),
        *("not_taking_part", "not_taking_part_why", "answers_instead", "next_due"),
        *("chosen", "why"),
    ),
    N_("How it is going"): ("status", "status_text", "likelihood", "impact", "mitigation"),
    N_("How it is counted"): ("direction", "unit", "frequency", "source", "baseline", "targets"),
    N_("Figures"): ("readings",),
    N_("What it belongs to"): ("theme", "localities", "concerns", "helped_by", "also_in", "people"),
    N_("What came of it"): ("said", "changed"),
}
"""Heading > the fields that stand under it, in this order."""

ORDER: Mapping[str, tuple[str, ...]] = {
    "update": ("status", "text", "status_text", "period", "by"),
    "need": ("kind", "amount", "answer", "text", "period", "nature", "occupation"),
}
"""Types whose boxes stand in an order of their own."""

FEW = 8
"""So many boxes need no headings."""


OFTEN: Mapping[str, tuple[str, ...]] = {
    "action": ("How it is going", "When"),
    "milestone": ("How it is going", "When"),
    "risk": ("How it is going",),
    "measure": ("Figures",),
}
"""Type > the headings that stand first where a thing is changed: what changes most often."""


def laid_out(
    type_name: str, names: Iterable[str], changing: bool = False
) -> Iterator[tuple[str, list[str]]]:
    """Fields under their headings; all under none where there are few. Where a thing that stands is
    ``changing``, what changes most often comes first."""
    often = OFTEN.get(type_name, ()) if changing else ()
    sections = {heading: SECTIONS[heading] for heading in (*often, *SECTIONS)}
    placed = ORDER.get(type_name) or [each for own in sections.values() for each in own]
    order = sorted(names, key=lambda name: placed.index(name) if name in placed else 99)
    if len(order) <= FEW:
        yield "", order
        return
    for heading, own in sections.items():
        found = [name for name in order if name in own]
        if found:
            yield heading, found
