"""Being counted across partnerships: what is taken, when it is refused, and what history tells of it."""

from __future__ import annotations

import datetime

import pytest

from joinedup.analysis.across import Facts, facts
from joinedup.analysis.across.keeping import facts_of
from joinedup.cli import server_words
from joinedup.cli.grammar import parser
from joinedup.commands import across, partnerships, plans, things
from joinedup.commands.demo_invented import load_invented, slug_of
from joinedup.commands.refusal import Refused
from joinedup.core import invented
from joinedup.core.permissions import Role
from joinedup.core.text import Text
from joinedup.core.words import Capacity, Layer, Sector
from joinedup.queries.verification import verify
from joinedup.records import models, scope
from joinedup.records.loading import load_plan
from tests.commands.house import NOW, agree

LATER = NOW + datetime.timedelta(days=3)


@pytest.fixture
def agreed(house):
    """The house, with a board, somebody in the chair, and its plan agreed."""

    def add(type, **says):
        return things.add(by=house.office, at=NOW, plan=house.plan, type=type, says=says)

    board = add("group", title=Text.of("Board"), layer=Layer.BOARD)
    add("seat", title=Text.of("Board: police"), group=board, partner=house.refs["police"])
    inspector = add("person", title=Text.of("Inspector"), partner=house.refs["police"])
    add(
        "chair_term",
        group=board,
        person=inspector,
        partner=house.refs["police"],
        capacity=Capacity.OFFICER,
    )
    agree(house)
    partnerships.set_up(
        by=house.office,
        at=NOW,
        changes={"area": "X06000001", "title": Text.of("Testing", cy="Profi")},
    )
    return house


def released(house) -> list[tuple[datetime.date, Facts]]:
    with house.whole():
        rows = models.ReleasedFacts.objects.values_list("day", "uid", "facts")
        return [(day, facts_of(uid, said)) for day, uid, said in rows]


def setting(house) -> str:
    return models.Partnership.objects.get(slug=house.slug).facts_released


def test_what_is_counted_is_what_the_agreed_plan_says(agreed):
    assert across.release(by=agreed.office, at=NOW, named=True) == "2026-11-17"
    ((day, found),) = released(agreed)
    assert day == NOW.date()
    assert str(found.title) == "Testing"
    assert found.title.within("cy") == "Profi"
    assert (found.area, found.seats, dict(found.groups)) == ("X06000001", 1, {Layer.BOARD: 1})
    assert dict(found.partners) == {None: 3}
    assert [term.capacity for term in found.terms] == [Capacity.OFFICER]
    assert setting(agreed) == across.NAMED


def test_without_a_name_neither_name_nor_area_nor_kind_is_kept(agreed):
    across.release(by=agreed.office, at=NOW, named=False)
    with agreed.whole():
        said = models.ReleasedFacts.objects.values_list("facts", flat=True).get()
    assert (said["title"], said["area"], said["kind"]) == (None, "", "")
    assert "Testing" not in str(said)
    assert setting(agreed) == across.UNNAMED


def test_nobody_is_named_in_what_is_kept(agreed):
    across.release(by=agreed.office, at=NOW, named=True)
    with agreed.whole():
        said = str(models.ReleasedFacts.objects.values_list("facts", flat=True).get())
    assert "officer" in said
    assert "Inspector" not in said


def test_released_again_it_is_counted_as_it_is_then_under_another_key(agreed):
    across.release(by=agreed.office, at=NOW, named=True)
    ((_, before),) = released(agreed)
    lines = len(agreed.events())
    things.add(
        by=agreed.office,
        at=NOW,
        plan=agreed.plan,
        type="partner",
        says={"title": Text.of("Wend Traders"), "sector": Sector.BUSINESS},
    )
    across.release(by=agreed.office, at=LATER, named=True)
    ((day, after),) = released(agreed)
    assert day == LATER.date()
    assert after.partners[Sector.BUSINESS] == 1
    assert before.key != after.key
    assert len(agreed.events()) == lines + 1  # the partner's: that it is counted was told before


def test_the_choice_is_told_to_history_and_the_record_stays_what_history_says(agreed):
    across.release(by=agreed.office, at=NOW, named=True)
    across.release(by=agreed.office, at=NOW, named=False)
    across.take_back(by=agreed.office, at=NOW)
    assert agreed.verbs()[-3:] == ["partnership.changed"] * 3
    assert setting(agreed) == ""
    assert released(agreed) == []
    assert verify(agreed.slug).is_good


def test_taken_back_when_it_was_never_given_nothing_happens(agreed):
    before = len(agreed.events())
    across.take_back(by=agreed.office, at=NOW)
    assert len(agreed.events()) == before


def test_without_an_agreed_plan_it_is_refused_and_nothing_is_kept(house):
    with pytest.raises(Refused, match="no agreed plan"):
        across.release(by=house.office, at=NOW, named=True)
    assert (released(house), setting(house)) == ([], "")


def test_a_draft_of_the_next_version_is_not_counted(agreed):
    draft = plans.draft_next(by=agreed.office, at=NOW, series="main", title=Text.of("Next"))
    group = {"title": Text.of("Theme"), "layer": Layer.THEME}
    things.add(by=agreed.office, at=NOW, plan=draft, type="group", says=group)
    across.release(by=agreed.office, at=NOW, named=True)
    ((_, found),) = released(agreed)
    with agreed.whole():
        plan = load_plan(models.PlanVersion.objects.get(uid=agreed.plan))
    assert dict(found.groups) == dict(facts("", plan, NOW.date()).groups)


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.OFFICE])
def test_the_office_alone_chooses(agreed, role):
    with pytest.raises(Refused):
        across.release(by=agreed.actor(role), at=NOW, named=True)
    with pytest.raises(Refused):
        across.take_back(by=agreed.actor(role), at=NOW)


# The demonstration that holds many


def test_invented_partnerships_come_in_with_their_history_and_are_counted(db):
    told = []
    assert load_invented(3, lambda done, of: told.append((done, of))) == 3
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert verify().is_good
    plans_of = list(invented.invented(3))
    for at, plan in enumerate(plans_of, 1):
        row = models.Partnership.objects.get(slug=slug_of(3, at))
        assert (str(row.title), row.demo, row.facts_released) == (plan.partnership, True, "named")
        with scope.opened(scope.Scope(row.id, whole=True)):
            found = load_plan(models.PlanVersion.objects.get(series__main=True))
            (said,) = models.ReleasedFacts.objects.values_list("facts", flat=True)
            verbs = list(models.Event.objects.order_by("number").values_list("verb", flat=True))
        wanted = facts("", plan, NOW.date())
        assert facts_of("", said).terms == wanted.terms
        assert dict(facts_of("", said).partners) == dict(wanted.partners)
        assert len(found.seats) == len(plan.seats)
        assert verbs == ["partnership.begun", "plan.begun", "plan.imported", "plan.agreed"]


def test_those_that_are_there_are_not_brought_in_again(db):
    load_invented(2)
    assert load_invented(2) == 0
    assert load_invented(3) == 3
    assert models.Partnership.objects.count() == 5


def test_the_command_line_takes_as_many_as_can_be_invented():
    assert server_words.MOST == invented.MOST
    assert parser().parse_args(["demo"]).partnerships == 0
    assert parser().parse_args(["demo", "--partnerships", "350"]).partnerships == 350


@pytest.mark.parametrize("said", ["2001", "-1", "many", "³"])
def test_a_number_that_cannot_be_is_refused_in_words(said, capsys):
    with pytest.raises(SystemExit):
        parser().parse_args(["demo", f"--partnerships={said}"])
    assert f"“{said}” is not a number from 0 to 2000." in capsys.readouterr().err
