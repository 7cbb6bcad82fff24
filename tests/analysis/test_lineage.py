"""Two versions of a plan, side by side."""

from __future__ import annotations

import datetime
import random
import time
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from importlib import resources
from typing import Any

import pytest

from joinedup.analysis.lineage import SENTENCES, Change, ChangeKind, compare, vanished
from joinedup.core.period import When
from joinedup.core.plan import (
    Action,
    Baseline,
    Lead,
    Lineage,
    Link,
    Measure,
    Outcome,
    Plan,
    Priority,
    Target,
)
from joinedup.core.text import Text
from joinedup.core.words import Continuation, Direction, LeadState, Progress
from joinedup.formats import read_plan

K = ChangeKind


def action(number: str, title: str, **given: Any) -> Action:
    return Action(ref=f"A{number}", number=number, title=Text.of(title), **given)


def plan(*actions: Action, **given: Any) -> Plan:
    return Plan(actions=actions, **given)


def measure(target: int | None, **given: Any) -> Measure:
    targets = (
        () if target is None else (Target(text=str(target), value=Decimal(target), due=on(2030)),)
    )
    return Measure(
        ref="M1", number="M1", title=Text.of("Homes insulated"), targets=targets, **given
    )


def on(year: int, month: int = 3, day: int = 31) -> When:
    return When.on(datetime.date(year, month, day))


def fate(old: Plan, new: Plan) -> Change:
    """The one fate among actions."""
    (change,) = (
        each for each in compare(old, new).changes if each.kind.is_fate and each.type == "action"
    )
    return change


def kinds(old: Plan, new: Plan) -> list[ChangeKind]:
    return [change.kind for change in compare(old, new).changes]


def test_the_same_plan_continues_and_nothing_changed() -> None:
    same = plan(action("1", "Falls clinics", due=on(2027), leads=(Lead(text="Nurse"),)))
    assert kinds(same, same) == [K.CONTINUES]


def test_a_thing_that_is_nowhere_vanished_without_a_word() -> None:
    change = fate(plan(action("7", "Street parties fund")), plan())
    assert change.kind is K.VANISHED
    assert change.message() == "7 “Street parties fund” vanished without a word."


def test_what_is_most_like_a_vanished_thing_is_named_though_it_is_taken() -> None:
    old = plan(action("1", "Falls clinics in village halls"), action("2", "Falls clinics in halls"))
    new = plan(action("1", "Falls clinics in village halls"))
    (change,) = compare(old, new).of(K.VANISHED)
    assert "The title most like it is 1 “Falls clinics in village halls”" in change.message()


def test_a_thing_of_the_new_version_alone_is_new() -> None:
    assert (
        fate(plan(), plan(action("1", "Night guardians"))).message()
        == "1 “Night guardians” is new."
    )


def test_case_plural_and_small_words_make_no_other_title() -> None:
    change = fate(plan(action("1", "The Falls Clinics")), plan(action("9", "Falls clinic")))
    assert (change.kind, change.doubtful) == (K.CONTINUES, False)


def test_the_same_number_with_a_likely_title_is_the_same_thing_reworded() -> None:
    old, new = (
        plan(action("4.1", "Insulation for tenants")),
        plan(action("4.1", "Insulation of private lets")),
    )
    assert kinds(old, new) == [K.CONTINUES, K.REWORDED]
    assert not compare(old, new).doubtful()


def test_the_same_number_with_another_title_is_another_thing() -> None:
    old, new = plan(action("4.1", "Hub on a bus")), plan(action("4.1", "Wend relief channel"))
    assert Counter(kinds(old, new)) == {K.VANISHED: 1, K.NEW: 1}


def test_a_match_by_half_the_title_is_doubtful_and_says_so_with_its_score() -> None:
    old = plan(action("1", "Help before arrears for young families"))
    new = plan(action("8", "Help before arrears and eviction"))
    (change,) = compare(old, new).doubtful()
    assert change.score is not None
    assert 55 <= change.score < 80
    assert f"{change.score}% alike: please look" in change.message()


def test_two_titles_as_likely_as_each_other_make_a_doubtful_match() -> None:
    old = plan(action("1", "Youth work in Eastmere on Fridays"))
    new = plan(
        action("8", "Youth work in Eastmere on Mondays"),
        action("9", "Youth work in Eastmere on Sundays"),
    )
    assert len(compare(old, new).doubtful()) == 1


def test_within_the_same_outcome_less_likeness_is_enough_for_a_doubtful_match() -> None:
    outcome = Outcome(ref="O1", number="1", title=Text.of("Warm homes"))
    titles = ("Insulate Eastmere blocks quickly", "Eastmere blocks retrofit programme delivery")
    bare = [plan(action(str(at), title)) for at, title in enumerate(titles, start=1)]
    under = [
        replace(each, outcomes=(outcome,), links=(Link(source=each.actions[0].ref, target="O1"),))
        for each in bare
    ]
    assert fate_kinds(*bare) == {K.VANISHED, K.NEW}
    assert fate_kinds(*under) == {K.CONTINUES}
    assert len(compare(*under).doubtful()) == 1


def fate_kinds(old: Plan, new: Plan) -> set[ChangeKind]:
    return set(compare(old, new).fates("action"))


def test_each_thing_is_matched_once_and_the_best_pair_first() -> None:
    old = plan(
        action("1", "Youth work in Eastmere"), action("2", "Youth work in Eastmere two evenings")
    )
    new = plan(action("5", "Youth work in Eastmere, two evenings a week"))
    (change,) = compare(old, new).of(K.CONTINUES)
    assert change.old is not None
    assert change.old.ref == "A2"


LINEAGE_CASES = [
    (Continuation.MERGED, ("A9",), "", K.MERGED, "1 “Old” was merged into 9 “New”."),
    (Continuation.SPLIT, ("A9",), "", K.SPLIT, "1 “Old” was split into 9 “New”."),
    (Continuation.ACHIEVED, (), "", K.ACHIEVED, "1 “Old” ended as achieved."),
    (Continuation.STOPPED, (), "no money.", K.STOPPED, "1 “Old” was stopped: no money."),
    (
        Continuation.STOPPED,
        (),
        "",
        K.STOPPED_WITHOUT_REASON,
        "1 “Old” was stopped, and nothing says why.",
    ),
    (
        Continuation.MOVED,
        (),
        "the locality plan",
        K.MOVED_AWAY,
        "1 “Old” moved elsewhere: the locality plan.",
    ),
    (Continuation.MOVED, (), "", K.MOVED_AWAY, "1 “Old” moved elsewhere: where to is not said."),
    (
        Continuation.MERGED,
        (),
        "",
        K.MERGED,
        "1 “Old” was merged into something that is not in the plan.",
    ),
    (Continuation.CARRIED_ON, ("A9",), "", K.CONTINUES, "1 “Old” continues as 9 “New”."),
]


@pytest.mark.parametrize(("what", "into", "why", "kind", "sentence"), LINEAGE_CASES)
def test_what_the_new_version_says_itself_is_taken_at_its_word(
    what: Continuation, into: tuple[str, ...], why: str, kind: ChangeKind, sentence: str
) -> None:
    row = Lineage(number="1", title="Old", what=what, into=into, why=why)
    comparison = compare(plan(action("1", "Old")), plan(action("9", "New"), lineage=(row,)))
    (change,) = comparison.of(kind)
    assert change.said
    assert change.message() == sentence
    assert len(comparison.of(K.NEW)) == (0 if into else 1)


def test_merges_and_splits_of_several_are_told_thing_by_thing() -> None:
    old = plan(action("1", "One"), action("2", "Two"), action("3", "Three"))
    rows = (
        Lineage(number="1", title="One", what=Continuation.MERGED, into=("A8",)),
        Lineage(number="2", title="Two", what=Continuation.MERGED, into=("A8",)),
        Lineage(number="3", title="Three", what=Continuation.SPLIT, into=("A9", "A10")),
    )
    new = plan(action("8", "Both"), action("9", "Left"), action("10", "Right"), lineage=rows)
    assert compare(old, new).fates("action") == {K.MERGED: 2, K.SPLIT: 1}


def test_lineage_in_several_lines_for_one_thing_is_read_together() -> None:
    rows = [
        Lineage(number="1", title="Old", what=Continuation.SPLIT, into=(ref,))
        for ref in ("A8", "A9")
    ]
    change = fate(
        plan(action("1", "Old")),
        plan(action("8", "Left"), action("9", "Right"), lineage=tuple(rows)),
    )
    assert [each.ref for each in change.new] == ["A8", "A9"]


def test_lineage_goes_before_number_and_title() -> None:
    row = Lineage(number="1", title="Falls", what=Continuation.CARRIED_ON, into=("A9",))
    comparison = compare(
        plan(action("1", "Falls")),
        plan(action("1", "Falls"), action("9", "Balance"), lineage=(row,)),
    )
    (change,) = comparison.of(K.CONTINUES)
    assert change.new[0].ref == "A9"
    assert [each.new[0].ref for each in comparison.of(K.NEW)] == ["A1"]


def test_of_what_lineage_names_and_says_nothing_likeness_is_no_guess() -> None:
    row = Lineage(number="1", title="Help before arrears for families")
    new = plan(action("8", "Help before arrears and eviction"), lineage=(row,))
    old = plan(action("1", "Help before arrears for families"))
    assert Counter(kinds(old, new)) == {K.VANISHED: 1, K.NEW: 1}


def test_lineage_of_what_the_old_version_never_had_is_told() -> None:
    row = Lineage(number="77", title="Job fair", what=Continuation.STOPPED, why="cost")
    (change,) = compare(plan(), plan(lineage=(row,))).changes
    assert (
        change.message()
        == "The new version speaks of “Job fair”, which the earlier version does not have."
    )


def test_an_action_marked_done_that_is_left_out_did_not_vanish() -> None:
    assert fate(plan(action("1", "Sign", status=Progress.DONE)), plan()).kind is K.LEFT_DONE


DATES = [
    (
        on(2027),
        on(2029),
        K.PUSHED_BACK,
        "1 “A” was pushed back: from 31 March 2027 to 31 March 2029.",
    ),
    (
        on(2029),
        on(2027),
        K.BROUGHT_FORWARD,
        "1 “A” was brought forward: from 31 March 2029 to 31 March 2027.",
    ),
    (on(2027), None, K.DATE_DROPPED, "1 “A” has no date any more: it was due by 31 March 2027."),
    (
        on(2027),
        When("ongoing", ongoing=True),
        K.DATE_DROPPED,
        "1 “A” has no date any more: it was due by 31 March 2027.",
    ),
    (None, on(2027), K.DATE_GIVEN, "1 “A” has a date now: 31 March 2027."),
]


@pytest.mark.parametrize(("before", "after", "kind", "sentence"), DATES)
def test_dates_that_moved(
    before: When | None, after: When | None, kind: ChangeKind, sentence: str
) -> None:
    comparison = compare(plan(action("1", "A", due=before)), plan(action("1", "A", due=after)))
    assert [change.message() for change in comparison.of(kind)] == [sentence]


def test_what_a_file_has_no_column_for_was_not_dropped() -> None:
    old = plan(action("1", "A", due=on(2027), leads=(Lead(text="Nurse"),)))
    new = plan(action("1", "A"), fields=frozenset({"action.title"}))
    assert kinds(old, new) == [K.CONTINUES]


def test_leads_that_changed_or_are_gone() -> None:
    def led(*names: str) -> Plan:
        return plan(action("1", "A", leads=tuple(Lead(text=name) for name in names)))

    (change,) = compare(led("Head of Housing"), led("Wendbridge", "Police")).of(K.LEADS_CHANGED)
    assert (
        change.message()
        == "The lead of 1 “A” changed: from Head of Housing to Wendbridge and Police."
    )
    assert kinds(led("Head of Housing"), led()) == [K.LEAD_DROPPED, K.CONTINUES]
    assert kinds(led("Head of  housing"), led("head of Housing")) == [K.CONTINUES]
    assert kinds(led("Family Hubs (Head of)"), led("Head of family hubs")) == [K.CONTINUES]
    assert kinds(led(), led("Police")) == [K.CONTINUES]


def test_a_lead_to_be_confirmed_is_no_lead() -> None:
    old = plan(action("1", "A", leads=(Lead(text="Nurse"),)))
    new = plan(action("1", "A", leads=(Lead(text="TBC", state=LeadState.TO_BE_CONFIRMED),)))
    assert K.LEAD_DROPPED in kinds(old, new)


TARGETS = [
    (180, 120, {"direction": Direction.UP}, K.TARGET_LOWERED),
    (120, 180, {"direction": Direction.UP}, K.TARGET_RAISED),
    (240, 300, {"direction": Direction.DOWN}, K.TARGET_LOWERED),
    (240, 300, {"baseline": Baseline(value=Decimal(412))}, K.TARGET_LOWERED),
    (75, 70, {"baseline": Baseline(value=Decimal(60))}, K.TARGET_LOWERED),
    (75, 70, {}, K.TARGET_CHANGED),
    (75, None, {}, K.TARGET_DROPPED),
]


@pytest.mark.parametrize(("before", "after", "more", "kind"), TARGETS)
def test_targets_lowered_raised_and_dropped(
    before: int, after: int | None, more: Any, kind: ChangeKind
) -> None:
    old, new = Plan(measures=(measure(before, **more),)), Plan(measures=(measure(after, **more),))
    assert kinds(old, new) == sorted([kind, K.CONTINUES], key=list(ChangeKind).index)


def test_a_target_of_a_later_day_was_pushed_back() -> None:
    old, new = measure(5), measure(5)
    later = replace(new, targets=(replace(new.targets[0], due=on(2032)),))
    assert kinds(Plan(measures=(old,)), Plan(measures=(later,))) == [
        K.TARGET_PUSHED_BACK,
        K.CONTINUES,
    ]


def test_targets_in_another_unit_are_not_compared() -> None:
    old, new = measure(5, unit="homes"), measure(3, unit="%")
    assert kinds(Plan(measures=(old,)), Plan(measures=(new,))) == [K.UNIT_CHANGED, K.CONTINUES]


def test_a_measure_dropped_is_told_but_not_where_what_it_measured_is_over() -> None:
    of_action = measure(5, subject="A1")
    old = plan(action("1", "A"), measures=(of_action,))
    assert K.MEASURE_DROPPED in kinds(old, plan(action("1", "A")))
    assert K.MEASURE_DROPPED not in kinds(old, plan())


def test_moved_is_under_another_outcome_and_a_level_between_is_no_move() -> None:
    outcomes = (
        Outcome(ref="O1", title=Text.of("Warm homes")),
        Outcome(ref="O2", title=Text.of("Good work")),
    )
    one = action("1", "Insulate")

    def under(*links: tuple[str, str], **given: Any) -> Plan:
        return plan(
            one, outcomes=outcomes, links=tuple(Link(source=a, target=b) for a, b in links), **given
        )

    (change,) = compare(under(("A1", "O1")), under(("A1", "O2"))).of(K.MOVED)
    assert change.message() == "1 “Insulate” moved from “Warm homes” to “Good work”."
    between = under(
        ("A1", "P1"), ("P1", "O1"), priorities=(Priority(ref="P1", title=Text.of("Walls")),)
    )
    assert K.MOVED not in kinds(under(("A1", "O1")), between)


def test_what_scrutiny_asks_about_comes_first() -> None:
    old = plan(
        action("1", "Kept", due=on(2027)),
        action("2", "Forgotten fund"),
        measures=(measure(9, subject="A1"),),
    )
    found = kinds(old, plan(action("1", "Kept", due=on(2028)), action("3", "Brand new thing")))
    assert found == [K.VANISHED, K.MEASURE_DROPPED, K.PUSHED_BACK, K.NEW, K.CONTINUES]
    assert [kind.is_worrying for kind in found] == [True, True, True, False, False]


def test_every_kind_has_a_sentence() -> None:
    assert set(SENTENCES) == set(ChangeKind)


def test_the_84_projects_of_riverside_2025_have_the_fates_that_riverside_2030_gives_them() -> None:
    """Counted in RIVERSIDE's brief: 41 on, 9 into 4, 2 into 5, 14 achieved, 11 stopped, 7 gone, 10 new."""
    with resources.as_file(resources.files("joinedup") / "riverside" / "riverside.xlsx") as path:
        new = read_plan(path).plan
    rows = [row for row in new.lineage if row.type == "action"]
    old = plan(
        *(
            replace(action(row.number, row.title), ref=f"A{at}")
            for at, row in enumerate(rows, start=1)
        )
    )
    comparison = compare(old, new)
    assert comparison.fates("action") == {
        K.CONTINUES: 41,
        K.MERGED: 9,
        K.SPLIT: 2,
        K.ACHIEVED: 14,
        K.STOPPED: 11,
        K.VANISHED: 7,
        K.NEW: 10,
    }
    assert len({each.ref for change in comparison.of(K.MERGED) for each in change.new}) == 4
    assert len({each.ref for change in comparison.of(K.SPLIT) for each in change.new}) == 5
    assert not comparison.doubtful()
    assert len(vanished(new)) == 7


def test_vanished_are_those_of_which_nothing_is_said() -> None:
    rows = (
        Lineage(number="1", title="Said", what=Continuation.ACHIEVED),
        Lineage(number="2", title="Into", into=("A1",)),
        Lineage(number="3", title="Nothing"),
    )
    assert [row.number for row in vanished(plan(lineage=rows))] == ["3"]


def test_ten_thousand_actions_are_matched_in_seconds_and_rightly() -> None:
    chance = random.Random(1)
    words = [
        f"{stem}{ending}"
        for stem in STEMS
        for ending in ("", "ing", "er", "ment", "ward", "wise", "ful")
    ]
    titles = [" ".join(chance.sample(words, 5)) for _ in range(10_000)]
    later = [" ".join([*title.split()[:4], chance.choice(words)]) for title in titles]
    old = plan(*(action(str(at), title) for at, title in enumerate(titles)))
    new = plan(*(replace(action(str(at), title), number="") for at, title in enumerate(later)))
    before = time.process_time()
    matches = compare(old, new).of(K.CONTINUES)
    assert time.process_time() - before < 6
    right = sum(1 for each in matches if each.old and each.old.ref == each.new[0].ref)
    assert right > 9_900


STEMS = [
    "house",
    "youth",
    "flood",
    "school",
    "bus",
    "job",
    "safe",
    "warm",
    "walk",
    "talk",
    "hub",
    "care",
    "night",
    "river",
    "skill",
    "fund",
    "farm",
    "team",
    "group",
    "park",
]
