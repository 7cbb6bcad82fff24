"""Partners, people, localities and services."""

from __future__ import annotations

from demo.builder import Builder
from demo.reading import text, when
from demo.sources import Table, read_csv
from joinedup.core.plan import DeliverySystem, Locality, Partner, Person
from joinedup.core.words import Basis, Ending, Sector


def put_partners(build: Builder) -> None:
    """The partners, and the people who lead or sit for them."""
    rows = read_csv("partners.csv")
    for row in rows:
        build.name("B", row["number"])
    build.put("partners", *(_partner(build, row) for row in rows))
    for row in read_csv("people.csv"):
        ref, partner_ref = build.name("U", row["role"]), build.refs[row["partner"]]
        build.owners[ref] = partner_ref
        build.put(
            "people",
            Person(ref=ref, title=text(row["role"]), partner=partner_ref, left=when(row["left"])),
        )


def _partner(build: Builder, row: dict[str, str]) -> Partner:
    return Partner(
        ref=build.refs[row["number"]],
        number=row["number"],
        title=text(row["title"]),
        sector=Sector(row["sector"]),
        basis=Basis(row["basis"]),
        joined=when(row["joined"]),
        ended=when(row["ended"]),
        ending=Ending(row["ending"]) if row["ending"] else None,
        successors=build.refs_of(row["successors"]),
        not_taking_part=when(row["not_taking_part"]),
        not_taking_part_why=row["why"],
        answers_instead=row["answers_instead"],
    )


def put_places(build: Builder, whole: Table) -> None:
    """The localities, and the services that work in them."""
    for place in whole["locality"]:
        ref = build.name("Z", place["title"])
        build.put(
            "localities",
            Locality(
                ref=ref,
                title=text(place["title"]),
                people=place["people"],
                description=text(place["about"]),
            ),
        )
    for row in read_csv("services.csv"):
        ref, owner = build.name("S", row["number"]), build.refs[row["owner"]]
        build.owners[ref] = owner
        service = DeliverySystem(
            ref=ref,
            number=row["number"],
            title=text(row["title"]),
            description=text(row["about"]),
            owner=owner,
            localities=build.refs_of(row["places"]),
        )
        build.put("delivery_systems", service)
