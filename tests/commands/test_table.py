"""Who is at the table, kept: what is refused and beside which box, and that nothing is half-saved."""

import datetime
from dataclasses import dataclass
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joinedup.commands import chairs, sharing, sitting, things
from joinedup.commands.refusal import NotFound, Refused
from joinedup.core.governance import QuorumPart
from joinedup.core.history.telling import aloud
from joinedup.core.period import Period, When
from joinedup.core.permissions import Actor
from joinedup.core.seating import MOST_VOTES
from joinedup.core.text import Text
from joinedup.core.words import Capacity, Office, QuorumOf
from joinedup.queries.verification import verify
from tests.commands.house import NOW, House

pytestmark = pytest.mark.django_db


def on(text: str) -> When:
    return When.on(datetime.date.fromisoformat(text))


@dataclass(frozen=True)
class Board:
    """A board in a house: a seat with its holder, a chair since 2024, an executive beneath."""

    house: House
    refs: dict

    @property
    def about(self):
        return {"by": self.house.office, "at": NOW, "plan": self.house.plan}

    def add(self, type, **says):
        return things.add(**self.about, type=type, says=says)

    def edit(self, ref, **says):
        version = self.house.version(ref)
        things.edit(**self.about, ref=ref, version=version, says=says)

    def change(self, **said):
        return chairs.change_chair(**self.about, **{"group": self.refs["board"]} | said)

    def plan(self):
        return self.house.as_seen(self.house.office)

    def terms(self):
        return {each.ref: each for each in self.plan().chair_terms}


@pytest.fixture
def board(house) -> Board:
    return laid(house)


def laid(house: House) -> Board:
    def add(type, by: Actor = house.office, **says):
        return things.add(by=by, at=NOW, plan=house.plan, type=type, says=says)

    refs = dict(house.refs)
    refs["college"] = add("partner", title=Text.of("Wendside College"))
    refs["forum"] = add(
        "partner", title=Text.of("Traders’ Forum"), ended=on("2025-09-30"), joined=on("2019-04-01")
    )
    refs["principal"] = add("person", title=Text.of("Principal"), partner=refs["college"])
    refs["inspector"] = add("person", title=Text.of("Inspector"), partner=refs["police"])
    refs["gone"] = add(
        "person", title=Text.of("Trust chair"), partner=refs["trust"], left=on("2026-01-31")
    )
    refs["board"] = add("group", title=Text.of("Board"))
    refs["executive"] = add("group", title=Text.of("Executive"), under=refs["board"])
    refs["seat"] = add(
        "seat", title=Text.of("College seat"), group=refs["board"], partner=refs["college"]
    )
    refs["holder"] = add(
        "seat_holder", seat=refs["seat"], person=refs["principal"], starts=on("2024-01-31")
    )
    refs["term"] = add(
        "chair_term",
        group=refs["board"],
        person=refs["principal"],
        partner=refs["college"],
        starts=on("2024-01-31"),
        due=on("2027-01-31"),
    )
    return Board(house, refs)


def refused(board: Board, field: str, words: str, deed) -> None:
    """A deed is refused beside a box, in a sentence with these words; and nothing of it is kept."""
    before = board.plan(), len(board.house.events())
    with pytest.raises(Refused) as no:
        deed()
    assert (no.value.field, words in no.value.message()) == (field, True), no.value.message()
    assert "{" not in no.value.message("cy")
    assert (board.plan(), len(board.house.events())) == before
    assert verify(board.house.slug).is_good


BAD = {
    "overlapping terms": (
        *(
            "chair_term",
            "starts",
            "Board has a chair at that time: Principal since 31 January 2024",
        ),
        {"group": "board", "person": "inspector", "starts": on("2026-01-01")},
    ),
    "a seat for a body that has left": (
        *("seat", "partner", "Traders’ Forum ceased to be a partner on 30 September 2025"),
        {"group": "board", "partner": "forum"},
    ),
    "a chair from a body that has left": (
        *("chair_term", "partner", "Traders’ Forum ceased to be a partner"),
        {"group": "executive", "partner": "forum", "starts": on("2026-01-01")},
    ),
    "a chair who has left": (
        *("chair_term", "person", "Trust chair left on 31 January 2026"),
        {"group": "executive", "person": "gone", "starts": on("2026-02-01")},
    ),
    "a seat that is held": (
        *("seat_holder", "starts", "The seat “College seat” is held at that time: by Principal"),
        {"seat": "seat", "person": "inspector", "starts": on("2026-01-01")},
    ),
    "nobody in a seat": ("seat_holder", "person", "Nobody is named", {"seat": "seat"}),
    "a leader who has left": (
        *("leadership_role", "person", "Trust chair left on 31 January 2026"),
        {"person": "gone", "element": "vision", "field": "place"},
    ),
    "votes beyond all bounds": (
        *("seat", "votes", "votes at most"),
        {"group": "board", "votes": MOST_VOTES + 1},
    ),
    "votes below none": ("seat", "votes", "cannot have -1 votes", {"group": "board", "votes": -1}),
    "an end before its beginning": (
        *("group", "ended", "It ends on 1 January 2020, before it begins on 1 January 2021"),
        {"title": Text.of("Task group"), "starts": on("2021-01-01"), "ended": on("2020-01-01")},
    ),
    "a quorum of none": (
        *("group", "quorum", "A quorum cannot want 0"),
        {"title": Text.of("Task group"), "quorum": (QuorumPart(of=QuorumOf.MEMBERS, least=0),)},
    ),
    "a majority that nothing passes": (
        *("group", "reached", "No motion can pass all the votes"),
        {"title": Text.of("Task group"), "majority": Fraction(1)},
    ),
}
"""What is wrong > the type, the box it is said beside, words of the sentence, what is said."""


def with_refs(board, says):
    """What is said, with a ref for each name of something in the house."""
    refs = {said: board.refs.get(said, said) for said in says.values() if isinstance(said, str)}
    return {name: refs[said] if isinstance(said, str) else said for name, said in says.items()}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_not_added(board, name):
    type_name, field, words, says = BAD[name]
    refused(board, field, words, lambda: board.add(type_name, **with_refs(board, says)))


def test_what_cannot_be_is_not_made_of_what_is_by_an_edit(board):
    seat = board.add("seat", group=board.refs["board"], partner=board.refs["police"])
    term = board.add("chair_term", group=board.refs["executive"], person=board.refs["inspector"])
    own = board.refs
    refused(board, "votes", "votes at most", lambda: board.edit(seat, votes=MOST_VOTES + 1))
    refused(board, "partner", "ceased", lambda: board.edit(seat, partner=own["forum"]))
    refused(board, "starts", "has a chair", lambda: board.edit(term, group=own["board"]))
    refused(board, "under", "already", lambda: board.edit(own["board"], under=own["executive"]))
    refused(board, "under", "under itself", lambda: board.edit(own["board"], under=own["board"]))


def test_groups_in_a_circle_are_refused_however_long_it_is(board):
    last = board.refs["executive"]
    for number in range(4):
        last = board.add("group", title=Text.of(f"Group {number}"), under=last)
    words = "Group 3 stands under Board already, so Board cannot stand under it"
    refused(board, "under", words, lambda: board.edit(board.refs["board"], under=last))


def test_what_was_wrong_already_does_not_keep_anybody_from_putting_right_something_else(board):
    ref = board.add("seat", group=board.refs["board"], partner=board.refs["trust"])
    things.end(**board.about, ref=board.refs["trust"], when=on("2026-03-31"))
    board.edit(ref, may_agree="up to £5,000")
    assert next(each for each in board.plan().seats if each.ref == ref).may_agree
    refused(board, "votes", "cannot have", lambda: board.edit(ref, votes=-1))


def test_an_end_before_the_beginning_is_said_beside_the_box_of_the_end(board):
    end = {"ref": board.refs["term"], "when": on("2023-01-01")}
    refused(board, "when", "before it begins", lambda: things.end(**board.about, **end))
    things.end(**board.about, ref=board.refs["term"], when=on("2026-01-31"))
    board.add("chair_term", group=board.refs["board"], starts=on("2026-01-31"))


def test_a_term_is_not_put_back_beside_the_one_that_took_its_place(board):
    old = board.refs["term"]
    things.withdraw(**board.about, ref=old, why="Entered in error.")
    new = board.add(
        *("chair_term",),
        group=board.refs["board"],
        person=board.refs["inspector"],
        starts=on("2024-06-01"),
    )
    refused(board, "starts", "has a chair", lambda: things.restore(**board.about, ref=old))
    things.withdraw(**board.about, ref=new, why="Entered in error.")
    things.restore(**board.about, ref=old)
    assert list(board.terms()) == [old]


def test_a_draft_of_ones_own_is_asked_after_when_it_is_shared(board):
    """Nobody is refused for what they cannot know of; and what is kept back is asked after in time."""
    house, own = board.house, board.refs
    about = {"by": house.lead, "at": NOW, "plan": house.plan}
    says = {"group": own["executive"], "person": own["inspector"], "starts": on("2026-01-01")}
    draft = things.add(**about, type="chair_term", says=says, private=True)
    board.add("chair_term", **says | {"starts": on("2026-02-01")})
    with pytest.raises(Refused, match="Executive has a chair at that time"):
        sharing.share(**about, ref=draft)


def test_one_deed_ends_the_term_that_holds_and_begins_the_next(board):
    lines = len(board.house.events())
    ref = board.change(
        person=board.refs["inspector"],
        capacity=Capacity.OFFICER,
        starts=on("2026-12-01"),
        due=on("2029-12-01"),
        chosen="by vote",
        why="The only one who offered.",
        before=board.refs["term"],
    )
    terms = board.terms()
    assert terms[board.refs["term"]].ended == on("2026-12-01")
    assert terms[board.refs["term"]].due == on("2027-01-31")
    new = terms[ref]
    assert (new.group, new.person) == (board.refs["board"], board.refs["inspector"])
    assert new.partner == board.refs["police"]  # where the person works
    assert (new.capacity, new.chosen) == (Capacity.OFFICER, "by vote")
    assert (new.starts, new.due, new.ended) == (on("2026-12-01"), on("2029-12-01"), None)
    (line,) = board.house.events()[lines:]
    assert aloud(line.verb, line.by, line.params) == "Office changed the chair of group “Board”."
    assert {op["id"] for op in line.ops} == {
        board.house.thing(ref).uid,
        board.house.thing(board.refs["term"]).uid,
    }
    assert verify(board.house.slug).is_good


def test_the_body_that_is_said_goes_before_that_of_the_person(board):
    ref = board.change(
        person=board.refs["inspector"], partner=board.refs["trust"], starts=on("2026-12-01")
    )
    assert board.terms()[ref].partner == board.refs["trust"]


def test_a_group_without_a_chair_is_given_one(board):
    ref = board.change(
        group=board.refs["executive"],
        partner=board.refs["police"],
        starts=on("2026-12-01"),
        before="",
    )
    assert board.terms()[board.refs["term"]].ended is None
    assert board.terms()[ref].group == board.refs["executive"]


def test_the_same_key_changes_the_chair_once(board):
    said = {"person": board.refs["inspector"], "starts": on("2026-12-01"), "key": "k"}
    assert board.change(**said) == board.change(**said)
    assert len(board.terms()) == 2


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"starts": None}, "starts", "on which day"),
        ({"starts": When("Dec 2026", Period.months(2026, 12))}, "starts", "on which day"),
        ({"starts": When("soon")}, "starts", "on which day"),
        ({"person": None}, "person", "Choose who takes the chair"),
        ({"person": "gone"}, "person", "Trust chair left on 31 January 2026"),
        ({"partner": "forum"}, "partner", "Traders’ Forum ceased to be a partner"),
        ({"starts": on("2024-01-31")}, "starts", "Principal takes the chair of Board on that very"),
        ({"starts": on("2023-01-31")}, "starts", "Board has a chair at that time"),
        ({"due": on("2026-01-31")}, "due", "before it begins"),
        ({"before": ""}, "", "is held by Principal since 31 January 2024, and not by"),
        ({"before": "T999"}, "", "is held by Principal"),
        ({"person": "P999"}, "person", "names nothing here"),
    ],
)
def test_a_change_of_chair_that_cannot_be_changes_nothing(board, said, field, words):
    given = {"person": "inspector", "starts": on("2026-12-01")} | said
    refused(board, field, words, lambda: board.change(**with_refs(board, given)))


def test_a_chair_who_is_on_record_for_later_stands_in_the_way(board):
    board.change(person=board.refs["inspector"], starts=on("2027-02-01"))
    change = {"partner": board.refs["trust"], "starts": on("2026-12-01")}
    refused(board, "starts", "has a chair at that time", lambda: board.change(**change))


def test_of_several_vice_chairs_the_one_that_is_said_stands_down(board):
    vice = {"group": board.refs["board"], "office": Office.VICE_CHAIR, "starts": on("2025-01-01")}
    first = board.add("chair_term", person=board.refs["principal"], **vice)
    second = board.add("chair_term", person=board.refs["inspector"], **vice)
    sergeant = board.add("person", title=Text.of("Sergeant"), partner=board.refs["police"])
    said = {"office": Office.VICE_CHAIR, "person": sergeant, "starts": on("2026-12-01")}
    refused(board, "", "Board has 2 vice-chairs on that day", lambda: board.change(**said))
    third = board.change(**said, before=second)
    ended = {ref: each.ended for ref, each in board.terms().items()}
    assert ended == {board.refs["term"]: None, first: None, second: on("2026-12-01"), third: None}
    assert board.house.verbs()[-1] == "chair.vice"


def test_only_the_office_changes_a_chair(board):
    for by in (board.house.lead, board.house.contributor):
        said = {"person": board.refs["inspector"], "starts": on("2026-12-01")}
        with pytest.raises(Refused, match=r"not your own body’s|not for you"):
            chairs.change_chair(
                by=by, at=NOW, plan=board.house.plan, group=board.refs["board"], **said
            )


def test_only_a_group_has_a_chair(board):
    with pytest.raises(NotFound):
        board.change(group=board.refs["police"], starts=on("2026-12-01"))


def test_the_lock_is_of_the_groups_that_a_record_is_of_and_was_of(board, monkeypatch):
    taken = []
    monkeypatch.setattr(sitting, "locked", lambda uids: taken.append(sorted(uids)))
    uid = {name: board.house.thing(board.refs[name]).uid for name in ("board", "executive")}
    seat = board.add("seat", group=board.refs["executive"], partner=board.refs["police"])
    board.edit(seat, group=board.refs["board"])
    board.add("seat_holder", seat=seat, person=board.refs["inspector"])
    board.edit(board.refs["executive"], meets="monthly")
    assert taken == [[uid["executive"]], sorted(uid.values()), [uid["board"]], sorted(uid.values())]


def test_asking_takes_as_many_statements_however_many_are_at_the_table(board):
    def counted(number):
        with CaptureQueriesContext(connection) as found:
            board.add("seat", title=Text.of(f"Seat {number}"), group=board.refs["board"])
        return len(found)

    few = counted(0)
    for number in range(12):
        board.add("seat", title=Text.of(f"More {number}"), group=board.refs["executive"])
    assert counted(1) == few
