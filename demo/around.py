"""Measures, issues, goals, risks, who was heard; links, and what became of the plan before."""

from __future__ import annotations

from collections.abc import Iterator

from demo import reading
from demo.builder import Builder
from demo.reading import text, when
from demo.sources import Table, read_csv, read_toml
from joinedup.core.plan import Issue, Lineage, Link, Participation, PartnerGoal, Risk, Statement
from joinedup.core.words import Agreement, Continuation, LinkKind


def put_measure(build: Builder, written: Table) -> None:
    """One measure, of the thing whose number its own begins with."""
    subject = build.refs[written["number"].rstrip("abcdef")]
    ref = build.name("M", written["number"])
    build.put("measures", reading.measure(written, ref, subject, read_toml("series.toml")))


def put_around(build: Builder, whole: Table) -> None:
    """Issues, statements, partners' goals, risks, and who was heard."""
    for issue in whole["issue"]:
        ref = build.name("I", issue["number"])
        partners, concerns = build.refs_of(issue["partners"]), build.refs_of(issue["concerns"])
        build.put(
            "issues", Issue(ref=ref, partners=partners, concerns=concerns, **build.said(issue))
        )
    for said in whole["statement"]:
        build.put(
            "statements",
            Statement(topic=said["topic"], text=text(said["text"]), title=said.get("title", "")),
        )
    for row in read_csv("goals.csv"):
        build.put("goals", _goal(build, row))
    for row in read_csv("risks.csv"):
        build.put("risks", _risk(build, row))
    for row in read_csv("heard.csv"):
        build.put("participations", _heard(build, row))


def _goal(build: Builder, row: dict[str, str]) -> PartnerGoal:
    return PartnerGoal(
        ref=build.name("G", row["number"]),
        number=row["number"],
        title=text(row["title"]),
        partner=build.refs[row["partner"]],
        source=row["source"],
        helped_by=build.refs_of(row["helped_by"]),
    )


def _risk(build: Builder, row: dict[str, str]) -> Risk:
    return Risk(
        ref=build.name("R", row["number"]),
        number=row["number"],
        title=text(row["title"]),
        subject=build.refs[row["about"]],
        likelihood=row["likelihood"],
        impact=row["impact"],
        owner=row["owner"],
        mitigation=text(row["mitigation"]),
    )


def _heard(build: Builder, row: dict[str, str]) -> Participation:
    return Participation(
        ref=build.name("H", ""),
        community=row["community"],
        how=row["how"],
        people=int(row["people"]),
        when=when(row["when"]),
        said=text(row["said"]),
        changed=text(row["changed"]),
        concerns=build.refs_of(row["about"]),
    )


def links(build: Builder) -> Iterator[Link]:
    """Every link that is not a place in the outline, with who has agreed to it."""
    for row in read_csv("links.csv"):
        source, target = build.refs[row["source"]], build.refs[row["target"]]
        yield Link(
            source=source,
            target=target,
            kind=LinkKind(row["kind"]),
            agreement=Agreement(row["agreement"]),
            drawn_by=build.refs.get(row["drawn_by"], row["drawn_by"]),
            agreed_by=_agreed_by(build, row["agreed_by"], source, target),
            agreed_on=when(row["agreed_on"]),
            proof=row["proof"],
            ended=when(row["ended"]),
            ended_why=row["ended_why"],
        )


def _agreed_by(build: Builder, said: str, source: str, target: str) -> tuple[str, ...]:
    """The partners named, or those that answer for the two ends of the link."""
    if said != "both":
        return build.refs_of(said)
    ends = (build.owners.get(end) for end in (source, target))
    return tuple(dict.fromkeys(filter(None, ends)))


def lineage(build: Builder) -> Iterator[Lineage]:
    """What became of each aim and each project of the plan before this one."""
    for type, name in (("outcome", "earlier-aims.csv"), ("action", "earlier.csv")):
        for row in read_csv(name):
            yield Lineage(
                number=row["number"],
                title=row["title"],
                what=Continuation(row["became"]) if row["became"] else None,
                into=build.refs_of(row["into"]),
                why=row["why"],
                type=type,
            )
