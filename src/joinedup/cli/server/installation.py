"""Making this process that of one installation: its options, its tables, its sentences of error."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path

from joinedup.cli import CALLED, UNREADABLE

Deed = Callable[[argparse.Namespace], int]

NO_DATABASE = (
    "JOINEDUP_DATABASE_URL is not the address of a database that Joinedup knows. It looks like "
    "postgres://name:password@host/database; without it, what is kept stands in the data directory."
)


class CannotRun(Exception):
    """What was asked for cannot be done; the text says why and what to do."""


def said_in_words(deed: Deed) -> Deed:
    """A deed whose reasons for not being done are printed as sentences, and end with 3."""

    @wraps(deed)
    def told(arguments: argparse.Namespace) -> int:
        try:
            return deed(arguments)
        except CannotRun as reason:
            said: object = reason
        except SystemExit as stopped:  # the settings were looked at, and are not to be served with
            if not isinstance(stopped.code, str):
                raise
            said = stopped.code
        print(said, file=sys.stderr)
        return UNREADABLE

    return told


def enter(data: str | None, **chosen: str) -> None:
    """Choose the options of this process, then load Django and our settings.

    ``data`` is the folder that ``--data`` names; ``chosen`` are options by their names, and go
    before those of the environment. Raises CannotRun when an option is not one.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "joinedup.config.settings"
    if data is not None:
        os.environ["JOINEDUP_DATA_DIR"] = str(Path(data).absolute())
    for name, value in chosen.items():
        os.environ[f"JOINEDUP_{name.upper()}"] = value
    import django
    from dj_database_url import UnknownSchemeError
    from django.core.exceptions import ImproperlyConfigured
    from pydantic import ValidationError

    try:
        django.setup()
    except ValidationError as error:
        raise CannotRun(_of_options(error)) from error
    except UnknownSchemeError as error:
        raise CannotRun(NO_DATABASE) from error
    except ImproperlyConfigured as error:
        raise CannotRun(str(error)) from error


def _of_options(error: Exception) -> str:
    """A line for each option that cannot be used, without the value: it may be a secret."""
    lines = []
    for each in getattr(error, "errors", list)():
        name = "_".join(map(str, each["loc"])).upper()
        said = str(each["msg"]).removeprefix("Value error, ")
        lines.append(f"JOINEDUP_{name}: {said}" if name else said)
    return "\n".join(lines) or str(error)


def bring_up_to_date() -> list[str]:
    """Make or change the tables as this version has them, put back what stands beside them, and
    give the names of the steps taken. Done as the role that owns the tables.
    """
    from django.core.management import call_command
    from django.db import connections

    own = connections["default"]
    if "owner" in connections.settings:  # some steps ask for the tables without saying as whom
        connections["default"] = connections["owner"]
    try:
        steps = missing_steps()
        call_command("migrate", database="default", interactive=False, verbosity=0)
    finally:
        connections["default"] = own
    return steps


def missing_steps() -> list[str]:
    """The names of the steps between the tables there are and those of this version."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        raise CannotRun(f"The database cannot be reached: {str(error).strip()}") from error
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{step.app_label} {step.name}" for step, _ in plan]


def insist_on_tables() -> None:
    """Make the tables of an empty database; of one in use raise CannotRun unless they are this
    version’s, because what is kept is to be copied before it is changed.
    """
    from django.db import connection

    steps = missing_steps()
    if not steps:
        return
    if connection.introspection.table_names():
        raise CannotRun(
            "The tables are of an earlier version of Joinedup. Keep a copy of what is there (a "
            "backup made by that version, or the data folder while nothing runs), then type: "
            f"{CALLED} migrate"
        )
    bring_up_to_date()


def insist_on_an_installation() -> None:
    """Raise CannotRun where there is none, and make none: the folder may be a slip of the pen."""
    from django.db import connection

    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and not Path(name).exists():
        raise CannotRun(
            f"There is no installation in {Path(name).parent}. Name its folder: --data DIR"
        )
    insist_on_tables()
