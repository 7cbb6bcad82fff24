"""Which thing of a file is which of the record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from joinedup.analysis.difference import ChangeKind, Doubt, apply, difference
from joinedup.core.plan import Action, Link, Milestone, Partner, Plan, Priority
from joinedup.core.planfile import Places
from joinedup.core.text import Text
from tests.analysis.difference.records import (
    edited,
    imported,
    only,
    record,
    renamed,
    titled,
    without,
)


def test_a_file_with_other_refs_and_the_same_words_changes_nothing() -> None:
    assert difference(record(), renamed(record())).changes == ()


def test_a_thing_is_known_by_its_number_though_its_title_was_reworded() -> None:
    file = renamed(edited(record(), "A1", title=titled("Eastmere blocks: retrofit and insulation")))
    change = only(difference(record(), file))
    assert (change.ref, change.field) == ("A1", "title")


def test_a_thing_is_known_by_its_title_though_it_was_renumbered() -> None:
    file = renamed(edited(record(), "A2", number="5.2.9"))
    change = only(difference(record(), file))
    assert (change.ref, change.field, change.after) == ("A2", "number", "5.2.9")


def test_rows_that_were_pushed_down_by_a_new_one_keep_what_they_are() -> None:
    file = edited(edited(record(), "A2", number="5.2.3"), "A1", number="5.2.2")
    new = Action(ref="A9", number="5.2.1", title=titled("Warm room in every library"))
    file = replace(
        file, actions=(new, *file.actions), links=(*file.links, Link(source="A9", target="P1"))
    )
    found = difference(record(), renamed(file))
    assert not found.questions
    added = [change for change in found.changes if change.kind is ChangeKind.ADD and change.ref]
    assert [str(change.after.title) for change in added] == ["Warm room in every library"]


def test_the_same_number_with_a_wholly_different_title_is_asked() -> None:
    file = renamed(edited(record(), "A3", title=titled("Night guardians at weekends")))
    found = difference(record(), file)
    (question,) = found.questions
    assert question.doubt is Doubt.SAME_NUMBER
    assert [each.ref for each in question.candidates] == ["A3"]
    assert found.changes == ()


@pytest.mark.parametrize(("answer", "actions"), [("A3", 4), ("new", 5), ("leave out", 4)])
def test_a_question_is_settled_by_its_answer(answer: str, actions: int) -> None:
    file = renamed(edited(record(), "A3", title=titled("Night guardians at weekends")))
    (question,) = difference(record(), file).questions
    answers = {question.id: answer}
    done = imported(file, answers=answers)
    assert len(done.actions) == actions
    assert ("Night guardians at weekends" in {str(each.title) for each in done.actions}) == (
        answer != "leave out"
    )
    assert difference(done, file, answers=answers).changes == ()


def test_an_answer_that_is_no_choice_leaves_the_question_open() -> None:
    file = renamed(edited(record(), "A3", title=titled("Night guardians at weekends")))
    (question,) = difference(record(), file).questions
    found = difference(record(), file, answers={question.id: "A77"})
    assert found.open == found.questions != ()


def test_two_rows_with_one_number_are_asked_and_never_merged() -> None:
    twin = Action(ref="A9", number="5.2.2", title=titled("Mould hotline for tenants"))
    file = record()
    file = replace(
        file, actions=(*file.actions, twin), links=(*file.links, Link(source="A9", target="P1"))
    )
    found = difference(record(), renamed(file))
    (question,) = found.questions
    assert question.doubt is Doubt.NUMBER_TWICE
    assert found.changes == ()


def test_two_rows_of_one_name_for_one_in_the_record_are_asked() -> None:
    rows = tuple(
        Milestone(
            ref=f"K{number}",
            title=titled("First block wrapped"),
            subject="A1",
            status_text=str(number),
        )
        for number in (1, 2)
    )
    found = difference(record(), replace(record(), milestones=rows))
    assert {question.doubt for question in found.questions} == {Doubt.SEVERAL}
    assert found.changes == ()


def test_a_row_that_stands_twice_is_added_twice_to_an_empty_record_and_then_stays() -> None:
    file = Plan(actions=tuple(Action(ref=f"A{n}", number="1", title=titled("Hub")) for n in (1, 2)))
    done = apply(Plan(), difference(Plan(), file))
    assert len(done.actions) == 2
    assert difference(done, file).changes == ()


def test_the_same_short_title_under_another_outcome_with_another_number_is_asked() -> None:
    base = edited(record(), "A2", title=titled("Recruit staff"))
    file = without(base, "A2")
    elsewhere = Action(ref="A9", number="6.1.7", title=titled("Recruit staff"))
    file = replace(
        file,
        actions=(*file.actions, elsewhere),
        links=(*file.links, Link(source="A9", target="P2")),
    )
    (question,) = difference(base, renamed(file)).questions
    assert question.doubt is Doubt.ALIKE


def test_a_thing_with_a_long_title_is_known_where_it_moved_to() -> None:
    file = edited(record(), "A1", number="6.1.3")
    links = tuple(
        replace(each, target="P2") if each.source == "A1" else each for each in file.links
    )
    done = imported(renamed(replace(file, links=links)))
    assert next(link.target for link in done.links if link.source == "A1") == "P2"
    assert len(done.actions) == 4


def test_the_refs_of_the_file_are_trusted_only_where_it_carries_them() -> None:
    file = edited(record(), "A1", number="", title=titled("Eastmere retrofit"))
    carried = difference(record(), file, refs={"A1"})
    assert {change.ref for change in carried.changes} == {"A1"}
    assert not carried.questions


def test_a_ref_that_was_kept_for_something_else_is_asked() -> None:
    file = edited(record(), "A4", number="", title=titled("Allotments beside school gates"))
    (question,) = difference(record(), file, refs={"A4"}).questions
    assert question.doubt is Doubt.REF


def test_a_milestone_of_the_same_name_under_another_action_is_another() -> None:
    other = Milestone(ref="K2", title=titled("First block wrapped"), subject="A2")
    file = replace(record(), milestones=(*record().milestones, other))
    change = only(difference(record(), file))
    assert (change.kind, change.type, change.after.subject) == (ChangeKind.ADD, "milestone", "A2")


def test_a_body_named_in_passing_is_asked_and_not_renamed() -> None:
    file = replace(
        record(),
        partners=(
            Partner(ref="B1", title=titled("Council")),
            Partner(ref="B2", title=titled("Wendbridge Homes")),
        ),
        fields=frozenset({"partner.title", "action.title", "action.accountable", "action.number"}),
    )
    places = Places()
    for ref in ("B1", "B2"):
        places.put(ref, sheet="Plan", row=3, columns={"title": "E"})
    found = difference(record(), file, places=places)
    assert [question.type for question in found.questions] == ["partner"]
    assert not [change for change in found.changes if change.type == "partner"]


def test_what_points_to_something_in_doubt_waits_with_it() -> None:
    file = edited(record(), "A3", title=titled("Night guardians at weekends"))
    step = Milestone(ref="K9", title=titled("First patrol"), subject="A3")
    file = renamed(replace(file, milestones=(*file.milestones, step)))
    found = difference(record(), file)
    assert [change.type for change in found.changes] == ["milestone"]
    assert only(found).after.subject is None


def test_a_title_in_two_languages_is_found_by_either() -> None:
    file = replace(
        edited(record(), "A1", number="", title=Text((("cy", "Ôl-osod blociau Eastmere"),))),
        language="cy",
    )
    found = difference(record(), renamed(file))
    assert not [change for change in found.changes if change.kind is ChangeKind.ADD]


def test_nested_priorities_are_matched() -> None:
    nested = Priority(ref="P9", number="5.2.0", title=titled("Insulation before boilers"))
    plan = replace(
        record(),
        priorities=(*record().priorities, nested),
        links=(*record().links, Link(source="P9", target="P1")),
    )
    assert difference(plan, renamed(plan)).changes == ()
