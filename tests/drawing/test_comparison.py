"""Two versions side by side, as a person and as a program reads them."""

from __future__ import annotations

import json
from dataclasses import replace

from joinedup.analysis.lineage import ChangeKind, compare
from joinedup.core.plan import Action, Lineage, Outcome, Plan
from joinedup.core.text import Text
from joinedup.core.words import Continuation
from joinedup.drawing.comparison import HEADINGS, grouped, write_json, write_text
from joinedup.drawing.fates import FATES, fates_of

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
    assert lines[1] == "1 aim continues."
    assert lines[2] == (
        "1 project vanished without a word; 1 was stopped, with a reason; 1 continues."
    )


def test_several_things_have_their_fate_in_the_plural() -> None:
    fates = [(ChangeKind.SPLIT, 2), (ChangeKind.NEW, 1_200), (ChangeKind.CONTINUES, 16)]
    assert fates_of("priority", fates) == "2 priorities were split; 1,200 are new; 16 continue."


def test_every_fate_has_its_sentence_in_both_languages() -> None:
    assert set(FATES) == {kind for kind in ChangeKind if kind.is_fate}
    said = grouped(compare(OLD, NEW), "cy").fates
    assert said[0] == "Mae un o’r canlyniadau yn parhau."
    assert said[1].startswith("Diflannodd un o’r ")
    assert said[1].endswith("; mae 1 yn parhau.")


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
    assert said.count("” vanished without a word.") == 10
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


def test_a_page_has_the_same_sentences_under_the_same_headings() -> None:
    page = grouped(compare(OLD, NEW), "en", WORDS)
    assert (page.old, page.new) == ("Riverside 2025", "Riverside 2030")
    assert page.fates[0] == "1 aim continues."
    asked, rest = page.parts
    assert asked.heading == "What scrutiny would ask about"
    assert [kind.heading for kind in asked.kinds] == ["Vanished without a word"]
    everything = text(everything=True, width=1000)
    for part in page.parts:
        for kind in part.kinds:
            assert all(sentence in everything for _, sentence in kind.lines)
    assert [kind.kind for kind in rest.kinds if kind.quiet] == [
        ChangeKind.CONTINUES,
        ChangeKind.NOT_IN_OLD,
    ]


def test_a_page_says_nothing_of_the_command_line() -> None:
    page = grouped(compare(OLD, NEW), "en", WORDS)
    assert page.unknown.endswith("Is it the version before?")


def test_a_page_tells_ten_of_a_kind_at_first_and_how_many_follow() -> None:
    many = tuple(
        Action(ref=f"A{n}", number=f"2.{n}", title=Text.of(f"Bench number {n}"))
        for n in range(10, 25)
    )
    page = grouped(compare(OLD, replace(OLD, actions=(*OLD.actions, *many))))
    (kind,) = [kind for part in page.parts for kind in part.kinds if kind.kind is ChangeKind.NEW]
    assert (kind.count, len(kind.shown), kind.more) == (15, 10, "and 5 more")
