"""The sources as a plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from demo import reading
from demo.reading import text, when
from demo.sources import Table, aims, listed, read_csv, read_toml
from joinedup.core.leads import state_of
from joinedup.core.plan import (
    Action,
    Appearance,
    DeliverySystem,
    Issue,
    Lead,
    Lineage,
    Link,
    Locality,
    Measure,
    Milestone,
    Need,
    Outcome,
    Participation,
    Partner,
    PartnerGoal,
    Person,
    Plan,
    Priority,
    Risk,
    Statement,
    Update,
)
from joinedup.core.words import (
    Agreement,
    Continuation,
    LinkKind,
    PlanKind,
    PlanStatus,
    Progress,
    Sector,
)

ROUNDS = ("Jan to Mar 2026", "Apr to Jun 2026", "Jul to Sep 2026")


@dataclass
class Builder:
    """The things made so far, and the ref of each number, role and place."""

    refs: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)  # ref of a thing > ref of its partner
    counts: dict[str, int] = field(default_factory=dict)
    made: dict[str, list[Any]] = field(default_factory=dict)

    def name(self, letter: str, key: str) -> str:
        """A new ref for a number, a role or a place."""
        self.counts[letter] = self.counts.get(letter, 0) + 1
        ref = f"{letter}{self.counts[letter]}"
        if key and self.refs.setdefault(key, ref) != ref:
            raise ValueError(f"“{key}” is in the sources twice.")
        return ref

    def put(self, collection: str, *things: Any) -> None:
        self.made.setdefault(collection, []).extend(things)

    def refs_of(self, keys: str | list[str]) -> tuple[str, ...]:
        return tuple(self.refs[key] for key in (listed(keys) if isinstance(keys, str) else keys))

    def leads(self, role: str) -> tuple[Lead, ...]:
        return (Lead(text=role, state=state_of(role), person=self.refs.get(role)),)


def build() -> Plan:
    """The plan of Riverside Together, version 2, as at 17 November 2026."""
    build = Builder()
    whole = read_toml("plan.toml")
    _partners(build)
    _places(build, whole)
    for written in aims():
        _outline(build, written)
    for written in aims():
        for measure in written["measure"]:
            _measure(build, measure)
    _around(build, whole)
    build.put("links", *_links(build))
    build.put("lineage", *_lineage(build))
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
        **{collection: tuple(things) for collection, things in build.made.items()},
    )


def _partners(build: Builder) -> None:
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
        build.put("people", Person(ref=ref, title=text(row["role"]), partner=partner_ref, left=when(row["left"])))


def _places(build: Builder, whole: Table) -> None:
    for place in whole["locality"]:
        ref = build.name("Z", place["title"])
        build.put(
            "localities",
            Locality(ref=ref, title=text(place["title"]), people=place["people"], description=text(place["about"])),
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


def _outline(build: Builder, written: Table) -> None:
    """An aim, its priorities and its projects, each with its place in the outline."""
    whole = read_toml("plan.toml")
    spans = {"starts": when(whole["starts"]), "due": when(whole["ends"])}
    aim = written["aim"]
    aim_ref = build.name("O", aim["number"])
    build.put("outcomes", Outcome(ref=aim_ref, theme=aim["group"], **_said(build, aim), **spans))
    groups = {}
    for priority in written["priority"]:
        ref = build.name("P", priority["number"])
        groups[ref] = priority.get("group", aim["group"])
        build.put("priorities", Priority(ref=ref, theme=groups[ref], **_said(build, priority), **spans))
        build.put("links", Link(source=ref, target=aim_ref))
    for project in written["project"]:
        priority_ref = build.refs[project["number"].rpartition(".")[0]]
        _project(build, project, priority_ref, groups[priority_ref])


def _said(build: Builder, written: Table) -> dict[str, Any]:
    """What aims, priorities, projects and issues all say."""
    return {
        "number": written["number"],
        "title": text(written["title"]),
        "description": text(written["about"]),
        "leads": build.leads(written["lead"]),
    }


def _project(build: Builder, project: Table, priority: str, group: str) -> None:
    ref = build.name("A", project["number"])
    accountable = build.refs.get(project["accountable"])
    if accountable:
        build.owners[ref] = accountable
    action = Action(
        ref=ref,
        accountable=accountable,
        contributors=tuple(_contributors(build, project, accountable)),
        reporter="" if project["lead"] == "All partners" else project.get("reporter", project["lead"]),
        starts=when(project["starts"]),
        due=when(project["due"]),
        status=Progress(project["status"]),
        theme=group,
        localities=build.refs_of(project["places"]),
        also_in=tuple(_appearance(line, project) for line in project.get("also_in", ())),
        **_said(build, project),
    )
    build.put("actions", action)
    build.put("links", Link(source=ref, target=priority))
    build.put("milestones", *(_milestone(build, ref, *step) for step in project["steps"]))
    build.put("updates", *_updates(project, ref))
    build.put("needs", *reading.needs(project, ref))


def _contributors(build: Builder, project: Table, accountable: str | None) -> Iterator[str]:
    """The partners whose services serve the project, and those that its source names besides."""
    seen = {accountable}
    owners = [
        build.owners[build.refs[row["source"]]]
        for row in read_csv("links.csv")
        if row["target"] == project["number"] and row["kind"] == "serves" and row["agreement"] == "agreed"
    ]
    for partner in (*owners, *build.refs_of(project.get("with", []))):
        if partner not in seen:
            seen.add(partner)
            yield partner


def _appearance(line: str, project: Table) -> Appearance:
    """``Eastmere locality plan: E6``, with its own dates after that where they differ."""
    plan, number, *dates = (part.strip() for part in line.split(":"))
    starts, due = dates or (project["starts"], project["due"])
    return Appearance(plan=plan, number=number, starts=when(starts), due=when(due))


def _milestone(build: Builder, subject: str, title: str, due: Any, done: Any) -> Milestone:
    return Milestone(
        ref=build.name("K", ""),
        title=text(title),
        subject=subject,
        due=when(due),
        done=when(done),
        status=Progress.DONE if done else None,
    )


def _updates(project: Table, subject: str) -> Iterator[Update]:
    """What was said in each round. Only the last has the status: it is the project's own."""
    last = len(ROUNDS) - 1
    for place, (period, said) in enumerate(zip(ROUNDS, project["updates"], strict=True)):
        if said:
            status = Progress(project["status"]) if place == last else None
            yield Update(subject=subject, period=when(period), text=said, status=status, by=project["lead"])


def _measure(build: Builder, written: Table) -> None:
    subject = build.refs[written["number"].rstrip("abcdef")]
    ref = build.name("M", written["number"])
    made: Measure = reading.measure(written, ref, subject, reading.all_series())
    build.put("measures", made)


def _around(build: Builder, whole: Table) -> None:
    """Issues, statements, partners' goals, risks, and who was heard."""
    for issue in whole["issue"]:
        ref = build.name("I", issue["number"])
        partners, concerns = build.refs_of(issue["partners"]), build.refs_of(issue["concerns"])
        build.put("issues", Issue(ref=ref, partners=partners, concerns=concerns, **_said(build, issue)))
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


def _links(build: Builder) -> Iterator[Link]:
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


def _lineage(build: Builder) -> Iterator[Lineage]:
    for row in read_csv("earlier.csv"):
        yield Lineage(
            number=row["number"],
            title=row["title"],
            what=Continuation(row["became"]) if row["became"] else None,
            into=build.refs_of(row["into"]),
            why=row["why"],
        )
