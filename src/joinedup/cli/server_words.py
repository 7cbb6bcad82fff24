"""The words that serve pages or keep data. What they do stands in ``joinedup.cli.server``."""

from __future__ import annotations

import argparse
from collections.abc import Callable

Words = argparse.ArgumentParser
PORT = 8000
MOST = 2000
"""How many partnerships can be invented: ``core.invented.MOST``, which takes long to import."""
CODES = "exit codes: 0 done; 2 the words of the command are wrong; 3 it could not be done, and why is said"
CODES_OF_VERIFY = CODES.replace("done;", "it is; 1 it is not;")


def add_words(add: Callable[..., Words]) -> None:
    """Add the words to the grammar; ``add(name, does, codes)`` gives the grammar of one."""

    def word(name: str, does: str, room: str, codes: str = CODES) -> Words:
        words = add(name, does, codes)
        words.set_defaults(deed=(f"server.{room}", name))
        return words

    _demo(
        word(
            "demo",
            "serve Riverside, an invented partnership, for you to try everything on",
            "serving",
        )
    )
    _serve(word("serve", "serve the pages of your own installation", "serving"))
    _admin(add("admin", "say who administers your installation", CODES))
    _backup(word("backup", "make one file of all that is kept, proved by restoring it", "data"))
    _restore(word("restore", "make the installation again from a backup", "data"))
    _verify(
        word("verify", "see whether what is kept is what its history says", "data", CODES_OF_VERIFY)
    )
    _data(word("migrate", "make the tables, or bring them up to this version", "data"))


def _demo(words: Words) -> None:
    _port(words, f"the first from {PORT} that is free")
    _data(words, "a folder of this person’s own")
    words.add_argument(
        "--partnerships",
        type=_many,
        default=0,
        metavar="N",
        help=f"bring in N invented partnerships besides, up to {MOST} (once; a minute or so for 350)",
    )


def _serve(words: Words) -> None:
    _port(words, str(PORT))
    words.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADDRESS",
        help="the network address to listen at (by default only this machine can reach it)",
    )
    _data(words)
    words.add_argument(
        "--check-only",
        action="store_true",
        help="the check page alone: no database, no accounts, nothing kept",
    )


def _admin(words: Words) -> None:
    deeds = words.add_subparsers(dest="what", metavar="create", required=True)
    create = deeds.add_parser(
        "create",
        description="Make somebody an administrator, and print a link that signs them in once.",
        epilog=CODES,
    )
    create.add_argument("email", metavar="EMAIL", help="the e-mail address of that person")
    create.add_argument(
        "--another", action="store_true", help="even if there is an administrator already"
    )
    _port(create, f"{PORT}; of no use where JOINEDUP_BASE_URL is set", "the port of your server")
    _data(create)
    create.set_defaults(deed=("server.admin", "create"))


def _backup(words: Words) -> None:
    _perhaps(words, "to", "the file to make (one with today’s date, here)")
    _data(words)


def _restore(words: Words) -> None:
    words.add_argument("source", metavar="FROM", help="the backup; stop the server before")
    words.add_argument(
        "--force", action="store_true", help="put it in the place of what is there, if there is"
    )
    _data(words)


def _verify(words: Words) -> None:
    _perhaps(words, "partnership", "such as riverside; none: all of them")
    _data(words)


def _perhaps(words: Words, name: str, does: str) -> None:
    words.add_argument(name, nargs="?", metavar=name.upper(), help=does)


def _port(words: Words, otherwise: str, what: str = "the port to listen at") -> None:
    words.add_argument("--port", type=_number, metavar="N", help=f"{what} ({otherwise})")


def _data(
    words: Words, otherwise: str = "JOINEDUP_DATA_DIR, or a folder of this person’s own"
) -> None:
    words.add_argument(
        "--data", metavar="DIR", help=f"the folder that holds what is kept ({otherwise})"
    )


def _number(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 <= int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}” is not a port: take a number such as {PORT}.")


def _many(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= MOST:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}” is not a number from 0 to {MOST}.")
