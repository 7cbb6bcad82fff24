"""Being counted across all partnerships of the installation, with a name or without."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from joinedup.analysis.across import Facts, facts
from joinedup.analysis.across.keeping import kept
from joinedup.commands.deed import Deed
from joinedup.commands.kernel import command
from joinedup.commands.refusal import Refused
from joinedup.core.catalogue import N_
from joinedup.core.permissions import Verb
from joinedup.core.words import PlanStatus
from joinedup.records.loading import load_plan
from joinedup.records.models import PlanVersion, ReleasedFacts
from joinedup.records.told import partnership as fields_of
from joinedup.records.uid import new_uid

NAMED, UNNAMED = "named", "unnamed"

NO_PLAN = N_(
    "Nothing can be counted yet: the partnership has no agreed {plan}. Record first that the board "
    "agreed one."
)


@command(Verb.SET_UP)
def release(deed: Deed, *, named: bool) -> str:
    """Have the partnership counted as it stands on the day, with its name or without; done again, its
    facts are taken anew. Gives the day. Refused where no plan of it is agreed."""
    deed.need()
    row = ReleasedFacts.objects.select_for_update().first() or ReleasedFacts(
        partnership=deed.partnership
    )
    row.day = deed.at.astimezone(ZoneInfo(deed.partnership.time_zone)).date()
    row.uid = new_uid()  # nobody follows from day to day who is counted without a name
    row.facts = kept(_facts(deed, row, named))
    row.save()
    _choose(deed, NAMED if named else UNNAMED)
    return str(row.day)


@command(Verb.SET_UP)
def take_back(deed: Deed) -> None:
    """Have the partnership counted no longer. What was counted before is gone."""
    deed.need()
    ReleasedFacts.objects.all().delete()
    _choose(deed, "")


def _facts(deed: Deed, row: ReleasedFacts, named: bool) -> Facts:
    """The facts of the plan that stands: what the whole partnership knows, and no draft."""
    of = deed.partnership
    version = PlanVersion.objects.filter(
        series__main=True, withdrawn=False, status=PlanStatus.AGREED
    ).first()
    if version is None:
        raise Refused(NO_PLAN)
    found = facts(row.uid, load_plan(version), row.day, kind=of.kind)
    if named:
        return replace(found, title=of.title, area=of.area or found.area)
    return replace(found, title=None, area="", kind="")


def _choose(deed: Deed, how: str) -> None:
    row, before = deed.partnership, fields_of(deed.partnership)
    row.facts_released = how
    after = fields_of(row)
    if after == before:
        return
    row.save()
    deed.writer.put("partnership", row.uid, {"facts_released": after.get("facts_released")})
    deed.say("partnership.changed", fields=("facts_released",))
