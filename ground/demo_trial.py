"""Does the demonstration answer? Start what serves it, ask for its first page, stop it.

python3 -m ground.demo_trial python3 start.py
"""

import os
import re
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

from ground.steps import Failed, say, shown

ADDRESS = re.compile(r"http://[^\s/]+/")
PATIENCE = (
    300  # seconds, the first start's downloads included; what is too slow, bench/bench_demo.py says
)
STOP = 30


def run_demo(command: list[str], cwd: str | None = None) -> float:
    """Seconds from the start of the command to its first page. Raise Failed unless it prints an
    address, its health and its first page answer there, and it stops when it is told.
    """
    say(shown(command))
    began = time.monotonic()
    process = subprocess.Popen(
        command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    watch = threading.Timer(PATIENCE, process.kill)
    watch.start()
    try:
        took = _first_page(process) - began
    except Failed as reason:
        raise Failed(f"{reason}\n{_stop(process)}") from reason
    finally:
        watch.cancel()
    said = _stop(process)
    if process.returncode != 0 or "Traceback" in said:
        raise Failed(f"told to stop, it ended with {process.returncode}:\n{said}")
    return took


def _first_page(process: subprocess.Popen[str]) -> float:
    """The moment at which its first page was there."""
    address = _address(process)
    home = _ask(address)
    answered = time.monotonic()
    _ask(address + "healthz")
    if "</html>" not in home:
        raise Failed(f"{address} gave no page:\n{home[:500]}")
    return answered


def _address(process: subprocess.Popen[str]) -> str:
    """The address in what it prints; reading ends where the process does."""
    assert process.stdout is not None  # noqa: S101
    said = ""
    for line in process.stdout:
        said += line
        found = ADDRESS.search(line)
        if found:
            return found.group()
    raise Failed(f"it printed no address:\n{said}")


def _ask(address: str) -> str:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(address, timeout=60) as answer:
            return str(answer.read().decode())
    except (OSError, urllib.error.URLError) as error:
        raise Failed(f"{address} does not answer: {error}") from error


def _stop(process: subprocess.Popen[str]) -> str:
    """Tell it to stop; what it said after its address."""
    process.terminate()
    try:
        return process.communicate(timeout=STOP)[0]
    except subprocess.TimeoutExpired:
        process.kill()
        return process.communicate()[0] + f"\nIt did not stop within {STOP} s."


def main(words: list[str]) -> int:
    """Try the command given; 1 and why if it does not hold."""
    try:
        say(f"the first page after {run_demo(words, os.getcwd()):.2f} s")
    except Failed as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
