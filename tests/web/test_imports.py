"""Bringing a file in, through its pages: every state, every door."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joinedup.commands import plans, things
from joinedup.core.text import Text
from joinedup.jobs import reading
from joinedup.records import models
from joinedup.web.views import imports as views
from tests.commands import files
from tests.commands.demonstration import NOW, version, whole
from tests.commands.demonstration import OFFICE as BY_OFFICE
from tests.web.importing import (
    AS_FOUND,
    content_of,
    hidden,
    read,
    send,
    state_of,
    uid_of,
    work,
)
from tests.web.visitors import EVERYBODY, OFFICE, client_of, page, words

pytestmark = [pytest.mark.usefixtures("demo_loaded", "demo_day"), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    monkeypatch.setattr(views, "PATIENCE", 0)


@pytest.fixture
def plan():
    """An empty plan for a file to go into."""
    return plans.begin(by=BY_OFFICE, at=NOW, slug="children", title=Text.of("Children’s plan"))


@pytest.fixture
def asking(office, plan):
    """The page of a file of which something is asked."""
    return read(office, plan, AS_FOUND, name=AS_FOUND.name)


def approve(client, address, **more):
    digest = hidden(page(client, address), "digest")
    return client.post(f"{address}/approve", {"digest": digest, "key": "yes", **more})


def history():
    with whole():
        return models.Event.objects.count()


def test_a_file_of_one_s_own_is_read_shown_approved_and_in(office, plan):
    address = read(office, plan, files.plan(3))
    said = words(page(office, address))
    assert "3 new projects" in said
    assert "Yes, make these changes" in said
    before = history()
    assert approve(office, address)["Location"] == address
    assert "is being brought in" in words(page(office, address))
    work(uid_of(address), reading.apply)
    assert "It is in." in words(page(office, address))
    assert history() == before + 1


def test_while_it_is_read_the_page_says_so_and_offers_to_look_without_reloading_by_itself(
    office, plan
):
    address = send(office, plan, files.plan())["Location"]
    response = office.get(address)
    assert "Refresh" not in response
    assert 'role="status"' in response.content.decode()
    assert "is being read and compared" in words(response.content.decode())
    assert "Look now" in words(response.content.decode())


def test_yes_pressed_twice_and_the_file_sent_twice_do_nothing_twice(office, plan):
    first, again = (send(office, plan, files.plan(), key="same") for _ in range(2))
    assert first["Location"] == again["Location"]
    address = first["Location"]
    work(uid_of(address))
    for _ in range(2):
        assert approve_raw(office, address).status_code == 303
    work(uid_of(address), reading.apply)
    before = history()
    work(uid_of(address), reading.apply)
    assert history() == before


def approve_raw(client, address):
    with whole():
        digest = models.Import.objects.get(uid=uid_of(address)).digest
    return client.post(f"{address}/approve", {"digest": digest, "key": uid_of(address)})


def test_a_yes_to_another_difference_is_refused_on_the_page(office, plan):
    address = read(office, plan, files.plan())
    response = office.post(f"{address}/approve", {"digest": "0" * 64, "key": "x"})
    assert response.status_code == 400
    assert "not what you were shown" in words(response.content.decode())
    assert state_of(address) == "ready"


def test_a_plan_that_changed_since_is_compared_again(office, plan):
    address = read(office, plan, files.plan())
    approve(office, address)
    says = {"title": Text.of("Meanwhile")}
    things.add(by=BY_OFFICE, at=NOW, plan=plan, type="outcome", says=says)
    work(uid_of(address), reading.apply)
    assert state_of(address) == "stale"
    assert "has changed since" in words(page(office, address))
    assert office.post(f"{address}/again", {"key": "again"}).status_code == 303
    work(uid_of(address))
    assert state_of(address) in ("ready", "asking")


def test_of_two_files_on_their_way_into_one_plan_the_second_is_stale(office, plan):
    one = read(office, plan, files.plan(2), key="a")
    two = read(office, plan, files.plan(3), key="b")
    for address in (one, two):
        approve_raw(office, address)
    for address in (one, two):
        work(uid_of(address), reading.apply)
    assert (state_of(one), state_of(two)) == ("applied", "stale")


def test_the_same_file_again_changes_nothing(office, plan):
    address = read(office, plan, files.plan(3), key="a")
    approve(office, address)
    work(uid_of(address), reading.apply)
    again = read(office, plan, files.plan(3), key="b")
    assert "This file changes nothing." in words(page(office, again))


def test_questions_stand_type_by_type_and_what_is_answered_is_kept(office, asking):
    html = page(office, asking)
    assert html.index('id="asked-partner"') < html.index('id="asked-locality"')
    count = html.count('class="question"')
    with whole():
        models.Import.objects.get(uid=uid_of(asking))
    name = html.split('name="answer:which', 1)[1].split('"', 1)[0]
    office.post(f"{asking}/answer", {f"answer:which{name}": "new", "key": "one"})
    work(uid_of(asking))
    after = page(office, asking)
    assert "1 with an answer" in words(after)
    assert after.count('class="question"') == count


def test_those_nearly_called_the_same_are_answered_by_one_word_and_no_others(office, asking):
    sentence = "The 3 with one candidate each in the same place, 80% alike or more, are the same"
    assert sentence in words(page(office, asking))
    office.post(f"{asking}/answer", {"same": "partner", "key": "one"})
    work(uid_of(asking))
    with whole():
        answers = models.Import.objects.get(uid=uid_of(asking)).answers
    assert len(set(answers.values())) == 3
    said = words(page(office, asking))
    assert "3 with answers" in said
    assert "Is “Health Trust MH”, in the file, the same partner" in said
    assert sentence not in said


def test_several_names_may_be_one_partner_and_none_comes_in_as_new(office, asking):
    html = page(office, asking)
    given = {}
    for title in ("Health Trust", "Health Trust MH", "MH Trust"):
        found = re.search(rf'“{title}”, in the file.*?name="([^"]+)".*?value="([^"]+)"', html, re.S)
        given[found[1]] = found[2]
    assert len(set(given.values())) == 1
    office.post(f"{asking}/answer", {**given, "key": "one"})
    work(uid_of(asking))
    said = words(page(office, asking))
    assert "3 with answers" in said
    assert not re.search(r"\d new partner", said)


def test_what_one_chose_oneself_counts_more_than_the_word_for_all(office, asking):
    html = page(office, asking)
    part = html[html.index('id="asked-partner"') : html.index('id="asked-person"')]
    name = part.split('name="answer:')[4].split('"', 1)[0]
    office.post(f"{asking}/answer", {"same": "partner", f"answer:{name}": "new", "key": "one"})
    with whole():
        assert models.Import.objects.get(uid=uid_of(asking)).answers[name] == "new"


def test_what_the_file_lacks_is_answered_for_all_of_a_kind(office, plan):
    address = read(office, plan, files.plan(4), key="a")
    approve(office, address)
    work(uid_of(address), reading.apply)
    address = read(office, plan, files.plan(2), key="b")
    said = words(page(office, address))
    assert "2 projects are in the plan and not in the file" in said
    office.post(f"{address}/answer", {"answer:gone:action:*": "withdraw", "key": "c"})
    work(uid_of(address))
    assert "withdrawn" in words(page(office, address))
    with whole():
        assert models.Import.objects.get(uid=uid_of(address)).answers == {
            "gone:action:*": "withdraw"
        }


def test_what_stands_as_it_was_shown_is_no_answer(office, plan):
    address = read(office, plan, files.plan(4), key="a")
    approve(office, address)
    work(uid_of(address), reading.apply)
    address = read(office, plan, files.plan(3), key="b")
    html = page(office, address)
    names = {each.split('"')[0] for each in html.split('name="answer:gone:')[1:]}
    single = next(each for each in names if not each.endswith("*"))
    office.post(f"{address}/answer", {f"answer:gone:{single}": "keep", "key": "c"})
    with whole():
        assert models.Import.objects.get(uid=uid_of(address)).answers in ({}, None)


def test_a_large_difference_opens_group_by_group_and_stays_open(office, plan):
    address = read(office, plan, files.plan(300))
    html = page(office, address)
    groups = [each.split('"')[0].split("#")[0] for each in html.split('href="?open=')[1:]]
    assert groups
    opened = page(office, f"{address}?open={groups[0]}")
    assert len(opened) > len(html)
    response = office.post(f"{address}/answer?open={groups[0]}", {"key": "x"})
    assert response["Location"].endswith(f"?open={groups[0]}")


def test_an_agreed_plan_says_what_stays_as_the_board_agreed_it(office):
    address = read(office, version(), files.retitled(files.plan(1), "1.1.1", "Lanterns"))
    assert state_of(address) in ("asking", "ready", "same")
    page(office, address)


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "empty.xlsx", "is empty"),
        (b"%PDF-1.7 nothing", "plan.pdf", "plan.pdf"),
    ],
)
def test_what_cannot_be_read_is_said_with_what_to_do(office, plan, content, name, says):
    response = send(office, plan, content, name=name)
    if response.status_code == 303:
        work(uid_of(response["Location"]))
        response = office.get(response["Location"])
        assert "Bring another file in" in words(response.content.decode())
    assert says in words(response.content.decode()) or "cannot" in words(response.content.decode())


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "Our plan.xlsx", "Our plan.xlsx is a picture (PNG)"),
        (
            b"Only words, and no table in them.",
            "text.xlsx",
            "text.xlsx is not what its ending",
        ),
        (
            b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
            "Par\u202etnership.xml",
            "Partnership.xml has a DOCTYPE",
        ),
    ],
)
def test_what_cannot_be_read_is_called_by_its_own_name(office, plan, content, name, says):
    assert says in words(page(office, read(office, plan, content, name=name)))


def test_a_csv_is_called_by_its_name_and_does_not_rename_the_plan(office, plan):
    table = "Number,Project,Lead\n1.1,More lamps,Head of Lighting\n1.2,Fewer cars,Head of Roads\n"
    html = page(office, read(office, plan, table.encode(), name="Projects of 2027.csv"))
    assert "<h3>Projects of 2027</h3>" in html
    assert "2 new projects" in words(html)
    assert "2027" not in html[html.index('id="changes"') : html.index('id="understood"')]


def test_a_form_without_file_or_plan_says_so_beside_the_box(office, plan):
    response = office.post("/p/riverside/imports", {"plan": plan, "key": "x"})
    assert response.status_code == 400
    assert 'href="#file"' in response.content.decode()
    response = office.post("/p/riverside/imports", {"key": "x"})
    assert 'href="#plan"' in response.content.decode()


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "<script>alert(1)</script>.xlsx",
        "a\r\nSet-Cookie: x=1.xlsx",
        "\u202excel.exe",
        "x" * 400,
    ],
)
def test_a_hostile_name_stays_a_name(office, plan, name):
    address = read(office, plan, files.plan(), name=name)
    html = page(office, address)
    assert "<script>alert" not in html
    response = office.get(f"{address}/file")
    assert response["Content-Disposition"].startswith("attachment")
    assert "\n" not in response["Content-Disposition"]
    assert response["Content-Type"] == "application/octet-stream"
    assert response.content == content_of(files.plan())


def test_columns_that_were_misread_are_put_right_and_the_file_is_read_again(office, asking):
    html = page(office, asking)
    first = html.split('name="column:')[1]
    name, value = first.split('"')[0], first.split('value="')[1].split('"')[0]
    assert value
    assert office.post(f"{asking}/columns", {f"column:{name}": "", "key": "m"}).status_code == 303
    assert state_of(asking) == "reading"
    work(uid_of(asking))
    with whole():
        mapping = models.Import.objects.get(uid=uid_of(asking)).mapping
    at, column = name.split(":")
    assert [each["as"] for each in mapping[int(at)]["columns"] if each["column"] == column] == [
        None
    ]


def test_a_file_let_go_stays_as_it_came_and_can_be_done_no_more_with(office, plan):
    address = read(office, plan, files.plan())
    for _ in range(2):
        office.post(f"{address}/discard", {"key": "d"})
    assert "was let go" in words(page(office, address))
    assert office.get(f"{address}/file").status_code == 200
    assert approve_raw(office, address).status_code == 400


def test_only_the_office_brings_files_in(plan, office):
    address = read(office, plan, files.plan())
    paths = ["/p/riverside/imports", address, f"{address}/file"]
    for email in EVERYBODY:
        for path in paths:
            status = client_of(email).get(path).status_code
            assert (email, path, status) == (email, path, 200 if email == OFFICE else 403)


def test_another_partnership_s_import_is_not_there(office, plan):
    address = read(office, plan, files.plan()).replace("riverside", "aberwen", 1)
    assert office.get(address).status_code in (403, 404)
    assert office.get("/p/riverside/imports/aaaaaaaaaaaaaaaa").status_code == 404


def test_the_pages_are_in_welsh_too(office, asking):
    assert 'lang="cy"' in page(office, "/cy" + asking)
    assert 'lang="cy"' in page(office, "/cy/p/riverside/imports")


def test_an_import_takes_as_many_queries_whatever_its_size(office, plan):
    counts = []
    for size in (2, 200):
        address = read(office, plan, files.plan(size), key=str(size))
        with CaptureQueriesContext(connection) as queries:
            page(office, address)
        counts.append(len(queries))
    assert counts[0] == counts[1]
