"""A plan version as a file, for whoever asks: only what that audience may know."""

from __future__ import annotations

import datetime
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.utils.text import slugify

from joinedup.core.plan import Plan
from joinedup.core.view import in_view
from joinedup.core.words import PlanStatus
from joinedup.formats import WRITABLE, write_plan
from joinedup.queries import snapshots
from joinedup.queries.visits import Visit
from joinedup.records import models

TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv; charset=utf-8",
    ".xml": "application/xml",
    ".json": "application/json",
}


class NoSuchFormat(LookupError):
    """No such format to export to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedFile:
    """A file to hand out."""

    name: str
    type: str
    content: bytes


def export(
    visit: Visit, version: models.PlanVersion, day: datetime.date, suffix: str
) -> ExportedFile:
    """A version as .xlsx, .csv, .xml (StratML) or .json, as far as the visitor's audience may know
    it; kept as long as nothing of it changes. NoSuchFormat for another suffix. Call it in the
    visit's scope."""
    if suffix not in WRITABLE:
        raise NoSuchFormat(suffix)
    content = snapshots.derived(
        visit, version, day, f"export{suffix}", lambda found: written(in_view(found.plan), suffix)
    )
    name = f"{_stem(visit.place.slug, version)}-{day.isoformat()}{suffix}"
    return ExportedFile(name=name, type=TYPES[suffix], content=content)


def _stem(place: str, version: models.PlanVersion) -> str:
    """Whose plan it is, what the version is called, and how it stands: riverside-2030-agreed. One
    that another has taken the place of says the day on which it was agreed."""
    title = slugify(version.title.within(version.language))[:80].strip("-")
    parts = [title if title.startswith(place) else f"{place}-{title}".strip("-")]
    if version.status is not None:
        parts.append(version.status.value)
    if version.status is PlanStatus.SUPERSEDED and version.agreed:
        parts.append(version.agreed.isoformat())
    return "-".join(filter(None, parts))


def written(plan: Plan, suffix: str) -> bytes:
    """A plan as the bytes of a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"plan{suffix}"
        write_plan(plan, path)
        return path.read_bytes()
