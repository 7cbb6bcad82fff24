"""A small report for the tests of its forms, with every part in it."""

from __future__ import annotations

import datetime

from joinedup.core.finding import Finding, Part, Place, Plural, Rule, Severity, Subject, Word
from joinedup.core.planfile import Column, Understood
from joinedup.drawing.report.model import Report

LEFT = Rule(
    code="L27",
    family="leads",
    severity=Severity.ERROR,
    title="Led by somebody who has left",
    sentence="{name} is led by somebody who left on {day}.",
    remedy="Name who leads {name} now.",
    why="Nobody answers for it.\n\nScrutiny asks this first.",
    example="*Head of housing (left)* leads 3.2.",
    rank=1,
)
NO_NEED = Rule(
    code="N21",
    family="needs",
    severity=Severity.WARNING,
    title="What it needs is not known",
    sentence=Plural("What {name} needs is not known.", "What {count} {levels} need is not known."),
    remedy="Ask each lead: enough, some, none or don’t know.",
    why="A need that is *not stated* is not <nought>.",
    example="Aim 3 shows no share.",
    provision="Good practice; no law requires it.",
)
ODDITY = Rule(
    code="F11",
    family="files",
    severity=Severity.NOTE,
    title="Hidden sheet",
    sentence="The sheet “{sheet}” is hidden and was left out.",
    remedy="Show it if it belongs to the plan.",
    why="A hidden sheet is usually an old one.",
    example="OLD",
)

ACTION = Subject("action", "A31", "Falls clinics <in> village halls", "4.2.1")
OTHER = Subject("action", "A32", "=cmd|' /C calc'!A0", "4.2.2")


def left(subject: Subject = ACTION, cell: str = "F31") -> Finding:
    """A finding about one thing."""
    return Finding(
        rule=LEFT,
        subject=subject,
        params={"name": f"{subject.number} {subject.title}", "day": datetime.date(2026, 9, 30)},
        place=Place("plan.xlsx", "Projects 25's", cell),
        owner="Wend Valley Health Trust",
    )


def no_need() -> Finding:
    """A finding about two things at once, of two owners."""
    first = Place("plan.xlsx", "Projects 25's", "K31")
    second = Place("plan.xlsx", "Projects 25's", "K32")
    return Finding(
        rule=NO_NEED,
        subject=Subject("plan", None, "Riverside 2030"),
        params={"count": 2, "name": "", "levels": Word("action", plural=True)},
        place=first,
        others=(second,),
        parts=(Part(ACTION, first, "Wend Valley Health Trust"), Part(OTHER, second, None)),
        words={"action": ("project", "projects")},
    )


def oddity() -> Finding:
    """A finding of reading the file."""
    return Finding(
        rule=ODDITY,
        subject=Subject("file", None, "plan.xlsx"),
        params={"sheet": "OLD"},
        place=Place("plan.xlsx", "OLD"),
    )


def report(*findings: Finding) -> Report:
    """A report of the given findings, else of one of each kind."""
    return Report(
        file="plan.xlsx",
        sha256="ab" * 32,
        title="Riverside <2030>",
        partnership="Riverside Together",
        today=datetime.date(2026, 11, 17),
        today_from="file",
        counts={"outcome": 7, "action": 60, "priority": 0, "partner": 1},
        words={"outcome": ("aim", "aims"), "action": ("project", "projects")},
        understood=(
            Understood(
                sheet="Projects 25's",
                header_row=4,
                columns=(
                    Column(column="C", header="By when", as_="action.due"),
                    Column(column="K", header="Notes & queries", as_=None),
                ),
                rows=60,
                unused=2,
                use="actions",
            ),
            Understood(sheet="OLD", header_row=None, use="left out: hidden"),
        ),
        findings=findings or (left(), no_need(), oddity()),
        switched_off={"L05": "our services are listed elsewhere"},
    )
