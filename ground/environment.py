"""Making an environment: a venv, the parts of a hashed lock, and the clone itself.

    python3 -m ground.environment base|dev

The clone is put in by a .pth file and not by a build: that needs no build tool in the environment,
works without a network once the parts are there, and leaves nothing to go stale but the catalogues.
"""

import os
import shutil
import subprocess
import sys
import tomllib

from ground import catalogues, installers
from ground.stamp import Environment, base_environment, dev_environment
from ground.turn import our_turn

CANNOT = 3


class CannotMake(Exception):
    """The environment cannot be made; the text says why and what to do."""


def make_or_exit(wanted: Environment) -> None:
    """Make the environment, or say in a sentence why not and exit with 3."""
    try:
        make(wanted)
    except CannotMake as reason:
        sys.stderr.write(f"{reason}\n")
        sys.exit(CANNOT)
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. The next start makes the environment anew.\n")
        sys.exit(130)


def make(wanted: Environment) -> None:
    """Bring the environment up to date, one process at a time; whoever waited finds it done."""
    try:
        with our_turn(wanted.folder + ".turn"):
            if not wanted.parts_are_current():
                _make_anew(wanted)
            if not wanted.is_current():
                catalogues.compile_all(wanted.root)
                wanted.write_stamp()
    except OSError as error:
        raise CannotMake(_in_words(error, wanted)) from error


def _make_anew(wanted: Environment) -> None:
    name = os.path.basename(wanted.folder)
    print(f"Making the environment in {name} (once; up to a minute).", file=sys.stderr, flush=True)
    if os.path.lexists(wanted.folder):
        shutil.rmtree(wanted.folder)
    create_venv(wanted)
    install(wanted, installers.from_lock(wanted.lock))
    _put_in_the_clone(wanted)


def create_venv(wanted: Environment) -> None:
    """An environment with a Python and nothing else in it; pip comes only where it is the one that
    installs.
    """
    try:
        import venv
    except ImportError as error:
        raise CannotMake(_missing_venv("the venv module")) from error
    venv.EnvBuilder(symlinks=os.name != "nt", with_pip=False).create(wanted.folder)


def install(wanted: Environment, words: list[str]) -> None:
    """Install by the first installer that can; `words` are what pip and uv both understand."""
    said = ""
    for name, prepare in installers.commands(wanted.python, words):
        try:
            code, said = installers.run(prepare())
        except OSError as error:
            code, said = 1, str(error)
        if code == 0:
            return
        print(f"Installing with {name} did not work.", file=sys.stderr, flush=True)
    if not said:
        raise CannotMake(_missing_venv("pip"))
    raise CannotMake(
        f"{said.rstrip()}\n\nThe parts in {words[-1]} could not be installed; the reason stands above. "
        "Is there a network? Behind a company's own package index, set it for pip as your IT department says. "
        "Then start again."
    )


def _put_in_the_clone(wanted: Environment) -> None:
    """Let the environment's Python import src/joinedup, and know it as an installed package by name
    and version.
    """
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = subprocess.check_output([wanted.python, "-I", "-c", asked], text=True).strip()
    source = os.path.join(wanted.root, "src")
    # A line of another alphabet is read in the system's encoding by some Pythons; an import line is plain ASCII.
    line = source if source.isascii() else f"import sys; sys.path.append({source!a})"
    with open(os.path.join(packages, "joinedup.pth"), "w", encoding="utf-8") as file:
        file.write(line + "\n")
    with open(os.path.join(wanted.root, "pyproject.toml"), "rb") as file:
        project = tomllib.load(file)["project"]
    about = os.path.join(packages, f"joinedup-{project['version']}.dist-info")
    os.makedirs(about, exist_ok=True)
    with open(os.path.join(about, "METADATA"), "w", encoding="utf-8") as file:
        file.write(
            f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
        )


def _missing_venv(what: str) -> str:
    return (
        f"This Python ({sys.executable}) comes without {what}, so the environment cannot be made. "
        f"On Debian or Ubuntu this cures it:\n\n    sudo apt install {_venv_package()}\n\n"
        "Elsewhere install pip or uv. Then start again."
    )


def _venv_package() -> str:
    """The system's own python3 is cured by python3-venv; another version beside it by one of its
    own.
    """
    if os.path.realpath("/usr/bin/python3") == os.path.realpath(sys.executable):
        return "python3-venv"
    return f"python3.{sys.version_info.minor}-venv"


def _in_words(error: OSError, wanted: Environment) -> str:
    if isinstance(error, PermissionError) or error.errno == 30:  # read-only file system
        return (
            f"Joinedup keeps its environment in {wanted.folder}, and that cannot be written ({error.strerror}: "
            f"{error.filename}). Copy the folder {wanted.root} to a place of your own, or make it writable, "
            "and start again."
        )
    return f"The environment in {wanted.folder} could not be made: {error}. Put that right and start again."


def main(words: list[str]) -> int:
    """Make one of the two environments and print where its Python is."""
    made = {"base": base_environment, "dev": dev_environment}
    if len(words) != 1 or words[0] not in made:
        sys.stderr.write("Say which environment to make: python3 -m ground.environment base|dev\n")
        return 2
    wanted = made[words[0]]()
    make_or_exit(wanted)
    print(wanted.python)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
