"""Links: the outline, and the references to other things that cells hold."""

from __future__ import annotations

from functools import cached_property

from joinedup.core.calendar_words import fold
from joinedup.core.plan import Link
from joinedup.core.words import LinkKind
from joinedup.formats.workbook import rules
from joinedup.formats.workbook.context import Context
from joinedup.formats.workbook.draft import Draft, Joined
from joinedup.formats.workbook.names import Spot
from joinedup.formats.workbook.numbering import parents_of, split_number


class Links:
    """Finds what things serve and refer to. Asked once every thing has its ref."""

    def __init__(self, context: Context) -> None:
        self.context, self.book = context, context.book

    def find_parents(self) -> None:
        """A thing with nothing above it belongs under the nearest number that its own begins with."""
        for draft in self.book.of("action", "priority"):
            if draft.above or not draft.number:
                continue
            for number in parents_of(draft.number):
                parent = self.book.numbered("priority", number) if draft.type == "action" else None
                parent = parent or self.book.numbered("outcome", number)
                if parent:
                    draft.above.append(parent)
                    break

    def links(self) -> list[tuple[Link, Spot]]:
        """Every link with the cell it comes from: the outline first, then the references."""
        found: list[tuple[Link, Spot]] = []
        for draft in self.book.of("priority", "action", "delivery_system"):
            spot = Spot(draft.cells, draft.row, draft.column)
            found += [(Link(source=draft.ref, target=above.ref), spot) for above in _outline(draft)]
        known = {(link.source, link.target) for link, _ in found}
        for joined in self.book.links:
            target = self.target(joined)
            if target is None:
                self.note_missing(joined)
            elif target is not joined.source and (joined.source.ref, target.ref) not in known:
                known.add((joined.source.ref, target.ref))
                kind = LinkKind.DEPENDS_ON if joined.kind == "depends on" else LinkKind.SERVES
                link = Link(source=joined.source.ref, target=target.ref, kind=kind)
                found.append((link, Spot(joined.cells, joined.row, joined.column)))
        return found

    @cached_property
    def _titles(self) -> dict[str, Draft]:
        """Numbers and folded titles of what a reference may mean; outcomes win over the rest."""
        titles: dict[str, Draft] = {}
        for draft in (
            each for type in ("outcome", "priority", "action") for each in self.book.of(type)
        ):
            titles.setdefault(fold(draft.title), draft)
            if draft.number:
                titles.setdefault(draft.number, draft)
        return titles

    def target(self, joined: Joined) -> Draft | None:
        """The thing that a reference means, by its number or title."""
        numbered = split_number(joined.target)
        for name in (joined.target, numbered.number, fold(numbered.title)):
            if name and name in self._titles:
                return self._titles[name]
        return None

    def note_missing(self, joined: Joined) -> None:
        """Note a reference that leads nowhere; its words are kept with what made it."""
        self.book.extras.append((joined.source, "Reference that was not found", joined.target))
        key = (joined.cells.sheet.name, joined.column)
        place = joined.cells.place(joined.row, joined.column)
        self.context.notes.add(rules.NO_SUCH_NUMBER, key, place, value=joined.target)


def _outline(draft: Draft) -> list[Draft]:
    """What a thing serves, priorities first; an outcome that one of its priorities serves is left
    to that priority."""
    nearest = sorted(draft.above, key=lambda above: above.type == "outcome")
    priorities = [above for above in nearest if above.type == "priority"]
    through = {id(outcome) for above in priorities for outcome in above.above}
    return [above for above in nearest if id(above) not in through]
