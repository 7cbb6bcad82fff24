"""A list of members brought in: recognised, compared, asked about, approved, and in the record."""

import io

import openpyxl

from joinedup.commands import imports, plans
from joinedup.commands.comparing import AS
from joinedup.core.text import Text
from joinedup.records import models
from tests.commands import files
from tests.commands.house import NOW

HEAD = ["Organisation", "Role", "Chair", "Votes", "E-mail"]
ROWS = [
    ["Eastshire Police", "Superintendent of the lamps", "Y", 2, "lamps@example.org"],
    ["Lamplighters’ Guild", "Keeper of the wicks", None, 1, None],
    ["Wherrymen", "Vacant", None, 1, None],
]


def book(*rows, sheet: str = "Board") -> bytes:
    """A workbook of one sheet."""
    made = openpyxl.Workbook()
    made.active.title = sheet
    for row in rows:
        made.active.append(row)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


MEMBERS = book(["Riverside Partnership Board"], HEAD, *ROWS)


def understood(house, uid):
    with house.whole():
        return models.Import.objects.get(uid=uid).understood


def types(house, uid) -> set[str]:
    """The types of what a file would add."""
    found = files.compared(house.office, uid)
    return {each["type"] for each in found.difference["changes"] if each["kind"] == "add"}


def another_plan(house) -> str:
    return plans.begin(by=house.office, at=NOW, slug="other", title=Text.of("Other plan"))


def test_a_list_of_members_becomes_seats_holders_and_a_chair(house):
    before = house.as_seen(house.office)
    files.brought_in(house.office, house.plan, MEMBERS, name="Members.xlsx")
    found = house.as_seen(house.office)
    titles = {each.ref: str(each.title) for each in (*found.people, *found.partners)}
    assert [(titles.get(each.partner), each.votes) for each in found.seats] == [
        ("Eastshire Police", 2), ("Lamplighters’ Guild", 1), ("Wherrymen", 1),
    ]  # fmt: skip
    held = {each.seat: titles[each.person] for each in found.seat_holders}
    assert [held.get(each.ref) for each in found.seats] == [
        "Superintendent of the lamps", "Keeper of the wicks", None,
    ]  # fmt: skip
    (chair,) = found.chair_terms
    assert titles[chair.person] == "Superintendent of the lamps"
    assert list(titles.values()).count("Eastshire Police") == 1
    assert found.title == before.title
    assert [each.title for each in found.actions] == [each.title for each in before.actions]


def test_what_the_plan_had_a_place_for_stays_so(house):
    fields = house.as_seen(house.office).fields
    files.brought_in(house.office, house.plan, MEMBERS, name="Members.xlsx")
    assert house.as_seen(house.office).fields == fields


def test_what_the_list_has_a_place_for_is_added_to_what_the_plan_had(house):
    table = b"Number,Project\n1,Light the towpath\n"
    plan = another_plan(house)
    files.brought_in(house.office, plan, table, name="plan.csv")
    files.brought_in(house.office, plan, MEMBERS, name="Members.xlsx")
    joined = house.as_seen(house.office, plan).fields
    assert {"action.title", "seat.votes"} <= joined
    assert "action.due" not in joined


def test_an_empty_plan_does_not_learn_from_a_list_what_it_has_no_place_for(house):
    plan = another_plan(house)
    before = house.as_seen(house.office, plan).fields
    files.brought_in(house.office, plan, MEMBERS, name="Members.xlsx")
    assert house.as_seen(house.office, plan).fields == before


def test_the_same_list_twice_changes_nothing(house):
    files.brought_in(house.office, house.plan, MEMBERS, name="Members.xlsx")
    uid = files.received(house.office, house.plan, MEMBERS, name="Members.xlsx")
    found = files.compared(house.office, uid)
    assert (found.changes, found.open) == (0, 0)


def test_nothing_of_the_plan_is_missed_because_a_list_does_not_speak_of_it(house):
    uid = files.received(house.office, house.plan, MEMBERS, name="Members.xlsx")
    found = files.compared(house.office, uid)
    told = {each["type"] for each in found.difference["kept"]}
    assert not told & {"outcome", "priority", "action", "link", "measure", "partner", "person"}
    assert understood(house, uid)["members"] is True


def test_a_body_whose_name_is_like_one_that_there_is_is_asked_about(house):
    content = book(HEAD, ["Eastshire Polis", "Superintendent", None, 1, None])
    uid = files.received(house.office, house.plan, content, name="Members.xlsx")
    found = files.compared(house.office, uid)
    (question,) = found.difference["questions"]
    assert question["candidates"][0]["ref"] == house.refs["police"]
    imports.answer(
        by=house.office,
        at=NOW,
        uid=uid,
        answers={question["id"]: house.refs["police"]},
        queue=False,
    )
    assert files.compared(house.office, uid).open == 0


def test_a_member_who_is_no_longer_listed_is_kept_unless_somebody_says_otherwise(house):
    files.brought_in(house.office, house.plan, MEMBERS, name="Members.xlsx")
    shorter = book(["Riverside Partnership Board"], HEAD, *ROWS[:2])
    uid = files.received(house.office, house.plan, shorter, name="Members.xlsx")
    found = files.compared(house.office, uid)
    assert found.changes == 0
    kept = {each["type"] for each in found.difference["kept"]}
    assert "seat" in kept


def test_somebody_may_say_that_it_is_a_plan_and_take_that_back(house):
    content = book(
        ["Name", "Organisation", "Position"], ["Light the towpath", "Eastshire Police", "Keeper"]
    )
    uid = files.received(house.office, house.plan, content, name="list.xlsx")
    assert "seat" in types(house, uid)
    imports.answer(by=house.office, at=NOW, uid=uid, answers={AS: "plan"}, queue=False)
    assert "action" in types(house, uid)
    assert understood(house, uid)["members"] is False
    imports.answer(by=house.office, at=NOW, uid=uid, answers={AS: ""}, queue=False)
    assert "seat" in types(house, uid)


def test_a_plan_may_be_read_as_a_list_only_because_somebody_says_so(house):
    content = book(
        ["Partner", "Role", "What we will do"], ["Eastshire Police", "Lead", "Light the towpath"]
    )
    uid = files.received(house.office, house.plan, content, name="list.xlsx")
    assert types(house, uid) == {"action", "extra"}
    imports.answer(by=house.office, at=NOW, uid=uid, answers={AS: "members"}, queue=False)
    assert "seat" in types(house, uid)
    imports.answer(by=house.office, at=NOW, uid=uid, answers={AS: "a poem"}, queue=False)
    assert types(house, uid) == {"action", "extra"}


def test_names_and_addresses_are_in_no_column_of_the_import_but_its_file(house):
    content = book(
        ["Name", "Organisation", "Position", "E-mail"],
        ["Lantern Wickham", "Eastshire Police", "Superintendent", "lw@example.org"],
    )
    uid = files.received(house.office, house.plan, content, name="Members.xlsx")
    files.compared(house.office, uid)
    with house.whole():
        row = models.Import.objects.get(uid=uid)
        kept = f"{row.understood} {row.difference} {row.problem}"
    assert "Superintendent" in kept
    assert "Wickham" not in kept
    assert "lw@" not in kept
