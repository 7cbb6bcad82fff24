"""A process that applies an import, killed: prepared once and forked, so that it dies in the deed."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import connection, connections

from joinedup.commands import imports
from joinedup.core.text import Text
from joinedup.queries.verification import verify
from joinedup.records import copying, models
from tests.commands import files
from tests.records import worlds

NOTHING, ALL = "nothing", "all"


@dataclass
class Killing:
    """An approved import of so many actions, and what killing its application left."""

    actions: int
    uid: str = ""
    office: worlds.Actor | None = None
    statements: int = 0
    seconds: float = 0.0
    committing: float = 0.0
    before: dict[str, int] = field(default_factory=dict)
    after: dict[str, int] = field(default_factory=dict)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)

    def prepare(self) -> None:
        """A partnership, a plan, a file: received, compared and approved."""
        worlds.partnerships.create(
            by=worlds.ADMIN, at=worlds.NOW, slug="riverside", title=Text.of("Riverside")
        )
        self.office = worlds.Actor(user="office", partnership="riverside", role=worlds.Role.OFFICE)
        plan = worlds.plans.begin(
            by=self.office, at=worlds.NOW, slug="main", title=Text.of("Plan"), main=True
        )
        self.uid = files.received(self.office, plan, files.plan(self.actions))
        found = files.compared(self.office, self.uid)
        imports.approve(
            by=self.office, at=worlds.NOW, uid=self.uid, digest=found.digest, queue=False
        )
        self.before = copying.counts()

    def measure(self) -> None:
        """Apply it once, unharmed, to know how long that takes; the database is to be put back."""
        times: dict[str, float] = {}
        seen = 0

        def count(execute, sql, params, many, context):
            nonlocal seen
            seen += 1
            return execute(sql, params, many, context)

        _when_committing(lambda: times.setdefault("commit", time.monotonic()))
        began = time.monotonic()
        with connection.execute_wrapper(count):
            self.apply()
        ended = time.monotonic()
        connection.close()
        self.statements, self.seconds = seen, ended - began
        self.committing = ended - times["commit"]
        self.after = copying.counts()

    def apply(self) -> None:
        """What the process does that is killed."""
        imports.apply(by=self.office, at=worlds.NOW, uid=self.uid)

    def kill(self, moment: str, chance: random.Random) -> str:
        """Fork, kill, and see what is left: NOTHING or ALL; anything else is an AssertionError."""
        connections.close_all()
        hear, tell = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(hear)
            self._die(moment, chance, tell)
        os.close(tell)
        if moment != "at a statement":
            os.read(hear, 1)
            length = self.committing if moment == "while committing" else self.seconds
            time.sleep(chance.uniform(0, 3) * length)
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(hear)
        _nobody_else()
        found = self.state()
        self.left[moment, found] += 1
        return found

    def _die(self, moment: str, chance: random.Random, tell: int) -> None:
        """In the child: tell when the moment is near, or die at it. Never comes back."""
        try:
            if moment == "at a statement":
                last = chance.randrange(self.statements)
                with connection.execute_wrapper(_dies_at(last)):
                    self.apply()
            elif moment == "while committing":
                _when_committing(lambda: os.write(tell, b"."))
                self.apply()
            else:
                os.write(tell, b".")
                self.apply()
            time.sleep(5)  # done before the knife fell
        finally:
            os._exit(0)

    def state(self) -> str:
        """What there is now, verified to the last row."""
        with worlds.whole("riverside"):
            told = models.Import.objects.get(uid=self.uid).state
        found = NOTHING if told == "approved" else ALL
        assert copying.counts() == (self.before if found == NOTHING else self.after)
        problems = [said for each in verify().partnerships for said in each.problems]
        assert problems == [], f"{found} was left, and it is not what history says: {problems}"
        return found


MOMENTS = ("at a statement", "at any time", "while committing")


def _dies_at(last: int) -> Callable[..., object]:
    left = iter(range(last, -1, -1))

    def execute(run, sql, params, many, context):
        if next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return run(sql, params, many, context)

    return execute


def _when_committing(told: Callable[[], object]) -> None:
    commit = connection._commit

    def tell():
        told()
        return commit()

    connection._commit = tell


def _nobody_else() -> None:
    """Wait until PostgreSQL has noticed that the other process is dead: a commit that it had been
    sent may still be on its way."""
    if connection.vendor != "postgresql":
        return
    others = 1
    while others:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            others = cursor.fetchone()[0]
