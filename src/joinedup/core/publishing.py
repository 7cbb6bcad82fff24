"""What may ever be public: the data dictionary's column “public” says it, type by type."""

from __future__ import annotations

from functools import cache

from joinedup.core import dictionary
from joinedup.core.drafts import RECORDS


@cache
def is_publishable(type_name: str) -> bool:
    """Whether things of a type may be public: unless the dictionary says “no” of all their
    fields."""
    rows = dictionary.of_model(RECORDS[type_name].__name__)
    return any(row.public != "no" for row in rows)
