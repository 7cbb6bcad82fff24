"""The database backend that ``ENGINE: joinedup.records.sqlite`` names."""

from __future__ import annotations

from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from joinedup.records.sqlite.turns import Turns, turns_of

WAIT = 60.0  # seconds: a large import writes for ten


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes the turn to write when a transaction begins, and gives it back when that ends."""

    _turn: Turns | None = None

    def _start_transaction_under_autocommit(self) -> None:
        turns = turns_of(str(self.settings_dict["NAME"]))
        if not turns.take(WAIT):
            raise OperationalError("Others have been writing for a minute. Try again.")
        self._turn = turns
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_turn()
            raise

    def _commit(self) -> Any:
        done = super()._commit()  # type: ignore[misc]
        self._give_turn()
        return done

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._give_turn()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            self._give_turn()

    def _give_turn(self) -> None:
        if self._turn is not None:
            self._turn.give()
            self._turn = None
