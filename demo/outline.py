"""Aims, priorities and projects, each with its place in the outline, and what hangs on a project."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from demo import reading
from demo.builder import Builder
from demo.reading import text, when
from demo.sources import Table, read_csv, read_toml
from joinedup.core.plan import Action, Appearance, Link, Milestone, Outcome, Priority, Update
from joinedup.core.words import Progress

ROUNDS = ("Jan to Mar 2026", "Apr to Jun 2026", "Jul to Sep 2026")


def put_outline(build: Builder, written: Table) -> None:
    """An aim, its priorities and its projects, each with its place in the outline."""
    whole = read_toml("plan.toml")
    spans: dict[str, Any] = {"starts": when(whole["starts"]), "due": when(whole["ends"])}
    aim = written["aim"]
    aim_ref = build.name("O", aim["number"])
    build.put("outcomes", Outcome(ref=aim_ref, theme=aim["group"], **build.said(aim), **spans))
    groups = {}
    for priority in written["priority"]:
        ref = build.name("P", priority["number"])
        groups[ref] = priority.get("group", aim["group"])
        build.put(
            "priorities", Priority(ref=ref, theme=groups[ref], **build.said(priority), **spans)
        )
        build.put("links", Link(source=ref, target=aim_ref))
    for project in written["project"]:
        priority_ref = build.refs[project["number"].rpartition(".")[0]]
        _project(build, project, priority_ref, groups[priority_ref])


def _project(build: Builder, project: Table, priority: str, group: str) -> None:
    ref = build.name("A", project["number"])
    accountable = build.refs.get(project["accountable"])
    if accountable:
        build.owners[ref] = accountable
    action = Action(
        ref=ref,
        accountable=accountable,
        contributors=tuple(_contributors(build, project, accountable)),
        reporter=project["lead"] if accountable else "",
        starts=when(project["starts"]),
        due=when(project["due"]),
        status=Progress(project["status"]),
        theme=group,
        localities=build.refs_of(project["places"]),
        also_in=tuple(_appearance(line, project) for line in project.get("also_in", ())),
        **build.said(project),
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
        if row["target"] == project["number"]
        and row["kind"] == "serves"
        and row["agreement"] == "agreed"
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
            yield Update(
                subject=subject, period=when(period), text=said, status=status, by=project["lead"]
            )
