"""What a check says of the table: each finding where it is due, and not where it is not."""

from __future__ import annotations

import datetime
import sys
from dataclasses import replace
from fractions import Fraction
from types import FrameType
from typing import Any

import pytest

from joinedup.analysis.linkage import CHECKS, RULES, check
from joinedup.analysis.linkage.case import Case
from joinedup.analysis.linkage.groups import SHORTLY
from joinedup.core import seating
from joinedup.core.governance import (
    ChairTerm,
    Group,
    LeadershipRole,
    QuorumPart,
    Seat,
    SeatHolder,
)
from joinedup.core.period import Period, When
from joinedup.core.plan import Partner, Plan
from joinedup.core.round_table import Table
from joinedup.core.snapshot import Snapshot
from joinedup.core.text import Text
from joinedup.core.words import (
    Confirmation,
    Ending,
    Layer,
    Office,
    PlanKind,
    QuorumOf,
    Sector,
    Voting,
)
from tests.analysis.linkage.building import SOUND, TODAY, cell, found, laid_out, on, said

TABLE = tuple(rule for rule in RULES if rule.family == "the table")
CODES = {rule.code for rule in TABLE}
OWN = [each for each in CHECKS if each.__module__.endswith((".table", ".groups"))]


def table(**more: Any) -> Plan:
    """The sound plan with a table at which nothing is wrong, and some of it changed."""
    given: dict[str, Any] = {
        "groups": (
            Group(
                ref="T1",
                title=Text.of("Board"),
                layer=Layer.BOARD,
                quorum=(QuorumPart(least=2), QuorumPart(of=QuorumOf.SECTORS, least=2)),
                voting=Voting.MEMBERS,
            ),
            Group(ref="T2", title=Text.of("Homes"), layer=Layer.THEME, under="T1"),
        ),
        "seats": (
            Seat(ref="E1", title=Text.of("College"), group="T1", partner="B2"),
            Seat(ref="E2", group="T1", partner="B1", capacity="Councillor"),
            Seat(ref="E3", title=Text.of("Rivers"), group="T2", partner="B3"),
        ),
        "seat_holders": (
            SeatHolder(ref="Y1", seat="E1", person="U2", starts=on("2024-01-31")),
            SeatHolder(ref="Y2", seat="E2", person="U1", starts=on("2022-05-05")),
            SeatHolder(ref="Y3", seat="E3", person="U3"),
        ),
        "chair_terms": (
            ChairTerm(
                ref="C1",
                group="T1",
                person="U1",
                partner="B1",
                starts=on("2020-10-01"),
                ended=on("2024-01-31"),
            ),
            ChairTerm(ref="C2", group="T1", person="U2", partner="B2", starts=on("2024-01-31")),
        ),
        "leadership_roles": (
            LeadershipRole(ref="V1", person="U3", element="direction", field="community"),
        ),
        "partners": (
            replace(SOUND.partners[0], sector=Sector.LOCAL_AUTHORITY),
            replace(SOUND.partners[1], sector=Sector.OTHER_PUBLIC),
            SOUND.partners[2],
        ),
    }
    return replace(SOUND, **{**given, **more})


def changed(collection: str, ref: str, **fields: Any) -> Plan:
    """The table with some fields of one record changed."""
    plan = table()
    rows: Any = tuple(
        replace(each, **fields) if each.ref == ref else each for each in getattr(plan, collection)
    )
    changes: dict[str, Any] = {collection: rows}
    return replace(plan, **changes)


def added(collection: str, *rows: Any, plan: Plan | None = None) -> Plan:
    plan = plan or table()
    changes: dict[str, Any] = {collection: (*getattr(plan, collection), *rows)}
    return replace(plan, **changes)


def codes(plan: Plan) -> set[str]:
    """The codes of this family that a check gives."""
    return {each.code for each in check(plan, today=TODAY)} & CODES


def test_a_sound_table_has_no_finding():
    assert codes(table()) == set()


def test_of_a_plan_without_groups_nothing_is_said():
    """However much else is wrong with what it holds."""
    spoilt = table(
        groups=(),
        seats=(Seat(ref="E1", votes=-1, partner="B1"), Seat(ref="E2", group="T1")),
        people=tuple(replace(each, left=on("2026-09-30")) for each in SOUND.people),
        partners=(Partner(ref="B1", ending=Ending.MERGED, ended=on("2026-03-31")),),
    )
    assert codes(spoilt) == set()
    assert codes(SOUND) == set()


def test_groups_alone_ask_for_a_chair_and_rules_and_nothing_else():
    assert codes(replace(SOUND, groups=(Group(ref="T1", layer=Layer.BOARD),))) == {"N52", "N62"}


# Chairs


def test_a_term_that_ends_in_75_days_and_nobody_named():
    plan = changed("chair_terms", "C2", due=on("2027-01-31"))
    (finding,) = found(plan, "N51", laid_out(plan))
    assert finding.message() == (
        "The term of Head of work 2 in the chair of “Board” ends on 31 January 2027, in 75 days, "
        "and nobody is named to follow."
    )
    assert (finding.subject.ref, cell(finding)) == ("T1", "chair_term!F3")


@pytest.mark.parametrize(
    ("day", "does"),
    [
        (TODAY + datetime.timedelta(days=91), None),
        (TODAY + datetime.timedelta(days=90), "ends on 15 February 2027, in 90 days"),
        (TODAY + datetime.timedelta(days=1), "ends on 18 November 2026"),
        (TODAY, "ends on 17 November 2026"),
        (TODAY - datetime.timedelta(days=1), "was due to end on 16 November 2026"),
    ],
)
def test_ninety_days_before_a_term_ends(day, does):
    told = said(changed("chair_terms", "C2", due=When.on(day)), "N51")
    assert [each.split(" “Board” ")[1].split(", and nobody")[0] for each in told] == (
        [does] if does else []
    )


def test_an_end_that_was_set_counts_before_the_day_that_was_due():
    assert (
        said(changed("chair_terms", "C2", due=on("2026-12-01"), ended=on("2027-12-01")), "N51")
        == []
    )
    assert said(changed("chair_terms", "C2", due=on("2028-12-01"), ended=on("2026-12-01")), "N51")


def test_a_term_that_ends_with_somebody_named_to_follow():
    plan = changed("chair_terms", "C2", due=on("2027-01-31"))
    follows = ChairTerm(ref="C3", group="T1", person="U1", starts=on("2027-02-01"))
    assert codes(added("chair_terms", follows, plan=plan)) == set()
    vice = replace(follows, office=Office.VICE_CHAIR)
    assert codes(added("chair_terms", vice, plan=plan)) == {"N51"}
    elsewhere = replace(follows, group="T2")
    assert codes(added("chair_terms", elsewhere, plan=plan)) == {"N51"}


def test_the_term_of_a_vice_chair_may_end():
    vice = ChairTerm(
        ref="C3", group="T1", person="U1", office=Office.VICE_CHAIR, due=on("2026-12-01")
    )
    assert codes(added("chair_terms", vice)) == set()


def test_a_board_without_a_chair_and_since_when():
    plan = changed("chair_terms", "C2", ended=on("2026-06-30"))
    assert said(plan, "N52") == [
        "“Board” has no chair (the term of the last one ended on 30 June 2026)."
    ]
    assert said(replace(plan, chair_terms=()), "N52") == ["“Board” has no chair."]


def test_a_theme_group_and_a_board_that_has_ended_need_no_chair():
    plan = changed("chair_terms", "C2", ended=on("2026-06-30"))
    groups = (replace(plan.groups[0], layer=Layer.WORKING), plan.groups[1])
    assert said(replace(plan, groups=groups), "N52") == []
    groups = (replace(plan.groups[0], ended=on("2026-06-30")), plan.groups[1])
    assert said(replace(plan, groups=groups), "N52") == []


def test_a_file_that_has_no_place_for_chairs_is_not_asked_for_them():
    fields = frozenset({"group.title", "group.layer", "seat.group"})
    assert codes(table(chair_terms=(), fields=fields)) == set()


def test_two_in_one_chair():
    plan = changed("chair_terms", "C1", ended=None)
    (finding,) = found(plan, "N53", laid_out(plan))
    assert finding.message() == (
        "“Board” has two in the chair at one time: Head of work 1 since 1 October 2020, and Head of "
        "work 2 since 31 January 2024."
    )
    assert cell(finding) == "chair_term!E3"
    assert said(changed("chair_terms", "C1", ended=on("2024-02-01")), "N53")


def test_terms_that_touch_vice_chairs_and_a_follower_who_has_not_begun():
    vices = (
        ChairTerm(ref=f"C{n}", group="T1", person=f"U{n}", office=Office.VICE_CHAIR) for n in (3, 1)
    )
    follows = ChairTerm(ref="C9", group="T1", person="U1", starts=on("2027-02-01"))
    assert said(added("chair_terms", *vices, follows), "N53") == []


def test_an_overlap_is_told_once_and_not_as_a_term_that_should_have_ended():
    plan = changed("chair_terms", "C1", ended=None, due=on("2023-09-30"))
    assert codes(plan) == {"N53"}


# Seats


def test_two_in_one_seat():
    second = SeatHolder(ref="Y9", seat="E2", person="U3", starts=on("2026-09-01"))
    assert said(added("seat_holders", second), "N54") == [
        "The seat of Riverside Council on “Board” is held by two at one time: Head of work 1 since "
        "5 May 2022, and Head of work 3 since 1 September 2026."
    ]
    assert said(added("seat_holders", replace(second, starts=on("2026-12-01"))), "N54") == []
    ended = changed("seat_holders", "Y2", ended=on("2026-09-01"))
    assert said(added("seat_holders", second, plan=ended), "N54") == []


def test_a_seat_that_nobody_holds_and_since_when():
    plan = changed("seat_holders", "Y1", ended=When("Aug 2026", Period.months(2026, 8)))
    assert said(plan, "N55") == ["The seat “College” on “Board” has been vacant since Aug 2026."]
    new = added("seats", Seat(ref="E9", group="T1", partner="B3", starts=on("2026-01-01")))
    assert said(new, "N55") == [
        "The seat of Rivers Agency on “Board” has been vacant since 1 January 2026."
    ]
    assert said(added("seats", Seat(ref="E9", title=Text.of("Faiths"))), "N55") == [
        "The seat “Faiths” is vacant."
    ]


def test_many_vacant_seats_are_told_together():
    seats = (Seat(ref=f"E{n}", title=Text.of(f"Place {n}"), group="T1") for n in range(10, 20))
    assert said(added("seats", *seats), "N55") == [
        "10 of the 13 seats are vacant, among them the seat “Place 10” on “Board”, the seat “Place "
        "11” on “Board” and the seat “Place 12” on “Board”."
    ]


def test_vacancies_are_told_only_where_the_plan_says_who_sits():
    assert said(table(seat_holders=()), "N55") == []


def test_a_seat_that_has_ended_or_not_begun_is_not_vacant():
    seats = (
        Seat(ref="E8", group="T1", partner="B3", ended=on("2026-01-01")),
        Seat(ref="E9", group="T1", partner="B3", starts=on("2027-01-01")),
    )
    assert said(added("seats", *seats), "N55") == []


# Those who have left


def test_places_of_somebody_who_has_left():
    plan = changed("people", "U2", left=on("2026-09-30"))
    (finding,) = found(plan, "N56", laid_out(plan))
    assert finding.message() == (
        "Head of work 2 has left and is still shown in 2 places at the table, among them the seat “College” on "
        "“Board” and the chair of “Board”."
    )
    assert (finding.subject.ref, finding.owner) == ("U2", "Wendside College")
    assert [each.subject.ref for each in finding.parts] == ["E1", "C2"]
    assert "N55" not in codes(plan)


def test_one_place_of_somebody_who_has_left():
    plan = changed("people", "U3", left=on("2026-09-30"))
    assert said(plan, "N56") == [
        "Head of work 3 left on 30 September 2026 and is still shown in the seat “Rivers” on "
        "“Homes”."
    ]


def test_what_a_leaver_held_and_what_they_still_lead_are_told_apart():
    plan = changed("people", "U2", left=on("2026-09-30"))
    assert all("seat" not in each for each in said(plan, "L27"))
    assert all("Project" not in each for each in said(plan, "N56"))


def test_somebody_whose_places_were_ended_or_who_has_yet_to_leave():
    gone = changed("people", "U3", left=on("2026-09-30"))
    ended = replace(gone.seat_holders[2], ended=on("2026-09-30"))
    plan = replace(gone, seat_holders=(*gone.seat_holders[:2], ended))
    assert said(plan, "N56") == []
    assert said(changed("people", "U3", left=on("2026-11-18")), "N56") == []


def test_places_of_a_body_that_is_a_partner_no_longer():
    plan = changed("partners", "B2", ended=on("2026-03-31"))
    (finding,) = found(plan, "N57")
    assert finding.message() == (
        "Wendside College is a partner no longer and still has 2 places at the table, among them the seat "
        "“College” on “Board” and the chair of “Board”."
    )
    assert codes(plan) == {"N57"}
    plan = changed("partners", "B3", ended=on("2026-03-31"))
    assert said(plan, "N57") == [
        "Rivers Agency ceased to be a partner on 31 March 2026 and still has the seat “Rivers” on "
        "“Homes”."
    ]
    assert said(changed("partners", "B3", ended=on("2027-03-31")), "N57") == []


def test_a_place_of_a_leaver_from_a_body_that_ended_is_told_once():
    plan = changed("partners", "B3", ended=on("2026-03-31"))
    people = tuple(replace(each, left=on("2026-03-31")) for each in plan.people if each.ref == "U3")
    plan = replace(plan, people=(*plan.people[:2], *people))
    assert codes(plan) == {"N57", "N58"}


def test_a_role_in_leadership_of_somebody_who_has_left():
    plan = changed("people", "U3", left=on("2026-09-30"))
    assert said(plan, "N58") == [
        "Head of work 3 left on 30 September 2026, and a role in leadership is still on record: "
        "“direction, community”."
    ]
    more = LeadershipRole(ref="V2", person="U3", element="linkage")
    assert said(added("leadership_roles", more, plan=plan), "N58") == [
        "Head of work 3 has left, and 2 roles in leadership are still on record, among them “direction, "
        "community” and “linkage”."
    ]


@pytest.mark.parametrize(
    "fields", [{"ended": on("2026-09-30")}, {"standing": Confirmation.REMOVED}, {"person": "U1"}]
)
def test_a_role_that_was_ended_removed_or_is_another_person_s(fields):
    plan = changed("people", "U3", left=on("2026-09-30"))
    role = replace(plan.leadership_roles[0], **fields)
    assert said(replace(plan, leadership_roles=(role,)), "N58") == []


# Groups and their rules


def test_a_group_that_has_ended_with_a_seat_that_has_not():
    plan = changed("groups", "T2", ended=on("2025-03-31"))
    assert said(plan, "N59") == [
        "“Homes” ended on 31 March 2025, and the seat “Rivers” on “Homes” has not."
    ]
    assert codes(plan) == {"N59"}
    seats = (*plan.seats[:2], replace(plan.seats[2], ended=on("2025-03-31")))
    assert codes(replace(plan, seats=seats)) == set()


def test_seats_of_an_ended_group_are_not_told_as_vacant_nor_as_a_leaver_s():
    plan = changed("groups", "T2", ended=on("2025-03-31"))
    assert codes(replace(plan, seat_holders=plan.seat_holders[:2])) == {"N59"}
    people = (*plan.people[:2], replace(plan.people[2], left=on("2026-09-30")))
    assert codes(replace(plan, people=people)) == {"N58", "N59"}


def test_groups_that_go_round():
    plan = changed("groups", "T1", under="T2")
    assert said(plan, "N60") == [
        "2 groups stand under one another in a circle, among them “Board” and “Homes”."
    ]
    assert said(changed("groups", "T1", under="T1"), "N60") == ["“Board” stands under itself."]


@pytest.mark.parametrize(
    ("ending", "does"), [(Ending.MERGED, "was merged with others"), (Ending.SPLIT, "was split")]
)
def test_a_body_that_merged_or_split_into_nothing(ending, does):
    old = Partner(ref="B9", title=Text.of("Care Board"), ending=ending, ended=on("2026-03-31"))
    assert said(added("partners", old), "N61") == [
        f"Care Board {does} on 31 March 2026, and nothing says what came after it."
    ]
    assert said(added("partners", replace(old, successors=("B2",))), "N61") == []
    assert said(added("partners", replace(old, ended=on("2027-03-31"))), "N61") == []
    assert said(added("partners", replace(old, ending=Ending.CLOSED)), "N61") == []
    without = added("partners", old, plan=table(fields=frozenset({"partner.ended"})))
    assert said(without, "N61") == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"quorum": ()}, ["“Board” has no quorum on record."]),
        ({"voting": None}, ["“Board” has no rule of voting on record."]),
        (
            {"quorum": (), "voting": None},
            ["“Board” has neither a quorum nor a rule of voting on record."],
        ),
        ({"quorum": (), "layer": Layer.EXECUTIVE}, []),
    ],
)
def test_a_board_whose_rules_are_not_said(fields, told):
    assert said(changed("groups", "T1", **fields), "N62") == told


def test_a_file_without_columns_for_rules_is_not_asked_for_them():
    groups = tuple(replace(each, quorum=(), voting=None) for each in table().groups)
    known = frozenset({"group.title", "group.layer", "chair_term.group"})
    assert said(table(groups=groups, fields=known), "N62") == []
    assert said(table(groups=groups, fields=known | {"group.voting"}), "N62") == [
        "“Board” has no rule of voting on record."
    ]


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ({"least": 2}, ""),
        ({"least": 3}, "3 members, and all of its seats together give 2"),
        ({"share": Fraction(1)}, ""),
        ({"of": QuorumOf.ORGANISATIONS, "least": 3}, "members from 3 organisations, and all of"),
        ({"of": QuorumOf.SECTORS, "least": 3}, "members from 3 sectors, and all of its seats"),
        ({"of": QuorumOf.CAPACITY, "capacity": "councillor"}, ""),
        ({"of": QuorumOf.CAPACITY, "capacity": "NHS"}, "1 of the capacity “NHS”, and all of its"),
        ({"of": QuorumOf.SEAT, "seat": "E1"}, ""),
    ],
)
def test_a_quorum_beyond_the_seats(part, told):
    sentences = said(changed("groups", "T1", quorum=(QuorumPart(**part),)), "N63")
    assert len(sentences) == bool(told)
    assert all(f"The quorum of “Board” wants {told}" in each for each in sentences)


def test_a_quorum_that_wants_the_holder_of_a_seat_that_has_ended():
    plan = changed("groups", "T1", quorum=(QuorumPart(of=QuorumOf.SEAT, seat="E1"),))
    seats = (replace(plan.seats[0], ended=on("2026-01-01")), *plan.seats[1:])
    assert said(replace(plan, seats=seats), "N63") == [
        "The quorum of “Board” wants the holder of the seat “College” on “Board”, and all of its "
        "seats together give 0."
    ]


def test_a_quorum_is_not_called_beyond_reach_where_seats_do_not_say_whose_they_are():
    part = QuorumPart(of=QuorumOf.ORGANISATIONS, least=3)
    plan = changed("groups", "T1", quorum=(part,))
    assert said(added("seats", Seat(ref="E9", group="T1"), plan=plan), "N63") == []
    assert said(replace(plan, seats=()), "N63") == []
    sectors = changed("groups", "T1", quorum=(QuorumPart(of=QuorumOf.SECTORS, least=3),))
    unknown = Seat(ref="E9", group="T1", partner="B3")  # its sector is not said
    assert said(added("seats", unknown, plan=sectors), "N63") == []


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (
            changed("seats", "E2", votes=-1),
            "The seat of Riverside Council on “Board” cannot be as it is entered: it has -1 votes.",
        ),
        (
            changed("seat_holders", "Y1", ended=on("2023-01-31")),
            "Head of work 2 in the seat “College” on “Board” cannot be as it is entered: it ends on "
            "31 January 2023 and begins on 31 January 2024.",
        ),
        (
            changed("chair_terms", "C1", ended=on("2020-09-30")),
            "Head of work 1 in the chair of “Board” cannot be as it is entered: it ends on 30 "
            "September 2020 and begins on 1 October 2020.",
        ),
        (
            changed("groups", "T1", majority=Fraction(3, 2)),
            "“Board” cannot be as it is entered: its majority is 3/2 of the votes.",
        ),
        (
            changed("groups", "T2", quorum=(QuorumPart(of=QuorumOf.SEAT, seat="E1"),)),
            "“Homes” cannot be as it is entered: its quorum wants a seat that is none of its own.",
        ),
        (
            changed("groups", "T2", quorum=(QuorumPart(least=0),)),
            "“Homes” cannot be as it is entered: its quorum wants 0.",
        ),
        (
            changed("leadership_roles", "V1", starts=on("2026-02-01"), ended=on("2026-01-01")),
            "The role in leadership of Head of work 3 cannot be as it is entered: it ends on 1 "
            "January 2026 and begins on 1 February 2026.",
        ),
    ],
)
def test_what_a_command_would_refuse_is_told_of_a_file(plan, told):
    assert said(plan, "N64") == [told]


def test_entries_of_a_sound_table_can_be():
    assert said(table(), "N64") == []


def test_every_refusal_of_a_record_by_itself_can_be_told_of_a_file():
    """A refusal that is added there without words here would stop a check."""
    nonsense = (
        QuorumPart(least=0),
        QuorumPart(share=Fraction(2)),
        QuorumPart(of=QuorumOf.SEAT),
        QuorumPart(of=QuorumOf.CAPACITY),
    )
    days: dict[str, Any] = {"starts": on("2026-02-01"), "ended": on("2026-01-01")}
    wrong = (
        Group(ref="T8", majority=Fraction(2), quorum=nonsense, **days),
        Group(ref="T9", majority=Fraction(1)),
        Seat(ref="E8", votes=-1),
        Seat(ref="E9", votes=seating.MOST_VOTES + 1),
    )
    nowhere = Table()
    found_ = {reason.sentence for each in wrong for reason in seating.alone(nowhere, each)}
    assert found_ == set(SHORTLY)


def test_long_lists_are_told_in_few_findings():
    """Three hundred wrong rows, and not three hundred lines."""
    seats = tuple(Seat(ref=f"E{n}", group="T1", votes=-n) for n in range(100, 400))
    told = said(added("seats", *seats), "N64")
    assert len(told) == 1
    assert told[0].startswith("300 entries about the table cannot be as they are entered, among")


def test_a_group_that_has_ended_with_many_seats_names_the_first_of_them():
    plan = changed("groups", "T2", ended=on("2025-03-31"))
    seats = (Seat(ref=f"E{n}", title=Text.of(f"Place {n}"), group="T2") for n in range(10, 20))
    assert said(added("seats", *seats, plan=plan), "N59") == [
        "“Homes” has ended, and 11 of its seats and terms have not, among them the seat “Rivers” on "
        "“Homes”, the seat “Place 10” on “Homes” and the seat “Place 11” on “Homes”."
    ]


def steps(count: int) -> int:
    """How many calls the checks of the table make of ``count`` groups in which all is wrong."""
    made = 0

    def seen(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal made
        made += event == "call"

    gone = replace(SOUND.people[0], left=on("2026-01-01"))
    rows = range(count)
    plan = table(
        groups=tuple(Group(ref=f"T{n}", layer=Layer.BOARD, under=f"T{n - 1}") for n in rows),
        seats=tuple(Seat(ref=f"E{n}", group="T1", partner="B1") for n in rows),
        seat_holders=tuple(SeatHolder(ref=f"Y{n}", seat="E1", person="U1") for n in rows),
        chair_terms=tuple(ChairTerm(ref=f"C{n}", group="T1", person="U1") for n in rows),
        people=(gone, *SOUND.people[1:]),
    )
    case = Case(Snapshot(plan=plan, day=TODAY), PlanKind.PLAN)
    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        for each in OWN:
            list(each(case))
    finally:
        sys.setprofile(before)
    return made


def test_a_table_twice_as_long_takes_twice_the_steps_and_not_more():
    assert steps(800) < 2.2 * steps(400)
