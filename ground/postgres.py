"""A PostgreSQL of our own for the tests: made in a temporary folder, gone when they end.

    python3 -m ground.postgres COMMAND...    run a command that finds it in JOINEDUP_TEST_POSTGRES

No server of the machine is touched and no password is needed: it listens on a socket in its folder
and on no network. What it keeps need not outlive it, so it does not wait for the disk. The tests'
role is no superuser: row-level security holds for it.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

NAMED = "JOINEDUP_TEST_POSTGRES"
SUPERUSER = "postgres"
ROLE = "joinedup"
SECONDS = 60
HURRIED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")


class CannotServe(Exception):
    """No PostgreSQL could be started; the text says why and what to do."""


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest where there are several; None if there are
    none.
    """
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    return found[-1].parent if found else None


def _version(program: Path) -> int:
    name = program.parent.parent.name
    return int(name) if name.isdigit() else 0


@contextmanager
def running() -> Iterator[str]:
    """The address of a PostgreSQL for the tests: the one that JOINEDUP_TEST_POSTGRES names, else
    one of our own, which is stopped at the end. Raises CannotServe.
    """
    named = os.environ.get(NAMED)
    if named:
        yield named
        return
    where = programs()
    if where is None:
        raise CannotServe("there is no PostgreSQL on this machine: sudo apt install postgresql")
    with tempfile.TemporaryDirectory(prefix="joinedup-pg-") as folder:
        user = _user()
        if user:
            shutil.chown(folder, user)
        server = _start(where, folder, user)
        try:
            _wait(where, folder, server)
            _make_role(where, folder)
            yield f"postgres://{ROLE}@{quote(folder, safe='')}/postgres"
        finally:
            _stop(server)


def _user() -> str | None:
    """Who runs the server: PostgreSQL refuses an administrator, so another account must."""
    if os.name != "posix" or os.geteuid() != 0:
        return None
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


def _start(where: Path, folder: str, user: str | None) -> subprocess.Popen[bytes]:
    data = os.path.join(folder, "data")
    made = [
        str(where / "initdb"),
        "-D",
        data,
        "-U",
        SUPERUSER,
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
    ]
    finished = subprocess.run(
        [*made, *_collation(where)],
        user=user,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode:
        raise CannotServe(f"initdb could not make a database:\n{finished.stderr}")
    settings = [word for each in HURRIED for word in ("-c", each)]
    with open(os.path.join(folder, "log"), "wb") as log:
        return subprocess.Popen(
            [str(where / "postgres"), "-D", data, "-k", folder, *settings],
            user=user,
            cwd=folder,
            stdout=log,
            stderr=log,
        )


def _collation(where: Path) -> list[str]:
    """Words sorted as people sort them, unlike in SQLite: a page that leaves its order to the
    database shows here.
    """
    known = subprocess.check_output([str(where / "initdb"), "--help"], text=True)
    people = ["--locale-provider=icu", "--icu-locale=en-GB"]
    return ["--locale=C", *(people if "--icu-locale" in known else [])]


def _wait(where: Path, folder: str, server: subprocess.Popen[bytes]) -> None:
    """Return when it answers; raise CannotServe with what it said if it does not."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and server.poll() is None:
        asked = [str(where / "pg_isready"), "-q", "-h", folder]
        if subprocess.call(asked) == 0:
            return
        time.sleep(0.05)
    said = Path(folder, "log").read_text(encoding="utf-8", errors="replace")
    raise CannotServe(f"PostgreSQL did not start:\n{said}")


def _make_role(where: Path, folder: str) -> None:
    """A role that makes databases and other roles, and is held to their rules."""
    made = f"create role {ROLE} login createdb createrole nosuperuser nobypassrls"
    words = ["-q", "-h", folder, "-U", SUPERUSER, "-d", "postgres", "-c", made]
    finished = subprocess.run(
        [str(where / "psql"), "-X", *words], capture_output=True, text=True, check=False
    )
    if finished.returncode:
        raise CannotServe(f"PostgreSQL took no role for the tests:\n{finished.stderr}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    """At once, whoever is connected: what it holds is thrown away."""
    server.send_signal(signal.SIGQUIT)
    server.wait(SECONDS)


def main(words: list[str]) -> int:
    """Run a command while a PostgreSQL answers; give its exit code."""
    try:
        with running() as address:
            return subprocess.call(words, env={**os.environ, NAMED: address})
    except CannotServe as reason:
        sys.stderr.write(f"{reason}\n")
        return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
