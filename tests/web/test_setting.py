"""What a form offers to be chosen."""

from __future__ import annotations

from joinedup.core.graph import Graph
from joinedup.core.period import When
from joinedup.core.plan import Partner, Plan
from joinedup.core.text import Text
from joinedup.web.forms.setting import Setting

OVER = When(text="31/03/2026")
PLAN = Plan(
    partners=(
        Partner(ref="B1", number="P1", title=Text.of("Riverside Council")),
        Partner(ref="B2", number="P2a", title=Text.of("Wend Care Board"), ended=OVER),
        Partner(ref="B3", number="P3", title=Text.of("Health Trust")),
    )
)
LIVING = ("Partners", (("B1", "P1 Riverside Council"), ("B3", "P3 Health Trust")))


def test_what_has_ended_is_offered_last_and_apart() -> None:
    ended = ("Partners that have ended", (("B2", "P2a Wend Care Board"),))
    assert Setting(graph=Graph(PLAN)).choices(("partner",)) == (LIVING, ended)


def test_what_has_ended_is_not_offered_where_only_the_living_can_be_meant() -> None:
    assert Setting(graph=Graph(PLAN)).choices(("partner",), over=False) == (LIVING,)


def test_a_number_of_what_has_ended_is_still_understood() -> None:
    assert Setting(graph=Graph(PLAN)).reads("P2a") == "B2"


def test_types_of_which_there_are_none_are_left_out() -> None:
    assert Setting(graph=Graph(PLAN)).choices(("person", "partner"), over=False) == (LIVING,)


def test_partners_are_offered_by_their_own_numbers_whenever_they_came() -> None:
    named = ("P10", "", "P2", "P1")
    partners = tuple(
        Partner(ref=f"B{at}", number=number, title=Text.of("Body"))
        for at, number in enumerate(named, start=1)
    )
    ((_, offered),) = Setting(graph=Graph(Plan(partners=partners))).choices(("partner",))
    assert [label for _, label in offered] == ["P1 Body", "P2 Body", "P10 Body", "Body"]
