"""Small plans as files, and an import taken through its steps."""

from dataclasses import replace

from joinedup.commands import imports
from joinedup.commands.comparing import compare_with_record, waiting
from joinedup.core.plan import Action, Link, Outcome, Partner, Plan, Priority
from joinedup.core.text import Text
from joinedup.queries.exports import written
from tests.commands.house import NOW


def plan(actions: int = 3, **says) -> Plan:
    """An outcome, a priority, a partner, and so many actions."""
    made = tuple(
        Action(
            ref=f"A{n}",
            number=f"1.1.{n}",
            title=Text.of(f"{WORDS[n % 7]} number {n}"),
            accountable="B1",
        )
        for n in range(1, actions + 1)
    )
    given = {
        "title": Text.of("From a file"),
        "outcomes": (Outcome(ref="O1", number="1", title=Text.of("Safer nights")),),
        "priorities": (Priority(ref="P1", number="1.1", title=Text.of("Old Quay")),),
        "partners": (Partner(ref="B1", number="P1", title=Text.of("Eastshire Police")),),
        "actions": made,
        "links": (
            Link(source="P1", target="O1"),
            *(Link(source=each.ref, target="P1") for each in made),
        ),
    }
    return Plan(**given | says)


WORDS = ("Lamps", "Gardens", "Lunches", "Lessons", "Visits", "Repairs", "Walks")


def retitled(found: Plan, number: str, title: str) -> Plan:
    """The plan with another title for one action."""
    changed = (
        replace(each, title=Text.of(title)) if each.number == number else each
        for each in found.actions
    )
    return replace(found, actions=tuple(changed))


def received(by, version: str, found: Plan | bytes, name: str = "plan.xlsx", suffix=".xlsx") -> str:
    """A file received; gives the import's uid."""
    content = found if isinstance(found, bytes) else written(found, suffix)
    return imports.receive(by=by, at=NOW, plan=version, name=name, content=content, queue=False)


def compared(by, uid: str):
    """The import compared with the record; gives what came of it."""
    found = compare_with_record(by, waiting(by, uid))
    imports.compared(by=by, at=NOW, uid=uid, found=found)
    return found


def brought_in(by, version: str, found: Plan | bytes, **more) -> dict:
    """All the steps of an import that asks nothing; gives the counts."""
    uid = received(by, version, found, **more)
    digest = compared(by, uid).digest
    imports.approve(by=by, at=NOW, uid=uid, digest=digest, queue=False)
    return imports.apply(by=by, at=NOW, uid=uid)
