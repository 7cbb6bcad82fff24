"""Work for later: one generic task, whose row is written in the command's own transaction.

The room ``jobs`` registers what to do for each kind. A task may run twice and must not matter.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable

from django.utils import timezone
from django_tasks import task

KINDS: dict[str, Callable[..., None]] = {}
"""Kind > what does it; filled by ``joinedup.jobs``."""

TRIES = 5
FIRST_WAIT = datetime.timedelta(seconds=5)
"""How long a task that failed waits; each time four times as long."""

_log = logging.getLogger(__name__)


@task()
def run(kind: str, ids: dict[str, str], tried: int = 0) -> None:
    """Do what is registered for ``kind``; KeyError for a kind that nobody registered. What fails
    is tried again a little later, five times in all, where the backend can wait."""
    try:
        KINDS[kind](**ids)
    except Exception:
        if tried + 1 >= TRIES or not run.get_backend().supports_defer:
            raise
        _log.warning("A task failed and will be tried again: %s", kind, exc_info=True)
        wait = FIRST_WAIT * 4**tried
        run.using(run_after=timezone.now() + wait).enqueue(kind, ids, tried + 1)


def later(kind: str, **ids: str) -> None:
    """Have something done after this transaction, and exactly if it is committed."""
    run.enqueue(kind, ids)
