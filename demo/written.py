"""A small plan written in one file of ``demo/plans``, made into a plan.

Such a file has the plan's own facts, its partners, outcomes, actions, measures and statements. A
key that ends in ``_cy`` is the same text in Welsh. ``shared`` lists projects of Riverside 2030 that
the plan has too: what they say is taken from there, with the number and the dates that the project
itself gives for this plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from demo import reading
from demo.builder import Builder
from demo.plan import build as build_riverside
from demo.reading import when
from demo.sources import Table, read_csv, read_toml
from demo.table import put_chairs, put_groups, put_holders, put_seats
from joinedup.core.plan import (
    Action,
    Appearance,
    Link,
    Locality,
    Milestone,
    Outcome,
    Partner,
    Person,
    Plan,
    Statement,
    Update,
)
from joinedup.core.text import Text
from joinedup.core.words import Basis, PlanKind, PlanStatus, Progress, Sector


def build(name: str) -> Plan:
    """The plan that is written in ``demo/plans/NAME.toml``."""
    written = read_toml(f"../plans/{name}.toml")
    made = Builder()
    _put_partners(made, written)
    _put_places(made, written)
    _put_outline(made, written)
    _put_shared(made, written)
    _put_measures(made, written)
    made.put("statements", *(_statement(said) for said in written.get("statement", ())))
    whole = made.whole()
    whole["people"] = tuple(_people(made, written, whole))
    _put_table(made, written)
    return Plan(
        title=_text(written, "title"),
        description=_text(written, "about"),
        partnership=written["partnership"],
        area=written["area"],
        kind=PlanKind(written["kind"]),
        version=written.get("version", "1"),
        status=PlanStatus.AGREED,
        agreed=written["agreed"],
        starts=when(written["starts"]),
        ends=when(written["ends"]),
        as_at=written["as_at"],
        words={word: (one, many) for word, (one, many) in written.get("words", {}).items()},
        **(made.whole() | whole),
    )


def _text(written: Table, key: str) -> Text:
    """A text, with its Welsh where there is some."""
    welsh = " ".join(written.get(f"{key}_cy", "").split())
    words = " ".join(written.get(key, "").split())
    return Text.of(words, cy=welsh) if welsh else Text.of(words)


def _put_partners(made: Builder, written: Table) -> None:
    """Partners written here, and those taken over from Riverside by their numbers."""
    taken = [row for row in read_csv("partners.csv") if row["number"] in written.get("taken", ())]
    for row in sorted([*taken, *written.get("partner", ())], key=_in_order):
        partner = Partner(
            ref=made.name("B", row["number"]),
            number=row["number"],
            title=_text(row, "title"),
            sector=Sector(row["sector"]),
            basis=Basis(row["basis"]),
            joined=when(row.get("joined", "")),
        )
        made.put("partners", partner)


def _put_places(made: Builder, written: Table) -> None:
    for row in written.get("locality", ()):
        ref, about = made.name("Z", row["title"]), _text(row, "about")
        place = Locality(
            ref=ref, title=_text(row, "title"), people=row["people"], description=about
        )
        made.put("localities", place)


def _in_order(row: Table) -> tuple[int, str]:
    number = row["number"]
    return len(number), number


def _put_outline(made: Builder, written: Table) -> None:
    """Outcomes and actions, and their places in the outline."""
    span: dict[str, Any] = {"starts": when(written["starts"]), "due": when(written["ends"])}
    for row in written["outcome"]:
        ref = made.name("O", row["number"])
        made.put("outcomes", Outcome(ref=ref, **_said(made, row), **span))
    for row in (*written.get("action", ()), *_tabled(written)):
        _put_action(made, row)


def _tabled(written: Table) -> Iterator[Table]:
    """The actions of a table beside the plan's file, which name places with ; between them."""
    for row in read_csv(f"../plans/{written['table']}") if "table" in written else ():
        yield {**row, "places": list(filter(None, row["places"].split("; ")))}


def _put_action(made: Builder, row: Table) -> None:
    ref = made.name("A", row["number"])
    action = Action(
        ref=ref,
        accountable=made.refs[row["accountable"]] if row["accountable"] else None,
        contributors=made.refs_of(row.get("with", [])),
        starts=when(row["starts"]),
        due=when(row["due"]),
        status=Progress(row["status"]),
        localities=made.refs_of(row.get("places", [])),
        **_said(made, row),
    )
    made.put("actions", action)
    above = row.get("serves") or row["number"].rpartition(".")[0]
    made.put("links", Link(source=ref, target=made.refs[above]))
    made.put("milestones", *(_step(made, ref, *step) for step in row.get("steps", ())))
    if "update" in row:
        said = Update(subject=ref, period=when("Jul to Sep 2026"), text=row["update"])
        made.put("updates", replace(said, status=action.status, by=row["lead"]))


def _step(made: Builder, subject: str, title: str, due: Any, done: Any) -> Milestone:
    status = Progress.DONE if done else None
    return Milestone(
        ref=made.name("K", ""),
        title=reading.text(title),
        subject=subject,
        due=when(due),
        done=when(done),
        status=status,
    )


def _said(made: Builder, row: Table) -> dict[str, Any]:
    return {
        "number": row["number"],
        "title": _text(row, "title"),
        "description": _text(row, "about"),
        "leads": made.leads(row["lead"]) if row.get("lead") else (),
    }


def _put_shared(made: Builder, written: Table) -> None:
    """Projects of Riverside 2030 that this plan has too, under its own numbers and dates."""
    if "shared" not in written:
        return
    riverside = build_riverside()
    for action in riverside.actions:
        for here in action.also_in:
            if here.plan == written["title"]:
                shared = _shared(made, riverside, action, here)
                made.put("actions", shared)
                above = made.refs[written["shared"][here.number]]
                made.put("links", Link(source=shared.ref, target=above))


def _shared(made: Builder, riverside: Plan, action: Action, here: Appearance) -> Action:
    bodies = {partner.ref: partner.number for partner in riverside.partners}
    there = Appearance(
        plan=str(riverside.title), number=action.number, starts=action.starts, due=action.due
    )
    return replace(
        action,
        ref=made.name("A", here.number),
        number=here.number,
        accountable=made.refs[bodies[action.accountable or ""]],
        contributors=_taken(made, bodies, action.contributors),
        starts=here.starts,
        due=here.due,
        theme="",
        localities=(),
        also_in=(there,),
    )


def _taken(made: Builder, bodies: dict[str, str], partners: Iterable[str]) -> tuple[str, ...]:
    """Those of Riverside's partners who are in this plan too."""
    return tuple(made.refs[bodies[each]] for each in partners if bodies[each] in made.refs)


def _put_measures(made: Builder, written: Table) -> None:
    for row in written.get("measure", ()):
        subject = made.refs[row["number"].rstrip("abcdef")]
        measure = reading.measure(row, made.name("M", row["number"]), subject, {})
        made.put("measures", replace(measure, title=_text(row, "title")))


def _statement(said: Table) -> Statement:
    return Statement(topic=said["topic"], text=_text(said, "text"), title=said.get("title", ""))


def _people(made: Builder, written: Table, whole: dict[str, Any]) -> Iterator[Person]:
    """Everybody who leads or sits, with the body they are of: as written here, or as in
    Riverside."""
    there = {row["role"]: row for row in read_csv("people.csv")} if "taken" in written else {}
    bodies = {role: row["partner"] for role, row in there.items()} | written.get("people", {})
    for role in dict.fromkeys((*_roles(whole), *_sitting(written))):
        if role not in bodies:
            continue
        left = when(there[role]["left"]) if role in there else None
        if left and left.first_day and left.first_day > written["as_at"]:
            left = None
        yield Person(
            ref=made.name("U", role),
            title=reading.text(role),
            partner=made.refs[bodies[role]],
            left=left,
        )
    for collection in ("outcomes", "actions"):
        whole[collection] = tuple(_known(made, thing) for thing in whole.get(collection, ()))


def _roles(whole: dict[str, Any]) -> Iterable[str]:
    """The roles that lead, each once, in the order of the plan."""
    things = (*whole["outcomes"], *whole["actions"])
    return dict.fromkeys(lead.text for thing in things for lead in thing.leads)


def _sitting(written: Table) -> Iterator[str]:
    """The roles that hold a seat or a chair, in the order of the plan."""
    for row in (*written.get("seat", ()), *written.get("chair", ())):
        yield row["person"]


def _put_table(made: Builder, written: Table) -> None:
    """Groups, seats with who holds each, and chairs."""
    seats = written.get("seat", ())
    put_groups(made, written.get("group", ()))
    put_seats(made, seats)
    put_holders(made, ({"seat": row["title"], "person": row["person"]} for row in seats))
    put_chairs(made, written.get("chair", ()))


def _known(made: Builder, thing: Any) -> Any:
    """A thing whose leads are matched to the people of this plan."""
    leads = tuple(replace(lead, person=made.refs.get(lead.text)) for lead in thing.leads)
    return replace(thing, leads=leads, **_reporter(thing, leads))


def _reporter(thing: Any, leads: tuple[Any, ...]) -> dict[str, str]:
    named = isinstance(thing, Action) and thing.accountable and leads
    return {"reporter": leads[0].text} if named else {}
