"""``joinedup admin``: who administers the installation."""

from __future__ import annotations

import argparse
import datetime

from joinedup.cli import CLEAN
from joinedup.cli.server.installation import CannotRun, enter, insist_on_tables, said_in_words
from joinedup.cli.server_words import PORT
from joinedup.core.permissions import Actor

AT_THE_MACHINE = Actor(administrator=True, title="Whoever keeps the machine")
"""Who can type this can read and write every file of the installation."""


@said_in_words
def create(arguments: argparse.Namespace) -> int:
    """Make somebody an administrator, and print the link that signs them in once."""
    enter(arguments.data)
    insist_on_tables()
    from django.conf import settings
    from django.urls import reverse

    from joinedup.commands.installation import create_first_admin
    from joinedup.commands.people import LINK_DAYS
    from joinedup.commands.refusal import Refused

    try:
        token = create_first_admin(
            by=AT_THE_MACHINE,
            at=datetime.datetime.now(datetime.UTC),
            email=arguments.email,
            another=arguments.another,
        )
    except Refused as reason:
        raise CannotRun(reason.message()) from reason
    base = (
        settings.BASE_URL
        or f"http://localhost:{PORT if arguments.port is None else arguments.port}"
    )
    print(
        f"{arguments.email} administers this installation. Signs in once, within {LINK_DAYS} days:"
    )
    print(f"\n    {base}{reverse('sign-in-link', kwargs={'token': token})}\n")
    if not settings.BASE_URL and arguments.port is None:
        print(
            f"That is where “joinedup serve” listens. If yours has another port, put it for {PORT}."
        )
    print("Who has this link can do what they can: pass it on to nobody else.")
    return CLEAN
