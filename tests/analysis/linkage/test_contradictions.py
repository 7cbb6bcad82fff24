from __future__ import annotations

from dataclasses import replace

import pytest

from joinedup.analysis.linkage.claims import claims_in, years_meant
from joinedup.core.period import Period
from joinedup.core.plan import Measure, Plan
from joinedup.core.text import Text
from joinedup.core.words import Direction
from tests.analysis.linkage.building import change, on
from tests.analysis.linkage.measured import (
    MEASURED,
    baseline,
    calendar,
    found,
    measure,
    places_of,
    reading,
    said,
    target,
)


def neet(**fields: object) -> Measure:
    given: dict[str, object] = {
        "title": Text.of("Not in work or learning at 16 and 17"),
        "direction": Direction.DOWN,
        "baseline": baseline("6.1", calendar(2022)),
        "targets": (target("4.0", on("2029-12-31")),),
        "readings": (reading("4.9"),),
        **fields,
    }
    return measure(1, "O1", **given)


def told(text: str, *measures: Measure, field: str = "description") -> Plan:
    plan = replace(MEASURED, measures=(*(measures or (neet(),)), measure(2, "O2")))
    return change("O1", plan, **{field: Text.of(text)})


AIM = "No more than 3.5% of people of 16 and 17 out of work and learning by 2029 (6.1% in 2022)."


def test_the_text_gives_one_target_and_the_cell_another():
    plan = told(AIM)
    assert said(plan, "M50") == [
        "The text of aim 1 “Ready for school” says 3.5%, and the target of "
        "1a “Not in work or learning at 16 and 17” is 4.0%."
    ]
    finding = found(plan, "M50", places_of(plan))[0]
    assert (str(finding.place), [str(each) for each in finding.others]) == (
        "Aims!C2",
        ["Measures!G2"],
    )


def test_the_measure_that_is_meant_is_the_one_whose_words_the_sentence_shares():
    other = replace(
        measure(3, "O1", title=Text.of("Pupils with an adult they trust in school")),
        targets=(target("90", on("2029-12-31")),),
    )
    assert "Not in work or learning" in said(told(AIM, other, neet()), "M50")[0]


SAME = [
    "Down to 4% not in work or learning by 2029.",
    "From 6.1% to 4.0% not in work or learning by 2029.",
    "Now 4.9% are not in work or learning; by 2029 it will be 4.0%.",
]
OTHER_THINGS = [
    "By 2029, 90% of schools have a mentor for those not in work or learning.",
    "Some 90 young people of 16 and 17 are not in work or learning.",
    "25% fewer not in work or learning by 2029.",
    "Not in work or learning cut by 2.1 points by 2029.",
    "In 2024 5.2% were not in work or learning.",
    "Work and learning for people of 16 and 17 by 2029.",
    "Spend £3.5m on work and learning by 2029.",
    "Smoking among the young down to 3.5% by 2029.",
    "Not in work or learning: 4.5% by 2027.",
    "School attendance of 95% by 2029.",
]


@pytest.mark.parametrize("text", SAME)
def test_a_text_that_says_the_same_contradicts_nothing(text: str):
    assert said(told(text), "M50") == []


@pytest.mark.parametrize("text", OTHER_THINGS[1:])
def test_a_figure_of_something_else_contradicts_nothing(text: str):
    assert said(told(text), "M50") == []


def test_a_title_is_read_as_well_as_a_description():
    plan = told("3.5% not in work or learning by 2029", field="title")
    assert len(said(plan, "M50")) == 1


def test_a_figure_of_another_unit_contradicts_nothing():
    homes = measure(
        1,
        "O1",
        title=Text.of("Households in temporary homes"),
        unit="households",
        direction=Direction.DOWN,
        baseline=baseline("412"),
        targets=(target("240", on("2028-03-31")),),
        readings=(),
    )
    text = "Households in temporary homes down to 8% of all by March 2028."
    assert said(told(text, homes), "M50") == []
    again = "Households in temporary homes down to 260 by March 2028."
    assert len(said(told(again, homes), "M50")) == 1


def test_the_text_gives_the_target_another_year():
    assert said(told("Down to 4% not in work or learning by 2027."), "M54") == [
        "The text of aim 1 “Ready for school” says 4% by 2027, and the target of "
        "1a “Not in work or learning at 16 and 17” is due by 31 December 2029."
    ]


def test_by_2030_and_the_end_of_2029_are_the_same():
    assert said(told("Down to 4% not in work or learning by 2030."), "M54") == []


def test_a_title_with_another_year_than_its_date():
    plan = change(
        "A1", MEASURED, title=Text.of("All blocks retrofitted by 2028"), due=on("2030-03-31")
    )
    assert said(plan, "M51") == [
        "The text of project 1.1.1 “All blocks retrofitted by 2028” says “by 2028”, and its date "
        "is 31 March 2030."
    ]


@pytest.mark.parametrize(
    ("title", "due"),
    [
        ("All blocks retrofitted by 2030", "2030-03-31"),
        ("All blocks retrofitted by 2029", "2030-03-31"),
        ("All blocks retrofitted by the end of 2029", "2029-12-31"),
        ("All blocks retrofitted by 2030", "2029-12-31"),
        ("Riverside 2028", "2030-03-31"),
        ("Blocks built before 2010", "2030-03-31"),
        ("Programme 2026-2028", "2030-03-31"),
    ],
)
def test_a_title_that_agrees_with_its_date_or_names_no_end(title: str, due: str):
    assert said(change("A1", MEASURED, title=Text.of(title), due=on(due)), "M51") == []


def claimed(text: str) -> list[tuple[str, str, int | None]]:
    return [(str(each.value), each.unit, each.year) for each in claims_in(text)]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("75% at a good level of development by 2030 (66.8% in 2023/24)", [("75", "%", 2030)]),
        ("down to 240 by March 2028 (412 in March 2024)", [("240", "", 2028)]),
        ("38% of people walking and 5% cycling by 2026", [("5", "%", 2026)]),
        ("raise it to 72%", [("72", "%", None)]),
        ("from 62% to 72% by 2030", [("72", "%", 2030)]),
        ("900 fewer homes at risk by December 2027", []),
        ("Employment up 10% by 2026", []),
        ("children aged 0 to 5 by 2026", []),
        ("412 households in March 2024", []),
        ("", []),
    ],
)
def test_the_targets_that_a_text_claims(text: str, claims: list[tuple[str, str, int | None]]):
    assert claimed(text) == claims


def test_the_years_that_a_date_may_be_called_by():
    assert years_meant(Period.day(on("2030-03-31").period.start)) == {2029, 2030}  # type: ignore[union-attr]
    assert years_meant(Period.year_from(2029, 1)) == {2029, 2030}
    assert years_meant(Period.months(2028, 6)) == {2028}
