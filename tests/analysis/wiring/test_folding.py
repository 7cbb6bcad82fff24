"""What is too much to read folds, and opens group by group."""

from __future__ import annotations

from joinedup.analysis.wiring import EVERY, Column, State, choose, fold, show
from joinedup.analysis.wiring.folding import MOST_ACTIONS, NOWHERE, fold_ref
from joinedup.core.words import Agreement, LinkKind, Progress
from tests.analysis.linkage.building import agreed, change, link, unlink
from tests.analysis.wiring.pictures import large, many_services, picture, refs, snapshot, wire

P1, P2 = fold_ref(Column.ACTIONS, "P1"), fold_ref(Column.ACTIONS, "P2")


def test_what_can_be_read_is_not_folded() -> None:
    wiring = picture(large(MOST_ACTIONS - 6))
    assert fold(wiring) is wiring


def test_one_action_too_many_and_all_fold_into_their_priorities() -> None:
    wiring = fold(picture(large(MOST_ACTIONS - 5)))
    assert refs(wiring, Column.ACTIONS) == [P1, P2]
    assert [len(node.holds) for node in wiring.column(Column.ACTIONS)] == [98, 3]
    assert wiring.folded == {Column.ACTIONS}


def test_one_group_opens_and_the_others_stay_folded() -> None:
    wiring = fold(picture(large(100)), opened={"P2"})
    assert refs(wiring, Column.ACTIONS) == [P1, "A4", "A5", "A6"]
    assert wiring.opened == {"P2"}


def test_everything_opens_at_once() -> None:
    wiring = fold(picture(large(100)), opened={EVERY})
    assert len(wiring.column(Column.ACTIONS)) == 106
    assert wiring.folded == {Column.ACTIONS}


def test_folded_wires_are_one_with_counts_and_the_gravest_state() -> None:
    plan = change("A1", large(100), status=Progress.STOPPED)
    plan = link(agreed("S1", "A3", agreement=Agreement.CLAIMED), plan=plan)
    found = wire(fold(picture(plan)), "S1", P1)
    assert found.state is State.BROKEN
    assert found.states[:2] == ((State.BROKEN, 1), (State.CLAIMED, 1))
    whole = [w for w in picture(plan).wires if w.left == "S1" and w.right not in ("A4", "A5", "A6")]
    assert found.count == len(whole)


def test_folding_loses_no_wire() -> None:
    whole = picture(large(200))
    folded = fold(whole)
    assert sum(each.count for each in folded.wires) == len(whole.wires)
    assert all(w.left in folded.nodes and w.right in folded.nodes for w in folded.wires)


def test_a_group_of_one_is_not_folded() -> None:
    plan = link(agreed("A5", "P2"), plan=unlink("A4", "A5", "A6", plan=large(100)))
    wiring = fold(picture(plan))
    assert "A5" in wiring.nodes
    assert {"A4", "A6"} <= set(wiring.nodes[fold_ref(Column.ACTIONS, NOWHERE)].holds)


def test_what_serves_nothing_folds_together_and_opens_by_a_name_of_its_own() -> None:
    plan = unlink("A4", "A5", "A6", plan=large(100))
    wiring = fold(picture(plan), opened={NOWHERE})
    assert {"A4", "A5", "A6"} <= set(wiring.nodes)


def test_services_fold_into_their_owners() -> None:
    wiring = fold(picture(many_services(120)), opened={"P1"})
    held = wiring.nodes[fold_ref(Column.SERVICES, "B1")].holds
    assert len(held) == 121
    assert {"S2", "S3"} <= set(wiring.nodes)
    assert wire(wiring, "B1", fold_ref(Column.SERVICES, "B1")).count == 121


def test_what_is_chosen_is_never_hidden() -> None:
    wiring = show(snapshot(large(100)), chosen="A4")
    assert "A4" in wiring.nodes
    assert P1 in wiring.nodes


def test_what_is_linked_across_to_what_is_chosen_is_not_hidden_either() -> None:
    plan = link(agreed("A1", "A4", kind=LinkKind.SUPPORTS), plan=large(100))
    assert {"A1", "A4"} <= set(show(snapshot(plan), chosen="A1").nodes)


def test_a_folded_group_is_lit_if_any_of_it_is() -> None:
    wiring = fold(choose(picture(large(100)), "S3"))
    assert wiring.nodes[P1].lit
    assert wire(wiring, "S3", P1).lit


def test_a_folded_group_shows_the_gaps_of_those_in_it() -> None:
    plan = change("A2", large(100), accountable=None, leads=())
    assert [gap.value for gap in fold(picture(plan)).nodes[P1].gaps] == ["no lead"]
    assert fold(picture(plan)).nodes[P2].gaps == ()


def test_the_sentences_tell_of_the_whole_plan_folded_or_not() -> None:
    whole = picture(large(100))
    folded = fold(whole)
    assert folded.facts[:-1] == whole.facts
    assert folded.facts[-1].message("en", {"action": ("project", "projects")}) == (
        "There are too many projects to read, so they are folded: open one group at a time."
    )
    assert fold(whole, opened={EVERY}).facts == whole.facts
    assert fold(whole).leading == {"O1": 103, "O2": 3}
