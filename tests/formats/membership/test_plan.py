"""What was read as a plan, for the ordinary comparison."""

from joinedup.core.governance import Seat
from joinedup.core.planfile import PlanFile
from joinedup.core.ref import Ref
from joinedup.core.references import refs_of
from joinedup.core.words import Office, Tenure
from joinedup.formats.membership import plan_of
from tests.formats.membership.tables import Rows, read, read_all, sheet

ROWS: Rows = [
    ["Organisation", "Role", "Chair", "Deputy", "Votes", "Status", "Until", "Notes"],
    ["Wendside College", "Principal", "Y", "Vice principal", 1, None, "31 Jan 2027", "Room 4"],
    ["Riverside Council", "Leader", "", "", 2, "Acting", "", ""],
    ["Riverside Council", "Chief executive", "", "", 0, "", "", ""],
    ["Villages Forum", "", "", "", 1, "Vacant", "", ""],
]


def test_every_ref_leads_somewhere_and_is_one_of_ours() -> None:
    plan = plan_of(read(ROWS))
    refs = {thing.ref: thing for thing in plan.things()}
    assert len(refs) == sum(1 for _ in plan.things())
    for thing in refs.values():
        assert type(Ref.parse(thing.ref)) is Ref
        assert all(ref in refs for ref in refs_of(thing))
    assert all(extra.subject in refs for extra in plan.extras)


def test_seats_holders_chairs_and_deputies() -> None:
    plan = plan_of(read(ROWS))
    titles = {thing.ref: str(getattr(thing, "title", "")) for thing in plan.things()}
    assert [str(seat.title) for seat in plan.seats] == [
        "Board: Wendside College",
        "Board: Riverside Council",
        "Board: Riverside Council (2)",
        "Board: Villages Forum",
    ]
    assert [seat.votes for seat in plan.seats] == [1, 2, 0, 1]
    first: Seat = plan.seats[0]
    assert titles[first.deputy or ""] == "Vice principal"
    assert titles[first.partner or ""] == "Wendside College"
    assert [titles[holder.person or ""] for holder in plan.seat_holders] == [
        "Principal",
        "Leader",
        "Chief executive",
    ]
    assert [holder.tenure for holder in plan.seat_holders][1] is Tenure.ACTING
    (chair,) = plan.chair_terms
    assert (chair.office, titles[chair.person or ""]) == (Office.CHAIR, "Principal")
    assert str(chair.due) == "31 Jan 2027"
    assert chair.ended is None
    said = [(extra.name, extra.text) for extra in plan.extras]
    assert said == [("Notes", "Room 4"), ("Status", "Acting"), ("Status", "Vacant")]


def test_what_the_file_had_no_place_for_is_not_said_to_be_empty() -> None:
    plan = plan_of(read([["Organisation", "Role"], ["A Trust", "Director"]]))
    assert plan.has("seat.partner")
    for name in ("seat.votes", "seat.deputy", "seat_holder.ended", "partner.sector", "action.due"):
        assert not plan.has(name), name
    assert plan_of(read(ROWS)).has("seat.votes")


def test_one_person_on_two_groups_is_one_person_of_the_plan() -> None:
    rows = [["Organisation", "Role"], ["A Trust", "Director"]]
    plan = plan_of(read_all(sheet("Board", rows), sheet("Executive", rows)))
    assert (len(plan.people), len(plan.groups), len(plan.seats)) == (1, 2, 2)


def test_a_file_with_nothing_gives_an_empty_plan() -> None:
    plan = plan_of(read([]))
    assert not list(plan.things())
    assert PlanFile(plan=plan).plan.fields is not None
