"""What is written: StratML's own words first, a note for the rest, valid whatever the plan holds."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from joinedup.core.period import When
from joinedup.core.plan import (
    Action,
    DeliverySystem,
    Extra,
    Lead,
    Link,
    Measure,
    Milestone,
    Outcome,
    Partner,
    Plan,
    Priority,
    Reading,
    Statement,
    Target,
)
from joinedup.core.text import Text
from joinedup.formats.stratml import write_stratml
from tests.formats.stratml.documents import codes, differing, faults, found, read
from tests.plans import plans

DAY = When.on(datetime.date(2027, 3, 31))


def rich() -> Plan:
    """A plan with something of most kinds that StratML can say, and some that it cannot."""
    return Plan(
        title=Text.of("Riverside 2030"),
        partnership="Riverside Together",
        statements=(Statement(topic="vision", text=Text.of("A place for all")),),
        outcomes=(Outcome(ref="O1", number="5", title=Text.of("Warm homes")),),
        priorities=(Priority(ref="P1", number="5.1", title=Text.of("Insulate")),),
        actions=(
            Action(
                ref="A7",
                number="5.1.1",
                title=Text.of("Lofts"),
                leads=(Lead(text="Housing manager"), Lead(text="Wendbridge", partner="B1")),
                accountable="B1",
                contributors=("B2",),
                due=DAY,
            ),
        ),
        partners=(
            Partner(ref="B1", title=Text.of("Wendbridge")),
            Partner(ref="B2", title=Text.of("Council")),
        ),
        measures=(
            Measure(
                ref="M1",
                title=Text.of("Lofts done"),
                subject="A7",
                unit="lofts",
                targets=(Target(text="180", value=Decimal(180), due=DAY),),
                readings=(Reading(text="96", value=Decimal(96), period=DAY),),
            ),
            Measure(ref="M2", title=Text.of("Cold homes"), subject="O1"),
        ),
        delivery_systems=(DeliverySystem(ref="S1", title=Text.of("Warm homes team"), owner="B1"),),
        milestones=(Milestone(ref="K1", title=Text.of("Contract signed"), subject="A7", due=DAY),),
        links=(
            Link(source="P1", target="O1"),
            Link(source="A7", target="P1"),
            Link(source="S1", target="A7"),
        ),
    )


def xpath(document: bytes, path: str) -> list[str]:
    tree = etree.fromstring(document)
    return [str(each) for each in tree.xpath(path, namespaces={"s": etree.QName(tree).namespace})]


def test_a_plan_reads_back_as_it_was(data_dir: Path) -> None:
    written = write_stratml(rich())
    assert faults(written, data_dir) == ""
    assert differing(read(written).plan, rich()) == {}


def test_goals_objectives_leads_and_partners_are_said_in_plain_stratml() -> None:
    written = write_stratml(rich())
    assert xpath(written, "//s:Goal/s:Name/text()") == ["Warm homes"]
    assert xpath(written, "//s:Objective/s:Name/text()") == [
        "Indicators of this goal",
        "Insulate",
        "Lofts",
    ]
    performers = (
        "//s:Objective[s:Name='Lofts']/s:Stakeholder[s:Role/s:RoleType='Performer']/s:Name/text()"
    )
    assert xpath(written, performers) == ["Housing manager", "Wendbridge", "Wendbridge"]
    members = "//s:Organization/s:Stakeholder[@StakeholderTypeType='Organization']/s:Name/text()"
    assert xpath(written, members) == ["Wendbridge", "Council"]


def test_the_date_of_an_action_is_said_in_words_for_who_has_no_joinedup() -> None:
    written = write_stratml(rich())
    (text,) = xpath(written, "//s:Objective[s:Name='Lofts']/s:OtherInformation/text()")
    assert text == "[This action item is due 2027-03-31.]"


def test_the_parts_differ_in_their_root_and_part_1_has_no_indicators(data_dir: Path) -> None:
    first = write_stratml(rich(), part=1)
    assert etree.QName(etree.fromstring(first)).localname == "StrategicPlan"
    assert xpath(first, "//s:PerformanceIndicator") == []
    assert faults(first, data_dir, 1) == ""
    assert differing(read(first).plan, rich()) == {}


def test_there_is_no_part_3() -> None:
    with pytest.raises(ValueError, match="no part 3"):
        write_stratml(rich(), part=3)


def test_an_empty_plan_is_a_valid_document(data_dir: Path) -> None:
    for part in (1, 2):
        written = write_stratml(Plan(), part=part)
        assert faults(written, data_dir, part) == ""
        assert read(written).plan == Plan()


def test_things_without_a_word_are_still_there_when_read() -> None:
    plan = Plan(
        outcomes=(Outcome(ref="O1"),),
        actions=(Action(ref="A1"),),
        measures=(Measure(ref="M1", subject="A1"),),
    )
    assert differing(read(write_stratml(plan)).plan, plan) == {}


def test_characters_that_xml_cannot_hold_are_left_out_of_the_text_and_read_back(
    data_dir: Path,
) -> None:
    bad = "Warm\x00 \x1bhomes\ufffe \ud800"
    plan = replace(rich(), title=Text.of(bad), outcomes=(Outcome(ref="O1", title=Text.of(bad)),))
    written = write_stratml(plan)
    assert faults(written, data_dir) == ""
    assert xpath(written, "//s:Goal/s:Name/text()") == ["Warm homes"]
    assert differing(read(written).plan, plan) == {}


@pytest.mark.parametrize(
    "value", ["1E+40", "-0", "NaN", "1E-50", "123456789012345678901234567890.5"]
)
def test_a_number_is_written_as_a_decimal_or_not_at_all(value: str, data_dir: Path) -> None:
    measure = Measure(
        ref="M1",
        title=Text.of("m"),
        subject="O1",
        targets=(Target(text="x", value=Decimal(value)),),
    )
    written = write_stratml(replace(rich(), measures=(measure,)))
    assert faults(written, data_dir) == ""
    assert all("E" not in each for each in xpath(written, "//s:NumberOfUnits/text()"))


@pytest.mark.parametrize(
    "source", ["http://[", "not an address", "http://a b", "http://x/%zz", "http://a:b/"]
)
def test_an_address_that_the_schema_refuses_is_kept_in_the_note(
    source: str, data_dir: Path
) -> None:
    extra = Extra(subject="", name="stratml:AdministrativeInformation/Source", text=source)
    plan = replace(rich(), extras=(extra,))
    written = write_stratml(plan)
    assert faults(written, data_dir) == ""
    assert read(written).plan.extras == (extra,)


def test_a_type_of_document_that_the_schema_refuses_is_put_right_and_read_back(
    data_dir: Path,
) -> None:
    extra = Extra(subject="", name="stratml:@Type", text="Strategy")
    written = write_stratml(replace(rich(), extras=(extra,)))
    assert faults(written, data_dir) == ""
    assert xpath(written, "/*/@Type") == ["Performance_Report"]
    assert read(written).plan.extras == (extra,)


def test_identifiers_are_made_valid_and_unique_and_the_originals_come_back(data_dir: Path) -> None:
    same = [
        Extra(subject=ref, name="stratml:Identifier", text="5 twice") for ref in ("O1", "P1", "A7")
    ]
    plan = replace(rich(), extras=tuple(same))
    written = write_stratml(plan)
    assert faults(written, data_dir) == ""
    assert read(written).plan.extras == plan.extras
    assert write_stratml(plan) == written


def test_a_reference_follows_the_identifier_that_it_names() -> None:
    identifier = Extra(subject="A7", name="stratml:Identifier", text="5a")
    referent = Extra(subject="M1", name="stratml:Relationship[1]/ReferentIdentifier[1]", text="5a")
    written = write_stratml(replace(rich(), extras=(identifier, referent)))
    assert xpath(written, "//s:ReferentIdentifier/text()") == ["_5a"]


def test_one_who_no_longer_leads_is_no_longer_a_performer() -> None:
    document = write_stratml(rich()).replace(b"<Name>Lead</Name>", b"<Name>Manager</Name>")
    plan = read(document).plan
    action = replace(plan.actions[0], leads=())
    written = write_stratml(replace(plan, actions=(action,)))
    performers = "//s:Stakeholder[s:Role/s:RoleType='Performer']/s:Name/text()"
    assert "Housing manager" not in xpath(written, performers)
    assert "Housing manager" in xpath(written, "//s:Stakeholder/s:Name/text()")
    assert read(written).plan.actions[0].leads == ()


@pytest.mark.parametrize(
    "name",
    [
        "stratml:",
        "stratml:Stakeholder[9]/Name",
        "stratml:a/@b/c",
        "stratml:" + "x/" * 50 + "x",
        "Comments Q2",
    ],
)
def test_an_extra_that_cannot_be_put_back_is_kept_in_the_note(name: str, data_dir: Path) -> None:
    plan = replace(rich(), extras=(Extra(subject="A7", name=name, text="kept"),))
    written = write_stratml(plan)
    assert faults(written, data_dir) == ""
    assert read(written).plan.extras == plan.extras


def test_a_document_changed_since_keeps_its_changes_and_what_only_the_note_knows() -> None:
    changed = write_stratml(rich()).replace(b"<Name>Lofts</Name>", b"<Name>Lofts and walls</Name>")
    file = read(changed)
    (action,) = file.plan.actions
    assert (action.ref, str(action.title)) == ("A7", "Lofts and walls")
    assert [milestone.ref for milestone in file.plan.milestones] == ["K1"]
    assert [str(each.title) for each in file.plan.delivery_systems] == ["Warm homes team"]
    assert "X15" in codes(file)


def test_words_written_before_and_after_the_note_stay() -> None:
    document = write_stratml(rich()).decode()
    document = document.replace("[Joinedup:", "Agreed in May.\n[Joinedup:").replace(
        "}]</Other", "}] Seen by the chair.</Other"
    )
    (extra,) = (
        each for each in read(document).plan.extras if each.name == "stratml:OtherInformation"
    )
    assert extra.text == "Agreed in May.\nSeen by the chair."


def test_an_objective_put_in_since_gets_a_ref_that_nobody_has() -> None:
    more = b"<Objective><Name>Boilers</Name><SequenceIndicator>5.1.2</SequenceIndicator></Objective></Goal>"
    plan = read(write_stratml(rich()).replace(b"</Goal>", more, 1)).plan
    assert {str(action.title): action.ref for action in plan.actions} == {
        "Lofts": "A7",
        "Boilers": "A1",
    }


@pytest.mark.parametrize("damage", ["]]", '{"schema', "null", '["is",5]', '{"O1":1}'])
def test_a_damaged_note_is_said_and_the_document_is_read_without_it(damage: str) -> None:
    before, mark, after = write_stratml(rich()).decode().partition('"plan":')
    file = read(f"{before}{mark}{damage}{after}")
    assert found(file, "X20").place
    assert [str(each.title) for each in file.plan.outcomes] == ["Warm homes"]


def test_priorities_that_look_like_actions_stay_priorities_without_the_note() -> None:
    below = Priority(ref="P2", number="5.1.9", title=Text.of("Below"))
    plan = replace(
        rich(),
        priorities=(*rich().priorities, below),
        links=(*rich().links, Link(source="P2", target="P1")),
    )
    without_note = write_stratml(plan).decode().split("<OtherInformation>[Joinedup:", 1)
    stripped = without_note[0] + without_note[1].split("</OtherInformation>", 1)[1]
    assert "Below" in {str(each.title) for each in read(stripped).plan.priorities}


def test_what_serves_no_outcome_stands_under_a_goal_that_is_none() -> None:
    plan = replace(rich(), links=())
    written = write_stratml(plan)
    assert "What serves no goal of this plan" in xpath(written, "//s:Goal/s:Name/text()")
    assert differing(read(written).plan, plan) == {}


def test_links_in_a_circle_are_written_and_read_back() -> None:
    circle = (
        Link(source="P1", target="A7"),
        Link(source="A7", target="P1"),
        Link(source="A7", target="A7"),
    )
    plan = replace(rich(), links=circle)
    assert differing(read(write_stratml(plan)).plan, plan) == {}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=plans())
def test_any_plan_is_written_valid_and_reads_back_as_it_was(data_dir: Path, plan: Plan) -> None:
    for part in (1, 2):
        written = write_stratml(plan, part=part)
        assert faults(written, data_dir, part) == ""
        assert differing(read(written).plan, plan) == {}


@pytest.mark.parametrize(
    "words",
    [
        "[Joinedup: the rest of this text is for us",
        '[Joinedup: {"schema":"joinedup.stratml/1","refs":{},"elements":"","plan":null}]',
    ],
)
def test_a_plan_that_speaks_of_the_note_is_read_back_whole(words: str) -> None:
    kept = (Extra(subject="A7", name="Remarks", text=words),)
    other = Extra(subject="", name="stratml:OtherInformation", text=words)
    plan = replace(rich(), description=Text.of(words), extras=(*kept, other))
    assert differing(read(write_stratml(plan)).plan, plan) == {}
