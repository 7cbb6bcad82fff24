"""Turns to write: first come, first served. SQLite itself lets waiting writers try again and again
at random, and among fifty of them one may try in vain until it gives up ("database is locked")."""

from __future__ import annotations

import os
import threading
from collections import deque


class Turns:
    """One turn at a time, given to whoever has waited longest."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._taken = False

    def take(self, seconds: float) -> bool:
        """Wait for the turn; False if it did not come in time."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            mine = threading.Event()
            self._waiting.append(mine)
        if mine.wait(seconds):
            return True
        with self._guard:
            if mine.is_set():  # it came as the waiting ended
                return True
            self._waiting.remove(mine)
            return False

    def give(self) -> None:
        """Hand the turn to the next, or to nobody."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False


_turns: dict[str, Turns] = {}
_guard = threading.Lock()


def turns_of(name: str) -> Turns:
    """The turns to write in the database of a file."""
    with _guard:
        return _turns.setdefault(name, Turns())


def _begin_anew() -> None:
    """In a process that was forked nobody else waits, and nobody's turn it is."""
    global _guard
    _guard = threading.Lock()
    _turns.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)
