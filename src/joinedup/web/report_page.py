"""What the page of a check shows, made from the report that every form of it is made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from joinedup.core.catalogue import N_, capital, translate
from joinedup.core.finding import Finding, Rule, Severity
from joinedup.core.planfile import Understood
from joinedup.core.sentence import shortened
from joinedup.drawing.report.as_html import together
from joinedup.drawing.report.model import Group, Report, Row, rows_of
from joinedup.drawing.report.phrases import Phrases

SHOWN = 40
"""How many findings of a code, or of an owner, a page shows; the workbook has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One finding as it is shown."""

    code: str
    severity: Severity
    message: str
    remedy: str
    places: tuple[str, ...]
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """All findings of a code. ``remedy`` is theirs together, "" where each has its own."""

    rule: Rule
    title: str
    why: str
    remedy: str
    cases: int
    shown: tuple[Said, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """What one owner would put right."""

    owner: str
    shown: tuple[Said, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What was understood of one sheet."""

    name: str
    use: str
    columns: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """The page, top to bottom."""

    heading: str
    partnership: str
    about: tuple[str, ...]
    total: str
    severities: tuple[tuple[str, int], ...]
    first: tuple[Said, ...]
    codes: tuple[Coded, ...]
    owners: tuple[Owned, ...]
    template: str
    sheets: tuple[Sheet, ...]
    sha256: str


def report_page(report: Report, language: str) -> ReportPage:
    """The page of a report, in a language."""
    say = Phrases(language)
    counts = f"{capital(say.counts(report))}." if report.counts else ""
    about = (counts, shortened(report.file), say.kind(report), say.day(report))
    return ReportPage(
        heading=shortened(report.title or report.file),
        partnership=shortened(report.partnership),
        about=tuple(each for each in about if each),
        total=say.total(report),
        severities=tuple(
            (capital(say.severity(each, count)), count)
            for each, count in report.severities().items()
        ),
        first=tuple(_said(group.findings[0], say) for group in report.first()),
        codes=tuple(_coded(group, say) for group in report.groups()),
        owners=tuple(_owned(report, say)),
        template=say.in_template(report) if report.in_template else "",
        sheets=tuple(_sheet(sheet, say) for sheet in report.doubtful()),
        sha256=report.sha256,
    )


def _said(finding: Finding, say: Phrases, row: Row | None = None) -> Said:
    places = (row.place,) if row else (finding.place, *finding.others)
    return Said(
        code=finding.code,
        severity=finding.severity,
        message=say.message(finding),
        remedy=say.remedy(finding),
        places=tuple(together(each for each in places if each)),
        owner=shortened(finding.owner or ""),
    )


def _coded(group: Group, say: Phrases) -> Coded:
    found = tuple(_said(each, say) for each in group.findings[:SHOWN])
    remedies = {each.remedy for each in found}
    return Coded(
        rule=group.rule,
        title=say(group.rule.title),
        why=say(group.rule.why),
        remedy=remedies.pop() if len(remedies) == 1 else "",
        cases=group.cases,
        shown=found,
        more=len(group.findings) - len(found),
    )


def _owned(report: Report, say: Phrases) -> Iterable[Owned]:
    for owner, rows in groupby(rows_of(report), lambda row: row.owner):
        every = _once(rows)
        yield Owned(
            owner=shortened(owner) or say(N_("The partnership’s office")),
            shown=tuple(_said(row.finding, say, row) for row in every[:SHOWN]),
            more=max(0, len(every) - SHOWN),
        )


def _once(rows: Iterable[Row]) -> list[Row]:
    """Each finding once, at the first of its places that is this owner's."""
    return list({id(row.finding): row for row in reversed(list(rows))}.values())[::-1]


def _sheet(sheet: Understood, say: Phrases) -> Sheet:
    rows = say.number_of(N_("{count} row read"), N_("{count} rows read"), sheet.rows)
    parts = [translate(sheet.use, say.language), rows]
    if sheet.unused:
        parts.append(say(N_("{count} not used"), count=sheet.unused))
    if sheet.header_row is not None:
        parts.append(say(N_("header in row {row}"), row=sheet.header_row))
    columns = tuple(
        (each.column, each.header, each.as_ or say(N_("not used"))) for each in sheet.columns
    )
    used = f"{capital(', '.join(part for part in parts if part))}."
    return Sheet(name=sheet.sheet, use=used, columns=columns)
