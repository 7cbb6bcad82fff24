"""`test.py --all` skips nothing: there a skipped test is a failed one."""

import os
import subprocess
import sys

import pytest

from ground.stamp import ROOT

SKIPS = {
    "a test": "import pytest\ndef test_it(): pytest.skip('no browser here')\n",
    "a mark": "import pytest\n@pytest.mark.skip(reason='no browser here')\ndef test_it(): pass\n",
    "a fixture": "import pytest\n@pytest.fixture\ndef b(): pytest.skip('no browser here')\ndef test_it(b): pass\n",
    "a file": "import pytest\npytest.skip('no browser here', allow_module_level=True)\n",
}


def outcome(folder, text: str, everything: str) -> tuple[int, str]:
    """Run one test file as our suite would; give pytest's exit code and what it said."""
    (folder / "test_it.py").write_text(text)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tests.conftest",
        "-p",
        "no:cacheprovider",
        "test_it.py",
    ]
    surroundings = {**os.environ, "PYTHONPATH": ROOT, "JOINEDUP_TEST_ALL": everything}
    finished = subprocess.run(
        command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False
    )
    return finished.returncode, finished.stdout


@pytest.mark.parametrize("kind", SKIPS)
def test_under_all_a_skip_is_a_failure_that_says_what_is_missing(kind, tmp_path):
    code, said = outcome(tmp_path, SKIPS[kind], "1")
    assert code != 0
    assert "no browser here" in said


def test_otherwise_a_skip_is_a_skip(tmp_path):
    code, said = outcome(tmp_path, SKIPS["a test"], "")
    assert code == 0
    assert "1 skipped" in said


def test_an_expected_failure_is_not_a_skip(tmp_path):
    text = "import pytest\n@pytest.mark.xfail(reason='known')\ndef test_it(): raise ValueError\n"
    code, said = outcome(tmp_path, text, "1")
    assert code == 0
    assert "1 xfailed" in said
