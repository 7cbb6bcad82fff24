"""How cells point to things: by number, by name, by ref."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.core.plan import COLLECTIONS
from joinedup.core.ref import LETTERS
from joinedup.formats.template.names import Named, Names, tiers

OUTCOME = Named("O1", "outcome", "1", ("Ready for school", "Yn barod"))
PRIORITY = Named("P1", "priority", "1", ("Family help",))
ACTION = Named("A1", "action", "5.2.1", ("Falls; trips",))
TWIN = Named("A2", "action", "5.2.1", ("Warm homes",))
POLICE = Named("B1", "partner", "P1", ("Eastshire Police",))
NAMES = Names(
    (OUTCOME, PRIORITY, ACTION, TWIN, POLICE), {"outcome": ("Stretch outcome", "Stretch outcomes")}
)

TO_OUTCOME = tiers("links to outcome, priority, any")
TO_ANY = tiers("ref of any")
TO_ACTION = tiers("ref of action, any")


@pytest.mark.parametrize(
    ("text", "where", "found"),
    [
        (
            "1",
            TO_OUTCOME,
            ["O1"],
        ),  # the column is for outcomes, though a priority has the number too
        ("1", TO_ANY, ["O1", "P1"]),
        ("O1", TO_ANY, ["O1"]),
        ("o1", TO_ANY, ["O1"]),
        ("P1", TO_ANY, ["B1"]),  # a partnership's own number comes before our ref
        ("ref P1", TO_ANY, ["P1"]),
        ("ready  FOR school", TO_OUTCOME, ["O1"]),
        ("Yn barod", TO_OUTCOME, ["O1"]),
        ("1 Ready for school", TO_OUTCOME, ["O1"]),
        ("Aim 1", TO_ANY, ["O1"]),
        ("outcome 1", TO_ANY, ["O1"]),
        ("Priority 1", TO_ANY, ["P1"]),
        ("5.2.1", TO_ACTION, ["A1", "A2"]),
        ("Warm homes", TO_ACTION, ["A2"]),
        ("Family help", TO_OUTCOME, ["P1"]),
        ("Eastshire Police", tiers("ref of partner"), ["B1"]),
        ("O1", tiers("ref of partner"), []),
        ("nothing of the kind", TO_ANY, []),
        ("", TO_ANY, []),
    ],
)
def test_a_text_names(text: str, where: tuple[tuple[str, ...], ...], found: list[str]) -> None:
    assert NAMES.find(text, where) == found


@pytest.mark.parametrize(
    ("ref", "where", "label"),
    [
        ("O1", TO_OUTCOME, "1"),
        ("P1", TO_OUTCOME, "P1"),  # its number is an outcome's first
        ("P1", TO_ANY, "ref P1"),  # and its ref is a partner's number
        ("A1", TO_ACTION, "A1"),  # its number is not its own alone
        ("B1", tiers("ref of partner"), "Eastshire Police"),
        ("X9", TO_ANY, "X9"),  # nothing of the plan: as it is
    ],
)
def test_a_thing_is_pointed_to_as(ref: str, where: tuple[tuple[str, ...], ...], label: str) -> None:
    assert NAMES.label(ref, where) == label


def test_what_a_text_means_changes_when_a_thing_is_added() -> None:
    names = Names((OUTCOME,))
    assert names.find("Hub", TO_ANY) == []
    names.add(Named("A1", "action", "", ("Hub",)))
    assert names.find("Hub", TO_ANY) == ["A1"]


def test_a_ref_that_is_taken_stays_with_the_first() -> None:
    names = Names((OUTCOME, Named("O1", "outcome", "9", ("Second",))))
    assert names.find("9", TO_ANY) == []


def test_a_ref_that_is_called_a_ref_is_nothing_else() -> None:
    names = Names((ACTION, Named("O9", "outcome", "A1", ("ref A1",))))
    assert names.find("A1", TO_OUTCOME) == ["O9"]
    assert names.find("ref A1", TO_OUTCOME) == ["A1"]
    assert names.find("ref A1", tiers("ref of outcome")) == ["O9"]


words = st.sampled_from(
    ("1", "1.1", "P1", "A1", "ref A1", "B2", "Hub", "a;b", "", "1 Hub", "aim 1")
)
things = st.lists(
    st.tuples(st.sampled_from(tuple(COLLECTIONS)), st.integers(1, 3), words, words), max_size=8
)


@given(
    things,
    st.sampled_from(("ref of any", "refs of action, any", "links to outcome, priority, any")),
)
def test_every_label_leads_back_to_its_thing_and_can_stand_in_a_list(
    drawn: list[tuple[str, int, str, str]], type: str
) -> None:
    named = [
        Named(f"{LETTERS[kind]}{at}", kind, number, (title,) if title else ())
        for kind, at, number, title in drawn
    ]
    names = Names(named)
    for thing in named:
        label = names.label(thing.ref, tiers(type))
        assert names.find(label, tiers(type)) == [thing.ref]
        assert ";" not in label
