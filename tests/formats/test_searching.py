"""Words looked for in files of any kind."""

import io
import json
import zipfile

import pytest

from joinedup.formats import searching
from joinedup.formats.searching import may_hold

WORDS = "Mrs Example’s café, “9 Sample & Sons”"


def packed(text: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", text)
    return target.getvalue()


XML = WORDS.replace("&", "&amp;")
RUNS = f"<si><r><t>{XML[:9]}</t></r><r><t>{XML[9:]}</t></r></si>"


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode(),
        WORDS.replace(" ", "\r\n").encode(),
        WORDS.encode("cp1252"),
        WORDS.encode("utf-16"),
        b"\xd0\xcf\x11" + WORDS.encode("utf-16-le"),
        b"\xd0\xcf\x11\xe0" + WORDS.encode("utf-16-le"),
        json.dumps({"said": WORDS}).encode(),
        json.dumps({"said": WORDS}, ensure_ascii=False).encode(),
        RUNS.encode(),
        packed(RUNS),
    ],
)
def test_words_are_found_however_they_are_written(content: bytes) -> None:
    assert may_hold(content, ["Others", WORDS])
    assert not may_hold(content, ["Mr Example’s café"])


def test_of_what_cannot_be_read_it_is_said_that_it_may_hold_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = packed(RUNS)
    damaged = whole.replace(whole[60:70], b"0123456789")
    assert may_hold(damaged, ["Nothing of the kind"])
    assert not may_hold(whole, ["Nothing of the kind"])
    monkeypatch.setattr(searching, "MOST", 10)
    assert may_hold(whole, ["Nothing of the kind"])


def test_no_words_and_no_file_hold_nothing() -> None:
    assert not may_hold(b"", [WORDS])
    assert not may_hold(WORDS.encode(), ["", " "])
