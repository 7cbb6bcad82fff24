"""Plans: begun, edited while a draft, agreed, withdrawn, and followed by a next version."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from joinedup.commands.deed import Deed
from joinedup.commands.following import bring_drafts
from joinedup.commands.forwarding import bring_forward
from joinedup.commands.kernel import command
from joinedup.commands.refusal import NotFound, Refused, Stale
from joinedup.commands.standing import Standing, told
from joinedup.commands.succession import answer, draft_next
from joinedup.commands.versions import (
    agree_within,
    column_of,
    current_main,
    last_position,
    locked_version,
    only_in,
    save_version,
    standing,
)
from joinedup.core.catalogue import N_
from joinedup.core.permissions import Verb
from joinedup.core.shapes import plain
from joinedup.core.text import Text
from joinedup.core.versions import frozen_fields, may_move
from joinedup.core.words import PlanKind, PlanStatus
from joinedup.records.loading import load_one
from joinedup.records.models import Action, PlanSeries, PlanVersion
from joinedup.records.told import plan as fields_of_version
from joinedup.records.told import series as series_fields

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NOT_SLUGS = frozenset({"plans", "new"})

BAD_SLUG = N_(
    "“{slug}” cannot stand in an address. Use small letters, digits and hyphens: eastmere."
)
TAKEN = N_("There is a plan at “{slug}” already. Choose another address.")
NO_TITLE = N_("Give the plan a title.")
ONE_MAIN = N_("This partnership has a main plan already. Begin this one as another plan beside it.")
NOT_A_DRAFT = N_("“{title}” is {status} and no draft any more. Draft its next version instead.")
FROZEN = N_("“{title}” is agreed: its {name} can only be changed in the next version.")
AGREED_IN_FUTURE = N_("A plan cannot have been agreed on {day}, which is still to come.")
EARLIER = N_(
    "The version before was agreed on {before}. This one cannot have been agreed on {day}, before it."
)
THERE_ALREADY = N_("{ref} stands in “{title}” already.")

EDITABLE = frozenset(
    {
        *("title", "description", "partnership", "area", "kind", "version", "starts", "ends"),
        *("as_at", "year_starts", "language", "words"),
    }
)
"""The fields of a plan that :func:`edit` changes."""


@command(Verb.WRITE)
def begin(
    deed: Deed,
    *,
    slug: str,
    title: Text,
    main: bool = False,
    kind: PlanKind | None = None,
    language: str = "en",
    version: str = "",
) -> str:
    """Begin a plan: its series, and the first draft, whose uid is given. A series whose only draft
    was given up is begun anew."""
    deed.need()
    series = _given_up(slug)
    if series is None:
        _check_new(slug, title, main)
        series = PlanSeries(
            partnership=deed.partnership, slug=slug, main=main, order=PlanSeries.objects.count()
        )
    elif not title:
        raise Refused(NO_TITLE, field="title")
    series.title = title
    series.save()
    deed.writer.put("series", series.uid, series_fields(series))
    said: dict[str, Any] = {"kind": kind}
    row = PlanVersion(
        partnership=deed.partnership,
        series=series,
        title=title,
        **said,
        language=language,
        version=version,
        year_starts=deed.partnership.year_starts,
        partnership_name=deed.partnership.title.within(language),
        area=deed.partnership.area,
    )
    save_version(deed, row)
    bring_drafts(deed, series)
    deed.say("plan.begun", plan=plain(title))
    return row.uid


def _given_up(slug: str) -> PlanSeries | None:
    """The series of a slug, if nothing stands in it."""
    found = PlanSeries.objects.filter(slug=slug).first()
    stands = PlanVersion.objects.filter(series=found, withdrawn=False).exists()
    return None if stands else found


def _check_new(slug: str, title: Text, main: bool) -> None:
    if not _SLUG.fullmatch(slug) or len(slug) > 60 or slug in NOT_SLUGS:
        raise Refused(BAD_SLUG, slug=slug, field="slug")
    if not title:
        raise Refused(NO_TITLE, field="title")
    if PlanSeries.objects.filter(slug=slug).exists():
        raise Refused(TAKEN, slug=slug, field="slug")
    if main and PlanSeries.objects.filter(main=True).exists():
        raise Refused(ONE_MAIN, field="main")


@command(Verb.WRITE)
def edit(deed: Deed, *, version: str, says: Mapping[str, Any], edits: int | None = None) -> None:
    """Change what a plan says of itself: fields of ``core.plan.Plan``. ``edits`` is the count that
    the writer saw; Stale if somebody saved since. An agreed plan takes only a second language."""
    deed.need()
    row = locked_version(deed, version)
    if edits is not None and edits != row.edits:
        theirs = {name: getattr(row, column_of(name)) for name in says}
        raise Stale(ref=row.uid, version=row.edits, theirs=theirs, yours=says, kept="")
    before, frozen = fields_of_version(row), frozen_fields(row.status, "plan")
    for name in sorted(says.keys() & EDITABLE):
        was, value = getattr(row, column_of(name)), says[name]
        if value == was:
            continue
        if name in frozen and not _only_adds_language(was, value):
            raise Refused(FROZEN, title=row.title, name=name.replace("_", " "), field=name)
        setattr(row, column_of(name), value)
    if not row.title:
        raise Refused(NO_TITLE, field="title")
    if save_version(deed, row, before):
        deed.say("plan.edited", plan=plain(row.title), fields=sorted(says.keys() & EDITABLE))


def _only_adds_language(was: Any, value: Any) -> bool:
    return isinstance(was, Text) and was.as_dict().items() <= value.as_dict().items()


@command(Verb.AGREE_PLAN)
def agree(deed: Deed, *, version: str, on: datetime.date) -> None:
    """Record that the board agreed a draft on a day. The version agreed before is superseded, and
    links whose ends answer to one body are agreed with the plan."""
    deed.need()
    row = locked_version(deed, version)
    if not may_move(row.status, PlanStatus.AGREED):
        raise Refused(NOT_A_DRAFT, title=row.title, status=row.status.value)
    if on > deed.at.date() + datetime.timedelta(days=1):  # a day begins earlier somewhere
        raise Refused(AGREED_IN_FUTURE, day=on, field="on")
    before = standing(deed, row.series, PlanStatus.AGREED)
    if before is not None:
        if before.agreed and on < before.agreed:
            raise Refused(EARLIER, before=before.agreed, day=on, field="on")
        _move(deed, before, PlanStatus.SUPERSEDED)
    bring_forward(deed, row)
    row.agreed = on
    _move(deed, row, PlanStatus.AGREED)
    agree_within(deed, row, on)
    bring_drafts(deed, row.series)
    deed.say("plan.agreed", plan=plain(row.title), on=on.isoformat())


def _move(deed: Deed, row: PlanVersion, to: PlanStatus) -> None:
    before = fields_of_version(PlanVersion.objects.get(id=row.id))
    row.status = to
    save_version(deed, row, before)


@command(Verb.WRITE)
def share_into(deed: Deed, *, version: str, ref: str, plan: str = "") -> None:
    """Let an action stand in another plan that runs at once: one thing, reported once, with a row in
    each. ``version`` is the draft that it is to stand in, ``plan`` where it stands now (the main
    plan, if none is given)."""
    deed.need()
    draft = locked_version(deed, version)
    if draft.status is not PlanStatus.DRAFT:
        raise Refused(NOT_A_DRAFT, title=draft.title, status=draft.status.value)
    thing = deed.thing(ref, "action")
    record = load_one(thing, deed.version(plan) if plan else current_main())
    if record is None:
        raise NotFound(ref)
    if load_one(thing, draft) is not None:
        raise Refused(THERE_ALREADY, ref=thing.ref, title=draft.title)
    deed.writer.say(thing, draft, record, position=last_position(Action, draft) + 1)
    deed.say(
        "plan.shared", thing=told(deed, Standing(thing, draft, record)), plan=plain(draft.title)
    )


@command(Verb.WITHDRAW)
def withdraw(deed: Deed, *, version: str) -> None:
    """Withdraw a draft. What it alone says goes with it; the version agreed before stands."""
    deed.need()
    row = locked_version(deed, version)
    if row.status is not PlanStatus.DRAFT:
        raise Refused(NOT_A_DRAFT, title=row.title, status=row.status.value)
    before = fields_of_version(row)
    row.withdrawn = True
    save_version(deed, row, before)
    for thing in only_in(row):
        deed.writer.mark(thing, withdrawn=True)
    bring_drafts(deed, row.series)
    deed.say("plan.withdrawn", plan=plain(row.title))


__all__ = ["agree", "answer", "begin", "draft_next", "edit", "share_into", "withdraw"]
