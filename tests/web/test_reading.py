"""The pages that are read, in the demonstration: for each person what is theirs to see."""

import datetime
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joinedup.commands import things
from joinedup.core.period import When
from joinedup.records import guard, models
from tests.commands.demonstration import NOW, version, whole
from tests.commands.demonstration import OFFICE as BY_OFFICE
from tests.web.visitors import (
    ABERWEN,
    CHAIR,
    EVERYBODY,
    NOBODY,
    OFFICE,
    POLICE,
    RESIDENT,
    SCRUTINY,
    TRUST,
    TWO_BANKS,
    client_of,
    of_tables,
    page,
    words,
)

PAGES = ("", "plan", "actions", "wiring", "partners", "search?q=river", "wiring.svg")
DRAFT = "A boat house for both banks"


pytestmark = [pytest.mark.usefixtures("demo_loaded", "demo_day"), pytest.mark.django_db]


def ref_of(type, number="", title=""):
    """The ref of a thing of Riverside's agreed plan, by its number or its title."""
    uid = version()
    model = getattr(models, type)
    with whole():
        asked = model.objects.filter(plan__uid=uid) if _in_plan(model) else model.objects.all()
        found = [
            row.thing.ref
            for row in asked.select_related("thing")
            if (number and row.number == number) or (title and str(row.title) == title)
        ]
    assert found, (type, number, title)
    return found[0]


def _in_plan(model):
    return model in (
        models.Action,
        models.Outcome,
        models.Priority,
        models.Issue,
        models.Measure,
        models.Risk,
    )


def see(email, path, status=200):
    return page(client_of(email), f"/p/riverside/{path}", status)


@pytest.mark.parametrize("email", EVERYBODY)
@pytest.mark.parametrize("path", PAGES)
def test_everybody_may_read_what_is_theirs_of_every_page(email, path):
    see(email, path)


@pytest.mark.parametrize("email", EVERYBODY)
def test_history_is_for_members_and_scrutiny(email):
    see(email, "history", 403 if email in (RESIDENT, NOBODY) else 200)


def test_home_says_what_the_partnership_is_and_how_its_plan_stands():
    said = words(see(CHAIR, ""))
    assert "22 partners in 6 sectors; 7 aims, 16 priorities, 60 projects, 40 services." in said
    assert "Riverside 2030 agreed on 4 December 2024" in said
    assert "7 Ready for the river 7 7 of 7 7 of 7 1 of 7" in said
    assert "Eastmere locality plan" in said


def test_home_shows_a_partner_what_waits_for_it_and_what_it_keeps():
    said = words(see(POLICE, ""))
    assert "For Eastshire Police" in said
    assert "Conversation cafés, for Night guardians, Old Quay Claimed by Two Banks Trust." in said
    assert "Projects you answer for 5" in said
    assert "Quayside plain-clothes team" in said


def test_home_holds_the_same_figures_for_everybody_who_sits_in_one_meeting():
    counted = {
        re.search(r"22 partners.*40 services", words(see(who, "")))[0]
        for who in (CHAIR, OFFICE, POLICE, TWO_BANKS, SCRUTINY)
    }
    assert len(counted) == 1


def test_home_counts_what_to_put_right_for_those_who_read_it_alone():
    assert "See each, and what to do" in see(OFFICE, "")
    assert "that your own body can put right" in see(TRUST, "")
    assert "See each, and what to do" not in see(CHAIR, "")


def test_home_tells_the_public_nothing_of_drafts_or_of_history():
    said = words(see(NOBODY, ""))
    assert "third version" not in said
    assert "What has changed lately" not in said
    assert "Upper Wend locality plan" not in said


def test_a_partners_draft_is_on_its_own_pages_and_on_nobody_elses():
    assert DRAFT in see(TWO_BANKS, "plan")
    for email in (each for each in EVERYBODY if each != TWO_BANKS):
        for path in ("", "plan", "actions", "wiring", "search?q=boat", "partners"):
            assert DRAFT not in see(email, path)
            assert "boat house" not in see(email, path).casefold()


def test_what_is_not_there_and_what_is_not_yours_are_the_same_404_byte_for_byte():
    with whole():
        draft = models.Action.objects.get(thing__label="partner").thing
    with whole("aberwen"):
        theirs = models.Thing.objects.filter(type="issue", label="public").first()
    other = theirs.ref if theirs else "I9"
    asked = [draft.ref, "A-aaaaaaaaaaaaaaaa", "A999999999", "Z99", other, f"A{draft.id}9"]
    asked += ["plans/aaaaaaaaaaaaaaaa/plan", "plans/aaaaaaaaaaaaaaaa/A1"]
    pages = {see(POLICE, path, 404) for path in asked}
    pages.add(page(client_of(POLICE), "/p/nowhere/plan", 404))
    assert len(pages) == 1
    assert DRAFT in see(TWO_BANKS, draft.ref)


def test_what_a_partner_keeps_says_so_on_its_page():
    with whole():
        draft = models.Action.objects.get(thing__label="partner").thing
    assert "A draft of your own: nobody else sees it" in see(TWO_BANKS, draft.ref)


def test_an_action_says_who_leads_it_what_it_serves_and_who_stands_behind_it():
    said = words(see(CHAIR, ref_of("Action", "5.2.1")))
    assert said.startswith("Project 5.2.1 Eastmere blocks retrofit slipping")
    assert "Who answers for it P17 Wendbridge Homes" in said
    assert "What it serves 5.2 Warm homes agreed with the plan" in said
    assert "Warm homes team" in said
    assert "5.2.1a Retrofits finished" in said
    assert "Money, capital £950,000" in said


@pytest.mark.parametrize(
    ("email", "number", "may"),
    [
        (OFFICE, "6.3.1", True),
        (POLICE, "6.3.1", True),
        (POLICE, "5.2.1", False),
        (TRUST, "6.3.1", False),
        (CHAIR, "6.3.1", False),
        (NOBODY, "6.3.1", False),
    ],
)
def test_a_thing_offers_its_form_to_whoever_may_change_it(email, number, may):
    ref = ref_of("Action", number)
    assert (f'href="/p/riverside/{ref}/edit"' in see(email, ref)) is may


def test_what_the_board_agreed_is_not_offered_to_be_withdrawn():
    assert "Withdraw" not in words(see(OFFICE, ref_of("Action", "6.3.1")))
    assert "Withdraw" in words(see(OFFICE, ref_of("Risk", "R7")))


def test_a_link_that_waits_offers_its_form_to_the_body_whose_word_is_wanted():
    with whole():
        claim = models.Link.objects.get(
            source__in=_things("DeliverySystem", "S33"), agreement="claimed", plan__status="agreed"
        ).thing.ref
    assert f'href="/p/riverside/{claim}/agree"' in see(POLICE, claim)
    assert f'href="/p/riverside/{claim}/agree"' not in see(TWO_BANKS, claim)
    assert f'href="/p/riverside/{claim}/agree?from=home"' in see(POLICE, "")


def _things(model, number):
    return getattr(models, model).objects.filter(number=number).values("thing")


def test_an_action_without_a_stated_need_says_not_stated():
    assert "Not stated. That is not the same as nothing." in see(CHAIR, ref_of("Action", "3.2.2"))


def test_a_claimed_link_says_who_claims_it_and_whose_word_is_wanted():
    said = words(see(CHAIR, ref_of("Action", "6.3.1")))
    assert (
        "S33 Conversation cafés claimed, not agreed by both Claimed by P16 Two Banks Trust." in said
    )
    assert "Waiting for P4 Eastshire Police." in said


def test_an_action_says_what_it_was_in_the_version_before():
    assert "In the version before 3.5 Courses after six carried on" in words(
        see(CHAIR, ref_of("Action", "3.2.2"))
    )


def test_a_thing_says_what_there_is_to_put_right_to_those_who_may_read_it():
    ref = ref_of("Action", "3.1.2")
    assert 'id="put-right"' in see(OFFICE, ref)
    assert 'id="put-right"' not in see(CHAIR, ref)


def test_a_measure_prints_every_reading_with_its_kind_and_source():
    said = words(see(CHAIR, ref_of("Measure", title="Retrofits finished")))
    assert "Target 180" in said
    assert "96" in said
    assert "observed" in said


def test_a_partner_shows_its_services_projects_goals_and_people():
    said = words(see(CHAIR, ref_of("Partner", "P4")))
    for part in ("Services", "Projects it answers for", "Partners’ own goals", "People"):
        assert part in said
    assert "Links that wait for its agreement" in said


def test_a_partner_that_takes_no_part_says_since_when_and_why():
    said = words(see(CHAIR, ref_of("Partner", "P9")))
    assert "Not taking part Since" in said
    assert "National instruction; we answer by letter twice a year" in said


def test_the_partners_are_counted_alike_on_every_page_and_the_ended_stand_apart():
    said = words(see(OFFICE, "partners"))
    assert "22 partners in 6 sectors." in said
    assert said.index("P2 Wend Valley") < said.index("P3 Wend") < said.index("P9 Eastshire")
    assert said.index("P22 Upper Wend") < said.index("P2a Wend Care Board")
    assert "Ended 31 March 2026." in said
    assert "22 partners" in words(see(OFFICE, "wiring"))
    assert "Wend Care Board" not in words(see(OFFICE, "wiring"))


def test_history_says_on_which_day_a_partner_ended():
    ref = ref_of("Partner", "P12")
    day = When.on(datetime.date(2026, 10, 31))
    things.end(by=BY_OFFICE, at=NOW, plan=version(), ref=ref, when=day)
    said = words(see(OFFICE, "history"))
    assert "partner P12 “Quayline Buses” ended: 31 October 2026." in said


def test_an_issue_says_what_it_joins():
    said = words(see(CHAIR, ref_of("Issue", "X2")))
    assert "What it joins" in said
    assert "2.2.3 Evening course in food science" in said


TYPES = "Outcome Priority DeliverySystem Person PartnerGoal Risk Milestone Locality Link"


@pytest.mark.parametrize("type", [*TYPES.split(), "Participation"])
def test_every_type_of_thing_has_a_page(type):
    with whole():
        rows = (
            getattr(models, type)
            .objects.filter(thing__withdrawn=False)
            .exclude(thing__label="partner")
        )
        ref = rows.order_by("-id").first().thing.ref
    assert "<h1>" in see(OFFICE, ref)


def test_what_only_an_earlier_version_has_is_shown_there_and_says_so():
    old = version(status="superseded")
    with whole():
        gone = (
            set(models.Action.objects.filter(plan__uid=old).values_list("thing_id", flat=True))
            - set(models.Action.objects.exclude(plan__uid=old).values_list("thing_id", flat=True))
        ).pop()
        ref = models.Thing.objects.get(id=gone).ref
    assert "This is an earlier version: another has taken its place." in see(CHAIR, ref)


def test_the_words_about_an_earlier_version_stand_apart():
    html = see(CHAIR, f"plans/{version(status='superseded')}/plan")
    banner = html.partition('class="banner"')[2].partition("</div>")[0]
    assert "place. " in " ".join(banner.split())
    assert re.search(r"Version [^.<]*\.\s+Agreed on [^.<]*\.\s+<a ", banner)


def test_a_lead_who_has_left_is_said_to_have_left_once():
    html = see(CHAIR, "A13")
    person = re.search(r"<dt>Who leads</dt><dd><a href=[^>]*/(U\d+)\"", html)[1]
    things.end(by=BY_OFFICE, at=NOW, plan=version(), ref=person, when=When.on(NOW.date()))
    leads = see(CHAIR, "A13").partition("<dt>Who leads")[2].partition("</dd>")[0]
    assert re.findall(r'class="tag[^>]*>([^<]*)<', leads) == ["left"]


@pytest.mark.parametrize(
    ("slug", "kind"),
    [("riverside", "Partneriaeth lle."), ("aberwen", "Bwrdd gwasanaethau cyhoeddus.")],
)
def test_what_kind_of_partnership_it_is_is_said_in_welsh(slug, kind):
    assert kind in words(
        page(client_of(NOBODY if slug == "riverside" else ABERWEN), f"/cy/p/{slug}/")
    )


def test_a_kind_that_has_no_welsh_is_marked_as_english():
    with guard.lifted():
        models.Partnership.objects.filter(slug="riverside").update(kind="harbour compact")
    assert '<span lang="en">Harbour compact</span>' in page(client_of(OFFICE), "/cy/p/riverside/")


def test_pages_of_another_version_link_within_it():
    old = version(status="superseded")
    html = see(CHAIR, f"plans/{old}/plan")
    assert "This is an earlier version" in html
    assert f"/p/riverside/plans/{old}/actions" in html


def test_a_draft_of_the_plan_is_not_there_for_scrutiny_and_the_public():
    draft = version(status="draft")
    assert "This is a draft" in see(CHAIR, f"plans/{draft}/plan")
    for email in (SCRUTINY, NOBODY):
        see(email, f"plans/{draft}/plan", 404)
        assert "third version" not in see(email, "")


@pytest.mark.parametrize("path", ["", "plan", "actions", "wiring", "partners", "search?q=a", "A90"])
def test_every_page_is_there_in_both_languages_and_leads_to_the_other(path):
    client = client_of(OFFICE)
    english = page(client, f"/p/riverside/{path}")
    welsh = page(client, f"/cy/p/riverside/{path}")
    assert f'href="/cy/p/riverside/{path}" lang="cy"' in english
    assert f'href="/p/riverside/{path}" lang="en"' in welsh
    assert '<html lang="cy"' in welsh


def test_both_languages_of_a_text_stand_side_by_side_where_both_are_published():
    html = page(client_of(ABERWEN), "/p/aberwen/A1")
    assert "Family room in the library" in html
    assert "Ystafell i deuluoedd yn y llyfrgell" in html


def test_missing_welsh_is_listed_by_thing_and_counted_on_the_home_page():
    listed = words(page(client_of(ABERWEN), "/p/aberwen/missing/cy"))
    count = int(re.search(r"(\d+) texts? that", listed)[1])
    assert f"{count} texts are missing" in words(page(client_of(ABERWEN), "/p/aberwen/"))


def test_missing_texts_of_a_language_that_is_not_published_are_no_page():
    page(client_of(ABERWEN), "/p/aberwen/missing/fr", 404)
    see(OFFICE, "missing/cy", 404)
    see(RESIDENT, "missing/en", 403)


def test_the_list_is_narrowed_by_everything_that_it_offers():
    police = ref_of("Partner", "P4")
    aim = ref_of("Outcome", "7")
    shown = words(see(CHAIR, f"actions?partner={police}&outcome={aim}"))
    assert "River radio" in shown
    assert "Night guardians" not in shown
    assert "1 of 60 projects." in words(see(CHAIR, "actions?q=river+radio"))
    assert "2 of 60 projects." in words(see(CHAIR, "actions?partner=-"))


@pytest.mark.parametrize("query", ["page=0", "page=99999999", "page=x", "sort=x", "status=%00"])
def test_the_list_passes_over_what_makes_no_sense(query):
    see(CHAIR, f"actions?{query}")


def test_the_picture_lights_what_is_chosen_and_leads_on_to_its_page():
    ref = ref_of("Action", "3.2.2")
    html = see(CHAIR, f"wiring?chosen={ref}")
    above = html.partition('id="picture"')[0]
    assert above.count("3.2.2 Evening learning is chosen: ") == 1
    assert above.count("Evening learning") == 2  # in that sentence, and among the lists
    assert f'href="/p/riverside/{ref}"' in html
    assert "is chosen" not in words(see(CHAIR, "wiring?chosen=A99999&open=P9999"))


def test_the_picture_as_a_file_stands_alone():
    client = client_of(CHAIR)
    response = client.get("/p/riverside/wiring.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert "riverside-2026-11-17.svg" in response["Content-Disposition"]
    assert b'href="http://localhost/p/riverside/A' in response.content


def test_the_table_under_the_picture_names_every_action():
    uid, html = version(), unescape(see(CHAIR, "wiring").partition('id="table"')[2])
    with whole():
        rows = models.Action.objects.filter(plan__uid=uid, thing__label="public")
        titles = [str(title) for title in rows.values_list("title", flat=True)]
    assert len(titles) == 60
    assert [title for title in titles if title not in html] == []


def test_search_finds_numbers_first_then_titles_then_other_text():
    found = re.findall(
        r'<li><span class="row-head"><a href="([^"]*)"', see(CHAIR, "search?q=5.2.1")
    )
    assert found[0] == f"/p/riverside/{ref_of('Action', '5.2.1')}"
    assert "<mark>Eastmere</mark>" in see(CHAIR, "search?q=EASTM%C3%88RE")


def test_search_finds_in_welsh_without_its_accents():
    assert "Family room in the library" in page(client_of(ABERWEN), "/p/aberwen/search?q=ystafell")


@pytest.mark.parametrize(
    "query", ["", "%20", "%00", "'%22%3E%3Cscript%3E", "a" * 5000, "%25_%5C", "*()[", "\ufdfa"]
)
def test_search_takes_anything_for_words(query):
    html = see(CHAIR, f"search?q={query}")
    assert "<script>" not in html


def test_history_is_told_in_sentences_and_narrowed():
    assert "Partnership manager imported riverside.xlsx" in words(see(CHAIR, "history?kind=plan"))
    told = words(see(CHAIR, f"history?thing={ref_of('Action', '6.3.1')}"))
    assert "Conversation cafés" in told
    see(CHAIR, "history?thing=nonsense", 404)


def test_history_shows_a_partner_its_own_lines_and_nobody_else():
    mine, theirs = words(see(TWO_BANKS, "history")), words(see(POLICE, "history"))
    assert DRAFT in mine
    assert DRAFT not in theirs


@pytest.mark.parametrize("path", ["", "plan", "actions", "wiring", "A90", "history", "search?q=a"])
def test_a_page_that_has_not_changed_is_not_sent_again(path):
    client = client_of(POLICE)
    first = client.get(f"/p/riverside/{path}")
    again = client.get(f"/p/riverside/{path}", headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_the_same_few_questions_every_time(path):
    client = client_of(POLICE)
    see_it = f"/p/riverside/{path}"
    client.get(see_it)
    with CaptureQueriesContext(connection) as asked:
        client.get(see_it)
    assert len([each for each in asked.captured_queries if of_tables(each["sql"])]) <= 16
