"""A list of figures (measure, period, value) brought in: readings of the measures that are there."""

from __future__ import annotations

from joinedup.analysis.difference import Difference, Doubt, apply, difference_of_file, sentences
from joinedup.core.plan import Measure, Outcome, Plan, Reading
from joinedup.core.text import Text
from joinedup.formats import read_plan

READY, HOMES = "Children ready for school", "Warm homes"


def plan(*measures: Measure) -> Plan:
    outcomes = (
        Outcome(ref="O1", title=Text.of("Best start")),
        Outcome(ref="O2", title=Text.of("Healthy homes")),
    )
    return Plan(title=Text.of("file"), outcomes=outcomes, measures=measures)


def measure(ref: str, title: str, subject: str, *readings: Reading) -> Measure:
    return Measure(ref=ref, title=Text.of(title), subject=subject, readings=readings)


def brought_in(record: Plan, *lines: str) -> Difference:
    content = "\n".join(["Measure,Period,Value", *lines, ""]).encode()
    return difference_of_file(record, read_plan(content))


def test_figures_of_measures_that_are_there_become_their_readings() -> None:
    record = plan(measure("M1", READY, "O1"), measure("M2", HOMES, "O2"))
    found = brought_in(record, f"{READY},2024/25,64", f"{READY},2025/26,67", f"{HOMES},2025/26,310")
    assert found.questions == ()
    assert {(each.ref, each.field) for each in found.changes} == {
        ("M1", "readings"),
        ("M2", "readings"),
    }
    after = apply(record, found)
    assert [each.subject for each in after.measures] == ["O1", "O2"]
    assert [[each.text for each in one.readings] for one in after.measures] == [
        ["64", "67"],
        ["310"],
    ]


def test_a_measure_that_is_not_there_is_new_and_is_said() -> None:
    found = brought_in(
        plan(measure("M1", READY, "O1")), f"{READY},2025/26,67", "Bathing water,2025/26,3"
    )
    assert "1 new measure" in sentences(found).headline
    assert [each.type for each in found.changes if each.after and not each.field] == ["measure"]


def test_the_same_list_again_changes_nothing() -> None:
    record = plan(measure("M1", READY, "O1"))
    lines = (f"{READY},2024/25,64", f"{READY},2025/26,67")
    after = apply(record, brought_in(record, *lines))
    assert brought_in(after, *lines).changes == ()


def test_a_title_that_two_measures_have_is_asked_about() -> None:
    record = plan(measure("M1", READY, "O1"), measure("M2", READY, "O2"))
    found = brought_in(record, f"{READY},2025/26,67")
    (question,) = found.questions
    assert question.doubt is Doubt.SEVERAL
    assert {each.ref for each in question.candidates} == {"M1", "M2"}
    assert found.changes == ()
