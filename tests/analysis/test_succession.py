"""What drafting the next version asks of each thing of the old."""

from __future__ import annotations

from dataclasses import replace

from joinedup.analysis.lineage import questions, succession
from joinedup.core.plan import Action, Lineage, Link, Outcome, Plan, Priority
from joinedup.core.succession import NO_REASON, asked_of
from joinedup.core.text import Text
from joinedup.core.words import Continuation, Progress

OLD = Plan(
    outcomes=(Outcome(ref="O1", number="1", title=Text.of("Ready for school")),),
    priorities=(Priority(ref="P1", number="1.1", title=Text.of("Family help early")),),
    actions=(
        Action(ref="A1", number="1.1.1", title=Text.of("Family hub at Old Quay")),
        Action(ref="A2", number="1.1.2", title=Text.of("Toy library on wheels")),
        Action(ref="A3", number="1.1.3", title=Text.of("Crèche survey"), status=Progress.DONE),
        Action(ref="A4", number="1.1.4", title=Text.of("Welcome packs"), status=Progress.STOPPED),
        Action(ref="A5", number="1.1.5", title=Text.of("Grandparents’ tea")),
    ),
    links=(
        Link(source="P1", target="O1"),
        *(Link(source=f"A{n}", target="P1") for n in range(1, 6)),
    ),
)
NEW = Plan(
    outcomes=OLD.outcomes,
    priorities=OLD.priorities,
    actions=(
        OLD.actions[0],
        Action(ref="A8", number="1.1.2", title=Text.of("Toy library on wheels, every hall")),
    ),
    links=(
        Link(source="P1", target="O1"),
        Link(source="A1", target="P1"),
        Link(source="A8", target="P1"),
    ),
    lineage=asked_of(OLD),
)


def test_everything_is_asked_of_outcomes_priorities_and_actions() -> None:
    assert [each.ref for each in questions(OLD, NEW)] == ["O1", "P1", "A1", "A2", "A3", "A4", "A5"]


def test_what_keeps_its_ref_seems_carried_on() -> None:
    found = {each.ref: each.suggestion for each in questions(OLD, NEW)}
    assert found["A1"] is not None
    assert (found["A1"].what, found["A1"].into) == (Continuation.CARRIED_ON, ("A1",))
    assert found["A1"].message() == "It is in the new plan, as 1.1.1 “Family hub at Old Quay”."


def test_a_like_title_is_suggested_with_how_like_it_is() -> None:
    suggestion = {each.ref: each.suggestion for each in questions(OLD, NEW)}["A2"]
    assert suggestion is not None
    assert suggestion.into == ("A8",)
    assert "% alike" in suggestion.message()


def test_what_was_done_or_stopped_seems_so_and_the_rest_has_no_suggestion() -> None:
    found = {each.ref: each.suggestion for each in questions(OLD, NEW)}
    assert found["A3"] is not None
    assert found["A3"].what is Continuation.ACHIEVED
    assert found["A4"] is not None
    assert found["A4"].what is Continuation.STOPPED
    assert found["A5"] is None


def test_what_was_answered_is_not_asked_again_and_says_what_it_lacks() -> None:
    said = Lineage(number="1.1.5", title="Grandparents’ tea", what=Continuation.STOPPED)
    rows = tuple(said if each.title == said.title else each for each in NEW.lineage)
    new = replace(NEW, lineage=rows)
    assert "A5" not in {each.ref for each in questions(OLD, new)}
    (tea,) = [each for each in succession(OLD, new) if each.ref == "A5"]
    assert (tea.is_answered, tea.lacks) == (True, (NO_REASON,))


def test_the_question_names_the_thing_in_the_partnerships_words() -> None:
    (tea,) = [each for each in questions(OLD, NEW) if each.ref == "A5"]
    words = {"action": ("project", "projects")}
    assert tea.question("en", words) == "What became of project 1.1.5 Grandparents’ tea?"


def test_refs_of_two_files_prove_nothing() -> None:
    other = replace(NEW, actions=(replace(OLD.actions[0], title=Text.of("Night bus")),), lineage=())
    found = {each.ref: each for each in questions(OLD, other, lasting_refs=False)}
    assert found["A1"].suggestion is None
