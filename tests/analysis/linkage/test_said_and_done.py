from __future__ import annotations

from dataclasses import replace

import pytest

from joinedup.analysis.linkage.said_and_done import trouble_in
from joinedup.core.plan import Plan, Update
from joinedup.core.text import Text
from joinedup.core.words import Direction, Progress
from tests.analysis.linkage.building import change, quarter
from tests.analysis.linkage.measured import (
    MEASURED,
    baseline,
    found,
    measure,
    places_of,
    reading,
    said,
    target,
)


def retrofits(status: Progress, value: str = "96") -> Plan:
    one = measure(
        3,
        "A1",
        title=Text.of("Homes finished"),
        unit="homes",
        direction=Direction.UP,
        baseline=baseline("0"),
        targets=(target("180"),),
        readings=(reading(value),),
    )
    plan = replace(MEASURED, measures=(*MEASURED.measures, one), milestones=())
    return change("A1", plan, status=status, status_text="Complete")


def test_done_with_its_target_not_met():
    assert said(retrofits(Progress.DONE), "M52") == [
        "1.1.1 “Project 1” is marked “Complete”, and 3a “Homes finished” stands at 96 homes "
        "against a target of 180 homes."
    ]


def test_done_with_its_target_met():
    assert said(retrofits(Progress.DONE, "180"), "M52") == []


def test_a_target_not_met_yet_by_work_under_way_is_fine():
    assert said(retrofits(Progress.ON_COURSE), "M52") == []


def updated(text: str, status: Progress = Progress.ON_COURSE, **fields: object) -> Plan:
    update = Update(subject="A1", period=quarter(2026, 7), text=text, status=status)
    plan = replace(
        MEASURED,
        updates=(*MEASURED.updates, replace(update, **fields)),  # type: ignore[arg-type]
    )
    return change("A1", plan, status=status, status_text="Green")


def test_on_course_with_words_of_trouble():
    plan = updated("Recruitment delayed again; the post is advertised a third time.")
    assert said(plan, "M53") == [
        "1.1.1 “Project 1” is marked “Green”, and its latest update says “Recruitment delayed”."
    ]


def test_words_of_trouble_stand_at_the_update():
    plan = updated("No progress since spring.")
    assert str(found(plan, "M53", places_of(plan))[0].place) == "Updates!D20"


def test_an_amber_that_speaks_of_trouble_is_honest():
    assert said(updated("No progress since spring.", Progress.SLIPPING), "M53") == []


def test_only_the_latest_update_counts():
    assert said(updated("No progress.", period=quarter(2026, 1)), "M53") == []


def test_an_update_of_another_status_than_the_action_is_older_news():
    plan = updated("No progress since spring.")
    updates = (*plan.updates[:-1], replace(plan.updates[-1], status=Progress.STUCK))
    assert said(replace(plan, updates=updates), "M53") == []


@pytest.mark.parametrize(
    "text",
    [
        "Work has been delayed until spring.",
        "The project is on hold.",
        "There has been no progress.",
        "Not yet started.",
        "Delivery is behind schedule.",
    ],
)
def test_words_of_trouble(text: str):
    assert trouble_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "No longer on hold.",
        "Not delayed by the strike.",
        "The work that was delayed in spring is finished.",
        "Resumed after it had been paused.",
        "Delayed discharges fell to 40.",
        "All schools are on board; 12 started.",
        "To avoid being behind schedule we began early.",
        "",
    ],
)
def test_words_that_only_sound_like_trouble(text: str):
    assert trouble_in(text) == ""
