"""The files that ship are those that the sources give, and give nobody away."""

import re
import zipfile
from pathlib import Path

import pytest

from demo import logo
from demo.write_riverside import NAMES, write
from joinedup.core.plan import Plan
from joinedup.core.planfile import PlanFile
from tests.riverside.conftest import SHIPPED

MAIL = re.compile(r"[\w.+-]+@([\w.-]*\w)")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("riverside")
    write(folder)
    return folder


def parts(path: Path) -> dict[str, bytes]:
    """What a file holds, whatever program packed it."""
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


@pytest.mark.parametrize("name", NAMES)
def test_what_ships_is_what_the_sources_give(name: str, written: Path) -> None:
    shipped, made = parts(SHIPPED / name), parts(written / name)
    assert list(shipped) == list(made)
    changed = [part for part in made if made[part] != shipped[part]]
    assert changed == [], f"run: python -m demo.write_riverside ({name} differs in {changed})"


@pytest.mark.parametrize("name", NAMES)
def test_writing_twice_gives_the_same_bytes(name: str, written: Path, tmp_path: Path) -> None:
    write(tmp_path)
    assert (tmp_path / name).read_bytes() == (written / name).read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_no_part_carries_the_time_of_packing(name: str) -> None:
    with zipfile.ZipFile(SHIPPED / name) as packed:
        assert {entry.date_time[:3] for entry in packed.infolist()} == {(1980, 1, 1)}


@pytest.mark.parametrize("name", NAMES)
def test_mail_addresses_are_of_the_demo(name: str) -> None:
    found = {
        host
        for part, data in parts(SHIPPED / name).items()
        if part.endswith(".xml")
        for host in MAIL.findall(data.decode("utf-8"))
    }
    assert {host for host in found if not host.endswith(".example")} == set()


def test_the_plan_comes_back_from_its_workbook_whole(plan: Plan, plan_file: PlanFile) -> None:
    back = plan_file.plan
    for name in ("outcomes", "priorities", "actions", "delivery_systems", "partners", "people", "issues", "goals",
                 "measures", "milestones", "risks", "participations", "localities", "lineage", "updates", "needs",
                 "groups", "seats", "seat_holders", "chair_terms", "leadership_roles",
                 "statements", "title", "description", "words", "as_at", "agreed", "starts", "ends"):  # fmt: skip
        assert getattr(back, name) == getattr(plan, name), name
    assert set(back.links) == set(plan.links)


def test_the_logo_is_a_png_of_its_size() -> None:
    drawn = logo.draw()
    assert drawn[:8] == b"\x89PNG\r\n\x1a\n"
    assert drawn[16:24] == logo.WIDTH.to_bytes(4, "big") + logo.HEIGHT.to_bytes(4, "big")


def test_nobody_in_the_plan_has_a_name(plan: Plan) -> None:
    marks = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Sir|Prof)\b")
    texts = [str(person.title) for person in plan.people]
    texts += [update.text for update in plan.updates]
    texts += [str(action.description) for action in plan.actions]
    assert [text for text in texts if marks.search(text)] == []
