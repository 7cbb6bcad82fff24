"""The report's own words, marked for translation, in one place for all its forms."""

from __future__ import annotations

import datetime
import re

from joinedup.core.catalogue import N_, catalogue, shown, translate
from joinedup.core.finding import Finding, Severity
from joinedup.core.words import PlanKind
from joinedup.drawing.report.model import Report

SEVERITIES = {
    Severity.ERROR: (N_("error"), N_("errors")),
    Severity.WARNING: (N_("warning"), N_("warnings")),
    Severity.NOTE: (N_("note"), N_("notes")),
}

KINDS = {
    PlanKind.PLAN: N_("a partnership plan"),
    PlanKind.LOIP: N_("a Local Outcomes Improvement Plan (Scotland)"),
    PlanKind.WELLBEING: N_("a local well-being plan (Wales)"),
    PlanKind.COMMUNITY_SAFETY: N_("a community safety partnership plan (England)"),
}


_MARKS = re.compile(r"[*`]")


def bare(text: str) -> str:
    """A text of our own without the marks of Markdown."""
    return _MARKS.sub("", text)


class Phrases:
    """The report's sentences in one language."""

    def __init__(self, language: str = "en") -> None:
        self.language = language

    def __call__(self, text: str, /, **params: object) -> str:
        """``text`` in the language, with its parameters filled in."""
        said = translate(text, self.language)
        return said.format_map({k: shown(v, self.language) for k, v in params.items()})

    def number_of(self, one: str, many: str, count: int) -> str:
        """``{count}`` in the plural form the language asks for."""
        said = catalogue(self.language).ngettext(one, many, count)
        return said.format(count=f"{count:,}")

    def message(self, finding: Finding) -> str:
        """The finding's sentence."""
        return finding.message(self.language)

    def remedy(self, finding: Finding) -> str:
        """What to do about it, as plain text: Markdown’s marks are for a page that knows them."""
        return bare(finding.remedy(self.language))

    def severity(self, severity: Severity, count: int = 1) -> str:
        """``error`` or ``errors``."""
        return translate(SEVERITIES[severity][count != 1], self.language)

    def counts(self, report: Report) -> str:
        """``7 aims, 16 priorities, 60 projects``: in the plan's own words where they are of this
        language, since words of another would have to be marked as such."""
        own = report.words if self.language == report.language else None
        said = [f"{count:,} {shown(word, self.language, own)}" for count, word in report.counted()]
        return ", ".join(said) or self(N_("no outcomes, priorities or actions"))

    def in_template(self, report: Report) -> str:
        """``It is in our own template… Rows read: Outcomes 7, Actions 60.``"""
        rows = [f"{each.sheet} {each.rows:,}" for each in report.understood if each.rows]
        return self(
            N_(
                "It is in Joinedup’s own template, whose columns need no guessing. Rows read: {rows}."
            ),
            rows=", ".join(rows),
        )

    def total(self, report: Report) -> str:
        """How much there is to put right, in one line."""
        if not report.findings:
            return self(N_("Nothing to put right was found."))
        by = report.severities()
        parts = [f"{n:,} {self.severity(each, n)}" for each, n in by.items() if n]
        things = self.number_of(
            N_("{count} thing to put right"),
            N_("{count} things to put right"),
            len(report.findings),
        )
        return f"{things}: {', '.join(parts)}"

    def day(self, report: Report) -> str:
        """``Read as at 17 November 2026 (the file’s own date)``."""
        if report.today is None:
            return ""
        said = {
            "file": N_("Read as at {day}, the file’s own date."),
            "given": N_("Read as at {day}, the date you gave."),
            "clock": N_("Read as at {day}, today."),
        }
        return self(said[report.today_from], day=report.today)

    def kind(self, report: Report) -> str:
        """What the plan was checked as."""
        return self(N_("Checked as {kind}."), kind=translate(KINDS[report.kind], self.language))

    def date(self, day: datetime.date) -> str:
        """A date in words."""
        return shown(day, self.language)
