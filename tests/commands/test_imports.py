"""Imports: received, compared, answered, approved, applied; each the way it goes wrong."""

import hashlib
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joinedup.commands import imports, plans, things
from joinedup.commands.refusal import NotFound, Refused
from joinedup.core.permissions import Role
from joinedup.core.plan import Appearance
from joinedup.core.text import Text
from joinedup.records import models
from tests.commands import files
from tests.commands.house import NOW, agree, made


def state(house, uid):
    with house.whole():
        row = models.Import.objects.get(uid=uid)
        return row.state, row.problem


@pytest.fixture
def empty(house):
    """A second plan, with nothing in it yet."""
    return plans.begin(by=house.office, at=NOW, slug="other", title=Text.of("Other plan"))


# The way through


def test_a_file_is_kept_as_it_came_with_its_hash(house, empty):
    content = files.written(files.plan(), ".xlsx")
    uid = files.received(house.office, empty, content, name="..\\our\\plan.xlsx")
    with house.whole():
        file = models.Import.objects.get(uid=uid).file
        assert bytes(file.content) == content
        assert (file.name, file.sha256) == ("plan.xlsx", hashlib.sha256(content).hexdigest())


def test_what_is_applied_is_what_the_file_says_and_one_line_tells_it(house, empty):
    before = len(house.events())
    counts = files.brought_in(house.office, empty, files.plan(3))
    found = house.as_seen(house.office, empty)
    assert [str(each.title) for each in found.actions] == [
        "Gardens number 1", "Lunches number 2", "Lessons number 3",
    ]  # fmt: skip
    assert counts["add"]["action"] == 3
    assert [event.verb for event in house.events()[before:]] == ["plan.imported"]


def test_a_file_without_a_title_leaves_the_plan_its_own(house, empty):
    table = b"Outcome,Priority,Action\nReady for school,Family help,Hub on a bus\n"
    uid = files.received(house.office, empty, table, name="actions.csv")
    found = files.compared(house.office, uid)
    changes = found.difference["changes"]
    assert [each for each in changes if each["type"] == "plan" and each["field"] == "title"] == []
    assert any(each["type"] == "action" for each in changes)


def test_a_partner_that_the_partnership_has_is_not_made_again(house, empty):
    files.brought_in(house.office, empty, files.plan())
    found = house.as_seen(house.office, empty)
    assert [str(each.title) for each in found.partners].count("Eastshire Police") == 1
    assert found.actions[0].accountable == house.refs["police"]


def test_the_same_file_twice_changes_nothing_and_says_so(house, empty):
    files.brought_in(house.office, empty, files.plan())
    before = len(house.events())
    uid = files.received(house.office, empty, files.plan())
    found = files.compared(house.office, uid)
    assert (found.changes, state(house, uid)[0]) == (0, "same")
    assert len(house.events()) == before


def test_a_changed_title_changes_that_action_and_keeps_its_ref(house, empty):
    files.brought_in(house.office, empty, files.plan())
    old = house.as_seen(house.office, empty).actions[1]
    counts = files.brought_in(
        house.office, empty, files.retitled(files.plan(), "1.1.2", "Lunches for all, number 2")
    )
    new = house.as_seen(house.office, empty).actions[1]
    assert (new.ref, str(new.title)) == (old.ref, "Lunches for all, number 2")
    assert counts == {"change": {"action": 1}}


def test_the_fields_of_the_file_become_those_of_the_version_and_are_joined_later(house, empty):
    csv = b"Number,Project\n1,Light the towpath\n2,Open the ferry\n"
    files.brought_in(house.office, empty, csv, name="plan.csv")
    first = house.as_seen(house.office, empty).fields
    assert first
    assert "action.title" in first
    assert "action.due" not in first
    later = b"Number,Project,By when\n1,Light the towpath,31/03/2027\n2,Open the ferry,2028\n"
    files.brought_in(house.office, empty, later, name="plan.csv")
    assert house.as_seen(house.office, empty).fields >= first | {"action.due"}


def test_progress_is_told_outside_the_transaction(house, empty, monkeypatch):
    told = []
    monkeypatch.setattr(cache, "set", lambda name, value, _: told.append((name, value)))
    files.brought_in(house.office, empty, files.plan(210))
    numbers = [value for name, value in told if name.startswith("import:")]
    assert numbers[0][0] == 0
    assert len(numbers) > 2
    assert numbers == sorted(numbers)
    assert all(done <= of for done, of in numbers)
    assert [value for name, value in told if name.startswith("reading:")] == [1, 2]


def test_an_import_takes_few_statements_however_large(house, empty):
    counts = []
    for actions in (5, 60):
        slug = f"plan-{actions}"
        version = plans.begin(by=house.office, at=NOW, slug=slug, title=Text.of(slug))
        uid = files.received(house.office, version, files.plan(actions))
        digest = files.compared(house.office, uid).digest
        imports.approve(by=house.office, at=NOW, uid=uid, digest=digest, queue=False)
        with CaptureQueriesContext(connection) as queries:
            imports.apply(by=house.office, at=NOW, uid=uid)
        counts.append(len(queries))
    assert counts[1] - counts[0] < 20


# Questions


def test_a_doubtful_match_waits_for_an_answer_and_keeps_the_ref_when_it_is_the_same(house, empty):
    files.brought_in(house.office, empty, files.plan())
    old = house.as_seen(house.office, empty).actions[0].ref
    other = files.retitled(files.plan(), "1.1.1", "Something else altogether")
    uid = files.received(house.office, empty, other)
    found = files.compared(house.office, uid)
    assert state(house, uid)[0] == "asking"
    with pytest.raises(Refused):
        imports.approve(by=house.office, at=NOW, uid=uid, digest=found.digest, queue=False)
    [question] = found.difference["questions"]
    imports.answer(by=house.office, at=NOW, uid=uid, answers={question["id"]: old}, queue=False)
    digest = files.compared(house.office, uid).digest
    imports.approve(by=house.office, at=NOW, uid=uid, digest=digest, queue=False)
    assert imports.apply(by=house.office, at=NOW, uid=uid) == {"change": {"action": 1}}
    assert str(house.as_seen(house.office, empty).actions[0].title) == "Something else altogether"


def test_what_the_file_lacks_stays_unless_it_is_withdrawn(house, empty):
    files.brought_in(house.office, empty, files.plan(3))
    assert (
        files.compared(house.office, files.received(house.office, empty, files.plan(2))).changes
        == 0
    )
    uid = files.received(house.office, empty, files.plan(2))
    found = files.compared(house.office, uid)
    [kept] = [each for each in found.difference["kept"] if each["type"] == "action"]
    imports.answer(by=house.office, at=NOW, uid=uid, answers={kept["id"]: "withdraw"}, queue=False)
    digest = files.compared(house.office, uid).digest
    imports.approve(by=house.office, at=NOW, uid=uid, digest=digest, queue=False)
    counts = imports.apply(by=house.office, at=NOW, uid=uid)
    assert counts["withdraw"] == {"action": 1, "link": 1}
    assert len(house.as_seen(house.office, empty).actions) == 2


def test_an_action_of_another_plan_is_one_thing_with_a_row_in_both(house, empty):
    shared = files.plan(1)
    files.brought_in(house.office, empty, shared)
    [known] = house.as_seen(house.office, empty).actions
    local = plans.begin(by=house.office, at=NOW, slug="eastmere", title=Text.of("Eastmere"))
    also = (Appearance(plan="From a file", number="1.1.1"),)
    [one] = shared.actions
    theirs = replace(
        shared, title=Text.of("Local plan"), actions=(replace(one, number="E1", also_in=also),)
    )
    files.brought_in(house.office, local, theirs)
    [here] = house.as_seen(house.office, local).actions
    assert (here.ref, here.number) == (known.ref, "E1")
    assert [each.number for each in house.as_seen(house.office, empty).actions] == ["1.1.1"]


# What goes wrong


def test_a_stale_approval_is_refused_and_changes_nothing(house, empty):
    uid = files.received(house.office, empty, files.plan())
    digest = files.compared(house.office, uid).digest
    imports.approve(by=house.office, at=NOW, uid=uid, digest=digest, queue=False)
    says = {"title": Text.of("In between")}
    things.add(by=house.office, at=NOW, plan=empty, type="outcome", says=says)
    with pytest.raises(Refused, match="has changed since"):
        imports.apply(by=house.office, at=NOW, uid=uid)
    assert house.as_seen(house.office, empty).actions == ()


def test_another_difference_than_was_shown_is_not_approved(house, empty):
    uid = files.received(house.office, empty, files.plan())
    files.compared(house.office, uid)
    with pytest.raises(Refused, match="not what you were shown"):
        imports.approve(by=house.office, at=NOW, uid=uid, digest="0" * 64, queue=False)


def test_applying_twice_does_it_once(house, empty):
    uid = files.received(house.office, empty, files.plan())
    digest = files.compared(house.office, uid).digest
    for _ in range(2):
        imports.approve(by=house.office, at=NOW, uid=uid, digest=digest, queue=False)
        imports.apply(by=house.office, at=NOW, uid=uid)
    assert len(house.as_seen(house.office, empty).actions) == 3
    assert house.verbs().count("plan.imported") == 1


def test_what_cannot_be_read_is_refused_with_a_sentence(house, empty):
    uid = files.received(house.office, empty, b"\x00\x01\x02 no plan at all", name="photo.jpg")
    files.compared(house.office, uid)
    found, problem = state(house, uid)
    assert found == "refused"
    assert problem.endswith(".")


def test_an_empty_file_is_refused_at_once(house, empty):
    with pytest.raises(Refused, match="is empty"):
        files.received(house.office, empty, b"")


def test_an_agreed_plan_keeps_its_words_and_takes_the_rest(house, empty):
    agree(house)
    title = str(house.as_seen(house.office).title)
    found = files.retitled(files.plan(0, title=Text.of(title)), "", "")
    uid = files.received(house.office, house.plan, found)
    files.compared(house.office, uid)
    assert state(house, uid)[0] in ("same", "ready")
    more = files.plan(2, title=Text.of("Another title"))
    uid = files.received(house.office, house.plan, more)
    asked = files.compared(house.office, uid).difference["questions"]
    said = {each["id"]: "new" for each in asked}
    imports.answer(by=house.office, at=NOW, uid=uid, answers=said, queue=False)
    difference = files.compared(house.office, uid).difference
    refused = {(each["type"], each.get("field", "")) for each in difference["frozen"]}
    assert {("action", ""), ("plan", "title")} <= refused
    assert not any(each["type"] == "action" for each in difference["changes"])


def test_only_the_office_imports(house, empty):
    for role in (Role.CHAIR, Role.PARTNER_LEAD, Role.SCRUTINY, Role.PUBLIC):
        with pytest.raises(Refused):
            files.received(house.actor(role), empty, files.plan())


def test_an_import_of_another_partnership_is_not_there(house, empty, db):
    uid = files.received(house.office, empty, files.plan())
    other = made()
    with pytest.raises(NotFound):
        imports.discard(by=other.office, at=NOW, uid=uid)


def test_a_discarded_import_is_not_approved_any_more(house, empty):
    uid = files.received(house.office, empty, files.plan())
    digest = files.compared(house.office, uid).digest
    imports.discard(by=house.office, at=NOW, uid=uid)
    with pytest.raises(Refused):
        imports.approve(by=house.office, at=NOW, uid=uid, digest=digest, queue=False)
