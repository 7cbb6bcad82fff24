"""A difference in words."""

from __future__ import annotations

from dataclasses import replace

from joinedup.analysis.difference import (
    asked,
    difference,
    lacking,
    lacking_counts,
    sentences,
)
from joinedup.core.dates import read_when
from joinedup.core.plan import Action, Link, Milestone, Outcome, Plan
from joinedup.core.words import LinkKind
from tests.analysis.difference.records import (
    edited,
    record,
    renamed,
    said,
    titled,
    without,
)

WORDS = {"action": ("project", "projects"), "outcome": ("aim", "aims")}


def test_a_later_date_says_both_dates() -> None:
    file = edited(record(), "A1", due=read_when("31 March 2028"))
    told = sentences(difference(record(), file), words=WORDS)
    assert told.headline == "1 change: 1 project changed"
    assert said(told) == [
        "Project 5.2.1 Eastmere blocks retrofit: due 31 March 2028, was 31 March 2027"
    ]


def test_a_new_action_is_told_with_what_it_stands_under() -> None:
    new = Action(ref="A9", number="6.1.4", title=titled("Choir of both banks"))
    file = replace(
        record(),
        actions=(*record().actions, new),
        links=(*record().links, Link(source="A9", target="P2")),
    )
    told = sentences(difference(record(), renamed(file)), words=WORDS)
    assert told.headline == "1 change: 1 new project"
    assert said(told) == ["New project 6.1.4 Choir of both banks under 6.1 Across the river"]


def test_several_new_steps_are_told_together() -> None:
    steps = tuple(
        Milestone(ref=f"K{n}", title=titled(f"Block {name} wrapped"), subject="A1")
        for n, name in ((2, "two"), (3, "three"), (4, "four"))
    )
    file = replace(record(), milestones=(*record().milestones, *steps))
    told = sentences(difference(record(), renamed(file)), words=WORDS)
    assert said(told) == ["3 new milestones of project 5.2.1 Eastmere blocks retrofit"]


def test_a_changed_text_is_shown_whole_beside_its_sentence() -> None:
    file = edited(record(), "A1", description=titled("Five blocks, one a year."))
    told = sentences(difference(record(), file), words=WORDS)
    (group,) = told.groups
    line = group.groups[0].groups[0].lines[0]
    assert line.sentence == "Project 5.2.1 Eastmere blocks retrofit: text of description changed"
    assert (line.before, line.after) == ("Four blocks, one a year.", "Five blocks, one a year.")


def test_changes_are_grouped_by_outcome_priority_and_action() -> None:
    file = edited(edited(record(), "A1", theme="Homes"), "A3", theme="River")
    told = sentences(difference(record(), file), words=WORDS)
    assert [group.heading for group in told.groups] == [
        "5 Warm, secure homes",
        "6 We get on and we are heard",
    ]
    assert told.groups[0].groups[0].heading == "5.2 Warm homes"
    assert told.groups[0].counts == ("1 project changed",)


def test_what_moves_is_one_change() -> None:
    links = tuple(
        replace(each, target="P2") if each.source == "A2" else each for each in record().links
    )
    told = sentences(difference(record(), replace(record(), links=links)), words=WORDS)
    assert told.headline == "1 change: 1 project changed"
    assert said(told) == [
        "Project 5.2.2 Damp response moved from 5.2 Warm homes to 6.1 Across the river"
    ]


def test_a_link_that_is_gone_is_told_as_such() -> None:
    supports = Link(source="A3", target="A2", kind=LinkKind.SUPPORTS)
    base = replace(record(), links=(*record().links, supports))
    file = replace(record(), links=(*record().links, replace(supports, source="A4")))
    told = sentences(difference(base, file, answers={"gone:*": "withdraw"}), words=WORDS)
    assert told.headline == "2 changes: 1 new link and 1 link gone"
    assert "Project 6.1.1 Two Banks suppers no longer supports 5.2.2 Damp response" in said(told)


def test_a_list_says_what_came_and_what_went() -> None:
    base = edited(record(), "A1", contributors=("B1",))
    told = sentences(difference(base, edited(base, "A1", contributors=("B2",))), words=WORDS)
    assert said(told) == [
        "Project 5.2.1 Eastmere blocks retrofit: contributing partners P2 Wendbridge Homes, "
        "was P1 Riverside Council"
    ]


def test_no_change_is_said_in_a_sentence() -> None:
    told = sentences(difference(record(), record()))
    assert (told.headline, told.groups) == ("This file changes nothing.", ())


def test_a_large_difference_is_counted_first_and_opened_part_by_part() -> None:
    file = Plan(
        outcomes=(Outcome(ref="O1", number="1", title=titled("Ready for school")),),
        actions=tuple(
            Action(ref=f"A{n}", number=f"1.{n}", title=titled(f"Group number {n}"))
            for n in range(1, 301)
        ),
        links=tuple(Link(source=f"A{n}", target="O1") for n in range(1, 301)),
    )
    found = difference(Plan(), file)
    told = sentences(found)
    assert told.headline == "301 changes: 1 new outcome and 300 new actions"
    (group,) = told.groups
    assert (group.closed, group.lines, group.groups) == (True, (), ())
    (opened,) = sentences(found, opened={group.id}).groups
    assert (opened.closed, len(opened.groups)) == (False, 300)


def test_a_question_says_what_may_be_answered() -> None:
    file = renamed(edited(record(), "A3", title=titled("Night guardians at weekends")))
    (question,) = asked(difference(record(), file), words=WORDS)
    assert question.sentence == (
        "The file has “6.1.1 Night guardians at weekends” under a number that the plan gives to "
        "“6.1.1 Two Banks suppers”. Is it the same project?"
    )
    assert [value for value, _ in question.choices] == ["A3", "new", "leave out"]
    assert question.hint == "In the file it stands under priority 6.1 Across the river."


def test_what_the_file_lacks_is_said_one_by_one_and_counted() -> None:
    found = difference(record(), without(record(), "A3", "A4"))
    assert [each.sentence for each in lacking(found, words=WORDS)] == [
        "Project 6.1.1 Two Banks suppers is in the plan and not in the file",
        "Project 6.1.2 Shared summer festival is in the plan and not in the file",
    ]
    assert list(lacking_counts(found, words=WORDS)) == [
        ("action", "2 projects are in the plan and not in the file")
    ]
