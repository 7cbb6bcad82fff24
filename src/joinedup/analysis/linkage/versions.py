"""Versions: what became of each thing of the earlier plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from joinedup.analysis.linkage.case import NAMED, Case, Fault, is_flood
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity, Subject, Word
from joinedup.core.plan import Lineage
from joinedup.core.words import Continuation

FAMILY = "versions"

VANISHED = Rule(
    code="N31",
    family=FAMILY,
    about="action",
    severity=Severity.ERROR,
    title=N_("It was in the earlier plan and nobody says what became of it"),
    sentence=Plural(
        N_("{names} was in the earlier plan, and nothing says what became of it."),
        N_(
            "Of the {all} {levels} of the earlier plan {count} have vanished without a word, among "
            "them {names}."
        ),
    ),
    remedy=N_(
        "Write beside each what became of it: carried on, merged, split, achieved, moved or "
        "stopped, and into what or why."
    ),
    why=N_(
        "Somebody was promised these. Those who worked on them, or waited for them, will ask; so "
        "will whoever lays the two plans side by side, as scrutiny does first of all. Stopping "
        "is allowed; it only has to be said."
    ),
    example=N_("Riverside 2025 had 84 projects. Riverside 2030 says what became of 77 of them."),
    rank=10,
)

INTO_NOTHING = Rule(
    code="N32",
    family=FAMILY,
    about="action",
    severity=Severity.ERROR,
    title=N_("It is said to go on in something that is not in the plan"),
    sentence=Plural(
        N_("{was} of the earlier plan is said to go on as “{target}”, which is not in this plan."),
        N_(
            "{count} {levels} of the earlier plan are said to go on in what is not in this plan: {names}."
        ),
    ),
    remedy=N_(
        "Correct the number so that it is that of the row that is meant, or say what became of it."
    ),
    why=N_(
        "Figures are followed from one plan to the next along these lines. One that leads nowhere "
        "breaks the series, and the thing has in fact vanished."
    ),
    example=N_("Old project 17 *merged into 4.2.5*. The new plan’s priority 4.2 ends at 4.2.4."),
    rank=36,
)

NO_REASON = Rule(
    code="N33",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("Stopped without a reason"),
    sentence=Plural(
        N_("{was} of the earlier plan was stopped, and nothing says why."),
        N_(
            "{count} {levels} of the earlier plan were stopped and nothing says why, among them {names}."
        ),
    ),
    remedy=N_("Write the reason in a line, and who decided it and when."),
    why=N_(
        "Stopping what does not work is good sense, and the reason is what the next plan learns "
        "from. Without it the same idea comes back in three years."
    ),
    example=N_(
        "“Job fair” was *stopped*. It had cost £30,000 a year and nobody remembers why it ended."
    ),
    rank=44,
)

INTO_UNSAID = Rule(
    code="N34",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("It goes on, and nothing says as what"),
    sentence=Plural(
        N_("{was} of the earlier plan is marked “{what}”, and nothing says into what."),
        N_(
            "{count} {levels} of the earlier plan are said to go on and nothing says as what: {names}."
        ),
    ),
    remedy=N_(
        "Enter the number under which it goes on in this plan; if it went elsewhere, say where."
    ),
    why=N_(
        "It is said to live on, and nobody can find it. Its figures end, and whoever cared for it "
        "cannot see who has it now."
    ),
    example=N_("“Street parties fund” is marked *merged*; the cell beside it is empty."),
    rank=45,
)

RULES = (VANISHED, INTO_NOTHING, NO_REASON, INTO_UNSAID)

GOES_ON = {
    Continuation.CARRIED_ON: N_("carried on"),
    Continuation.MERGED: N_("merged"),
    Continuation.SPLIT: N_("split"),
    Continuation.MOVED: N_("moved"),
}

Rows = list[tuple[int, Lineage]]


def check(case: Case) -> Iterator[Finding]:
    """N31 to N34: the lines from the earlier plan to this one, type by type. Those that vanished
    are told together, since what matters is how many they are."""
    by_type: dict[str, Rows] = {}
    for position, earlier in enumerate(case.plan.lineage):
        by_type.setdefault(earlier.type, []).append((position, earlier))
    for kind, rows in by_type.items():
        gone = [(at, row) for at, row in rows if row.what is None and not row.into]
        if gone:
            yield _together(case, VANISHED, kind, gone, len(rows))
        yield from _each(case, INTO_NOTHING, kind, rows, lambda row: _lost(case, row))
        yield from _each(case, NO_REASON, kind, rows, _without_reason)
        yield from _each(case, INTO_UNSAID, kind, rows, _unsaid)


Params = dict[str, str | Word]


def _lost(case: Case, row: Lineage) -> Params | None:
    lost = next((ref for ref in row.into if ref not in case.graph.things), None)
    return None if lost is None else {"target": lost}


def _without_reason(row: Lineage) -> Params | None:
    return {} if row.what is Continuation.STOPPED and not row.why.strip() else None


def _unsaid(row: Lineage) -> Params | None:
    if row.what not in GOES_ON or row.into:
        return None
    elsewhere = row.what is Continuation.MOVED and row.why.strip()
    return None if elsewhere else {"what": Word(GOES_ON[row.what])}


def _each(
    case: Case, rule: Rule, kind: str, rows: Rows, params: Callable[[Lineage], Params | None]
) -> Iterator[Finding]:
    found = [(at, row, own) for at, row in rows if (own := params(row)) is not None]
    if is_flood(len(found), len(rows)):
        yield _together(case, rule, kind, [(at, row) for at, row, _ in found], len(rows))
        return
    for at, row, own in found:
        yield _together(case, rule, kind, [(at, row)], len(rows), **own)


def _together(case: Case, rule: Rule, kind: str, rows: Rows, among: int, **params: Any) -> Finding:
    faults = [
        Fault(
            None, "what", None, f"lineage:{at}", Subject(kind, None, row.title, row.number or None)
        )
        for at, row in rows
    ]
    return case.together(
        rule,
        faults,
        all=among,
        level=Word(kind),
        levels=Word(kind, plural=True),
        names=tuple(_called(row) for _, row in rows[:NAMED]),
        was=_called(rows[0][1]),
        **params,
    )


def _called(row: Lineage) -> str:
    return f"{row.number} “{row.title}”".strip() if row.title else row.number


CHECKS = (check,)
