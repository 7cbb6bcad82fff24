"""Popolo: who is at the table, under the terms that Popolo has, and nothing lost."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from joinedup.core.dates import read_when
from joinedup.core.governance import Group, Seat
from joinedup.core.period import Grain, Period, When
from joinedup.core.plan import Partner, Plan
from joinedup.core.text import Text
from joinedup.formats.popolo import popolo_to_json
from joinedup.formats.popolo.days import partial_date, says_all
from tests.formats.popolo.tables import any_table, table
from tests.plans import patiently

BASE = "https://riverside.example/"

NAME = {"name": "text", "note": "text", "start_date": "date", "end_date": "date"}
IDENTIFIER = {"identifier": "text", "scheme": "text"}
TERMS: dict[str, dict[str, Any]] = {
    "persons": {"id": "text", "name": "text", "other_names": [NAME]},
    "organizations": {
        "id": "text",
        "name": "text",
        "other_names": [NAME],
        "identifiers": [IDENTIFIER],
        "classification": "text",
        "parent_id": "organizations",
        "area_id": "areas",
        "founding_date": "date",
        "dissolution_date": "date",
    },
    "memberships": {
        "id": "text",
        "label": "text",
        "role": "text",
        "member": "object",
        "person_id": "persons",
        "organization_id": "organizations",
        "post_id": "posts",
        "on_behalf_of_id": "organizations",
        "area_id": "areas",
        "start_date": "date",
        "end_date": "date",
    },
    "posts": {
        "id": "text",
        "label": "text",
        "role": "text",
        "organization_id": "organizations",
        "area_id": "areas",
        "start_date": "date",
        "end_date": "date",
    },
    "areas": {
        "id": "text",
        "name": "text",
        "identifier": "text",
        "classification": "text",
        "parent_id": "areas",
    },
}
"""What the published JSON Schemas (popolo-project/popolo-spec, folder ``schemas``, those of person,
organization, membership, post, area, identifier and other_name) say of the terms that we use, put
in our own way. A list is a class name where the term is the id of one of that class."""

DATE = re.compile("[0-9]{4}(-[0-9]{2}){0,2}")  # the pattern of those schemas


def faults(document: dict[str, Any]) -> list[str]:
    """What of a document those schemas do not allow; stricter than they are in that no other term
    but ``other`` may stand there, ids are there and once, and lead somewhere."""
    ids = {name: [each["id"] for each in document[name]] for name in TERMS}
    every = [each for found in ids.values() for each in found]
    found = [f"{each} twice" for each in every if every.count(each) > 1]
    for name, terms in TERMS.items():
        for each in document[name]:
            found += _faults(each, terms, f"{name} {each['id']}", ids)
    return found


def _faults(
    each: dict[str, Any], terms: dict[str, Any], where: str, ids: dict[str, list[str]]
) -> list[str]:
    found = []
    for term, value in each.items():
        kind = "object" if term == "other" else terms.get(term)
        if isinstance(kind, list):
            for one in value:
                found += _faults(one, kind[0], f"{where}.{term}", ids)
        elif not _fits(value, kind, ids):
            found.append(f"{where}.{term}: {value!r}")
    required = {"name"} if "note" in terms else {"identifier"} if "scheme" in terms else set()
    return found + [f"{where} has no {term}" for term in required - each.keys()]


def _fits(value: Any, kind: str | None, ids: dict[str, list[str]]) -> bool:
    if kind == "object":
        return isinstance(value, dict)
    if kind is None or not isinstance(value, str):
        return False
    if kind == "date":
        return bool(DATE.fullmatch(value))
    return kind == "text" or value in ids[kind]


def written(plan: Plan, base: str = "") -> dict[str, Any]:
    document: dict[str, Any] = json.loads(popolo_to_json(plan, base))
    return document


def of(plan: Plan, name: str, key: str) -> dict[str, Any]:
    """The one resource of an id."""
    (found,) = (each for each in written(plan)[name] if each["id"] == key)
    assert isinstance(found, dict)
    return found


def test_a_table_is_what_the_published_schemas_ask_for() -> None:
    assert faults(written(table())) == []
    assert faults(written(table(), BASE)) == []


def test_the_check_finds_a_wrong_date_a_dangling_id_and_an_unknown_term() -> None:
    document = written(table())
    document["memberships"][-1] |= {"start_date": "Q3", "person_id": "U9", "since": "2024"}
    assert [each.rsplit(".")[-1] for each in faults(document)] == [
        "person_id: 'U9'",
        "start_date: 'Q3'",
        "since: '2024'",
    ]


@patiently(40)
@given(plan=any_table())
def test_any_table_gives_valid_popolo_and_the_same_each_time(plan: Plan) -> None:
    text = popolo_to_json(plan, BASE)
    assert faults(json.loads(text)) == []
    assert popolo_to_json(plan, BASE) == text


def test_a_plan_without_a_table_still_says_which_partnership_it_is_of() -> None:
    document = written(Plan(title=Text.of("Riverside 2030")))
    assert document.pop("organizations") == [
        {"id": "partnership", "name": "Riverside 2030", "classification": "partnership"}
    ]
    assert document == {"persons": [], "memberships": [], "posts": [], "areas": []}


def test_an_identifier_is_taken_apart_into_its_scheme_and_the_number() -> None:
    partner = of(table(), "organizations", "B1")
    assert partner["identifiers"] == [{"scheme": "GB-CHC", "identifier": "1089464"}]
    assert partner["classification"] == "voluntary"
    assert partner["other_names"] == [{"name": "Gofalwyr Wendbridge", "note": "cy"}]


def test_an_identifier_of_no_known_list_is_kept_as_written_without_a_scheme() -> None:
    plan = replace(table(), partners=(Partner(ref="B1", org_id="Charity 12"),))
    assert of(plan, "organizations", "B1")["identifiers"] == [{"identifier": "Charity 12"}]


def test_groups_are_organisations_under_the_one_that_they_answer_to() -> None:
    board, health = (of(table(), "organizations", key) for key in ("T1", "T2"))
    assert (board["classification"], board["parent_id"]) == ("board", "partnership")
    assert (health["classification"], health["parent_id"]) == ("theme group", "T1")
    assert board["founding_date"] == "2019"


def test_a_seat_is_a_post_that_is_there_whoever_holds_it() -> None:
    empty = replace(table(), seat_holders=())
    post = of(empty, "posts", "E1")
    assert post["label"] == "Board: the carers"
    assert (post["organization_id"], post["start_date"], post["role"]) == ("T1", "2021-04", "carer")
    assert (post["other"]["votes"], post["other"]["deputy"]) == (2, "U2")


def test_who_holds_a_seat_is_a_member_of_the_group_on_behalf_of_the_partner() -> None:
    holder = of(table(), "memberships", "Y1")
    assert (holder["person_id"], holder["organization_id"]) == ("U1", "T1")
    assert (holder["post_id"], holder["on_behalf_of_id"]) == ("E1", "B1")
    assert (holder["other"]["tenure"], holder["other"]["why"]) == ("acting", "Post vacant")


def test_a_chair_is_a_membership_with_that_role() -> None:
    chair = of(table(), "memberships", "C1")
    assert (chair["role"], chair["organization_id"], chair["person_id"]) == (
        "vice-chair",
        "T1",
        "U2",
    )
    assert (chair["on_behalf_of_id"], chair["start_date"]) == ("B2", "2024-05")
    assert chair["other"]["chosen"] == "by ballot"


def test_a_term_that_goes_on_has_no_end() -> None:
    chair = of(table(), "memberships", "C1")
    assert "end_date" not in chair
    assert chair["other"]["ended"]["text"] == "ongoing"


def test_a_part_in_leadership_is_a_membership_of_the_partnership_unless_it_was_removed() -> None:
    assert of(table(), "memberships", "V1")["role"] == "leadership: direction, community"
    assert "V2" not in {each["id"] for each in written(table())["memberships"]}


def test_people_are_told_by_role_and_work_for_their_body_until_they_left() -> None:
    assert of(table(), "persons", "U1") == {"id": "U1", "name": "Director of services"}
    work = of(table(), "memberships", "U1-B1")
    assert (work["organization_id"], work["end_date"]) == ("B1", "2025-09-30")


def test_partners_are_members_of_the_partnership_from_when_they_joined() -> None:
    member = of(table(), "memberships", "B1-partnership")
    assert member["member"] == {"id": "B1", "name": "Wendbridge Carers"}
    assert (member["start_date"], member["end_date"]) == ("2021-04-01", "2025-09")


def test_a_date_that_popolo_cannot_say_whole_is_kept_as_it_was_written() -> None:
    holder = of(table(), "memberships", "Y1")
    assert (holder["start_date"], "end_date" in holder) == ("2024", False)
    assert holder["other"]["starts"]["text"] == "Q3 2024"
    assert holder["other"]["ended"]["period"]["start"] == "2025-04-01"


@pytest.mark.parametrize(
    ("written", "date", "whole"),
    [
        ("2026-03-31", "2026-03-31", True),
        ("March 2026", "2026-03", True),
        ("2026", "2026", True),
        ("Q1 2026", "2026", False),
        ("2026/27", None, False),
        ("sometime", None, False),
        ("TBC", None, False),
    ],
)
def test_a_date_says_no_more_than_was_written(written: str, date: str | None, whole: bool) -> None:
    when = read_when(written)
    assert (partial_date(when), says_all(when)) == (date, whole)


def test_some_days_of_a_month_are_that_month_and_not_all_that_was_written() -> None:
    days = Period(datetime.date(2026, 3, 3), datetime.date(2026, 3, 6), Grain.SPAN)
    assert (partial_date(When("3 to 5 March", days)), says_all(When("3 to 5 March", days))) == (
        "2026-03",
        False,
    )


def test_a_doubtful_date_keeps_its_note() -> None:
    when = When("3/4/26", Period.day(datetime.date(2026, 4, 3)), note="day first")
    plan = Plan(groups=(Group(ref="T1", starts=when),))
    group = of(plan, "organizations", "T1")
    assert group["founding_date"] == "2026-04-03"
    assert group["other"]["starts"]["note"] == "day first"


def test_ids_stand_in_the_namespace_that_is_given_wherever_they_stand() -> None:
    document = written(table(), BASE)
    bare = {thing.ref for thing in table().things()}
    assert bare & set(_texts(document)) == set()
    (board,) = (each for each in document["organizations"] if each["id"] == f"{BASE}T1")
    assert board["other"]["quorum"][0]["seat"] == f"{BASE}E1"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value


def test_an_authority_is_named_by_the_code_of_its_area_and_localities_lie_in_it() -> None:
    area, locality = written(table())["areas"]
    assert (area["identifier"], area["classification"]) == ("E06000057", "unitary authority")
    assert "Northumberland" in area["name"]
    assert locality == {"id": "Z1", "name": "Eastmere", "parent_id": "area"}


def test_an_area_that_is_a_name_is_told_by_it() -> None:
    (area, *_) = written(replace(table(), area="Riverside"))["areas"]
    assert area == {"id": "area", "name": "Riverside"}


def test_a_seat_that_points_to_no_group_of_the_plan_keeps_what_it_said() -> None:
    plan = replace(table(), seats=(Seat(ref="E1", group="T9"),))
    post = of(plan, "posts", "E1")
    assert "organization_id" not in post
    assert post["other"]["group"] == "T9"


def test_what_no_encoding_holds_is_escaped() -> None:
    text = popolo_to_json(Plan(partnership="lone \ud800 half"))
    assert json.loads(text.encode())["organizations"][0]["name"] == "lone \ud800 half"
