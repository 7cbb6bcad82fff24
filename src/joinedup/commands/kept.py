"""Texts that somebody wrote when another had saved first: kept until one is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from joinedup.commands.deed import Deed
from joinedup.commands.kernel import command
from joinedup.commands.linking import allow_link
from joinedup.commands.links import editable, revise_link
from joinedup.commands.refusal import NotFound
from joinedup.commands.revising import revise
from joinedup.commands.standing import find, told
from joinedup.core.drafts import both, said_of
from joinedup.core.permissions import Verb
from joinedup.records.models import KeptText

CHOICES = ("mine", "theirs", "both", "these")


@command(Verb.WRITE)
def settle(
    deed: Deed,
    *,
    uid: str,
    choice: str,
    version: int,
    says: Mapping[str, Any] | None = None,
) -> None:
    """Settle a kept text: use mine, keep theirs, both (texts one after the other; of what is no
    text, mine), or ``these``: what the writer has chosen field by field stands in ``says``.
    ``version`` is the thing's version that the writer saw beside it; Stale if it has moved on
    again. Only whoever wrote the text settles it."""
    row = (
        KeptText.objects.filter(uid=uid, user__uid=deed.by.user, settled=False)
        .select_related("thing")
        .first()
    )
    if row is None or choice not in CHOICES:
        raise NotFound(uid)
    row.settled = True
    row.save(update_fields=["settled"])
    if choice == "theirs":
        return
    found = find(deed, row.plan, row.thing.ref or row.thing.uid)
    mine = said_of(found.thing.type, row.says or {}) if choice != "these" else dict(says or {})
    if choice == "both":
        mine = {name: both(getattr(found.record, name), value) for name, value in mine.items()}
    if found.thing.type == "link":
        allow_link(deed, found)
        verb, fields = "link.edited", revise_link(deed, found, editable(mine), version)
    else:
        verb, fields = revise(deed, found, mine, seen=version)
    if fields:
        deed.say(verb, thing=told(deed, found), fields=fields)
