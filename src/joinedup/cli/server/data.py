"""``joinedup backup``, ``restore``, ``verify``, ``migrate``: what is done to all that is kept."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from joinedup.cli import CLEAN, FOUND
from joinedup.cli.server.installation import (
    CannotRun,
    bring_up_to_date,
    enter,
    insist_on_an_installation,
    said_in_words,
)


@said_in_words
def migrate(arguments: argparse.Namespace) -> int:
    """Make the tables, or change them to those of this version."""
    enter(arguments.data)
    steps = bring_up_to_date()
    print("\n".join(steps) if steps else "The tables are those of this version already.")
    return CLEAN


@said_in_words
def verify(arguments: argparse.Namespace) -> int:
    """Compare what is kept with what history says of it; 1 where they differ."""
    enter(arguments.data)
    insist_on_an_installation()
    from joinedup.queries.verification import verify as verified

    found = verified(arguments.partnership or "")
    print("\n".join(found.sentences) or "There is no partnership here to verify.")
    return CLEAN if found.is_good else FOUND


@said_in_words
def backup(arguments: argparse.Namespace) -> int:
    """Make one file of all that is kept, and prove it by restoring it in a scratch place."""
    enter(arguments.data)
    insist_on_an_installation()
    from joinedup.commands.backup import ENDING
    from joinedup.commands.backup import backup as made
    from joinedup.commands.packing import CannotBackUp

    now = datetime.datetime.now(datetime.UTC)
    to = Path(arguments.to or f"joinedup-{now:%Y-%m-%d-%H%M}{ENDING}")
    try:
        print(made(to))
    except CannotBackUp as reason:
        raise CannotRun(str(reason)) from reason
    return CLEAN


@said_in_words
def restore(arguments: argparse.Namespace) -> int:
    """Make the installation again from such a file."""
    enter(arguments.data)
    from joinedup.commands.backup import restore as restored
    from joinedup.commands.packing import CannotBackUp

    try:
        print(restored(Path(arguments.source), force=arguments.force))
    except CannotBackUp as reason:
        raise CannotRun(str(reason)) from reason
    return CLEAN
