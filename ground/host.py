"""What an empty Debian inside this machine must know of it: where packages come from, and how.

Nothing of this is written in the tree: it is read from this machine when the trial runs. Signatures
and credentials are not carried over; an archive that needs them cannot be used for the trial.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

PIP_FILES = ("/etc/pip.conf", "/etc/xdg/pip/pip.conf", "~/.config/pip/pip.conf", "~/.pip/pip.conf")
ROUTES = (
    "http_proxy",
    "https_proxy",
    "no_proxy",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
    "SSL_CERT_FILE",
)


def debian_archive() -> str | None:
    """The archive this machine installs Debian from; None when it is another system."""
    if _release().get("ID") != "debian":
        return None
    for text in _apt_texts():
        for line in text.splitlines():
            match = re.match(r"(?:URIs:|deb\s+(?:\[[^]]*\]\s*)?)\s*(\S+)", line)
            if match and match[1].rstrip("/").endswith("/debian"):
                return match[1]
    return None


def carry_apt(into: Path, suite: str) -> None:
    """Give the Debian at `into` this machine's ways of fetching packages, and its archives when
    they are of `suite`.
    """
    settings = subprocess.check_output(["apt-config", "dump"], text=True).splitlines()
    kept = [line for line in settings if line.startswith("Acquire::") and not line.endswith(' "";')]
    (into / "etc/apt/apt.conf.d/90host").write_text("\n".join(kept) + "\n", encoding="utf-8")
    if _release().get("VERSION_CODENAME") != suite:
        return
    (into / "etc/apt/sources.list").unlink(missing_ok=True)
    for path in _apt_files():
        target = into / path.relative_to("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)


def carry_network(into: Path) -> None:
    """Give it this machine's name servers and hosts."""
    for name in ("etc/resolv.conf", "etc/hosts"):
        if Path("/", name).exists():
            shutil.copy(Path("/", name), into / name)


def carry_pip(into: Path, home: str) -> dict[str, str]:
    """Copy pip's configuration; give the environment variables that belong to it."""
    for name in PIP_FILES:
        source = Path(os.path.expanduser(name))
        if source.is_file():
            inside = Path(home, name[2:]) if name.startswith("~") else Path(name)
            target = into / inside.relative_to("/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    return {
        name: value
        for name, value in os.environ.items()
        if name.startswith("PIP_") or name in ROUTES
    }


def pip_places() -> list[Path]:
    """What pip's configuration points to on this machine: a local index, certificates.

    For a folder its parent is given: an index may lead to files that stand beside it.
    """
    texts = [
        Path(os.path.expanduser(name)).read_text()
        for name in PIP_FILES
        if os.path.isfile(os.path.expanduser(name))
    ]
    texts += [
        value for name, value in os.environ.items() if name.startswith("PIP_") or name in ROUTES
    ]
    places = set()
    for word in " ".join(texts).split():
        path = Path(word.removeprefix("file://"))
        if path.is_absolute() and path.exists() and len(path.parts) > 2:
            places.add(path.parent if path.is_dir() and len(path.parts) > 3 else path)
    return sorted(places)


def _apt_texts() -> list[str]:
    return [path.read_text(encoding="utf-8", errors="replace") for path in _apt_files()]


def _apt_files() -> list[Path]:
    folder = Path("/etc/apt")
    parts = [*folder.glob("sources.list.d/*.sources"), *folder.glob("sources.list.d/*.list")]
    return [path for path in [folder / "sources.list", *sorted(parts)] if path.is_file()]


def _release() -> dict[str, str]:
    with open("/etc/os-release", encoding="utf-8") as file:
        return {
            name: value.strip().strip('"')
            for name, _, value in (line.partition("=") for line in file)
        }
