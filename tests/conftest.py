"""What every test may ask for, and the rule that `test.py --all` skips nothing."""

import os
from pathlib import Path

import pytest

from ground import machine

EVERYTHING = os.environ.get("JOINEDUP_TEST_ALL") == "1"


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
