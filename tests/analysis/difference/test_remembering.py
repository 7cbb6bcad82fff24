"""Answers that were given for an earlier file hold for the next; what people drew stays."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from joinedup.analysis.difference import (
    Choice,
    Difference,
    Drawn,
    apply,
    as_json,
    asked,
    difference,
    from_json,
    lacking,
    remembered,
)
from joinedup.core.plan import DeliverySystem, Link, Partner, Plan
from tests.analysis.difference.records import edited, record, renamed, titled
from tests.analysis.difference.test_names import known, naming

DAY = datetime.date(2026, 11, 17)


def answered(file: Plan, **said: str) -> tuple[Plan, dict[Any, Any]]:
    """The record once a file was brought in with answers, and what is remembered of it."""
    answers = {f"which:{ref}": answer for ref, answer in said.items()}
    found = difference(known(), file, answers=answers)
    return apply(known(), found), remembered([(DAY, as_json(found))])


def test_the_same_names_in_the_next_file_are_not_asked_again():
    done, earlier = answered(naming("ICB", "MH Trust"), B91="B2", B92="B3")
    again = difference(done, naming("Riverside Council", "MH Trust", "ICB"), earlier=earlier)
    assert again.open == ()
    assert again.changes == ()
    assert {each.answer: each.said for each in again.questions} == {"B2": DAY, "B3": DAY}
    assert all("17 November 2026" in each.hint and each.before for each in asked(again))


def test_a_remembered_answer_gives_way_to_another():
    done, earlier = answered(naming("ICB"), B91="B2")
    other = difference(done, naming("ICB"), earlier=earlier, answers={"which:B91": "new"})
    [question] = other.questions
    assert (question.answer, question.said) == ("new", None)
    assert len(apply(done, other).partners) == 5


def test_an_answer_about_somebody_under_one_body_says_nothing_of_another():
    said = {"which:B91": "B4", "which:U90": "U2"}
    found = difference(known(), naming("Two Banks", Director="Two Banks"), answers=said)
    earlier = remembered([(DAY, as_json(found))])
    same = difference(known(), naming("Two Banks", Director="Two Banks"), earlier=earlier)
    assert same.open == ()
    file = naming("Wend Valley Health Trust", Director="Wend Valley Health Trust")
    assert difference(known(), file, earlier=earlier).questions == ()


def test_an_answer_that_names_what_is_gone_is_asked_again():
    _, earlier = answered(naming("ICB"), B91="B2")
    left = replace(known(), partners=known().partners[:1], people=())
    found = difference(left, naming("ICB"), earlier=earlier)
    assert all(each.answer == "" for each in found.questions)


def test_a_row_that_was_left_out_is_left_out_of_the_next_file_too():
    file = renamed(edited(record(), "A3", title=titled("Night guardians at weekends")))
    [question] = difference(record(), file).questions
    left_out = difference(record(), file, answers={question.id: "leave out"})
    earlier = remembered([(DAY, as_json(left_out))])
    again = difference(record(), renamed(file), earlier=earlier)
    assert (again.open, again.changes) == ((), ())


def test_the_last_answer_holds_and_keeps_its_day_when_it_is_remembered():
    done, earlier = answered(naming("ICB"), B91="B2")
    again = from_json(as_json(difference(done, naming("ICB"), earlier=earlier)))
    later = remembered([(DAY, as_json(again)), (DAY + datetime.timedelta(90), as_json(again))])
    assert {said.day for said in later.values()} == {DAY}


# What people drew


def serving() -> Plan:
    """The record with a service that serves two actions."""
    team = DeliverySystem(ref="S1", number="S1", title=titled("Street team"), owner="B1")
    links = (Link(source="S1", target="A3"), Link(source="S1", target="A4"))
    return replace(record(), delivery_systems=(team,), links=(*record().links, *links))


def lacks_one(**given: Any) -> Difference:
    file = serving()
    left = tuple(each for each in file.links if (each.source, each.target) != ("S1", "A4"))
    return difference(serving(), renamed(replace(file, links=left)), **given)


DRAWN = {("S1", "A4", "serves"): Drawn(by="Eastshire Police", on=DAY)}


def test_a_link_that_a_file_drew_goes_with_its_cell():
    [change] = lacks_one().changes
    assert (change.type, change.before.target, change.after) == ("link", "A4", None)


def test_a_link_that_somebody_drew_on_a_page_stays_and_the_page_says_who():
    found = lacks_one(drawn=DRAWN)
    assert found.changes == ()
    [kept] = [each for each in found.kept if each.type == "link"]
    assert kept.choice is Choice.KEEP
    [told] = [each for each in lacking(from_json(as_json(found))) if each.type == "link"]
    assert told.hint == "Eastshire Police drew it on 17 November 2026."


def test_a_link_that_somebody_drew_goes_when_the_office_says_so():
    [kept] = [each for each in lacks_one(drawn=DRAWN).kept if each.type == "link"]
    [change] = lacks_one(drawn=DRAWN, answers={kept.id: "withdraw"}).changes
    assert (change.before.target, change.after) == ("A4", None)


def test_a_partner_without_a_question_is_new_though_others_were_answered():
    done, earlier = answered(naming("ICB"), B91="B2")
    found = difference(done, naming("ICB", "Otterling Charity"), earlier=earlier)
    assert [str(each.after.title) for each in found.changes] == ["Otterling Charity"]
    assert isinstance(found.changes[0].after, Partner)
