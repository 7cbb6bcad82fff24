"""What the page of an import says of what it found: whose it is, how far it has come, or nothing."""

import pytest
from django.core.cache import cache

from joinedup.core.plan import Action, Link, Outcome, Partner, Plan, Priority
from joinedup.core.text import Text
from joinedup.jobs import reading
from joinedup.queries import exports
from joinedup.records import models
from joinedup.web.views import imports as views
from tests.commands.demonstration import DAY, version, visit, whole
from tests.web.importing import draft, hidden, read, send, state_of, uid_of, work
from tests.web.visitors import OFFICE, SCRUTINY, client_of, page, words

pytestmark = [pytest.mark.usefixtures("demo_loaded", "demo_day"), pytest.mark.django_db]

OWN = "Of the partnership itself: these hold at once, in every plan"
OWN_CY = "O’r bartneriaeth ei hun: mae’r rhain yn dal ar unwaith, ym mhob cynllun"
ALL_SAID = "The plan says all of it already."
GUILD = "Lamplighters’ Guild"


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    monkeypatch.setattr(views, "PATIENCE", 0)


def small(**says) -> Plan:
    """A plan of which Riverside has nothing yet, under refs that nothing of it has."""
    given = {
        "title": Text.of("Riverside 2034"),
        "outcomes": (Outcome(ref="O901", number="98", title=Text.of("Lanterns along both banks")),),
        "priorities": (Priority(ref="P901", number="98.1", title=Text.of("Wicks, oil and glass")),),
        "links": (Link(source="P901", target="O901"), Link(source="A901", target="P901")),
        "partners": (Partner(ref="B901", number="P77", title=Text.of(GUILD)),),
        "actions": (
            Action(
                ref="A901", number="98.1.1", title=Text.of("Trim each wick"), accountable="B901"
            ),
        ),
    }
    return Plan(**given | says)


def part(html: str, anchor: str) -> str:
    """What a section says."""
    inside = html[html.index(f'id="{anchor}"') :].partition("</section>\n")[0]
    return words(f"<main>{inside}</main>")


def drawn(html: str) -> str:
    """The picture of a page, without the sentences that tell it."""
    return html[html.index("</desc>") : html.index('id="table"')]


def approve(client, address):
    digest = hidden(page(client, address), "digest")
    client.post(f"{address}/approve", {"digest": digest, "key": f"yes-{uid_of(address)}"})
    work(uid_of(address), reading.apply)


# Of the partnership itself


def test_what_is_the_partnership_s_own_stands_apart_with_its_count(office):
    address = read(office, draft(), small())
    html = page(office, address)
    everywhere, here = part(html, "everywhere"), part(html, "changes")
    assert OWN in everywhere
    assert "1 change: 1 new partner" in everywhere
    assert GUILD in everywhere
    assert "1 new partner" not in here
    assert "Trim each wick" in here
    assert "Trim each wick" not in everywhere
    assert "1 of them holds at once in every plan" in part(html, "yes")
    assert OWN_CY in words(page(office, "/cy" + address))


def test_a_file_that_says_nothing_of_the_partnership_has_no_such_heading(office):
    html = page(office, read(office, draft(), small(partners=(), actions=(), links=())))
    assert OWN not in words(html)


def test_what_came_with_a_draft_is_in_the_draft_s_picture_and_not_in_the_agreed_plan_s(office):
    scrutiny = client_of(SCRUTINY)
    wiring, home = "/p/riverside/wiring", "/p/riverside/"
    before = words(page(scrutiny, home))
    assert "22 partners" in before
    approve(office, read(office, draft(), small()))
    agreed = page(scrutiny, wiring)
    picture = drawn(agreed)
    assert GUILD not in picture
    assert "Eastshire Probation" in picture
    assert "Town and Parish Councils of Riverside" in picture
    assert f"One partner has nothing in this plan, and is not drawn: {GUILD}." in words(agreed)
    assert "22 partners" in words(page(scrutiny, home))
    assert GUILD in drawn(page(office, f"/p/riverside/plans/{draft()}/wiring"))


# Nothing


def test_of_a_file_that_was_not_understood_nothing_is_said_to_agree(office):
    table = b"Council,Family group\nFife,3\nMoray,2\n"
    html = page(office, read(office, draft(), table, name="Family_Groups.csv"))
    said = words(html)
    assert "Nothing in this file was understood as part of a plan: 3 rows were left out." in said
    assert "changes nothing" not in said
    assert ALL_SAID not in said
    assert "Bring another file in" in said


def test_of_a_file_that_says_what_the_board_agreed_otherwise_it_is_not_said_to_agree(office):
    bare = small(partners=(), actions=(), links=(), title=Text.of("Riverside 2030"))
    address = read(office, version(), bare)
    said = words(page(office, address))
    assert state_of(address) == "same"
    assert "The file says these otherwise" in said
    assert "Where it says something else, the plan stays as the board agreed it." in said
    assert ALL_SAID not in said


def as_it_stands(suffix: str) -> bytes:
    seen = visit(OFFICE)
    with seen.opened():
        row = models.PlanVersion.objects.select_related("series").get(
            series__slug="main", status="agreed"
        )
        return exports.export(seen, row, DAY, suffix).content


def test_of_a_file_that_was_read_and_agrees_it_is_said_and_of_one_read_in_part_only_that(office):
    whole_one = words(page(office, read(office, version(), as_it_stands(".json"), name="a.json")))
    assert f"This file changes nothing. {ALL_SAID}" in whole_one
    table = "Number,Project\n7.2.1,{}\n,\nSource: the office,\n"
    with whole():
        title = models.Action.objects.get(plan__uid=version_of(), number="7.2.1").title
    address = read(office, version(), table.format(title).encode(), name="part.csv", key="k2")
    partly = words(page(office, address))
    assert "What was read of it the plan says already. 1 row was not read." in partly
    assert ALL_SAID not in partly


def version_of() -> str:
    return models.PlanVersion.objects.get(series__slug="main", status="agreed").uid


# How far it has come


def test_the_step_and_the_number_are_seen_while_one_waits(office):
    address = send(office, draft(), small())["Location"]
    assert "Step 1 of 2: it is read." in words(page(office, address))
    cache.set(f"reading:{uid_of(address)}", 2, 60)
    html = page(office, address)
    assert "Step 2 of 2: it is compared with the plan." in words(html)
    assert '<progress value="1" max="2"' in html
    work(uid_of(address))
    digest = hidden(page(office, address), "digest")
    office.post(f"{address}/approve", {"digest": digest, "key": "yes"})
    said = words(page(office, address))
    with whole():
        changes = models.Import.objects.get(uid=uid_of(address)).difference["difference"]["changes"]
    assert f"0 of {len(changes)} done." in said
    cache.set(f"import:{uid_of(address)}", (4, len(changes)), 60)
    assert f"4 of {len(changes)} done." in words(page(office, address))
