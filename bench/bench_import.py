"""What an import costs: a workbook received, compared, shown, and applied to an empty plan on SQLite.

    .venv-dev-3.11/bin/python bench/bench_import.py

CPU seconds of this process and of those it starts, each step once on a fresh database. The reference
is openpyxl reading the same workbook, which is what a script of one's own would begin with. Ends with
1 when a figure is over its limit, or grows faster than the workbook.
"""

from __future__ import annotations

import datetime
import gc
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from measure import print_conditions
from plans import SEED, write_flat

SMALL, LARGE, DOUBLE = 60, 5_000, 10_000
SHOWN, APPLIED, GROWTH = 5.0, 10.0, 2.4
NOW = datetime.datetime(2026, 11, 17, 9, 30, tzinfo=datetime.UTC)


def main() -> int:
    """Measure, print, and judge."""
    print_conditions(seed=SEED, openpyxl=version("openpyxl"), joinedup=version("joinedup"))
    with tempfile.TemporaryDirectory() as folder:
        _enter(Path(folder))
        print(f"{'actions':>8} {'shown':>9} {'applied':>9} {'again':>9} {'openpyxl':>9}")
        taken = {size: _measure(Path(folder), size) for size in (SMALL, LARGE, DOUBLE)}
    shown, applied = taken[LARGE]
    print(f"limits at {LARGE:,}: shown {SHOWN:.0f} s, applied {APPLIED:.0f} s")
    grown = [there / here for here, there in zip(taken[LARGE], taken[DOUBLE], strict=True)]
    print(f"{DOUBLE:,} take {grown[0]:.2f} and {grown[1]:.2f} times as long (at most {GROWTH})")
    return 1 if shown > SHOWN or applied > APPLIED or max(grown) > GROWTH else 0


def _enter(folder: Path) -> None:
    """An installation of its own, empty."""
    os.environ["JOINEDUP_DATA_DIR"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "joinedup.config.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from joinedup.config.serving import collect_seldom

    collect_seldom()  # as a server does, whose worker imports
    gc.freeze()


def _measure(folder: Path, size: int) -> tuple[float, float]:
    path = folder / f"plan-{size}.xlsx"
    write_flat(path, size)
    office, plan = _begun(f"size-{size}")
    content = path.read_bytes()
    shown, uid = _timed(lambda: _shown(office, plan, content))
    applied, _ = _timed(lambda: _applied(office, uid))
    again, _ = _timed(lambda: _shown(office, plan, content))
    read, _ = _timed(lambda: _read(path))
    print(f"{size:>8,} {shown:>8.2f}s {applied:>8.2f}s {again:>8.2f}s {read:>8.2f}s")
    return shown, applied


def _begun(slug: str) -> tuple[Any, str]:
    from joinedup.commands import partnerships, plans
    from joinedup.core.permissions import Actor, Role
    from joinedup.core.text import Text

    partnerships.create(by=Actor(administrator=True), at=NOW, slug=slug, title=Text.of("Measured"))
    office = Actor(partnership=slug, role=Role.OFFICE, title="Office")
    plan = plans.begin(by=office, at=NOW, slug="main", title=Text.of("The plan"), main=True)
    return office, plan


def _shown(office: Any, plan: str, content: bytes) -> str:
    """From the file in hand to the page that says what would change."""
    from dataclasses import replace

    from joinedup.commands import imports
    from joinedup.commands.comparing import compare_with_record, waiting
    from joinedup.commands.kernel import scope_of
    from joinedup.queries import visits
    from joinedup.queries.imports import import_page

    uid = imports.receive(
        by=office, at=NOW, plan=plan, name="plan.xlsx", content=content, queue=False
    )
    found = compare_with_record(office, waiting(office, uid))
    imports.compared(by=office, at=NOW, uid=uid, found=found)
    visit = replace(visits.visit(office.partnership, None), actor=office, scope=scope_of(office))
    with visit.opened():
        page = import_page(visit, uid)
    if page.state not in ("ready", "same"):
        raise RuntimeError(f"The import is {page.state}: {page.problem}")
    return uid


def _applied(office: Any, uid: str) -> None:
    from joinedup.commands import imports
    from joinedup.commands.kernel import scope_of
    from joinedup.records.models import Import
    from joinedup.records.scope import opened

    with opened(scope_of(office)):
        digest = Import.objects.values_list("digest", flat=True).get(uid=uid)
    imports.approve(by=office, at=NOW, uid=uid, digest=digest, queue=False)
    imports.apply(by=office, at=NOW, uid=uid)


def _read(path: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    for sheet in book.worksheets:
        for _ in sheet.iter_rows(values_only=True):
            pass


def _timed(do: Callable[[], Any]) -> tuple[float, Any]:
    """The CPU seconds of this process and its children, and what came of it."""
    before = time.process_time() + _children()
    found = do()
    return time.process_time() + _children() - before, found


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
