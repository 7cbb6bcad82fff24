"""All partnerships beside one another: the table of the survey, who is counted, and what is read for it."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joinedup.analysis.across import Facts, From, composition, layers, sizes
from joinedup.analysis.across.keeping import facts_of, kept
from joinedup.commands import partnerships, people
from joinedup.core.invented import Chaired, chairs
from joinedup.core.permissions import Actor, Role
from joinedup.core.text import Text
from joinedup.queries.across import Counted, across, may_read
from joinedup.records import building, guard, models, scope
from tests.queries.released import DAY, of_invented, release

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 17, 9, 30, tzinfo=datetime.UTC)
ROWS = {
    Chaired.ELECTED: From.ELECTED,
    Chaired.OFFICER: From.OFFICERS,
    Chaired.OTHER_PUBLIC: From.OTHER_PUBLIC,
    Chaired.PRIVATE: From.PRIVATE,
    Chaired.VOLUNTARY: From.VOLUNTARY,
    Chaired.NOT_REPORTED: From.NOT_REPORTED,
}


def created(count: int) -> None:
    """So many partnerships that have released nothing."""
    with guard.lifted():
        for at in range(count):
            models.Partnership.objects.create(slug=f"silent-{at}", title=Text.of("Silent"))


@pytest.mark.parametrize("count", [100, 350])
def test_the_table_is_that_of_the_survey(count: int) -> None:
    release(of_invented(count))
    page = across(DAY)
    assert [each.percent for each in page.chairs.rows] == [46, 7, 16, 11, 11, 9]
    assert (page.there, page.counted, page.chairs.total) == (count, count, 100)


def test_a_smaller_table_has_the_counts_that_were_shared_out() -> None:
    release(of_invented(50))
    found = {each.of: each.count for each in across(DAY).chairs.rows}
    assert found == {ROWS[who]: many for who, many in chairs(50).items()}


def test_what_was_kept_is_what_was_released() -> None:
    found = of_invented(20)
    assert [facts_of(each.key, kept(each)) for each in found] == found
    unstated = Facts(key="x", partners={None: 2}, groups={None: 1}, seats=0)
    assert facts_of("x", kept(unstated)) == unstated


def test_every_table_is_of_what_was_released() -> None:
    found = of_invented(20)
    release(found)
    page = across(DAY)
    assert page.composition == composition(found)
    assert page.layers == layers(found)
    assert page.sizes == sizes(found)


def test_a_partnership_that_has_released_nothing_is_not_counted_and_it_is_said() -> None:
    created(3)
    release(of_invented(5))
    page = across(DAY)
    assert (page.there, page.counted, page.chairs.partnerships) == (8, 5, 5)


def test_where_nobody_has_released_anything_nothing_is_told() -> None:
    created(1)
    page = across(DAY)
    assert (page.there, page.counted, page.oldest, page.named) == (1, 0, None, ())
    assert page.composition.rows == page.layers.rows == ()


def test_one_without_a_name_is_counted_and_not_listed() -> None:
    first, second = of_invented(2)
    release([first, replace(second, title=None, area="", kind="")])
    page = across(DAY)
    assert (page.counted, page.unnamed) == (2, 1)
    assert [each.title for each in page.named] == [first.title]


def test_those_with_names_stand_in_their_order_with_what_is_on_record() -> None:
    release(
        [
            Facts(key="1", title=Text.of("Wend")),
            replace(of_invented(1)[0], title=Text.of("alder"), seats=4),
        ]
    )
    first, last = across(DAY).named
    assert (str(first.title), first.seats) == ("alder", 4)
    assert last == Counted(title=Text.of("Wend"), members=None, groups=None, seats=None)


def test_the_oldest_and_the_newest_day_are_said() -> None:
    release(of_invented(1), datetime.date(2026, 3, 1))
    release(of_invented(1))
    page = across(DAY)
    assert (page.oldest, page.newest) == (datetime.date(2026, 3, 1), DAY)


@pytest.mark.parametrize("count", [1, 350])
def test_as_many_questions_are_asked_of_one_as_of_350(count: int) -> None:
    release(of_invented(count))
    with CaptureQueriesContext(connection) as asked:
        across(DAY)
    said = [each["sql"] for each in asked if "FROM" in each["sql"]]
    assert len(said) == 2
    for each in said:
        assert "records_releasedfacts" in each or "COUNT(*)" in each
        assert not any(f'"{row._meta.db_table}"' in each for row in building.rows()
                       if row is not models.ReleasedFacts)  # fmt: skip


def test_the_scope_of_the_installation_sees_what_was_released_and_nothing_else() -> None:
    slug = partnerships.create(
        by=Actor(administrator=True), at=NOW, slug="riverside", title=Text.of("Riverside")
    )
    office = Actor(partnership=slug, role=Role.OFFICE)
    people.invite(by=office, at=NOW, email="o@riverside.example", role=Role.OFFICE, title="Office")
    release(of_invented(2))
    with scope.opened(scope.Scope(None, whole=True)):
        full = {row.__name__ for row in building.rows() if row.objects.exists()}
    with scope.opened(scope.INSTALLATION):
        seen = {row.__name__ for row in building.rows() if row.objects.exists()}
    assert {"Chain", "Event", "Membership"} <= full
    assert seen == {"ReleasedFacts"}


def test_a_partnership_sees_its_own_facts_alone_and_the_public_none() -> None:
    release(of_invented(2))
    first = models.Partnership.objects.get(slug="place-1")
    with scope.opened(scope.Scope(first.id)):
        assert models.ReleasedFacts.objects.count() == 1
    with scope.opened(scope.Scope(first.id, Actor().audience)):
        assert models.ReleasedFacts.objects.count() == 0


def test_whoever_has_a_role_anywhere_may_read_and_nobody_else() -> None:
    slug = partnerships.create(
        by=Actor(administrator=True), at=NOW, slug="riverside", title=Text.of("Riverside")
    )
    office = Actor(partnership=slug, role=Role.OFFICE)
    people.invite(by=office, at=NOW, email="o@riverside.example", role=Role.OFFICE, title="Office")
    member = models.User.objects.get()
    stranger = models.User.objects.create(email="s@elsewhere.example", created=NOW)
    keeper = models.User.objects.create(
        email="k@elsewhere.example", created=NOW, administrator=True
    )
    assert [may_read(each) for each in (member, stranger, keeper, None)] == [
        True, False, True, False,
    ]  # fmt: skip
    with guard.lifted(), scope.opened(scope.Scope(None, whole=True)):
        models.Membership.objects.update(ended=NOW)
    assert not may_read(member)
