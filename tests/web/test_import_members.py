"""The page of an import that is a list of members."""

import pytest

from joinedup.commands import plans
from joinedup.core.text import Text
from joinedup.jobs import reading
from joinedup.records import models
from joinedup.web.views import imports as views
from tests.commands.demonstration import NOW, whole
from tests.commands.demonstration import OFFICE as BY_OFFICE
from tests.commands.test_members_in import book
from tests.web.importing import hidden, read, state_of, uid_of, work
from tests.web.visitors import page, words

pytestmark = [pytest.mark.usefixtures("demo_loaded", "demo_day"), pytest.mark.django_db]

HEAD = ["Name", "Organisation", "Position", "Chair"]
GUILD = "Lamplighters’ Guild"
MEMBERS = book(
    ["Oil and wicks"],
    HEAD,
    ["Lantern Wickham", GUILD, "Keeper of the wicks", "Y"],
    ["", "Oarsmen", "Vacant", ""],
    sheet="Wick Trimmers",
)
READ_AS = "It was read as a list of members."


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    monkeypatch.setattr(views, "PATIENCE", 0)


@pytest.fixture
def plan():
    """An empty plan for a file to go into."""
    return plans.begin(by=BY_OFFICE, at=NOW, slug="children", title=Text.of("Children’s plan"))


def test_the_page_says_what_it_was_read_as_with_its_columns_and_brings_it_in(office, plan):
    address = read(office, plan, MEMBERS, name="Members.xlsx")
    html = page(office, address)
    said = words(html)
    assert READ_AS in said
    assert "2 rows read · list of members" in said
    assert "person.title" in said
    assert "One name of a person was not kept" in said
    assert "2 new seats" in said
    assert "people are in the plan and not in the file" not in said
    assert "Wickham" not in html
    assert "column:0:" not in html
    digest = hidden(html, "digest")
    office.post(f"{address}/approve", {"digest": digest, "key": "yes"})
    work(uid_of(address), reading.apply)
    assert state_of(address) == "applied"
    said = words(page(office, "/p/riverside/table"))
    assert "Wick Trimmers" in said
    assert "Keeper of the wicks" in said


def test_in_welsh(office, plan):
    said = words(page(office, "/cy" + read(office, plan, MEMBERS, name="Members.xlsx")))
    assert "Fe’i darllenwyd fel rhestr aelodau." in said
    assert "rhestr aelodau" in said
    assert READ_AS not in said


def test_it_may_be_said_to_be_a_plan_and_a_plan_to_be_a_list(office, plan):
    address = read(office, plan, MEMBERS, name="Members.xlsx")
    assert 'name="as" value="plan"' in page(office, address)
    assert office.post(f"{address}/columns", {"as": "plan", "key": "a"}).status_code == 303
    work(uid_of(address))
    html = page(office, address)
    assert READ_AS not in words(html)
    assert 'name="as" value="members"' in html
    office.post(f"{address}/columns", {"as": "members", "key": "b"})
    work(uid_of(address))
    assert READ_AS in words(page(office, address))


def test_our_template_is_offered_as_nothing_else(office, plan):
    from tests.commands import files

    html = page(office, read(office, plan, files.plan(2)))
    assert 'name="as"' not in html
    assert READ_AS not in words(html)


def test_whoever_may_not_import_can_say_nothing_of_it(office, plan, client):
    address = read(office, plan, MEMBERS, name="Members.xlsx")
    response = client.post(f"{address}/columns", {"as": "plan", "key": "a"})
    assert response.status_code in (302, 303, 403, 404)
    with whole():
        assert not models.Import.objects.get(uid=uid_of(address)).answers
