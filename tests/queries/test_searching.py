"""What search finds in one plan, and how it shows where."""

from joinedup.core.plan import Action, Outcome, Plan
from joinedup.core.snapshot import Snapshot
from joinedup.core.text import Text
from joinedup.queries.folding import fold, words_of
from joinedup.queries.searching import _rank, _snippet, index_of, pieces
from tests.queries.plan_of_riverside import DAY

PLAN = Plan(
    outcomes=(Outcome(ref="O1", number="1", title=Text.of("Warm homes", cy="Cartrefi cynnes")),),
    actions=(
        Action(
            ref="A1",
            number="1.1",
            title=Text.of("Damp response"),
            description=Text.of("Mould in homes is seen to. " * 20 + "Then it is painted."),
        ),
    ),
)
INDEX = {entry.name.ref: entry for entry in index_of(Snapshot(plan=PLAN, day=DAY))}


def ranked(query):
    found = {ref: _rank(entry, words_of(query), fold(query)) for ref, entry in INDEX.items()}
    return {ref: rank for ref, rank in found.items() if rank is not None}


def test_its_very_number_comes_before_its_title_and_that_before_its_text():
    assert ranked("1.1") == {"A1": 0}
    assert ranked("a1") == {"A1": 0}
    assert ranked("homes") == {"O1": 1, "A1": 3}


def test_words_in_another_order_come_after_the_title_as_it_stands():
    assert ranked("homes warm") == {"O1": 2}


def test_the_beginning_of_a_word_is_enough_and_its_end_is_not():
    assert ranked("pain") == {"A1": 3}
    assert ranked("ainted") == {}


def test_every_language_is_searched():
    assert ranked("cartrefi") == {"O1": 1}


def test_a_snippet_is_cut_round_the_word_and_marks_it():
    _, cut = _snippet(INDEX["A1"], ["painted"], "en")
    assert [piece.text for piece in cut if piece.hit] == ["painted"]
    assert cut[0].text.startswith("…")
    assert sum(len(piece.text) for piece in cut) < 300


def test_pieces_together_are_the_text():
    text = "Warm homes, warm hearts"
    assert "".join(piece.text for piece in pieces(text, ["warm", "wa", "hom"])) == text
