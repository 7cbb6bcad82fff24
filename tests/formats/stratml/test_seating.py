"""Who is at the table, in StratML: groups are stakeholders, and what people hold are roles."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from joinedup.core.dates import read_when
from joinedup.core.governance import ChairTerm, Group, LeadershipRole, Seat, SeatHolder
from joinedup.core.plan import Partner, Person, Plan
from joinedup.core.text import Text
from joinedup.core.words import Capacity, Layer, Office, Tenure
from joinedup.formats.stratml import write_stratml
from tests.formats.popolo.tables import any_table, table
from tests.formats.stratml.documents import codes, differing, faults, goal, part_2, read
from tests.formats.stratml.test_writing import xpath
from tests.plans import patiently

NOTE = re.compile(rb"<OtherInformation>\[Joinedup:.*?</OtherInformation>", re.DOTALL)


def without_note(document: bytes) -> bytes:
    """A document whose note somebody has taken out: the elements alone."""
    stripped, count = NOTE.subn(b"", document)
    assert count == 1
    return stripped


def organisation(stakeholders: str) -> str:
    """A document whose organisation has these stakeholders."""
    return part_2(f"<Organization><Name>Riverside</Name>{stakeholders}</Organization>{goal()}")


def stakeholder(name: str, kind: str, role: str, description: str = "") -> str:
    said = f"<Description>{description}</Description>" if description else ""
    return (
        f'<Stakeholder StakeholderTypeType="{kind}"><Name>{name}</Name>'
        f"<Role><Name>{role}</Name>{said}</Role></Stakeholder>"
    )


BOARD = stakeholder("Board", "Generic_Group", "Group", "board")


@pytest.mark.parametrize("part", [1, 2])
def test_a_table_is_written_valid_and_reads_back_as_it_was(part: int, data_dir: Path) -> None:
    written = write_stratml(table(), part=part)
    assert faults(written, data_dir, part) == ""
    assert differing(read(written).plan, table()) == {}


@patiently(60)
@given(plan=any_table())
def test_any_table_is_written_valid_and_reads_back_as_it_was(data_dir: Path, plan: Plan) -> None:
    for part in (1, 2):
        written = write_stratml(plan, part=part)
        assert faults(written, data_dir, part) == ""
        assert differing(read(written).plan, plan) == {}


@patiently(20)
@given(plan=any_table())
def test_without_its_note_any_table_is_still_read_and_written_again(
    data_dir: Path, plan: Plan
) -> None:
    once = read(without_note(write_stratml(plan))).plan
    written = write_stratml(once)
    assert faults(written, data_dir) == ""
    assert differing(read(written).plan, once) == {}


def test_the_partner_has_its_seat_its_holder_and_its_chair_as_roles() -> None:
    written = write_stratml(table())
    carers = "//s:Stakeholder[s:Name='Wendbridge Carers']/s:Role"
    assert xpath(written, f"{carers}/s:Name/text()") == [
        "Partner",
        "Seat on Board",
        "Holder of Board: the carers",
    ]
    assert xpath(written, f"{carers}/s:Description/text()") == [
        "Board: the carers; from Apr 2021",
        "Director of services; acting; from Q3 2024; until 2025/26",
    ]
    council = "//s:Stakeholder[s:Name='Riverside Council']/s:Role[position()>1]"
    assert xpath(written, f"{council}/*/text()") == [
        "Vice-chair of Board",
        "Leader of the council; leader of the council; from May 2024; until ongoing",
        "Leadership of direction in community",
        "Leader of the council",
    ]


def test_groups_are_generic_groups_with_their_layer_and_what_they_answer_to() -> None:
    written = write_stratml(table())
    groups = "//s:Stakeholder[@StakeholderTypeType='Generic_Group']"
    assert xpath(written, f"{groups}/s:Name/text()") == ["Board", "Health group"]
    assert xpath(written, f"{groups}/s:Role/s:Description/text()") == [
        "board; from 2019",
        "answers to Board; theme group",
    ]


def test_the_table_is_read_from_the_elements_alone() -> None:
    plan = read(without_note(write_stratml(table()))).plan
    board, health = plan.groups
    assert (str(board.title), board.layer, board.starts) == (
        "Board",
        Layer.BOARD,
        read_when("2019"),
    )
    assert (health.layer, health.under) == (Layer.THEME, board.ref)
    carers, council = plan.partners
    director, leader = plan.people
    assert (str(director.title), director.partner) == ("Director of services", carers.ref)
    assert (str(leader.title), leader.partner) == ("Leader of the council", council.ref)
    assert plan.seats == (
        Seat(
            ref="E1",
            title=Text.of("Board: the carers"),
            group=board.ref,
            partner=carers.ref,
            starts=read_when("Apr 2021"),
        ),
    )
    assert plan.seat_holders == (
        SeatHolder(
            ref="Y1",
            seat="E1",
            person=director.ref,
            tenure=Tenure.ACTING,
            starts=read_when("Q3 2024"),
            ended=read_when("2025/26"),
        ),
    )
    assert plan.chair_terms == (
        ChairTerm(
            ref="C1",
            group=board.ref,
            office=Office.VICE_CHAIR,
            person=leader.ref,
            partner=council.ref,
            capacity=Capacity.LEADER,
            starts=read_when("May 2024"),
            ended=read_when("ongoing"),
        ),
    )
    assert plan.leadership_roles == (
        LeadershipRole(ref="V1", person=leader.ref, element="direction", field="community"),
    )
    assert plan.has("chair_term.capacity")
    assert not plan.has("seat.votes")
    assert plan.extras == ()


def test_a_part_in_leadership_that_was_removed_is_in_the_note_alone() -> None:
    written = write_stratml(table())
    assert not [each for each in xpath(written, "//s:Role/s:Name/text()") if "linkage" in each]
    assert len(read(written).plan.leadership_roles) == 2


def test_who_comes_from_no_partner_is_a_stakeholder_of_their_own(data_dir: Path) -> None:
    plan = Plan(
        people=(Person(ref="U5", title=Text.of("Independent chair")),),
        groups=(Group(ref="T1", title=Text.of("Board")),),
        chair_terms=(ChairTerm(ref="C9", group="T1", person="U5", capacity=Capacity.OTHER),),
    )
    written = write_stratml(plan)
    assert faults(written, data_dir) == ""
    person = "//s:Stakeholder[@StakeholderTypeType='Person']"
    assert xpath(written, f"{person}//text()[normalize-space()]") == [
        "Independent chair",
        "Chair of Board",
        "other",
    ]
    bare = read(without_note(written)).plan
    assert [(str(each.title), each.partner) for each in bare.people] == [
        ("Independent chair", None)
    ]
    assert [each.person for each in bare.chair_terms] == [bare.people[0].ref]
    assert bare.extras == ()
    assert differing(read(written).plan, plan) == {}


def test_a_seat_without_a_partner_or_a_title_is_kept_by_the_note() -> None:
    plan = Plan(
        partners=(Partner(ref="B1", title=Text.of("Council")),),
        groups=(Group(ref="T1", title=Text.of("Board")),),
        seats=(Seat(ref="E1", title=Text.of("Nobody’s"), group="T1"), Seat(ref="E2", partner="B1")),
    )
    written = write_stratml(plan)
    assert xpath(written, "//s:Role/s:Name/text()") == ["Partner", "Group"]
    assert differing(read(written).plan, plan) == {}


def test_a_chair_taken_out_of_the_document_since_is_gone_and_the_rest_is_as_it_was() -> None:
    written = write_stratml(table())
    changed = re.sub(rb"<Role>\s*<Name>Vice-chair.*?</Role>", b"", written, flags=re.DOTALL)
    file = read(changed)
    assert "X15" in codes(file)
    assert file.plan.chair_terms == ()
    (seat,) = file.plan.seats
    assert (seat.votes, seat.deputy) == (2, "U2")
    assert file.plan.seat_holders == table().seat_holders


def test_a_chair_put_in_since_is_a_term_with_a_ref_that_nobody_has() -> None:
    more = b"<Role><Name>Chair of Board</Name><Description>Head of care</Description></Role></Stakeholder>"
    written = write_stratml(table())
    at = written.index(b"</Stakeholder>", written.index(b"Wendbridge Carers"))
    plan = read(written[:at] + more + written[at + len(b"</Stakeholder>") :]).plan
    new = next(each for each in plan.chair_terms if each.ref != "C1")
    assert (new.office, new.group, new.partner) == (Office.CHAIR, "T1", "B1")
    assert [str(each.title) for each in plan.people if each.ref == new.person] == ["Head of care"]


def test_a_chair_of_a_group_that_the_document_has_not_stays_as_it_was() -> None:
    document = organisation(stakeholder("Council", "Organization", "Chair of Elsewhere", "Officer"))
    plan = read(document).plan
    assert (plan.chair_terms, plan.people, plan.groups) == ((), (), ())
    assert {each.text for each in plan.extras} >= {"Chair of Elsewhere", "Officer"}


@pytest.mark.parametrize(
    ("role", "description"),
    [
        ("Chair of Board", ""),
        ("Chair of Board", "Head of care; officer; from May 2024; until 2026"),
        ("Vice-chair of Board", "from 2024"),
        ("Leadership of direction in community", "Head of care"),
    ],
)
def test_roles_that_read_as_ours_are_understood(role: str, description: str) -> None:
    document = organisation(BOARD + stakeholder("Council", "Organization", role, description))
    plan = read(document).plan
    assert len(plan.chair_terms) + len(plan.leadership_roles) == 1
    assert not [each for each in plan.extras if "Role" in each.name]


@pytest.mark.parametrize(
    ("role", "description"),
    [
        ("Chair of", "Head of care"),
        ("Leadership of direction", "Head of care"),
        ("Seat on Board", ""),
        ("Seat on Board", "from 2024"),
        ("Holder of Board: the carers", "Head of care"),
        ("Sponsor", "Head of care"),
    ],
)
def test_roles_that_say_too_little_are_kept_as_they_are(role: str, description: str) -> None:
    document = organisation(BOARD + stakeholder("Council", "Organization", role, description))
    plan = read(document).plan
    assert [len(found) for found in (plan.groups, plan.seats, plan.seat_holders)] == [1, 0, 0]
    assert role in {each.text for each in plan.extras}


def test_a_role_with_more_to_it_than_we_would_write_is_kept_whole() -> None:
    one = stakeholder("Council", "Organization", "Chair of Board", "Officer")
    document = organisation(BOARD + one.replace("</Role>", "<RoleType>Performer</RoleType></Role>"))
    plan = read(document).plan
    assert plan.chair_terms == ()
    assert "Performer" in {each.text for each in plan.extras}


def test_a_generic_group_of_somebody_else_is_no_group_of_ours() -> None:
    plan = read(organisation(stakeholder("Families", "Generic_Group", "Audience"))).plan
    assert plan.groups == ()
    assert {"Families", "Audience"} <= {each.text for each in plan.extras}


def test_a_group_that_answers_to_none_of_the_document_is_kept_as_it_is() -> None:
    below = stakeholder("Subgroup", "Generic_Group", "Group", "answers to Nowhere")
    beneath = stakeholder("Beneath", "Generic_Group", "Group", "answers to Subgroup")
    plan = read(organisation(BOARD + below + beneath)).plan
    assert [str(each.title) for each in plan.groups] == ["Board"]
    assert {"answers to Nowhere", "answers to Subgroup"} <= {each.text for each in plan.extras}


def test_groups_in_a_circle_are_written_and_read_back() -> None:
    groups = (
        Group(ref="T1", title=Text.of("One"), under="T2"),
        Group(ref="T2", title=Text.of("Two"), under="T1"),
    )
    plan = replace(table(), groups=groups)
    assert differing(read(write_stratml(plan)).plan, plan) == {}
    bare = read(without_note(write_stratml(plan))).plan
    assert [each.under for each in bare.groups] == [bare.groups[1].ref, bare.groups[0].ref]
