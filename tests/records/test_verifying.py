"""Verifying finds what was changed behind history's back, and says which thing and which field."""

from __future__ import annotations

import json

import pytest
from django.db import connection

from joinedup.commands import partnerships, plans
from joinedup.core.text import Text
from joinedup.queries.verification import verify
from joinedup.records import models, scope, triggers
from tests.records import worlds

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db) -> worlds.World:
    made = worlds.make("riverside")
    worlds.retitle(
        by=made.office, at=worlds.NOW, plan=made.plan, ref=made.action, title="Light the whole path"
    )
    return made


def found() -> list[str]:
    (only,) = verify().partnerships
    return list(only.problems)


def unlocked(statement: str, *values: object) -> None:
    """Change history as somebody with the whole database in hand would."""
    with connection.cursor() as cursor:
        for name in triggers.names(connection.vendor):
            on = " ON records_event" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{on}")
    worlds.sql(statement, *values)
    triggers.put_back(connection)


def test_what_commands_wrote_is_as_history_says(world) -> None:
    assert found() == []
    (said,) = verify().sentences
    assert said.startswith("riverside: 5 lines of history, and what is kept is what they say;")


def test_the_heads_of_all_chains_are_told(world) -> None:
    (only,) = verify().partnerships
    assert [(head.partner, head.number) for head in only.heads] == [("", 4), (world.police, 1)]
    with worlds.whole(world.slug):
        assert only.heads[0].hash == models.Event.objects.get(chain="", number=4).hash


def test_only_the_partnership_that_is_asked_for_is_verified(world) -> None:
    worlds.make("northvale")
    assert [each.slug for each in verify().partnerships] == ["northvale", "riverside"]
    assert [each.slug for each in verify("riverside").partnerships] == ["riverside"]


CHANGES = {
    "title": "UPDATE records_action SET title = '[[\"en\",\"Dim the path\"]]' WHERE label <> 'partner'",
    "text": "UPDATE records_lead SET text = 'Nobody'",
    "position": "UPDATE records_measure SET position = 9",
    "withdrawn": "UPDATE records_thing SET withdrawn = true WHERE type = 'measure'",
    "number": "UPDATE records_thing SET number = 7 WHERE type = 'measure'",
    "time_zone": "UPDATE records_partnership SET time_zone = 'Europe/Paris'",
    "slug": "UPDATE records_planseries SET slug = 'other'",
    "status": "UPDATE records_planversion SET status = 'agreed'",
    "readings": "DELETE FROM records_reading WHERE text = '5'",
    "description": "UPDATE records_action SET description = '' WHERE label = 'partner'",
}


@pytest.mark.parametrize("field", CHANGES)
def test_a_row_changed_past_history_is_named_with_its_field(world, field: str) -> None:
    worlds.sql(CHANGES[field])
    problems = found()
    assert len(problems) == 1
    assert f"“{'leads' if field == 'text' else field}”" in problems[0] or field == "text"
    assert " in the tables; history says " in problems[0]


UNREADABLE = {
    "title": ("records_action", '[["en","Dim'),
    "due": ("records_action", "soon"),
    "value": ("records_reading", "a few"),
    "words": ("records_partnership", "{"),
    "said": ("records_passage", "{'en': 1}"),
}


@pytest.mark.parametrize("column", UNREADABLE)
def test_what_cannot_be_read_is_named_with_its_table_and_row_and_the_rest_is_verified(
    world, column: str
) -> None:
    table, stored = UNREADABLE[column]
    with scope.opened(scope.Scope(None, whole=True)), connection.cursor() as cursor:
        cursor.execute(f"SELECT max(id) FROM {table}")
        (row,) = cursor.fetchone()
    worlds.sql(f"UPDATE {table} SET {column} = %s WHERE id = %s", stored, row)
    worlds.sql("UPDATE records_measure SET position = 9")
    problems = found()
    said = f"{table}, row {row}: what stands in “{column}” cannot be read: “{stored}”."
    assert problems[0] == said
    assert any("“position” is “9” in the tables" in each for each in problems)


def test_history_that_cannot_be_read_is_named_and_the_rest_is_verified(world) -> None:
    unlocked("UPDATE records_event SET ops = '[{' WHERE number = 2 AND chain = ''")
    problems = found()
    assert problems[0].startswith("records_event, row ")
    assert "“ops” cannot be read: “[{”." in problems[0]
    assert any("line 2 (" in each and "was changed after" in each for each in problems)


def test_the_sentence_names_the_thing_the_plan_and_both_values(world) -> None:
    worlds.sql(CHANGES["title"])
    (said,) = found()
    assert said == (
        f"A1 (action {world.action}), in plan main {world.plan}: “title” is “{{'en': 'Dim the "
        "path'}” in the tables; history says “{'en': 'Light the whole path'}”."
    )


def test_a_row_that_is_gone_is_missed(world) -> None:
    worlds.sql("DELETE FROM records_reading")
    worlds.sql("DELETE FROM records_measure")
    (said,) = found()
    assert said.startswith("M1 (measure ")
    assert said.endswith("is in history and not in the tables.")


def test_a_row_that_no_command_made_is_found(world) -> None:
    other = models.Partnership.objects.get(slug=world.slug).id
    worlds.sql(
        'INSERT INTO records_planseries (uid, partnership_id, label, slug, title, main, "order") '
        "VALUES ('x', %s, 'partnership', 'x', '', false, 0)",
        other,
    )
    assert found() == ["series x is in the tables, and history does not know it."]


def test_a_row_that_was_made_public_without_its_thing_is_found(world) -> None:
    worlds.sql(
        "UPDATE records_action SET label = 'public', owner_id = NULL WHERE label = 'partner'"
    )
    assert any("another label or owner than its thing" in said for said in found())


def test_an_event_that_was_changed_is_named(world) -> None:
    unlocked("UPDATE records_event SET verb = 'plan.agreed' WHERE number = 2 AND chain = ''")
    assert found() == ["The shared chain: line 2 (plan.agreed) was changed after it was written."]


def test_an_event_whose_operations_were_changed_is_named_and_so_is_what_it_told(world) -> None:
    with worlds.whole(world.slug):
        event = models.Event.objects.get(chain="", number=4)
    ops = [op | {"fields": op["fields"] | {"title": {"en": "Never lit"}}} for op in event.ops]
    unlocked("UPDATE records_event SET ops = %s WHERE id = %s", json.dumps(ops), event.id)
    changed, title = found()
    assert "line 4 (thing.changed) was changed" in changed
    assert "“title”" in title


def test_an_event_that_was_removed_is_missed(world) -> None:
    unlocked("DELETE FROM records_mention")
    unlocked("DELETE FROM records_event WHERE number = 3 AND chain = ''")
    problems = found()
    assert problems[0] == "The shared chain: line 3 is missing; line 4 follows."
    assert problems[1] == "The shared chain: line 4 does not follow from the line before it."


def test_the_last_event_removed_is_missed_by_the_head(world) -> None:
    unlocked("DELETE FROM records_mention")
    unlocked("DELETE FROM records_event WHERE number = 4 AND chain = ''")
    assert found()[0] == "The shared chain ends at line 3, and its head says line 4."


def test_an_event_of_a_private_chain_is_held_by_that_chain(world) -> None:
    unlocked("UPDATE records_event SET at = '2020-01-01T00:00:00+00:00' WHERE chain <> ''")
    assert found() == [
        f"The chain of partner {world.police}: line 1 (thing.drafted) was changed after it was written."
    ]


def test_words_that_were_changed_beside_an_event_are_named(world) -> None:
    with worlds.whole(world.slug):
        passage = models.Passage.objects.filter(uid=world.action).last()
    ((name, (salt, _)),) = passage.said.items()
    forged = json.dumps({name: [salt, {"en": "Something else"}]})
    worlds.sql("UPDATE records_passage SET said = %s WHERE id = %s", forged, passage.id)
    problems = found()
    assert (
        f"the words of line 4 for “description” of action {world.action} are not those"
        in problems[0]
    )
    assert any("of which no line tells" in said for said in problems)


def test_words_that_were_swapped_between_two_things_are_named(world) -> None:
    with worlds.whole(world.slug):
        first, second = models.Passage.objects.order_by("id")[:2]
    for into, out in ((first, second), (second, first)):
        worlds.sql(
            "UPDATE records_passage SET said = %s WHERE id = %s", json.dumps(out.said), into.id
        )
    assert any("are not those that were written" in said for said in found())


def test_words_that_were_removed_and_never_struck_out_are_missed(world) -> None:
    worlds.sql("DELETE FROM records_passage WHERE uid = %s", world.draft)
    (said,) = found()
    assert said.endswith("are not those that were written, and nobody struck them out.")


def test_a_command_that_forgets_to_tell_would_be_found(world) -> None:
    partnerships.set_up(
        by=world.office, at=worlds.NOW, changes={"time_zone": "Europe/Dublin", "words": {}}
    )
    plans.edit(by=world.office, at=worlds.NOW, version=world.plan, says={"title": Text.of("New")})
    assert found() == []
