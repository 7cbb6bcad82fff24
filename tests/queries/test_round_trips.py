"""Every version of every plan of the demonstration, handed out and taken in again, changes nothing."""

from dataclasses import replace

import pytest

from joinedup.analysis.difference import difference_of_file
from joinedup.commands.comparing import frozen_names
from joinedup.commands.kernel import scope_of
from joinedup.commands.versions import Loaded
from joinedup.core.finding import Severity
from joinedup.core.text import Text
from joinedup.formats import WRITABLE, read_plan
from joinedup.queries import exports, visits
from joinedup.records import models, scope
from tests.commands import files
from tests.commands.demonstration import DAY, OFFICE, loaded, version, whole

pytestmark = [pytest.mark.usefixtures("demonstration"), pytest.mark.django_db]


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        yield from loaded()


def versions(slug):
    with whole(slug):
        return list(models.PlanVersion.objects.select_related("series").order_by("id"))


def handed_out(by, row, suffix):
    """The file of a version that the office gets."""
    seen = replace(visits.visit(by.partnership, None), actor=by, scope=scope_of(by))
    with seen.opened():
        return exports.export(seen, row, DAY, suffix).content


@pytest.mark.parametrize("suffix", WRITABLE)
def test_every_version_of_every_plan_comes_back_as_it_went_out(suffix):
    count = 0
    for slug in models.Partnership.objects.values_list("slug", flat=True):
        by = replace(OFFICE, partnership=slug)
        for row in versions(slug):
            file = read_plan(handed_out(by, row, suffix), isolate=False)
            with scope.opened(scope_of(by)):
                plan = Loaded(row).plan
            found = difference_of_file(plan, file, frozen=frozen_names(row.status))
            said = [found.changes, found.frozen, found.questions]
            assert (slug, str(row.title), said) == (slug, str(row.title), [(), (), ()])
            serious = {each.code for each in file.findings if each.severity is not Severity.NOTE}
            assert (slug, str(row.title), serious) == (slug, str(row.title), set())
            count += 1
    assert count > 8


@pytest.mark.parametrize("suffix", WRITABLE)
def test_a_locality_plan_taken_in_again_by_its_page_changes_nothing(suffix):
    uid = version("eastmere")
    row = next(each for each in versions("riverside") if each.uid == uid)
    taken = files.received(OFFICE, uid, handed_out(OFFICE, row, suffix), name=f"plan{suffix}")
    found = files.compared(OFFICE, taken)
    assert (found.problem, found.changes, found.open) == ("", 0, 0)


def helped_by(ref):
    with whole():
        goal = models.Thing.objects.get(type="goal", number=int(ref[1:]))
        ties = models.Tie.objects.filter(thing=goal, field="helped_by").order_by("position")
        return [each.target.ref for each in ties.select_related("target")]


def test_what_other_plans_do_for_a_goal_stays_when_one_plan_s_file_says_otherwise():
    uid = version("eastmere")
    row = next(each for each in versions("riverside") if each.uid == uid)
    file = read_plan(handed_out(OFFICE, row, ".xlsx"), isolate=False).plan
    before = helped_by("G1")
    own = file.actions[0].ref
    assert before
    assert own not in before
    goals = tuple(
        replace(each, helped_by=(own,), title=Text.of("Fewer hurt")) if each.ref == "G1" else each
        for each in file.goals
    )
    files.brought_in(OFFICE, uid, replace(file, goals=goals))
    assert helped_by("G1") == [own, *before]
