"""Pages lead to what can be corrected, say what to do where there is no plan, and fold what is long."""

from __future__ import annotations

import datetime
import re
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joinedup.commands import partnerships, people, things
from joinedup.core.permissions import Actor, Role
from joinedup.core.text import Text
from joinedup.core.words import Progress
from joinedup.queries import snapshots
from joinedup.web.between import between
from tests.commands.house import NOW, House
from tests.web.test_writing import at, house, said, send, signed_in
from tests.web.visitors import words

__all__ = ["house"]

LONDON = ZoneInfo("Europe/London")
NEWTOWN = ("plan", "actions", "wiring", "partners", "findings", "history", "search")


def add(house: House, type: str, under: str = "", **says: object) -> str:
    told = {"by": house.office, "at": NOW, "plan": house.plan, "type": type, "says": says}
    return things.add(**told, under=house.refs.get(under, under))


def links_to_change(html: str) -> list[str]:
    return re.findall(r'class="[^"]*" href="([^"]*/edit)">Change it', html)


# Statements, updates and needs


def test_who_may_change_an_update_or_a_need_is_led_there(house: House) -> None:
    add(house, "update", "action", text="Out on Fridays", status=Progress.ON_COURSE)
    add(house, "update", "action", text="Out on Saturdays too", by="Sergeant")
    add(house, "need", "action", text="Two more guardians")
    led = {
        name: len(links_to_change(signed_in(name).get(at(house, "action")).text))
        for name in ("office", "police", "sergeant", "trust", "chair", "scrutiny", "")
    }
    assert led == {
        "office": 3,
        "police": 3,
        "sergeant": 3,
        "trust": 0,
        "chair": 0,
        "scrutiny": 0,
        "": 0,
    }


def test_each_link_leads_to_the_update_that_it_stands_beside(house: House) -> None:
    for text in ("First", "Second", "Third"):
        add(house, "update", "action", text=text, by=f"{text} sergeant")
    office = signed_in()
    html = office.get(at(house, "action")).text
    for text, rest in re.findall(r'<p class="kept">(First|Second|Third)</p>(.*?)</li>', html, re.S):
        (form,) = links_to_change(rest)
        assert f">{text}</textarea>" in office.get(form).text
    form = links_to_change(html)[0]
    assert send(office, form, text="Corrected").status_code == 303
    assert "Corrected" in office.get(at(house, "action")).text


def test_a_contributor_may_correct_an_update_and_no_need(house: House) -> None:
    told = {"by": house.office, "at": NOW, "plan": house.plan, "ref": house.refs["action"]}
    things.edit(
        **told,
        version=house.version(house.refs["action"]),
        says={"contributors": (house.refs["trust"],)},
    )
    add(house, "update", "action", text="Out on Fridays")
    add(house, "need", "action", text="Two more guardians")
    assert len(links_to_change(signed_in("trust").get(at(house, "action")).text)) == 1


def test_the_office_corrects_what_the_plan_says_in_words(house: House) -> None:
    add(house, "statement", topic="vision", text=Text.of("A town at ease"))
    add(house, "statement", topic="review", text=Text.of("Every autumn"))
    office = signed_in()
    html = office.get(f"/p/{house.slug}/plan").text
    assert "A town at ease" in html
    first, second = links_to_change(html)
    sent = send(office, second, **{"text-en": "Every spring"})
    assert sent.headers["Location"].endswith("/plan")
    assert "Saved" in said(office, sent)
    html = office.get(f"/p/{house.slug}/plan").text
    assert "Every spring" in html
    assert "Every autumn" not in html
    assert "A town at ease" in office.get(first).text
    others = signed_in("police").get(f"/p/{house.slug}/plan").text
    assert "A town at ease" in others
    assert not links_to_change(others)


# Where there is no plan


@pytest.mark.parametrize("entry", NEWTOWN)
def test_where_there_is_no_plan_the_entries_of_the_head_say_what_to_do(
    db: None, entry: str
) -> None:
    partnerships.create(
        by=Actor(administrator=True), at=NOW, slug="newtown", title=Text.of("Newtown")
    )
    office = Actor(partnership="newtown", role=Role.OFFICE)
    for name, role in (("office", Role.OFFICE), ("chair", Role.CHAIR)):
        told = {"email": f"{name}@testing.example", "role": role, "title": name, "link": False}
        people.invite(by=office, at=NOW, **told)
    page = signed_in().get(f"/p/newtown/{entry}")
    assert page.status_code == 200
    if entry == "history":
        assert "lines, the newest first" in words(page.text)
    elif entry != "search":
        assert "Begin the plan" in words(page.text)
        assert 'href="/p/newtown/plans"' in page.text
    if entry not in ("findings", "history", "search"):
        assert "The office can bring one in" in signed_in("chair").get(f"/p/newtown/{entry}").text
        assert "Sign in" in words(signed_in("").get(f"/p/newtown/{entry}").text)


@pytest.mark.parametrize("path", ["wiring.svg", "export.json", "A1", "plans/zzzzzzzzzzzzzzzz/plan"])
def test_what_is_not_there_is_not_found_all_the_same(riverside: str, path: str) -> None:
    assert signed_in("").get(f"/p/{riverside}/{path}").status_code == 404


# History between days


def history_of(house: House, asked: str, status: int = 200) -> str:
    page = signed_in().get(f"/p/{house.slug}/history?{asked}")
    assert page.status_code == status
    return page.text


def lines_in(html: str) -> int:
    found = re.search(r"(\d+|One) lines?, the newest", words(html))
    return int(found[1].replace("One", "1")) if found else 0


def test_history_is_narrowed_to_the_days_asked_for(house: House) -> None:
    later = NOW + datetime.timedelta(days=20)
    for title, when in (("Late bus", later), ("Ferry", later + datetime.timedelta(days=30))):
        told = {"by": house.office, "at": when, "plan": house.plan, "type": "outcome"}
        things.add(**told, says={"title": Text.of(title)})
    every = lines_in(history_of(house, ""))
    assert lines_in(history_of(house, "from=18/11/2026")) == 2
    assert lines_in(history_of(house, "from=Dec+2026&to=Dec+2026")) == 1
    assert lines_in(history_of(house, "to=2026-11-17")) == every - 2
    assert lines_in(history_of(house, "from=7/12/2026&to=7/12/2026")) == 1


def test_a_day_is_that_of_the_partnership_and_not_of_greenwich() -> None:
    found = between({"from": "1/7/2026", "to": "June 2027"}, 4, "en", {})
    since, until = found.instants(LONDON)
    assert since == datetime.datetime(2026, 6, 30, 23, tzinfo=datetime.UTC)
    assert until == datetime.datetime(2027, 6, 30, 23, tzinfo=datetime.UTC)


def test_the_days_stay_in_the_links_to_the_next_page(house: House) -> None:
    for number in range(51):
        add(house, "outcome", title=Text.of(f"Aim {number}"))
    html = history_of(house, "from=1/11/2026&to=Nov+2026&kind=thing")
    assert "from=1%2F11%2F2026&amp;to=Nov+2026&amp;page=2" in html
    assert 'name="from" type="text" value="1/11/2026"' in html


@pytest.mark.parametrize(
    ("language", "asked", "sentence"),
    [
        ("", "from=soon", "“soon” is not a date. Use a day (31/03/2026)"),
        ("", "to=31/2/2026", "“31/2/2026” is not a date."),
        ("", "from=2/12/2026&to=1/12/2026", "The last day, 1 December 2026, is before the first"),
        ("/cy", "from=soon", "Nid yw “soon” yn ddyddiad."),
        ("/cy", "from=2/12/2026&to=1/12/2026", "Mae’r diwrnod olaf, 1 Rhagfyr 2026, cyn y cyntaf"),
    ],
)
def test_a_day_that_cannot_be_read_is_said_to_be_so(
    house: House, language: str, asked: str, sentence: str
) -> None:
    page = signed_in().get(f"{language}/p/{house.slug}/history?{asked}")
    assert page.status_code == 400
    assert sentence in words(page.text)
    named = re.search(r'href="#(f-(?:from|to))"', page.text)
    assert named is not None
    assert f'id="{named[1]}"' in page.text


# Many cases of one code


def test_more_than_twenty_cases_have_a_page_of_their_own(house: House) -> None:
    many = 130
    for number in range(many):
        add(house, "outcome", title=Text.of(f"Aim {number:03}"))
    office, address = signed_in(), f"/p/{house.slug}/findings"
    whole = office.get(address).text
    section = whole.partition('<h2 id="L01"')[2].partition("</section>")[0]
    assert section.count("<li>") == 20
    assert f"See all {many} cases" in section
    page = office.get(f"{address}?code=L01").text
    assert page.partition('<ul class="rows">')[2].partition("</ul>")[0].count("<li>") == 100
    assert "code=L01&amp;page=2" in page
    rest = words(office.get(f"{address}?code=L01&page=2").text)
    assert "Aim 129" in rest
    by_owner = office.get(f"{address}?by=owner").text
    assert "owner=" in by_owner
    assert by_owner.count('class="row-head"') < many
    assert office.get(f"{address}?by=owner&owner=").status_code == 200


def test_the_page_of_one_code_asks_the_record_no_more_for_more_cases(house: House) -> None:
    counts = []
    for number in range(60):
        add(house, "outcome", title=Text.of(f"Aim {number:03}"))
        if number in (1, 59):
            snapshots.SHELF.clear()
            snapshots.NEWEST.clear()
            with CaptureQueriesContext(connection) as asked:
                signed_in().get(f"/p/{house.slug}/findings?code=L01")
            counts.append(len(asked))
    assert counts[0] == counts[1]


# The form of an action


def test_what_changes_every_week_stands_first_on_the_form_of_an_action(house: House) -> None:
    office = signed_in()
    html = office.get(at(house, "action/edit")).text
    places = [html.index(f'id="{name}"') for name in ("status", "due", "title", "leads")]
    assert places == sorted(places)
    new = office.get(at(house, "priority/add/action")).text
    assert new.index('id="title"') < new.index('id="status"')


def test_long_lists_of_names_are_folded_and_what_is_chosen_stands_before_them(
    house: House,
) -> None:
    bodies = [add(house, "partner", title=Text.of(f"Body {number:02}")) for number in range(20)]
    told = {"by": house.office, "at": NOW, "plan": house.plan, "ref": house.refs["action"]}
    things.edit(
        **told, version=house.version(house.refs["action"]), says={"contributors": (bodies[7],)}
    )
    office = signed_in()
    html = office.get(at(house, "action/edit")).text
    list_ = html.partition('id="contributors"')[2].partition("</fieldset>")[0]
    before, _, folded = list_.partition("<details")
    assert re.findall(r'value="([^"]*)" checked', before) == [bodies[7]]
    assert "checked" not in folded
    assert folded.count('type="checkbox"') == 22
    assert "Choose from 22 others" in folded
    leads = html.partition('id="leads"')[2].partition("</fieldset>")[0]
    assert leads.index("<details") < leads.index("<select")
    assert send(office, at(house, "action/edit"), status="done").status_code == 303
    assert house.as_seen(house.office).actions[0].contributors == (bodies[7],)
