"""The archive keeps everything, and refuses what is not one with the path of the fault."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from joinedup.core.plan import Baseline, Link, Measure, Outcome, Plan
from joinedup.core.text import Text
from joinedup.core.words import LinkKind
from joinedup.formats.archive import RULES, SCHEMA, plan_from_json, plan_to_json, read_archive
from joinedup.formats.opening import Unreadable, open_file
from tests.plans import patiently, plans, rich_plan


def document(**plan: Any) -> str:
    return json.dumps({"schema": SCHEMA, "plan": plan})


def refusal(text: str) -> tuple[str, str]:
    """The code and the sentence with which a text is refused."""
    with pytest.raises(Unreadable) as refused:
        plan_from_json(text, "plan.json")
    return refused.value.finding.code, refused.value.finding.message()


@patiently(40)
@given(plan=plans())
def test_any_plan_comes_back_as_it_was(plan: Plan) -> None:
    assert plan_from_json(plan_to_json(plan)) == plan


def test_a_rich_plan_comes_back_and_gives_the_same_text_again() -> None:
    text = plan_to_json(rich_plan())
    assert plan_from_json(text) == rich_plan()
    assert plan_to_json(plan_from_json(text)) == text


def test_what_the_file_had_a_place_for_is_kept() -> None:
    plan = Plan(fields=frozenset({"action.due", "action.title"}))
    assert plan_from_json(plan_to_json(plan)).fields == plan.fields
    assert json.loads(plan_to_json(plan))["plan"]["fields"] == ["action.due", "action.title"]


@pytest.mark.parametrize(
    "plan",
    [
        Plan(language=""),
        Plan(fields=frozenset()),
        Plan(title=Text((("en", "a"), ("en", "b")))),
        Plan(title=Text((("en", ""),))),
        Plan(partnership="lone \ud800 half"),
        Plan(partnership='"quoted" \\ \u2028 \x00'),
        Plan(measures=(Measure(ref="M1", baseline=Baseline()),)),
        Plan(measures=(Measure(ref="M1", baseline=Baseline(value=Decimal("1.50"))),)),
        Plan(words={"outcome": ("", "")}),
    ],
)
def test_the_corners_of_a_plan_come_back(plan: Plan) -> None:
    again = plan_from_json(plan_to_json(plan))
    assert again == plan
    assert plan_to_json(again) == plan_to_json(plan)


def test_what_is_empty_is_left_out_and_what_is_said_by_default_is_not() -> None:
    plan = Plan(outcomes=(Outcome(ref="O1"),), links=(Link(source="O1", target="O1"),))
    written = json.loads(plan_to_json(plan))["plan"]
    assert written["outcomes"] == [{"ref": "O1"}]
    assert written["links"][0]["kind"] == "serves"
    assert (written["language"], written["year_starts"]) == ("en", 4)


def test_records_keep_the_order_of_their_fields() -> None:
    text = plan_to_json(rich_plan())
    assert (
        text.index('"schema"')
        < text.index('"title"')
        < text.index('"outcomes"')
        < text.index('"extras"')
    )
    assert text.endswith("}\n")


def test_a_number_may_be_a_string_or_a_number() -> None:
    measure = {"ref": "M1", "targets": [{"value": "75.5"}, {"value": 75.5}, {"value": 75}]}
    targets = plan_from_json(document(measures=[measure])).measures[0].targets
    assert [target.value for target in targets] == [Decimal("75.5"), Decimal("75.5"), Decimal(75)]


@pytest.mark.parametrize(
    ("plan", "path", "problem"),
    [
        ({"title": "x"}, "plan.title", "it is “x” and should be an object"),
        ({"title": {"en": 3}}, "plan.title.en", "it is the number 3 and should be text"),
        ({"actions": {}}, "plan.actions", "it is an object and should be a list"),
        ({"actions": [{"ref": "A1"}, {}]}, "plan.actions[1].ref", "it is missing"),
        ({"actions": [{"ref": "A1", "due": 2026}]}, "plan.actions[0].due", "it is the number 2026"),
        (
            {"actions": [{"ref": "A1", "colour": "red"}]},
            "plan.actions[0].colour",
            "there is no such field",
        ),
        ({"actions": [{"ref": None}]}, "plan.actions[0].ref", "it is null and should be text"),
        ({"kind": "town plan"}, "plan.kind", "it is “town plan” and should be one of plan, loip"),
        ({"year_starts": True}, "plan.year_starts", "it is true and should be a whole number"),
        ({"year_starts": 13}, "plan.year_starts", "13 is not a month"),
        ({"as_at": "31/03/2026"}, "plan.as_at", "should be a day such as 2026-03-31"),
        ({"words": {"outcome": ["aim"]}}, "plan.words.outcome", "it has 1 parts and should have 2"),
        (
            {"measures": [{"ref": "M1", "baseline": {"value": "NaN"}}]},
            "plan.measures[0].baseline.value",
            "“NaN”",
        ),
        (
            {"measures": [{"ref": "M1", "baseline": {"value": "ten"}}]},
            "plan.measures[0].baseline.value",
            "“ten”",
        ),
        (
            {"starts": {"text": "x", "period": {"start": "2026-01-01", "end": "2025-01-01"}}},
            "plan.starts.period",
            "A period must end after it starts",
        ),
        (
            {"needs": [{"subject": "A1", "amount": {"units": 1, "kind": "people"}}]},
            "plan.needs[0].amount",
            "Money has a currency",
        ),
        ({"outcomes": [{"ref": "O1"}], "goals": [{"ref": "O1"}]}, "O1", "two things have this ref"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_path(
    plan: dict[str, Any], path: str, problem: str
) -> None:
    code, message = refusal(document(**plan))
    assert code == "J04"
    assert message.startswith(f"At {path}: ")
    assert problem in message


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ("[1,", "J01", "at line 1, column 4"),
        ("", "J01", "at line 1, column 1"),
        ('{\n "schema": nul}', "J01", "at line 2, column 12"),
        ("{}", "J02", "has no “schema”"),
        ("[]", "J02", "has no “schema”"),
        ('"joinedup.plan/1"', "J02", "has no “schema”"),
        ('{"schema": 1}', "J02", "has no “schema”"),
        ('{"schema": "joinedup.findings/1"}', "J02", "has no “schema”"),
        ('{"schema": "joinedup.plan/2", "plan": {}}', "J03", "“joinedup.plan/2”"),
        ('{"schema": "joinedup.plan/1"}', "J04", "At plan: it is missing"),
        ('{"schema": "joinedup.plan/1", "plan": {}, "more": 1}', "J04", "At more"),
        ('{"schema": "joinedup.plan/1", "plan": {"version": "1", "version": "2"}}', "J04", "twice"),
        ('{"schema": "joinedup.plan/1", "plan": {"year_starts": NaN}}', "J04", "At NaN"),
        ('{"schema": "joinedup.plan/1", "plan": {"year_starts": -Infinity}}', "J04", "At -Infinity"),
        ('{"schema": "joinedup.plan/1", "plan": {"year_starts": 1e999999999}}', "J04", "digits"),
        ('{"schema": "joinedup.plan/1", "plan": {"year_starts": 1e9999999999999999999999}}', "J04", "digits"),
        ('{"schema": "joinedup.plan/1", "plan": {"year_starts": ' + "9" * 10_000 + "}}", "J04", "digits"),
        ("[" * 200_000, "J04", "nested too deep"),
        ('{"a":' * 200_000, "J04", "nested too deep"),
    ],
)  # fmt: skip
def test_what_is_no_archive_is_refused(text: str, code: str, part: str) -> None:
    found, message = refusal(text)
    assert found == code
    assert part in message


def test_a_number_with_a_huge_exponent_is_refused_before_it_is_written_out() -> None:
    measure = {"ref": "M1", "baseline": {"value": "1e99999999"}}
    assert refusal(document(measures=[measure]))[0] == "J04"


def test_a_fault_of_grammar_names_line_and_column() -> None:
    with pytest.raises(Unreadable) as refused:
        plan_from_json('{\n "schema": nul}', "plan.json")
    assert str(refused.value.finding.place) == "line 2, column 12"


def test_no_refusal_repeats_a_long_text() -> None:
    assert len(refusal(document(kind="x" * 10_000))[1]) < 300


def test_an_opened_file_gives_its_hash() -> None:
    opened = open_file(plan_to_json(rich_plan()).encode(), name="plan.json", isolate=False)
    file = read_archive(opened)
    assert (file.plan, file.sha256, file.findings) == (rich_plan(), opened.sha256, ())


def test_a_link_kind_is_written_as_people_say_it() -> None:
    link = Link(source="A1", target="A2", kind=LinkKind.DEPENDS_ON)
    assert json.loads(plan_to_json(Plan(links=(link,))))["plan"]["links"][0]["kind"] == "depends on"


def test_every_code_is_its_own() -> None:
    assert [rule.code for rule in RULES] == ["J01", "J02", "J03", "J04"]
