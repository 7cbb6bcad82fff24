"""The report for programs: ``joinedup.findings/1``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from joinedup.core.finding import Finding, Part, Place, Subject
from joinedup.drawing.report.model import Report
from joinedup.drawing.report.phrases import bare

SCHEMA = "joinedup.findings/1"


def write_json(report: Report, language: str = "en") -> str:
    """The report as JSON text, ending in a line feed. Its shape is in docs/reference."""
    return json.dumps(as_dict(report, language), ensure_ascii=False, indent=1) + "\n"


def as_dict(report: Report, language: str = "en") -> dict[str, Any]:
    """The report as plain dicts and lists."""
    return {
        "schema": SCHEMA,
        "file": {"name": report.file, "sha256": report.sha256},
        "today": report.today.isoformat() if report.today else None,
        "kind": report.kind.value,
        "plan": {
            "title": report.title,
            "outcomes": report.counts.get("outcome", 0),
            "priorities": report.counts.get("priority", 0),
            "actions": report.counts.get("action", 0),
            "delivery_systems": report.counts.get("delivery_system", 0),
            "partners": report.counts.get("partner", 0),
            "measures": report.counts.get("measure", 0),
        },
        "understood": [sheet.as_dict() for sheet in report.understood],
        "switched_off": dict(report.switched_off),
        "findings": [_finding(finding, language) for finding in report.findings],
    }


def _finding(finding: Finding, language: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "subject": _subject(finding.subject),
        "parts": [_part(part) for part in finding.parts],
        "message": finding.message(language),
        "remedy": bare(finding.remedy(language)),
        "owner": finding.owner,
        "where": _place(finding.place),
        "others": [_place(place) for place in finding.others],
    }


def _part(part: Part) -> dict[str, Any]:
    return {"subject": _subject(part.subject), "owner": part.owner, "where": _place(part.place)}


def _subject(subject: Subject) -> dict[str, Any]:
    return {
        "type": subject.type,
        "ref": subject.ref,
        "number": subject.number,
        "title": subject.title,
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    return dict(_parts(place)) if place else None


def _parts(place: Place) -> Iterator[tuple[str, Any]]:
    for part in ("file", "sheet", "cell", "line", "column"):
        yield part, getattr(place, part)
