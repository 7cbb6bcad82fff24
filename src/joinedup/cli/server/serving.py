"""``joinedup demo`` and ``joinedup serve``: pages to browsers, until it is stopped."""

from __future__ import annotations

import argparse
import gc
import os
import socket
import sys
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from joinedup.cli import CLEAN
from joinedup.cli.server.installation import (
    CannotRun,
    bring_up_to_date,
    enter,
    insist_on_tables,
    missing_steps,
    said_in_words,
)
from joinedup.cli.server_words import PORT

Prepare = Callable[[], None]

HOME = "127.0.0.1"
TRIED = 20
"""How many ports the demonstration tries, from the first on."""
MARK = "demonstration.txt"
MARKED = "Riverside, the demonstration of Joinedup, is kept here. It may be deleted at any time.\n"


@said_in_words
def demo(arguments: argparse.Namespace) -> int:
    """Serve Riverside from a folder of its own, whatever the environment says of an installation."""
    os.environ.pop("JOINEDUP_DATA_DIR", None)
    os.environ.setdefault("JOINEDUP_LOG_LEVEL", "WARNING")
    enter(arguments.data, demo="1", check_only="0", database_url="", owner_database_url="")
    _claim(_data_dir())
    ports = range(PORT, PORT + TRIED) if arguments.port is None else [arguments.port]
    port = _free(HOME, ports)
    return _serve(
        HOME, port, "Riverside", prepare=partial(_fill, arguments.partnerships), production=False
    )


def _fill(partnerships: int) -> None:
    """Bring Riverside and its neighbours in, and so many invented partnerships besides, as far as
    they are not there."""
    if missing_steps():
        print("Preparing Riverside (once; some seconds).", file=sys.stderr, flush=True)
        bring_up_to_date()
    from joinedup.commands.demo import load_demo

    load_demo()
    if partnerships:
        from joinedup.commands.demo_invented import load_invented

        load_invented(partnerships, _progress)


def _progress(done: int, of: int) -> None:
    if done % 50 == 0 or done == of:
        print(f"Invented partnerships: {done} of {of}.", file=sys.stderr, flush=True)


@said_in_words
def serve(arguments: argparse.Namespace) -> int:
    """Serve the pages of an installation; or the check page alone, for which nothing is kept."""
    prepare: Prepare | None = None
    if arguments.check_only:
        enter(arguments.data, check_only="1", demo="0")
    else:
        enter(arguments.data)
        prepare = insist_on_tables
    port = _free(arguments.host, [PORT if arguments.port is None else arguments.port])
    return _serve(arguments.host, port, "Joinedup", prepare=prepare, production=True)


def _serve(host: str, port: int, what: str, *, prepare: Prepare | None, production: bool) -> int:
    """Serve until told to stop. The settings' room knows the servers, and is named only here."""
    start: Callable[..., int] = import_module("joinedup.config.serving").serve
    code = start(host, port, partial(_say, what), prepare=prepare, production=production)
    if not production:  # gunicorn says so itself
        print("Stopped.", file=sys.stderr)
    return code or CLEAN


def _say(what: str, address: str) -> None:
    gc.freeze()  # what is loaded by now stays as long as the process
    print(f"{what} is at {address} (Ctrl+C stops it)", flush=True)


def _data_dir() -> Path:
    """The folder that the settings chose."""
    from django.conf import settings

    options: Any = settings.OPTIONS
    return Path(options.data_dir)


def _claim(folder: Path) -> None:
    """Keep the demonstration out of a folder that holds something else: in it, anybody may be
    anybody.
    """
    if folder.is_dir() and not (folder / MARK).exists() and any(folder.glob("*.sqlite3")):
        raise CannotRun(
            f"{folder} holds an installation that is no demonstration, and in a demonstration "
            "anybody may sign in as anybody. Choose another folder: --data DIR"
        )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text(MARKED, "utf-8")


def _free(host: str, ports: Iterable[int]) -> int:
    """The first of the ports at which can be listened; 0 stands for any. Raises CannotRun."""
    reason, tried = 0, 0
    for port in ports:
        tried = tried or port
        try:
            with socket.create_server((host, port), family=_family(host)) as found:
                free: int = found.getsockname()[1]
                return free
        except OSError as error:
            reason = error.errno or 0
    raise CannotRun(
        f"{host}:{tried} cannot be listened at: {os.strerror(reason)}. Perhaps another "
        "program has it. Choose another port: --port N"
    )


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
