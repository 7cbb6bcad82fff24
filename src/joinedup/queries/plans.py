"""The plans of a partnership and their versions; and what drafting the next version asks."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from joinedup.analysis.lineage import OldThing, succession
from joinedup.core.finding import Severity
from joinedup.core.permissions import Reach, Verb
from joinedup.core.plan import Plan
from joinedup.core.succession import digest_of, standing_unchanged, unsaid
from joinedup.core.text import Text
from joinedup.core.versions import may_move
from joinedup.core.words import Continuation, PlanStatus
from joinedup.queries import findings, snapshots
from joinedup.queries.visits import Visit
from joinedup.records import models

NOT_SLUGS = frozenset({"main", "plans", "new"})
"""What an address may not call a plan that is not the main one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a plan, as a list shows it. ``current`` is the one that addresses without a
    version mean; ``moves`` what may be made of it now."""

    uid: str
    title: Text
    version: str
    status: PlanStatus | None
    agreed: datetime.date | None
    public_since: datetime.date | None
    previous: str
    current: bool
    moves: tuple[PlanStatus, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A plan through its versions, the newest first. ``may_draft`` is whether its next version can
    be begun."""

    slug: str
    title: Text
    main: bool
    versions: tuple[Version, ...]
    may_draft: bool

    @property
    def current(self) -> Version | None:
        """The version that stands."""
        return next((each for each in self.versions if each.current), None)


def series(visit: Visit) -> tuple[Series, ...]:
    """The plans that somebody may see, with their versions: two queries. Call it in the visit's
    scope."""
    found: dict[int, list[models.PlanVersion]] = {}
    asked = models.PlanVersion.objects.filter(withdrawn=False).select_related("previous")
    for each in asked.order_by("-id"):
        if snapshots.sees_version(visit, each):
            found.setdefault(each.series_id, []).append(each)
    rows = models.PlanSeries.objects.order_by("-main", "order", "id")
    return tuple(_series(visit, row, found[row.id]) for row in rows if row.id in found)


def free_slug(wanted: str) -> str:
    """``wanted``, or with a number if a plan has that slug. Call it in the visit's scope."""
    standing = models.PlanVersion.objects.filter(withdrawn=False)
    taken = set(standing.values_list("series__slug", flat=True)) | NOT_SLUGS
    wanted = re.sub(r"[^a-z0-9]+", "-", wanted)[:50].strip("-") or "plan"
    numbered = (f"{wanted}-{count}" for count in range(2, len(taken) + 3))
    return next(each for each in (wanted, *numbered) if each not in taken)


def _series(visit: Visit, row: models.PlanSeries, versions: list[models.PlanVersion]) -> Series:
    order = {PlanStatus.AGREED: 0, PlanStatus.DRAFT: 1, PlanStatus.SUPERSEDED: 2}
    current = min(versions, key=lambda each: (order.get(each.status, 3), -each.id))
    states = {each.status for each in versions}
    writes = visit.actor.reach(Verb.WRITE) is Reach.ALL
    return Series(
        slug=row.slug,
        title=row.title,
        main=row.main,
        versions=tuple(_version(visit, each, each is current) for each in versions),
        may_draft=writes and PlanStatus.AGREED in states and PlanStatus.DRAFT not in states,
    )


def _version(visit: Visit, row: models.PlanVersion, current: bool) -> Version:
    agrees = visit.actor.reach(Verb.AGREE_PLAN) is Reach.ALL
    to = (PlanStatus.AGREED,) if agrees and may_move(row.status, PlanStatus.AGREED) else ()
    return Version(
        uid=row.uid,
        title=row.title,
        version=row.version,
        status=row.status,
        agreed=row.agreed,
        public_since=row.public_since,
        previous=row.previous.uid if row.previous else "",
        current=current,
        moves=to,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreeing:
    """What somebody who records that a draft is agreed is shown first; none of it hinders them.
    ``supersedes`` is the title of the version that it takes the place of, or nothing."""

    version: str
    title: Text
    errors: int
    warnings: int
    unsaid: int
    supersedes: Text


def agreeing(visit: Visit, version: models.PlanVersion, day: datetime.date) -> Agreeing:
    """What there is to put right in a draft before it is agreed. Call it in the visit's scope."""
    found = findings.findings(visit, version, day)
    counts = Counter(each.severity for kind in found.kinds for each in kind.findings)
    agreed = models.PlanVersion.objects.filter(
        series=version.series, status=PlanStatus.AGREED.value, withdrawn=False
    ).first()
    return Agreeing(
        version=version.uid,
        title=version.title,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        unsaid=len(unsaid(snapshots.snapshot(visit, version, day).plan)),
        supersedes=agreed.title if agreed else Text(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something of the draft that an old thing may go into."""

    ref: str
    type: str
    number: str
    title: str

    @property
    def called(self) -> str:
        """Its number and its title."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One old thing, what was said of it, and whether this person may answer. ``what`` is None while
    nobody has said."""

    thing: OldThing
    what: Continuation | None
    into: tuple[str, ...]
    why: str
    may_answer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NextVersion:
    """The page that asks of each old thing what is to become of it. ``unsaid`` counts those of which
    nobody has said; ``tally`` the answers of each kind; ``choices`` is what they may go into. ``unchanged`` are (number, title) of those that stand in the
    draft as they were agreed, and ``digest`` says which."""

    version: str
    title: Text
    before: str
    before_title: Text
    askings: tuple[Asking, ...]
    choices: tuple[Choice, ...]
    unsaid: int
    unchanged: tuple[tuple[str, str], ...]
    digest: str
    tally: tuple[tuple[Continuation, int], ...]

    @property
    def said(self) -> int:
        """How many have an answer."""
        return len(self.askings) - self.unsaid


def next_version(
    visit: Visit, version: models.PlanVersion, day: datetime.date, own: str = ""
) -> NextVersion | None:
    """What a draft asks of the version before it, or None where it follows none. ``own`` is the ref
    of the partner that the visitor acts for. Call it in the visit's scope."""
    old = version.previous
    if old is None:
        return None
    before = snapshots.snapshot(visit, old, day).plan
    draft = snapshots.snapshot(visit, version, day).plan
    found = snapshots.derived(
        visit, version, day, "succession", lambda _: succession(before, draft), old.uid
    )
    askings = tuple(_asking(visit, each, before, own) for each in found)
    plain = standing_unchanged(before, draft, version.language)
    kinds = [each.what for each in askings if each.what]
    return NextVersion(
        version=version.uid,
        title=version.title,
        before=old.uid,
        before_title=old.title,
        askings=askings,
        choices=_choices(draft),
        unsaid=len(unsaid(draft)),
        unchanged=tuple((row.number, row.title) for row in plain),
        digest=digest_of(plain),
        tally=tuple((kind, kinds.count(kind)) for kind in Continuation if kind in kinds),
    )


def _asking(visit: Visit, old: OldThing, before: Plan, own: str) -> Asking:
    row = next(iter(old.rows), None)
    reach = visit.actor.reach(Verb.WRITE)
    mine = {each.ref for each in before.actions if own and each.accountable == own}
    return Asking(
        thing=old,
        what=row.what if row else None,
        into=row.into if row else (),
        why=row.why if row else "",
        may_answer=reach is Reach.ALL or (reach is Reach.OWN and old.ref in mine),
    )


def _choices(draft: Plan) -> tuple[Choice, ...]:
    rows: tuple[tuple[str, Any], ...] = (
        *(("outcome", each) for each in draft.outcomes),
        *(("priority", each) for each in draft.priorities),
        *(("action", each) for each in draft.actions),
    )
    return tuple(
        Choice(ref=each.ref, type=type, number=each.number, title=str(each.title))
        for type, each in rows
    )
