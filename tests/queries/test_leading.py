"""Who leads: the grid with its holes, counts in the plan's order, terms, the fewest people, leavers."""

from __future__ import annotations

import datetime
from dataclasses import replace

from joinedup.core.governance import ChairTerm, Group, LeadershipRole, Seat, SeatHolder
from joinedup.core.period import When
from joinedup.core.plan import Action, Lead, Partner, Person, Plan
from joinedup.core.snapshot import Snapshot
from joinedup.core.text import Text
from joinedup.core.vocabulary import shipped
from joinedup.core.words import Confirmation, Layer, Office, Progress
from joinedup.queries.leading import LeadershipPage, leading

DAY = datetime.date(2026, 11, 17)


def on(year: int, month: int, day: int) -> When:
    return When.on(datetime.date(year, month, day))


def person(ref: str, title: str, partner: str | None, **more: When) -> Person:
    return Person(ref=ref, title=Text.of(title), partner=partner, **more)


def role(ref: str, who: str | None, element: str, field: str, **more: object) -> LeadershipRole:
    return LeadershipRole(ref=ref, person=who, element=element, field=field, **more)  # type: ignore[arg-type]


def led(ref: str, *people: str, status: Progress | None = None) -> Action:
    leads = tuple(Lead(text=each, person=each) for each in people)
    return Action(ref=ref, title=Text.of(f"Work {ref}"), leads=leads, status=status)


PLAN = Plan(
    title=Text.of("Plan"),
    partners=(
        Partner(ref="B1", title=Text.of("Invented Trust")),
        Partner(ref="B2", title=Text.of("Made-up Council")),
        Partner(ref="B3", title=Text.of("Closed Agency"), ended=on(2026, 3, 31)),
    ),
    people=(
        person("U1", "Head of care", "B1"),
        person("U2", "Chief executive", "B2"),
        person("U3", "Director of place", "B2"),
        person("U4", "Head of visits", "B1", left=on(2026, 9, 30)),
        person("U5", "Agency manager", "B3"),
        person("U6", "Volunteer", None),
    ),
    actions=(
        led("A1", "U1", "U2"),
        led("A2", "U1", "U2", status=Progress.DONE),
        led("A3", "U3"),
    ),
    groups=(Group(ref="G1", title=Text.of("Board"), layer=Layer.BOARD),),
    seats=tuple(
        Seat(ref=f"Z{n}", group="G1", partner=partner)
        for n, partner in enumerate(("B2", "B1", "B2", "B1"), start=1)
    ),
    seat_holders=(
        SeatHolder(ref="H1", seat="Z1", person="U2"),
        SeatHolder(ref="H2", seat="Z2", person="U1"),
        SeatHolder(ref="H3", seat="Z3", person="U3"),
        SeatHolder(ref="H4", seat="Z4", person="U4"),
    ),
    chair_terms=(
        ChairTerm(ref="C1", group="G1", person="U2", partner="B2", due=on(2027, 1, 31)),
        ChairTerm(
            ref="C2", group="G1", office=Office.VICE_CHAIR, person="U3", due=on(2027, 10, 31)
        ),
    ),
    leadership_roles=(
        role("D1", "U2", "direction", "partnership", standing=Confirmation.CONFIRMED),
        role("D2", "U2", "Direction", "Pob sefydliad partner", evidence="Took it to Cabinet."),
        role("D3", "U3", "linkage", "partnership"),
        role("D4", "U2", "linkage", "partnership"),
        role("D5", "U1", "current", "partner"),
        role("D6", "U4", "linkage", "partner"),
        role("D7", "U5", "current", "community"),
        role("D8", "U1", "vision", "partner"),
        role("D9", "U6", "current", "partner"),
        role("D10", "U3", "direction", "community", standing=Confirmation.REMOVED),
    ),
)


def page(plan: Plan = PLAN, within: int = 180, vocabulary: str = "reconstructed") -> LeadershipPage:
    return leading(Snapshot(plan=plan, day=DAY), shipped(vocabulary), within)


def grid(found: LeadershipPage) -> dict[tuple[str, str], list[str]]:
    return {
        (row.element.key, box.field.key): [each.record.ref for each in box.leaders]
        for row in found.rows
        for box in row.boxes
    }


def test_each_box_has_its_roles_in_their_order_and_whoever_is_gone_stands_in_none() -> None:
    found = page()
    assert {key: refs for key, refs in grid(found).items() if refs} == {
        ("direction", "partnership"): ["D1"],
        ("direction", "partner"): ["D2"],
        ("linkage", "partnership"): ["D3", "D4"],
        ("current", "partner"): ["D5", "D9"],
    }
    assert [(element.key, field.key) for element, field in found.holes] == [
        ("direction", "community"),
        ("linkage", "partner"),
        ("linkage", "community"),
        ("current", "partnership"),
        ("current", "community"),
    ]
    assert found.boxes == 9


def test_a_leader_is_told_by_role_with_the_body_and_what_shows_it() -> None:
    first, second = page().rows[0].boxes[0].leaders[0], page().rows[0].boxes[1].leaders[0]
    assert first.person
    assert first.partner
    assert (str(first.person.title), str(first.partner.title)) == (
        "Chief executive",
        "Made-up Council",
    )
    assert (first.confirmed, second.confirmed) == (True, False)
    assert second.record.evidence == "Took it to Cabinet."


def test_counts_stand_in_the_plan_s_order_and_not_by_who_holds_most() -> None:
    found = page()
    assert [(each.name and each.name.ref, each.roles, each.of) for each in found.people] == [
        ("U1", 1, 8),
        ("U2", 3, 8),
        ("U3", 1, 8),
        ("U6", 1, 8),
    ]
    assert [(each.name and each.name.ref, each.roles, each.of) for each in found.bodies] == [
        ("B1", 1, 8),
        ("B2", 4, 8),
        (None, 1, 8),
    ]
    assert (found.roles, found.vacant) == (6, 2)


def test_other_words_stand_apart() -> None:
    assert [each.record.ref for each in page().outside] == ["D8"]
    others = page(vocabulary="political-managerial-community")
    assert [each.record.ref for each in others.outside] == [
        *("D1", "D2", "D3", "D4", "D5", "D6", "D8", "D9"),
    ]


def test_what_a_leaver_leaves_is_told_without_who_it_was() -> None:
    found = {(each.element.key, each.field.key): each for each in page().left}
    gone, closed = found["linkage", "partner"], found["current", "community"]
    assert len(found) == 2
    assert gone.partner
    assert gone.partner.ref == "B1"
    assert gone.since == on(2026, 9, 30)
    assert closed.partner
    assert closed.partner.ref == "B3"
    assert not any("Head of visits" in str(each) for each in page().left)


def test_a_term_that_ends_has_who_could_follow_and_none_of_those_who_left() -> None:
    (found,) = page().ending
    assert (found.name.ref, found.left, found.follows) == ("C1", 75, None)
    assert [each.person.ref for each in found.could_follow] == ["U3", "U1"]
    assert [each.name.ref for each in page(within=365).ending] == ["C1", "C2"]
    assert page(replace(PLAN, chair_terms=PLAN.chair_terms[1:]), within=90).ending == ()


def test_whoever_is_named_to_follow_is_told_unless_they_have_left() -> None:
    after = ChairTerm(ref="C3", group="G1", person="U1", partner="B1", starts=on(2027, 2, 1))
    found = page(replace(PLAN, chair_terms=(*PLAN.chair_terms, after))).ending[0]
    assert found.follows
    assert found.follows.ref == "U1"
    assert found.follows_from == on(2027, 2, 1)
    gone = replace(after, person="U4")
    assert page(replace(PLAN, chair_terms=(*PLAN.chair_terms, gone))).ending[0].follows is None


def test_the_fewest_people_and_how_many_other_sets_there_are() -> None:
    found = page().fewest
    assert [each.person.ref for each in found.people] in (["U1", "U2"], ["U2", "U6"])
    assert (found.others, found.more) == (1, False)
    assert [each.ref for each in found.needed] == ["U2"]


def test_what_two_of_them_share_leaves_out_work_that_is_done() -> None:
    (pair,) = page().shared
    assert (pair.one.ref, pair.other.ref) == ("U1", "U2")
    assert [each.ref for each in pair.groups] == ["G1"]
    assert [each.ref for each in pair.actions] == ["A1"]
    assert (page().tied, page().apart) == ((pair,), ())
    alone = page(replace(PLAN, actions=(), seat_holders=()))
    assert (len(alone.tied), len(alone.apart)) == (0, 1)


def test_where_nobody_leads_every_box_is_a_hole_and_nobody_is_asked_for() -> None:
    found = page(replace(PLAN, leadership_roles=()))
    assert len(found.holes) == found.boxes == 9
    assert (found.roles, found.people, found.fewest.people, found.shared) == (0, (), (), ())
