"""Open a file: hand its bytes to a child process with limits, and check what comes back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from decimal import Decimal
from hashlib import sha256
from pathlib import PurePath
from typing import Any, BinaryIO

from joinedup.formats.opening.limits import (
    MAX_ANSWER,
    MAX_BYTES,
    MB,
    WALL_FACTOR,
    cpu_seconds,
)
from joinedup.formats.opening.opened import Opened, build, unreadable
from joinedup.formats.opening.refusal import N_

_BOOT = """
import os, sys
sys.path[:0] = sys.argv[1:]
for name in ("joinedup", "joinedup.formats"):
    package = type(sys)(name)
    package.__path__ = [os.path.join(sys.argv[1], *name.split("."))]
    sys.modules[name] = package
from joinedup.formats.opening.child import main
main()
"""
"""The child takes the packages above the reader as bare folders: their own start-up code serves
the parent, and would cost it more time than reading a plan."""

_KEPT = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP")
Source = str | os.PathLike[str] | bytes | BinaryIO


def open_file(source: Source, *, name: str | None = None, isolate: bool = True) -> Opened:
    """Read a workbook, table, document, XML or JSON file.

    ``source`` is a path, the bytes themselves or a binary stream; ``name`` is what to call
    it (bytes have none of their own). With ``isolate`` the bytes are parsed in a child
    process with limits on time and memory; without it here, for callers that are already
    in such a process. Raises Unreadable, and nothing else, for what cannot be read; TypeError
    for a ``source`` that is none of these, such as a stream opened as text.
    """
    data, name = _bytes(source, name)
    if len(data) > MAX_BYTES:
        raise unreadable("F05", name, {"size": len(data) // MB, "limit": MAX_BYTES // MB})
    answer = _isolated(data, name) if isolate else _here(data, name)
    return build(answer, name, sha256(data).hexdigest())


def _bytes(source: Source, name: str | None) -> tuple[bytes, str]:
    """At most a byte more than the limit: enough to know that it is too much."""
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source), name or "file"
    if isinstance(source, str | os.PathLike):
        path = os.fspath(source)
        name = name or PurePath(path).name or path
        try:
            if not os.path.isfile(path) and os.path.exists(path):
                raise unreadable("F02" if os.path.isdir(path) else "F03", name)
            with open(path, "rb") as stream:
                return stream.read(MAX_BYTES + 1), name
        except FileNotFoundError:
            raise unreadable("F01", name) from None
        except (OSError, ValueError):
            raise unreadable("F03", name) from None
    data = source.read(MAX_BYTES + 1) if hasattr(source, "read") else None
    if not isinstance(data, bytes):
        given = "a stream of text" if isinstance(data, str) else f"a {type(source).__name__}"
        raise TypeError(f"A plan is read from a path, bytes or a binary stream, not {given}.")
    return data, name or PurePath(str(getattr(source, "name", "file"))).name


def _here(data: bytes, name: str) -> dict[str, Any]:
    from joinedup.formats.opening.reading import read

    try:
        return read(data, name)
    except MemoryError:
        return {"refused": "F32", "params": {}, "place": {}}
    except Exception:  # a fault of ours: the child would die of it, and the answer is the same
        return {"refused": "F33", "params": {}, "place": {}}


def _isolated(data: bytes, name: str) -> dict[str, Any]:
    """What the child answers; how it ended, where it gives no answer."""
    wall = WALL_FACTOR * cpu_seconds(len(data))
    status, output = _run(data, name, wall)
    if status is None:
        return {"refused": "F31", "params": {}, "place": {}}
    if len(output) > MAX_ANSWER:
        return {
            "refused": "F15",
            "params": {"what": N_("characters"), "limit": MAX_ANSWER},
            "place": {},
        }
    if status != 0:
        return {"refused": _ending(status), "params": {}, "place": {}}
    try:
        answer = json.loads(output, parse_float=Decimal)
    except (ValueError, RecursionError):
        answer = None
    return answer if isinstance(answer, dict) else {"refused": "F33", "params": {}, "place": {}}


def _run(data: bytes, name: str, wall: float) -> tuple[int | None, bytes]:
    """Run the child: how it ended and what it said; (None, b"") when the clock ran out."""
    head = json.dumps({"size": len(data), "name": name}).encode() + b"\n"
    answer: list[bytes] = []
    try:
        process = _start()
    except OSError:
        raise unreadable("F35", name) from None
    try:
        writer = threading.Thread(target=_write, args=(process, head, data), daemon=True)
        reader = threading.Thread(target=_read, args=(process, answer), daemon=True)
        writer.start()
        reader.start()
        reader.join(wall)
        late = reader.is_alive()
        if late or len(b"".join(answer)) > MAX_ANSWER:
            process.kill()
        reader.join()
        writer.join()
        status = process.wait()
    finally:  # also when somebody presses Ctrl+C
        process.kill()
        process.wait()
    return (None, b"") if late else (status, b"".join(answer))


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={key: os.environ[key] for key in _KEPT if key in os.environ},
    )


def _write(process: subprocess.Popen[bytes], head: bytes, data: bytes) -> None:
    if process.stdin is None:
        return
    try:
        with process.stdin as pipe:
            pipe.write(head)
            pipe.write(data)
    except OSError:  # the child has ended: what it answered says why
        pass


def _read(process: subprocess.Popen[bytes], into: list[bytes]) -> None:
    if process.stdout is not None:
        with process.stdout as pipe:
            into.append(pipe.read(MAX_ANSWER + 1))


def _command() -> list[str]:
    """Our own Python, without site-packages' start-up work: the child gets our search path."""
    path = [os.path.abspath(entry) for entry in sys.path if entry]
    here = os.path.abspath(__file__)
    for _ in range(4):  # the folder that holds the package, whatever sys.path says
        here = os.path.dirname(here)
    return [sys.executable, "-I", "-S", "-X", "utf8", "-c", _BOOT, here, *path]


def _ending(status: int) -> str:
    """The rule for how the child ended: processor time used up, or broken off."""
    if -status in (9, 24):  # SIGKILL and SIGXCPU follow from the limit on processor time
        return "F31"
    return "F33"
