"""What a file empties, keeps and changes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from joinedup.analysis.difference import ChangeKind, difference
from joinedup.core.dates import read_when
from joinedup.core.plan import (
    Baseline,
    Lead,
    Link,
    Measure,
    Need,
    Plan,
    Reading,
    Target,
    Update,
)
from joinedup.core.planfile import Places
from joinedup.core.text import Text
from joinedup.core.words import Agreement, LinkKind
from tests.analysis.difference.records import edited, imported, only, record, titled


def test_a_field_without_a_column_is_not_emptied() -> None:
    file = replace(
        edited(record(), "A1", due=None),
        fields=frozenset({"action.title", "action.number", "action.accountable"}),
    )
    assert difference(record(), file).changes == ()


def test_an_empty_cell_in_a_column_that_is_there_empties() -> None:
    change = only(difference(record(), edited(record(), "A1", due=None)))
    assert (change.ref, change.field, change.after) == ("A1", "due", None)


def test_a_column_on_one_sheet_empties_nothing_on_another() -> None:
    file = replace(edited(edited(record(), "A1", due=None), "A2", accountable=None), fields=None)
    places = Places()
    places.put("A1", sheet="Homes", row=4, columns={"title": "A", "due": "B", "accountable": "C"})
    places.put("A2", sheet="River", row=4, columns={"title": "A", "due": "B"})
    change = only(difference(record(), file, places=places))
    assert (change.ref, change.field) == ("A1", "due")


def test_a_text_in_one_language_leaves_the_other() -> None:
    file = edited(record(), "A1", title=titled("Eastmere blocks retrofit, all five"))
    change = only(difference(record(), file))
    assert change.after.as_dict() == {
        "en": "Eastmere blocks retrofit, all five",
        "cy": "Ôl-osod blociau Eastmere",
    }


def test_an_emptied_text_goes_in_the_languages_that_the_file_has() -> None:
    both = edited(record(), "A1", description=titled("Four blocks.", cy="Pedwar bloc."))
    change = only(difference(both, edited(both, "A1", description=Text())))
    assert change.after.as_dict() == {"cy": "Pedwar bloc."}


@pytest.mark.parametrize("written", ["31/03/2027", "March 2027", "Mar 2027"])
def test_a_due_date_written_otherwise_is_the_same_date(written: str) -> None:
    assert difference(record(), edited(record(), "A1", due=read_when(written))).changes == ()


def test_typographic_marks_and_a_heading_in_capitals_change_nothing() -> None:
    base = edited(record(), "A3", description=titled("“Don’t” – once"))
    file = edited(
        base, "A3", description=titled('"Don\'t" - once'), title=titled("TWO BANKS SUPPERS")
    )
    assert difference(base, file).changes == ()


def test_the_order_of_a_list_is_no_change() -> None:
    base = edited(record(), "A1", contributors=("B1", "B2"))
    assert difference(base, edited(base, "A1", contributors=("B2", "B1"))).changes == ()


def test_a_lead_keeps_the_person_that_the_file_does_not_tell() -> None:
    base = edited(record(), "A1", leads=(Lead(text="Head of Housing", partner="B2"),))
    file = edited(base, "A1", leads=(Lead(text="Housing (Head of)"),))
    assert difference(base, file).changes == ()


def test_a_figure_with_a_sign_for_its_unit_is_the_same_figure() -> None:
    base = edited(record(), "M1", baseline=Baseline(text="70", value=Decimal(70)))
    file = edited(base, "M1", baseline=Baseline(text="70%", value=Decimal("70.0")))
    assert difference(base, file).changes == ()


def test_readings_are_known_by_their_period_and_none_is_lost() -> None:
    new = Reading(text="74", period=read_when("2026/27"))
    change = only(difference(record(), edited(record(), "M1", readings=(new,))))
    assert [each.text for each in change.after] == ["70", "74"]


def test_a_corrected_reading_takes_the_place_of_the_one_of_its_period() -> None:
    new = Reading(text="71", period=read_when("2025/26"))
    change = only(difference(record(), edited(record(), "M1", readings=(new,))))
    assert [each.text for each in change.after] == ["71"]


def test_the_readings_that_a_file_lacks_can_be_withdrawn() -> None:
    new = Reading(text="74", period=read_when("2026/27"))
    file = edited(record(), "M1", readings=(new,))
    change = only(difference(record(), file, answers={"gone:M1:readings": "withdraw"}))
    assert change.after == (new,)


def test_a_measures_only_target_is_changed_and_not_doubled() -> None:
    base = edited(record(), "M1", targets=(Target(text="85", due=read_when("2028")),))
    file = edited(base, "M1", targets=(Target(text="90", due=read_when("2030")),))
    assert len(only(difference(base, file)).after) == 1


def test_the_same_needs_and_updates_again_change_nothing() -> None:
    needs = (Need(subject="A1", text="two posts"), Need(subject="A1", text="a van"))
    plan = replace(record(), needs=needs)
    assert difference(plan, plan).changes == ()


def test_an_update_of_the_same_round_is_changed_and_of_another_added() -> None:
    rows = (
        Update(subject="A1", period=read_when("Q2 2026"), text="A month late."),
        Update(subject="A1", period=read_when("Q3 2026"), text="Caught up."),
    )
    found = difference(record(), replace(record(), updates=rows))
    assert [change.kind for change in found.changes] == [ChangeKind.CHANGE, ChangeKind.ADD]


def test_a_column_that_only_draws_a_link_does_not_undo_its_agreement() -> None:
    agreed = Link(source="A2", target="P1", agreement=Agreement.AGREED, proof="Budget line 44")
    plain = Link(source="A2", target="P1")
    base = replace(
        record(), links=tuple(agreed if each == plain else each for each in record().links)
    )
    assert difference(base, record()).changes == ()


def test_a_place_that_the_file_no_longer_has_is_left() -> None:
    links = tuple(
        replace(each, target="P2") if each.source == "A2" else each for each in record().links
    )
    found = difference(record(), replace(record(), links=links))
    assert [(each.kind, each.type) for each in found.changes] == [
        (ChangeKind.WITHDRAW, "link"),
        (ChangeKind.ADD, "link"),
    ]


def test_a_file_without_a_level_moves_nothing() -> None:
    base = record()
    links = tuple(
        replace(each, target="O1" if each.target == "P1" else "O2")
        for each in base.links
        if each.source.startswith("A")
    )
    file = replace(
        base, priorities=(), links=links, fields=frozenset({"action.title", "link.source"})
    )
    assert difference(base, file).changes == ()


def test_another_main_place_is_told_as_one() -> None:
    second = replace(record(), links=(*record().links, Link(source="A2", target="P3")))
    swapped = tuple(
        sorted(second.links, key=lambda link: (link.source == "A2", link.target == "P1"))
    )
    done = imported(replace(second, links=swapped))
    assert next(each.target for each in done.links if each.source == "A2") == "P3"


def test_other_links_stay_though_the_file_lacks_them() -> None:
    depends = Link(source="A1", target="A2", kind=LinkKind.DEPENDS_ON)
    supports = Link(source="A3", target="A2", kind=LinkKind.SUPPORTS)
    base = replace(record(), links=(*record().links, depends, supports))
    found = difference(base, replace(record(), links=(*record().links, supports)))
    assert found.changes == ()
    assert [kept.row for kept in found.kept] == [depends]


def test_a_file_that_says_nothing_of_the_plan_keeps_its_title() -> None:
    assert difference(record(), replace(record(), title=Text())).changes == ()


def test_no_file_says_that_a_plan_is_agreed() -> None:
    from joinedup.core.words import PlanStatus

    assert difference(Plan(), Plan(status=PlanStatus.AGREED)).changes == ()


def test_a_measure_without_baseline_gets_one() -> None:
    base = Plan(measures=(Measure(ref="M1", title=titled("Falls")),))
    file = edited(base, "M1", baseline=Baseline(text="12", value=Decimal(12)))
    assert only(difference(base, file)).field == "baseline"
