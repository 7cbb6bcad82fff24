"""The page of an import, and what is exported comes back as nothing new."""

from dataclasses import replace

import pytest

from joinedup import read_plan
from joinedup.commands import imports, plans, things
from joinedup.commands.kernel import scope_of
from joinedup.core.permissions import Role
from joinedup.core.text import Text
from joinedup.queries import exports, visits
from joinedup.queries import imports as pages
from joinedup.records import models
from tests.commands import files
from tests.commands import house as houses
from tests.commands.house import NOW


@pytest.fixture
def house(db):
    return houses.made()


@pytest.fixture
def version(house):
    return plans.begin(by=house.office, at=NOW, slug="other", title=Text.of("Other"))


def visit(house, by):
    found = visits.visit(house.slug, None)
    return replace(found, actor=by, scope=scope_of(by), head=(str(len(house.events())), ""))


def page(house, uid, by=None, **more):
    seen = visit(house, by or house.office)
    with seen.opened():
        return pages.import_page(seen, uid, **more)


def exported(house, version, suffix, by=None):
    seen = visit(house, by or house.office)
    with seen.opened():
        row = models.PlanVersion.objects.select_related("series").get(uid=version)
        return exports.export(seen, row, NOW.date(), suffix)


def test_a_received_file_is_being_read(house, version):
    found = page(house, files.received(house.office, version, files.plan()))
    assert (found.state, found.is_busy, found.told) == ("reading", True, None)


def test_a_compared_file_says_in_words_what_would_change(house, version):
    uid = files.received(house.office, version, files.plan(3))
    files.compared(house.office, uid)
    found = page(house, uid)
    assert (found.state, found.open) == ("ready", 0)
    assert "3 new actions" in found.told.headline
    assert found.sheets


def test_a_question_is_in_words_and_waits(house, version):
    files.brought_in(house.office, version, files.plan())
    other = files.retitled(files.plan(), "1.1.1", "Something else altogether")
    uid = files.received(house.office, version, other)
    files.compared(house.office, uid)
    found = page(house, uid)
    assert (found.state, found.open) == ("asking", 1)
    assert "Something else altogether" in found.questions[0].sentence


def test_the_list_has_the_newest_first(house, version):
    uids = [files.received(house.office, version, files.plan(n), name=f"{n}.xlsx") for n in (1, 2)]
    seen = visit(house, house.office)
    with seen.opened():
        assert [each.uid for each in pages.imports(seen)] == uids[::-1]


def test_nobody_but_the_office_sees_an_import(house, version):
    uid = files.received(house.office, version, files.plan())
    for by in (house.lead, house.actor(Role.CHAIR), house.actor(Role.PUBLIC)):
        with pytest.raises(pages.NoSuchImport):
            page(house, uid, by)
        seen = visit(house, by)
        with seen.opened():
            assert pages.imports(seen) == ()


def test_an_import_of_another_partnership_is_not_there(house, version):
    uid = files.received(house.office, version, files.plan())
    with pytest.raises(pages.NoSuchImport):
        page(houses.made(), uid)


@pytest.mark.parametrize("suffix", [".xlsx", ".json"])
def test_what_is_exported_comes_back_as_nothing_new(house, version, suffix):
    files.brought_in(house.office, version, files.plan(5))
    file = exported(house, version, suffix)
    uid = files.received(house.office, version, file.content, name=file.name)
    found = files.compared(house.office, uid)
    assert (found.problem, found.changes, found.open) == ("", 0, 0)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".xml", ".json"])
def test_every_format_holds_the_actions(house, version, suffix):
    files.brought_in(house.office, version, files.plan(2))
    file = exported(house, version, suffix)
    assert file.name == f"{house.slug}-from-a-file-draft-2026-11-17{suffix}"
    titles = {str(each.title) for each in read_plan(file.content).plan.actions}
    assert titles == {"Gardens number 1", "Lunches number 2"}


def test_there_is_no_other_format(house, version):
    with pytest.raises(exports.NoSuchFormat):
        exported(house, version, ".pdf")


def test_the_export_of_a_body_holds_its_own_draft_and_nobody_elses_does(house):
    says = {"title": Text.of("Quiet trial")}
    things.add(
        by=house.lead, at=NOW, plan=house.plan, type="action", says=says,
        under=house.refs["priority"], private=True,
    )  # fmt: skip
    mine = exported(house, house.plan, ".json", house.lead).content
    theirs = exported(house, house.plan, ".json", house.rival).content
    assert b"Quiet trial" in mine
    assert b"Quiet trial" not in theirs


def test_progress_is_shown_while_it_is_applied(house, version):
    uid = files.received(house.office, version, files.plan())
    found = files.compared(house.office, uid)
    imports.approve(by=house.office, at=NOW, uid=uid, digest=found.digest, queue=False)
    assert page(house, uid).progress == (0, found.changes)
    pages.cache.set(f"import:{uid}", (200, 4000), 60)
    assert page(house, uid).progress == (200, 4000)


def test_while_a_file_is_read_its_step_is_shown(house, version):
    uid = files.received(house.office, version, files.plan())
    assert page(house, uid).step == 1
    pages.cache.set(f"reading:{uid}", 2, 60)
    assert page(house, uid).step == 2
