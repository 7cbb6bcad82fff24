"""What is known of which thing of the file is which of the record, while they are matched and after."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from joinedup.analysis.difference.model import (
    NEW,
    Question,
)
from joinedup.analysis.difference.places import Standing, type_name
from joinedup.analysis.difference.remembering import Remembered
from joinedup.core.plan import Link, Plan, Thing
from joinedup.core.words import LinkKind

ORDER = (
    *("partner", "locality", "outcome", "priority", "action", "delivery_system", "issue"),
    *("person", "goal", "measure", "milestone", "risk", "participation"),
    *("group", "seat", "seat_holder", "chair_term", "leadership_role"),
)
OUTLINE = ("priority", "action", "delivery_system")
"""Types whose *serves* links are their place in the plan, which a row of theirs says whole."""
_RANK = {type: rank for rank, type in enumerate(ORDER)}


class Matching:
    """The outcome: ``to`` is, for each ref of the file, a ref of the record, ``new:`` and its own
    ref, or "" where it waits or is left out. ``also`` are the refs of the file that are further
    names of a thing that another row is."""

    def __init__(
        self,
        record: Plan,
        file: Plan,
        *,
        refs: Collection[str] = (),
        answers: Mapping[str, str] | None = None,
        frozen: Collection[str] = (),
        earlier: Remembered | None = None,
    ) -> None:
        self.record, self.file = Standing(record), Standing(file)
        self.refs = frozenset(refs)
        self.answers = answers or {}
        self.frozen = frozenset(frozen)
        self.earlier = earlier or {}
        self.language = file.language
        self.to: dict[str, str] = {}
        self.questions: list[Question] = []
        self.refused: list[Thing] = []
        self.also: set[str] = set()

    def place_of(self, thing: Thing, in_file: bool) -> str:
        """What a thing stands under, as a ref of the record: the nearest whose type comes before
        its own, since it is known by now which is which."""
        side = self.file if in_file else self.record
        rank = _RANK[type_name(thing)]
        above = side.graph.things.get(side.above(thing))
        seen = {thing.ref}
        while above is not None and _RANK[type_name(above)] >= rank and above.ref not in seen:
            seen.add(above.ref)
            above = side.graph.things.get(side.above(above))
        if above is None or above.ref in seen:
            return ""
        return self.to.get(above.ref, "") if in_file else above.ref

    def top_of(self, thing: Thing, in_file: bool) -> str:
        """The outcome a thing stands under, as a ref of the record."""
        if not in_file:
            return self.record.top(thing.ref)
        top = self.file.top(thing.ref)
        return self.to.get(top, "") if top else ""

    def bodies_of(self, thing: Thing) -> frozenset[str]:
        """The bodies that a thing of the file may stand under: one, or all that are asked about
        while it is not known; none where the file names none."""
        above = self.file.above(thing)
        known = self.to.get(above, "")
        if known or not above:
            return frozenset({known} - {""})
        about = NEW + above
        asked = next((each for each in self.questions if each.about == about), None)
        return frozenset(each.ref for each in asked.candidates) if asked else frozenset()

    def is_outline(self, link: Link) -> bool:
        """Whether a link of the difference stands in a column of its source's own sheet."""
        return link.kind is LinkKind.SERVES and self.type_of(link.source) in OUTLINE

    def type_of(self, ref: str) -> str:
        """The type of a thing by its ref of the difference, or ""."""
        graph = self.file.graph if ref.startswith(NEW) else self.record.graph
        thing = graph.things.get(ref.removeprefix(NEW))
        return type_name(thing) if thing is not None else ""
