"""Riverside's own plan as a snapshot, for questions that need no database."""

import datetime
from functools import cache

from joinedup import read_plan
from joinedup.core import demo
from joinedup.core.snapshot import Snapshot

DAY = datetime.date(2026, 11, 17)


@cache
def snapshot() -> Snapshot:
    """The plan of 2024, read from its workbook."""
    path = demo.load().partnerships[0].plans[1].path
    return Snapshot(plan=read_plan(str(path)).plan, day=DAY)


def ref_of(collection: str, number: str) -> str:
    """The ref of the thing with a number."""
    return next(each.ref for each in getattr(snapshot().plan, collection) if each.number == number)
