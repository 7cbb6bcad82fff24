"""What a person is asked about an import: doubtful things, and what the file lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from joinedup.analysis.difference.model import (
    IS_NEW,
    LEAVE_OUT,
    Candidate,
    Choice,
    Difference,
    Doubt,
    Kept,
    Question,
)
from joinedup.analysis.difference.speaking import word_for
from joinedup.analysis.difference.telling import Teller
from joinedup.core.catalogue import N_, Words, capital
from joinedup.core.sentence import Plural, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question in words: its ``id`` is the key of the answer, ``choices`` are (value, words),
    ``chosen`` the value that holds, or "" where nothing was answered. ``hint`` is beside it.
    ``likely`` is the one choice that is fit to be taken with others like it, ``before`` says that
    the answer was given for an earlier file."""

    id: str
    type: str
    sentence: str
    choices: tuple[tuple[str, str], ...]
    chosen: str = ""
    hint: str = ""
    likely: str = ""
    before: bool = False


_DOUBTS: Mapping[Doubt, Sentence] = {
    Doubt.SAME_NUMBER: N_(
        "The file has {new} under a number that the plan gives to {old}. Is it the same {level}?"
    ),
    Doubt.ALIKE: N_("Is {new}, in the file, the same {level} as {old}?"),
    Doubt.SEVERAL: N_("The file and the plan have several called {new}. Which one is this?"),
    Doubt.NUMBER_TWICE: N_(
        "The file gives one number to several rows, {new} among them. What is this row?"
    ),
    Doubt.REF: N_("The file has {new} in a row that was {old}. Is it the same {level}?"),
    Doubt.SHORT: N_("Is {new}, in the file, short for {old}?"),
    Doubt.TAKEN: N_(
        "Several rows of the file were said to be one {level}, {new} among them. Only one of them"
        " can be. Which one is this?"
    ),
}
_CHOICES: Mapping[tuple[bool, bool], str] = {
    (True, True): N_("It is {old}, under {above} ({score}% alike)"),
    (True, False): N_("It is {old}, under {above}"),
    (False, True): N_("It is {old} ({score}% alike)"),
    (False, False): N_("It is {old}"),
}
"""(Whether it stands under something, whether a score says anything) > the choice in words."""
_KEPT: Mapping[Choice, str] = {
    Choice.KEEP: N_("Keep it"),
    Choice.WITHDRAW: N_("Withdraw it: it was entered in error"),
    Choice.END: N_("It has ended"),
}


def asked(
    difference: Difference, language: str = "en", words: Words | None = None
) -> tuple[Asked, ...]:
    """Every question about a thing of the file."""
    teller = Teller(difference, language, words)
    return tuple(_asked(question, teller) for question in difference.questions)


def _asked(question: Question, teller: Teller) -> Asked:
    new = teller.called(question.about)
    first = question.candidates[0] if question.candidates else None
    sentence = teller.say(
        _DOUBTS[question.doubt],
        new=f"“{new}”",
        old=f"“{teller.called(first.ref)}”" if first else "",
        level=word_for(question.type),
    )
    level, scored = word_for(question.type), question.doubt is not Doubt.SHORT
    choices = [(each.ref, _choice(each, teller, scored)) for each in question.candidates]
    choices.append((IS_NEW, teller.say(N_("It is a new {level}"), level=level)))
    choices.append((LEAVE_OUT, teller.say(N_("Leave this row out of the import"))))
    return Asked(
        id=question.id,
        type=question.type,
        sentence=sentence,
        choices=tuple(choices),
        chosen=question.answer,
        hint=" ".join(_hints(question, teller)),
        likely=_likely(question),
        before=question.said is not None,
    )


def _hints(question: Question, teller: Teller) -> Iterator[str]:
    above = teller.names[question.about].above if question.about in teller.names else ""
    if above:
        yield teller.say(N_("In the file it stands under {above}."), above=teller.named(above))
    if question.said is not None:
        yield teller.say(
            N_("As was said on {day}, of an earlier file: change it if it is not so."),
            day=question.said,
        )


def _likely(question: Question) -> str:
    """The only candidate, where nothing speaks against it."""
    if question.doubt is not Doubt.ALIKE or len(question.candidates) != 1:
        return ""
    [only] = question.candidates
    return only.ref if only.sure else ""


def _choice(candidate: Candidate, teller: Teller, scored: bool) -> str:
    named = teller.names.get(candidate.ref)
    stands = named is not None and bool(named.above)
    return teller.say(
        _CHOICES[stands, scored],
        old=f"“{teller.called(candidate.ref)}”",
        above=teller.called(named.above) if named and named.above else "",
        score=candidate.score,
    )


def lacking(
    difference: Difference, language: str = "en", words: Words | None = None
) -> tuple[Asked, ...]:
    """Everything that the plan has and the file has not, with what may be done about it."""
    teller = Teller(difference, language, words)
    return tuple(_lacking(kept, teller) for kept in difference.kept)


def _lacking(kept: Kept, teller: Teller) -> Asked:
    choices = tuple((each.value, teller.say(_KEPT[each])) for each in kept.choices)
    with_it = Plural(
        N_("With it goes {count} thing that hangs on it: {names}."),
        N_("With it go {count} things that hang on it: {names}."),
    )
    names = tuple(teller.named(ref) for ref in kept.with_it[:5])
    hint = teller.say(with_it, count=len(kept.with_it), names=names) if kept.with_it else ""
    if kept.drawn is not None:
        hint = teller.say(N_("{by} drew it on {day}."), by=kept.drawn.by, day=kept.drawn.on)
    return Asked(
        id=kept.id,
        type=kept.type,
        sentence=capital(_sentence(kept, teller)),
        choices=choices,
        chosen=kept.choice.value,
        hint=hint,
    )


def _sentence(kept: Kept, teller: Teller) -> str:
    if kept.row is not None:
        return teller.row(kept.type, kept.row)
    if kept.field:
        sentence = Plural(
            N_("{count} {level} of {name} is in the plan and not in the file"),
            N_("{count} {levels} of {name} are in the plan and not in the file"),
        )
        return teller.say(
            sentence,
            count=kept.count,
            level=word_for(kept.type),
            levels=word_for(kept.type, True),
            name=teller.named(kept.ref),
        )
    return teller.say(N_("{name} is in the plan and not in the file"), name=teller.named(kept.ref))


def lacking_counts(
    difference: Difference, language: str = "en", words: Words | None = None
) -> Iterator[tuple[str, str]]:
    """(type, “25 people are in the plan and not in the file”), for a choice for all of a type:
    the key of the answer is ``gone:`` and the type and ``:*``."""
    teller = Teller(difference, language, words)
    counts: dict[str, int] = {}
    for kept in difference.kept:
        counts[kept.type] = counts.get(kept.type, 0) + kept.count
    sentence = Plural(
        N_("{count} {level} is in the plan and not in the file"),
        N_("{count} {levels} are in the plan and not in the file"),
    )
    for type, count in counts.items():
        told = teller.say(sentence, count=count, level=word_for(type), levels=word_for(type, True))
        yield type, told
