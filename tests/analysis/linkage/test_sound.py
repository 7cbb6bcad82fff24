from __future__ import annotations

from joinedup.analysis.linkage import check
from joinedup.core.plan import Plan
from tests.analysis.linkage.building import SOUND, TODAY, grown

OWN = ("L", "N")


def test_a_sound_plan_has_no_finding_of_linkage():
    findings = check(SOUND, today=TODAY)
    assert [each.message() for each in findings if each.code.startswith(OWN)] == []


def test_a_sound_plan_stays_sound_as_it_grows():
    findings = check(grown(60), today=TODAY)
    codes = {each.code for each in findings if each.code.startswith(OWN)}
    assert codes <= {"L22", "L30"}  # three bodies share it, which is described


def test_an_empty_plan_has_no_finding_of_linkage():
    findings = check(Plan(), today=TODAY)
    assert [each.message() for each in findings if each.code.startswith(OWN)] == []
