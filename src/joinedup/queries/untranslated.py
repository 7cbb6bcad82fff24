"""What is or would be published and has no text in a language that the partnership publishes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from joinedup.core import dictionary
from joinedup.core.drafts import label_of
from joinedup.core.plan import COLLECTIONS
from joinedup.core.snapshot import Snapshot
from joinedup.core.text import Text
from joinedup.queries.names import Name, name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One text that is missing. ``field`` is its name in the data dictionary, ``label`` what forms
    call it; ``said`` is what it says in the language that there is."""

    name: Name
    field: str
    label: str
    said: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Untranslated:
    """What is missing in one language, in the plan's order; ``present`` are the texts there are."""

    language: str
    missing: tuple[Missing, ...]
    present: int

    @property
    def counts(self) -> Mapping[str, int]:
        """Type of thing > how many texts are missing."""
        return Counter(each.name.type for each in self.missing)


@cache
def fields_of(type: str) -> tuple[str, ...]:
    """The fields of a type that are kept per language and may be published."""
    models = {name: model for model, name in dictionary.TYPES.items()}
    return tuple(
        row.field
        for row in dictionary.of_model(models[type])
        if row.type == "texts" and row.public != "no"
    )


def untranslated(snapshot: Snapshot, language: str) -> Untranslated:
    """What a plan lacks in a language. A text that is empty in every language is not missing."""
    missing, present = [], 0
    for type, collection in COLLECTIONS.items():
        for thing in getattr(snapshot.plan, collection):
            for field in fields_of(type):
                said = getattr(thing, field)
                if not said:
                    continue
                if said.has(language):
                    present += 1
                    continue
                label = label_of(type, field)
                missing.append(Missing(name=name_of(thing), field=field, label=label, said=said))
    return Untranslated(language=language, missing=tuple(missing), present=present)
