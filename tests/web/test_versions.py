"""Plans and their versions, through their pages."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joinedup.commands import plans, things
from joinedup.core.text import Text
from joinedup.queries import plans as pages
from joinedup.queries.publishing import offer
from joinedup.records import models
from tests.commands.demonstration import NOW, version, visit, whole
from tests.commands.demonstration import OFFICE as BY_OFFICE
from tests.web.visitors import (
    CHAIR,
    EVERYBODY,
    NOBODY,
    OFFICE,
    RESIDENT,
    SCRUTINY,
    client_of,
    page,
    words,
)

PLANS = "/p/riverside/plans"


pytestmark = [pytest.mark.usefixtures("demo_loaded", "demo_day"), pytest.mark.django_db]


@pytest.fixture
def draft():
    return version("main", "draft")


def status(uid):
    with whole():
        row = models.PlanVersion.objects.get(uid=uid)
        return "withdrawn" if row.withdrawn else row.status.value


def test_everybody_reads_the_versions_that_are_theirs_to_read():
    for email in EVERYBODY:
        said = words(page(client_of(email), PLANS))
        sees_draft = email not in (SCRUTINY, RESIDENT, NOBODY)
        assert (email, "third version" in said) == (email, sees_draft)
        assert "Riverside 2025" in said
        assert (email, "Begin another plan" in said) == (email, email == OFFICE)
        assert (email, "Give this draft up" in said) == (email, email == OFFICE)
        assert (email, "The board has agreed it" in said) == (email, email in (OFFICE, CHAIR))


def test_a_plan_is_begun_by_its_title_and_goes_on_to_its_file(office):
    response = office.post(f"{PLANS}/begin", {"title": "Children’s plan / 2027!", "key": "a"})
    assert response["Location"].startswith("/p/riverside/imports?plan=")
    assert "Children’s plan / 2027!" in words(page(office, response["Location"]))


def test_pressed_twice_one_plan_is_begun(office):
    given = {"title": "Children’s plan", "key": "twice"}
    one, two = (office.post(f"{PLANS}/begin", given)["Location"] for _ in range(2))
    assert one == two


def test_two_plans_of_one_title_have_two_addresses(office):
    for key in ("a", "b"):
        assert office.post(f"{PLANS}/begin", {"title": "Plan", "key": key}).status_code == 303
    for title in ("New", "Plans", "Main", "？"):
        assert office.post(f"{PLANS}/begin", {"title": title, "key": title}).status_code == 303


def test_a_plan_without_a_title_is_asked_for_one(office):
    response = office.post(f"{PLANS}/begin", {"title": " ", "key": "a"})
    assert response.status_code == 400
    assert 'href="#wrong-begin"' in response.content.decode()


def test_a_plan_whose_only_draft_was_given_up_is_begun_anew(office):
    office.post(f"{PLANS}/begin", {"title": "Children", "key": "a"})
    with whole():
        uid = models.PlanVersion.objects.get(series__slug="children").uid
    assert office.post(f"{PLANS}/{uid}/withdraw", {"key": "b"}).status_code == 303
    assert status(uid) == "withdrawn"
    assert office.post(f"{PLANS}/begin", {"title": "Children", "key": "c"}).status_code == 303
    assert "Children" in words(page(office, PLANS))


def test_the_next_version_begins_with_what_is_agreed_or_with_nothing(office):
    given = {"series": "eastmere", "title": "Eastmere 2028", "called": "2", "empty": "yes"}
    assert office.post(f"{PLANS}/begin", {**given, "key": "a"}).status_code == 303
    with whole():
        row = models.PlanVersion.objects.get(series__slug="eastmere", status="draft")
        assert (str(row.title), row.version) == ("Eastmere 2028", "2")
        assert not models.Action.objects.filter(plan=row).exists()
    again = office.post(f"{PLANS}/begin", {**given, "key": "b"})
    assert again.status_code == 400
    assert "being drafted already" in words(again.content.decode())


def test_a_draft_is_agreed_on_a_day_by_office_or_chair_and_then_stands(draft):
    chair = client_of(CHAIR)
    for typed in ("", "soon", "2024", "31/12/2031"):
        response = chair.post(f"{PLANS}/{draft}/agree", {"on": typed, "key": typed or "none"})
        assert (typed, response.status_code) == (typed, 400)
        assert f'id="wrong-{draft}"' in response.content.decode()
    for _ in range(2):
        done = chair.post(f"{PLANS}/{draft}/agree", {"on": "16/11/2026", "key": "yes"})
        assert done.status_code == 303
    assert status(draft) == "agreed"


def test_nobody_else_agrees_publishes_gives_up_or_begins(draft):
    agreed = version()
    for email in EVERYBODY:
        client = client_of(email)
        tries = {
            f"{PLANS}/{draft}/agree": (OFFICE, CHAIR),
            f"{PLANS}/{draft}/withdraw": (OFFICE,),
            f"{PLANS}/{agreed}/publish": (OFFICE,),
            f"{PLANS}/begin": (OFFICE,),
        }
        for path, may in tries.items():
            if email not in may:
                code = client.post(path, {"key": "x", "on": "16/11/2026", "title": "T"}).status_code
                assert (email, path, code in (403, 404, 400)) == (email, path, True)
    assert (status(draft), status(agreed)) == ("draft", "agreed")


def test_what_becomes_public_and_what_never_does_is_said_before_it_does(office):
    uid = version("upper-wend")
    said = words(page(office, f"{PLANS}/{uid}/publish"))
    assert "What would become public" in said
    assert "People, risks, needs, updates" in said
    assert client_of(NOBODY).get(f"{PLANS}/{uid}/export.json").status_code == NOT_FOUND
    assert office.post(f"{PLANS}/{uid}/publish", {"publish": "yes", "key": "a"}).status_code == 303
    after = words(page(office, f"{PLANS}/{uid}/publish"))
    assert "Take it back from the public" in after
    assert client_of(NOBODY).get(f"{PLANS}/{uid}/export.json").status_code == 200
    office.post(f"{PLANS}/{uid}/publish", {"publish": "no", "key": "b"})
    assert client_of(NOBODY).get(f"{PLANS}/{uid}/export.json").status_code == NOT_FOUND


NOT_FOUND = 404


def test_publishing_does_what_was_said(office):
    uid, seen = version("upper-wend"), visit(OFFICE)

    def offered():
        with seen.opened():
            return offer(seen, models.PlanVersion.objects.get(uid=uid))

    before = offered()
    office.post(f"{PLANS}/{uid}/publish", {"publish": "yes", "key": "a"})
    after = offered()
    assert after.fresh == ()
    assert dict(after.public) == {
        type: dict(before.fresh).get(type, 0) + dict(before.public).get(type, 0)
        for type in dict(before.fresh).keys() | dict(before.public).keys()
    }
    assert after.back == before.fresh


def test_a_draft_is_not_published_and_says_when_it_can_be(office, draft):
    assert "When the board has agreed it" in words(page(office, f"{PLANS}/{draft}/publish"))
    refused = office.post(f"{PLANS}/{draft}/publish", {"publish": "yes", "key": "a"})
    assert refused.status_code == 400


def test_to_compare_the_latest_version_and_the_one_before_are_proposed(office, draft):
    boxes = page(office, "/p/riverside/compare").partition('<form method="get"')[2]
    old, new = (box.partition("</select>")[0] for box in boxes.split("<select")[1:3])
    assert re.findall(r'value="([^"]*)" selected', old) == [version()]
    assert re.findall(r'value="([^"]*)"', new)[0] == draft


def test_versions_are_compared_and_two_of_the_same_are_not(office, draft):
    agreed = version()
    said = words(page(office, f"/p/riverside/compare?old={agreed}&new={draft}"))
    assert "From Riverside 2030 to" in said
    same = words(page(office, f"/p/riverside/compare?old={agreed}&new={agreed}"))
    assert "Choose two different versions." in same
    assert (
        client_of(NOBODY).get(f"/p/riverside/compare?old={agreed}&new={draft}").status_code == 404
    )


@pytest.mark.parametrize("form", ["xlsx", "csv", "xml", "json"])
def test_every_version_is_handed_out_in_every_form(office, form):
    old = version("main", "superseded")
    for path in (f"/p/riverside/export.{form}", f"{PLANS}/{old}/export.{form}"):
        response = office.get(path)
        assert response.status_code == 200
        assert response["Content-Disposition"].startswith("attachment")
    assert office.get("/p/riverside/export.exe").status_code == 404


def test_the_name_of_a_file_says_which_version_it_is_and_how_that_stands(office, draft):
    names = []
    for uid in (version(), version("main", "superseded"), draft, version("eastmere")):
        said = office.get(f"{PLANS}/{uid}/export.csv")["Content-Disposition"]
        names.append(said.split('"')[1])
    assert names == [
        "riverside-2030-agreed-2026-11-17.csv",
        "riverside-2025-superseded-2022-09-14-2026-11-17.csv",
        "riverside-2030-third-version-draft-2026-11-17.csv",
        "riverside-eastmere-locality-plan-agreed-2026-11-17.csv",
    ]


def test_nothing_is_there_that_is_not(office):
    for path in ("agree", "withdraw", "publish"):
        response = office.post(f"{PLANS}/aaaaaaaaaaaaaaaa/{path}", {"key": path, "on": "1/1/2026"})
        assert (path, response.status_code) == (path, 404)


def test_the_pages_are_in_welsh_too(office):
    assert 'lang="cy"' in page(office, "/cy" + PLANS)
    assert 'lang="cy"' in page(office, f"/cy{PLANS}/{version()}/publish")


def test_the_list_takes_as_many_queries_however_much_the_plans_say(office):
    counts = []
    for size in (0, 30):
        for n in range(size):
            says = {"title": Text.of(f"Outcome {n}")}
            plan = version("main", "draft")
            things.add(by=BY_OFFICE, at=NOW, plan=plan, type="outcome", says=says)
        with CaptureQueriesContext(connection) as queries:
            page(office, PLANS)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_an_unchanged_list_is_not_made_again(office):
    office.get(PLANS)
    tag = office.get(PLANS)["ETag"]
    assert office.get(PLANS, headers={"If-None-Match": tag}).status_code == 304
    plans.begin(by=BY_OFFICE, at=NOW, slug="another", title=Text.of("Another"))
    assert office.get(PLANS, headers={"If-None-Match": tag}).status_code == 200


def test_an_address_is_made_of_a_title_and_free():
    seen = visit(OFFICE)
    with seen.opened():
        names = [pages.free_slug(each) for each in ("eastmere", "a_b c", "", "new", "x" * 99)]
    assert names == ["eastmere-2", "a-b-c", "plan", "new-2", "x" * 50]
