"""Files taken into the demonstration again: its own, what it hands out, the workbook as found."""

import datetime
from pathlib import Path

import pytest

import joinedup
from joinedup.analysis.difference import LEAVE_OUT, Doubt, from_json, lacking
from joinedup.commands import imports
from joinedup.formats import WRITABLE
from joinedup.queries.exports import export
from joinedup.queries.imports import import_page
from joinedup.records import models
from joinedup.records.loading import load_plan
from tests.commands import files
from tests.commands.demonstration import DAY, OFFICE, loaded, version, visit, whole
from tests.commands.house import NOW

FILES = Path(joinedup.__file__).parent / "riverside"
MANAGER = "partnership.manager@riverside.example"


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        yield from loaded()


pytestmark = [pytest.mark.usefixtures("demonstration"), pytest.mark.django_db]


def taken_in(name: str, plan: str):
    """A file of the demonstration compared with a version: its import, and what came of it."""
    uid = files.received(OFFICE, plan, (FILES / name).read_bytes(), name=name)
    return uid, files.compared(OFFICE, uid)


def state(uid: str) -> str:
    with whole():
        return models.Import.objects.get(uid=uid).state


def called(plan: str):
    """The partners, people and places of a version by their refs."""
    with whole():
        found = load_plan(models.PlanVersion.objects.get(uid=plan))
    things = (*found.partners, *found.people, *found.localities)
    return {each.ref: (str(each.title), getattr(each, "partner", None)) for each in things}


def test_the_file_that_the_plan_came_from_changes_nothing_and_asks_nothing():
    uid, found = taken_in("riverside.xlsx", version())
    assert (found.changes, found.open, state(uid)) == (0, 0, "same")


def test_links_that_partners_drew_since_stay_and_are_told_with_who_drew_them():
    _, found = taken_in("riverside.xlsx", version())
    links = [each for each in lacking(from_json(found.difference)) if each.type == "link"]
    assert len(links) == 2
    assert {each.chosen for each in links} == {"keep"}
    assert all("drew it on" in each.hint and "November 2026" in each.hint for each in links)


@pytest.mark.parametrize("suffix", sorted(WRITABLE))
def test_what_the_agreed_plan_hands_out_changes_nothing_when_it_comes_back(suffix):
    plan, seen = version(), visit(MANAGER)
    with seen.opened():
        content = export(seen, models.PlanVersion.objects.get(uid=plan), DAY, suffix).content
    uid = files.received(OFFICE, plan, content, name=f"plan{suffix}")
    found = files.compared(OFFICE, uid)
    assert (found.changes, found.open, state(uid)) == (0, 0, "same")


def test_no_partner_is_renamed_or_renumbered_by_the_file_of_the_plan_before():
    draft = version(status="draft")
    _, found = taken_in("riverside-2025.xlsx", draft)
    partners = [each for each in found.difference["changes"] if each["type"] == "partner"]
    assert [each for each in partners if each.get("field") in ("title", "number")] == []
    assert [each for each in partners if each["kind"] == "add"] == []


def answer_all(uid: str, found, **said: str) -> None:
    """Answer what is open: as named by title, else as the first candidate."""
    difference = from_json(found.difference)
    answers = {}
    for each in difference.open:
        title = str(difference.names[each.about].title)
        first = each.candidates[0].ref if each.candidates else LEAVE_OUT
        answers[each.id] = said.get(title, first)
    imports.answer(by=OFFICE, at=NOW, uid=uid, answers=answers, queue=False)


def test_the_workbook_as_found_asks_once_and_makes_nothing_twice():
    draft = version(status="draft")
    before = called(draft)
    uid, found = taken_in("riverside-as-found.xlsx", draft)
    names = {
        str(from_json(found.difference).names[each.about].title): each
        for each in from_json(found.difference).open
    }
    assert {names[each].doubt for each in ("ICB", "MH Trust")} == {Doubt.SHORT}
    assert "Director of Housing" not in {
        before[each.ref][0] for each in names["Director"].candidates
    }
    answer_all(uid, found)
    found = files.compared(OFFICE, uid)
    assert found.open == 0
    added = [each for each in found.difference["changes"] if each["kind"] == "add"]
    assert [each for each in added if each["type"] in ("partner", "locality")] == []
    imports.approve(by=OFFICE, at=NOW, uid=uid, digest=found.digest, queue=False)
    imports.apply(by=OFFICE, at=NOW, uid=uid)
    after = called(draft)
    assert {ref: after[ref] for ref in before} == before

    again, found = taken_in("riverside-as-found.xlsx", draft)
    assert (found.changes, found.open, state(again)) == (0, 0, "same")
    remembered = [each for each in from_json(found.difference).questions if each.said]
    assert len(remembered) >= 14
    assert {each.said for each in remembered} == {datetime.date(NOW.year, NOW.month, NOW.day)}
    with (seen := visit(MANAGER)).opened():
        page = import_page(seen, again)
    assert all(each.before for kind in page.asked for each in kind.said)


def test_one_word_for_all_takes_only_names_nearly_the_same_in_the_same_place():
    uid, _ = taken_in("riverside-as-found.xlsx", version(status="draft"))
    with (seen := visit(MANAGER)).opened():
        page = import_page(seen, uid)
    sure = {kind.type: kind.sure for kind in page.asked}
    refs = {ref: title for ref, (title, _) in called(version(status="draft")).items()}
    assert {refs[ref] for _, ref in sure["partner"]} == {
        "Eastshire Police", "Job Service East", "Two Banks Trust",
    }  # fmt: skip
    assert sure["person"] == ()
    assert sure["locality"] == ()
