from __future__ import annotations

from dataclasses import replace

import pytest

from joinedup.core.plan import Plan, Target
from joinedup.core.text import Text
from joinedup.core.words import Progress
from tests.analysis.linkage.building import change
from tests.analysis.linkage.measured import (
    MEASURED,
    baseline,
    found,
    many,
    measure,
    places_of,
    reading,
    said,
    target,
    with_measure,
    year,
)

ALL = "1a “Children ready for school, count 1”"
FIELDS = frozenset(
    f"measure.{name}"
    for name in (
        "title", "subject", "baseline", "targets", "readings", "unit", "source", "owner",
        "frequency", "direction",
    )
)  # fmt: skip

BLANKS = [
    ("M10", {"baseline": None}, f"{ALL} has no baseline: the plan does not say where it started."),
    ("M11", {"targets": ()}, f"{ALL} has no target: the plan does not say where it should be."),
    ("M13", {"source": ""}, f"{ALL} does not say where its figures come from."),
    ("M14", {"owner": ""}, f"Nobody is named to keep the figures of {ALL}."),
    ("M16", {"unit": ""}, f"{ALL} does not say what its figures count: a percentage, people, pounds."),
    ("M17", {"frequency": None}, f"{ALL} does not say how often there is a new figure."),
    ("M18", {"direction": None}, f"{ALL} does not say whether it should rise or fall."),
]  # fmt: skip

COLUMN = {
    "M10": "measure.baseline",
    "M11": "measure.targets",
    "M13": "measure.source",
    "M14": "measure.owner",
    "M16": "measure.unit",
    "M17": "measure.frequency",
    "M18": "measure.direction",
}


@pytest.mark.parametrize(("code", "fields", "sentence"), BLANKS)
def test_a_measure_that_leaves_a_cell_empty(code: str, fields: dict[str, object], sentence: str):
    assert said(with_measure(**fields), code) == [sentence]


@pytest.mark.parametrize(("code", "fields", "_"), BLANKS)
def test_a_cell_that_many_leave_empty_is_told_once(code: str, fields: dict[str, object], _: str):
    (finding,) = found(many(6, **fields), code)
    assert finding.params["count"] == 6
    assert len(finding.parts) == 6


@pytest.mark.parametrize(("code", "fields", "_"), BLANKS)
def test_a_cell_without_a_column_is_not_told_row_by_row(
    code: str, fields: dict[str, object], _: str
):
    plan = replace(with_measure(**fields), fields=FIELDS - {COLUMN[code]})
    assert said(plan, code) == []


def test_a_baseline_that_is_words_is_a_baseline():
    assert (
        said(
            with_measure(baseline=replace(baseline("1"), text="to be set in 2025", value=None)),
            "M10",
        )
        == []
    )


def test_a_target_in_words_of_judgement_is_a_target():
    assert said(with_measure(targets=(Target(words="Completed"),)), "M11") == []


def test_a_target_without_a_date():
    plan = with_measure(targets=(replace(target("75"), due=None),))
    assert said(plan, "M12") == [f"The target of {ALL}, “75”, has no date."]


def test_a_target_with_a_date_that_could_not_be_read_has_one():
    assert said(with_measure(targets=(target("75"),)), "M12") == []


def test_a_measure_with_one_dated_target_is_not_told_of_another():
    plan = with_measure(targets=(target("75"), replace(target("70"), due=None)))
    assert said(plan, "M12") == []


@pytest.mark.parametrize("owner", ["TBC", "tba", "To be confirmed", "n/a", "?", " "])
def test_an_owner_who_is_nobody(owner: str):
    assert len(said(with_measure(owner=owner), "M14")) == 1


def test_a_measure_owned_by_an_address():
    plan = with_measure(owner="performance@riverside.example")
    assert said(plan, "M15") == [
        f"{ALL} is owned by “performance@riverside.example”, an address and not somebody who "
        "answers for it."
    ]
    assert str(found(plan, "M15", places_of(plan))[0].place) == "Measures!D2"


def test_three_measures_owned_by_mailboxes_are_one_finding():
    (finding,) = found(many(3, owner="Data team inbox"), "M15")
    assert finding.message() == (
        "3 measures are owned by an e-mail address or a shared mailbox, among them "
        "100a “Children ready for school, count 100”, 101a “Children ready for school, count 101” "
        "and 102a “Children ready for school, count 102”."
    )
    assert finding.owner is None
    assert finding.parts[0].owner == "Data team inbox"


@pytest.mark.parametrize("owner", ["Head of post-16", "Inclusion team", "Mail room manager"])
def test_an_owner_by_post_is_no_mailbox(owner: str):
    assert said(with_measure(owner=owner), "M15") == []


def test_a_unit_may_stand_with_the_figures():
    plan = with_measure(
        unit="", baseline=replace(baseline("66.8"), text="66.8%"), targets=(), readings=()
    )
    assert said(plan, "M16") == []


def test_a_figure_within_the_title_has_the_words_around_it():
    plan = with_measure(unit="", title=Text.of("Weeks’ wait from 66.8 to 75"), readings=())
    assert said(plan, "M16") == []


def test_a_measure_without_figures_needs_no_unit():
    assert said(with_measure(unit="", baseline=None, targets=(), readings=()), "M16") == []


def test_columns_that_the_file_lacks_are_named_once():
    plan = replace(MEASURED, fields=FIELDS - {"measure.owner", "measure.frequency"})
    assert said(plan, "M19") == [
        "The file has no column for the owner and the frequency of a measure."
    ]


def test_a_file_with_every_column_is_told_of_none():
    assert said(replace(MEASURED, fields=FIELDS), "M19") == []


def test_a_plan_without_measures_is_told_of_no_column():
    assert said(replace(Plan(fields=frozenset()), outcomes=MEASURED.outcomes), "M19") == []


def test_measures_with_figures_of_several_years_show_where_they_started():
    fields = FIELDS - {"measure.baseline", "baseline.text", "baseline.value"}
    asked = "where a measure stood at the start"
    series = replace(many(4, baseline=None), fields=fields)
    assert not any(asked in each for each in said(series, "N41"))
    single = replace(many(4, baseline=None, readings=(reading("68", year(2025)),)), fields=fields)
    assert any(asked in each for each in said(single, "N41"))


def test_a_measure_of_an_action_that_is_over_is_asked_for_nothing_more():
    blank = measure(3, "A1", baseline=None, targets=())
    plan = replace(MEASURED, measures=(*MEASURED.measures, blank))
    assert len(said(plan, "M09")) == 1
    done = change("A1", plan, status=Progress.DONE)
    assert said(done, "M09") == []


def test_a_measure_with_neither_baseline_nor_target_is_told_once():
    plan = with_measure(baseline=None, targets=())
    assert said(plan, "M09") == [
        f"{ALL} has neither a baseline nor a target: the plan does not say where it started, nor "
        "where it should be."
    ]
    assert said(plan, "M10") == said(plan, "M11") == []
    without = replace(plan, fields=FIELDS - {"measure.baseline"})
    assert said(without, "M09") == []
    assert len(said(without, "M11")) == 1
