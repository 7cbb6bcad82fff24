from __future__ import annotations

from dataclasses import replace

from joinedup.analysis.lineage import vanished
from joinedup.core.plan import Lineage
from joinedup.core.words import Continuation
from tests.analysis.linkage.building import SOUND, cell, found, laid_out, said


def after(*rows: Lineage):
    """The sound plan after an earlier one with ten more actions that carried on."""
    kept = tuple(
        Lineage(number=f"9.{n}", title=f"Old {n}", what=Continuation.CARRIED_ON, into=("A1",))
        for n in range(10)
    )
    return replace(SOUND, lineage=(*kept, *rows))


def gone(count: int) -> tuple[Lineage, ...]:
    return tuple(Lineage(number=f"8.{n}", title=f"Gone {n}") for n in range(1, count + 1))


def test_seven_that_vanished_without_a_word_are_one_finding():
    plan = after(*gone(7))
    (finding,) = found(plan, "N31", laid_out(plan))
    assert finding.message() == (
        "Of the 17 projects of the earlier plan 7 have vanished without a word, among them "
        "8.1 “Gone 1”, 8.2 “Gone 2” and 8.3 “Gone 3”."
    )
    assert cell(finding) == "lineage!C12"
    assert [part.subject.title for part in finding.parts][-1] == "Gone 7"


def test_what_vanished_is_what_the_comparison_of_versions_says_vanished():
    plan = after(*gone(7), Lineage(number="8.9", title="Kept", into=("A2",)))
    assert [part.subject.number for part in found(plan, "N31")[0].parts] == [
        row.number for row in vanished(plan)
    ]


def test_one_that_vanished():
    assert said(after(*gone(1)), "N31") == [
        "8.1 “Gone 1” was in the earlier plan, and nothing says what became of it."
    ]


def test_outcomes_and_actions_that_vanished_are_told_apart():
    plan = after(*gone(1), Lineage(number="3", title="Safer streets", type="outcome"))
    assert len(said(plan, "N31")) == 2


def test_a_row_that_leads_somewhere_has_not_vanished():
    plan = after(replace(gone(1)[0], into=("A2",)))
    assert said(plan, "N31") == []


def test_a_row_that_goes_on_as_something_that_is_not_in_the_plan():
    plan = after(Lineage(number="8.1", title="Fêtes", what=Continuation.MERGED, into=("A99",)))
    assert said(plan, "N32") == [
        "8.1 “Fêtes” of the earlier plan is said to go on as “A99”, which is not in this plan."
    ]
    assert said(plan, "L06") == []


def test_a_row_that_stopped_without_a_reason():
    plan = after(Lineage(number="8.1", title="Job fair", what=Continuation.STOPPED))
    assert said(plan, "N33") == [
        "8.1 “Job fair” of the earlier plan was stopped, and nothing says why."
    ]


def test_a_row_that_stopped_with_a_reason():
    plan = after(Lineage(number="8.1", title="Job fair", what=Continuation.STOPPED, why="Dear."))
    assert said(plan, "N33") + said(plan, "N31") == []


def test_a_row_that_merged_and_nothing_says_into_what():
    plan = after(Lineage(number="8.1", title="Fêtes", what=Continuation.MERGED))
    assert said(plan, "N34") == [
        "8.1 “Fêtes” of the earlier plan is marked “merged”, and nothing says into what."
    ]


def test_a_row_that_moved_elsewhere_and_says_where():
    plan = after(Lineage(number="8.1", title="Fêtes", what=Continuation.MOVED, why="Arts plan"))
    assert said(plan, "N34") == []


def test_a_row_that_was_achieved_goes_on_in_nothing():
    plan = after(Lineage(number="8.1", title="Fêtes", what=Continuation.ACHIEVED))
    assert [said(plan, code) for code in ("N31", "N32", "N33", "N34")] == [[]] * 4


def test_many_that_stopped_without_a_reason_are_told_together():
    stopped = tuple(replace(each, what=Continuation.STOPPED) for each in gone(12))
    assert said(after(*stopped), "N33") == [
        "12 projects of the earlier plan were stopped and nothing says why, among them "
        "8.1 “Gone 1”, 8.2 “Gone 2” and 8.3 “Gone 3”."
    ]
