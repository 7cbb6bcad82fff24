"""Which thing of the file is which of the record.

Type by type, bodies first, so that what a thing stands under is known when it is looked for. Each
thing is matched once, in this order:

1. number and title, first in the same place of the outline; of several, the ref that the file
   itself carries tells which;
2. that ref, if number or title agree, and no other row has the title in that place;
3. the title, in the same place, then under the same outcome, then anywhere if it is a long one;
4. the number, if the titles are at least 30% alike (80% for names of bodies and people); if not, it
   is **doubtful**;
5. where both have neither, all that they say;
6. those that have no title (who holds a seat, a chair, a role) by what they join: with the file's
   own ref, since the same day, or alone;
7. likeness in the same place: 80% is enough where no number contradicts it, but for names of
   bodies and people; all else is doubtful, and so is a ref of which neither number nor title agree.

A role of another body is no candidate, but for one of the same title. A name that has others' words
as initials is doubtful. Several of one name on one side and not as many on the other are doubtful,
never merged. What is doubtful is asked, and waits. What is left is new.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from joinedup.analysis.difference.matched import ORDER, Matching
from joinedup.analysis.difference.merging import BY_NAME
from joinedup.analysis.difference.model import Doubt
from joinedup.analysis.difference.places import DEPENDENT
from joinedup.analysis.difference.remembering import Remembered
from joinedup.analysis.difference.sameness import number_key
from joinedup.analysis.difference.settling import Settling
from joinedup.analysis.difference.shortening import may_be_short_for, without_body
from joinedup.analysis.difference.titles import (
    best_pairs,
    next_best,
    number_of,
    shared,
)
from joinedup.analysis.lineage.likeness import words_of
from joinedup.analysis.lineage.matching import CLOSE, IN_PLACE, LIKELY, SAME_NUMBER, SURE
from joinedup.core.plan import Plan, Thing

BY_WHAT_THEY_JOIN = frozenset({"seat_holder", "chair_term", "leadership_role"})
"""Types that have neither number nor title."""

LONG_TITLE = 3
"""A title of so many words that count is enough to know a thing by that has moved."""

Key = Callable[[Thing, bool], object]
"""What a thing is looked up by, or None; the flag says whether it is a thing of the file."""


def match_things(
    record: Plan,
    file: Plan,
    *,
    refs: Collection[str] = (),
    answers: Mapping[str, str] | None = None,
    frozen: Collection[str] = (),
    earlier: Remembered | None = None,
) -> Matching:
    """Find out which is which, type by type. ``earlier`` are answers to earlier files."""
    matching = Matching(record, file, refs=refs, answers=answers, frozen=frozen, earlier=earlier)
    for type in ORDER:
        _OfType(matching, type).run()
    return matching


class _OfType(Settling):
    """The matching of one type."""

    def run(self) -> None:
        """Match what can be; ask about what is doubtful; the rest is new."""
        if self.type in BY_WHAT_THEY_JOIN:
            self._by_ref(self._joins_the_same)
            self._group(self.joined_since)
            self._group(self.joined)
            self._group(self.everything)
            self._settle()
            return
        dependent = self._is_dependent()
        self._by_ref(self._is_twin)
        self._each_language(self.number_title_place)
        if not dependent:
            self._each_language(self.number_title)
        self._by_ref(self._agrees)
        self._each_language(self.title_in_place)
        self._each_language(self.title_under_outcome)
        if not dependent:
            self._each_language(self.title, doubt=self._moved_far)
        self._group(self.number_in_place, doubt=self._other_title)
        if not dependent:
            self._group(self.number, doubt=self._other_title)
        self._group(self.everything)
        self._by_likeness()
        self._settle()

    def _is_dependent(self) -> bool:
        """Whether a thing is looked for only under what it stands under: not where the file says
        that of none, as a list of figures (measure, period, value) does."""
        above = self.whole.file.above
        return self.type in DEPENDENT and any(above(each) for each in self.all_news.values())

    # The passes, in order.

    def _by_ref(self, agrees: Callable[[Thing, Thing], bool]) -> None:
        """Match by the refs that the file carries, where a thing agrees with what has its ref."""
        for ref in [ref for ref in self.news if ref in self.whole.refs and ref in self.olds]:
            if agrees(self.olds[ref], self.news[ref]):
                self._take(self.olds[ref], self.news[ref])

    def _is_twin(self, old: Thing, new: Thing) -> bool:
        numbers = {number_key(number_of(old)), number_key(number_of(new))}
        return (
            len(numbers) == 1
            and self._same_title(old, new)
            and self.whole.place_of(old, False) == self.whole.place_of(new, True)
        )

    def _joins_the_same(self, old: Thing, new: Thing) -> bool:
        """Whether one of what two things join is the same: another may have taken the seat over in
        the row of who held it."""
        if self.joined(old, False) == self.joined(new, True):
            return True
        self.doubts[new.ref] = (Doubt.REF, [old])
        return False

    def _agrees(self, old: Thing, new: Thing) -> bool:
        """Whether a number or a title says what the ref says; else it is doubtful."""
        one, other = number_key(number_of(old)), number_key(number_of(new))
        if (one and one == other) or (self._same_title(old, new) and not self._rival(old, new)):
            return True
        self.doubts[new.ref] = (Doubt.REF, [old])
        return False

    def _rival(self, old: Thing, new: Thing) -> bool:
        """Whether another row of the file has the title of a thing in its place, and this one has
        not: then the ref stands in the wrong row."""
        place = self.whole.place_of(old, False)
        if self.whole.place_of(new, True) == place:
            return False
        return any(
            each is not new
            and self.whole.place_of(each, True) == place
            and self._same_title(old, each)
            for each in self.news.values()
        )

    def _group(self, key: Key, doubt: Callable[[Thing, Thing], Doubt | None] | None = None) -> None:
        """Match what has the same key, where as many on each side have it."""
        olds = self._by_key(self.olds, key, False)
        news = self._by_key(self.news, key, True) if olds else {}
        for same_key, ours in olds.items():
            theirs = news.get(same_key)
            if theirs is None:
                continue
            if len(ours) == len(theirs):
                for old, new in best_pairs(ours, theirs, self.whole.to):
                    why = doubt(old, new) if doubt else None
                    if why is None:
                        self._take(old, new)
                    else:
                        self._ask(new, why, [old])
            else:
                self._several(ours, theirs)

    def _each_language(
        self, key: Key, doubt: Callable[[Thing, Thing], Doubt | None] | None = None
    ) -> None:
        """Match by titles in each language that the file has them in, its own first."""
        for language in self.languages:
            self.language = language
            self._group(key, doubt)

    def _several(self, ours: list[Thing], theirs: list[Thing]) -> None:
        """More of one name on one side: what says the same goes together, the rest is asked."""
        left = list(ours)
        for new in theirs:
            twin = next((old for old in left if shared(old, new, self.whole.to) is None), None)
            if twin is not None:
                left.remove(twin)
                self._take(twin, new)
        for new in theirs:
            if new.ref in self.news:
                self._ask(new, Doubt.SEVERAL, left)
                self.held_news.add(new.ref)
        if any(new.ref in self.news for new in theirs):
            self.held_olds |= {old.ref for old in left}

    def _by_key(
        self, things: Mapping[str, Thing], key: Key, in_file: bool
    ) -> dict[object, list[Thing]]:
        found: dict[object, list[Thing]] = {}
        held = self.held_news if in_file else self.held_olds
        for ref, thing in things.items():
            if ref in held:
                continue
            value = key(thing, in_file)
            if value is not None:
                found.setdefault(value, []).append(thing)
        return found

    # Doubts.

    def _moved_far(self, old: Thing, new: Thing) -> Doubt | None:
        """A short title under another outcome, with another number, may be somebody else's; so may
        a role of another body."""
        if self.type == "person":
            return None if self._is_of_body(old, new) else Doubt.ALIKE
        places = self.whole.place_of(old, False), self.whole.place_of(new, True)
        if len(words_of(self._title_of(new))) >= LONG_TITLE or not all(places):
            return None
        return None if number_of(old) == number_of(new) else Doubt.ALIKE

    def _other_title(self, old: Thing, new: Thing) -> Doubt | None:
        one, other = self._title_of(old), self._title_of(new)
        least = SURE if self.type in BY_NAME else SAME_NUMBER
        if not one or not other or self.likeness.score(one, other) >= least:
            return None
        return Doubt.SAME_NUMBER

    def _by_likeness(self) -> None:
        olds = [each for ref, each in self.olds.items() if ref not in self.held_olds]
        news = [each for ref, each in self.news.items() if ref not in self.held_news]
        found = self._likely(olds, news) if olds and news else []
        best: dict[tuple[str, str], list[int]] = {}
        for score, _, old, new in found:
            best.setdefault(("old", old.ref), []).append(score)
            best.setdefault(("new", new.ref), []).append(score)
        for score, in_place, old, new in found:
            if old.ref not in self.olds or new.ref not in self.news:
                continue
            sides = best["old", old.ref], best["new", new.ref]
            close = any(next_best(scores, score) > score - CLOSE for scores in sides)
            sure = score >= SURE and in_place and not close and not self._is_against(old, new)
            if sure and self.type not in BY_NAME:
                self._take(old, new)
            else:
                self._ask(new, Doubt.ALIKE, [old])
        if self.type in BY_NAME:
            self._by_other_names(news)

    def _is_against(self, old: Thing, new: Thing) -> bool:
        """Whether a number or the file's own ref says that two are not the same."""
        numbers = {number_key(number_of(old)), number_key(number_of(new))} - {""}
        why, of_ref = self.doubts.get(new.ref, (None, []))
        return len(numbers) > 1 or (why is Doubt.REF and old not in of_ref)

    def _by_other_names(self, news: list[Thing]) -> None:
        """Ask about names that may be further ones of what is known, here or by now."""
        for new in [each for each in news if each.ref in self.news]:
            for old in self.all_olds.values():
                if self.type == "partner" and self._is_short(old, new):
                    self._ask(new, Doubt.SHORT, [old])
                elif self.type == "person" and self._is_role_of_body(old, new):
                    self._ask(new, Doubt.ALIKE, [old])
        taken = [each for ref, each in self.all_olds.items() if ref not in self.olds]
        left = [each for each in news if each.ref in self.news]
        if taken and left and self.type != "person":
            for score, _, old, new in self._likely(taken, left):
                if score >= LIKELY and not self._is_against(old, new):
                    self._ask(new, Doubt.ALIKE, [old])

    def _is_short(self, old: Thing, new: Thing) -> bool:
        one, other = self._title_of(old), self._title_of(new)
        return may_be_short_for(other, one) or may_be_short_for(one, other)

    def _is_role_of_body(self, old: Thing, new: Thing) -> bool:
        """Whether a role, without the name of its body, is the same in the same body."""
        bodies = self.whole.bodies_of(new)
        body = self.whole.record.graph.things.get(self.whole.record.above(old))
        if body is None or body.ref not in bodies:
            return False
        names = [without_body(self._title_of(each), self._title_of(body)) for each in (old, new)]
        return bool(names[0]) and names[0] == names[1]

    def _likely(self, olds: list[Thing], news: list[Thing]) -> list[tuple[int, bool, Thing, Thing]]:
        """Pairs that are alike enough to be asked about, the best first."""
        titles = [self._title_of(each) for each in olds], [self._title_of(each) for each in news]
        found = []
        for score, old, new in self.likeness.candidates(*titles):
            here = self.whole.place_of(olds[old], False), self.whole.place_of(news[new], True)
            in_place = here[0] == here[1]
            least = IN_PLACE if in_place else LIKELY
            if self.type == "person" and not self._is_of_body(olds[old], news[new]):
                continue
            if score >= least and (in_place or self.type not in DEPENDENT):
                found.append((score, in_place, olds[old], news[new]))
        return sorted(found, key=lambda pair: (-pair[0], not pair[1]))

    def _is_of_body(self, old: Thing, new: Thing) -> bool:
        """Whether a person of the file may be one of the record by the body they stand under."""
        bodies, body = self.whole.bodies_of(new), self.whole.record.above(old)
        return not body or not self.whole.file.above(new) or body in bodies
