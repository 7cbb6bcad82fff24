"""From bytes to text: which encoding, never guessing in silence and never losing a character."""

from __future__ import annotations

import codecs
import re

from joinedup.formats.opening.refusal import Notes, Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MULTIBYTE = re.compile(
    rb"[\xC3-\xDF][\x80-\xBF]|[\xE1-\xEF][\x80-\xBF]{2}|\xF0[\x90-\xBF][\x80-\xBF]{2}"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
SAMPLE = 4096


def decode(data: bytes, notes: Notes) -> str:
    """The text of ``data``, without its byte order mark.

    Tries UTF-8, UTF-16 and UTF-32 where they are plain, then Windows-1252 with a note.
    Raises Refused: F21 a byte that no encoding explains, F22 two encodings in one file,
    F23 a NUL or other control character.
    """
    encoding, start = _declared(data)
    if encoding is None:
        encoding = _wide(data[:SAMPLE])
    if encoding is not None:
        text = _strictly(data[start:], encoding)
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as fault:
            text = _western(data, fault.start, notes)
    control = _CONTROL.search(text)
    if control is not None:
        place = _place(text, control.start())
        raise Refused("F23", place, character=f"U+{ord(control[0]):04X}", **place)
    return text


def _declared(data: bytes) -> tuple[str | None, int]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return None, 0


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of plain text is zero."""
    if len(sample) < 4 or len(sample.rstrip(b"\0")) < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode(encoding, "ignore")
        place = _place(before, len(before))
        raise Refused(
            "F21", place, byte=_hex(data[fault.start]), encoding=encoding.upper(), **place
        ) from None


def _western(data: bytes, first: int, notes: Notes) -> str:
    """``data`` as Windows-1252, unless it is UTF-8 with something else mixed in."""
    if _MULTIBYTE.search(data):
        place = _byte_place(data, first)
        raise Refused("F22", place, byte=_hex(data[first]), **place)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as fault:
        place = _byte_place(data, fault.start)
        raise Refused(
            "F21", place, byte=_hex(data[fault.start]), encoding="Windows-1252", **place
        ) from None
    notes.add("F51", _place(text, first), character=text[first], line=_place(text, first)["line"])
    return text


def _place(text: str, at: int) -> dict[str, int]:
    """Line and column, from 1, of a position in ``text``."""
    line = text.count("\n", 0, at) or text.count("\r", 0, at)
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    return {"line": line + 1, "column": at - start + 1}


def _byte_place(data: bytes, at: int) -> dict[str, int]:
    return _place(data[:at].decode("latin-1"), at)


def _hex(byte: int) -> str:
    return f"{byte:02X}"
