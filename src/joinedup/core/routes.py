"""Every page and what it takes to see it: the table core/routes.csv.

A route that has no line stops the start of the server, and so does a line that has no route.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from joinedup.core.permissions import Verb

ANYBODY = "anybody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One line of the table. ``door`` is ``check`` for what stands in the check page alone too,
    and ``house`` for what needs a database; ``verb`` is None where nothing has to be allowed."""

    name: str
    door: str
    methods: tuple[str, ...]
    verb: Verb | None
    meaning: str


@cache
def routes() -> Mapping[str, Route]:
    """The table, by name. ValueError names a line that cannot be."""
    text = files("joinedup.core").joinpath("routes.csv").read_text("utf-8")
    found: dict[str, Route] = {}
    for row in csv.DictReader(text.splitlines()):
        if row["route"] in found:
            raise ValueError(f"core/routes.csv names the route “{row['route']}” twice.")
        found[row["route"]] = _route(row)
    return found


def _route(row: Mapping[str, str]) -> Route:
    said = row["verb"]
    try:
        verb = None if said == ANYBODY else Verb(said)
    except ValueError:
        raise ValueError(
            f"core/routes.csv, {row['route']}: “{said}” is no verb of core/permissions.py."
        ) from None
    return Route(
        name=row["route"],
        door=row["door"],
        methods=tuple(row["methods"].split()),
        verb=verb,
        meaning=row["meaning"],
    )


def unlisted(walked: Iterable[str], *, check_only: bool) -> list[str]:
    """What differs between the router and the table, in sentences; none where nothing does."""
    names = list(walked)
    meant = {each.name for each in routes().values() if each.door == "check" or not check_only}
    return [
        *(
            f"The route “{name}” has no line in core/routes.csv: say who may use it."
            for name in sorted(set(names) - meant)
        ),
        *(
            f"core/routes.csv has a line for “{name}”, and there is no such route."
            for name in sorted(meant - set(names))
        ),
        *(
            f"Two routes are called “{name}”."
            for name in sorted({n for n in names if names.count(n) > 1})
        ),
    ]
