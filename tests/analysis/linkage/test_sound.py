from __future__ import annotations

from joinedup.analysis.linkage import check
from joinedup.core.finding import Severity
from joinedup.core.plan import Measure, Plan
from tests.analysis.linkage.building import SOUND, TODAY, found, grown, said

OWN = ("L", "N")


def test_a_sound_plan_has_no_finding_of_linkage():
    findings = check(SOUND, today=TODAY)
    assert [each.message() for each in findings if each.code.startswith(OWN)] == []


def test_a_sound_plan_stays_sound_as_it_grows():
    findings = check(grown(60), today=TODAY)
    codes = {each.code for each in findings if each.code.startswith(OWN)}
    assert codes <= {"L22", "L30"}  # three bodies share it, which is described


def test_of_an_empty_plan_only_that_is_said():
    (finding,) = check(Plan(), today=TODAY, kind="loip")
    assert found(Plan(), "L46") == [finding]
    assert finding.message() == (
        "The file holds no outcomes, no priorities, no actions and no measures, so there was "
        "nothing to check."
    )
    assert finding.severity is Severity.ERROR


def test_a_plan_with_anything_in_it_is_not_empty():
    assert said(SOUND, "L46") == []
    for part in ("outcomes", "priorities", "actions"):
        assert said(Plan(**{part: getattr(SOUND, part)}), "L46") == []
    assert said(Plan(measures=(Measure(ref="M1"),)), "L46") == []
