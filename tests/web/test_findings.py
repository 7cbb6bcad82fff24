"""Things to put right, through their pages: for each role what is its to see."""

import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from bench.filling import fill
from bench.plans import wired_plan
from joinedup.analysis.linkage import RULES
from joinedup.commands import codes, partnerships
from joinedup.core.audience import Label
from joinedup.queries import findings as found
from joinedup.queries import snapshots
from joinedup.records import models
from joinedup.web.remedies import REMEDIES, remedy
from tests.commands.demonstration import DAY, NOW, version, visit
from tests.commands.demonstration import OFFICE as BY_OFFICE
from tests.web.visitors import (
    CHAIR,
    NOBODY,
    OFFICE,
    POLICE,
    RESIDENT,
    SCRUTINY,
    THEME_CHAIR,
    TRUST,
    TWO_BANKS,
    VICE_CHAIR,
    client_of,
    page,
    words,
)

FINDINGS = "/p/riverside/findings"
WHEN_RELEASED = (CHAIR, VICE_CHAIR, THEME_CHAIR, SCRUTINY)


pytestmark = [pytest.mark.usefixtures("demo_loaded", "demo_day"), pytest.mark.django_db]


def seen_by(email):
    """What there is to put right, as somebody sees it."""
    seen = visit(email)
    with seen.opened():
        row = models.PlanVersion.objects.get(series__slug="main", status="agreed")
        return found.findings(seen, row, DAY)


def test_the_office_sees_all_by_what_it_is_and_by_who_would_put_it_right():
    office = client_of(OFFICE)
    assert "What scrutiny would raise first" in words(page(office, FINDINGS))
    owners = words(page(office, f"{FINDINGS}?by=owner"))
    assert "Eastshire Police" in owners
    assert "Nobody in particular" in owners


def test_until_released_they_are_the_office_s_and_for_its_own_each_partner_s():
    for email in (*WHEN_RELEASED, RESIDENT, NOBODY):
        assert client_of(email).get(FINDINGS).status_code == 404
        assert client_of(email).get(f"{FINDINGS}.xlsx").status_code == 404
    for email in (POLICE, TRUST, TWO_BANKS):
        assert "your own body answers for" in words(page(client_of(email), FINDINGS))


def test_released_they_are_the_board_s_and_scrutiny_s_and_never_the_public_s():
    partnerships.set_up(by=BY_OFFICE, at=NOW, changes={"findings_released": True})
    for email in WHEN_RELEASED:
        said = words(page(client_of(email), FINDINGS))
        assert "What scrutiny would raise first" in said
        assert "Change it" not in said
        assert "Switch" not in said
    for email in (RESIDENT, NOBODY):
        assert client_of(email).get(FINDINGS).status_code == 404


def test_a_partner_is_told_nothing_of_another_s_in_a_finding_about_several():
    all_of_them, own = seen_by(OFFICE), seen_by(POLICE)
    mine = {item.ref for kind in own.kinds for item in kind.items}
    others = {
        item.subject.title
        for kind in all_of_them.kinds
        for item in kind.items
        if item.ref not in mine and item.subject.title
    }
    told = [
        each for kind in own.kinds for each in kind.findings if each.message() == each.rule.title
    ]
    assert told
    assert {part.subject.ref for each in told for part in each.parts} <= mine
    for each in told:
        assert not [title for title in others if title in each.message()]


def test_each_case_leads_to_where_it_is_put_right_and_that_page_is_there():
    office = client_of(OFFICE)
    html = page(office, FINDINGS)
    ways = {each.split('"')[0] for each in html.split('class="put-right no-print" href="')[1:]}
    assert len(ways) > 10
    for way in sorted(ways)[:25]:
        assert (way, office.get(way).status_code) == (way, 200)


def test_what_leads_somewhere_is_a_code_that_there_is():
    assert {rule.code for rule in RULES} >= REMEDIES.keys()


def test_a_case_about_nothing_that_has_a_page_leads_nowhere():
    assert remedy("L33", "", str) == ("", "")
    assert remedy("N31", "A1", str) == ("", "")
    assert remedy("N31", "", str, "/next")[0] == "/next"


def test_a_code_is_switched_off_with_a_reason_and_on_again():
    office = client_of(OFFICE)
    code = seen_by(OFFICE).kinds[0].rule.code
    given = {"code": code, "switch": "off", "key": "a"}
    response = office.post(f"{FINDINGS}/switch", {**given, "reason": ""})
    assert response.status_code == 400
    assert f'href="#reason-{code}"' in response.content.decode()
    for _ in range(2):
        done = office.post(f"{FINDINGS}/switch", {**given, "reason": "The board said so."})
        assert done.status_code == 303
    html = page(office, FINDINGS)
    assert f'id="{code}"' not in html
    assert "The board said so." in words(html)
    office.post(f"{FINDINGS}/switch", {"code": code, "switch": "on", "key": "b"})
    assert f'id="{code}"' in page(office, FINDINGS)


def test_only_the_office_switches_codes_off():
    for email in (*WHEN_RELEASED, POLICE, TRUST, TWO_BANKS, RESIDENT, NOBODY):
        given = {"code": "L33", "switch": "off", "reason": "No.", "key": "a"}
        assert client_of(email).post(f"{FINDINGS}/switch", given).status_code == 403


def test_the_workbook_has_a_row_a_case_and_leads_to_its_page():
    response = client_of(OFFICE).get(f"{FINDINGS}.xlsx")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_index(0)
    cases = sum(len(kind.items) for kind in seen_by(OFFICE).kinds)
    assert len(rows.to_python()) == 4 + cases
    assert response["Content-Disposition"].startswith("attachment")


def test_a_partner_s_workbook_has_its_own_alone():
    response = client_of(POLICE).get(f"{FINDINGS}.xlsx")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_index(0)
    assert len(rows.to_python()) == 4 + sum(len(kind.items) for kind in seen_by(POLICE).kinds)


def test_a_draft_has_its_own_and_a_superseded_version_none():
    office = client_of(OFFICE)
    draft, old = version("main", "draft"), version("main", "superseded")
    assert "This is a draft" in page(office, f"/p/riverside/plans/{draft}/findings")
    said = words(page(office, f"/p/riverside/plans/{old}/findings"))
    assert "Nothing was found" in said


def test_an_unchanged_page_is_not_made_again_and_a_changed_one_is():
    office = client_of(OFFICE)
    office.get(FINDINGS)
    tag = office.get(FINDINGS)["ETag"]
    assert office.get(FINDINGS, headers={"If-None-Match": tag}).status_code == 304
    codes.switch_off(by=BY_OFFICE, at=NOW, code="L33", reason="We know.")
    assert office.get(FINDINGS, headers={"If-None-Match": tag}).status_code == 200


def test_the_pages_are_in_welsh_too():
    assert 'lang="cy"' in page(client_of(OFFICE), "/cy" + FINDINGS)


def test_ten_times_the_actions_take_as_many_queries():
    counts = []
    for slug, actions in (("small", 40), ("large", 400)):
        fill(slug, wired_plan(actions), Label.PUBLIC)
        row = models.Partnership.objects.get(slug=slug)
        row.findings_released = True
        snapshots.SHELF.clear()
        with CaptureQueriesContext(connection) as queries:
            Client(SERVER_NAME="localhost").get(f"/p/{slug}/findings")
        counts.append(len(queries))
    assert counts[0] == counts[1]
