"""What the record has and the file has not."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from joinedup.analysis.difference import ChangeKind, Choice, apply, difference
from joinedup.core.plan import DeliverySystem, Link, Risk
from joinedup.core.words import Progress
from tests.analysis.difference.records import edited, imported, only, record, titled, without

DAY = datetime.date(2026, 11, 17)


def test_what_the_file_lacks_is_listed_and_kept() -> None:
    found = difference(record(), without(record(), "A4"))
    assert found.changes == ()
    (kept,) = found.kept
    assert (kept.ref, kept.choice) == ("A4", Choice.KEEP)


@pytest.mark.parametrize("key", ["gone:A4", "gone:action:*", "gone:*"])
def test_it_is_withdrawn_when_that_is_chosen_for_it_or_for_all(key: str) -> None:
    done = imported(without(record(), "A4"), answers={key: "withdraw"})
    assert {each.ref for each in done.actions} == {"A1", "A2", "A3"}
    assert not [link for link in done.links if link.source == "A4"]


def test_steps_and_updates_go_with_what_is_withdrawn() -> None:
    file = replace(
        without(record(), "A1", "K1"), fields=frozenset({"action.title", "action.number"})
    )
    found = difference(record(), file, answers={"gone:A1": "withdraw"})
    assert [(kept.ref, kept.with_it) for kept in found.kept] == [("A1", ("K1",))]
    done = apply(record(), found)
    assert (done.milestones, done.updates) == ((), ())


def test_what_pointed_to_a_withdrawn_body_points_to_nothing() -> None:
    file = without(edited(record(), "A2", accountable="B1"), "B2")
    done = imported(file, answers={"gone:B2": "withdraw"})
    assert {each.accountable for each in done.actions} == {"B1", None}
    unsaid = replace(
        file, fields=frozenset({"action.title", "action.number", "partner.title", "partner.number"})
    )
    base = edited(record(), "A3", contributors=("B2", "B1"))
    done = apply(base, difference(base, unsaid, answers={"gone:B2": "withdraw"}))
    assert next(each for each in done.actions if each.ref == "A3").contributors == ("B1",)


def test_an_action_that_ended_has_stopped() -> None:
    change = only(difference(record(), without(record(), "A4"), answers={"gone:A4": "ended"}))
    assert (change.kind, change.field, change.after) == (ChangeKind.END, "status", Progress.STOPPED)


def test_a_service_ends_on_the_day_that_is_given_and_is_not_missed_again() -> None:
    base = replace(
        record(),
        delivery_systems=(
            DeliverySystem(ref="S1", title=titled("Handyperson service"), owner="B2"),
            DeliverySystem(ref="S2", title=titled("Warm homes team"), owner="B1"),
        ),
    )
    file = without(base, "S1")
    answers = {"gone:S1": "ended"}
    done = apply(base, difference(base, file, answers=answers, day=DAY))
    assert done.delivery_systems[0].ended is not None
    assert difference(done, file).kept == ()
    with pytest.raises(ValueError, match="give the day"):
        difference(base, file, answers=answers)


def test_a_type_that_the_file_has_no_rows_of_is_not_missed() -> None:
    base = replace(record(), risks=(Risk(ref="R1", title=titled("No fitters"), subject="A1"),))
    file = replace(record(), fields=frozenset({"action.title", "action.number"}))
    assert not [kept for kept in difference(base, file).kept if kept.type == "risk"]


def test_a_thing_that_a_question_is_about_is_not_missed() -> None:
    file = edited(record(), "A3", title=titled("Night guardians at weekends"))
    found = difference(record(), file)
    assert found.questions
    assert found.kept == ()


def test_a_link_may_end() -> None:
    from joinedup.core.words import LinkKind

    base = replace(
        record(),
        links=(
            *record().links,
            Link(source="A1", target="A2", kind=LinkKind.DEPENDS_ON),
            Link(source="A3", target="A2", kind=LinkKind.SUPPORTS),
        ),
    )
    file = replace(record(), links=base.links[:-2] + base.links[-1:])
    (kept,) = difference(base, file).kept
    done = apply(base, difference(base, file, answers={kept.id: "ended"}, day=DAY))
    assert done.links[-2].ended is not None


def test_a_link_drawn_by_a_withdrawn_body_is_drawn_by_nobody() -> None:
    from joinedup.analysis.difference import as_json, from_json

    drawn = tuple(
        replace(each, drawn_by="B2") if each.source == "A3" else each for each in record().links
    )
    base = replace(record(), links=drawn)
    file = replace(without(edited(base, "A2", accountable=None), "B2"), links=record().links)
    found = difference(base, file, answers={"gone:B2": "withdraw"})
    assert from_json(as_json(found)) == found
    assert {link.drawn_by for link in apply(base, found).links} == {""}
