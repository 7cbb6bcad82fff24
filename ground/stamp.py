"""Which environment belongs to this clone, and whether it is up to date.

Every start reads this module, so it imports next to nothing. An environment carries a stamp: a text
that says from what it was made. It is up to date when the stamp says what would be written today.
"""

import os
import sys
from hashlib import sha256

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
STAMP = "joinedup-stamp.txt"
BASE_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"


class Environment:
    """A virtual environment of this clone: where it stands and from which lock it is made."""

    def __init__(self, folder: str, lock: str, root: str = ROOT) -> None:
        self.root = root
        self.folder = folder if os.path.isabs(folder) else os.path.join(root, folder)
        self.lock = os.path.join(root, lock)
        self.stamp = os.path.join(self.folder, STAMP)
        inside = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
        self.python = os.path.join(self.folder, *inside)

    def is_current(self) -> bool:
        """True when nothing has to be made: the interpreter is there and the stamp says what it
        should.
        """
        return self.parts_are_current() and self.stamped().get("catalogues") == catalogues_mark(
            self.root
        )

    def parts_are_current(self) -> bool:
        """True when the installed parts are those of the lock, whatever the catalogues are."""
        return os.path.exists(self.python) and self.stamped().get("parts") == self.parts_mark()

    def stamped(self) -> dict[str, str]:
        """What the stamp says; empty when there is none, as after an interrupted installation."""
        try:
            with open(self.stamp, encoding="utf-8") as file:
                return dict(line.rstrip("\n").split(" ", 1) for line in file if " " in line)
        except (OSError, UnicodeDecodeError):
            return {}

    def parts_mark(self) -> str:
        """Changes with the lock, with what pyproject.toml says of the project (not with the
        settings of tools, which stand below it), and when the clone is moved.
        """
        digest = sha256(self.root.encode("utf-8", "surrogateescape"))
        with open(self.lock, "rb") as file:
            digest.update(file.read())
        with open(os.path.join(self.root, "pyproject.toml"), "rb") as file:
            digest.update(file.read().partition(b"\n[tool.")[0])
        return digest.hexdigest()

    def write_stamp(self) -> None:
        """Say that the environment is whole; the last thing done when one is made."""
        text = "parts %s\ncatalogues %s\n" % (self.parts_mark(), catalogues_mark(self.root))  # noqa: UP031
        with open(self.stamp + ".new", "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(self.stamp + ".new", self.stamp)


def base_environment() -> Environment:
    """What people who run Joinedup need."""
    return Environment(".venv", BASE_LOCK)


def dev_environment() -> Environment:
    """What people who change Joinedup need; one for each Python, so that several can be tried."""
    return Environment(".venv-dev-%d.%d" % sys.version_info[:2], DEV_LOCK)  # noqa: UP031


def catalogue_sources(root: str) -> list[str]:
    """The .po files of the package, in a fixed order."""
    package = os.path.join(root, "src", "joinedup")
    found = []
    for folder, _, names in os.walk(package):
        if os.path.basename(folder) == "LC_MESSAGES":
            found += [os.path.join(folder, name) for name in names if name.endswith(".po")]
    return sorted(found)


def catalogues_mark(root: str) -> str:
    """Changes when a .po file changes (by size and time: reading them all would slow every start)."""
    digest = sha256()
    for path in catalogue_sources(root):
        status = os.stat(path)
        compiled = os.path.exists(path[:-3] + ".mo")
        digest.update(
            f"{path} {status.st_size} {status.st_mtime_ns} {compiled}\n".encode(
                "utf-8", "surrogateescape"
            )
        )
    return digest.hexdigest()
