"""The answers to a questionnaire, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from joinedup.analysis.review.hiding import ENOUGH, hidden
from joinedup.core.catalogue import N_
from joinedup.core.quartiles import quartiles
from joinedup.core.questionnaire import POINTS, Question, Questionnaire
from joinedup.core.sentence import Plural, Sentence
from joinedup.core.words import Sector

TOO_FEW_ASKED = Plural(
    N_("One partner would be asked. Answers are shown only where five or more partners answer."),
    N_(
        "{count} partners would be asked. Answers are shown only where five or more partners answer."
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one partner (a ref) answered: ``values`` is {key of a statement: 1 to 5}, ``words`` {key of
    an open question: text}. What it left out is in neither."""

    partner: str
    values: Mapping[str, int] = field(default_factory=dict, hash=False)
    words: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What ENOUGH partners or more answered to a statement. ``distribution`` is how many chose each
    point, from 1 to 5. ``lower`` and ``upper`` are the quartiles. All in points, each partner
    counted once."""

    count: int
    distribution: tuple[int, ...]
    lower: Fraction
    median: Fraction
    upper: Fraction

    @property
    def spread(self) -> Fraction:
        """How far apart the middle half of the partners are, in points: 0 where they agree."""
        return self.upper - self.lower


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The partners of one sector; None is theirs whose sector is not stated. ``tally`` is None where
    it is hidden, whatever the reason."""

    sector: Sector | None
    tally: Tally | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One statement. ``tally`` is of all partners, None where it is hidden; ``groups`` has every
    sector that was asked, in their usual order, and those last whose sector is not stated."""

    statement: Question
    tally: Tally | None
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was written to one open question, in the order of the alphabet, so that nothing tells who
    wrote it. None where fewer than ENOUGH wrote something."""

    question: Question
    texts: tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One round of a questionnaire. ``asked`` is how many partners were, ``answered`` how many answered
    anything, None where fewer than ENOUGH did: then nothing is shown."""

    questionnaire: Questionnaire
    asked: int
    answered: int | None
    statements: tuple[Scored, ...]
    told: tuple[Told, ...]


def score(
    questionnaire: Questionnaire,
    answers: Iterable[Answer],
    partners: Mapping[str, Sector | None],
    host: str,
) -> Review:
    """Count the answers.

    ``partners`` is {ref: sector} of the partners on the day on which they were asked, ``host`` the ref
    of the lead body. Answers of those who are not asked are left out, the lead body's among them. Of
    several answers of one partner the last one counts: it is partners who are counted, not people.
    What is hidden is decided for each statement by itself, see :func:`hidden`.

    The point that each partner chose stays unknown, but for this: where all of a group that is shown
    chose the same, that is what each of them chose.

    ValueError for a value that is not on the scale, or a question that is not in the questionnaire.
    """
    asked = {each: sector for each, sector in partners.items() if questionnaire.asks(each, host)}
    last = {each.partner: each for each in answers if each.partner in asked}
    for each in last.values():
        _check(questionnaire, each)
    answered = sum(_answers_something(each) for each in last.values())
    return Review(
        questionnaire=questionnaire,
        asked=len(asked),
        answered=answered if answered >= ENOUGH else None,
        statements=tuple(_scored(each, last, asked) for each in questionnaire.statements),
        told=tuple(_told(each, last.values()) for each in questionnaire.open),
    )


def too_few(
    questionnaire: Questionnaire, partners: Iterable[str], host: str
) -> tuple[Sentence, int] | None:
    """What to say before anybody is asked, where too few would be for anything ever to be shown: a
    sentence and its ``count``. None where they are enough. ``partners`` are refs."""
    count = sum(questionnaire.asks(each, host) for each in set(partners))
    return (TOO_FEW_ASKED, count) if count < ENOUGH else None


def _check(questionnaire: Questionnaire, answer: Answer) -> None:
    strange = answer.values.keys() - {each.key for each in questionnaire.statements}
    strange |= answer.words.keys() - {each.key for each in questionnaire.open}
    if strange:
        raise ValueError(f"The questionnaire has no question {sorted(strange)[0]!r}.")
    for key, value in answer.values.items():
        if type(value) is not int or not 1 <= value <= POINTS:
            raise ValueError(f"{value!r} is not on the scale of {key!r}: give 1 to {POINTS}.")


def _answers_something(answer: Answer) -> bool:
    return bool(answer.values) or any(text.strip() for text in answer.words.values())


def _scored(
    statement: Question, answers: Mapping[str, Answer], asked: Mapping[str, Sector | None]
) -> Scored:
    values: dict[Sector | None, list[int]] = {
        sector: [] for sector in (*Sector, None) if sector in asked.values()
    }
    for partner, answer in answers.items():
        if statement.key in answer.values:
            values[asked[partner]].append(answer.values[statement.key])
    kept_back = hidden({sector: len(each) for sector, each in values.items()})
    everyone = [value for each in values.values() for value in each]
    return Scored(
        statement=statement,
        tally=_tally(everyone) if len(everyone) >= ENOUGH else None,
        groups=tuple(
            Group(sector=sector, tally=None if sector in kept_back else _tally(each))
            for sector, each in values.items()
        ),
    )


def _tally(values: Sequence[int]) -> Tally:
    chosen, middle = Counter(values), quartiles(values)
    return Tally(
        count=len(values),
        distribution=tuple(chosen[point] for point in range(1, POINTS + 1)),
        lower=middle.lower,
        median=middle.median,
        upper=middle.upper,
    )


def _told(question: Question, answers: Iterable[Answer]) -> Told:
    given = (each.words.get(question.key, "").strip() for each in answers)
    texts = sorted((text for text in given if text), key=lambda text: (text.casefold(), text))
    return Told(question=question, texts=tuple(texts) if len(texts) >= ENOUGH else None)
