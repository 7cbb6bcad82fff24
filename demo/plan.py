"""The sources as a plan."""

from __future__ import annotations

from demo.around import lineage, links, put_around, put_measure
from demo.bodies import put_partners, put_places
from demo.builder import Builder
from demo.outline import put_outline
from demo.reading import text, when
from demo.sources import aims, read_csv, read_toml
from demo.table import put_chairs, put_groups, put_holders, put_leadership, put_seats
from joinedup.core.plan import Plan
from joinedup.core.words import PlanKind, PlanStatus


def build() -> Plan:
    """The plan of Riverside Together, version 2, as at 17 November 2026."""
    made = Builder()
    whole = read_toml("plan.toml")
    put_partners(made)
    put_places(made, whole)
    for written in aims():
        put_outline(made, written)
    for written in aims():
        for measure in written["measure"]:
            put_measure(made, measure)
    put_around(made, whole)
    _put_table(made)
    made.put("links", *links(made))
    made.put("lineage", *lineage(made))
    return Plan(
        title=text(whole["title"]),
        description=text(whole["about"]),
        partnership=whole["partnership"],
        area=whole["area"],
        kind=PlanKind.PLAN,
        version=whole["version"],
        status=PlanStatus.AGREED,
        agreed=whole["agreed"],
        starts=when(whole["starts"]),
        ends=when(whole["ends"]),
        as_at=whole["as_at"],
        words={word: (one, several) for word, (one, several) in whole["words"].items()},
        **made.whole(),
    )


def _put_table(made: Builder) -> None:
    """Who is at the table."""
    put_groups(made, read_toml("table.toml")["group"])
    put_seats(made, read_csv("seats.csv"))
    put_holders(made, read_csv("seat_holders.csv"))
    put_chairs(made, read_csv("chairs.csv"))
    put_leadership(made, read_csv("leadership.csv"))
