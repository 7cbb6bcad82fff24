"""Servers start, answer and stop when told to, each as a process of its own."""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from joinedup.config.serving import collect_seldom

PROGRAM = """
import sys
from joinedup.config.serving import serve
sys.exit(serve("127.0.0.1", int(sys.argv[1]), lambda at: print(at, flush=True), production=sys.argv[2] == "1"))
"""
STOPPED_AT_ONCE = """
import os, signal, sys
from joinedup.config.serving import serve
serve("127.0.0.1", int(sys.argv[1]), lambda at: os.kill(os.getpid(), signal.SIGTERM))
print("ended in order")
"""
needs_signals = pytest.mark.skipif(os.name == "nt", reason="no SIGTERM")


def surroundings(folder: Path) -> dict[str, str]:
    """An environment in which the check page alone is served."""
    chosen = {"JOINEDUP_CHECK_ONLY": "1", "JOINEDUP_DATA_DIR": str(folder / "none")}
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JOINEDUP_", "DJANGO_"))
    }
    return kept | chosen


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


@contextmanager
def server(folder: Path, production: bool) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The check page alone, served on a free port: its address and its process."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(port), str(int(production))],
        env=surroundings(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip(), process
    finally:
        process.kill()
        process.communicate()


def fetched(address: str) -> tuple[int, str]:
    with urllib.request.urlopen(address, timeout=30) as response:
        return response.status, response.read().decode()


@needs_signals
@pytest.mark.parametrize("production", [False, True], ids=["waitress", "gunicorn"])
def test_the_check_page_alone_is_served_with_nothing_kept_and_stops_when_told(
    tmp_path: Path, production: bool
) -> None:
    with server(tmp_path, production) as (address, process):
        assert fetched(f"{address}healthz") == (200, "ok\n")
        status, page = fetched(address)
        assert status == 200
        assert "Nothing is kept" in page
        assert "sign-in" not in page
        style = page.split('rel="stylesheet" href="')[1].split('"')[0]
        assert fetched(address.rstrip("/") + style)[0] == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        assert process.stderr is not None
        lines = [json.loads(line) for line in process.stderr.read().splitlines()]
        assert {"at", "level", "by", "said"} <= set(lines[0])
    assert list(tmp_path.iterdir()) == []


@needs_signals
def test_a_server_that_is_stopped_as_it_says_that_it_is_there_ends_in_order(tmp_path: Path) -> None:
    words = [sys.executable, "-c", STOPPED_AT_ONCE, str(free_port())]
    ended = subprocess.run(
        words, env=surroundings(tmp_path), capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, "ended in order\n"), ended.stderr


@needs_signals
def test_a_wrong_option_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    program = "from joinedup.config.options import load; load()"
    chosen = {"JOINEDUP_DATA_DIR": str(tmp_path), "JOINEDUP_TIME_ZONE": "Mars"}
    ended = subprocess.run(
        [sys.executable, "-c", program], env=os.environ | chosen, capture_output=True, text=True
    )
    assert ended.returncode == 1
    assert "“Mars” is not a time zone such as Europe/London." in ended.stderr


def test_a_server_looks_for_garbage_and_not_several_times_a_page() -> None:
    was, on = gc.get_threshold(), gc.isenabled()
    gc.disable()
    try:
        collect_seldom()
        assert gc.isenabled()
        assert gc.get_threshold()[0] > was[0]
    finally:
        gc.set_threshold(*was)
        (gc.enable if on else gc.disable)()
