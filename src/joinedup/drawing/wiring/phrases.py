"""The picture's own words, marked for translation, for the picture and the table alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from joinedup.analysis.wiring import Column, Cross, Gap, Node, State, Wire, Wiring
from joinedup.analysis.wiring.facts import name_of
from joinedup.core.catalogue import N_, Words, capital, render, shown
from joinedup.core.sentence import Sentence, Word
from joinedup.core.words import LinkKind

STATES: Mapping[State, str] = {
    State.LIVE: N_("live: released or spent"),
    State.WIRED: N_("wired: committed"),
    State.PROMISED: N_("promised: offered only"),
    State.AGREED: N_("agreed: nothing pledged yet"),
    State.CLAIMED: N_("claimed: not agreed by both"),
    State.BROKEN: N_("broken: an end has gone"),
}
SHORT: Mapping[State, str] = {
    State.LIVE: N_("live"),
    State.WIRED: N_("wired"),
    State.PROMISED: N_("promised"),
    State.AGREED: N_("agreed"),
    State.CLAIMED: N_("claimed"),
    State.BROKEN: N_("broken"),
}
GAPS: Mapping[Gap, str] = {
    Gap.NO_SERVICE: N_("no {delivery_system} behind it"),
    Gap.NO_ACTION: N_("no {action} linked to it"),
    Gap.NO_LEAD: N_("nobody leads it"),
    Gap.NO_OWNER: N_("belongs to no {partner}"),
    Gap.SERVES_NOTHING: N_("leads to no {outcome}"),
}
MISSING = N_("missing: a link that ought to be there")
UNLED = N_("nobody leads it")
ACROSS = N_("across: supports or depends on")
AT_ODDS = N_("across: conflicts with")

SUPPORTS: Mapping[LinkKind, tuple[str, str]] = {
    LinkKind.SERVES: (N_("serves {name}"), N_("is served by {name}")),
    LinkKind.SUPPORTS: (N_("supports {name}"), N_("is supported by {name}")),
    LinkKind.DEPENDS_ON: (N_("depends on {name}"), N_("{name} depends on it")),
    LinkKind.CONFLICTS_WITH: (N_("conflicts with {name}"), N_("conflicts with {name}")),
}
"""What a link across says from its beginning, and from its end."""

FROM, TO = N_("from {count} {things}"), N_("to {count} {things}")
ENDED = N_("has ended")
STOPPED = N_("was stopped")
ABSENT = N_("takes no part")
OF = N_("{count} {things} of {name}")
OPEN_GROUP = N_("Open {count} {things} of {name}")
OPEN_REST: Mapping[Column, str] = {
    Column.ACTIONS: N_("Open {count} {things} that stand under nothing"),
    Column.SERVICES: N_("Open {count} {things} that belong to no {partner}"),
}
"""What opens the group of those that belong to no group."""

FOLD_GROUP = N_("Fold {count} {things}")
OPEN_ALL = N_("Open all {count}")
FOLD_ALL = N_("Fold")
COUNTED = N_("{count} {things}")
CHOSEN = N_("chosen")


class Phrases:
    """What one picture, or its table, says in one language and the partnership's own words."""

    def __init__(self, language: str, words: Words | None) -> None:
        self.language = language
        self.words = words
        self._titles: dict[str, str] = {}
        self._counts: dict[tuple[str, str, int], str] = {}
        self._states: dict[str, str] = {}

    def say(self, sentence: Sentence, **params: object) -> str:
        """A phrase as it stands inside a line: without the capital that begins a sentence."""
        said = render(sentence, params, self.language, self.words)
        if isinstance(sentence, str) and sentence[:1].islower():
            return said[:1].lower() + said[1:]
        return said

    def things(self, column: Column, count: int) -> Word:
        """The word for one or several things of a column."""
        return Word(column.value, plural=count != 1)

    def head(self, column: Column) -> str:
        """The heading of a column."""
        return capital(shown(Word(column.value, plural=True), self.language, self.words))

    def counted(self, column: Column, count: int) -> str:
        """``60 projects``."""
        return self._counted(COUNTED, column, count)

    def _counted(self, phrase: str, column: Column, count: int) -> str:
        """A phrase with a count of things, made once: a picture says the same of many wires."""
        key = phrase, column.value, count
        if key not in self._counts:
            self._counts[key] = self.say(phrase, count=count, things=self.things(column, count))
        return self._counts[key]

    def state(self, state: State) -> str:
        """A state in a word, made once."""
        if state.value not in self._states:
            self._states[state.value] = self.say(SHORT[state])
        return self._states[state.value]

    def title(self, node: Node) -> str:
        """The title of a node with its own number: ``5.2.1 Eastmere blocks retrofit``; of a
        folded group how many it holds: ``12 projects``."""
        if node.holds:
            return self.counted(node.column, len(node.holds))
        if node.ref not in self._titles:
            self._titles[node.ref] = shown(name_of(node), self.language, self.words)
        return self._titles[node.ref]

    def name(self, node: Node, wiring: Wiring) -> str:
        """Everything that the picture shows of a node, for those who hear it."""
        level = shown(self.things(node.column, 1), self.language, self.words)
        said = self.title(node) if node.holds else f"{self.title(node)}, {level}"
        return "; ".join((said, *self._more(node, wiring)))

    def _more(self, node: Node, wiring: Wiring) -> Iterator[str]:
        if node.ref == wiring.chosen:
            yield self.say(CHOSEN)
        if node.over:
            yield self.say(STOPPED if node.column is Column.ACTIONS else ENDED)
        if node.absent:
            yield self.say(ABSENT)
        into, out = wiring.into.get(node.ref, ()), wiring.out_of.get(node.ref, ())
        yield from self._ends(FROM, [wiring.nodes[wire.left] for wire in into])
        yield from self._ends(TO, [wiring.nodes[wire.right] for wire in out])
        yield from self.faults((*into, *out))
        for gap in node.gaps:
            yield self.say(GAPS[gap])
        if node.ref == wiring.chosen:
            for cross in wiring.crosses:
                if node.ref in (cross.source, cross.target):
                    yield self.across(cross, node.ref, wiring)

    def _ends(self, phrase: str, ends: Sequence[Node]) -> Iterator[str]:
        counted = Counter[Column]()
        for node in ends:
            counted[node.column] += len(node.holds) or 1
        for column, count in counted.items():
            yield self._counted(phrase, column, count)

    def faults(self, wires: Sequence[Wire]) -> Iterator[str]:
        """``2 claimed``: how many of some wires are in each state but the plainest."""
        counted = Counter[State]()
        for wire in wires:
            for state, count in wire.states or ((wire.state, 1),):
                counted[state] += count
        for state in State:
            if counted[state] and state is not State.AGREED:
                yield f"{counted[state]:,} {self.state(state)}"

    def across(self, cross: Cross, seen_from: str, wiring: Wiring) -> str:
        """What a link across says, seen from one of its ends."""
        forward = cross.source == seen_from
        other = wiring.nodes[cross.target if forward else cross.source]
        said = self.say(SUPPORTS[cross.kind][not forward], name=self.title(other))
        return said if cross.state is State.AGREED else f"{said} ({self.state(cross.state)})"
