"""Leadership: the grid, the smallest cover against every set tried, closeness, terms that end."""

from __future__ import annotations

import datetime
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as some

from joinedup.analysis.leadership import (
    Box,
    closeness,
    coverage,
    smallest_cover,
    terms_ending,
)
from joinedup.core.governance import ChairTerm, LeadershipRole, Seat, SeatHolder
from joinedup.core.period import When
from joinedup.core.plan import Action, Lead, Person
from joinedup.core.vocabulary import shipped
from joinedup.core.words import Confirmation, Office

TODAY = datetime.date(2026, 11, 17)


def on(year: int, month: int, day: int) -> When:
    return When.on(datetime.date(year, month, day))


def role(ref: str, person: str, element: str, field: str, **more: object) -> LeadershipRole:
    return LeadershipRole(ref=ref, person=person, element=element, field=field, **more)  # type: ignore[arg-type]


PEOPLE = {
    "U1": Person(ref="U1", partner="B1"),
    "U2": Person(ref="U2", partner="B1"),
    "U3": Person(ref="U3", partner="B2"),
    "U4": Person(ref="U4", partner="B3", left=on(2026, 9, 30)),
    "U5": Person(ref="U5"),
}
ROLES = [
    role("D1", "U1", "direction", "partnership"),
    role("D2", "U1", "Linkage", "The partnership itself"),
    role("D3", "U2", "cyfeiriad", "Pob sefydliad partner"),
    role("D4", "U3", "direction", "partnership"),
    role("D5", "U4", "linkage", "partner"),
    role("D6", "U5", "current", "partner"),
    role("D7", "U3", "vision", "partner"),
    role("D8", "U3", "current", "community", ended=on(2026, 11, 17)),
    role("D9", "U2", "current", "community", standing=Confirmation.REMOVED),
    role("D10", "U2", "current", "community", starts=on(2026, 11, 18)),
]


def test_the_grid_counts_who_leads_today_and_says_who_does_not() -> None:
    found = coverage(ROLES, PEOPLE, shipped(), TODAY)
    assert {(each.element, each.field): each.people for each in found.filled} == {
        ("direction", "partnership"): ("U1", "U3"),
        ("linkage", "partnership"): ("U1",),
        ("direction", "partner"): ("U2",),
        ("current", "partner"): ("U5",),
    }
    assert len(found.boxes) == 9
    assert ("linkage", "partner") in {(each.element, each.field) for each in found.holes}
    assert [each.ref for each in found.vacant] == ["D5"]
    assert [each.ref for each in found.outside] == ["D7"]
    assert [(each.who, each.roles, each.of) for each in found.by_person] == [
        ("U1", 2, 5),
        ("U2", 1, 5),
        ("U3", 1, 5),
        ("U5", 1, 5),
    ]
    assert [(each.who, str(each.share)) for each in found.by_body] == [
        ("B1", "3/5"),
        ("B2", "1/5"),
        ("", "1/5"),
    ]


def test_the_day_decides_what_counts() -> None:
    then = coverage(ROLES, PEOPLE, shipped(), datetime.date(2026, 9, 29))
    assert [each.ref for each in then.vacant] == []
    later = coverage(ROLES, PEOPLE, shipped(), datetime.date(2026, 11, 18))
    assert ("current", "community") in {(each.element, each.field) for each in later.filled}


def test_a_role_of_nobody_that_is_known_is_vacant() -> None:
    found = coverage([role("D1", "U9", "direction", "partner")], PEOPLE, shipped(), TODAY)
    assert [each.ref for each in found.vacant] == ["D1"]
    assert len(found.holes) == 9


def test_the_smallest_cover_of_the_grid() -> None:
    cover = smallest_cover(coverage(ROLES, PEOPLE, shipped(), TODAY).boxes)
    assert (cover.size, cover.sets, cover.more) == (3, (("U1", "U2", "U5"),), False)
    assert cover.needed == ("U1", "U2", "U5")


def test_an_empty_grid_needs_nobody() -> None:
    cover = smallest_cover([Box(element="a", field="b", people=())])
    assert (cover.size, cover.sets) == (0, ((),))


BOXES = some.lists(
    some.frozensets(some.sampled_from("abcdefg"), max_size=4), min_size=1, max_size=9
)


@given(BOXES)
def test_no_smaller_set_covers_and_none_of_that_size_is_forgotten(held: list[frozenset[str]]):
    boxes = [Box(element="e", field=str(n), people=tuple(each)) for n, each in enumerate(held)]
    wanted = [each for each in held if each]
    everybody = sorted(frozenset().union(*held))
    sizes = (
        [each for each in combinations(everybody, size) if all(one & set(each) for one in wanted)]
        for size in range(len(everybody) + 1)
    )
    smallest = next(filter(None, sizes))
    cover = smallest_cover(boxes)
    assert cover.size == len(smallest[0])
    assert list(cover.sets) == smallest[:12]
    assert cover.more == (len(smallest) > 12)
    in_every_one = [
        each for each in everybody if not all(one & (set(everybody) - {each}) for one in wanted)
    ]
    assert list(cover.needed) == in_every_one


def test_leaders_are_close_by_the_groups_and_actions_that_they_share() -> None:
    seats = {f"N{n}": Seat(ref=f"N{n}", group=group) for n, group in enumerate("CCEE", 1)}
    holders = [
        SeatHolder(ref="V1", seat="N1", person="U1"),
        SeatHolder(ref="V2", seat="N2", person="U2"),
        SeatHolder(ref="V3", seat="N3", person="U3"),
        SeatHolder(ref="V4", seat="N4", person="U1", ended=on(2026, 11, 1)),
    ]
    leads = (Lead(text="x", person="U2"), Lead(text="y", person="U3"))
    found = closeness(["U1", "U2", "U3"], seats, holders, [Action(ref="A1", leads=leads)], TODAY)
    assert [(each.one, each.other, each.groups, each.actions) for each in found.pairs] == [
        ("U1", "U2", ("C",), ()),
        ("U1", "U3", (), ()),
        ("U2", "U3", (), ("A1",)),
    ]
    assert found.tied == 2
    assert [(each.one, each.other) for each in found.apart] == [("U1", "U3")]


def test_a_term_that_ends_in_75_days_with_nobody_named() -> None:
    """Riverside's chair on 17 November 2026: 31 January 2027 is 75 days away."""
    chair = ChairTerm(
        ref="T4", group="C1", person="U1", starts=on(2024, 1, 31), due=on(2027, 1, 31)
    )
    vice = ChairTerm(ref="T5", group="C1", office=Office.VICE_CHAIR, person="U3")
    before = ChairTerm(ref="T3", group="C1", person="U2", ended=on(2024, 1, 31))
    seats = {"N1": Seat(ref="N1", group="C1"), "N2": Seat(ref="N2", group="C1")}
    holders = [
        SeatHolder(ref="V1", seat="N2", person="U1"),
        SeatHolder(ref="V2", seat="N1", person="U5"),
        SeatHolder(ref="V3", seat="N2", person="U3"),
    ]
    terms = [before, chair, vice]
    (found,) = terms_ending(terms, seats, holders, TODAY, 90)
    assert (found.term.ref, found.left, found.named) == ("T4", 75, None)
    assert found.could_follow == ("U3", "U5")
    assert terms_ending(terms, seats, holders, TODAY, 74) == ()
    follows = ChairTerm(ref="T6", group="C1", person="U5", starts=on(2027, 2, 1))
    (found,) = terms_ending([*terms, follows], seats, holders, TODAY, 90)
    assert found.named is follows


def test_a_term_that_should_have_ended_is_told_with_the_days_since() -> None:
    chair = ChairTerm(ref="T1", group="C1", person="U1", due=on(2026, 11, 7))
    (found,) = terms_ending([chair], {}, [], TODAY, 0)
    assert found.left == -10
