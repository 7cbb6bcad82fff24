"""What a plan says of one thing, gathered round it."""

import pytest

from joinedup.core.words import LinkKind
from joinedup.queries.dossiers import dossier
from joinedup.queries.ties import Ties
from tests.queries.plan_of_riverside import ref_of, snapshot


@pytest.fixture(scope="module")
def ties():
    return Ties(snapshot(), ())


def of(ties, collection, number):
    return dossier(snapshot(), ref_of(collection, number), ties)


def named(listed):
    return [each.name.number for each in listed]


def test_what_is_not_in_the_plan_has_none(ties):
    assert dossier(snapshot(), "A999", ties) is None


def test_the_trail_leads_from_the_aim_down(ties):
    trail = of(ties, "actions", "5.2.1").trail
    assert [each.number for each in trail] == ["5", "5.2"]


def test_a_measure_stands_under_what_it_measures(ties):
    measure = next(each for each in snapshot().plan.measures if each.number == "5.2.1a")
    trail = dossier(snapshot(), measure.ref, ties).trail
    assert [each.number for each in trail] == ["5", "5.2", "5.2.1"]


def test_an_aim_has_its_priorities_under_it_and_a_priority_its_actions(ties):
    assert named(of(ties, "outcomes", "7").below) == ["7.1", "7.2"]
    assert named(of(ties, "priorities", "7.2").below) == ["7.2.1", "7.2.2", "7.2.3"]


def test_every_link_of_a_thing_is_told_once(ties):
    graph = snapshot().graph
    for thing in snapshot().plan.actions:
        found = dossier(snapshot(), thing.ref, ties)
        told = (*found.links_on, *found.links_in, *found.across)
        assert len(told) == len(graph.links_from(thing.ref)) + len(graph.links_to(thing.ref))


def test_what_conflicts_is_told_apart_from_what_serves(ties):
    across = of(ties, "actions", "2.2.3").across
    assert any(tie.kind is LinkKind.CONFLICTS_WITH or tie.ended for tie in across) or any(
        tie.kind is LinkKind.DEPENDS_ON for tie in across
    )
    assert all(tie.kind is not LinkKind.SERVES for tie in across)


def test_updates_come_with_the_latest_first(ties):
    days = [each.period.first_day for each in of(ties, "actions", "3.2.2").updates]
    assert days == sorted(days, reverse=True)
    assert len(days) > 1


def test_a_partner_has_its_services_its_actions_its_goals_and_its_people(ties):
    police = of(ties, "partners", "P4").partner
    assert len(police.services) == 3
    assert len(police.accountable) == 5
    assert police.goals
    assert police.people


def test_a_claimed_link_waits_for_the_end_that_has_not_spoken(ties):
    agency = ref_of("partners", "P8")
    waiting = ties.waiting_for(agency)
    assert len(waiting) == 6
    assert all(tie.by_office for tie in waiting)


def test_an_issue_joins_aims_and_actions(ties):
    joined = of(ties, "issues", "X2").joined
    assert {each.name.type for each in joined} == {"outcome", "action"}


def test_a_person_has_what_it_leads(ties):
    person = next(each for each in snapshot().plan.people if str(each.title) == "Transport manager")
    assert "6.3.3" in named(dossier(snapshot(), person.ref, ties).led)


def test_a_thing_knows_what_it_was_before(ties):
    before = of(ties, "actions", "3.2.2").before
    assert [each.row.number for each in before] == ["3.5"]
