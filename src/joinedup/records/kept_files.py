"""The files of imports, as far as words are looked for in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from joinedup.formats.searching import may_hold
from joinedup.records.models import Import

LEAST = 12
"""Words as short as a code or a state are not looked for: they stand in every file."""


def holding(words: Collection[str]) -> tuple[str, ...]:
    """The uids of the imports whose kept file may hold any of the words, the newest first: those of
    which it cannot be said too. Call it in a scope."""
    return tuple(found_in({"": words}))


def found_in(words: Mapping[str, Collection[str]]) -> dict[str, tuple[str, ...]]:
    """The same for several passages: uid of an import > the names of those that its file may hold."""
    wanted = {name: [each for each in said if len(each) >= LEAST] for name, said in words.items()}
    if not any(wanted.values()):
        return {}
    found = {}
    rows = Import.objects.order_by("-id").values_list("uid", "file__content")
    for uid, content in rows.iterator(chunk_size=4):
        names = tuple(name for name, said in wanted.items() if may_hold(bytes(content), said))
        if names:
            found[uid] = names
    return found
