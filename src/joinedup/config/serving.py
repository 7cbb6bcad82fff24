"""Starting a server: waitress for a demonstration and on Windows, gunicorn for production."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "joinedup.config.settings")

MB = 1_000_000
SELDOM = (50_000, 20, 20)
"""How many new objects before garbage is looked for, and how many such looks before older ones are
looked through: a page of a large plan makes a hundred thousand that are gone with it."""
IN_USE = (
    "{folder} is in use: another server works with it, or a backup is being restored there. Stop that "
    "first, or choose another folder: --data DIR"
)
NOT_OURS = "{folder} cannot be written in: {reason}. Choose another folder: --data DIR"


def collect_seldom() -> None:
    """Look for garbage, but not several times while one page is made."""
    gc.enable()  # the command line looks for none, and a process that stays must
    gc.set_threshold(*SELDOM)


def serve(
    host: str,
    port: int,
    ready: Callable[[str], None],
    *,
    prepare: Callable[[], object] | None = None,
    production: bool = False,
) -> int:
    """Serve until told to stop, by Ctrl+C or SIGTERM. ``prepare`` is called once what is kept is this
    server’s alone, ``ready`` with the address once it listens. Options are read from the environment,
    as everywhere. SystemExit with a sentence where it cannot be."""
    from joinedup.config.checks import insist
    from joinedup.config.wsgi import application

    collect_seldom()
    gunicorn = production and sys.platform != "win32"
    with _place():
        if prepare is not None:
            prepare()
        insist()
        return (_gunicorn if gunicorn else _waitress)(application, host, port, ready)


@contextmanager
def _place() -> Iterator[None]:
    """Where what is served is kept, as ours for that long: no backup is restored over it, and no
    other server does what this one has begun. PostgreSQL is made for several."""
    from joinedup.config.settings import CHECK_ONLY, DATABASES

    if CHECK_ONLY or "sqlite" not in DATABASES["default"]["ENGINE"]:
        yield
        return
    from joinedup.records.occupancy import InUse, alone

    folder = Path(DATABASES["default"]["NAME"]).parent
    with ExitStack() as held:
        try:
            held.enter_context(alone(folder))
        except InUse:
            raise SystemExit(IN_USE.format(folder=folder)) from None
        except OSError as error:
            raise SystemExit(NOT_OURS.format(folder=folder, reason=error.strerror)) from error
        yield


def _waitress(application: Any, host: str, port: int, ready: Callable[[str], None]) -> int:
    from waitress.server import create_server  # type: ignore[import-untyped]

    from joinedup.config.settings import OPTIONS

    most = OPTIONS.upload_mb * MB * 5  # beyond, waitress answers by itself and in few words
    server = create_server(
        application,
        host=host,
        port=port,
        threads=OPTIONS.threads,
        ident="",
        max_request_body_size=most,
        inbuf_overflow=most,  # what is sent stays in memory
        clear_untrusted_proxy_headers=not OPTIONS.proxy_header,
    )
    end_tasks: Callable[[], None] = _nothing
    try:  # it may be told to stop from here on, be it before it has said that it is there
        signal.signal(signal.SIGTERM, _stop)
        end_tasks = _begin_tasks()
        ready(f"http://{_named(host)}:{server.effective_port}/")
        server.run()
    except (KeyboardInterrupt, SystemExit):
        pass
    finally:
        end_tasks()
        server.close()
    return 0


def _nothing() -> None:
    """There is nothing to end."""


def _begin_tasks() -> Callable[[], None]:
    """Do what waits to be done, in a thread of this process; gives what ends that."""
    from joinedup.config.settings import CHECK_ONLY

    if CHECK_ONLY:
        return _nothing
    from joinedup.jobs.worker import WorkerThread

    return WorkerThread().start().stop


def _stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


def _named(host: str) -> str:
    return f"[{host}]" if ":" in host else "localhost" if host == "127.0.0.1" else host


def _gunicorn(application: Any, host: str, port: int, ready: Callable[[str], None]) -> int:
    from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

    from joinedup.config.settings import LOGGING, OPTIONS

    own_log = {"level": OPTIONS.log_level, "handlers": ["stderr"], "propagate": False}
    loggers: dict[str, Any] = {**LOGGING["loggers"], "gunicorn.error": own_log}  # type: ignore[dict-item]

    class Joinedup(BaseApplication):
        """Gunicorn, told what to do here and not on its own command line."""

        def load_config(self) -> None:
            told = {
                "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
                "workers": OPTIONS.workers,
                "threads": OPTIONS.threads,
                "worker_class": "gthread",
                "preload_app": True,
                "timeout": 120,
                "graceful_timeout": 30,
                "keepalive": 5,
                "loglevel": OPTIONS.log_level.lower(),
                "when_ready": lambda server: ready(f"http://{_named(host)}:{port}/"),
                "forwarded_allow_ips": "*" if OPTIONS.proxy_header else "127.0.0.1",
                "control_socket_disable": True,
                "logconfig_dict": LOGGING | {"loggers": loggers},
                "post_worker_init": lambda worker: setattr(worker, "end_tasks", _begin_tasks()),
                "worker_exit": lambda server, worker: worker.end_tasks(),
            }
            for name, value in told.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:
            return application

    try:
        Joinedup().run()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1
    return 0
