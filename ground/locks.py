"""Writing the locks anew: python3 -m ground.locks [--upgrade]

It needs uv on the PATH. One resolution serves Linux, macOS and Windows and every Python we run on;
what is tested (the dev lock) holds what people get (the base lock), pin for pin.
"""

import os
import shutil
import subprocess
import sys

from ground.stamp import BASE_LOCK, DEV_LOCK, ROOT

# A lock says what, never from where: that is for the machine it is installed on to know.
WORDS = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-annotate",
    "--no-header",
    "--quiet",
]
SERVED = [
    "--extra=server",
    "--extra=postgres",
]  # a clone serves the demo; the wheel alone stays light


def main(words: list[str]) -> int:
    """Write both locks; give uv's exit code."""
    uv = shutil.which("uv")
    if uv is None:
        sys.stderr.write(
            "uv is not on the PATH, and it is what writes the locks. Install uv and run this again.\n"
        )
        return 3
    os.chdir(ROOT)
    start = [uv, "pip", "compile", "pyproject.toml", *WORDS, *words, *SERVED]
    base = [*start, "-o", BASE_LOCK]
    dev = [*start, "--extra=dev", "-c", BASE_LOCK, "-o", DEV_LOCK]
    return subprocess.call(base, stdout=subprocess.DEVNULL) or subprocess.call(
        dev, stdout=subprocess.DEVNULL
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
