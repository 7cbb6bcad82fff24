"""What of a plan version may be public: the same for whoever publishes it and whoever asks first."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from joinedup.core.audience import Label
from joinedup.core.publishing import is_publishable
from joinedup.core.references import refs_of
from joinedup.records.loading import load_records, names_of_things
from joinedup.records.models import PlanVersion, Thing
from joinedup.records.shapes import PLAN_LEVEL, shapes


def publishable(version: PlanVersion) -> list[Thing]:
    """The shared things of a version that may be public: those that it says something of, and what
    is the partnership's own and one of them refers to (partners, services, localities)."""
    types = [name for name in shapes() if is_publishable(name)]
    found = load_records(Q(plan=version), Q(plan=None), names_of_things(by_uid=True), types)
    keys = {key for name, rows in found.items() if name not in PLAN_LEVEL for key, _ in rows}
    named = _refs(record for name in found if name not in PLAN_LEVEL for _, record in found[name])
    own = {ref: (key, record) for key, ref, record in _own(found)}
    todo = list(named & own.keys())
    while todo:
        key, record = own[todo.pop()]
        if key not in keys:
            keys.add(key)
            todo += _refs([record]) & own.keys()
    things = {thing.id: thing for thing in Thing.objects.filter(withdrawn=False)}
    shared = [things[key] for key in sorted(keys) if key in things]
    return [thing for thing in shared if thing.label != Label.PARTNER.value]


def _refs(records: Any) -> set[str]:
    return {ref for record in records for ref in refs_of(record)}


def _own(found: dict[str, list[tuple[int, Any]]]) -> list[tuple[int, str, Any]]:
    """What is the partnership's own, whatever the plan: (key, uid, record)."""
    return [
        (key, record.ref, record)
        for name in PLAN_LEVEL & found.keys()
        for key, record in found[name]
    ]
