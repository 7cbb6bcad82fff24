"""Any plan at all can be checked, and every finding of it can be read."""

from __future__ import annotations

import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joinedup.analysis.linkage import check
from joinedup.analysis.linkage.order import FIRST_SCREEN
from joinedup.core.plan import Plan
from joinedup.core.words import PlanKind
from tests.analysis.linkage.building import laid_out
from tests.plans import plans

DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2060, 12, 31))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=plans(), today=DAYS, kind=st.sampled_from(PlanKind))
def test_a_check_of_any_plan_ends_in_findings_that_can_be_read(
    plan: Plan, today: datetime.date, kind: PlanKind
):
    findings = check(plan, today=today, kind=kind, places=laid_out(plan))
    for finding in findings:
        assert "{" not in finding.message() or "{" in str(finding.params)
        assert finding.remedy()
        assert finding.subject.type
        assert not finding.parts or len(finding.parts) > 0


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=plans(), today=DAYS)
def test_a_check_says_the_same_twice_and_no_code_twice_on_the_first_screen(
    plan: Plan, today: datetime.date
):
    findings = check(plan, today=today)
    assert findings == check(plan, today=today)
    first = [finding.code for finding in findings[:FIRST_SCREEN]]
    if len({finding.code for finding in findings}) >= FIRST_SCREEN:
        assert len(set(first)) == FIRST_SCREEN


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=plans(), today=DAYS)
def test_switching_off_a_code_takes_away_its_findings_and_no_others(
    plan: Plan, today: datetime.date
):
    findings = check(plan, today=today)
    for code in {finding.code for finding in findings}:
        left = check(plan, today=today, ignore=(code,))
        kept = [finding for finding in findings if finding.code != code]
        assert sorted(each.message() for each in left) == sorted(each.message() for each in kept)
