"""A database of a campaign's own: an SQLite file in a folder that is gone afterwards, or one made on
the PostgreSQL server that JOINEDUP_TEST_POSTGRES names."""

from __future__ import annotations

import os
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"


def set_up(kind: str) -> None:
    """Load Django for ``sqlite`` or ``postgres``. To be called before a model is imported."""
    os.environ["JOINEDUP_TEST_DATABASE"] = kind
    import django

    django.setup()


@contextmanager
def own() -> Iterator[str]:
    """An empty database with all tables; gives its name."""
    from django.core.management import call_command
    from django.db import connection, connections

    name = connection.settings_dict["NAME"]
    if connection.vendor == "postgresql":
        name = f"joinedup_campaign_{uuid.uuid4().hex[:8]}"
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
        connections.settings["default"]["NAME"] = name
        connection.close()
    call_command("migrate", interactive=False, verbosity=0)
    try:
        yield name
    finally:
        connections.close_all()
        if connection.vendor == "postgresql":
            with connection._nodb_cursor() as cursor:
                cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
