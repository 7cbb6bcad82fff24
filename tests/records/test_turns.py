"""Whoever waits longest to write is next; a turn is given back however a transaction ends."""

from __future__ import annotations

import threading

import pytest
from django.db import OperationalError, connection, transaction

from joinedup.records.sqlite import base
from joinedup.records.sqlite.turns import Turns, turns_of

pytestmark = pytest.mark.sqlite


def test_turns_come_in_the_order_in_which_they_were_asked_for() -> None:
    turns, came, asked = Turns(), [], []
    turns.take(1)

    def wait(number: int) -> None:
        turns.take(30)
        came.append(number)
        turns.give()

    for number in range(8):
        asked.append(threading.Thread(target=wait, args=(number,)))
        asked[-1].start()
        while len(turns._waiting) <= number:
            pass
    turns.give()
    for thread in asked:
        thread.join()
    assert came == [*range(8)]


def test_a_turn_that_does_not_come_in_time_is_not_waited_for_any_more() -> None:
    turns = Turns()
    assert turns.take(1)
    assert not turns.take(0.01)
    turns.give()
    assert turns.take(1)


def is_free() -> bool:
    turns = turns_of(connection.settings_dict["NAME"])
    got = turns.take(0)
    if got:
        turns.give()
    return got


@pytest.mark.database
def test_a_turn_is_given_back_when_a_transaction_is_committed_undone_or_cut_off(
    own_database,
) -> None:
    with transaction.atomic():
        assert not is_free()
    assert is_free()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        1 / 0  # noqa: B018
    assert is_free()
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    connection.close()
    assert is_free()


@pytest.mark.database
def test_a_transaction_that_cannot_begin_leaves_the_turn_to_others(own_database) -> None:
    from sqlite3 import connect

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 10")
    other = connect(own_database, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(OperationalError, match="locked"), transaction.atomic():
        pass
    assert is_free()
    other.close()


@pytest.mark.database
def test_waiting_has_an_end_and_a_sentence(own_database, monkeypatch) -> None:
    monkeypatch.setattr(base, "WAIT", 0.01)
    turns = turns_of(connection.settings_dict["NAME"])
    turns.take(1)
    with pytest.raises(OperationalError, match="Others have been writing"), transaction.atomic():
        pass
    turns.give()
