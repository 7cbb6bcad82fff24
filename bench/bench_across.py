"""CPU time of the page across partnerships, with 1 and with 350 of them that have released their facts,
and how many questions it asks of the database; beside it what bringing them in takes, and the same facts
through json.dumps as a peer.

Run: python bench/bench_across.py [N]

Ends with 1 when the page takes more than 100 ms of CPU, or asks more of many than of one.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "joinedup.config.settings",
    "JOINEDUP_DATA_DIR": tempfile.mkdtemp(prefix="joinedup-bench-"),
    "JOINEDUP_LOG_LEVEL": "ERROR",
    "JOINEDUP_DEMO": "1",
}

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.measure import print_conditions  # noqa: E402
from joinedup.commands.demo_invented import load_invented  # noqa: E402
from joinedup.config.serving import collect_seldom  # noqa: E402
from joinedup.records import models, scope  # noqa: E402

REPEATS = 15
LIMIT = 100.0
MANY = 350


def main() -> int:
    """Fill, ask, print, judge."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    call_command("migrate", verbosity=0)
    print_conditions(
        repeats=REPEATS,
        time="CPU, median",
        django=version("django"),
        joinedup=version("joinedup"),
    )
    collect_seldom()  # as a server does
    client = Client(SERVER_NAME="localhost")
    load_invented(1)
    _, questions_of_one = _asked(client, 1)
    before = time.process_time()
    load_invented(many)
    taken = time.process_time() - before
    gc.freeze()
    over, questions = _asked(client, many + 1)
    print(f"{'peer: the same facts as JSON':<34}{_milliseconds(_peer()):>9.1f} ms")
    print(f"{f'bringing in {many}':<34}{taken:>9.1f} s")
    grown = questions != questions_of_one
    print(f"\nover a limit: {'the page' if over else 'none'}; questions grow: {grown}")
    return 1 if over or grown else 0


def _asked(client: Client, count: int) -> tuple[bool, int]:
    """Measure and print the page; whether it is over its limit, and how much it asks."""
    client.get("/across")  # templates and catalogues, which a server reads once
    took = _milliseconds(lambda: client.get("/across"))
    with CaptureQueriesContext(connection) as questions:
        page = client.get("/across")
    assert page.status_code == 200
    size = len(page.content) / 1000
    print(
        f"{f'across {count} partnerships':<34}{took:>9.1f} ms (limit {LIMIT:.0f})"
        f"{len(questions):>4} questions{size:>7.0f} kB"
    )
    return took > LIMIT, len(questions)


def _peer() -> Callable[[], object]:
    with scope.opened(scope.INSTALLATION):
        rows = list(models.ReleasedFacts.objects.values_list("facts", flat=True))
    return lambda: json.dumps(rows)


def _milliseconds(run: Callable[[], object], repeats: int = REPEATS) -> float:
    times = []
    for _ in range(repeats):
        before = time.process_time()
        run()
        times.append(time.process_time() - before)
    return 1000 * statistics.median(times)


if __name__ == "__main__":
    sys.exit(main())
