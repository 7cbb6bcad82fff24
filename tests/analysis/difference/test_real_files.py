"""Riverside's workbooks and real published files: taken in twice, they change nothing the second time."""

from __future__ import annotations

from pathlib import Path

import pytest

import joinedup
from joinedup.analysis.difference import (
    apply,
    asked,
    difference,
    difference_of_file,
    sentences,
)
from joinedup.core.plan import Plan
from joinedup.core.planfile import PlanFile
from joinedup.formats import read_plan, write_plan

SHIPPED = Path(joinedup.__file__).parent / "riverside"
REAL = (
    "plans/aberdeen-loip-2019-excerpt.csv",
    "stratml/docs/HHISAP2025.xml",
    "stratml/docs/US_Assistance_to_Albania.xml",
    "openreferral",
    "trafford",
)


@pytest.fixture(scope="module")
def riverside() -> PlanFile:
    return read_plan(SHIPPED / "riverside.xlsx", isolate=False)


@pytest.fixture(scope="module")
def kept(riverside: PlanFile) -> Plan:
    """Riverside as the record has it."""
    return apply(Plan(), difference_of_file(Plan(), riverside))


@pytest.fixture(scope="module")
def as_found() -> PlanFile:
    return read_plan(SHIPPED / "riverside-as-found.xlsx", isolate=False)


def test_riverside_taken_in_twice_changes_nothing(kept: Plan, riverside: PlanFile) -> None:
    again = difference_of_file(kept, riverside)
    assert (again.changes, again.questions, again.kept) == ((), (), ())


def test_riverside_written_by_us_and_read_again_changes_nothing(kept: Plan, tmp_path: Path) -> None:
    path = tmp_path / "riverside.xlsx"
    write_plan(kept, path)
    again = difference_of_file(kept, read_plan(path, isolate=False))
    assert (again.changes, again.questions, again.kept) == ((), (), ())


def test_a_workbook_of_ours_carries_our_refs(riverside: PlanFile, as_found: PlanFile) -> None:
    assert {thing.ref for thing in riverside.plan.things()} == riverside.refs
    assert as_found.refs == frozenset()


def test_riverside_as_found_is_the_same_sixty_projects(kept: Plan, as_found: PlanFile) -> None:
    found = difference_of_file(kept, as_found)
    assert not [each for each in found.changes if each.type == "action" and not each.field]
    assert not [each for each in found.kept if each.type in ("action", "outcome")]
    assert not [each for each in found.questions if each.type in ("action", "outcome", "priority")]


def test_riverside_as_found_moves_nothing_and_empties_no_start(
    kept: Plan, as_found: PlanFile
) -> None:
    found = difference_of_file(kept, as_found)
    assert not [each for each in found.changes if each.type == "link"]
    assert not [each for each in found.changes if each.field == "starts"]


def test_riverside_as_found_asks_what_an_officer_can_answer(kept: Plan, as_found: PlanFile) -> None:
    found = difference_of_file(kept, as_found)
    questions = asked(found, "en", kept.words)
    assert len(questions) < 40
    assert "Is “Vol Network”, in the file, the same partner as “P15 Wend Voluntary Network”?" in [
        each.sentence for each in questions
    ]
    answers = {each.id: each.choices[0][0] for each in questions}
    done = apply(kept, difference_of_file(kept, as_found, answers=answers))
    assert difference_of_file(done, as_found, answers=answers).changes == ()


def test_every_change_of_riverside_as_found_has_its_sentence(
    kept: Plan, as_found: PlanFile
) -> None:
    told = sentences(difference_of_file(kept, as_found), "cy", kept.words)
    assert told.count > 100


def _files(data: Path, name: str) -> list[Path]:
    path = data / name
    return [path] if path.is_file() else sorted(path.rglob("*.csv"))[:6]


@pytest.mark.parametrize("name", REAL)
def test_real_files_taken_in_twice_change_nothing(data_dir: Path, name: str) -> None:
    for path in _files(data_dir, name):
        file = read_plan(path, isolate=False)
        done = apply(Plan(), difference_of_file(Plan(), file))
        again = difference_of_file(done, file)
        assert (again.changes, again.questions, again.kept) == ((), (), ()), path.name


def test_an_edited_copy_of_a_real_plan_says_exactly_what_was_edited(data_dir: Path) -> None:
    from dataclasses import replace

    from joinedup.core.text import Text

    file = read_plan(data_dir / "stratml/docs/HHISAP2025.xml", isolate=False)
    done = apply(Plan(), difference_of_file(Plan(), file))
    first = file.plan.actions[0]
    edited = replace(first, description=Text.of("Something else entirely."))
    plan = replace(file.plan, actions=(edited, *file.plan.actions[1:]))
    found = difference(done, plan, refs=file.refs, places=file.places)
    assert [(change.type, change.field) for change in found.changes] == [("action", "description")]
