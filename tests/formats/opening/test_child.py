"""The child process: what it imports, that its limits hold, and every way it can end."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest

from campaigns import opener_seeds as make
from joinedup.formats.opening import Unreadable, limits, open_file, parent

HEAVY = {
    "dataclasses",
    "typing",
    "zipfile",
    "subprocess",
    "lxml",
    "python_calamine",
    "markdown_it",
    "docx",
    "joinedup.core.finding",
    "joinedup.formats.opening.parent",
}
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")


def instead(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let the child run ``code`` in place of the reader."""
    monkeypatch.setattr(parent, "_BOOT", f"import os, sys; sys.path[:0] = sys.argv[1:]; {code}")


def refused() -> str:
    with pytest.raises(Unreadable) as caught:
        open_file(b"a,b\n1,2\n", name="list.csv")
    return caught.value.finding.code


def test_the_child_imports_little_for_a_workbook() -> None:
    code = parent._BOOT.replace("main()", "") + (
        "\nimport json; from joinedup.formats.opening import child\n"
        "answer = child._answer(sys.stdin.buffer.read(), 'Plan.xlsx')\n"
        "print(json.dumps([answer['kind'], sorted(sys.modules)]))"
    )
    command = [*parent._command()]
    command[command.index("-c") + 1] = code
    done = subprocess.run(command, input=make.xlsx(), capture_output=True, check=True)
    assert done.stdout.startswith(b'["xlsx"')
    assert HEAVY.isdisjoint(json.loads(done.stdout)[1])


def test_the_child_gets_no_secrets_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    instead(monkeypatch, "print('[' + str(len(os.environ.get('DATABASE_URL', ''))) + ']')")
    status, output = parent._run(b"", "x", 10)
    assert (status, output.strip()) == (0, b"[0]")


def test_a_child_that_aborts_is_told_as_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, "os.abort()")
    assert refused() == "F33"


def test_a_child_that_fails_is_told_as_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, "raise ValueError")
    assert refused() == "F33"


@pytest.mark.parametrize("answer", ["", "nonsense", "[1]", "[" * 100_000, '{"refused": '])
def test_an_answer_that_makes_no_sense_is_told_as_a_damaged_file(
    monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    instead(monkeypatch, f"print({answer!r})")
    assert refused() == "F33"


SHEET = {
    "name": "x", "kind": "sheet", "hidden": False, "line": None, "lines": [], "rows": [["x"]],
    "dates": [], "fills": {}, "formats": {}, "merged": [], "empty_formulas": [], "struck": [],
    "comments": [],
}  # fmt: skip


def wrong(**parts: object) -> str:
    sheet = {**SHEET, **parts}
    return json.dumps({"kind": "csv", "sheets": [sheet], "notes": []})


@pytest.mark.parametrize(
    "answer",
    [
        '{"kind": "csv"}',
        '{"refused": "Z99"}',
        '{"refused": []}',
        '{"kind": "xml", "notes": [], "tree": [[1000000000, "a", "", {}, "", "", 1]]}',
        wrong(rows=[[{"a": 1}]]),
        wrong(rows=7),
        wrong(fills={"FF0000": [0, 0, 1_000_000_000]}),
        wrong(dates=[[5, 5]]),
        wrong(dates=[[0, 0]]),
    ],
)
def test_an_answer_of_the_wrong_form_is_told_as_a_damaged_file(
    monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    instead(monkeypatch, f"print({answer!r})")
    assert refused() == "F33"


def test_a_child_that_never_answers_is_stopped_by_the_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parent, "WALL_FACTOR", 0.25)
    instead(monkeypatch, "import time; time.sleep(60)")
    start = time.perf_counter()
    assert refused() == "F31"
    assert time.perf_counter() - start < 5


def test_a_child_that_answers_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parent, "MAX_ANSWER", 1_000_000)
    instead(monkeypatch, "\nwhile True: print('x' * 10000)")
    assert refused() == "F15"


def test_a_machine_that_can_start_no_process_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert refused() == "F35"


@posix
def test_the_limit_on_processor_time_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    instead(
        monkeypatch, "from joinedup.formats.opening import child; child.limit(9)\nwhile True: 1"
    )
    start = time.process_time()
    assert refused() == "F31"
    assert time.process_time() - start < limits.CPU_SECONDS


@posix
def test_the_limit_on_memory_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    instead(
        monkeypatch,
        "from joinedup.formats.opening import child, reading; "
        "reading.read = lambda *_: bytearray(400_000_000); child.main()",
    )
    assert refused() == "F32"


@posix
def test_the_child_can_fill_no_disk(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pytest.TempPathFactory
) -> None:
    instead(
        monkeypatch,
        "from joinedup.formats.opening import child; child.limit(9); "
        f"open({str(tmp_path)!r} + '/owned', 'w').write('x' * 2_000_000)",
    )
    assert refused() == "F33"


def test_python_started_without_a_package_path_still_finds_the_reader(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "path", [""])
    assert open_file(b"a,b\n1,2\n", name="list.csv").kind == "csv"


def test_files_opened_side_by_side_do_not_mix() -> None:
    from concurrent.futures import ThreadPoolExecutor

    files = [f"a,b\n{number},x\n".encode() for number in range(12)]
    with ThreadPoolExecutor(4) as pool:
        opened = pool.map(lambda data: open_file(data, name="list.csv"), files)
    assert [file.sheets[0].rows[1][0] for file in opened] == [str(n) for n in range(12)]
