"""A review of the lead body: counted by partner, shown by five, and late to the lead body itself."""

from __future__ import annotations

import datetime
from dataclasses import replace
from fractions import Fraction

import pytest

from joinedup.analysis.review import (
    Answer,
    Publication,
    Review,
    Tally,
    score,
    seen_by_host,
    too_few,
)
from joinedup.core.catalogue import render
from joinedup.core.questionnaire import Asked, shipped
from joinedup.core.words import Sector

HOST = "B1"
PARTNERS: dict[str, Sector | None] = {
    "B1": Sector.LOCAL_AUTHORITY,
    **{f"B{n}": Sector.OTHER_PUBLIC for n in range(2, 10)},  # eight
    **{f"B{n}": Sector.VOLUNTARY for n in range(10, 16)},  # six
    "B16": Sector.PRIVATE,
    "B17": Sector.PRIVATE,
    "B18": None,
}
CHAIR = Publication(by="Chair", on=datetime.date(2026, 12, 2))


def answers(*values: int, first: int = 2, key: str = "agenda") -> list[Answer]:
    return [
        Answer(partner=f"B{n}", values={key: value}) for n, value in enumerate(values, start=first)
    ]


def reviewed(given: list[Answer]) -> Review:
    return score(shipped(), given, PARTNERS, HOST)


def test_five_answers_are_counted_and_their_middle_and_spread_told() -> None:
    found = reviewed(answers(1, 2, 4, 4, 5))
    assert (found.asked, found.answered) == (17, 5)
    assert found.statements[0].tally == Tally(
        count=5,
        distribution=(1, 1, 0, 2, 1),
        lower=Fraction(2),
        median=Fraction(4),
        upper=Fraction(4),
    )
    tally = found.statements[0].tally
    assert tally is not None
    assert tally.spread == 2


def test_of_four_answers_nothing_is_shown() -> None:
    found = reviewed(answers(1, 2, 4, 4))
    assert found.answered is None
    assert {each.tally for each in found.statements} == {None}
    assert {group.tally for each in found.statements for group in each.groups} == {None}


def test_each_statement_needs_five_answers_of_its_own() -> None:
    found = reviewed([*answers(1, 2, 4, 4, 5), *answers(3, 3, first=10, key="time")])
    assert found.answered == 7
    agenda, time, *_ = found.statements
    assert agenda.tally is not None
    assert time.tally is None


def test_the_lead_body_and_strangers_are_not_counted() -> None:
    given = [*answers(1, 2, 4, 4), *answers(5, first=1), *answers(5, first=99)]
    assert reviewed(given) == reviewed(answers(1, 2, 4, 4))
    assert reviewed(given).asked == 17


def test_a_questionnaire_that_asks_all_counts_the_lead_body_too() -> None:
    everybody = replace(shipped(), asked=Asked.ALL)
    found = score(everybody, answers(1, 2, 4, 4, 5, first=1), PARTNERS, HOST)
    assert (found.asked, found.answered) == (18, 5)


def test_it_is_partners_who_are_counted_and_their_last_answer() -> None:
    five_people_of_two = answers(1, 2) + answers(3, 4) + answers(5)
    assert reviewed(five_people_of_two).answered is None
    once_more = reviewed(answers(1, 1, 1, 1, 1) + answers(5))
    assert once_more.statements[0].tally is not None
    assert once_more.statements[0].tally.distribution == (4, 0, 0, 0, 1)


def test_large_sectors_are_shown_and_small_ones_go_with_the_next_that_is_needed() -> None:
    everyone = answers(*[4] * 8, *[2] * 6, 1, 5, 3)
    groups = {each.sector: each.tally for each in reviewed(everyone).statements[0].groups}
    assert list(groups) == [Sector.OTHER_PUBLIC, Sector.PRIVATE, Sector.VOLUNTARY, None]
    # private 2 and not stated 1 are three together: the six of the voluntary sector go with them
    assert groups[Sector.VOLUNTARY] is None
    assert groups[Sector.PRIVATE] is groups[None] is None
    public = groups[Sector.OTHER_PUBLIC]
    assert public is not None
    assert (public.count, public.median, public.spread) == (8, 4, 0)


def test_a_sector_is_listed_if_nobody_of_it_answered() -> None:
    groups = reviewed(answers(1, 2, 4, 4, 5)).statements[0].groups
    assert [each.sector for each in groups] == [
        Sector.OTHER_PUBLIC,
        Sector.PRIVATE,
        Sector.VOLUNTARY,
        None,
    ]


def words(*texts: str) -> list[Answer]:
    return [Answer(partner=f"B{n}", words={"helps": text}) for n, text in enumerate(texts, start=2)]


def test_words_are_shown_of_five_and_in_no_order_of_who_wrote_them() -> None:
    told = reviewed(words("the office", "Rooms", "papers", "", " a list ", "minutes")).told
    assert told[0].texts == ("a list", "minutes", "papers", "Rooms", "the office")
    assert told[1].texts is None


def test_words_of_four_are_not_shown_though_more_answered() -> None:
    found = reviewed([*words("a", "b", "c", "d", " ", " "), *answers(4, 4, 4, first=10)])
    assert found.answered == 7
    assert found.told[0].texts is None


def test_no_partner_is_named_in_what_is_shown() -> None:
    found = reviewed([*answers(1, 2, 4, 4, 5), *words("v", "w", "x", "y", "z")])
    assert not any(f"'{partner}'" in repr(found) for partner in PARTNERS)


@pytest.mark.parametrize("value", [0, 6, 2.0, True, "3"])
def test_a_value_off_the_scale_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="give 1 to 5"):
        reviewed([Answer(partner="B2", values={"agenda": value})])  # type: ignore[dict-item]


def test_an_answer_to_no_question_is_refused() -> None:
    with pytest.raises(ValueError, match="no question 'helps'"):
        reviewed([Answer(partner="B2", values={"helps": 3})])
    with pytest.raises(ValueError, match="no question 'agenda'"):
        reviewed([Answer(partner="B2", words={"agenda": "x"})])


def test_the_lead_body_sees_nothing_until_the_chair_has_published() -> None:
    found = reviewed(answers(1, 2, 4, 4, 5))
    assert seen_by_host(found, None, datetime.date(2030, 1, 1)) is None
    assert seen_by_host(found, CHAIR, datetime.date(2026, 12, 1)) is None


def test_then_it_sees_the_figures_and_never_the_words() -> None:
    found = reviewed([*answers(1, 2, 4, 4, 5, first=10), *words("v", "w", "x", "y", "z")])
    assert found.told[0].texts
    seen = seen_by_host(found, CHAIR, CHAIR.on)
    assert seen is not None
    assert seen.statements == found.statements
    assert [each.texts for each in seen.told] == [None, None]


def test_five_must_be_asked_or_it_is_said_beforehand() -> None:
    assert too_few(shipped(), PARTNERS, HOST) is None
    assert too_few(shipped(), ["B1", "B2", "B3", "B4", "B5", "B6"], HOST) is None
    found = too_few(shipped(), ["B1", "B2", "B3", "B4", "B5"], HOST)
    assert found is not None
    sentence, count = found
    assert render(sentence, {"count": count}) == (
        "4 partners would be asked. Answers are shown only where five or more partners answer."
    )
