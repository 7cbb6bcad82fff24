"""A plan that is written in our template and read again is the same plan."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from joinedup.core import plan as models
from joinedup.core.plan import Lead, Link, Plan
from joinedup.core.text import Text
from joinedup.core.words import Agreement, LeadState, LinkKind
from joinedup.formats.template import write_csv, write_workbook
from joinedup.formats.template.cells import LONGEST_TEXT
from tests.formats.template.normal import as_read_back, differences, without_notes
from tests.formats.template.workbooks import there_and_back
from tests.plans import patiently, plans, rich_plan

KINDS = ("xlsx", "csv")


@pytest.mark.parametrize("kind", KINDS)
def test_a_rich_plan_comes_back_as_it_was_without_a_finding(kind: str) -> None:
    plan = rich_plan()
    file = there_and_back(plan, kind)
    assert replace(file.plan, fields=None) == plan
    assert file.findings == ()


@patiently(25)
@given(plan=plans())
def test_any_plan_comes_back_from_a_workbook(plan: Plan) -> None:
    assert differences(as_read_back(plan), without_notes(there_and_back(plan).plan)) == []


@patiently(40)
@given(plan=plans())
def test_any_plan_comes_back_from_csv_and_only_its_bad_dates_and_figures_are_findings(
    plan: Plan,
) -> None:
    file = there_and_back(plan, "csv")
    assert differences(as_read_back(plan), without_notes(file.plan)) == []
    assert {finding.code for finding in file.findings} <= {"Y05", "Y17"}


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_plan_comes_back_empty_without_a_finding(kind: str) -> None:
    file = there_and_back(Plan(), kind)
    assert replace(file.plan, fields=None) == Plan()
    assert file.findings == ()


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_longer_than_a_cell_is_continued_on_the_next_row_and_put_together_again(
    kind: str,
) -> None:
    long = "Every child, every day. " * (3 * LONGEST_TEXT // 24) + "end"
    plan = Plan(
        description=Text.of(long),
        actions=(
            models.Action(ref="A1", title=Text.of("First"), description=Text.of(long)),
            models.Action(ref="A2", title=Text.of("Second")),
        ),
    )
    file = there_and_back(plan, kind)
    assert replace(file.plan, fields=None) == plan
    assert file.findings == ()


def test_what_xml_cannot_hold_is_left_out_and_line_ends_become_one_kind() -> None:
    said = Text.of("bell\x07 and\r\nline")
    plan = there_and_back(Plan(outcomes=(models.Outcome(ref="O1", title=said),))).plan
    assert str(plan.outcomes[0].title) == "bell and\nline"


def test_a_reading_without_words_gets_its_number_for_words() -> None:
    measure = models.Measure(ref="M1", readings=(models.Reading(value=Decimal("66.80")),))
    reading = there_and_back(Plan(measures=(measure,))).plan.measures[0].readings[0]
    assert (reading.text, reading.value) == ("66.8", Decimal("66.8"))


def test_words_whose_figure_is_not_their_number_keep_both() -> None:
    readings = (
        models.Reading(text="38% walking", value=None),
        models.Reading(text="two thirds", value=Decimal("66.67")),
        models.Reading(text="1,200", value=Decimal(1200)),
        models.Reading(text="12", value=None),
    )
    plan = Plan(measures=(models.Measure(ref="M1", readings=readings),))
    assert there_and_back(plan).plan.measures == plan.measures


def test_leads_are_matched_to_the_people_and_partners_that_they_name() -> None:
    plan = Plan(
        partners=(models.Partner(ref="B1", title=Text.of("Eastshire Police")),),
        people=(models.Person(ref="U1", title=Text.of("Head of Housing")),),
        actions=(
            models.Action(
                ref="A1", leads=(Lead(text="head of housing"), Lead(text="Eastshire Police"))
            ),
        ),
    )
    first, second = there_and_back(plan).plan.actions[0].leads
    assert (first.person, second.partner) == ("U1", "B1")


def test_what_is_known_of_a_lead_beyond_its_words_is_kept() -> None:
    plan = Plan(
        partners=(models.Partner(ref="B1", title=Text.of("Wendbridge Homes")),),
        actions=(
            models.Action(
                ref="A1",
                leads=(
                    Lead(text="Housing / Estates", partner="B1"),
                    Lead(text="Head of Estates", state=LeadState.LEFT),
                ),
            ),
            models.Action(ref="A2", leads=(Lead(text="TBC"),)),
        ),
    )
    assert there_and_back(plan).plan.actions == plan.actions


def test_links_of_the_outline_come_first_and_keep_their_details() -> None:
    plan = Plan(
        outcomes=(models.Outcome(ref="O1", number="1"), models.Outcome(ref="O2", number="2")),
        actions=(models.Action(ref="A1", number="1.1"),),
        links=(
            Link(source="O1", target="O2", kind=LinkKind.SUPPORTS),
            Link(source="A1", target="O2", agreement=Agreement.AGREED, share=60),
            Link(source="A1", target="O1"),
        ),
    )
    links = there_and_back(plan).plan.links
    assert links == (plan.links[1], plan.links[2], plan.links[0])


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert write_workbook(rich_plan()) == write_workbook(rich_plan())
    assert write_csv(rich_plan()) == write_csv(rich_plan())
