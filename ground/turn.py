"""One at a time: two starts at once must not both make the environment."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


@contextmanager
def our_turn(path: str) -> Iterator[None]:
    """Hold the file at `path` locked; whoever comes second waits until the first is done or dead.

    Where the file system cannot lock (some network folders) we go on without: the worst is work
    done twice.
    """
    with open(path, "a+b") as file:
        with suppress(OSError):
            _lock(file.fileno())
        try:
            yield
        finally:
            with suppress(OSError):
                _unlock(file.fileno())


def _lock(descriptor: int) -> None:
    if fcntl is not None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        return
    import msvcrt

    os.lseek(descriptor, 0, os.SEEK_SET)
    while True:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
            return
        except OSError:  # it gives up after ten seconds; an installation takes longer
            continue


def _unlock(descriptor: int) -> None:
    if fcntl is not None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        return
    import msvcrt

    os.lseek(descriptor, 0, os.SEEK_SET)
    msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
