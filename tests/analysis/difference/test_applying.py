"""A difference is applied exactly, kept without loss, and refused once it is stale."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given

from joinedup.analysis.difference import (
    ChangeKind,
    Stale,
    apply,
    as_json,
    difference,
    from_json,
    sentences,
)
from joinedup.core.plan import Action, Link, Plan
from joinedup.core.versions import FROZEN
from tests.analysis.difference.records import edited, only, record, renamed, titled, without
from tests.plans import patiently, plans, rich_plan


@patiently(60)
@given(plans(), plans())
def test_a_file_that_was_taken_in_changes_nothing_more(mine: Plan, file: Plan) -> None:
    assert difference(mine, mine).changes == ()
    found = difference(mine, file)
    done = apply(mine, found)
    assert difference(done, file).changes == ()
    assert sentences(found).headline


@patiently(60)
@given(plans(), plans())
def test_what_is_withdrawn_and_answered_holds_at_the_second_import(mine: Plan, file: Plan) -> None:
    asked = difference(mine, file)
    answers = {question.id: question.choices[0] for question in asked.questions}
    answers["gone:*"] = "withdraw"
    found = difference(mine, file, answers=answers)
    done = apply(mine, found)
    refs = {thing.ref for thing in done.things()}
    assert {link.source for link in done.links} | {link.target for link in done.links} <= refs


@patiently(60)
@given(plans(), plans())
def test_a_difference_is_kept_as_plain_data_without_loss(mine: Plan, file: Plan) -> None:
    found = difference(mine, file)
    back = from_json(json.loads(json.dumps(as_json(found))))
    assert back == found
    assert back.names == found.names
    assert apply(mine, back) == apply(mine, found)


def test_an_empty_record_becomes_the_file() -> None:
    done = apply(Plan(), difference(Plan(), rich_plan()))
    assert difference(done, rich_plan()).changes == ()
    assert [len(list(done.things())), len(done.links)] == [
        len(list(rich_plan().things())),
        len(rich_plan().links),
    ]


def test_what_is_added_gets_the_refs_that_are_given_and_everything_points_to_them() -> None:
    new = Action(ref="A1", number="6.1.3", title=titled("Choir of both banks"))
    file = Plan(
        actions=(new,), links=(Link(source="A1", target="O1"),), outcomes=record().outcomes[1:]
    )
    file = renamed(file)
    file = replace(file, links=(Link(source=file.actions[0].ref, target=file.outcomes[0].ref),))
    found = difference(record(), file)
    given_out: list[str] = []

    def new_ref(type: str) -> str:
        given_out.append(type)
        return "A-k3f9x2mq7h4tz8ab"

    done = apply(record(), found, new_ref)
    assert given_out == ["action"]
    assert done.links[-1] == Link(source="A-k3f9x2mq7h4tz8ab", target="O2")


def test_a_difference_to_a_record_that_has_changed_since_is_stale() -> None:
    found = difference(record(), edited(record(), "A1", theme="Homes"))
    with pytest.raises(Stale, match="has changed"):
        apply(edited(record(), "A2", theme="Homes"), found)


def test_the_digest_names_the_changes_and_the_record() -> None:
    one = difference(record(), edited(record(), "A1", theme="Homes"))
    again = difference(record(), renamed(edited(record(), "A1", theme="Homes")))
    other = difference(record(), edited(record(), "A1", theme="Home"))
    elsewhere = edited(record(), "A2", theme="River")
    later = difference(elsewhere, edited(elsewhere, "A1", theme="Homes"))
    assert one.digest == again.digest
    assert len({one.digest, other.digest, later.digest}) == 3


AGREED = frozenset(
    {
        *(f"{type}.{name}" for type, names in FROZEN.items() for name in names),
        *("outcome", "priority", "action", "statement", "lineage", "action.place"),
    }
)


def test_an_agreed_plan_keeps_its_words_and_says_what_was_not_taken() -> None:
    file = edited(record(), "A1", title=titled("Eastmere blocks retrofit, all five"), theme="Homes")
    file = edited(file, "A1", reporter="Retrofit manager")
    found = difference(record(), file, frozen=AGREED)
    assert only(found).field == "reporter"
    assert {change.field for change in found.frozen} == {"title", "theme"}


def test_an_agreed_plan_may_gain_a_language() -> None:
    file = edited(record(), "A2", title=titled("Damp response", cy="Ymateb i leithder"))
    assert only(difference(record(), file, frozen=AGREED)).field == "title"


def test_an_agreed_plan_gains_no_action_and_loses_none() -> None:
    new = Action(ref="A9", number="6.1.3", title=titled("Choir of both banks"))
    file = without(record(), "A4")
    file = replace(
        file, actions=(*file.actions, new), links=(*file.links, Link(source="A9", target="P2"))
    )
    found = difference(record(), renamed(file), frozen=AGREED, answers={"gone:*": "withdraw"})
    assert found.changes == ()
    assert [(change.kind, change.type) for change in found.frozen] == [(ChangeKind.ADD, "action")]


def test_places_of_an_agreed_plan_stay() -> None:
    links = tuple(
        replace(each, target="P2") if each.source == "A2" else each for each in record().links
    )
    found = difference(record(), replace(record(), links=links), frozen=AGREED)
    assert found.changes == ()
    assert len(found.frozen) == 2
