"""What passes on, to whom, from which day, and what cannot."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joinedup.core.ends import has_come
from joinedup.core.governance import LeadershipRole, QuorumPart, Seat, SeatHolder
from joinedup.core.handover import Change, PassedOn, as_it_was, passed_on, with_changes
from joinedup.core.holding import Filling, table_on
from joinedup.core.leaving import held_by
from joinedup.core.passing import MOVES, CannotPass, Passing, Reply, answered, passes_from
from joinedup.core.period import ONE_DAY, Period, When
from joinedup.core.plan import Lead, Partner, Plan
from joinedup.core.words import Ending, QuorumOf, Tenure
from tests.core.moving import (
    CARE_BOARD,
    COUNCIL,
    DAYS,
    DIRECTOR,
    ICB,
    LEADER,
    LEAVER,
    MANAGER,
    NURSE,
    PRINCIPAL,
    PROBATION,
    RIVERSIDE,
    TODAY,
    TRUST,
    day,
    tables,
)

D = datetime.date
YES_ON = D(2026, 4, 20)


def offer(thing: str, field: str, giver: str = CARE_BOARD, taker: str = ICB) -> Passing:
    return Passing(ref=f"{thing}{field}{taker}", thing=thing, field=field, giver=giver, taker=taker)


def yes(thing: str, field: str, giver: str = CARE_BOARD, taker: str = ICB) -> Passing:
    return answered(offer(thing, field, giver, taker), Reply.YES, YES_ON)


def test_the_answers_that_may_be_given() -> None:
    assert set(MOVES) == set(Reply)
    assert MOVES[Reply.WAITING] == (Reply.YES, Reply.NO)
    assert MOVES[Reply.YES] == MOVES[Reply.NO] == ()


def test_an_answer_is_given_once() -> None:
    said = answered(offer("A5", "accountable"), Reply.YES, YES_ON, " subject to budget ")
    assert (said.reply, said.answered, said.why) == (Reply.YES, YES_ON, "subject to budget")
    for reply in Reply:
        with pytest.raises(CannotPass) as refusal:
            answered(said, reply, TODAY, "changed our mind")
        assert str(refusal.value) == (
            "This was answered on 20 April 2026, and the answer stands. To change it, offer it anew."
        )
        assert refusal.value.message("cy") != str(refusal.value)


def test_a_no_says_why_and_waiting_is_no_answer() -> None:
    with pytest.raises(CannotPass, match="Say in a line why not"):
        answered(offer("A5", "accountable"), Reply.NO, YES_ON, "  ")
    with pytest.raises(ValueError, match="yes or no"):
        answered(offer("A5", "accountable"), Reply.WAITING, YES_ON)
    assert answered(offer("A5", "accountable"), Reply.NO, YES_ON, "not ours").reply is Reply.NO


def test_only_what_was_said_yes_to_passes_on() -> None:
    no = answered(offer("S1", "owner"), Reply.NO, YES_ON, "not ours")
    found = passed_on(RIVERSIDE, [offer("G1", "partner"), no, yes("A5", "accountable")])
    assert found == PassedOn(
        changes=(Change(ref="A5", field="accountable", old=CARE_BOARD, new=ICB, day=YES_ON),)
    )
    plan = with_changes(RIVERSIDE, found)
    assert [each.accountable for each in plan.actions][4:] == [ICB, CARE_BOARD]
    assert plan.delivery_systems == RIVERSIDE.delivery_systems


@pytest.mark.parametrize(
    ("thing", "field", "old", "new"),
    [
        ("S1", "owner", CARE_BOARD, ICB),
        ("G1", "partner", CARE_BOARD, ICB),
        ("I1", "partners", (CARE_BOARD, TRUST), (ICB, TRUST)),
        ("A5", "contributors", (COUNCIL, CARE_BOARD, ICB), (COUNCIL, ICB)),
    ],
)
def test_what_the_care_board_had_the_care_board_that_came_after_it_has(
    thing: str, field: str, old: Any, new: Any
) -> None:
    found = passed_on(RIVERSIDE, [yes(thing, field)])
    assert found.changes == (Change(ref=thing, field=field, old=old, new=new, day=YES_ON),)


def test_a_lead_that_passes_on_takes_the_place_of_the_one_before() -> None:
    (change,) = passed_on(RIVERSIDE, [yes("A5", "leads")]).changes
    nurse = Lead(text="Lead nurse for falls", person=NURSE, partner=TRUST)
    title = "Wend Valley Integrated Care Board"
    assert change.new == (Lead(text=title, partner=ICB), nurse)


def test_one_who_leads_it_already_leads_it_once() -> None:
    giving = yes("A1", "leads", LEAVER, NURSE)
    (change,) = passed_on(RIVERSIDE, [giving]).changes
    nurse = Lead(text="Lead nurse for falls", person=NURSE, partner=TRUST)
    assert change.new == (nurse,)
    actions = tuple(
        replace(each, leads=(*each.leads, nurse)) if each.ref == "A1" else each
        for each in RIVERSIDE.actions
    )
    (change,) = passed_on(replace(RIVERSIDE, actions=actions), [giving]).changes
    assert change.new == (nurse,)


def test_nothing_passes_before_the_giver_has_ended_or_the_taker_has_joined() -> None:
    early = replace(yes("G1", "partner"), answered=D(2026, 2, 10))
    assert passed_on(RIVERSIDE, [early]).changes[0].day == D(2026, 4, 1)
    assert passes_from(RIVERSIDE, offer("G1", "partner"), D(2026, 6, 1)) == D(2026, 6, 1)
    partners = tuple(replace(each, joined=None) for each in RIVERSIDE.partners)
    plan = replace(RIVERSIDE, partners=partners)
    assert passed_on(plan, [early]).changes[0].day == D(2026, 3, 31)


def test_a_seat_that_passes_on_ends_and_begins_anew_without_what_was_the_body_s_own() -> None:
    found = passed_on(RIVERSIDE, [yes("E5", "partner")])
    (seat,) = found.begun
    assert isinstance(seat, Seat)
    old = next(each for each in RIVERSIDE.seats if each.ref == "E5")
    assert (seat.title, seat.group, seat.votes) == (old.title, old.group, 2)
    assert (seat.partner, seat.starts) == (ICB, When.on(YES_ON))
    assert (seat.deputy, seat.may_agree, seat.authority, seat.ended) == (None, "", None, None)
    part = QuorumPart(of=QuorumOf.SEAT, seat="E5")
    assert found.changes == (
        Change(ref="E5", field="ended", old=None, new=day(2026, 3, 31), day=YES_ON),
        Change(
            ref="T1",
            field="quorum",
            old=(part,),
            new=(replace(part, seat=seat.ref),),
            day=YES_ON,
        ),
    )
    plan = with_changes(RIVERSIDE, found)
    bodies = {
        on: [each.seat.partner for each in table_on(plan, on).seats if each.seat.title == old.title]
        for on in (D(2026, 3, 30), D(2026, 3, 31), YES_ON - ONE_DAY, YES_ON)
    }
    assert list(bodies.values()) == [[CARE_BOARD], [], [], [ICB]]
    (now,) = [each for each in table_on(plan, TODAY).seats if each.seat.ref == seat.ref]
    assert (now.filling, now.vacant_since) == (Filling.VACANT, YES_ON)


def test_a_place_that_passes_on_leaves_a_gap_where_there_was_one() -> None:
    said = answered(offer("Y1", "person", LEAVER, NURSE), Reply.YES, TODAY, "by the trust")
    found = passed_on(RIVERSIDE, [said])
    (row,) = found.begun
    assert isinstance(row, SeatHolder)
    assert (row.seat, row.person, row.why) == ("E1", NURSE, "by the trust")
    assert (row.tenure, row.starts, row.ended) == (Tenure.FULL, When.on(TODAY), None)
    assert found.changes[0].new == day(2026, 9, 30)
    plan = with_changes(RIVERSIDE, found)
    holders = [
        [row.person for row in table_on(plan, on).seats[0].holders]
        for on in (D(2026, 9, 29), D(2026, 9, 30), TODAY - ONE_DAY, TODAY)
    ]
    assert holders == [[LEAVER], [], [], [NURSE]]


def test_an_end_that_was_written_stays_as_it_was_written() -> None:
    september = When("September 2026", Period.months(2026, 9))  # the 30th is its last day
    rows = tuple(replace(each, ended=september) for each in RIVERSIDE.seat_holders)
    plan = replace(RIVERSIDE, seat_holders=rows)
    found = passed_on(plan, [answered(offer("Y1", "person", LEAVER, NURSE), Reply.YES, TODAY)])
    assert found.changes == ()
    assert [(row.starts, row.ended) for row in found.begun] == [(When.on(TODAY), None)]


def test_a_place_passed_by_one_who_stays_passes_on_the_day() -> None:
    found = passed_on(RIVERSIDE, [yes("C2", "person", LEADER, PRINCIPAL)])
    assert [str(each) for each in found.refused] == [
        "A chair does not pass on: the group chooses one. Enter whom it chose."
    ]
    rows = tuple(replace(each, ended=day(2027, 3, 3)) for each in RIVERSIDE.seat_holders)
    plan = replace(RIVERSIDE, seat_holders=rows)
    said = answered(offer("Y4", "person", MANAGER, NURSE), Reply.YES, TODAY)
    found = passed_on(plan, [said])
    (change,) = found.changes
    assert (change.old, change.new) == (day(2027, 3, 3), When.on(TODAY))
    assert found.begun[0].ended == day(2027, 3, 3)  # as it was to end before


def test_a_role_that_passes_on_has_to_be_shown_and_confirmed_again() -> None:
    roles = (replace(RIVERSIDE.leadership_roles[0], evidence="chaired the falls summit"),)
    plan = replace(RIVERSIDE, leadership_roles=roles)
    (role,) = passed_on(plan, [yes("V1", "person", LEAVER, NURSE)]).begun
    assert isinstance(role, LeadershipRole)
    assert (role.person, role.element, role.evidence) == (NURSE, "linkage", "")
    assert role.starts == day(2026, 9, 30)  # said yes to in April, of one who goes in September


def test_a_deputy_that_passes_on_leaves_the_seat_as_it_is() -> None:
    found = passed_on(RIVERSIDE, [yes("E2", "deputy", LEAVER, NURSE)])
    assert found.begun == ()
    assert [(each.ref, each.field, each.new) for each in found.changes] == [("E2", "deputy", NURSE)]


@pytest.mark.parametrize(
    ("passing", "sentence"),
    [
        (
            yes("A1", "accountable"),
            "Wend Care Board did not hold Falls project 1, so there is nothing to pass on.",
        ),
        (
            yes("A6", "accountable"),  # it is done
            "Wend Care Board did not hold Winter plan, so there is nothing to pass on.",
        ),
        (
            yes("Y3", "person", LEAVER, NURSE),
            "Head of community services did not hold Board: the villages, so there is nothing to "
            "pass on.",
        ),
        (
            yes("nothing", "leads", LEAVER, NURSE),
            "Head of community services did not hold nothing, so there is nothing to pass on.",
        ),
        (
            yes("A5", "accountable", taker=TRUST),
            "Wend Care Board did not name Wend Valley Health Trust as its successor. Enter that "
            "first.",
        ),
        (
            yes("A5", "accountable", taker=CARE_BOARD),
            "Nobody passes something on to themselves. Choose another person or body.",
        ),
        (
            yes("A5", "accountable", taker=NURSE),
            "What a person held passes to a person, and what a body held to a body.",
        ),
        (
            yes("A5", "accountable", taker="B77"),
            "“B77” is neither a person nor a partner of this plan.",
        ),
        (
            replace(yes("A5", "leads", NURSE, LEAVER), answered=TODAY),
            "Head of community services has ended or left too. Offer it to one that is still "
            "there.",
        ),
        (
            yes("Y1", "person", LEAVER, DIRECTOR),  # whose body has ended
            "Director of strategy has ended or left too. Offer it to one that is still there.",
        ),
        (
            yes("A1", "accountable", TRUST, CARE_BOARD),
            "Wend Care Board has ended or left too. Offer it to one that is still there.",
        ),
        (
            yes("C3", "partner"),
            "A chair does not pass on: the group chooses one. Enter whom it chose.",
        ),
    ],
)
def test_what_cannot_pass_is_told_and_changes_nothing(passing: Passing, sentence: str) -> None:
    found = passed_on(RIVERSIDE, [passing])
    assert [str(each) for each in found.refused] == [sentence]
    assert (found.changes, found.begun) == ((), ())
    assert found.refused[0].message("cy") != sentence
    assert with_changes(RIVERSIDE, found) == RIVERSIDE


def split() -> Plan:
    """The care board split in two."""
    partners = tuple(
        replace(each, ending=Ending.SPLIT, successors=(ICB, PROBATION))
        if each.ref == CARE_BOARD
        else each
        for each in RIVERSIDE.partners
    )
    return replace(RIVERSIDE, partners=partners)


def test_of_two_successors_that_say_yes_the_first_has_it() -> None:
    late = replace(yes("A5", "accountable"), answered=TODAY)
    found = passed_on(split(), [late, yes("A5", "accountable", taker=PROBATION)])
    assert [each.new for each in found.changes] == [PROBATION]
    assert [str(each) for each in found.refused] == [
        "Joint discharge has passed to Eastshire Probation already, which said yes first."
    ]
    seats = [replace(yes("E5", "partner"), answered=TODAY), yes("E5", "partner", taker=PROBATION)]
    assert [each.partner for each in passed_on(split(), seats).begun if isinstance(each, Seat)] == [
        PROBATION
    ]


def test_what_one_took_over_it_may_pass_on() -> None:
    on = replace(yes("A5", "accountable", ICB, COUNCIL), answered=TODAY)
    found = passed_on(RIVERSIDE, [on, yes("A5", "accountable")])
    assert [(each.old, each.new, each.day) for each in found.changes] == [
        (CARE_BOARD, ICB, YES_ON),
        (ICB, COUNCIL, TODAY),
    ]
    plan = with_changes(RIVERSIDE, found)
    assert plan.actions[4].accountable == COUNCIL
    read = [
        as_it_was(plan, found.changes, on).actions[4].accountable
        for on in (YES_ON - ONE_DAY, YES_ON, TODAY - ONE_DAY, TODAY)
    ]
    assert read == [CARE_BOARD, ICB, ICB, COUNCIL]


def test_the_past_keeps_what_somebody_has_changed_since() -> None:
    found = passed_on(RIVERSIDE, [yes("A5", "accountable")])
    actions = tuple(replace(each, accountable=COUNCIL) for each in RIVERSIDE.actions)
    plan = as_it_was(replace(RIVERSIDE, actions=actions), found.changes, D(2026, 1, 1))
    assert plan.actions == actions


def test_a_yes_without_a_day_is_a_fault() -> None:
    with pytest.raises(ValueError, match="nobody knows when"):
        passed_on(RIVERSIDE, [replace(offer("A5", "accountable"), reply=Reply.YES)])


def test_the_director_s_place_goes_with_the_seat_and_not_by_itself() -> None:
    assert "Y5" in {each.ref for each in held_by(RIVERSIDE, CARE_BOARD, TODAY)}
    found = passed_on(RIVERSIDE, [yes("Y5", "person")])
    assert len(found.refused) == 1
    assert DIRECTOR not in {row.person for row in found.begun if isinstance(row, SeatHolder)}


FIELDS = (
    ("A1", "accountable"),
    ("A1", "contributors"),
    ("A2", "leads"),
    ("S1", "owner"),
    ("G1", "partner"),
    ("E1", "partner"),
    ("E2", "deputy"),
    ("Y1", "person"),
    ("V1", "person"),
    ("C1", "person"),
)


@st.composite
def passings(draw: Any) -> list[Passing]:
    movers = st.sampled_from(["B1", "B2", "B3", "U1", "U2", "U3"])
    found = []
    for n in range(draw(st.integers(1, 4))):
        thing, field = draw(st.sampled_from(FIELDS))
        said = Passing(
            ref=f"q{n}", thing=thing, field=field, giver=draw(movers), taker=draw(movers)
        )
        found.append(answered(said, draw(st.sampled_from((Reply.YES, Reply.NO))), draw(DAYS), "so"))
    return found


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=tables(), said=passings(), on=DAYS)
def test_any_passings_of_any_plan_leave_the_past_as_it_was(
    plan: Plan, said: list[Passing], on: datetime.date
) -> None:
    found = passed_on(plan, said)
    wanted = {each.ref for each in said if each.reply is Reply.YES}
    assert {each.passing.ref for each in found.refused} <= wanted
    done = [each for each in said if each.ref in wanted - {r.passing.ref for r in found.refused}]
    after = with_changes(plan, found)
    first = min((each.answered for each in done if each.answered), default=on)
    if on < first:
        then = as_it_was(after, found.changes, on)
        before = table_on(plan, on)
        assert table_on(then, on) == before
        assert [each.accountable for each in then.actions] == [
            each.accountable for each in plan.actions
        ]
    ends: dict[str, Any] = {each.ref: each.left for each in plan.people}
    ends |= {each.ref: each.ended for each in plan.partners}
    for each in found.changes:  # nothing goes to one that was gone on that day
        if isinstance(each.new, str):
            assert not has_come(ends[each.new], each.day)
    for row in found.begun:
        holder = row.partner if isinstance(row, Seat) else row.person
        assert row.starts
        assert row.starts.first_day
        assert not has_come(ends[holder or ""], row.starts.first_day)
        if isinstance(row, SeatHolder) and not has_come(row.ended, row.starts.first_day):
            seats = table_on(after, row.starts.first_day).seats
            assert all(row in each.holders for each in seats if each.seat.ref == row.seat)


def test_a_partner_without_successors_may_pass_to_any() -> None:
    partners: tuple[Partner, ...] = tuple(
        replace(each, successors=()) for each in RIVERSIDE.partners
    )
    plan = replace(RIVERSIDE, partners=partners)
    assert passed_on(plan, [yes("A5", "accountable", taker=TRUST)]).changes[0].new == TRUST
