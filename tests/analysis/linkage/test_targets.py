from __future__ import annotations

from dataclasses import replace

import pytest

from joinedup.core.plan import Plan, Target
from joinedup.core.text import Text
from joinedup.core.words import Direction
from tests.analysis.linkage.building import on
from tests.analysis.linkage.measured import (
    baseline,
    found,
    measure,
    places_of,
    reading,
    said,
    target,
    with_measure,
    year,
)

ALL = "1a “Children ready for school, count 1”"


def aimed(
    start: str, aim: str, direction: Direction | None, title: str = "Homes", **more: object
) -> Plan:
    given: dict[str, object] = {"unit": "homes", "readings": (), **more}
    return with_measure(
        title=Text.of(title),
        baseline=baseline(start),
        targets=(target(aim),),
        direction=direction,
        **given,
    )


JUDGED = ("M30", "M31", "M32", "M33")


def codes_of(plan: Plan) -> list[str]:
    return [code for code in JUDGED if found(plan, code)]


def test_a_target_that_its_baseline_already_meets():
    plan = with_measure(baseline=baseline("82"), targets=(target("80"),))
    assert said(plan, "M30") == [
        f"The target of {ALL} is 80%, and it already stood at 82%, although it should rise."
    ]
    assert str(found(plan, "M30", places_of(plan))[0].place) == "Measures!G2"


@pytest.mark.parametrize(
    ("start", "aim", "direction", "title", "codes"),
    [
        ("412", "240", Direction.DOWN, "Homes", []),
        ("412", "440", Direction.DOWN, "Homes", ["M30"]),
        ("412", "440", Direction.UP, "Homes", []),
        ("412", "440", None, "Homes", []),
        ("412", "440", None, "Reduce homes at risk", ["M30"]),
        ("412", "515", None, "Reduce homes at risk", ["M30"]),
        ("412", "516", None, "Reduce homes at risk", ["M31"]),
        ("412", "620", Direction.DOWN, "Homes", ["M31"]),
        ("412", "240", None, "More homes", ["M31"]),
        ("412", "240", None, "Reduce homes at risk", []),
        ("412", "240", Direction.UP, "Fewer homes at risk", ["M32"]),
        ("412", "240", Direction.UP, "Homes", ["M31"]),
        ("412", "400", Direction.UP, "Homes", ["M30"]),
        ("412", "412", Direction.UP, "Homes", ["M33"]),
        ("412", "412", Direction.HOLD, "Homes", []),
        ("412", "500", Direction.HOLD, "Homes", []),
        ("412", "240", None, "Improved homes", []),
        ("412", "440", Direction.DOWN, "Reduce homes at risk", ["M30"]),
    ],
)
def test_a_target_beside_its_baseline_direction_and_words(
    start: str, aim: str, direction: Direction | None, title: str, codes: list[str]
):
    assert codes_of(aimed(start, aim, direction, title)) == codes


def test_the_sentence_of_a_target_that_points_the_wrong_way():
    assert said(aimed("412", "620", None, "Reduce homes at risk"), "M31") == [
        "1a “Reduce homes at risk” should fall, and its target is 620 homes where it stood at "
        "412 homes."
    ]


def test_the_sentence_of_a_direction_against_words_and_target():
    assert said(aimed("412", "240", Direction.UP, "Fewer homes at risk"), "M32") == [
        "The direction of 1a “Fewer homes at risk” is “up”, but its words and its target say that "
        "it should fall."
    ]


def test_the_sentence_of_a_target_equal_to_its_baseline():
    assert said(aimed("412", "412", Direction.DOWN), "M33") == [
        "The target of 1a “Homes” is 412 homes, which is where it stood."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "900 fewer homes",
        "25% fewer",
        "cut by two years",
        "reduce by 20",
        "up 10%",
        "+5%",
        "5% increase",
        "an increase of 12",
        "fall by at least 3 points by 2030",
    ],
)
def test_a_target_that_is_a_change_is_not_set_beside_the_baseline(text: str):
    plan = with_measure(
        baseline=baseline("2310"),
        direction=Direction.UP,
        unit="homes",
        readings=(),
        targets=(replace(target("20"), text=text),),
    )
    assert codes_of(plan) == []


@pytest.mark.parametrize(
    "text",
    ["down to 80", "cut to 80 by 2030", "fewer than 80", "no more than 80", "80 by March 2028"],
)
def test_a_target_that_is_a_level_is_set_beside_the_baseline(text: str):
    plan = with_measure(
        baseline=baseline("70"),
        direction=Direction.DOWN,
        unit="homes",
        readings=(),
        targets=(replace(target("80"), text=text),),
    )
    assert codes_of(plan) == ["M30"]


def test_a_measure_of_a_change_is_not_judged_by_its_level():
    assert codes_of(aimed("412", "20", Direction.UP, "Reduction in homes at risk")) == []


def test_the_last_of_several_steps_is_the_one_that_counts():
    steps = (target("64", on("2027-03-31")), target("75", on("2030-03-31")))
    assert codes_of(with_measure(baseline=baseline("66.8"), targets=steps)) == []


def test_targets_of_several_groups_are_not_judged_as_one():
    groups = (target("60", group=1), target("75", group=2))
    assert codes_of(with_measure(targets=groups)) == []


@pytest.mark.parametrize(
    "text", ["Improve", "increase", "Reduction", "fewer", "Year on year improvement"]
)
def test_a_target_without_a_figure(text: str):
    plan = with_measure(targets=(Target(text=text, due=on("2030-03-31")),))
    assert said(plan, "M37") == [
        f"The target of {ALL} is “{text}”, which no reading can meet or miss."
    ]


@pytest.mark.parametrize(
    "text",
    ["reduce to nil", "halve: down to a half", "Profile published", "improve to 75%", "All pupils"],
)
def test_a_target_in_words_that_can_be_met(text: str):
    assert said(with_measure(targets=(Target(text=text, due=on("2030-03-31")),)), "M37") == []


def test_words_beside_a_figure_are_a_figure():
    assert said(with_measure(targets=(target("75"), Target(text="improve"))), "M37") == []


def test_two_targets_for_one_date():
    both = (target("70"), target("75"))
    assert said(with_measure(targets=both), "M39") == [
        f"{ALL} has different targets for 31 March 2030: 70% and 75%."
    ]


def test_one_target_given_twice_for_a_date_is_one():
    assert said(with_measure(targets=(target("75"), target("75"))), "M39") == []


def test_targets_of_two_groups_for_one_date_are_two():
    both = (target("70", group=1), target("75", group=2))
    assert said(with_measure(targets=both), "M39") == []


def test_a_later_target_that_asks_for_less():
    steps = (target("70", on("2027-03-31")), target("68", on("2028-03-31")), target("75"))
    assert said(with_measure(targets=steps), "M40") == [
        f"The target of {ALL} for 31 March 2028 is 68%, short of 70%, the one for 31 March 2027."
    ]


def test_steps_that_fall_towards_a_lower_target_are_in_order():
    steps = (target("60", on("2027-03-31")), target("50", on("2028-03-31")))
    plan = with_measure(direction=Direction.DOWN, targets=steps, readings=(reading("66"),))
    assert said(plan, "M40") == []


def test_steps_of_a_measure_that_nobody_knows_the_way_of_are_not_judged():
    steps = (target("60", on("2027-03-31")), target("50", on("2028-03-31")))
    assert said(with_measure(direction=None, baseline=None, targets=steps), "M40") == []


def test_the_helper_gives_a_sound_measure():
    assert measure().targets[0].value == 75


def test_of_a_target_among_other_words_the_figure_is_told():
    among = replace(target("80"), text="increase to 80% by Mar 28")
    stood = replace(baseline("82"), text="82% (2024/25)")
    plan = with_measure(unit="", baseline=stood, targets=(among,))
    (message,) = said(plan, "M30")
    assert "is 80%, and it already stood at 82% (2024/25), although it should rise" in message


def test_a_target_that_a_series_without_a_baseline_met_from_its_first_figure():
    def of(*values: str, direction: Direction = Direction.UP) -> Plan:
        series = tuple(reading(value, year(2021 + n)) for n, value in enumerate(values))
        aim = (target("74", year(2026)),)
        return with_measure(direction=direction, baseline=None, targets=aim, readings=series)

    assert said(of("74.1", "74.8", "75.5"), "M30") == [
        f"The target of {ALL} is 74%, and it already stood at 74.1%, although it should rise."
    ]
    assert said(of("80", "60"), "M30") == []  # it fell, and is to come back to 74
    assert said(of("70", "75.5"), "M30") == []  # reached on the way
    assert said(of("75.5"), "M30") == []
    assert len(said(of("70", "69", direction=Direction.DOWN), "M30")) == 1
