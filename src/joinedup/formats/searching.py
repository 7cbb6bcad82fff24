"""Whether a file holds certain words, whatever file it is: asked when a passage is struck out."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from html import unescape

MOST = 64_000_000
"""So many bytes are unpacked of an archive; of a larger one it cannot be said."""

_TAG = re.compile(r"<[^<>]*>")
_SPLIT = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError)


def may_hold(content: bytes, words: Collection[str]) -> bool:
    """Whether any of the words may stand in a file: True too where that cannot be said, of an
    archive that is damaged, locked or too large. Spaces, line ends and tags between the words
    count for nothing. No words, or no bytes, give False."""
    wanted = {form for each in words for form in _forms(each)}
    if not content or not wanted:
        return False
    try:
        return any(form in text for text in _texts(content) for form in wanted)
    except _SPLIT:
        return True


def _forms(words: str) -> Iterator[str]:
    """The words as plain text has them, and as JSON writes them."""
    for each in (words, json.dumps(words)[1:-1], json.dumps(words, ensure_ascii=False)[1:-1]):
        if closed := _closed(each):
            yield closed


def _closed(text: str) -> str:
    return "".join(text.split())


def _texts(content: bytes) -> Iterator[str]:
    parts = _unpacked(content) if zipfile.is_zipfile(io.BytesIO(content)) else [content]
    for part in parts:
        for text in _decoded(part):
            yield _closed(unescape(text))
            yield _closed(unescape(_TAG.sub("", text)))


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The parts of an archive. RuntimeError where they are too large."""
    left = MOST
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.infolist():
            left -= part.file_size
            if left < 0:
                raise RuntimeError("The archive is too large.")
            yield archive.read(part)


def _decoded(part: bytes) -> Iterator[str]:
    """As what the bytes may be read: UTF-8, else a Western code page and UTF-16 from either byte."""
    try:
        yield part.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield part.decode("cp1252", "replace")
        yield part.decode("utf-16-le", "ignore")
        yield part[1:].decode("utf-16-le", "ignore")
