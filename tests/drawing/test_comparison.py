"""Two versions side by side, as a person and as a program reads them."""

from __future__ import annotations

import json
from dataclasses import replace

from joinedup.analysis.lineage import ChangeKind, compare
from joinedup.core.plan import Action, Lineage, Outcome, Plan
from joinedup.core.text import Text
from joinedup.core.words import Continuation
from joinedup.drawing.comparison import HEADINGS, write_json, write_text

WORDS = {"outcome": ("aim", "aims"), "action": ("project", "projects")}
OLD = Plan(
    title=Text.of("Riverside 2025"),
    outcomes=(Outcome(ref="O1", number="1", title=Text.of("Ready for school")),),
    actions=(
        Action(ref="A1", number="1.1", title=Text.of("Family hub in Eastmere")),
        Action(ref="A2", number="1.2", title=Text.of("Youth parliament")),
        Action(ref="A3", number="1.3", title=Text.of("Local food label")),
    ),
)
NEW = replace(
    OLD,
    title=Text.of("Riverside 2030"),
    actions=OLD.actions[:1],
    lineage=(
        Lineage(number="1.1", title="Family hub in Eastmere", what=Continuation.CARRIED_ON),
        Lineage(number="1.2", title="Youth parliament"),
        Lineage(
            number="1.3",
            title="Local food label",
            what=Continuation.STOPPED,
            why="the traders did not want it",
        ),
        Lineage(number="9.9", title="Boats", what=Continuation.ACHIEVED),
    ),
)


def text(**options: object) -> str:
    return write_text(compare(OLD, NEW), words=WORDS, **options)  # type: ignore[arg-type]


def test_the_fates_are_counted_in_the_partnerships_own_words() -> None:
    lines = text().splitlines()
    assert lines[0] == "Riverside 2025 → Riverside 2030"
    assert lines[1] == "Aims: continues 1"
    assert lines[2] == (
        "Projects: vanished without a word 1, stopped, with a reason 1, continues 1"
    )


def test_what_scrutiny_would_ask_about_comes_before_the_rest() -> None:
    said = text()
    asked = said.index("What scrutiny would ask about")
    rest = said.index("What became of the rest")
    assert asked < said.index("1.2 “Youth parliament” vanished without a word.") < rest
    assert said.index("“Local food label” was stopped: the traders did not want it.") > rest


def test_what_continues_is_counted_and_only_listed_when_everything_is_asked_for() -> None:
    assert "“Ready for school” continues" not in text()
    assert "“Ready for school” continues" in text(everything=True)


def test_things_that_the_old_version_does_not_have_are_counted_as_a_doubt_about_the_file() -> None:
    assert (
        "The new version says what became of 1 thing that the earlier one does not have.\n"
        "Is it the version before? (--all)"
    ) in text()
    assert "“Boats”" not in text()
    assert "“Boats”" in text(everything=True)


def test_no_more_than_ten_of_a_kind_are_listed_and_the_others_counted() -> None:
    many = tuple(
        Action(ref=f"A{n}", number=f"{n}", title=Text.of(f"Thing {n} of its own"))
        for n in range(10, 22)
    )
    said = write_text(compare(Plan(actions=many), Plan(outcomes=OLD.outcomes)), words={})
    assert said.count("vanished without a word.") == 10
    assert "and 2 more (--all)" in said


def test_no_line_is_wider_than_asked_for() -> None:
    assert max(map(len, text(width=50, everything=True).splitlines())) <= 50


def test_every_kind_of_change_has_a_heading() -> None:
    assert set(HEADINGS) == set(ChangeKind)


def test_a_program_reads_the_same_changes() -> None:
    told = json.loads(write_json(compare(OLD, NEW), words=WORDS))
    assert told["schema"] == "joinedup.comparison/1"
    assert told["fates"]["action"] == {"vanished": 1, "stopped": 1, "continues": 1}
    (vanished,) = [each for each in told["changes"] if each["kind"] == "vanished"]
    assert vanished["old"] == {"ref": "A2", "number": "1.2", "title": "Youth parliament"}
    assert vanished["worrying"] is True
    assert vanished["new"] == []
