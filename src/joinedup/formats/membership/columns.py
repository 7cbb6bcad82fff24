"""Columns that were not understood, or are not taken over."""

from __future__ import annotations

from joinedup.formats.membership.page import Page
from joinedup.formats.membership.roles import may_be_name, without_addresses


def unknown_columns(page: Page) -> list[int]:
    """The columns that were not understood and whose cells may be kept, because none of them may
    be a name or an address; what becomes of the others is said."""
    kept: list[int] = []
    fates: dict[str, list[int]] = {}
    for column, heading in page.table.headings.items():
        if heading.as_ in ("private", "total"):
            fates.setdefault(heading.as_, []).append(column)
        elif not heading.as_ and heading.text:
            texts = [row.texts[column] for row in page.all_rows if column in row.texts]
            if any(may_be_name(text) or text != without_addresses(text) for text in texts):
                fates.setdefault("private", []).append(column)
            else:
                fates.setdefault("unknown", []).append(column)
                kept.append(column)
    for kind, columns in fates.items():
        page.note_columns(kind, columns)
    return kept
