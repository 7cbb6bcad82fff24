"""The database of an installation, as Django wants it said."""

from __future__ import annotations

import sqlite3
from typing import Any

import dj_database_url

from joinedup.config.options import Options

FILE = "joinedup.sqlite3"
STATEMENT_SECONDS = 30
KEPT_SECONDS = 60
"""How long a connection is kept: the work of opening one is not done for every request."""

_MENDED = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""The releases from which each line of SQLite no longer loses what was written when a
write-ahead log is reset."""


def databases(options: Options) -> dict[str, Any]:
    """Django's DATABASES; none at all for the check page alone."""
    if options.check_only:
        return {}
    url = options.database_url.get_secret_value()
    if not url:
        return {"default": sqlite(str(options.data_dir / FILE))}
    made = {"default": _by_url(url)}
    owner = options.owner_database_url.get_secret_value()
    if owner:
        made["owner"] = _by_url(owner, hurried=False) | {"TEST": {"MIRROR": "default"}}
    return made


def sqlite(name: str) -> dict[str, Any]:
    """SQLite in a file: what is committed is on the disk, and a transaction takes its turn to
    write when it begins."""
    return {
        "ENGINE": "joinedup.records.sqlite",
        "NAME": name,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA synchronous=FULL;"
            f"PRAGMA journal_mode={journal_mode(sqlite3.sqlite_version_info)};",
        },
    }


def journal_mode(version: tuple[int, ...]) -> str:
    """WAL where this version of the library resets its log safely, else TRUNCATE."""
    for first in _MENDED:
        if version[:2] == first[:2]:
            return "WAL" if version >= first else "TRUNCATE"
    return "WAL" if version >= _MENDED[0] else "TRUNCATE"


def _by_url(url: str, *, hurried: bool = True) -> dict[str, Any]:
    """The database of an address. ``hurried``: no statement takes longer than STATEMENT_SECONDS,
    as making an index on a large table may."""
    made: dict[str, Any] = dict(
        dj_database_url.parse(url, conn_max_age=KEPT_SECONDS, conn_health_checks=True)
    )
    if made["ENGINE"] == "django.db.backends.sqlite3":
        return sqlite(str(made["NAME"]))
    if not hurried:
        return made
    limit = f"-c statement_timeout={STATEMENT_SECONDS * 1000}"
    given = made.setdefault("OPTIONS", {})
    given["options"] = f"{given.get('options', '')} {limit}".strip()
    return made
