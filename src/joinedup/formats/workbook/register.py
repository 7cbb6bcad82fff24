"""Sheets that list the partners and the people: what they say goes into the register of names."""

from __future__ import annotations

from joinedup.core.calendar_words import fold
from joinedup.core.words import Sector
from joinedup.formats.workbook.draft import Book, Draft
from joinedup.formats.workbook.names import Name, Names, Spot

_SECTORS = {sector.value: sector for sector in Sector} | {
    "council": Sector.LOCAL_AUTHORITY,
    "local government": Sector.LOCAL_AUTHORITY,
    "public": Sector.OTHER_PUBLIC,
    "public sector": Sector.OTHER_PUBLIC,
    "private sector": Sector.PRIVATE,
    "third": Sector.VOLUNTARY,
    "third sector": Sector.VOLUNTARY,
    "voluntary sector": Sector.VOLUNTARY,
    "charity": Sector.VOLUNTARY,
    "vcse": Sector.VOLUNTARY,
    "vcs": Sector.VOLUNTARY,
    "community group": Sector.COMMUNITY,
}


def enter(book: Book, names: Names) -> list[tuple[Draft, Name]]:
    """Enter the partners and people that have rows of their own, and take these out of the book.

    Gives each row with its name, so that what else the row says can be kept under the name's ref."""
    entered = [(draft, _partner(draft, names)) for draft in book.of("partner")]
    entered += [(draft, _person(draft, names)) for draft in book.of("person")]
    book.things = [draft for draft in book.things if draft.type not in ("partner", "person")]
    return entered


def _partner(draft: Draft, names: Names) -> Name:
    name = names.partners[names.add_partner(draft.title, _spot(draft))]
    sector = _SECTORS.get(fold(draft.fields.get("sector", "")))
    if sector:
        name.fields["sector"] = sector
    for field, value in (("org_id", draft.fields.get("org_id", "")), ("number", draft.number)):
        if value:
            name.fields[field] = value
    _stands_at(name, draft)
    return name


def _person(draft: Draft, names: Names) -> Name:
    body = draft.fields.get("partner", "")
    partner = names.add_partner(body, _spot(draft)) if body else ""
    name = names.people[names.add_person(draft.title, partner, _spot(draft))]
    _stands_at(name, draft)
    return name


def _spot(draft: Draft) -> Spot:
    return Spot(draft.cells, draft.row, draft.column)


def _stands_at(name: Name, draft: Draft) -> None:
    """A name stands where it has a row of its own, not where it is first mentioned."""
    name.cells, name.row, name.column, name.columns = (
        draft.cells,
        draft.row,
        draft.column,
        draft.columns,
    )
