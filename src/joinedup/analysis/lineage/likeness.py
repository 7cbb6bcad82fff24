"""How alike two titles are, and which pairs go together best.

The likeness of two titles is the weight of the words that they share, doubled, over the weight of
all words of both (Dice's coefficient), in per cent. A word weighs 1 / (1 + log2 n) where n titles
of one side have it: “falls” tells more than “support”. Case, punctuation, plural “s” and small words do not
count.

Nothing compares every title with every other: an index of rare words, and of pairs of words, gives
each title the few that share most with it, and only these are weighed.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

Key = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+")
_ENGLISH = "a an and are as at be by for from in into is it its more of on or our that the their they to we who with"
_WELSH_AND_GAELIC = "y yr i o ar mewn gan na am is airson"
_SMALL = frozenset(f"{_ENGLISH} {_WELSH_AND_GAELIC}".split())
RAREST = 6
"""So many words of a title, the rarest, are looked up, alone and in pairs."""
LONGEST_LIST = 60
"""A word or pair that more titles have than this says too little to be looked up."""
WEIGHED = 6
"""So many candidates of each title are weighed."""


def words_of(title: str) -> frozenset[str]:
    """The words of a title that count, without a plural “s”."""
    words = {word for word in _WORD.findall(title.casefold()) if word not in _SMALL}
    return frozenset(
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
        for word in words
    )


class Likeness:
    """The likeness of titles, with words weighed by how many of all the titles have them."""

    def __init__(self, olds: Iterable[str], news: Iterable[str]) -> None:
        self._words: dict[str, frozenset[str]] = {}
        counts = self._count(olds) | self._count(news)  # the greater of the two
        self._weights = {word: 1 / (1 + math.log2(count)) for word, count in counts.items()}
        self._totals = {title: self._weight(words) for title, words in self._words.items()}

    def _count(self, titles: Iterable[str]) -> Counter[str]:
        counts: Counter[str] = Counter()
        for title in titles:
            if title not in self._words:
                self._words[title] = words_of(title)
            counts.update(self._words[title])
        return counts

    def score(self, one: str, other: str) -> int:
        """0 to 100. Both titles must be among those given at first."""
        whole = self._totals[one] + self._totals[other]
        if not whole:
            return 100 if one.strip() == other.strip() else 0
        return round(200 * self._weight(self._words[one] & self._words[other]) / whole)

    def candidates(
        self, olds: Sequence[str], news: Sequence[str]
    ) -> Iterator[tuple[int, int, int]]:
        """(score, index of old, index of new) of the pairs that may go together."""
        holders: dict[Key, list[int]] = {}
        for index, title in enumerate(news):
            for key in self._keys(title):
                holders.setdefault(key, []).append(index)
        for index, title in enumerate(olds):
            for other in self._likely(title, holders):
                yield self.score(title, news[other]), index, other

    def _keys(self, title: str) -> list[Key]:
        """The rarest words of a title, and the pairs of them."""
        words = sorted(self._words[title], key=lambda word: (-self._weights[word], word))[:RAREST]
        return [*((word,) for word in words), *combinations(sorted(words), 2)]

    def _likely(self, title: str, holders: Mapping[Key, list[int]]) -> list[int]:
        shared: dict[int, float] = {}
        for key in self._keys(title):
            held = holders.get(key, [])
            weight = sum(self._weights[word] for word in key)
            for index in held if len(held) <= LONGEST_LIST else ():
                shared[index] = shared.get(index, 0) + weight
        return sorted(shared, key=lambda index: (-shared[index], index))[:WEIGHED]

    def _weight(self, words: frozenset[str]) -> float:
        return sum(self._weights[word] for word in sorted(words))
