"""The child process: sets its own limits, reads one file, answers in JSON, and ends.

It imports as little as it can, so that it starts in some 20 ms.
"""

from __future__ import annotations

import json
import os
import sys

from joinedup.formats.opening.limits import MAX_BYTES, MB, cpu_seconds, memory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def limit(size: int) -> None:
    """Bound processor time, address space and written files for a file of ``size`` bytes.

    Where the system has no such limits (Windows), the parent's clock is the only one.
    """
    try:
        import resource
    except ImportError:
        return
    seconds = cpu_seconds(size)
    for what, soft in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory(size)),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, MB),  # enough for Python's own cache of compiled modules
    ):
        try:
            _, hard = resource.getrlimit(what)
            bound = soft if hard == resource.RLIM_INFINITY else min(soft, hard)
            resource.setrlimit(what, (bound, bound))
        except (ValueError, OSError):  # a system that knows the limit and does not keep it
            continue


def main() -> None:
    """Read the size and name (a line of JSON) and the bytes from standard input; answer."""
    source = sys.stdin.buffer
    head = json.loads(source.readline())
    size, name = int(head["size"]), str(head["name"])
    if size > MAX_BYTES:
        os._exit(2)
    limit(size)
    try:
        answer = json.dumps(_answer(source.read(size), name), separators=(",", ":")).encode("ascii")
    except MemoryError:
        answer = b'{"refused":"F32","params":{},"place":{}}'
    except RecursionError:
        answer = b'{"refused":"F33","params":{},"place":{}}'
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    os._exit(0)  # skip the tidying up: there is nothing to keep


def _answer(data: bytes, name: str) -> dict[str, Any]:
    from joinedup.formats.opening.reading import read

    return read(data, name)
