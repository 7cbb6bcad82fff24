from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

import joinedup
from joinedup.cli import CLEAN, FOUND, HELP, MISUSED, UNREADABLE, main, run
from tests.cli.workbooks import write


def test_help_is_shown_for_all_the_ways_of_asking(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["-h"], ["help"]):
        assert main(words) == CLEAN
        assert capsys.readouterr().out == HELP


def test_help_imports_nothing_of_the_library() -> None:
    code = (
        "import sys; from joinedup.cli import main; main(['--help']); "
        "print(sorted(n for n in sys.modules if n.startswith('joinedup')), file=sys.stderr)"
    )
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert asked.stderr.strip() == "['joinedup', 'joinedup.cli']"


def test_a_whole_check_imports_neither_django_nor_numpy(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.xlsx")
    code = (
        "import sys; from joinedup.cli import main; main(sys.argv[1:]); "
        "print({'django', 'numpy'} & set(sys.modules), file=sys.stderr)"
    )
    asked = subprocess.run(
        [sys.executable, "-c", code, "check", str(path)], capture_output=True, text=True, check=True
    )
    assert asked.stderr.strip() == "set()"


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == CLEAN
    assert capsys.readouterr().out == f"joinedup {joinedup.__version__}\n"


def test_no_words_serve_the_demonstration(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(
        run, "deed", lambda module, name: lambda words: asked.append(words) or CLEAN
    )
    assert main([]) == CLEAN
    assert asked == [run.parser().parse_args(["demo"])]
    assert asked[0].deed == ("server.serving", "demo")
    assert main(["--port", "8001"]) == CLEAN
    assert asked[1] == run.parser().parse_args(["demo", "--port", "8001"])


@pytest.mark.parametrize("name", ["riverside", "riverside.xlsx"])
@pytest.mark.usefixtures("empty_folder")
def test_the_example_is_checked_by_its_name_as_at_its_own_date(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", name])
    text = capsys.readouterr().out
    assert "Read as at 17 November 2026, the file’s own date." in text
    assert "7 aims, 16 priorities, 60 projects" in text


def test_a_word_that_is_no_command_is_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chekc"]) == MISUSED
    assert "invalid choice" in capsys.readouterr().err


def test_a_file_without_a_command_is_told_how_to_be_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "plan.xlsx")
    assert main([str(path)]) == MISUSED
    assert capsys.readouterr().err == f"To check it, type: joinedup check {path}\n"


@pytest.mark.usefixtures("empty_folder")
def test_a_file_called_as_a_command_is_in_nobodys_way() -> None:
    Path("explain").write_text("notes", "utf-8")
    assert main(["explain", "L05"]) == CLEAN


def test_every_code_can_be_explained_and_none_is_missing_from_the_list(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from joinedup.analysis.linkage import RULES
    from joinedup.formats.rules import RULES as READING

    assert main(["explain"]) == CLEAN
    listed = capsys.readouterr().out
    for rule in (*RULES, *READING):
        assert f"  {rule.code}  " in listed
        assert main(["explain", rule.code.lower()]) == CLEAN
        page = capsys.readouterr().out
        assert page.startswith(rule.code)
        assert "{" not in page
        assert f"--ignore {rule.code}" in page


def test_a_code_that_does_not_exist_cannot_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "Q99"]) == MISUSED
    assert "There is no code Q99" in capsys.readouterr().err


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json", ".xml"])
def test_a_plan_goes_through_every_format_and_comes_back_the_same(
    tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write(tmp_path / "plan.xlsx")
    there, back = tmp_path / f"there{suffix}", tmp_path / "back.json"
    assert main(["convert", str(source), str(there)]) == CLEAN
    assert main(["convert", str(there), str(back)]) == CLEAN
    first, last = joinedup.read_plan(source).plan, joinedup.read_plan(back).plan
    assert [str(a.title) for a in last.actions] == [str(a.title) for a in first.actions]
    assert last.links == first.links
    capsys.readouterr()


def test_nothing_is_written_over_unless_forced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write(tmp_path / "plan.xlsx")
    target = tmp_path / "there.json"
    target.write_text("mine", "utf-8")
    assert main(["convert", str(source), str(target)]) == MISUSED
    assert target.read_text("utf-8") == "mine"
    assert main(["convert", "--force", str(source), str(target)]) == CLEAN
    assert target.read_text("utf-8").startswith("{")


def test_a_name_that_says_no_format_is_refused_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", str(tmp_path / "none.xlsx"), str(tmp_path / "out.pdf")]) == MISUSED
    assert "“out.pdf” cannot be written" in capsys.readouterr().err


@pytest.mark.usefixtures("empty_folder")
def test_who_is_at_the_table_is_written_as_popolo_and_said_to_be_for_good(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["convert", "riverside", "table.json", "--to", "popolo"]
    assert main([*words, "--base", "https://riverside.example/"]) == CLEAN
    said = capsys.readouterr().out
    assert "31 seats written as Popolo" in said
    assert "cannot be read back" in said
    assert "evidence of roles stand under “other”" in said
    found = json.loads(Path("table.json").read_text("utf-8"))
    assert len(found["posts"]) == 31
    assert found["posts"][0]["id"].startswith("https://riverside.example/E")
    assert main(["convert", "table.json", "back.xlsx"]) == UNREADABLE
    assert not Path("back.xlsx").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["out.xlsx", "--to", "popolo"], "“out.xlsx” cannot be written as popolo: end the name in"),
        (["out.json", "--to", "workbook"], "cannot be written as workbook: end the name in .xlsx"),
        (["out.json", "--base", "https://riverside.example/"], "--base goes with --to popolo"),
        (["out.json", "--to", "popolo", "--base", "https://riverside.example"], "would run into"),
        (["out.xlsx", "--as", "members", "--write-map"], "A list of members has no mapping"),
        (["out.json", "--to", "poem"], "invalid choice"),
    ],
)
@pytest.mark.usefixtures("empty_folder")
def test_words_that_do_not_go_together_are_refused_before_anything_is_read(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", "none.xlsx", *words]) == MISUSED
    assert says in capsys.readouterr().err


def _members(path: Path, *rows: list[str]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Board"
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


HEAD = ["Name", "Organisation", "Position", "E-mail"]


@pytest.mark.parametrize("words", [["--as", "members"], []])
def test_a_list_of_members_becomes_our_template_and_says_what_was_understood(
    tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    row = ["Lantern Wickham", "Wendside College", "Principal", "lw@example.org"]
    source = _members(tmp_path / "Members.xlsx", HEAD, row)
    target = tmp_path / "out.xlsx"
    assert main(["convert", str(source), str(target), *words]) == CLEAN
    said = capsys.readouterr()
    assert "“Board” was read as: list of members. Rows read: 1." in said.out
    assert "C  Position: person.title" in said.out
    assert "D  E-mail: not taken over" in said.out
    assert "One name of a person was not kept" in said.err
    assert "Wickham" not in said.out + said.err
    plan = joinedup.read_plan(target).plan
    assert [str(seat.title) for seat in plan.seats] == ["Board: Wendside College"]
    assert [str(person.title) for person in plan.people] == ["Principal"]


def test_a_file_that_is_no_list_of_members_is_not_written_as_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = _members(tmp_path / "poem.xlsx", ["Lamps"], ["Light the towpath"])
    target = tmp_path / "out.xlsx"
    assert main(["convert", str(source), str(target), "--as", "members"]) == UNREADABLE
    assert "No list of members and no attendance sheet was found" in capsys.readouterr().err
    assert not target.exists()


def test_a_check_says_what_it_read_a_list_of_members_as(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = _members(tmp_path / "Members.xlsx", HEAD, ["", "Wendside College", "Vacant", ""])
    assert main(["check", str(source)]) == FOUND
    said = capsys.readouterr().out
    assert "list of members" in said
    assert "One seat is vacant" in said
    main(["check", str(source), "--as", "plan"])
    assert "list of members" not in capsys.readouterr().out


def test_what_cannot_be_read_leaves_no_target(tmp_path: Path) -> None:
    source, target = tmp_path / "bad.json", tmp_path / "out.xlsx"
    source.write_bytes(b"{")
    assert main(["convert", str(source), str(target)]) == UNREADABLE
    assert not target.exists()


def test_the_empty_template_is_written_and_checks_without_a_plan_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "template.xlsx"
    assert main(["template", str(target)]) == CLEAN
    assert "Guidance" in openpyxl.load_workbook(target).sheetnames
    assert main(["check", "--today", "2026-11-17", str(target)]) == FOUND
    assert main(["template", str(target)]) == MISUSED
    assert main(["template", str(tmp_path / "template.csv")]) == MISUSED
    capsys.readouterr()


def test_a_code_of_one_figure_is_understood(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "l5"]) == CLEAN
    assert capsys.readouterr().out.startswith("L05 ")


def test_every_command_that_is_printed_can_be_typed_as_start_py_was() -> None:
    called = {**os.environ, "JOINEDUP_CALLED": "python3 start.py"}
    for words in (
        ["--help"],
        ["demo", "--help"],
        ["check", "--help"],
        ["explain", "L05"],
        ["explain", "Q99"],
    ):
        asked = subprocess.run(
            [sys.executable, "-m", "joinedup", *words],
            capture_output=True,
            text=True,
            check=False,
            env=called,
        )
        printed = asked.stdout + asked.stderr
        assert "python3 start.py" in printed
        for command in ("demo", "serve", "check", "explain", "convert", "template", "compare"):
            assert f"joinedup {command}" not in printed


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_example_is_read_by_its_bare_name_from_any_folder(
    empty_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = ["check", "--today", "2026-11-17", "riverside-as-found.xlsx", "--write-map"]
    assert main(found) == FOUND
    assert "the example that ships is read" in capsys.readouterr().err
    assert [each.name for each in empty_folder.iterdir()] == [
        "riverside-as-found.xlsx.joinedup-map.json"
    ]
    assert main(["compare", "riverside-as-found.xlsx", "riverside.xlsx"]) == FOUND


def test_a_file_of_ones_own_comes_before_the_example_of_its_name(
    empty_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(empty_folder / "riverside.xlsx")
    main(["check", "riverside.xlsx"])
    shown = capsys.readouterr()
    assert "“All partners”" in shown.out
    assert "ships" not in shown.err


@pytest.mark.usefixtures("empty_folder")
def test_a_name_in_another_folder_is_never_taken_for_an_example() -> None:
    assert main(["check", "elsewhere/riverside.xlsx"]) == UNREADABLE


@pytest.mark.parametrize("name", [".", "/", ".."])
def test_a_folder_is_refused_in_a_sentence(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", name]) == UNREADABLE
    assert "is a folder, not a file" in capsys.readouterr().err


def test_a_day_is_read_as_people_here_write_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(write(tmp_path / "plan.xlsx"))
    main(["check", "--today", "17/11/2026", path])
    assert "17 November 2026" in capsys.readouterr().out
    assert main(["check", "--today", "11/17/2026", path]) == MISUSED
    assert "is not a day" in capsys.readouterr().err


def test_a_comparison_reads_by_the_mappings_that_are_remembered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = write(tmp_path / "old.xlsx"), write(tmp_path / "new.xlsx")
    main(["check", str(new), "--write-map"])
    mapping = tmp_path / "new.xlsx.joinedup-map.json"
    said = mapping.read_text("utf-8")
    mapping.write_text(said.replace('"header_row": 3', '"header_row": 4'), "utf-8")
    capsys.readouterr()
    assert main(["compare", str(old), str(new)]) == FOUND
    assert "Vanished without a word (1)" in capsys.readouterr().out
    assert main(["compare", "--no-map", str(old), str(new)]) == CLEAN
    mapping.write_text("{", "utf-8")
    assert main(["compare", str(old), str(new)]) == MISUSED


def test_a_pipe_that_closes_early_is_no_fault(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.xlsx")
    shell = f"{sys.executable} -m joinedup check --all {path} | head -n 1"
    asked = subprocess.run(shell, shell=True, capture_output=True, text=True, check=False)
    assert "Traceback" not in asked.stderr
    assert asked.stdout.count("\n") == 1
