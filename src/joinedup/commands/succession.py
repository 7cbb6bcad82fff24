"""The next version: drafted from the one that is agreed, and what is to become of each old thing."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from joinedup.commands.deed import Deed
from joinedup.commands.drafting import ask_after, bring_back, copy, is_about, stays, take_out
from joinedup.commands.kernel import command
from joinedup.commands.refusal import NotFound, Refused
from joinedup.commands.standing import Standing, answers_of
from joinedup.commands.versions import (
    Loaded,
    locked_version,
    save_version,
    series_of,
    standing,
)
from joinedup.core.catalogue import N_
from joinedup.core.period import When
from joinedup.core.permissions import Verb
from joinedup.core.plan import Lineage
from joinedup.core.shapes import plain
from joinedup.core.succession import (
    NO_REASON,
    NOT_IN_PLAN,
    TYPES,
    digest_of,
    lacks,
    standing_unchanged,
)
from joinedup.core.text import Text
from joinedup.core.words import Continuation, PlanStatus
from joinedup.records.loading import load_one, load_records, names_of_things
from joinedup.records.models import PlanSeries, PlanVersion, Thing

NOTHING_AGREED = N_("“{title}” has no agreed version yet. Its draft is what there is to work on.")
DRAFT_THERE = N_("The next version of “{title}” is being drafted already.")
NOT_A_NEXT = N_("“{title}” is no draft that follows an agreed version.")
OTHERS_NOW = N_(
    "What stands unchanged in the draft is not what you were shown. Look at the list again."
)


@command(Verb.WRITE)
def draft_next(
    deed: Deed,
    *,
    series: str,
    title: Text | None = None,
    version: str = "",
    starts: datetime.date | None = None,
    ends: datetime.date | None = None,
    empty: bool = False,
) -> str:
    """Begin the next version of a plan (the slug of its series); gives the draft's uid. It says what
    the agreed version says, every thing keeping its ref, or, if it is to be ``empty``, nothing: for
    a file to fill. Either way each old outcome, priority and action is asked after."""
    deed.need()
    found = PlanSeries.objects.select_for_update().get(id=series_of(series).id)
    old = standing(deed, found, PlanStatus.AGREED)
    if old is None:
        raise Refused(NOTHING_AGREED, title=found.title)
    if standing(deed, found, PlanStatus.DRAFT) is not None:
        raise Refused(DRAFT_THERE, title=found.title)
    row = _following(old, title, version, starts, ends)
    save_version(deed, row)
    loaded = Loaded(old)
    if not empty:
        copy(deed, loaded, row)
    ask_after(deed, loaded.plan, row)
    deed.say("plan.next", plan=plain(row.title), before=plain(old.title), version=row.uid)
    return row.uid


def _following(
    old: PlanVersion,
    title: Text | None,
    version: str,
    starts: datetime.date | None,
    ends: datetime.date | None,
) -> PlanVersion:
    said: dict[str, Any] = {"words": dict(old.words or {})}
    return PlanVersion(
        partnership_id=old.partnership_id,
        series=old.series,
        previous=old,
        title=title or old.title,
        description=old.description,
        partnership_name=old.partnership_name,
        area=old.area,
        kind=old.kind,
        version=version,
        starts=When.on(starts) if starts else old.starts,
        ends=When.on(ends) if ends else old.ends,
        year_starts=old.year_starts,
        language=old.language,
        **said,
        fields=old.fields,
    )


@command(Verb.WRITE)
def answer(
    deed: Deed,
    *,
    version: str,
    ref: str,
    what: Continuation | None,
    into: Sequence[str] = (),
    why: str = "",
) -> None:
    """Say what is to become of an old outcome, priority or action (its ref, or the uid of the row
    that asks) in the draft ``version``. What is merged, achieved, stopped or moved leaves the draft;
    ``into`` are refs of the draft. ``what`` None takes the answer back."""
    draft = locked_version(deed, version)
    if draft.status is not PlanStatus.DRAFT or draft.previous is None:
        raise Refused(NOT_A_NEXT, title=draft.title)
    old, row_thing, row = _asked(deed, draft, ref)
    deed.need(*answers_of(deed, old))
    chosen = _chosen(deed, draft, old.thing, what, into)
    after = Lineage(
        number=row.number, title=row.title, type=row.type, what=what, into=chosen, why=why.strip()
    )
    for sentence in lacks(after):
        raise Refused(sentence, field="why" if sentence == NO_REASON else "into")
    _follow(deed, draft, old.thing.ref, stays(what, old.thing.ref, chosen))
    if deed.writer.change(row_thing, draft, row, after) or deed.writer.operations.shared:
        deed.say(
            "lineage.answered",
            number=row.number,
            title=row.title,
            what=what.value if what else "",
            version=draft.uid,
        )


@command(Verb.WRITE)
def carry_on(deed: Deed, *, version: str, digest: str = "") -> int:
    """Say of everything that stands unchanged in the draft that it is carried on, and of which
    nobody has said anything; gives of how many. ``digest`` says which those were when somebody
    looked (:func:`joinedup.core.succession.digest_of`): if they are others now, it is refused."""
    deed.need()
    draft = locked_version(deed, version)
    if draft.status is not PlanStatus.DRAFT or draft.previous is None:
        raise Refused(NOT_A_NEXT, title=draft.title)
    loaded = Loaded(draft)
    found = standing_unchanged(Loaded(draft.previous).plan, loaded.plan, draft.language)
    if digest and found and digest != digest_of(found):
        raise Refused(OTHERS_NOW)
    for key, row in loaded.rows["lineage"]:
        if row in found:
            deed.writer.change(loaded.thing(key), draft, row, found[row])
    if found:
        deed.say("lineage.carried_on", count=len(found), plan=plain(draft.title), version=version)
    return len(found)


def _chosen(
    deed: Deed, draft: PlanVersion, old: Thing, what: Continuation | None, into: Sequence[str]
) -> tuple[str, ...]:
    """What it goes into, as refs of things that stand in the draft. Carried on, it is itself."""
    if what is Continuation.CARRIED_ON and not into:
        return (old.ref,)
    things = [deed.thing(each, old.type) for each in into]
    for each in things:
        if each.id != old.id and load_one(each, draft) is None:
            raise Refused(NOT_IN_PLAN, field="into")
    return tuple(dict.fromkeys(each.ref for each in things))


def _asked(deed: Deed, draft: PlanVersion, ref: str) -> tuple[Any, Thing, Lineage]:
    """The old thing that is asked about, and the row that asks."""
    names = names_of_things()
    rows = load_records(Q(plan=draft), Q(plan=draft), names, ["lineage"])["lineage"]
    named = {names[key]: (key, row) for key, row in rows}
    if ref in named:
        key, row = named[ref]
        ref = _ref_of(draft, row, names)
    old = _find_old(deed, draft, ref)
    for key, row in rows:
        if is_about(row, old.thing.type, old.record, draft.language):
            return old, Thing.objects.get(id=key), row
    raise NotFound(ref)


def _ref_of(draft: PlanVersion, row: Lineage, names: Any) -> str:
    """The ref of the old thing that a row of lineage is about."""
    before = Q(plan=draft.previous)
    for _, record in load_records(before, before, names, [row.type])[row.type]:
        if is_about(row, row.type, record, draft.language):
            return str(record.ref)
    raise NotFound(row.title)


def _find_old(deed: Deed, draft: PlanVersion, ref: str) -> Any:
    """An old thing as the version before says it: that is agreed, or superseded since."""
    thing = deed.thing(ref, *TYPES)
    record = load_one(thing, draft.previous)
    if record is None:
        raise NotFound(ref)
    return Standing(thing, draft.previous, record)


def _follow(deed: Deed, draft: PlanVersion, ref: str, wanted: bool) -> None:
    """Have the old thing stand in the draft, or not, as the answer wants it."""
    here = load_one(deed.thing(ref), draft) is not None
    if here and not wanted:
        take_out(deed, Loaded(draft), ref)
    elif wanted and not here and draft.previous is not None:
        bring_back(deed, Loaded(draft.previous), Loaded(draft), ref)
