"""The twelve published documents, counted here by XPath and not by the reader."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from lxml import etree

from joinedup.core.planfile import PlanFile
from joinedup.formats import read_plan, write_plan
from joinedup.formats.opening import Unreadable, open_file
from joinedup.formats.stratml import read_stratml, write_stratml
from tests.formats.stratml.documents import BAD, differing, faults, found, read

READABLE = (
    "CNXT", "FY2023_Accountability_Report", "HHISAP2025", "NCSES", "OECD.AI", "OntoInsights", "SMLC2011",
    "StratTest", "USDA_output", "US_Assistance_to_Albania", "demo_stratml_nonconforming",
)  # fmt: skip


def counts(path: Path) -> dict[str, int]:
    """Goals, objectives, indicators, targets and actuals of a document that has no empty ones."""
    tree = etree.parse(path)
    names = ("Goal", "Objective", "PerformanceIndicator", "TargetResult", "ActualResult")
    return {name: int(tree.xpath(f"count(//*[local-name()='{name}'])")) for name in names}


def held(file: PlanFile) -> dict[str, int]:
    plan = file.plan
    return {
        "Goal": len(plan.outcomes),
        "Objective": len(plan.priorities) + len(plan.actions),
        "PerformanceIndicator": len(plan.measures),
        "TargetResult": sum(len(measure.targets) for measure in plan.measures),
        "ActualResult": sum(len(measure.readings) for measure in plan.measures),
    }


@pytest.fixture
def docs(data_dir: Path) -> Path:
    return data_dir / "stratml" / "docs"


@pytest.mark.parametrize(
    "name", ["HHISAP2025", "FY2023_Accountability_Report", "US_Assistance_to_Albania"]
)
def test_every_goal_objective_indicator_target_and_actual_of_a_full_document_is_read(
    docs: Path, name: str
) -> None:
    path = docs / f"{name}.xml"
    assert held(read(path.read_bytes())) == counts(path)


@pytest.mark.parametrize("name", READABLE)
def test_no_text_of_a_document_is_lost(docs: Path, name: str) -> None:
    path = docs / f"{name}.xml"
    kept = repr(read(path.read_bytes()).plan)
    squeezed = re.sub(r"\\[nt]|\s", "", kept.replace("\\'", "'"))
    for element in etree.parse(path).iter("*"):
        text = re.sub(r"\s", "", element.text or "").replace("\\", "\\\\")
        local = etree.QName(element).localname
        if text and local != "Identifier" and "PLACEHOLDER" not in text:
            assert text in squeezed, (element.sourceline, local, text)


@pytest.mark.parametrize("part", [1, 2])
@pytest.mark.parametrize("name", READABLE)
def test_what_is_written_is_valid_and_reads_as_the_same_plan(
    docs: Path, data_dir: Path, name: str, part: int
) -> None:
    plan = read((docs / f"{name}.xml").read_bytes()).plan
    written = write_stratml(plan, part=part)
    assert faults(written, data_dir, part) == ""
    assert differing(read(written).plan, plan) == {}


@pytest.mark.parametrize("name", READABLE)
def test_written_twice_is_the_same_bytes(docs: Path, name: str) -> None:
    plan = read((docs / f"{name}.xml").read_bytes()).plan
    once = write_stratml(plan)
    assert write_stratml(read(once).plan) == once


def test_a_document_in_good_order_needs_no_note_of_ours(docs: Path) -> None:
    plan = read((docs / "HHISAP2025.xml").read_bytes()).plan
    assert b"[Joinedup:" not in write_stratml(plan)


def test_the_town_plan_keeps_everything_through_workbook_and_archive(
    docs: Path, tmp_path: Path
) -> None:
    source = docs / "HHISAP2025.xml"
    wanted, file = counts(source), read_plan(source)
    for step in ("plan.xlsx", "first.xml", "plan.json", "second.xml"):
        write_plan(file.plan, tmp_path / step)
        file = read_plan(tmp_path / step)
        assert held(file) == wanted, step
    first, second = (etree.parse(tmp_path / name) for name in ("first.xml", "second.xml"))
    assert counts(tmp_path / "second.xml") == wanted
    for name in ("Name", "NumberOfUnits", "EndDate", "DescriptorValue", "MeasurementDimension"):
        values = "//*[local-name()=$name]/text()"
        original = sorted(
            " ".join(text.split()) for text in etree.parse(source).xpath(values, name=name)
        )
        assert (
            sorted(" ".join(text.split()) for text in second.xpath(values, name=name)) == original
        ), name
    assert first.getroot().tag == second.getroot().tag


def test_the_town_plan_has_actions_because_it_says_so(docs: Path) -> None:
    file = read((docs / "HHISAP2025.xml").read_bytes())
    assert (len(file.plan.actions), len(file.plan.priorities)) == (67, 0)
    assert "they say so themselves" in found(file, "X01").message()


def test_the_town_plan_has_its_dates_from_the_fiscal_years_it_names(docs: Path) -> None:
    plan = read((docs / "HHISAP2025.xml").read_bytes()).plan
    action = next(action for action in plan.actions if action.number == "2.1")
    assert action.starts
    assert action.due
    assert (str(action.starts.first_day), str(action.due.last_day)) == ("2025-07-01", "2027-06-30")
    assert plan.year_starts == 7


def test_the_town_plan_contradicts_itself_in_two_schedules(docs: Path) -> None:
    finding = found(read((docs / "HHISAP2025.xml").read_bytes()), "X14")
    assert finding.params["count"] == 2
    assert "2.1 (FY 2026 - 2027; 2028-06-30)" in finding.message()
    assert finding.place
    assert finding.place.line == 704


def test_an_organisation_that_is_a_stakeholder_is_a_partner_and_contributes(docs: Path) -> None:
    plan = read((docs / "HHISAP2025.xml").read_bytes()).plan
    county = next(
        partner.ref for partner in plan.partners if str(partner.title) == "Beaufort County"
    )
    assert [action.number for action in plan.actions if county in action.contributors] == [
        "1.9",
        "3.3",
        "3.4",
        "9.5",
    ]


def test_performers_lead_and_beneficiaries_do_not(docs: Path) -> None:
    plan = read((docs / "SMLC2011.xml").read_bytes()).plan
    leads = {
        priority.number: [lead.text for lead in priority.leads] for priority in plan.priorities
    }
    assert leads["1.1"] == ["ANSI"]
    assert "Joe Carmel" in leads["1.3"]
    assert "priority.leads" in (plan.fields or ())


def test_a_document_without_performers_has_no_place_for_leads(docs: Path) -> None:
    plan = read((docs / "HHISAP2025.xml").read_bytes()).plan
    assert not plan.has("action.leads")
    assert plan.has("action.due")


def test_wrappers_and_other_names_are_read_by_their_meaning(docs: Path) -> None:
    file = read((docs / "demo_stratml_nonconforming.xml").read_bytes())
    solar = file.plan.measures[0]
    assert (str(solar.title), solar.unit) == ("Residential Solar Capacity (%)", "percent")
    assert [str(target.value) for target in solar.targets] == ["80", "50", "60", "70", "75"]
    assert [str(reading.value) for reading in solar.readings] == ["62", "40", "48", "55", "62"]
    assert [reading.group for reading in solar.readings] == [1, 2, 3, 4, 5]
    assert solar.readings[1].period
    assert solar.readings[1].period.text == "2023-Q1"
    assert file.plan.extras == ()


def test_a_malformed_document_is_refused_with_line_and_column(docs: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        open_file(docs / BAD)
    place = refused.value.finding.place
    assert place is not None
    assert (place.line, place.column) == (5, 24)


def test_the_malformed_document_once_mended_is_understood(docs: Path) -> None:
    mended = (docs / BAD).read_text(encoding="utf-8").replace(" & ", " &amp; ")
    plan = read(mended).plan
    measure = plan.measures[0]
    assert measure.baseline
    assert str(measure.baseline.value) == "1500"
    assert (str(measure.targets[0].value), str(measure.readings[0].value)) == ("1800", "1650")
    assert [statement.title for statement in plan.statements if statement.topic == "value"] == [
        "Inclusivity", "Safety", "Excellence", "Community",
    ]  # fmt: skip
    assert [statement.topic for statement in plan.statements][:2] == ["vision", "mission"]


def test_identifiers_that_repeat_are_told_and_mended(docs: Path) -> None:
    file = read((docs / "StratTest.xml").read_bytes())
    assert found(file, "X06").params["count"] == 6
    identifiers = re.findall(rb"<Identifier>(.+?)</Identifier>", write_stratml(file.plan))
    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize("name", READABLE)
def test_no_document_gets_more_than_a_dozen_findings(docs: Path, name: str) -> None:
    file = read((docs / f"{name}.xml").read_bytes())
    assert len(file.findings) <= 12
    for finding in file.findings:
        assert finding.place
        assert finding.place.line
        assert "{" not in finding.message() + finding.remedy()


def test_the_largest_document_is_read_in_a_fraction_of_half_a_second(docs: Path) -> None:
    opened = open_file(docs / "US_Assistance_to_Albania.xml")
    before = time.process_time()
    read_stratml(opened)
    assert time.process_time() - before < 0.5
