"""Partners, people, localities and services."""

from __future__ import annotations

from demo.builder import Builder
from demo.reading import text, when
from demo.sources import Table, read_csv
from joinedup.core.plan import DeliverySystem, Locality, Partner, Person
from joinedup.core.words import Sector


def put_partners(build: Builder) -> None:
    """The partners, and the people who lead for them."""
    for row in read_csv("partners.csv"):
        ref = build.name("B", row["number"])
        partner = Partner(
            ref=ref,
            number=row["number"],
            title=text(row["title"]),
            sector=Sector(row["sector"]),
            joined=when(row["joined"]),
            not_taking_part=when(row["not_taking_part"]),
            not_taking_part_why=row["why"],
        )
        build.put("partners", partner)
    for row in read_csv("people.csv"):
        ref, partner_ref = build.name("U", row["role"]), build.refs[row["partner"]]
        build.owners[ref] = partner_ref
        build.put(
            "people",
            Person(ref=ref, title=text(row["role"]), partner=partner_ref, left=when(row["left"])),
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
