"""Checking a file that somebody sends: read, answered and forgotten."""

from __future__ import annotations

import base64
import binascii
import datetime
import threading
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from joinedup.core.catalogue import N_
from joinedup.core.words import PlanKind
from joinedup.drawing.report.making import report_of
from joinedup.drawing.report.model import Report
from joinedup.formats import read_plan
from joinedup.web.language import LANGUAGES
from joinedup.web.uploads import limit

SAMPLES = {"riverside-as-found.xlsx": datetime.date(2026, 11, 17)}
"""The examples that may be tried, and the day for which they were written."""

CARRIED = 2_000_000
"""Bytes of a file that its own report may carry, packed, to be sent again for another form of it."""

FORMS = ("page", "xlsx", "html", "json")
PATIENCE = 5.0
"""Seconds that a file waits for its turn."""

NO_FILE = N_("Choose the file that holds your plan.")
EMPTY = N_("“{name}” is empty.")
NO_DAY = N_("“{text}” is not a day. Write it as 17/11/2026 or 2026-11-17, or leave it out.")

_turns = threading.BoundedSemaphore(settings.CHECKS_AT_ONCE)


class Busy(Exception):
    """As many files as may be are being read already."""


class Wrong(Exception):
    """What the form says cannot be used: which box, and a sentence with its parameters."""

    def __init__(self, box: str, sentence: str, **params: object) -> None:
        super().__init__(sentence)
        self.box, self.sentence, self.params = box, sentence, params


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody asks: a file, and how it is to be read and answered."""

    name: str
    content: bytes = field(repr=False)
    kind: PlanKind | None = None
    day: datetime.date | None = None
    language: str
    form: str = "page"
    sample: str = ""

    @property
    def carried(self) -> str:
        """The file in letters for a hidden box, "" where it is too large or an example."""
        if self.sample or len(self.content) > CARRIED:
            return ""
        return base64.b64encode(zlib.compress(self.content, 1)).decode()


def wanted(said: Mapping[str, str], sent: Mapping[str, UploadedFile], language: str) -> Wanted:
    """What a form asks; Wrong if it cannot be told."""
    name, content, sample = _file(said, sent)
    return Wanted(
        name=name,
        content=content,
        kind=_kind(said.get("kind", "")),
        day=_day(said.get("day", "").strip()) or SAMPLES.get(sample),
        language=said.get("language") if said.get("language") in LANGUAGES else language,  # type: ignore[arg-type]
        form=said.get("form", "") if said.get("form") in FORMS else "page",
        sample=sample,
    )


def _file(said: Mapping[str, str], sent: Mapping[str, UploadedFile]) -> tuple[str, bytes, str]:
    """A file's name and content, and which example it is."""
    sample = said.get("sample", "")
    if sample in SAMPLES:
        return sample, files("joinedup").joinpath("riverside", sample).read_bytes(), sample
    upload = sent.get("file")
    if upload is not None:
        return upload.name or "file", upload.read(), ""
    if said.get("carried"):
        return said.get("name", "")[:200] or "file", _unpacked(said["carried"]), ""
    raise Wrong("file", NO_FILE)


def _unpacked(carried: str) -> bytes:
    """What a page of ours carried; never more than a file may be."""
    try:
        unpacker = zlib.decompressobj()
        content = unpacker.decompress(base64.b64decode(carried, validate=True), limit())
    except (binascii.Error, ValueError, zlib.error):
        raise Wrong("file", NO_FILE) from None
    if unpacker.unconsumed_tail:
        raise Wrong("file", NO_FILE)
    return content


def _kind(text: str) -> PlanKind | None:
    return next((kind for kind in PlanKind if kind.value == text), None)


def _day(text: str) -> datetime.date | None:
    if not text:
        return None
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.datetime.strptime(text, form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    raise Wrong("day", NO_DAY, text=text)


def checked(asked: Wanted, today: datetime.date) -> Report:
    """The report. Raises Busy; Unreadable for a file that cannot be read, with the reason."""
    if not _turns.acquire(timeout=PATIENCE):
        raise Busy
    try:
        file = read_plan(asked.content, kind=asked.kind, name=asked.name)
        return report_of(file, name=asked.name, kind=asked.kind, day=asked.day, today=today)
    finally:
        _turns.release()


def drawn(report: Report, form: str, language: str) -> tuple[bytes, str]:
    """The report as a file: its bytes and their type."""
    if form == "xlsx":
        from joinedup.drawing.report.as_xlsx import write_xlsx

        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return write_xlsx(report, language), kind
    if form == "html":
        from joinedup.drawing.report.as_html import write_html

        return write_html(report, language).encode(errors="replace"), "text/html; charset=utf-8"
    from joinedup.drawing.report.as_json import write_json

    return write_json(report, language).encode(errors="backslashreplace"), "application/json"
