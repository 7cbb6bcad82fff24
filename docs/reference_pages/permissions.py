"""The page of permissions: who may do what, and what each page takes."""

from __future__ import annotations

from collections.abc import Iterator

from joinedup.core.permissions import MAY, TABLE, Reach, Role, Verb
from joinedup.core.routes import routes

ABOUT = """\
# Permissions

<!-- Made from the code by docs/make_reference.py. Change core/permissions.py or core/routes.csv. -->

What somebody may do hangs on the role that they have in a partnership, and on nothing else. It is
asked of the tables anew at each request, so that leaving is immediate. What is not theirs does not
exist: they get the same page as for an address that never was.

## Roles

| Role | |
|---|---|
"""
VERBS = """
## What each may do

**all**: in the whole partnership; **own**: what its own body answers for; blank: not at all.

"""
ROUTES = """
## Pages

A page that is not in this table stops the server from starting.

| Page | Asked by | Takes | |
|---|---|---|---|
"""
SHOWN = {Reach.NONE: "", Reach.OWN: "own", Reach.ALL: "all"}


def page() -> str:
    """The whole page."""
    return "\n".join(
        [
            ABOUT + "\n".join(_roles()),
            VERBS + "\n".join(_verbs()),
            ROUTES + "\n".join(_routes()),
            "",
        ]
    )


def _roles() -> Iterator[str]:
    for role in Role:
        yield f"| {role.value} | {MAY[role]} |"


def _verbs() -> Iterator[str]:
    yield "| | " + " | ".join(role.value for role in Role) + " |"
    yield "|---" * (len(Role) + 1) + "|"
    for verb in Verb:
        if verb is Verb.ADMINISTER:
            continue
        reach = [SHOWN[TABLE[role].get(verb, Reach.NONE)] for role in Role]
        yield f"| {verb.value} | " + " | ".join(reach) + " |"


def _routes() -> Iterator[str]:
    for route in routes().values():
        takes = route.verb.value if route.verb else "nothing"
        yield f"| `{route.name}` | {', '.join(route.methods)} | {takes} | {route.meaning} |"
