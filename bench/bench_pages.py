"""CPU time of a request, page by page, on plans of 300 and 2,000 actions: cold (the first after one
action was edited), warm, and unchanged (304). Beside each the limits it is held to, and a peer from the same
run: a bare view of static bytes, and the rows of the page through json.dumps.

Run: python bench/bench_pages.py

Ends with 1 when a figure is over its limit. The limit of a page is that of its first request after an
edit too, where one was set for it (list of 2,000 and outline of 300 under 60 ms, wiring of 300 and of 2,000
folded under 300 ms); of the other pages the cold figure is told and not judged.
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
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "joinedup.config.settings",
    "JOINEDUP_DATA_DIR": tempfile.mkdtemp(prefix="joinedup-bench-"),
    "JOINEDUP_LOG_LEVEL": "ERROR",
}

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402

from bench.filling import AT, fill  # noqa: E402
from bench.measure import print_conditions  # noqa: E402
from bench.plans import SEED, wired_plan  # noqa: E402
from joinedup.commands import people, things  # noqa: E402
from joinedup.config.serving import collect_seldom  # noqa: E402
from joinedup.core.permissions import Actor, Role  # noqa: E402
from joinedup.core.words import Progress  # noqa: E402
from joinedup.records import scope  # noqa: E402
from joinedup.records.models import Partnership, PlanVersion, Thing, User  # noqa: E402

REPEATS, CHANGES = 15, 5
UNCHANGED = 2.0


class Page(NamedTuple):
    """A page that is measured: its limits in milliseconds, ``cold`` None where none is set."""

    name: str
    slug: str
    path: str
    warm: int
    cold: int | None = None


PAGES = (
    Page("list of 2,000", "large", "actions", 60, 60),
    Page("outline of 300", "middling", "plan", 60, 60),
    Page("wiring of 300, folded", "middling", "wiring", 300, 300),
    Page("wiring of 300, opened", "middling", "wiring?open=*", 300, 300),
    Page("wiring of 2,000, folded", "large", "wiring", 300, 300),
    Page("home of 2,000", "large", "", 60),
    Page("search in 2,000", "large", "search?q=lamps+quay", 60),
    Page("one action of 2,000", "large", "A1000", 60),
)


def main() -> int:
    """Fill, ask, print, judge."""
    call_command("migrate", verbosity=0)
    print_conditions(
        seed=SEED,
        repeats=REPEATS,
        time="CPU, median",
        django=version("django"),
        joinedup=version("joinedup"),
    )
    for slug, actions in (("middling", 300), ("large", 2000)):
        fill(slug, wired_plan(actions))
        office = Actor(partnership=slug, role=Role.OFFICE)
        people.invite(
            by=office, at=AT, email="office@riverside.example", role=Role.OFFICE, title="Office"
        )
    collect_seldom()  # as a server does
    gc.freeze()
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(), backend="joinedup.web.people.Linked")
    heads = (
        ("cold", 9),
        ("limit", 7),
        ("warm", 9),
        ("limit", 7),
        ("304", 8),
        ("limit", 7),
        ("kB", 7),
    )
    print(f"\n{'ms of CPU':<26}" + "".join(f"{head:>{wide}}" for head, wide in heads))
    over = [page.name for page in PAGES if _is_over(client, page)]
    _peers()
    print(f"\nover a limit: {', '.join(over) or 'none'}")
    return 1 if over else 0


def _is_over(client: Client, asked: Page) -> bool:
    """Measure and print one page; whether a figure of it is over its limit."""
    path = f"/p/{asked.slug}/{asked.path}"
    client.get(path)  # templates and catalogues, which a server reads once
    cold = statistics.median(_after_a_change(client, asked.slug, path) for _ in range(CHANGES))
    warm = _milliseconds(lambda: client.get(path))
    page = client.get(path)
    tag = {"If-None-Match": page["ETag"]}
    unchanged = _milliseconds(lambda: client.get(path, headers=tag))
    size = len(page.content) / 1000
    over = is_over(asked, cold, warm, unchanged)
    print(
        f"{asked.name:<26}{cold:>9.0f}{asked.cold or '':>7}{warm:>9.1f}{asked.warm:>7}"
        f"{unchanged:>8.2f}{UNCHANGED:>7}{size:>7.0f}{' over' if over else ''}"
    )
    return over


def is_over(asked: Page, cold: float, warm: float, unchanged: float) -> bool:
    """Whether a page took more than it may: milliseconds after an edit, warm, and unchanged."""
    late = asked.cold is not None and cold > asked.cold
    return late or warm > asked.warm or unchanged > UNCHANGED


def _after_a_change(client: Client, slug: str, path: str) -> float:
    """The first request after somebody edited one action."""
    office = Actor(user="office", partnership=slug, role=Role.OFFICE)
    row = Partnership.objects.get(slug=slug)
    with scope.opened(scope.Scope(row.id, whole=True)):
        plan = PlanVersion.objects.values_list("uid", flat=True).get()
        version = Thing.objects.values_list("version", flat=True).get(type="action", number=7)
    status = (Progress.ON_COURSE, Progress.SLIPPING)[version % 2]
    says = {"status": status}
    things.edit(by=office, at=AT, plan=plan, ref="A7", version=version, says=says)
    return _milliseconds(lambda: client.get(path), 1)


def _peers() -> None:
    """What the same machine does in the same minute without any of our work."""
    bare = b"x" * 30_000

    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(bare)

    request = RequestFactory().get("/")
    rows = [
        {"ref": f"A{n}", "number": str(n), "title": f"Open lamps in Old Quay {n}", "due": None}
        for n in range(2000)
    ]
    print(f"\n{'peer: a bare view':<26}{'':>9}{_milliseconds(lambda: view(request)):>9.3f}")
    print(f"{'peer: 2,000 rows as JSON':<26}{'':>9}{_milliseconds(lambda: json.dumps(rows)):>9.1f}")


def _milliseconds(run: Callable[[], object], repeats: int = REPEATS) -> float:
    times = []
    for _ in range(repeats):
        before = time.process_time()
        run()
        times.append(time.process_time() - before)
    return 1000 * statistics.median(times)


if __name__ == "__main__":
    sys.exit(main())
