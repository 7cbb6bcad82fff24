"""The report for a terminal, a text file or a mail."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from joinedup.core.catalogue import N_, capital, translate
from joinedup.core.finding import Finding, Severity
from joinedup.core.planfile import Understood
from joinedup.core.sentence import legible, shortened
from joinedup.drawing.report.model import Group, Report
from joinedup.drawing.report.phrases import Phrases

Paint = Callable[[str, str], str]
"""``paint(text, style)`` where style is heading, error, warning, note, quiet or strong."""

Styled = tuple[str, str]
"""A text and its style, "" for none."""

SHOWN_OF_A_CODE = 5
NARROWEST = 40


def plain(text: str, style: str) -> str:
    """No colour at all."""
    return text


def write_text(
    report: Report,
    *,
    language: str = "en",
    width: int = 80,
    paint: Paint = plain,
    everything: bool = False,
) -> str:
    """The report as lines of at most ``width`` characters, ending in a line feed.

    ``everything`` lists every case; otherwise the first five of each code.
    """
    page = _Page(report, Phrases(language), max(width, NARROWEST), paint, everything)
    return "\n".join(page.lines()) + "\n"


class _Page:
    def __init__(
        self, report: Report, say: Phrases, width: int, paint: Paint, everything: bool
    ) -> None:
        self.report = report
        self.say = say
        self.width = width
        self.paint = paint
        self.limit = None if everything else SHOWN_OF_A_CODE
        self.cut = False

    def lines(self) -> Iterator[str]:
        yield from self.head()
        yield from self.first_screen()
        yield from self.by_code()
        yield from self.understood()
        yield from self.foot()

    def head(self) -> Iterator[str]:
        report, say = self.report, self.say
        yield from self.wrap(shortened(report.title or report.file), style="strong")
        about = " · ".join(shortened(part) for part in (report.partnership, report.file) if part)
        if about != (report.title or report.file):
            yield from self.wrap(about, style="quiet")
        if report.counts:
            yield from self.wrap(capital(say.counts(report)))
        yield from self.wrap(f"{say.kind(report)} {say.day(report)}")
        yield ""
        yield from self.wrap(say.total(report), style="strong")

    def first_screen(self) -> Iterator[str]:
        groups = self.report.first()
        if not groups:
            return
        yield from self.heading(self.say(N_("What scrutiny would raise first")))
        for position, group in enumerate(groups, 1):
            finding = group.findings[0]
            yield from self.wrap(self.say.message(finding), f"{position:>2}. ", "    ")
            yield from self.joined(self.facts(group), "  ", "    ", "    ")
            yield from self.wrap(self.say.remedy(finding), "    → ", "      ", style="quiet")
            yield ""

    def facts(self, group: Group) -> list[Styled]:
        """Where it stands, its code and severity, and how many more there are."""
        finding = group.findings[0]
        parts = [
            (str(finding.place or ""), "strong"),
            (finding.code, "quiet"),
            (self.say.severity(finding.severity), finding.severity.value),
        ]
        more = len(group.findings) - 1
        if more:
            said = self.say.number_of(N_("{count} more like it"), N_("{count} more like it"), more)
            parts.append((said, ""))
        return parts

    def severity(self, severity: Severity) -> str:
        return self.paint(self.say.severity(severity), severity.value)

    def by_code(self) -> Iterator[str]:
        """The cases that the first screen has not told."""
        first = {id(group.findings[0]) for group in self.report.first()}
        left = [
            (group, [each for each in group.findings if id(each) not in first])
            for group in self.report.groups()
        ]
        if not any(findings for _, findings in left):
            return
        yield from self.heading(self.say(N_("Everything else, by code")))
        for group, findings in left:
            if findings:
                yield from self.group(group, findings)

    def group(self, group: Group, findings: list[Finding]) -> Iterator[str]:
        title = self.say(group.rule.title)
        code, severity = self.paint(group.rule.code, "strong"), self.severity(group.rule.severity)
        told = len(group.findings) - len(findings)
        count = self.say(N_("{count} more"), count=len(findings)) if told else f"{len(findings):,}"
        yield f"{code}  {title}  ({severity}, {count})"
        for finding in findings[: self.limit]:
            place = f"{finding.place}: " if finding.place and str(finding.place) else ""
            yield from self.wrap(place + self.say.message(finding), "  · ", "    ")
        more = len(findings) - len(findings[: self.limit])
        if more:
            self.cut = True
            said = self.say.number_of(N_("and {count} more"), N_("and {count} more"), more)
            yield self.paint(f"    {said}", "quiet")
        yield ""

    def understood(self) -> Iterator[str]:
        if not self.report.understood:
            return
        yield from self.heading(self.say(N_("What was understood of the file")))
        if self.report.in_template:
            yield from self.wrap(self.say.in_template(self.report), "  ")
        whole = self.report.understood if self.limit is None else self.report.doubtful()
        for sheet in whole:
            yield from self.sheet(sheet)
        yield ""

    def sheet(self, sheet: Understood) -> Iterator[str]:
        rows = self.say.number_of(N_("{count} row read"), N_("{count} rows read"), sheet.rows)
        parts = [(sheet.sheet, "strong"), (translate(sheet.use, self.say.language), ""), (rows, "")]
        if sheet.unused:
            parts.append((self.say(N_("{count} not used"), count=sheet.unused), ""))
        if sheet.header_row is not None:
            parts.append((self.say(N_("header in row {row}"), row=sheet.header_row), ""))
        yield from self.joined(parts, " · ", "  ", "    ")
        used = [f"{c.column} “{c.header}” = {c.as_}" for c in sheet.columns if c.as_]
        if used:
            yield from self.wrap("; ".join(used), "    ", style="quiet")
        unused = [f"{c.column} “{c.header}”" for c in sheet.columns if not c.as_]
        if unused:
            said = self.say(N_("Columns not used: {columns}"), columns=", ".join(unused))
            yield from self.wrap(said, "    ", style="quiet")

    def foot(self) -> Iterator[str]:
        for code, reason in self.report.switched_off.items():
            said = self.say(N_("{code} is switched off."), code=code)
            yield from self.wrap(f"{said} {reason}".strip(), style="quiet")
        if self.report.mapping:
            said = self.say(N_("Read by the mapping in {file}."), file=self.report.mapping)
            yield from self.wrap(said, style="quiet")
        if self.cut:
            said = self.say(
                N_("Every case: add --all, or --format xlsx for a row each with its owner.")
            )
            yield from self.wrap(said, style="quiet")
        if self.report.findings:
            code = self.report.findings[0].code
            said = self.say(
                N_("Why a code matters: {command} explain {code}"),
                command=self.report.command,
                code=code,
            )
            yield from self.wrap(said, style="quiet")

    def heading(self, text: str) -> Iterator[str]:
        yield ""
        yield self.paint(text, "heading")
        yield ""

    def joined(self, parts: list[Styled], between: str, first: str, after: str) -> Iterator[str]:
        """The parts that say something in one line, each in its style; plain where one line is
        too short for them, since styles would spoil the measure."""
        said = [(legible(text), style) for text, style in parts if text]
        bare = between.join(text for text, _ in said)
        if len(first) + len(bare) <= self.width:
            yield first + between.join(
                self.paint(text, style) if style else text for text, style in said
            )
        else:
            yield from self.wrap(bare, first, after)

    def wrap(
        self, text: str, first: str = "", after: str | None = None, *, style: str = ""
    ) -> Iterator[str]:
        """The text in lines. Styled whole, so that no code splits a line's measure."""
        lines = textwrap.wrap(
            legible(text),
            self.width,
            initial_indent=first,
            subsequent_indent=first if after is None else after,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in lines or [first.rstrip()]:
            yield self.paint(line, style) if style else line
