"""The page of who leads: for the chair and the office until it is shared, in words and not colours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from bench.filling import AT, fill
from joinedup.commands import partnerships, people
from joinedup.core.audience import Label
from joinedup.core.permissions import Actor, Role
from joinedup.queries import snapshots
from joinedup.records import models, scope
from tests.commands.demonstration import Undo
from tests.queries.test_leading import PLAN
from tests.web.visitors import client_of, of_tables, page, words

SLUG = "away-day"
PAGE = f"/p/{SLUG}/leadership"
BY_OFFICE = Actor(partnership=SLUG, role=Role.OFFICE)
ROLES = {
    Role.OFFICE: "",
    Role.CHAIR: "",
    Role.VICE_CHAIR: "",
    Role.THEME_CHAIR: "",
    Role.PARTNER_LEAD: "Invented Trust",
    Role.CONTRIBUTOR: "Made-up Council",
    Role.SCRUTINY: "",
}
MEMBERS = tuple(each for each in ROLES if each not in (Role.OFFICE, Role.CHAIR))

pytestmark = [pytest.mark.usefixtures("at_the_table", "demo_day"), pytest.mark.django_db]


@pytest.fixture(scope="module")
def at_the_table(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A partnership whose plan says who leads, with somebody in each role, for a module."""
    from django.db import transaction

    with django_db_blocker.unblock():
        try:
            with transaction.atomic():
                fill(SLUG, PLAN, Label.PUBLIC)
                for role, partner in ROLES.items():
                    people.invite(
                        by=BY_OFFICE,
                        at=AT,
                        email=email_of(role),
                        role=role,
                        title=role.value,
                        partner=ref_of("Partner", partner) if partner else "",
                        link=False,
                    )
                yield
                raise Undo
        except Undo:
            pass


def email_of(role: Role) -> str:
    return f"{role.name.lower()}@leading.example"


def browser_of(role: Role) -> Client:
    return client_of(email_of(role))


def ref_of(model: str, title: str) -> str:
    row = models.Partnership.objects.get(slug=SLUG)
    with scope.opened(scope.Scope(row.id, whole=True)):
        found = getattr(models, model).objects.select_related("thing")
        return str(next(each.thing.ref for each in found if str(each.title) == title))


def share() -> None:
    partnerships.set_up(by=BY_OFFICE, at=AT, changes={"balance_released": True})


class Boxes(HTMLParser):
    """The words of each cell of the first table."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.cells: list[list[str]] = []
        self.inside = False
        self.feed(html.partition("<table")[2].partition("</table>")[0])

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("th", "td"):
            self.cells.append([])
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("th", "td")

    def handle_data(self, data: str) -> None:
        if self.inside and data.strip():
            self.cells[-1].append(" ".join(data.split()))


def test_until_it_is_shared_it_is_there_for_the_chair_and_the_office_alone() -> None:
    nothing = client_of("").get(f"/p/{SLUG}/no-such-page")
    for client in (*map(browser_of, MEMBERS), client_of("")):
        answer = client.get(PAGE)
        assert answer.status_code == 404
        assert answer.content == client.get(f"/p/{SLUG}/no-such-page").content
    assert nothing.status_code == 404
    for role in (Role.OFFICE, Role.CHAIR):
        assert "Read by the chair and the office." in words(page(browser_of(role), PAGE))


def test_shared_it_is_every_member_s_and_never_the_public_s() -> None:
    share()
    for role in ROLES:
        said = words(page(browser_of(role), PAGE))
        assert "because the board has resolved to share it" in said
    assert client_of("").get(PAGE).status_code == 404


def test_the_grid_is_a_table_in_words() -> None:
    html = page(browser_of(Role.CHAIR), PAGE)
    cells = [" ".join(each) for each in Boxes(html).cells]
    assert [each.partition(" Agree")[0] for each in cells[:5]] == [
        "Element",
        "The partnership itself",
        "Each partner organisation",
        "The wider community",
        "Direction",
    ]
    assert re.match(
        r"Chief executive \( ?Made-up Council ?\) ?Confirmed by themselves\.", cells[5]
    ), cells[5]
    assert "Took it to Cabinet." in cells[6]
    assert "Entered by the office." in cells[6]
    assert [each == "Nobody is named" for each in cells[5:8] + cells[9:12] + cells[13:16]] == [
        *(False, False, True),
        *(False, True, True),
        *(True, False, True),
    ]
    assert html.count('class="hole"') == 5
    said = words(html)
    assert "Somebody is named in 4 of 9 boxes." in said
    assert "the two original lists are lost" in said


def test_other_words_for_it_are_not_called_reconstructed() -> None:
    partnerships.set_up(
        by=BY_OFFICE, at=AT, changes={"vocabulary": "political-managerial-community"}
    )
    said = words(page(browser_of(Role.CHAIR), PAGE))
    assert "Managerial" in said
    assert "Entered in other words" in said
    assert "vision · partner" in said


def test_shares_are_counts_in_the_plan_s_order() -> None:
    said = words(page(browser_of(Role.CHAIR), PAGE))
    assert said.index("Head of care 1 of 8 roles") < said.index("Chief executive 3 of 8 roles")
    assert "Made-up Council 4 of 8 roles" in said
    assert "A body that is not known 1 of 8 roles" in said
    assert said.count("Nobody today 2 of 8 roles") == 2
    assert "%" not in said


def test_terms_within_the_time_that_is_asked_for() -> None:
    chair = browser_of(Role.CHAIR)
    usual, year, odd = (page(chair, PAGE + more) for more in ("", "?within=365", "?within=7"))
    assert "Terms in the chair that end within 180 days" in words(usual)
    assert "31 January 2027. That is in 75 days." in words(usual)
    assert "31 October 2027" not in words(usual)
    assert "31 October 2027" in words(year)
    assert words(odd) == words(usual)
    for days in (90, 365):
        assert f'href="{PAGE}?within={days}#ending"' in usual


def test_the_fewest_people_stand_in_a_sentence_and_what_they_share_in_a_table() -> None:
    said = words(page(browser_of(Role.CHAIR), PAGE))
    assert "2 people between them lead in every box that has anybody:" in said
    assert "There is one other set of as many people." in said
    assert "Alone in at least one box: Chief executive." in said
    assert "Head of care and Chief executive Board Work A1" in said


def test_what_a_leaver_leaves_is_told_to_the_office_and_that_body_and_not_by_name() -> None:
    share()
    told = "Roles whose holder has left"
    office = words(page(browser_of(Role.OFFICE), PAGE))
    assert "Linkage: Each partner organisation Held from Invented Trust; they left" in office
    assert "Held from Closed Agency" in office
    own = words(page(browser_of(Role.PARTNER_LEAD), PAGE))
    assert "Held from Invented Trust" in own
    assert "Closed Agency" not in own
    for role in (Role.CHAIR, Role.VICE_CHAIR, Role.CONTRIBUTOR, Role.SCRUTINY):
        assert told not in words(page(browser_of(role), PAGE))
    assert "Head of visits" not in office + own


def test_whoever_may_read_it_is_led_there_and_nobody_else() -> None:
    ref = ref_of("Person", "Head of care")
    for role, there in ((Role.OFFICE, True), (Role.CHAIR, True), (Role.VICE_CHAIR, False)):
        for path in ("table", ref):
            html = page(browser_of(role), f"/p/{SLUG}/{path}")
            assert (f'href="{PAGE}"' in html) is there, (role, path)


def test_in_welsh_the_words_and_the_vocabulary_are_welsh() -> None:
    said = words(page(browser_of(Role.CHAIR), f"/cy{PAGE}"))
    assert "Cyfeiriad" in said
    assert "Pob sefydliad partner" in said
    assert "Nid oes neb wedi’i enwi" in said
    assert "Nobody is named" not in said


def test_a_page_that_was_made_before_asks_little() -> None:
    chair = browser_of(Role.CHAIR)
    snapshots.SHELF.clear()
    page(chair, PAGE)
    with CaptureQueriesContext(connection) as queries:
        page(chair, PAGE)
    assert len([each for each in queries.captured_queries if of_tables(each["sql"])]) <= 5


def test_a_browser_that_has_the_page_is_told_so_until_it_is_no_longer_shared() -> None:
    share()
    member = browser_of(Role.VICE_CHAIR)
    tag = member.get(PAGE)["ETag"]
    assert member.get(PAGE, headers={"if-none-match": tag}).status_code == 304
    partnerships.set_up(by=BY_OFFICE, at=AT, changes={"balance_released": False})
    assert member.get(PAGE, headers={"if-none-match": tag}).status_code == 404
