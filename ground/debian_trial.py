"""Does a stranger's first command work? An empty Debian 12, a fresh clone in a path with a space,
start.py.

It runs in a folder made by debootstrap and entered by chroot, in a mount namespace of its own: what
is mounted there is gone when the command ends. It needs an administrator's rights.
"""

import os
import shlex
import subprocess
import tempfile
import time
from pathlib import Path

from ground import host, machine
from ground.stamp import ROOT
from ground.steps import Failed, output_of, say
from ground.wheel_trial import shipped_workbooks

SUITE = "bookworm"
KEPT_DAYS = 30
USER = "officer"
HOME = f"/home/{USER}"
CLONE = f"{HOME}/our plan/joinedup"
CURE = "sudo apt install "


def run_debian_trial() -> None:
    """Raise Failed unless start.py names the one cure on an empty Debian, and works once it is
    applied.
    """
    if os.geteuid() != 0:
        raise Failed(
            "an empty Debian can only be made and entered as root: run test.py --all as root"
        )
    with tempfile.TemporaryDirectory(prefix="joinedup-debian-") as folder:
        debian = Debian(Path(folder))
        debian.unpack(_debian())
        debian.move_in()
        _try_start(debian)


def _try_start(debian: "Debian") -> None:
    said = debian.officer("python3 start.py", expect=(3,))
    cures = [line.strip() for line in said.splitlines() if line.strip().startswith(CURE)]
    if len(cures) != 1:
        raise Failed(
            f"without python3-venv, start.py should print one line that cures it; it said:\n{said}"
        )
    say("a pip and no venv: the pip outside installs")
    debian.root("apt-get update -q && apt-get install -q -y --no-install-recommends python3-pip")
    debian.officer("python3 start.py --help", expect=(0,))
    debian.officer("rm -r .venv", expect=(0,))
    say("what the line says")
    debian.root(f"apt-get install -q -y {cures[0].removeprefix(CURE)}")
    debian.officer("python3 start.py --help", expect=(0,))
    debian.officer("python3 -m ground.demo_trial python3 start.py", expect=(0,))
    debian.officer("python3 start.py check riverside", expect=(0, 1))
    workbooks = shipped_workbooks(str(debian.folder) + CLONE + "/src")
    for path in workbooks:
        inside = "/" + str(path.relative_to(debian.folder))
        debian.officer(f"python3 start.py check {shlex.quote(inside)}", expect=(0, 1))
    began = time.monotonic()
    debian.officer("cd / && python3 " + shlex.quote(CLONE + "/start.py") + " --help", expect=(0,))
    say(f"a later start, from another folder: {time.monotonic() - began:.2f} s")


class Debian:
    """An empty Debian in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings: dict[str, str] = {}

    def unpack(self, archive: Path) -> None:
        """Fill the folder."""
        output_of(["tar", "-xf", str(archive), "-C", str(self.folder), "--numeric-owner"])
        self.folder.chmod(
            0o755
        )  # a temporary folder is its maker's alone, and others live here now

    def move_in(self) -> None:
        """A user without rights, a fresh clone in a path with a space, and this machine's ways to
        the network.
        """
        self.root(f"useradd --create-home --shell /bin/sh {USER}")
        host.carry_apt(self.folder, SUITE)
        host.carry_network(self.folder)
        self.settings = host.carry_pip(self.folder, HOME)
        output_of(["git", "clone", "--quiet", "--no-hardlinks", ROOT, str(self.folder) + CLONE])
        self.root(f"chown -R {USER}: {HOME}")

    def root(self, words: str) -> str:
        """Run shell words inside, as root."""
        return self._inside(words, "root", "/root", (0,))

    def officer(self, words: str, expect: tuple[int, ...]) -> str:
        """Run shell words inside, as the user, in the clone; no answer may hold a traceback."""
        said = self._inside(f"cd {shlex.quote(CLONE)} && {words}", USER, HOME, expect)
        if "Traceback (most recent call last)" in said:
            raise Failed(f"a traceback:\n{said}")
        return said

    def _inside(self, words: str, user: str, home: str, expect: tuple[int, ...]) -> str:
        settings = {
            "HOME": home,
            "LANG": "C.UTF-8",
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "DEBIAN_FRONTEND": "noninteractive",
            **self.settings,
        }
        given = [f"{name}={value}" for name, value in settings.items()]
        enter = [
            "env",
            "-i",
            *given,
            "chroot",
            f"--userspec={user}:{user}",
            str(self.folder),
            "sh",
            "-c",
            words,
        ]
        script = f"set -e\n{self._mounts(user)}\nexec {shlex.join(enter)}\n"
        say(f"[{user} in an empty Debian] {words}")
        finished = subprocess.run(
            ["unshare", "--mount", "sh", "-c", script],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        if finished.returncode not in expect:
            wanted = " or ".join(map(str, expect))
            raise Failed(
                f"{words}: exit code {finished.returncode}, expected {wanted}:\n{finished.stdout}"
            )
        return finished.stdout

    def _mounts(self, user: str) -> str:
        """Shell lines that show the system's own folders inside, and to the user the places pip is
        set to, read-only.

        Not to root: installing a package may replace a file that stands in such a place.
        """
        lines = [
            f"mount --rbind /{name} {shlex.quote(str(self.folder / name))}"
            for name in ("proc", "dev")
        ]
        for place in host.pip_places() if user == USER else []:
            inside = self.folder / place.relative_to("/")
            if place.is_dir():
                inside.mkdir(parents=True, exist_ok=True)
            else:
                inside.parent.mkdir(parents=True, exist_ok=True)
                inside.touch()
            source, target = shlex.quote(str(place)), shlex.quote(str(inside))
            lines.append(f"mount --bind {source} {target} && mount -o remount,bind,ro {target}")
        return "\n".join(lines)


def _debian() -> Path:
    """The archive of an empty Debian with python3 and nothing more; made once a month and kept."""
    kept = (
        Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        / "joinedup"
        / f"{SUITE}-python3.tar"
    )
    if kept.exists() and time.time() - kept.stat().st_mtime < KEPT_DAYS * 86400:
        say(f"using {kept}")
        return kept
    program = machine.debootstrap()
    if program is None:
        raise Failed("debootstrap is not on this machine: sudo apt install debootstrap")
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="joinedup-debootstrap-") as folder:
        archive = host.debian_archive()
        command = [program, "--variant=minbase", "--include=python3", SUITE, folder]
        output_of([*command, archive] if archive else command)
        passing = kept.with_suffix(f".{os.getpid()}")
        output_of(
            ["tar", "-cf", str(passing), "-C", folder, "--numeric-owner", "--one-file-system", "."]
        )
        os.replace(passing, kept)
    return kept
