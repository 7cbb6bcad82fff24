"""The worker: a thread of the server process that does the tasks, and stops with it."""

from __future__ import annotations

import datetime
import logging
import threading
import uuid

from django.db import OperationalError, close_old_connections, connection
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from joinedup import jobs  # noqa: F401 (registers every kind of task)

LOOKS_EVERY = 0.5
"""Seconds between two looks at the table of tasks."""
ABANDONED_AFTER = datetime.timedelta(minutes=15)
"""A task that has run for longer was killed with its process, and is done again."""
STOPS_WITHIN = 30.0

_log = logging.getLogger(__name__)


class WorkerThread:
    """Does tasks until :meth:`stop`, which waits for the one at hand."""

    def __init__(self, every: float = LOOKS_EVERY) -> None:
        self._every, self._over = every, threading.Event()
        self._thread = threading.Thread(target=self._run, name="tasks", daemon=True)
        self._worker: Worker | None = None

    def start(self) -> WorkerThread:
        """Begin; gives itself."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Have the task at hand finished, then end."""
        self._over.set()
        if self._worker is not None:
            self._worker.running = False
        self._thread.join(STOPS_WITHIN)

    def _run(self) -> None:
        try:
            self._mend()
            while not self._over.wait(self._every):
                self._look()
        finally:
            connection.close()

    def _mend(self) -> None:
        try:
            take_up_abandoned(all_of_them=connection.vendor == "sqlite")
        except OperationalError:
            _log.warning("Abandoned tasks could not be looked for.", exc_info=True)

    def _look(self) -> None:
        close_old_connections()
        try:
            if not self._over.is_set() and DBTaskResult.objects.ready().exists():
                self._worker = _batch()
                self._worker.run()
        except OperationalError:
            _log.warning("The tasks could not be looked at.", exc_info=True)
        finally:
            self._worker = None


def do_all() -> None:
    """Do every task that is ready, now and in this thread, without waiting for it to be looked for."""
    _batch().run()


def _batch() -> Worker:
    return Worker(
        queue_names=["*"],
        interval=LOOKS_EVERY,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=uuid.uuid4().hex,
        excluded_queue_names=[],
    )


def take_up_abandoned(*, all_of_them: bool = False) -> int:
    """Have tasks done again whose process was killed while it did them; how many. Of one process
    alone (SQLite) these are all that are said to be running when it starts."""
    running = DBTaskResult.objects.running()
    if not all_of_them:
        running = running.filter(started_at__lt=timezone.now() - ABANDONED_AFTER)
    return running.update(status=TaskResultStatus.READY)
