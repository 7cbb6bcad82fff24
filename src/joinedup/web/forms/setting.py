"""Where a form is shown: the languages of the partnership, its year, what can be chosen, who reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from joinedup.core.catalogue import N_, Words, capital, render, word
from joinedup.core.graph import Graph
from joinedup.core.plan import COLLECTIONS
from joinedup.core.ref import type_of
from joinedup.core.sentence import Sentence, Word, shortened
from joinedup.queries.names import by_number, name_of

ENDED = N_("{what} that have ended")
MOST_IN_A_LIST = 150
"""So many things are offered in a list; of more, one types a number or a part of the title."""

Choice = tuple[str, str]
"""The ref of a thing, and what it is called in a list."""


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Everything that the boxes of a form depend on besides what is typed into them. ``private`` is
    whether the form is about a draft of one partner's own: only then can it name other drafts."""

    graph: Graph
    language: str = "en"
    words: Words = field(default_factory=dict)
    languages: tuple[str, ...] = ("en",)
    year_starts: int = 4
    private: bool = False
    public: bool = False

    def say(self, sentence: Sentence, **params: Any) -> str:
        """A sentence in the language of the page."""
        return render(sentence, params, self.language, self.words)

    def heading(self, type_name: str, plural: bool = True) -> str:
        """What things of a type are called here, with a capital."""
        return capital(word(Word(type_name, plural), self.language, self.words))

    def label(self, ref: str) -> str:
        """What a thing is called in a list: its number and title."""
        thing = self.graph.things.get(ref)
        if thing is None:
            return ref
        name = name_of(thing, self.graph.things)
        return f"{name.number} {shortened(name.title.within(self.language))}".strip()

    @cached_property
    def _by_type(self) -> dict[str, tuple[Choice, ...]]:
        found: dict[str, list[Choice]] = {type_name: [] for type_name in COLLECTIONS}
        for ref in self.graph.things:
            if self.private or "-" not in ref:
                found[type_of(ref)].append((ref, self.label(ref)))
        found["partner"].sort(
            key=lambda each: by_number(name_of(self.graph.things[each[0]]).number)
        )
        return {type_name: tuple(choices) for type_name, choices in found.items()}

    def choices(
        self, types: Iterable[str], *, over: bool = True
    ) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
        """What can be chosen of some types: (what the type is called, its things), in the plan's
        order, types without any left out. What has ended stands last and apart, so that a form
        which names it already keeps it, and nobody takes it for a living one; without ``over`` not
        at all."""
        groups: list[tuple[str, tuple[Choice, ...]]] = []
        ended: list[tuple[str, tuple[Choice, ...]]] = []
        for type_name in types:
            living, gone = self._living_and_gone(type_name)
            groups.append((self.heading(type_name), living))
            if over and gone:
                ended.append((self.say(ENDED, what=self.heading(type_name)), gone))
        return tuple(group for group in (*groups, *ended) if group[1])

    def _living_and_gone(self, type_name: str) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
        choices = self._by_type.get(type_name, ())
        gone = {ref for ref, _ in choices if getattr(self.graph.things[ref], "ended", None)}
        return (
            tuple(choice for choice in choices if choice[0] not in gone),
            tuple(choice for choice in choices if choice[0] in gone),
        )

    @cached_property
    def reads(self) -> Resolver:
        """What a typed name means: kept, so that a list of many is folded once."""
        return Resolver(self)


class Resolver:
    """Finds the ref of what somebody typed: a ref, a number, a title, or both as lists show them."""

    def __init__(self, setting: Setting) -> None:
        self._known: dict[str, set[str]] = {}
        for choices in setting._by_type.values():
            for ref, label in choices:
                name = name_of(setting.graph.things[ref])
                said = {ref, label, name.number, name.title.within(setting.language)}
                for text in filter(None, (folded(each) for each in said)):
                    self._known.setdefault(text, set()).add(ref)

    def __call__(self, typed: str, types: frozenset[str] = frozenset()) -> str:
        """The one thing of these types that somebody means, "" for none or several."""
        found = self._known.get(folded(typed), set())
        fitting = [ref for ref in found if not types or type_of(ref) in types]
        return fitting[0] if len(fitting) == 1 else ""


def folded(text: str) -> str:
    """A text as names are compared."""
    return " ".join(text.split()).casefold()
