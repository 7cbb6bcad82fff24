"""The report as one accessible HTML file: no script, nothing fetched, prints well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt

from joinedup.core.catalogue import N_, capital, translate
from joinedup.core.finding import Finding, Place
from joinedup.core.planfile import Understood
from joinedup.core.sentence import shortened
from joinedup.drawing.report.model import Group, Report
from joinedup.drawing.report.phrases import Phrases

_MARKDOWN = MarkdownIt("zero").enable(["emphasis", "backticks"])
"""For our own prose: emphasis and code, everything else as text."""

STYLE = Path(__file__).with_name("report.css")


def write_html(report: Report, language: str = "en") -> str:
    """The report as one HTML document."""
    say = Phrases(language)
    body = "\n".join(_body(report, say))
    title = escape(f"{say(N_('What to put right'))}: {shortened(report.title or report.file)}")
    style = STYLE.read_text("utf-8")
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}\n"
        "</body>\n</html>\n"
    )


def _body(report: Report, say: Phrases) -> Iterator[str]:
    skip = escape(say(N_("Skip to what to put right")))
    yield f'<a class="skip" href="#main">{skip}</a>'
    yield from _header(report, say)
    yield '<main id="main" tabindex="-1">'
    yield f'<p class="total">{escape(say.total(report))}</p>'
    yield from _first(report, say)
    yield from _contents(report, say)
    for group in report.groups():
        yield from _group(group, say)
    yield from _understood(report, say)
    yield from _switched_off(report, say)
    yield "</main>"
    yield from _footer(report, say)


def _header(report: Report, say: Phrases) -> Iterator[str]:
    yield "<header>"
    if report.partnership:
        yield f'<p class="over">{escape(shortened(report.partnership))}</p>'
    yield f"<h1>{escape(shortened(report.title or report.file))}</h1>"
    if report.counts:
        yield f"<p>{escape(capital(say.counts(report)))}.</p>"
    yield f'<p class="quiet">{escape(report.file)}. {escape(say.kind(report))} '
    yield f"{escape(say.day(report))}</p>"
    yield "</header>"


def _first(report: Report, say: Phrases) -> Iterator[str]:
    if not report.findings:
        return
    heading = escape(say(N_("What scrutiny would raise first")))
    yield f'<section><h2 id="first">{heading}</h2><ol class="first">'
    for group in report.first():
        finding = group.findings[0]
        yield f'<li><p class="said">{escape(say.message(finding))}</p>'
        yield f'<p class="facts">{" ".join(_facts(finding, say))}{_more(group, say)}</p>'
        yield f'<p class="remedy">{escape(say.remedy(finding))}</p></li>'
    yield "</ol></section>"


def _facts(finding: Finding, say: Phrases) -> Iterator[str]:
    if finding.place and str(finding.place):
        yield f'<span class="place">{escape(str(finding.place))}</span>'
    yield f'<a href="#{finding.code}">{finding.code}</a>'
    severity = finding.severity
    yield f'<span class="tag {severity.value}">{escape(say.severity(severity))}</span>'
    if finding.owner:
        yield _owner(finding.owner, say)


def _owner(name: str, say: Phrases) -> str:
    return f'<span class="owner">{escape(say(N_("for {owner}"), owner=name))}</span>'


def _more(group: Group, say: Phrases) -> str:
    more = len(group.findings) - 1
    if not more:
        return ""
    said = say.number_of(N_("{count} more like it"), N_("{count} more like it"), more)
    return f' <a href="#{group.rule.code}">{escape(said)}</a>'


def _contents(report: Report, say: Phrases) -> Iterator[str]:
    """A table of the codes found, with how many of each."""
    if not report.findings:
        return
    heading = escape(say(N_("All codes found")))
    columns = (N_("Code"), N_("What it is"), N_("Severity"), N_("How many things"))
    yield f'<section><h2 id="codes">{heading}</h2>'
    yield from _table(heading, [say(column) for column in columns])
    for group in report.groups():
        rule = group.rule
        yield (
            f'<tr><td><a href="#{rule.code}">{rule.code}</a></td>'
            f"<td>{escape(say(rule.title))}</td><td>{escape(say.severity(rule.severity))}</td>"
            f'<td class="number">{group.cases:,}</td></tr>'
        )
    yield "</tbody></table></div></section>"


def _table(label: str, columns: Iterable[str]) -> Iterator[str]:
    """The opening of a table in a region that scrolls by keyboard where it is too wide."""
    yield f'<div class="scroll" role="region" aria-label="{label}" tabindex="0"><table><thead><tr>'
    yield "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    yield "</tr></thead><tbody>"


def _group(group: Group, say: Phrases) -> Iterator[str]:
    rule = group.rule
    yield '<section class="group">'
    yield f'<h2 id="{rule.code}">{rule.code} {escape(say(rule.title))}</h2>'
    yield f'<p class="why">{_MARKDOWN.renderInline(say(rule.why))}</p>'
    if rule.provision:
        yield f'<p class="quiet">{escape(say(rule.provision))}</p>'
    yield "<ul>"
    remedies = {say.remedy(finding) for finding in group.findings}
    for finding in group.findings:
        yield f'<li><p class="said">{escape(say.message(finding))}</p>'
        yield f'<p class="facts">{" ".join(_own_facts(finding, say))}</p>'
        if len(remedies) > 1:
            yield f'<p class="remedy">{escape(say.remedy(finding))}</p>'
        yield "</li>"
    yield "</ul>"
    if len(remedies) == 1:
        yield f'<p class="remedy">{escape(remedies.pop())}</p>'
    yield "</section>"


def together(places: Iterable[Place]) -> Iterator[str]:
    """Places in words, each once; the cells of one sheet together: ``Aims!F14, F15, H2``."""
    by_sheet: dict[str, dict[str, None]] = {}
    for place in places:
        whole = str(place)
        sheet, cell = (place.sheet, place.cell) if place.sheet and place.cell else (whole, "")
        by_sheet.setdefault(sheet, {})[cell] = None
    for sheet, cells in by_sheet.items():
        named = ", ".join(filter(None, cells))
        if sheet:
            yield f"{sheet}!{named}" if named else sheet


def _own_facts(finding: Finding, say: Phrases) -> Iterator[str]:
    for place in together(each for each in (finding.place, *finding.others) if each):
        yield f'<span class="place">{escape(place)}</span>'
    if finding.owner:
        yield _owner(finding.owner, say)


def _understood(report: Report, say: Phrases) -> Iterator[str]:
    if not report.understood:
        return
    heading = escape(say(N_("What was understood of the file")))
    yield f'<section><h2 id="understood">{heading}</h2>'
    if report.in_template:
        yield f"<p>{escape(say.in_template(report))}</p>"
    for sheet in report.doubtful():
        yield from _sheet(sheet, say)
    yield "</section>"


def _sheet(sheet: Understood, say: Phrases) -> Iterator[str]:
    rows = say.number_of(N_("{count} row read"), N_("{count} rows read"), sheet.rows)
    parts = [translate(sheet.use, say.language), rows]
    if sheet.unused:
        parts.append(say(N_("{count} not used"), count=sheet.unused))
    if sheet.header_row is not None:
        parts.append(say(N_("header in row {row}"), row=sheet.header_row))
    yield f"<h3>{escape(sheet.sheet)}</h3>"
    yield f"<p>{escape(capital(', '.join(part for part in parts if part)))}.</p>"
    if sheet.columns:
        yield from _table(
            escape(say(N_("Columns of {sheet}"), sheet=sheet.sheet)),
            [say(N_("Column")), say(N_("Header")), say(N_("Read as"))],
        )
        for column in sheet.columns:
            as_ = column.as_ or say(N_("not used"))
            yield (
                f"<tr><td>{escape(column.column)}</td><td>{escape(column.header)}</td>"
                f"<td>{escape(as_)}</td></tr>"
            )
        yield "</tbody></table></div>"


def _switched_off(report: Report, say: Phrases) -> Iterator[str]:
    if not report.switched_off:
        return
    heading = escape(say(N_("Codes switched off")))
    yield f'<section><h2 id="off">{heading}</h2><ul>'
    for code, reason in report.switched_off.items():
        yield f"<li>{escape(f'{code} {reason}'.strip())}</li>"
    yield "</ul></section>"


def _footer(report: Report, say: Phrases) -> Iterator[str]:
    made = say(N_("Made by Joinedup from the file alone. Nothing was sent anywhere."))
    yield f'<footer><p class="quiet">{escape(made)}</p>'
    if report.sha256:
        yield f'<p class="quiet hash">SHA-256 {escape(report.sha256)}</p>'
    yield "</footer>"
