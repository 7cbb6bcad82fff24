"""Asking whether a record of the table can be, under the lock of its group, before it is written.

Two who change the same group come one after the other: whoever is second sees what the first wrote.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from joinedup.commands.deed import Deed
from joinedup.commands.refusal import Refused
from joinedup.core import seating
from joinedup.core.audience import Label
from joinedup.core.governance import Group, SeatHolder
from joinedup.core.round_table import Record, Table
from joinedup.records import models
from joinedup.records.loading import load_records

_AT_THE_TABLE = {
    "groups": "group",
    "seats": "seat",
    "holders": "seat_holder",
    "terms": "chair_term",
    "roles": "leadership_role",
    "partners": "partner",
    "people": "person",
}
"""Field of ``Table`` > the type of what it holds."""


def may_sit(deed: Deed, record: Any, *, old: Any = None, private: bool = False) -> None:
    """Refused where a record of the table, with uids for refs, cannot be beside what stands. The
    groups that it is of, and was of (``old``), are locked until the transaction ends; what is no
    record of the table is passed over."""
    if not isinstance(record, Record):
        return
    locked({*_groups(record), *(_groups(old) if old is not None else ())})
    ask(deed, table_now(private=private), record)


def ask(deed: Deed, table: Table, record: Record) -> None:
    """Refused, with the box that it is about, where a record cannot be at a table."""
    try:
        seating.check(table, record, deed.at.date())
    except seating.CannotSit as no:
        raise Refused(no.sentence, field=no.field, **no.params) from no


def locked(groups: Iterable[str]) -> None:
    """Lock the groups of these uids, in one order, so that no two wait for each other. SQLite has
    locked the whole database already: its transactions are IMMEDIATE."""
    rows = models.Thing.objects.select_for_update().filter(type="group", uid__in=[*groups])
    list(rows.order_by("id").values_list("id", flat=True))


def _groups(record: Any) -> set[str]:
    """The uids of the groups that a record is of. Which group stands under which is of them all."""
    if isinstance(record, Group):
        return set(models.Thing.objects.filter(type="group").values_list("uid", flat=True))
    group = getattr(record, "group", None)
    if isinstance(record, SeatHolder) and record.seat:
        seats = models.Seat.objects.filter(thing__uid=record.seat, group__isnull=False)
        return set(seats.values_list("group__uid", flat=True))
    return {group} if group else set()


def table_now(*, private: bool = False) -> Table:
    """The table as it stands, with uids for refs: what is shared, and for a draft of one's own
    (``private``) the drafts beside it."""
    things = models.Thing.objects.filter(withdrawn=False, type__in=_AT_THE_TABLE.values())
    if not private:
        things = things.exclude(label=Label.PARTNER.value)
    names = dict(things.values_list("id", "uid"))
    own = Q(plan__isnull=True)
    found = load_records(own, own, names, _AT_THE_TABLE.values())
    fields: dict[str, Any] = {
        name: {record.ref: record for _, record in found[type_name]}
        for name, type_name in _AT_THE_TABLE.items()
    }
    return Table(**fields)
