"""Tasks done by the worker: imports read and applied in the background, once, whatever happens."""

import time

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from joinedup.commands import imports, people, plans
from joinedup.commands.background import register
from joinedup.core.permissions import Role
from joinedup.core.text import Text
from joinedup.jobs import reading, worker
from joinedup.queries.actors import actor_for
from joinedup.records import models, tasks
from tests.commands import files
from tests.commands import house as houses
from tests.commands.house import NOW

pytestmark = pytest.mark.database

PATIENCE = 60


@pytest.fixture
def house(own_database):
    return houses.made()


@pytest.fixture
def manager(house):
    """Somebody of the office who is on record: tasks ask who may, when they are done."""
    token = people.invite(
        by=house.office, at=NOW, email="manager@office.example", role=Role.OFFICE, title="Manager"
    )
    return actor_for(house.slug, people.sign_in(token=token, at=NOW).uid)


@pytest.fixture
def version(house):
    return plans.begin(by=house.office, at=NOW, slug="other", title=Text.of("Other"))


def row(house, uid):
    with house.whole():
        return models.Import.objects.get(uid=uid)


def received(manager, version, found=None):
    content = files.written(found or files.plan(), ".xlsx")
    return imports.receive(by=manager, at=NOW, plan=version, name="plan.xlsx", content=content)


def ids(house, manager, uid):
    return {
        "partnership": house.slug, "user": manager.user, "uid": uid, "at": NOW.isoformat(),
    }  # fmt: skip


def test_a_received_file_is_read_and_an_approved_one_applied_by_tasks(house, manager, version):
    uid = received(manager, version)
    worker.do_all()
    assert row(house, uid).state == "ready"
    imports.approve(by=manager, at=NOW, uid=uid, digest=row(house, uid).digest)
    worker.do_all()
    assert row(house, uid).state == "applied"
    assert len(house.as_seen(manager, version).actions) == 3


def test_the_thread_does_what_is_put_before_it_and_stops(house, manager, version):
    thread = worker.WorkerThread(every=0.01).start()
    try:
        uid = received(manager, version)
        until = time.monotonic() + PATIENCE
        while row(house, uid).state == "reading" and time.monotonic() < until:
            time.sleep(0.02)
    finally:
        thread.stop()
    assert row(house, uid).state == "ready"
    assert not thread._thread.is_alive()


def test_a_task_that_runs_twice_does_not_matter(house, manager, version):
    uid = received(manager, version)
    for _ in range(2):
        reading.read(**ids(house, manager, uid))
    imports.approve(by=manager, at=NOW, uid=uid, digest=row(house, uid).digest)
    for _ in range(2):
        reading.apply(**ids(house, manager, uid))
    assert house.verbs().count("plan.imported") == 1


def test_somebody_who_has_left_does_nothing_more(house, manager, version):
    uid = received(manager, version)
    people.invite(
        by=house.office, at=NOW, email="b@office.example", role=Role.OFFICE, title="Other"
    )
    with house.whole():
        seat = models.Membership.objects.get(user__uid=manager.user).uid
    people.leave(by=house.office, at=NOW, membership=seat)
    worker.do_all()
    assert row(house, uid).state == "reading"


def test_a_plan_that_changed_in_between_makes_the_import_stale_with_the_reason(
    house, manager, version
):
    uid = received(manager, version)
    worker.do_all()
    imports.approve(by=manager, at=NOW, uid=uid, digest=row(house, uid).digest)
    plans.edit(by=house.office, at=NOW, version=version, says={"area": "Elsewhere"})
    worker.do_all()
    found = row(house, uid)
    assert found.state == "stale"
    assert "Compare it again" in found.problem
    assert house.as_seen(manager, version).actions == ()


def test_a_fault_of_ours_is_kept_as_a_sentence_and_nothing_is_changed(
    house, manager, version, monkeypatch
):
    uid = received(manager, version)
    worker.do_all()
    imports.approve(by=manager, at=NOW, uid=uid, digest=row(house, uid).digest)
    monkeypatch.setattr(imports, "_widen", _fail)
    with pytest.raises(RuntimeError):
        reading.apply(**ids(house, manager, uid))
    assert row(house, uid).state == "failed"
    assert house.as_seen(manager, version).actions == ()


def _fail(*_):
    raise RuntimeError("broken")


def test_what_fails_waits_longer_each_time_and_is_given_up_in_the_end(own_database):
    register("tests.fails")(_refuse)
    tasks.later("tests.fails", what="x")
    waits = []
    for _ in range(tasks.TRIES + 1):
        ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY).first()
        if ready is None:
            break
        waits.append(ready.run_after)
        DBTaskResult.objects.filter(id=ready.id).update(run_after=NOW.replace(year=2020))
        worker.do_all()
    assert len(waits) == tasks.TRIES
    assert waits[1:] == sorted(waits[1:])
    last = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED)
    assert last.count() == 1


def _refuse(*, what):
    raise RuntimeError(what)


def test_a_task_whose_process_was_killed_is_done_again(house, manager, version):
    uid = received(manager, version)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING)
    assert worker.take_up_abandoned(all_of_them=True) == 1
    worker.do_all()
    assert row(house, uid).state == "ready"


def test_a_task_exists_exactly_when_the_change_does(house, manager, version):
    before = DBTaskResult.objects.count()
    with pytest.raises(Exception, match="is empty"):
        imports.receive(by=manager, at=NOW, plan=version, name="x.xlsx", content=b"")
    assert DBTaskResult.objects.count() == before
