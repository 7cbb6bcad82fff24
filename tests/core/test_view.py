"""What of a partner's own goals stands in view of one version."""

from joinedup.core.plan import Action, PartnerGoal, Plan
from joinedup.core.text import Text
from joinedup.core.view import in_view, with_unseen

HERE = Action(ref="A1", title=Text.of("Lamps"))
GOAL = PartnerGoal(ref="G1", title=Text.of("Cut violence"), helped_by=("A9", "A1", "M4"))


def test_a_goal_is_helped_in_a_version_by_what_the_version_has():
    (goal,) = in_view(Plan(actions=(HERE,), goals=(GOAL,))).goals
    assert goal.helped_by == ("A1",)


def test_a_version_that_has_all_it_points_to_is_the_same_plan():
    plan = Plan(actions=(HERE,), goals=(PartnerGoal(ref="G1", helped_by=("A1",)),))
    assert in_view(plan) is plan


def test_what_was_not_seen_stays_when_what_was_seen_changes():
    seen = {"G1", "A1", "A2"}
    changed = PartnerGoal(ref="G1", title=Text.of("Cut violence"), helped_by=("A2",))
    assert with_unseen(GOAL, changed, seen).helped_by == ("A2", "A9", "M4")


def test_what_was_seen_and_taken_away_is_gone():
    emptied = PartnerGoal(ref="G1", helped_by=())
    assert with_unseen(PartnerGoal(ref="G1", helped_by=("A1",)), emptied, {"A1"}) is emptied


def test_what_was_not_seen_and_is_named_all_the_same_is_there_once():
    named = PartnerGoal(ref="G1", helped_by=("M4", "A9"))
    assert with_unseen(GOAL, named, {"A1"}).helped_by == ("M4", "A9")
