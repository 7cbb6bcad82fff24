"""The page of versions: which moves are allowed, what freezes, and what an old thing can become."""

from __future__ import annotations

from collections.abc import Iterator

from joinedup.core.dictionary import TYPES, Row, of_model
from joinedup.core.drafts import REQUIRED
from joinedup.core.succession import ANSWERS
from joinedup.core.versions import FROZEN, MOVES, is_closed
from joinedup.core.words import Continuation, PlanStatus

ABOUT = """\
# Versions of a plan

<!-- Made from the code by docs/make_reference.py. Change core/versions.py or core/succession.py. -->

A version of a plan is in one of three states. [How versions work](../explanation/versions.md) says why.

## Allowed moves

```text
"""
FREEZES = """```

Recording that a version is agreed supersedes the one agreed before it in the same series. There is
no way back: what the board agreed to is changed by its next version.

## What freezes, and what lives on

In an agreed or superseded version. A text of a second language can be added to what is frozen.

| Of | frozen | lives on | added or taken out |
|---|---|---|---|
"""
BECOMES = """
Links freeze where they are a place in the outline (a priority under an outcome, an action under a
priority). Every other link, and its agreement, lives on.

## What can become of a thing of the version before

| Answer | into how many | why |
|---|---|---|
"""
NOWHERE = frozenset({"Lead", "Baseline", "Target", "Reading", "Appearance"})
"""Models that are a part of another’s field."""


def page() -> str:
    """The whole page."""
    return "\n".join(
        [
            ABOUT + "\n".join(_moves()),
            FREEZES + "\n".join(_freezing()),
            BECOMES + "\n".join(_answers()),
            "",
        ]
    )


def _moves() -> Iterator[str]:
    """The moves, as lines of arrows."""
    reached = {then for many in MOVES.values() for then in many}
    for first in PlanStatus:
        if first not in reached:
            yield from _from(first, "")


def _from(status: PlanStatus, before: str) -> Iterator[str]:
    line = f"{before} ──> {status.value}" if before else status.value
    if not MOVES[status]:
        yield line
    for then in MOVES[status]:
        yield from _from(then, line)


def _freezing() -> Iterator[str]:
    for model, type_name in TYPES.items():
        if model in NOWHERE:
            continue
        fields = [row for row in of_model(model) if row.field != "ref" and not _is_things(row)]
        frozen = FROZEN.get(type_name, frozenset())
        held = ", ".join(_named(row) for row in fields if row.field in frozen)
        free = ", ".join(_named(row) for row in fields if row.field not in frozen)
        closed = is_closed(PlanStatus.AGREED, type_name) or type_name == "plan"
        added = "no" if closed else "yes" if type_name in REQUIRED or type_name == "link" else ""
        yield f"| {type_name.replace('_', ' ')} | {held or 'nothing'} | {free or 'nothing'} | {added} |"


def _is_things(row: Row) -> bool:
    """Whether a field of a plan holds things that have lines of their own here."""
    return row.model == "Plan" and row.type.startswith("list of")


def _named(row: Row) -> str:
    return f"`{row.field}`"


def _answers() -> Iterator[str]:
    for kind in Continuation:
        answer = ANSWERS.get(kind)
        if answer is None:
            continue
        most = (
            "or more"
            if answer.most is None
            else f"to {answer.most}"
            if answer.most > answer.least
            else ""
        )
        into = f"{answer.least} {most}".strip()
        why = (
            "must be said" if answer.why else "may stand in its place" if answer.why_instead else ""
        )
        yield f"| {answer.label} | {into} | {why} |"
