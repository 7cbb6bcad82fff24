"""Two sessions at once, step by step: every order in which their statements can meet.

Each session has a thread and a connection of its own. It stops before whatever the other can notice
or wait for: the beginning of its transaction (SQLite), each lock, the first look after a lock at what
the other may have written, the first write after it, the commit. At each stop one of those that can
go on is let go on; whoever waits for a lock of the other cannot. What comes between two stops is
nothing to the other.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from django.db import connection, connections

from joinedup.commands.refusal import NotDone
from joinedup.records.sqlite.turns import turns_of

PATIENCE = 30
"""Seconds after which a session that neither stops nor waits is given up."""

LOOKED_AT = ("records_chairterm", "records_group")
"""The tables that the other may have written."""

Deed = Callable[[], Any]


class Session:
    """One of the two. ``stopped`` while it waits to be let go on; ``done`` once there is no more."""

    def __init__(self) -> None:
        self.worker = ThreadPoolExecutor(1)
        self.stopped = self.done = self._begins = False
        self._go = threading.Event()
        self._seen: set[str] = set()
        self.pid = 0
        self.worker.submit(self._connect).result()

    def _connect(self) -> None:
        connection.ensure_connection()
        if connection.vendor == "postgresql":
            self.pid = connection.connection.info.backend_pid
        connection.execute_wrappers.append(self._before_a_statement)
        commit = connection._commit
        connection._commit = lambda: self._stop_before(commit)
        if connection.vendor == "sqlite":
            begin = connection._start_transaction_under_autocommit
            connection._start_transaction_under_autocommit = lambda: self._begin(begin)

    def _stop_before(self, then: Callable[[], Any]) -> Any:
        self.stop()
        return then()

    def _begin(self, begin: Callable[[], Any]) -> Any:
        self.stop()
        self._begins = True
        try:
            return begin()
        finally:
            self._begins = False

    def _before_a_statement(self, execute: Any, sql: str, *given: Any) -> Any:
        kind = _kind(sql)
        if kind == "lock":
            self._seen.clear()
        if kind and kind not in self._seen:
            self._seen |= {kind} - {"lock"}
            self.stop()
        return execute(sql, *given)

    def stop(self) -> None:
        """Wait to be let go on."""
        self._go.clear()
        self.stopped = True
        if not self._go.wait(PATIENCE):
            raise TimeoutError("Nobody let the session go on.")

    def go(self) -> None:
        """Let it go on."""
        self.stopped = False
        self._go.set()

    def begin(self, deed: Deed) -> Future[Any]:
        """Have it do a deed; it stops before the first statement that matters."""
        self.done = False
        self._seen.clear()
        return self.worker.submit(self._do, deed)

    def _do(self, deed: Deed) -> Any:
        try:
            return deed()
        except NotDone as no:
            return no
        finally:
            self.done = True

    @property
    def waits(self) -> bool:
        """Whether it waits for a lock of the other."""
        if connection.vendor == "sqlite":
            turns = turns_of(str(connection.settings_dict["NAME"]))
            return self._begins and bool(turns._waiting)
        with connection.cursor() as cursor:
            cursor.execute("SELECT cardinality(pg_blocking_pids(%s))", [self.pid])
            return bool(cursor.fetchone()[0])

    def close(self) -> None:
        """The connection and the thread are gone."""
        self.worker.submit(connections.close_all).result()
        self.worker.shutdown()


def _kind(sql: str) -> str:
    """What a statement is to the other session: a lock, a look at what that may have written, a
    write; "" where it is nothing to it."""
    if "FOR UPDATE" in sql:
        return "lock"
    if sql.startswith(("INSERT", "UPDATE", "DELETE")):
        return "write"
    looks = sql.startswith("SELECT") and any(f'FROM "{table}"' in sql for table in LOOKED_AT)
    return "look" if looks else ""


class Stepper:
    """Two sessions, and what has been tried."""

    def __init__(self) -> None:
        self.sessions = (Session(), Session())
        self.tried: list[str] = []

    def close(self) -> None:
        """Both are gone."""
        for each in self.sessions:
            each.close()

    def every_order(self, deeds: Callable[[], Sequence[Deed]]) -> Iterator[tuple[Any, Any]]:
        """What came of two deeds, in each order of their steps: what each gave, or why it was not
        done. ``deeds`` makes them anew each time."""
        first: list[int] = []
        while True:
            came, choices = self._run(deeds(), first)
            yield came
            while choices and choices[-1][0] + 1 == choices[-1][1]:
                choices.pop()
            if not choices:
                return
            first = [chosen for chosen, _ in choices]
            first[-1] += 1

    def _run(
        self, deeds: Sequence[Deed], first: Sequence[int]
    ) -> tuple[tuple[Any, Any], list[tuple[int, int]]]:
        """One order: ``first`` says which of those that could go on went on at each stop, and after
        that the first of them. Gives the choices that were made, each with how many there were."""
        coming = [each.begin(deed) for each, deed in zip(self.sessions, deeds, strict=True)]
        choices: list[tuple[int, int]] = []
        order = ""
        while True:
            self._settle()
            ready = [each for each in self.sessions if each.stopped]
            if not ready:
                break
            at = len(choices)
            chosen = first[at] if at < len(first) else 0
            choices.append((chosen, len(ready)))
            order += "ab"[self.sessions.index(ready[chosen])]
            ready[chosen].go()
        self.tried.append(order)
        one, other = (each.result(PATIENCE) for each in coming)
        return (one, other), choices

    def _settle(self) -> None:
        """Until each has stopped, is done, or waits for the other."""
        until = time.monotonic() + PATIENCE
        for each in (*self.sessions, *self.sessions):
            while not (each.stopped or each.done or each.waits):
                if time.monotonic() > until:
                    raise TimeoutError("A session neither stops nor ends.")
                time.sleep(0.001)
