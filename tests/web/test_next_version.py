"""What is to become of each old thing, through its pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joinedup.core.words import Continuation
from joinedup.records import models
from tests.commands.demonstration import version, whole
from tests.web.sending import form_in
from tests.web.visitors import (
    CHAIR,
    NOBODY,
    OFFICE,
    POLICE,
    RESIDENT,
    SCRUTINY,
    client_of,
    page,
    words,
)

pytestmark = [pytest.mark.usefixtures("demo_loaded", "demo_day"), pytest.mark.django_db]


@pytest.fixture
def path():
    return f"/p/riverside/plans/{version('main', 'draft')}"


def links(html, path):
    """The refs of the old things that the list leads to, in its order."""
    start = f'href="{path}/next/'
    return list(dict.fromkeys(each.split('"')[0] for each in html.split(start)[1:]))


def digest(html):
    return html.split('name="digest" value="')[1].split('"')[0]


def unsaid():
    with whole():
        rows = models.Lineage.objects.filter(plan__status="draft", what__isnull=True)
        return rows.count() or models.Lineage.objects.filter(plan__status="draft", what="").count()


def test_those_that_stand_unchanged_are_carried_on_by_one_press_however_often(office, path):
    html = page(office, f"{path}/next")
    said = words(html)
    assert "stand in the draft as they were agreed" in said
    before = unsaid()
    with whole():
        events = models.Event.objects.count()
    for _ in range(2):
        done = office.post(f"{path}/carry-on", {"digest": digest(html), "key": "once"})
        assert done.status_code == 303
    assert unsaid() < before
    with whole():
        assert models.Event.objects.count() == events + 1


def test_a_list_that_has_changed_since_is_shown_again(office, path):
    html = page(office, f"{path}/next")
    ref = links(html, path)[0]
    office.post(f"{path}/next/{ref}", {"what": "achieved", "key": "a"})
    again = office.post(f"{path}/carry-on", {"digest": digest(html), "key": "b"})
    assert again.status_code == 400
    assert "not what you were shown" in words(again.content.decode())


def test_a_suggestion_is_chosen_and_says_that_it_counts_when_saved(office, path):
    ref = links(page(office, f"{path}/next"), path)[0]
    before = unsaid()
    html = page(office, f"{path}/next/{ref}")
    assert 'value="carried on" checked' in html
    assert "is a suggestion, and counts when you save it" in words(html)
    assert unsaid() == before


def test_saving_goes_on_to_the_next_and_back_to_the_list(office, path):
    first, second = links(page(office, f"{path}/next"), path)[:2]
    given = {"what": "carried on", "key": "a", "then": "next"}
    assert office.post(f"{path}/next/{first}", given)["Location"] == f"{path}/next/{second}"
    given = {"what": "achieved", "key": "b", "then": "list"}
    assert office.post(f"{path}/next/{second}", given)["Location"] == f"{path}/next"


@pytest.mark.parametrize(
    ("given", "box", "says"),
    [
        ({"what": "stopped"}, "why", "Say why"),
        ({"what": "split", "into": "1"}, "into", ""),
        ({"what": "merged", "into": "99.99"}, "into", "“99.99”"),
    ],
)
def test_what_is_still_to_be_said_is_asked_beside_its_box(office, path, given, box, says):
    ref = links(page(office, f"{path}/next"), path)[0]
    response = office.post(f"{path}/next/{ref}", {**given, "key": "a"})
    html = response.content.decode()
    assert response.status_code == 400
    assert f'href="#{box}"' in html
    assert says in words(html)
    assert given.get("into", "") in html


def test_the_box_of_what_it_goes_into_is_empty_where_it_is_simply_carried_on(office, path):
    ref = links(page(office, f"{path}/next"), path)[0]
    for key in ("a", "b"):
        sent = form_in(page(office, f"{path}/next/{ref}"))
        assert (sent["what"], sent["into"]) == (["carried on"], [""])
        assert office.post(f"{path}/next/{ref}", {**sent, "key": key}).status_code == 303


@pytest.mark.parametrize("what", ["achieved", "stopped"])
def test_what_goes_into_nothing_goes_by_whatever_was_suggested(office, path, what):
    first, second, third = links(page(office, f"{path}/next"), path)[:3]
    numbers = [words(page(office, f"{path}/next/{ref}")).split()[5] for ref in (second, third)]
    split = {"what": "split", "into": ", ".join(numbers), "key": "a"}
    assert office.post(f"{path}/next/{first}", split).status_code == 303
    sent = form_in(page(office, f"{path}/next/{first}"))
    assert sent["into"] == [", ".join(numbers)]
    given = sent | {"what": what, "why": "The board said so in May.", "key": "b"}
    assert office.post(f"{path}/next/{first}", given).status_code == 303
    wrong = given | {"into": numbers[0], "key": "c"}
    assert office.post(f"{path}/next/{first}", wrong).status_code == 400


def test_an_answer_is_taken_back(office, path):
    before = unsaid()
    ref = links(page(office, f"{path}/next"), path)[0]
    office.post(f"{path}/next/{ref}", {"what": Continuation.ACHIEVED.value, "key": "a"})
    assert unsaid() == before - 1
    office.post(f"{path}/next/{ref}", {"what": "", "key": "b"})
    assert unsaid() == before


def test_a_partner_answers_for_its_own_and_for_no_other(path):
    police, office = client_of(POLICE), client_of(OFFICE)
    html = page(police, f"{path}/next")
    own, every = links(html, path), links(page(office, f"{path}/next"), path)
    assert 0 < len(own) < len(every)
    other = next(ref for ref in every if ref not in own)
    assert "The office answers this" in words(page(police, f"{path}/next/{other}"))
    refused = police.post(f"{path}/next/{other}", {"what": "achieved", "key": "a"})
    assert refused.status_code in (400, 403, 404)
    assert other in links(page(office, f"{path}/next"), path)
    done = police.post(f"{path}/next/{own[0]}", {"what": "achieved", "key": "b"})
    assert done.status_code == 303
    assert "Carry these" not in words(html)
    assert police.post(f"{path}/carry-on", {"key": "c"}).status_code in (400, 403, 404)


def test_others_read_it_as_far_as_they_read_drafts(path):
    assert client_of(CHAIR).get(f"{path}/next").status_code == 200
    assert "<form" not in page(client_of(CHAIR), f"{path}/next").partition("<main")[2]
    for email in (SCRUTINY, RESIDENT, NOBODY):
        assert client_of(email).get(f"{path}/next").status_code in (403, 404)


def test_a_version_that_follows_none_and_a_thing_that_is_not_there_are_not_found(office, path):
    first = version("main", "superseded")
    assert office.get(f"/p/riverside/plans/{first}/next").status_code == 404
    assert office.get(f"{path}/next/A9999").status_code == 404


def test_the_pages_are_in_welsh_and_an_unchanged_list_is_not_made_again(office, path):
    assert 'lang="cy"' in page(office, f"/cy{path}/next")
    office.get(f"{path}/next")
    tag = office.get(f"{path}/next")["ETag"]
    assert office.get(f"{path}/next", headers={"If-None-Match": tag}).status_code == 304


def test_a_page_takes_few_queries(office, path):
    page(office, f"{path}/next")
    with CaptureQueriesContext(connection) as queries:
        page(office, f"{path}/next")
    assert len(queries) < 15
