"""Who is at work in a folder: one server while it serves, or whoever puts another database there.

A server keeps the file of its database open. Were another put in its place meanwhile, the server
would go on writing to the one that was taken away, and all of that would be lost. A second server
would do the first one’s tasks again. The mark is a lock of the operating system: it is gone with the
process that held it and with those that it was copied into, however they ended.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "in-use.lock"


class InUse(RuntimeError):
    """Somebody works with what the folder holds."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Be alone in a folder, which is made where there is none. Raises InUse where somebody is."""
    folder.mkdir(parents=True, exist_ok=True)
    held = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            _lock(held)
        except (BlockingIOError, PermissionError) as error:
            raise InUse(f"A server works with {folder}.") from error
        yield
    finally:
        os.close(held)


def _lock(held: int) -> None:
    """Take an open file for this process, or raise at once."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
