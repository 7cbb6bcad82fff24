"""The shared strings of an .xlsx workbook: the texts that cells refer to by number."""

from __future__ import annotations

import re

from joinedup.formats.opening.limits import MAX_STRINGS, MAX_TEXT
from joinedup.formats.opening.refusal import N_, Refused
from joinedup.formats.opening.xmlparts import feed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from joinedup.formats.opening.zips import Archive

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Strings:
    """The texts by number, and which of them are struck through from end to end."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.struck: set[int] = set()
        self._parts: list[str] = []
        self._collect = False
        self._phonetic = 0
        self._size = 0
        self._runs = self._struck_runs = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "t":
            self._collect = not self._phonetic
        elif name == "r":
            self._runs += 1
        elif name == "strike" and attributes.get("val", "1") not in ("0", "false"):
            self._struck_runs += 1
        elif name == "rPh":
            self._phonetic += 1
        elif name == "si":
            self._runs = self._struck_runs = 0

    def end(self, name: str) -> None:
        if name == "t":
            self._collect = False
        elif name == "rPh":
            self._phonetic -= 1
        elif name == "si":
            if self._runs and self._runs == self._struck_runs:
                self.struck.add(len(self.texts))
            if len(self.texts) >= MAX_STRINGS:
                raise Refused("F15", what=N_("texts"), limit=MAX_STRINGS)
            self.texts.append(unescaped("".join(self._parts)))
            self._parts.clear()

    def text(self, text: str) -> None:
        if self._collect:
            self._size += len(text)
            if self._size > MAX_TEXT:
                raise Refused("F15", what=N_("characters"), limit=MAX_TEXT)
            self._parts.append(text)


def unescaped(text: str) -> str:
    """``_x000D_`` is how a workbook writes characters that XML has no way to write."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: _character(found), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if 0xD800 <= code < 0xE000 or code == 0 else chr(code)


def read_strings(archive: Archive, part: str | None) -> Strings:
    """The shared strings; none where the workbook has no such part."""
    strings = Strings()
    if part is not None and part in archive:
        feed(archive.stream(part), part, strings.start, strings.end, strings.text)
    return strings
