"""What somebody or some body held just before they went."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from joinedup.core.catalogue import translate
from joinedup.core.holding import table_on
from joinedup.core.leaving import PARTS, Held, Part, held_by
from joinedup.core.period import ONE_DAY, When
from joinedup.core.plan import Plan
from tests.core.moving import CARE_BOARD, DAYS, DIRECTOR, LEAVER, RIVERSIDE, TODAY, TRUST, tables

D = datetime.date


def told(plan: Plan, ref: str, on: datetime.date = TODAY) -> list[tuple[Part, str, str]]:
    return [(each.part, each.ref, each.field) for each in held_by(plan, ref, on)]


LEAVER_HELD = [
    (Part.PLACE, "Y1", "person"),
    (Part.PLACE, "Y2", "person"),
    (Part.DEPUTY, "E2", "deputy"),
    (Part.ROLE, "V1", "person"),
    (Part.LEAD, "A1", "leads"),
    (Part.LEAD, "A2", "leads"),
    (Part.LEAD, "A3", "leads"),
    (Part.LEAD, "A4", "leads"),
]


@pytest.mark.parametrize("on", [D(2026, 9, 29), D(2026, 9, 30), TODAY])
def test_the_leaver_held_four_projects_an_executive_seat_and_a_theme_group_seat(
    on: datetime.date,
) -> None:
    assert told(RIVERSIDE, LEAVER, on) == LEAVER_HELD


def test_it_is_said_since_when_where_a_record_says_so() -> None:
    held = held_by(RIVERSIDE, LEAVER, TODAY)
    assert held[0] == Held(
        part=Part.PLACE, ref="Y1", field="person", by=LEAVER, since=D(2024, 12, 4)
    )
    assert {each.since for each in held[1:]} == {None}


def test_a_seat_closed_on_the_day_they_left_is_still_theirs_the_day_before() -> None:
    rows = tuple(
        replace(each, ended=When.on(D(2026, 9, 30))) if each.person == LEAVER else each
        for each in RIVERSIDE.seat_holders
    )
    assert told(replace(RIVERSIDE, seat_holders=rows), LEAVER) == LEAVER_HELD


def test_what_was_given_up_before_they_left_is_not_listed() -> None:
    rows = tuple(
        replace(each, ended=When.on(D(2026, 9, 29))) if each.ref == "Y1" else each
        for each in RIVERSIDE.seat_holders
    )
    assert told(replace(RIVERSIDE, seat_holders=rows), LEAVER) == LEAVER_HELD[1:]


def test_of_one_who_left_nobody_knows_when_it_is_what_they_would_hold_now() -> None:
    people = tuple(
        replace(each, left=When("yes")) if each.ref == LEAVER else each for each in RIVERSIDE.people
    )
    plan = replace(RIVERSIDE, people=people)
    assert table_on(plan, TODAY).seats[0].holders == ()
    assert told(plan, LEAVER) == LEAVER_HELD


def test_a_body_that_ended_held_what_was_its_own_and_its_people_s() -> None:
    held = held_by(RIVERSIDE, CARE_BOARD, TODAY)
    assert [(each.part, each.ref, each.field, each.by) for each in held] == [
        (Part.SEAT, "E5", "partner", CARE_BOARD),
        (Part.PLACE, "Y5", "person", DIRECTOR),
        (Part.DEPUTY, "E5", "deputy", DIRECTOR),
        (Part.CHAIR, "C3", "person", DIRECTOR),
        (Part.LEAD, "A5", "leads", DIRECTOR),
        (Part.ACCOUNTABLE, "A5", "accountable", CARE_BOARD),
        (Part.CONTRIBUTOR, "A5", "contributors", CARE_BOARD),
        (Part.CONCERNED, "I1", "partners", CARE_BOARD),
        (Part.SERVICE, "S1", "owner", CARE_BOARD),
        (Part.GOAL, "G1", "partner", CARE_BOARD),
    ]  # without the work that is done and the clinic that had closed


def test_a_body_answers_for_what_its_leaver_led() -> None:
    leads = [each for each in held_by(RIVERSIDE, TRUST, TODAY) if each.part is Part.LEAD]
    assert [each.ref for each in leads] == ["A1", "A2", "A3", "A4", "A5"]
    places = [each for each in held_by(RIVERSIDE, TRUST, TODAY) if each.part is Part.PLACE]
    assert places == []  # the leaver’s are vacant since


def test_nobody_else_can_have_held_something() -> None:
    with pytest.raises(KeyError):
        held_by(RIVERSIDE, "A1", TODAY)


def test_every_part_is_called_something_in_both_languages() -> None:
    assert set(PARTS) == set(Part)
    assert all(translate(text, "cy") != text for text in PARTS.values())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plan=tables(), on=DAYS)
def test_what_a_person_held_is_what_the_table_loses_when_they_go(
    plan: Plan, on: datetime.date
) -> None:
    """Taken against the table itself: on the day before they leave and on the day."""
    people = tuple(replace(each, left=When.on(on)) for each in plan.people)
    plan = replace(plan, people=people)
    before = table_on(plan, on - ONE_DAY)
    for person in people:
        held = {(each.ref, each.part) for each in held_by(plan, person.ref, on)}
        dated = {
            *((row.ref, Part.PLACE) for each in before.seats for row in each.holders
              if row.person == person.ref),
            *((each.seat.ref, Part.DEPUTY) for each in before.seats if each.deputy == person.ref),
            *((each.ref, Part.CHAIR) for each in before.terms if each.person == person.ref),
            *((each.ref, Part.ROLE) for each in before.roles if each.person == person.ref),
        }  # fmt: skip
        assert {each for each in held if each[1] is not Part.LEAD} == dated
        led = {each.thing for each in before.leads if each.lead.person == person.ref}
        assert led <= {ref for ref, part in held if part is Part.LEAD}
