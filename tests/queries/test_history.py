"""History read aloud, to those who may hear it."""

import dataclasses

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joinedup.commands import links, sharing, striking, succession, things
from joinedup.commands.kernel import scope_of
from joinedup.core.catalogue import render
from joinedup.core.history.telling import aloud
from joinedup.core.history.verbs import KINDS, VERBS
from joinedup.core.permissions import Role
from joinedup.core.sentence import Plural
from joinedup.core.text import Text
from joinedup.queries.history import PAGE, history
from joinedup.queries.visits import visit
from tests.commands import house as houses
from tests.commands.house import NOW, agree


@pytest.fixture
def house(db):
    return houses.made()


def read(house, by=None, **asked):
    """A page of history, as somebody reads it."""
    by = by or house.office
    seen = dataclasses.replace(visit(house.slug, None), actor=by, scope=scope_of(by))
    with seen.opened():
        return history(seen, **asked)


def said(line, language="en"):
    return render(line.sentence, line.params, language)


def newest(house, by=None, **asked):
    return read(house, by, **asked).lines[0]


def edit(house, ref="action", by=None, **says):
    ref = house.refs.get(ref, ref)
    things.edit(
        by=by or house.office,
        at=NOW,
        plan=house.plan,
        ref=ref,
        version=house.version(ref),
        says=says,
    )


def test_the_newest_line_comes_first_and_names_what_was_done_to_what(house):
    edit(house, number="1.1.1")
    line = newest(house)
    assert said(line) == "Office changed “Number” of action “Night guardians”."
    assert (line.by, line.refs, line.at, line.own) == ("Office", ("A1",), NOW, False)


def test_a_line_tells_what_stands_under_what(house):
    lines = [said(line) for line in read(house).lines]
    assert "Office added action “Night guardians” under priority 1.1 “Old Quay”." in lines


def test_a_link_is_told_by_its_ends(house):
    links.draw(
        by=house.rival,
        at=NOW,
        plan=house.plan,
        source=house.refs["service"],
        target=house.refs["action"],
    )
    assert said(newest(house)) == (
        "Partner lead said that service or team “Street team” serves action “Night guardians”."
    )


def test_a_person_is_told_of_by_ref_since_a_role_can_be_struck_out(house):
    ref = things.add(
        by=house.office, at=NOW, plan="", type="person", says={"title": Text.of("Chief of staff")}
    )
    assert said(newest(house)) == f"Office added person {ref}."


def test_an_update_is_told_by_its_action_and_found_from_it(house):
    things.add(
        by=house.lead,
        at=NOW,
        plan=house.plan,
        type="update",
        says={"text": "Slowly."},
        under=house.refs["action"],
    )
    line = newest(house, thing=house.refs["action"])
    assert said(line) == "Partner lead added an update on action “Night guardians”."


def test_an_edit_shows_what_each_field_said_before_and_after(house):
    edit(house, description=Text.of("Old."), accountable=house.refs["police"])
    edit(house, description=Text.of("New."), accountable=house.refs["trust"])
    before = {each.label: (each.before, each.after) for each in newest(house).changes}
    assert before["Description"] == (Text.of("Old."), Text.of("New."))
    one, other = before["Accountable partner"]
    assert (str(one[0]), str(other[0])) == ("Eastshire Police", "Wend Health Trust")


def test_what_the_first_edit_changed_is_found_where_it_was_added(house):
    edit(house, title=Text.of("Night watch"))
    [change] = newest(house).changes
    assert (str(change.before), str(change.after)) == ("Night guardians", "Night watch")


def test_words_that_were_struck_out_are_not_shown(house):
    edit(house, description=Text.of("Old."))
    edit(house, description=Text.of("New."))
    striking.strike(by=house.office, at=NOW, ref="A1", field="description", why="A name.")
    lines = read(house).lines
    assert said(lines[0]) == "Office struck out “Description” of action “Night guardians”: A name."
    [change] = lines[1].changes
    assert (change.before, change.after, change.struck) == (None, None, True)


def test_history_is_filtered_by_thing_kind_and_role(house):
    edit(house, by=house.lead, theme="Safe")
    assert [line.verb for line in read(house, role="Partner lead").lines] == ["thing.edited"]
    assert {line.verb for line in read(house, kind="plan").lines} == {"plan.begun"}
    assert read(house, thing="A2").count == 1
    assert read(house, thing="A99").count == 0
    assert read(house).roles == ("Office", "Partner lead")


def test_fifty_lines_are_a_page_and_a_page_too_far_is_the_last(house):
    for number in range(PAGE):
        edit(house, theme=f"Theme {number}")
    first, last = read(house), read(house, page=99)
    assert (len(first.lines), first.pages, last.page) == (PAGE, 2, 2)
    assert len(last.lines) == first.count - PAGE


def test_a_draft_is_told_to_its_own_body_and_once_shared_to_all(house):
    ref = things.add(
        by=house.lead,
        at=NOW,
        plan=house.plan,
        type="action",
        says={"title": Text.of("Secret patrol")},
        private=True,
    )
    assert newest(house, house.lead).own
    assert newest(house, house.lead, thing=ref).refs == (ref,)
    for other in (house.office, house.rival):
        assert all("Secret" not in said(line) for line in read(house, other).lines)
    sharing.share(by=house.lead, at=NOW, plan=house.plan, ref=ref)
    line = newest(house, house.rival)
    assert said(line) == "Partner lead shared action “Secret patrol” with the partnership."
    assert line.refs == ("A3",)
    told = [each.verb for each in read(house, house.lead, thing="A3").lines]
    assert told == ["thing.shared", "thing.added"]  # once, though it stands on two chains


def test_scrutiny_hears_nothing_of_drafts_of_the_plan(house):
    scrutiny = house.actor(Role.SCRUTINY)
    assert [line.verb for line in read(house, scrutiny).lines if line.version] == []
    agree(house)
    count = read(house, scrutiny).count
    assert count > 5
    draft = succession.draft_next(by=house.office, at=NOW, series="main")
    things.withdraw(by=house.office, at=NOW, plan=draft, ref="A1", why="")
    assert read(house, scrutiny).count == count


def test_the_statements_of_a_page_do_not_grow_with_its_lines(house):
    def counted():
        with CaptureQueriesContext(connection) as found:
            read(house)
        return len(found)

    edit(house, accountable=house.refs["council"])
    few = counted()
    for number in range(10):
        edit(house, "other", theme=f"Theme {number}", accountable=house.refs["council"])
        edit(house, "other", accountable=house.refs["trust"])
    assert counted() == few


def test_every_verb_is_of_a_kind_and_ends_as_a_sentence():
    for verb, sentence in VERBS.items():
        assert verb.partition(".")[0] in KINDS
        text = sentence.one if isinstance(sentence, Plural) else sentence
        assert text.startswith("{by} ")
        assert text.endswith((".", "{why}"))


def test_a_line_of_a_verb_that_is_not_known_is_still_a_sentence(house):
    line = dataclasses.replace(newest(house), verb="shoe.laced")

    assert aloud(line.verb, {"title": "Office"}, {}).startswith("Office did something")
