"""What is counted when a server starts: nothing that keeps partnerships apart may be missing."""

from __future__ import annotations

import pytest
from django.db import connection

from joinedup.records import building, startup
from joinedup.records.constraints import SamePartnership

pytestmark = pytest.mark.django_db


def test_tables_as_they_were_made_have_no_problem() -> None:
    assert startup.problems() == []


def test_it_asks_few_questions(django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(6):
        startup.problems()


def test_a_step_that_is_missing_is_told_first_and_alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM django_migrations WHERE app = 'records' AND name = "
            "(SELECT MAX(name) FROM django_migrations WHERE app = 'records')"
        )
    assert startup.problems() == [
        "The tables are not those of this version: 1 step is missing. Type: joinedup migrate"
    ]


@pytest.mark.sqlite
def test_a_trigger_that_was_dropped_is_named() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER records_event_no_delete")
    assert startup.problems() == [
        "The trigger records_event_no_delete is missing. Type: joinedup migrate"
    ]


def test_there_is_a_constraint_for_every_reference() -> None:
    named = sum(
        isinstance(each, SamePartnership)
        for model in building.rows()
        for each in model._meta.constraints
    )
    assert named == len(building.references()) > 100
