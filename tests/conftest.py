"""What every test may ask for, and the rule that `test.py --all` skips nothing."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from ground import machine

EVERYTHING = os.environ.get("JOINEDUP_TEST_ALL") == "1"
DATABASE = os.environ.get("JOINEDUP_TEST_DATABASE") or "sqlite"
SHORT = os.environ.get("JOINEDUP_TEST_SHORT") == "1"
PAGES = (
    "tests/building/",
    "tests/docs/test_browser_tutorial.py",
    "tests/drawing/test_report_browser.py",
    "tests/drawing/wiring/test_browser.py",
    "tests/web/test_browser.py",
    "tests/web/test_flows_browser.py",
    "tests/web/test_reading_browser.py",
    "tests/web/test_writing_browser.py",
)
"""Every page by everybody, and pages in a browser: minutes. Run under --all, or where a word chooses
them, on SQLite; each page's queries run on PostgreSQL too, in the tests of their own."""
STORMS = (
    "tests/cli/test_admin.py",
    "tests/cli/test_backup.py",
    "tests/cli/test_serving.py",
    "tests/cli/test_verify.py",
    "tests/commands/test_table_turns.py",
    "tests/queries/test_refreshing.py",
    "tests/records/test_edit_storm.py",
    "tests/records/test_killed_imports.py",
)
"""Whole installations started by their words, any commands after which what was kept is what loading
anew gives, fifty editors, two who change one chair, imports that are killed: under --all, on both
databases."""
OF_THE_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The folder of real published plans; the test is skipped where it is not beside the clone."""
    folder = machine.data_folder()
    if folder is None:
        pytest.skip("no ../shared/data beside the clone, and JOINEDUP_DATA names no folder")
    return Path(folder)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser for Playwright's `executable_path`; the test is skipped where there
    is none.
    """
    path = machine.chromium()
    if path is None:
        pytest.skip("no Chromium on this machine (sudo apt install chromium)")
    return path


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the tests' own installation away; a process of xdist ends without its exit handlers."""
    own = sys.modules.get("tests.settings")
    if own is not None:
        shutil.rmtree(own.FOLDER, ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, without a word, what is for the other database; on PostgreSQL what uses none,
    since it ran on SQLite; and in a short run what takes minutes.
    """
    here = [item for item in items if _is_for_this_database(item) and not _is_left_out(item)]
    kept = set(here)
    there = [item for item in items if item not in kept]
    if there:
        config.hook.pytest_deselected(items=there)
        items[:] = here


def _is_left_out(item: pytest.Item) -> bool:
    if SHORT:
        return item.nodeid.startswith((*PAGES, *STORMS))
    return DATABASE == "postgres" and item.nodeid.startswith(PAGES)


def _is_for_this_database(item: pytest.Item) -> bool:
    if DATABASE != "postgres":
        return item.get_closest_marker("postgres") is None
    if item.get_closest_marker("sqlite"):
        return False
    marked = any(item.get_closest_marker(name) for name in ("postgres", "database", "django_db"))
    return marked or bool(OF_THE_DATABASE & set(getattr(item, "fixturenames", ())))


def _as_failure(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Under --all a skip is a part that was promised and is missing; an expected failure (xfail) is
    not a skip.
    """
    if EVERYTHING and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was skipped, and --all skips nothing: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Turn skipped tests into failures under --all."""
    report = yield
    _as_failure(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector):
    """Turn skipped files into failures under --all."""
    report = yield
    _as_failure(report)
    return report
