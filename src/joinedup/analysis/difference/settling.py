"""What comes of looking for the things of one type: taken, asked about, or new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from joinedup.analysis.difference.lookups import Lookups
from joinedup.analysis.difference.matched import Matching
from joinedup.analysis.difference.merging import BY_NAME
from joinedup.analysis.difference.model import (
    IS_NEW,
    LEAVE_OUT,
    NEW,
    Candidate,
    Doubt,
    Question,
)
from joinedup.analysis.difference.remembering import Said, key_of_name
from joinedup.analysis.difference.sameness import fold, number_key
from joinedup.analysis.difference.titles import number_of, texts_of
from joinedup.analysis.lineage.likeness import Likeness
from joinedup.analysis.lineage.matching import SURE
from joinedup.core.plan import COLLECTIONS, Thing

MOST_CANDIDATES = 5


class Settling(Lookups):
    """What is left of one type on each side, in what doubt it is, and what is answered."""

    def __init__(self, whole: Matching, type: str) -> None:
        super().__init__(whole, type)
        olds = getattr(whole.record.graph.plan, COLLECTIONS[type])
        news = getattr(whole.file.graph.plan, COLLECTIONS[type])
        self.olds: dict[str, Thing] = {each.ref: each for each in olds}
        self.news: dict[str, Thing] = {each.ref: each for each in news}
        self.all_olds, self.all_news = dict(self.olds), dict(self.news)
        self.doubts: dict[str, tuple[Doubt, list[Thing]]] = {}
        self.held_olds: set[str] = set()
        self.held_news: set[str] = set()
        self._likeness: Likeness | None = None
        tags = {tag: None for new in news for tag, _ in texts_of(new).versions}
        self.languages = sorted(tags, key=lambda tag: tag != whole.language) or [whole.language]
        self._wanted: Counter[str] = Counter()

    @property
    def likeness(self) -> Likeness:
        """Made when it is first asked for: most imports need none."""
        if self._likeness is None:
            self._likeness = Likeness(
                [self._title_of(each) for each in self.all_olds.values()],
                [self._title_of(each) for each in self.all_news.values()],
            )
        return self._likeness

    def _take(self, old: Thing, new: Thing) -> None:
        del self.olds[old.ref], self.news[new.ref]
        self.whole.to[new.ref] = old.ref

    def _ask(self, new: Thing, why: Doubt, olds: Iterable[Thing]) -> None:
        known = self.doubts.setdefault(new.ref, (why, []))[1]
        known += [old for old in olds if old not in known]

    def _settle(self) -> None:
        """Ask of what is left, take the answers, and call the rest new."""
        twice = self._numbers_twice()
        left = list(self.news.values())
        self._wanted = Counter(self.whole.answers.get(f"which:{new.ref}", "") for new in left)
        for new in left:
            why, olds = self.doubts.get(new.ref, (Doubt.NUMBER_TWICE, []))
            free = [old for old in olds if old.ref in self.olds or self._may_share]
            before = self._before(new)
            if not free and self.number_in_place(new, True) in twice:
                self._question(new, Doubt.NUMBER_TWICE, free, before)
            elif free or before is not None:
                self._question(new, why if free else Doubt.ALIKE, free, before)
            else:
                self._new(new)

    @property
    def _may_share(self) -> bool:
        """Whether several rows may be one thing: several names for one body."""
        return self.type in BY_NAME

    def _before(self, new: Thing) -> Said | None:
        """What was answered about such a thing of an earlier file, if it can hold here."""
        if not self.whole.earlier:
            return None
        number, title = number_key(number_of(new)), str(texts_of(new))
        for place in self._places(new):
            said = self.whole.earlier.get(key_of_name(self.type, number, title, place))
            if said is not None and self._can_be(said.answer):
                return said
        return None

    def _places(self, new: Thing) -> tuple[str, ...]:
        """What a thing of the file stands under, by its ref in the record and by its title."""
        ref = self.whole.file.above(new)
        above = self.whole.file.graph.things.get(ref)
        title = fold(str(texts_of(above))) if above is not None else ""
        return tuple(each for each in (self.whole.to.get(ref, ""), title) if each) or ("",)

    def _can_be(self, answer: str) -> bool:
        if answer in (IS_NEW, LEAVE_OUT):
            return True
        if self._may_share:
            return answer in self.all_olds
        return answer in self.olds and not self._wanted[answer]

    def _question(self, new: Thing, why: Doubt, olds: list[Thing], before: Said | None) -> None:
        name = f"which:{new.ref}"
        answer, day = self.whole.answers.get(name, ""), None
        if not answer and before is not None:
            answer, day = before.answer, before.day
        olds = self._with_answer(olds, answer)
        if answer in self.all_olds and not self._may_share and not self._is_free(answer):
            why, answer = Doubt.TAKEN, ""
        candidates = tuple(self._candidate(old, new) for old in olds[:MOST_CANDIDATES])
        self.whole.questions.append(
            Question(
                id=name,
                type=self.type,
                about=NEW + new.ref,
                doubt=why,
                candidates=tuple(sorted(candidates, key=lambda each: -each.score)),
                answer=self._done(new, answer),
                said=day,
            )
        )

    def _with_answer(self, olds: list[Thing], answer: str) -> list[Thing]:
        """The candidates, with what was answered among them."""
        said = self.all_olds.get(answer)
        return [said, *olds] if said is not None and said not in olds else olds

    def _is_free(self, ref: str) -> bool:
        """Whether a thing can be taken by one row: no other is, or was said to be, the same."""
        return ref in self.olds and self._wanted[ref] < 2

    def _done(self, new: Thing, answer: str) -> str:
        """Do what was answered; gives the answer if it is one."""
        if answer in self.olds:
            self._take(self.olds[answer], new)
        elif answer in self.all_olds:
            self.whole.to[new.ref] = answer
            self.whole.also.add(new.ref)
        elif answer == IS_NEW:
            self._new(new)
        else:
            self.whole.to[new.ref] = ""
            return answer if answer == LEAVE_OUT else ""
        return answer

    def _candidate(self, old: Thing, new: Thing) -> Candidate:
        score = self.likeness.score(self._title_of(old), self._title_of(new))
        numbers = {number_key(number_of(old)), number_key(number_of(new))} - {""}
        here = self.whole.place_of(old, False), self.whole.place_of(new, True)
        sure = score >= SURE and len(numbers) < 2 and here[0] == here[1]
        return Candidate(ref=old.ref, score=score, sure=sure)

    def _new(self, new: Thing) -> None:
        if self.type in self.whole.frozen:
            self.whole.to[new.ref] = ""
            self.whole.refused.append(new)
        else:
            self.whole.to[new.ref] = NEW + new.ref

    def _numbers_twice(self) -> set[object]:
        """Numbers that several things of the file have, and some thing of the record."""
        seen: dict[object, int] = {}
        for new in self.all_news.values() if self.news else ():
            key = self.number_in_place(new, True)
            seen[key] = seen.get(key, 0) + 1
        twice = {key for key, count in seen.items() if count > 1 and key is not None}
        if not twice:
            return set()
        return twice & {self.number_in_place(old, False) for old in self.all_olds.values()}
