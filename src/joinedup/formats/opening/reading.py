"""From bytes to plain values: what the child process does, and ``isolate=False`` in this one."""

from __future__ import annotations

import re

from joinedup.formats.opening import sniff
from joinedup.formats.opening.limits import MAX_BYTES, MAX_DEPTH
from joinedup.formats.opening.refusal import Notes, Refused
from joinedup.formats.opening.zips import Archive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_JSON_MARKS = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[{]|[\]}]|\n', re.DOTALL)


def read(data: bytes, name: str) -> dict[str, Any]:
    """The file as plain values that JSON can carry: kind, sheets or tree or text, and notes.

    A file that cannot be read gives ``{"refused": code, "params": ..., "place": ...}``.
    Raises nothing but MemoryError and RecursionError.
    """
    notes = Notes()
    try:
        answer = _read(data, name, notes)
    except Refused as refused:
        return {"refused": refused.code, "params": refused.params, "place": refused.place}
    answer["notes"] = notes.raw()
    return answer


def _read(data: bytes, name: str, notes: Notes) -> dict[str, Any]:
    if len(data) > MAX_BYTES:
        raise Refused("F05", size=len(data) // 1_000_000, limit=MAX_BYTES // 1_000_000)
    if not data.strip():
        raise Refused("F04")
    suffix = sniff.suffix_of(name)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        archive = Archive(data)
        kind = sniff.kind_of_zip(archive)
        answer = _read_zip(kind, archive, data, name, notes)
    elif data.startswith(sniff.OLE):
        kind = sniff.kind_of_ole(data)
        answer = _read_calamine(kind, data, notes)
    else:
        sniff.refuse_known(data)
        kind = sniff.kind_of_text(data, suffix)
        answer = _read_text(kind, data, name, notes)
    if sniff.misnamed(kind, suffix):
        notes.add("F59", kind=kind, suffix=suffix)
    answer["kind"] = "xlsx" if kind == "xlsb" else kind
    if "sheets" in answer and not any(any(sheet["rows"]) for sheet in answer["sheets"]):
        raise Refused("F04")
    return answer


def _read_zip(kind: str, archive: Archive, data: bytes, name: str, notes: Notes) -> dict[str, Any]:
    if kind == "xlsx":
        from joinedup.formats.opening.xlsx import read_xlsx

        return read_xlsx(archive, notes)
    if kind == "docx":
        from joinedup.formats.opening.documents import read_docx

        return read_docx(archive, notes)
    if kind == "ods":
        from joinedup.formats.opening.ods import read_ods

        return read_ods(archive, notes)
    archive.unpack_all()
    return _read_calamine(kind, data, notes)


def _read_calamine(kind: str, data: bytes, notes: Notes) -> dict[str, Any]:
    from joinedup.formats.opening.binary import read_binary

    return read_binary(kind, data, notes)


def _read_text(kind: str, data: bytes, name: str, notes: Notes) -> dict[str, Any]:
    if kind == "xml":
        from joinedup.formats.opening.xmltree import read_xml

        return read_xml(data)
    from joinedup.formats.opening.textfiles import decode

    text = decode(data, notes)
    if kind == "json":
        check_depth(text)
        return {"text": text}
    if kind == "md":
        from joinedup.formats.opening.markdown import read_markdown

        return read_markdown(text, notes)
    from joinedup.formats.opening.csvfiles import read_csv

    return read_csv(text, notes, stem(name))


def stem(name: str) -> str:
    """``Plan`` for ``Plan.csv``."""
    suffix = sniff.suffix_of(name)
    return name[: len(name) - len(suffix)] if suffix else name


def check_depth(text: str) -> None:
    """Raise Refused F25 where JSON nests deeper than MAX_DEPTH; strings do not count."""
    depth, line = 0, 1
    for found in _JSON_MARKS.finditer(text):
        mark = found[0]
        if mark in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise Refused("F25", {"line": line}, limit=MAX_DEPTH, line=line)
        elif mark in "]}":
            depth -= 1
        elif mark == "\n":
            line += 1
