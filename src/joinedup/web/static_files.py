"""Style sheets, fonts and the one script: their fingerprint stands in their address."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from joinedup.drawing.wiring import STYLESHEET

FOLDER = Path(__file__).parent / "static"


@cache
def fingerprint() -> str:
    """What changes when any static file does."""
    found = sha256(STYLESHEET.read_bytes())
    for path in sorted(each for each in FOLDER.rglob("*") if each.is_file()):
        found.update(path.relative_to(FOLDER).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:12]


def is_immutable(path: str, url: str) -> bool:
    """Whether a browser may keep a file for ever: all of ours, by their address."""
    return f"/{fingerprint()}/" in url
