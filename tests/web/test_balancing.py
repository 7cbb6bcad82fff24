"""The page of balance: whose it is to read, what it tells, and how it is set out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from bench.filling import AT, fill
from joinedup.commands import partnerships, people, things
from joinedup.core.audience import Label
from joinedup.core.governance import ChairTerm, Group, Seat
from joinedup.core.permissions import Actor, Role
from joinedup.core.plan import Action, DeliverySystem, Partner, Plan
from joinedup.core.text import Text
from joinedup.core.words import Capacity, Layer, OnATie, Sector, Voting
from joinedup.queries import snapshots
from joinedup.records import guard, models, scope
from joinedup.web.static_files import FOLDER
from tests.analysis.balance.table import on
from tests.browser import open_page, violations
from tests.commands.demonstration import Undo
from tests.web.visitors import client_of, page, words

SLUG = "evenly"
PAGE = f"/p/{SLUG}/balance"
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
BODIES = (
    ("Made-up Council", Sector.LOCAL_AUTHORITY, 2),
    ("Invented Trust", Sector.OTHER_PUBLIC, 1),
    ("College of Nowhere", Sector.OTHER_PUBLIC, 1),
    ("Imagined Traders", Sector.BUSINESS, 0),
)
BOARD = Group(
    ref="T1",
    title=Text.of("Board"),
    layer=Layer.BOARD,
    voting=Voting.MEMBERS,
    on_a_tie=OnATie.CHAIR,
)
PLAN = Plan(
    title=Text.of("Evenly"),
    partners=tuple(
        Partner(
            ref=f"B{n}",
            number=f"P{n}",
            title=Text.of(name),
            sector=sector,
            not_taking_part=on(2025, 5, 1) if sector is Sector.BUSINESS else None,
        )
        for n, (name, sector, _) in enumerate(BODIES, 1)
    ),
    groups=(BOARD, Group(ref="T2", title=Text.of("Executive"), voting=Voting.UNANIMOUS)),
    seats=(
        *(
            Seat(ref=f"E{n}{at}", title=Text.of(f"Seat {n}.{at}"), group="T1", partner=f"B{n}")
            for n, (_, _, many) in enumerate(BODIES, 1)
            for at in range(many)
        ),
        Seat(ref="E90", title=Text.of("Executive seat"), group="T2", partner="B1", votes=1),
    ),
    chair_terms=(
        ChairTerm(
            ref="C1",
            group="T1",
            partner="B1",
            capacity=Capacity.LEADER,
            starts=on(2023, 11, 17),
            ended=on(2025, 11, 17),
        ),
        ChairTerm(
            ref="C2", group="T1", partner="B3", capacity=Capacity.OTHER, starts=on(2025, 11, 17)
        ),
    ),
    actions=tuple(
        Action(ref=f"A{n}", title=Text.of(f"Work {n}"), accountable=body)
        for n, body in enumerate(("B1", "B1", "B2", None), 1)
    ),
    delivery_systems=(DeliverySystem(ref="S1", title=Text.of("Team"), owner="B2"),),
)

pytestmark = [pytest.mark.usefixtures("on_record", "demo_day"), pytest.mark.django_db]


@pytest.fixture(scope="module")
def on_record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A partnership with a board that votes, with somebody in each role, for a module."""
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
                        partner=thing_of(partner).ref if partner else "",
                        link=False,
                    )
                yield
                raise Undo
        except Undo:
            pass


def email_of(role: Role) -> str:
    return f"{role.name.lower()}@balance.example"


def browser_of(role: Role) -> Client:
    return client_of(email_of(role))


def thing_of(partner: str) -> models.Thing:
    row = models.Partnership.objects.get(slug=SLUG)
    with scope.opened(scope.Scope(row.id, whole=True)):
        found = models.Partner.objects.select_related("thing")
        return next(each.thing for each in found if str(each.title) == partner)


def share() -> None:
    partnerships.set_up(by=BY_OFFICE, at=AT, changes={"balance_released": True})


def forget() -> None:
    snapshots.SHELF.clear()
    snapshots.NEWEST.clear()


def of_chair(more: str = "") -> str:
    return page(browser_of(Role.CHAIR), PAGE + more)


def rows(html: str, heading: str) -> list[list[str]]:
    """The cells of the table that a heading (its id) labels, row by row."""
    table = (
        html.partition(f'<table aria-labelledby="{heading}"')[2]
        or html.partition(f'<table class="cards" aria-labelledby="{heading}"')[2]
    )
    body = table.partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [words(f"<main>{cell}</main>") for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in body.split("</tr>")
        if row.strip()
    ]


def test_until_it_is_shared_it_is_there_for_the_chair_and_the_office_alone() -> None:
    for client in (*map(browser_of, MEMBERS), client_of("")):
        for asked in (PAGE, f"{PAGE}?from=2024", f"/cy{PAGE}"):
            answer = client.get(asked)
            nowhere = client.get(asked.replace("balance", "nowhere"))
            assert answer.status_code == 404
            assert answer.content == nowhere.content
            assert answer.headers.keys() == nowhere.headers.keys()
    for role in (Role.OFFICE, Role.CHAIR):
        said = words(page(browser_of(role), PAGE))
        assert "Read by the chair and the office, until the board resolves to share it." in said
        assert "It is in no pack." in said


def test_shared_it_is_every_member_s_and_never_the_public_s() -> None:
    share()
    for role in ROLES:
        said = words(page(browser_of(role), PAGE))
        assert "because the board has resolved to share it" in said
    assert client_of("").get(PAGE).status_code == 404


def test_the_page_of_the_table_leads_to_it_for_whoever_reads_it() -> None:
    link = f'href="{PAGE}"'
    assert link in page(browser_of(Role.CHAIR), f"/p/{SLUG}/table")
    assert link not in page(browser_of(Role.VICE_CHAIR), f"/p/{SLUG}/table")
    assert f'href="/p/{SLUG}/table"' in of_chair()


def test_each_channel_is_a_table_in_the_plan_s_order() -> None:
    html = of_chair()
    assert rows(html, "channel-seats") == [
        ["P1 Made-up Council", "2", "50.0%"],
        ["P2 Invented Trust", "1", "25.0%"],
        ["P3 College of Nowhere", "1", "25.0%"],
        ["P4 Imagined Traders not taking part", "0", "0.0%"],
    ]
    assert [each[1] for each in rows(html, "channel-actions")] == ["2", "1", "0", "0"]
    said = words(html)
    assert "The shares of the partners come to 75.0%. Of 4 actions, 1 belongs to no partner." in (
        said.replace("75%", "75.0%")
    )
    assert "The record holds none of these." in said  # agreements to links


def test_it_is_told_in_words_and_with_how_evenly_it_is_spread() -> None:
    said = words(of_chair())
    assert (
        "Made-up Council holds 0 of 1 chair, holds 2 of 4 seats, has 2 of 4 votes, leads 2 of 4 "
        "actions and offers 0 of 1 service or team." in said
    )
    assert "Imagined Traders does not take part. On the record it holds 0 of 1 chair" in said
    assert "The sector “local authority” holds 0 of 1 chair, holds 2 of 4 seats" in said
    # 1 / (1/4 + 1/16 + 1/16) = 8/3
    assert (
        "4 seats are spread over the partners as they would be over 2.7 with equal parts." in said
    )
    assert "where five have as much each it is 5" in said
    for name in ("Herfindahl", "Laakso", "Hirschman"):
        assert name not in said


def test_nothing_on_it_is_coloured_or_drawn_as_a_bar() -> None:
    inside = of_chair().partition("<main")[2].partition("</main>")[0]
    for each in (
        "tag--amber",
        "tag--strong",
        "<meter",
        "<progress",
        'class="bar"',
        "style=",
        "<script",
    ):
        assert each not in inside


def test_the_chair_s_days_and_the_local_authority_s_share_over_time() -> None:
    html = of_chair()
    said = words(html)
    assert "From 17 November 2023 to 17 November 2026." in said
    assert "Made-up Council was in the chair on 731 of 1,097 days." in said
    assert "College of Nowhere was in the chair on 366 of 1,097 days." in said
    assert "From 17 November 2025 the sector “local authority” holds 0 of 1 chair." in said
    assert rows(html, "course-chairs") == [
        ["17 November 2023", "16 November 2025", "1", "1", "100.0%"],
        ["17 November 2025", "Today", "0", "1", "0.0%"],
    ]


def test_one_may_look_back_to_the_beginning_of_a_year_and_no_further_than_the_record() -> None:
    said = words(of_chair("?from=2026"))
    assert "From 1 January 2026 to 17 November 2026." in said
    assert "Made-up Council was in the chair" not in said
    assert "College of Nowhere was in the chair on 321 of 321 days." in said
    assert '<option value="2026" selected>' in of_chair("?from=2026")
    whole = words(of_chair())
    for odd in ("?from=1066", "?from=2031", "?from=soon", "?from=", "?from=2024%00"):
        assert words(of_chair(odd)) == whole


def test_who_could_block_is_told_with_the_casting_vote() -> None:
    """By hand: of council (2), trust (1) and college (1, in the chair) any two carry it, since the
    tie of trust and college against the council is the chair’s: each decides in 2 of 4 ways."""
    html = of_chair()
    board = next(each for each in re.findall(r'id="(votes-[^"]*)"', html))
    assert rows(html, board) == [
        ["P1 Made-up Council", "2", "2 of 4 ways", "50.0%", "33.3%"],
        ["P2 Invented Trust", "1", "2 of 4 ways", "50.0%", "33.3%"],
        ["P3 College of Nowhere with the casting vote", "1", "2 of 4 ways", "50.0%", "33.3%"],
    ]
    said = words(html)
    assert "The seats of one partner are taken to vote together." in said
    assert "5 seats are vacant" not in said
    assert "4 seats are vacant, and are counted as if somebody were in them." in said
    assert "This says what the rules of voting give, and nothing of who is listened to" in said
    assert "Made-up Council and College of Nowhere" in said


@pytest.fixture
def nothing_kept() -> Iterator[None]:
    """For what is written past the history: no page that was made before or is made meanwhile."""
    forget()
    yield
    forget()


@pytest.mark.usefixtures("nothing_kept")
def test_what_cannot_be_counted_says_why() -> None:
    row = models.Partnership.objects.get(slug=SLUG)
    with scope.opened(scope.Scope(row.id, whole=True)), guard.lifted():
        models.Group.objects.update(voting=Voting.MEMBERS, majority=1)
    said = words(of_chair())
    assert (
        "This cannot be counted. Nothing can reach a quota of 5: all votes together are 4." in said
    )


def test_what_a_partner_keeps_to_itself_is_in_nobody_s_figures() -> None:
    share()
    trust = thing_of("Invented Trust")
    row = models.Partnership.objects.get(slug=SLUG)
    with scope.opened(scope.Scope(row.id, whole=True)):
        plan = models.PlanVersion.objects.get().uid
    lead = Actor(partnership=SLUG, role=Role.PARTNER_LEAD, partner=trust.uid)
    says = {"title": Text.of("A team of our own"), "owner": trust.ref}
    things.add(by=lead, at=AT, plan=plan, type="delivery_system", says=says, private=True)
    own, of_all = (words(page(browser_of(each), PAGE)) for each in (Role.PARTNER_LEAD, Role.CHAIR))
    assert own == of_all
    assert "offers 1 of 1 service or team" in own


def test_it_is_said_in_welsh() -> None:
    said = words(page(browser_of(Role.CHAIR), f"/cy{PAGE}"))
    for each in ("Cydbwysedd grym", "I ddadansoddwyr: pwy allai rwystro", "2 o 4 o ffyrdd"):
        assert each in said
    for english in ("Balance of power", "How many", "Decides in", "vote", "Share", "together"):
        assert english not in said


def test_a_partnership_without_a_table_has_a_page() -> None:
    fill("bare", replace(PLAN, groups=(), seats=(), chair_terms=()), Label.PUBLIC)
    by = Actor(partnership="bare", role=Role.OFFICE)
    email = "office@bare.example"
    people.invite(by=by, at=AT, email=email, role=Role.OFFICE, title="Office", link=False)
    said = words(page(client_of(email), "/p/bare/balance"))
    assert "The record has no days to look back on" in said
    assert "No group with seats has a rule of voting on record." in said


def test_it_takes_as_many_queries_with_ten_times_as_many_seats() -> None:
    counts = []
    for slug, times in (("few", 1), ("many", 10)):
        seats = tuple(
            replace(each, ref=f"E{place}{at}")
            for at in range(times)
            for place, each in enumerate(PLAN.seats)
        )
        fill(slug, replace(PLAN, seats=seats), Label.PUBLIC)
        by, email = Actor(partnership=slug, role=Role.OFFICE), f"office@{slug}.example"
        people.invite(by=by, at=AT, email=email, role=Role.OFFICE, title="Office", link=False)
        client = client_of(email)
        forget()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/p/{slug}/balance").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("width", [1280, 320])
def test_it_fits_a_screen_and_has_nothing_that_axe_finds(chromium: str, width: int) -> None:
    sheets = (FOLDER.joinpath(f"{name}.css").read_text("utf-8") for name in ("govuk", "joinedup"))
    html = of_chair().replace("</head>", f"<style>{' '.join(sheets)}</style></head>")
    with open_page(chromium, html, width=width) as shown:
        assert violations(shown) == []
        assert shown.evaluate("document.documentElement.scrollWidth") <= width
