"""Imports, done later: a file read and compared, an approved difference applied.

Permission is asked again when the task runs: somebody who has left in the meantime does nothing.
"""

from __future__ import annotations

import datetime
import logging
from contextlib import suppress

from django.db import OperationalError

from joinedup.commands import imports
from joinedup.commands.background import register
from joinedup.commands.comparing import compare_with_record, waiting
from joinedup.commands.refusal import NotDone, Refused
from joinedup.core.catalogue import N_, render
from joinedup.core.permissions import Actor
from joinedup.queries.actors import actor_for

FAULT = N_(
    "Something went wrong on our side, and nothing was changed. Whoever keeps this installation can "
    "find what in its log. You may try again."
)

_log = logging.getLogger(__name__)


@register("import.read")
def read(*, partnership: str, user: str, uid: str, at: str) -> None:
    """Read and compare a received file, if it still waits for that."""
    by, instant = actor_for(partnership, user), datetime.datetime.fromisoformat(at)
    try:
        found = waiting(by, uid)
        if found is not None:
            compared = compare_with_record(by, found)
            imports.compared(by=by, at=instant, uid=uid, found=compared)
    except OperationalError:
        raise  # the database is busy: tried again
    except NotDone:
        return
    except Exception:
        _fault(by, instant, uid)
        raise


@register("import.apply")
def apply(*, partnership: str, user: str, uid: str, at: str) -> None:
    """Apply an approved difference, if nobody did."""
    by, instant = actor_for(partnership, user), datetime.datetime.fromisoformat(at)
    try:
        imports.apply(by=by, at=instant, uid=uid)
    except Refused as reason:
        _stop(by, instant, uid, str(reason), "stale")
    except OperationalError:
        raise
    except NotDone:
        return
    except Exception:
        _fault(by, instant, uid)
        raise


def _fault(by: Actor, at: datetime.datetime, uid: str) -> None:
    _log.exception("An import failed: %s", uid)
    _stop(by, at, uid, render(FAULT, {}), "failed")


def _stop(by: Actor, at: datetime.datetime, uid: str, problem: str, state: str) -> None:
    with suppress(NotDone):  # somebody who has left says nothing more
        imports.stopped(by=by, at=at, uid=uid, problem=problem, state=state)
