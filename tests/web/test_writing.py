"""Writing on pages: what is offered, what is refused, what is kept."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from joinedup.commands import links, people, things
from joinedup.core.permissions import Role
from joinedup.core.text import Text
from joinedup.core.words import Agreement
from joinedup.records import models
from tests.commands import files
from tests.commands import house as houses
from tests.commands.house import NOW, House, agree
from tests.web.sending import form_in

TITLES = {
    Role.OFFICE: ("office", ""),
    Role.CHAIR: ("chair", ""),
    Role.PARTNER_LEAD: ("police", "police"),
    Role.CONTRIBUTOR: ("sergeant", "police"),
    Role.SCRUTINY: ("scrutiny", ""),
}


@pytest.fixture
def house(db: None) -> House:
    made = houses.made()
    for role, (name, partner) in TITLES.items():
        _invite(made, name, role, partner)
    _invite(made, "trust", Role.PARTNER_LEAD, "trust")
    return made


def _invite(house: House, name: str, role: Role, partner: str) -> None:
    people.invite(
        by=house.office,
        at=NOW,
        email=f"{name}@testing.example",
        role=role,
        title=name.capitalize(),
        partner=house.refs[partner] if partner else "",
        link=False,
    )


def signed_in(name: str = "office") -> Client:
    client = Client(SERVER_NAME="localhost")
    if name:
        user = get_user_model().objects.get(email=f"{name}@testing.example")
        client.force_login(user, backend="joinedup.web.people.Linked")
    return client


def at(house: House, path: str) -> str:
    ref, slash, rest = path.partition("/")
    return f"/p/{house.slug}/{house.refs.get(ref, ref)}{slash}{rest}"


def send(client: Client, address: str, form: int = -1, **typed: object):
    """Open a page, type something into its form, and send it."""
    page = client.get(address)
    assert page.status_code == 200, (address, page.status_code)
    return client.post(address, form_in(page.text, form) | typed)


def said(client: Client, response) -> str:
    """What the page after a form says was done."""
    page = client.get(response.headers["Location"])
    found = re.search(r'banner__heading">(.*?)</p>', page.text, re.DOTALL)
    return " ".join(re.sub("<[^>]*>", " ", found[1]).split()) if found else ""


def test_an_action_is_added_under_a_priority_and_the_page_says_so_once(house: House) -> None:
    office = signed_in()
    sent = send(office, at(house, "priority/add/action"), **{"title-en": "Late bus"})
    assert sent.status_code == 303
    assert said(office, sent) == "Saved. The action is in the plan."
    assert said(office, sent) == ""
    assert house.verbs()[-1] == "thing.added"


def test_a_form_sent_twice_adds_one_thing_and_leads_to_the_same_page(house: House) -> None:
    office, address = signed_in(), at(house, "priority/add/action")
    typed = form_in(office.get(address).text) | {"title-en": "Late bus"}
    first, second = office.post(address, typed), office.post(address, typed)
    assert first.headers["Location"] == second.headers["Location"]
    assert [str(each.title) for each in house.as_seen(house.office).actions].count("Late bus") == 1


def test_a_form_with_a_fault_keeps_what_was_typed_and_writes_nothing(house: House) -> None:
    before, office = house.verbs(), signed_in()
    page = send(office, at(house, "add/action"), due="soonish", theme="Night & day")
    assert page.status_code == 400
    assert 'href="#due"' in page.text
    assert "is not a date" in page.text
    assert "Night &amp; day" in page.text
    assert "<title>Error" in page.text
    assert house.verbs() == before


ADDED = ("outcome", "priority", "action", "delivery_system", "partner", "person", "issue", "goal")
ABOUT = ("measure", "milestone", "risk", "need", "update")
ALLOWED = {
    "office": {*ADDED, *ABOUT},
    "police": {"action", "delivery_system", "person", "goal", *ABOUT},
    "sergeant": {"action", "delivery_system", "person", "goal", *ABOUT},
    "trust": {"action", "delivery_system", "person", "goal"},
    "chair": set(),
    "scrutiny": set(),
    "": set(),
}


@pytest.mark.parametrize("who", ALLOWED)
def test_each_form_is_for_those_who_may_and_for_nobody_else(house: House, who: str) -> None:
    client, before = signed_in(who), house.verbs()
    for type_name in ADDED + ABOUT:
        path = f"add/{type_name}" if type_name in ADDED else f"action/add/{type_name}"
        wanted = 200 if type_name in ALLOWED[who] else 403
        assert (type_name, client.get(at(house, path)).status_code) == (type_name, wanted)
        if wanted == 403:
            assert client.post(at(house, path), {"title-en": "x"}).status_code == 403
    assert house.verbs() == before


DEEDS = ["edit", "link", "withdraw", "strike", "move"]


@pytest.mark.parametrize("deed", DEEDS)
def test_what_another_body_answers_for_is_not_changed(house: House, deed: str) -> None:
    before = house.verbs()
    own = "link"  # a link of somebody else's thing to one's own is anybody's to claim
    for who, wanted in (("trust", 403), ("chair", 403), ("scrutiny", 403), ("", 403)):
        status = signed_in(who).get(at(house, f"action/{deed}")).status_code
        assert status == (200 if deed == own and who == "trust" else wanted)
        assert signed_in(who).post(at(house, f"action/{deed}"), {}).status_code in (400, 403)
    assert house.verbs() == before


def test_what_is_not_there_is_not_found_whatever_is_asked_of_it(house: House) -> None:
    office = signed_in()
    for path in ("A99/edit", "A-k3f9x2mq7h4tz8ab/edit", "k3f9x2mq7h4tz8ab/edit", "add/shoe"):
        assert office.get(at(house, path)).status_code in (403, 404)
    assert office.get(at(house, "A99/edit")).content == office.get("/p/nowhere/").content


def test_changing_nothing_writes_nothing(house: House) -> None:
    office, before = signed_in(), house.verbs()
    sent = send(office, at(house, "action/edit"))
    assert said(office, sent) == "Nothing was changed: everything stands as it did."
    assert house.verbs() == before


def test_a_change_is_saved_and_a_quarter_is_said_back(house: House) -> None:
    office = signed_in()
    sent = send(office, at(house, "action/edit"), due="Q3 2026/27", theme="Night")
    page = office.get(sent.headers["Location"]).text
    assert "Saved. 2 things changed." in page
    assert "October to December 2026" in page


def test_what_the_board_agreed_is_shown_and_not_asked(house: House) -> None:
    agree(house)
    page = signed_in().get(at(house, "action/edit")).text
    assert "Agreed on 17 November 2026: to change it, draft the next version." in page
    assert 'name="title-en"' not in page
    assert 'name="status"' in page


def test_a_partner_does_not_give_away_what_it_answers_for(house: House) -> None:
    police = signed_in("police")
    assert 'name="accountable"' not in police.get(at(house, "action/edit")).text
    send(police, at(house, "action/edit"), accountable=house.refs["trust"], theme="Night")
    action = house.as_seen(house.office).actions[0]
    assert (action.accountable, action.theme) == (house.refs["police"], "Night")


def test_a_draft_of_ones_own_is_seen_by_nobody_else_until_it_is_shared(house: House) -> None:
    police, trust = signed_in("police"), signed_in("trust")
    address = at(house, "priority/add/action")
    assert send(police, address, **{"title-en": "Quiet plan"}).status_code == 400
    sent = send(police, address, **{"title-en": "Quiet plan", "audience": "own"})
    own = sent.headers["Location"]
    assert said(police, sent) == "Saved as a draft that only your own body sees."
    assert trust.get(own).content == trust.get(at(house, "A99")).content
    assert trust.get(f"{own}/edit").status_code == 404
    assert "Quiet plan" in police.get(f"{own}/share").text
    shared = police.post(f"{own}/share", {"key": "k"})
    assert trust.get(shared.headers["Location"]).status_code == 200


def test_a_contributor_keeps_drafts_and_does_not_share_them(house: House) -> None:
    sergeant = signed_in("sergeant")
    typed = {"title-en": "Quiet plan", "audience": "own"}
    own = send(sergeant, at(house, "priority/add/action"), **typed).headers["Location"]
    assert sergeant.get(own).status_code == 200
    assert sergeant.get(f"{own}/share").status_code == 403


def collided(house: House) -> tuple[Client, str]:
    """Two people have the same page before them, and both save."""
    office, police, address = signed_in(), signed_in("police"), at(house, "action/edit")
    mine = form_in(police.get(address).text) | {"theme": "Mine", "reporter": "Sergeant"}
    send(office, address, theme="Theirs")
    return police, police.post(address, mine)


def test_whoever_comes_second_is_shown_both_texts_and_neither_is_lost(house: House) -> None:
    police, page = collided(house)
    assert page.status_code == 409
    assert "Theirs" in page.text
    assert "Mine" in page.text
    assert house.as_seen(house.office).actions[0].theme == "Theirs"
    assert "You wrote something that is not saved" in police.get(f"/p/{house.slug}/").text
    assert "not saved" not in signed_in().get(f"/p/{house.slug}/").text


@pytest.mark.parametrize(
    ("choice", "theme"), [("theirs", "Theirs"), ("mine", "Mine"), ("third", "Both of us")]
)
def test_two_texts_are_settled_field_by_field(house: House, choice: str, theme: str) -> None:
    police, page = collided(house)
    address = re.search(r'action="([^"]*/kept/[^"]*)"', page.text)[1]
    typed = form_in(page.text)
    assert police.post(address, typed).status_code == 400
    chosen = {"choice-theme": choice, "theme": "Both of us", "choice-reporter": "mine"}
    sent = police.post(address, typed | chosen)
    assert sent.status_code == 303
    action = house.as_seen(house.office).actions[0]
    assert (action.theme, action.reporter) == (theme, "Sergeant")
    assert "not saved" not in police.get(f"/p/{house.slug}/").text
    assert police.get(address).status_code == 404


def test_a_text_that_waits_is_its_writers_alone(house: House) -> None:
    _, page = collided(house)
    address = re.search(r'action="([^"]*/kept/[^"]*)"', page.text)[1]
    assert signed_in().get(address).status_code == 404
    assert signed_in("trust").post(address, {}).status_code == 404


def test_a_link_between_two_bodies_is_claimed_then_agreed_by_the_other(house: House) -> None:
    police, trust = signed_in("police"), signed_in("trust")
    typed = {"relation": "served", "other": house.refs["service"], "proof": "Plan, line 4"}
    drawn = send(police, at(house, "action/link"), **typed)
    assert "claimed until the other side has agreed" in said(police, drawn)
    link = next(each for each in house.as_seen(house.office).links if each.proof)
    assert link.agreement is Agreement.CLAIMED
    [ref] = [each.ref for each in _links(house) if each.number == _newest(house)]
    assert police.get(at(house, f"{ref}/agree")).status_code == 403
    page = trust.get(at(house, f"{ref}/agree"))
    agreed = trust.post(at(house, f"{ref}/agree"), form_in(page.text, -2))
    assert said(trust, agreed) == "You have agreed to the link."
    link = next(each for each in house.as_seen(house.office).links if each.proof)
    assert link.agreement is Agreement.AGREED


@pytest.mark.parametrize("listed", ["home", "partner"])
@pytest.mark.parametrize("answer", ["yes", "no"])
def test_whoever_answers_from_the_list_of_links_that_wait_comes_back_to_it(
    house: House, listed: str, answer: str
) -> None:
    ref, trust = claim(house), signed_in("trust")
    own = house.refs["trust"]
    path = f"/p/{house.slug}/" + (own if listed == "partner" else "")
    link = at(house, f"{ref}/agree?from={listed}")
    assert f'href="{link}"' in trust.get(path).text
    assert 'id="waiting"' in trust.get(path).text
    typed = form_in(trust.get(link).text, -2 if answer == "yes" else -1) | {"why": "Not so."}
    sent = trust.post(link, typed)
    assert sent["Location"] == f"{path}#waiting"
    assert ("agreed to the link" if answer == "yes" else "it is not so") in said(trust, sent)


def _links(house: House) -> list[models.Thing]:
    with house.whole():
        return list(models.Thing.objects.filter(type="link", withdrawn=False))


def _newest(house: House) -> int:
    return max(each.number for each in _links(house))


def claim(house: House) -> str:
    service = {"source": house.refs["service"], "target": house.refs["action"]}
    ref: str = links.draw(by=house.lead, at=NOW, plan=house.plan, **service)
    return ref


def test_a_claim_that_is_not_so_is_withdrawn_with_what_was_said(house: House) -> None:
    ref, trust = claim(house), signed_in("trust")
    page = trust.get(at(house, f"{ref}/agree"))
    typed = form_in(page.text) | {"why": "It closed in May."}
    assert trust.post(at(house, f"{ref}/agree"), typed).status_code == 303
    assert house.thing(ref).withdrawn
    assert house.thing(ref).why == "It closed in May."


def test_a_link_that_does_not_fit_is_refused_at_its_box(house: House) -> None:
    typed = {"relation": "serves", "other": house.refs["other"]}
    page = send(signed_in(), at(house, "action/link"), **typed)
    assert page.status_code == 400
    assert 'href="#other"' in page.text
    assert 'href="#relation"' in send(signed_in(), at(house, "action/link")).text


def test_the_proof_of_a_link_is_changed_by_whoever_drew_it(house: House) -> None:
    ref = claim(house)
    sent = send(signed_in("police"), at(house, f"{ref}/proof"), proof="Budget line 12", share="40")
    assert sent.status_code == 303
    link = next(each for each in house.as_seen(house.office).links if each.proof)
    assert (link.proof, link.share) == ("Budget line 12", 40)
    assert signed_in("chair").get(at(house, f"{ref}/proof")).status_code == 403


def test_before_something_is_withdrawn_it_is_said_what_goes_and_it_can_be_put_back(
    house: House,
) -> None:
    office = signed_in()
    assert "Incidents" in office.get(at(house, "action/withdraw")).text
    sent = send(office, at(house, "action/withdraw"), why="Twice in the list")
    assert "Put it back" in said(office, sent)
    assert office.get(at(house, "action")).status_code == 404
    assert send(office, at(house, "action/restore")).status_code == 303
    assert office.get(at(house, "action")).status_code == 200


def test_what_others_refer_to_is_not_withdrawn_and_they_are_named(house: House) -> None:
    page = signed_in().get(at(house, "priority/withdraw")).text
    assert "Night guardians" in page
    assert "<form" not in page.partition("<main")[2]


def test_a_service_ends_on_a_day_and_stays_in_the_record(house: House) -> None:
    trust = signed_in("trust")
    assert "is not a date" in send(trust, at(house, "service/end"), when="soonish").text
    assert send(trust, at(house, "service/end"), when="").status_code == 400
    sent = send(trust, at(house, "service/end"), when="31/10/2026", why="No money")
    assert said(trust, sent).startswith("Saved. It stays in the record")
    [service] = house.as_seen(house.office).delivery_systems
    assert (str(service.ended.last_day), service.ended_why) == ("2026-10-31", "No money")


def test_a_thing_of_a_draft_is_moved_and_of_an_agreed_version_is_not(house: House) -> None:
    office = signed_in()
    assert send(office, at(house, "action/move"), under=house.refs["outcome"]).status_code == 303
    found = house.as_seen(house.office)
    ends = [(each.source, each.target) for each in found.links]
    assert (house.refs["action"], house.refs["outcome"]) in ends
    agree(house)
    assert office.get(at(house, "action/move")).status_code == 404


def test_an_update_takes_a_status_and_words_and_is_the_actions_newest(house: House) -> None:
    police, before = signed_in("police"), len(house.events())
    typed = {"text": "Two more guardians.", "status": "slipping"}
    sent = send(police, at(house, "action/add/update"), **typed)
    assert said(police, sent) == "Thank you. Your update is saved."
    [update] = house.as_seen(house.office).updates
    assert (update.by, update.period.text) == ("Police", "Q3 2026/27")
    assert house.as_seen(house.office).actions[0].status.value == "slipping"
    assert len(house.events()) == before + 1


def test_an_update_that_says_nothing_is_refused_at_its_box(house: House) -> None:
    page = send(signed_in("police"), at(house, "action/add/update"))
    assert page.status_code == 400
    assert 'href="#text"' in page.text


def test_a_figure_is_added_to_those_that_there_are(house: House) -> None:
    police = signed_in("police")
    assert 'href="#period"' in send(police, at(house, "measure/figure"), text="12").text
    for period, figure in (("2024", "14"), ("2025", "12")):
        typed = {"period": period, "text": figure}
        assert send(police, at(house, "measure/figure"), **typed).status_code == 303
    [measure] = house.as_seen(house.office).measures
    assert [(each.period.text, str(each.value)) for each in measure.readings] == [
        ("2024", "14"),
        ("2025", "12"),
    ]


def test_a_milestone_is_marked_as_done_on_a_day(house: House) -> None:
    says = {"title": Text.of("Train ten")}
    under = house.refs["action"]
    ref = things.add(
        by=house.office, at=NOW, plan=house.plan, type="milestone", says=says, under=under
    )
    assert send(signed_in("police"), at(house, f"{ref}/done"), done="1/11/2026").status_code == 303
    [milestone] = house.as_seen(house.office).milestones
    assert (milestone.status.value, str(milestone.done.last_day)) == ("done", "2026-11-01")


def test_a_passage_is_struck_out_with_a_reason_that_stays(house: House) -> None:
    office = signed_in()
    send(office, at(house, "action/edit"), **{"description-en": "A name that should not be here"})
    assert send(office, at(house, "action/strike"), field="description").status_code == 400
    sent = send(office, at(house, "action/strike"), field="description", why="It named somebody")
    assert sent.status_code == 303
    assert "A name" not in office.get(at(house, "action")).text
    assert house.verbs()[-1] == "passage.struck"


def told_by_a_file(house: House) -> str:
    """An import whose file says what the action says; its uid."""
    words = "Mrs Example of 9 Sample Street complained."
    send(signed_in(), at(house, "action/edit"), **{"description-en": words})
    uid = files.received(house.office, house.plan, f"Title,Notes\nLamps,{words}\n".encode())
    files.compared(house.office, uid)
    return uid


def test_the_files_that_hold_a_passage_are_named_with_the_way_to_strike_them(house: House) -> None:
    uid, office = told_by_a_file(house), signed_in()
    way = f'href="/p/{house.slug}/imports/{uid}/strike"'
    assert way in office.get(at(house, "action/strike")).text
    assert way not in signed_in("police").get(at(house, "action/strike")).text
    sent = send(office, at(house, "action/strike"), field="description", why="It named somebody")
    assert "may hold the words still" in said(office, sent)
    assert way in office.get(sent["Location"]).text


def test_a_body_that_brings_no_files_in_is_told_that_files_may_hold_the_words(house: House) -> None:
    told_by_a_file(house)
    police = signed_in("police")
    sent = send(police, at(house, "action/strike"), field="description", why="It named somebody")
    assert sent["Location"] == at(house, "action")
    assert "the office can strike those out too" in said(police, sent)


def test_a_file_that_is_struck_out_says_so_where_it_was_to_be_had(house: House) -> None:
    uid, office = told_by_a_file(house), signed_in()
    path = f"/p/{house.slug}/imports/{uid}"
    assert signed_in("police").get(f"{path}/strike").status_code == 403
    assert send(office, f"{path}/strike").status_code == 400
    sent = send(office, f"{path}/strike", why="It names somebody")
    assert said(office, sent).startswith("The file is struck out.")
    page = office.get(f"{path}/file", follow=True)
    assert "plan.xlsx has been struck out" in page.text
    assert "Mrs Example" not in page.text
    assert office.get(path).status_code == 200
    assert office.get(f"/p/{house.slug}/imports").status_code == 200
    assert "It names somebody" in office.get(f"/p/{house.slug}/history?kind=file").text


def test_an_update_is_changed_at_an_address_of_its_own(house: House) -> None:
    police = signed_in("police")
    send(police, at(house, "action/add/update"), text="Two more.")
    with house.whole():
        uid = models.Thing.objects.get(type="update").uid
    assert send(police, at(house, f"{uid}/edit"), text="Three more.").status_code == 303
    assert house.as_seen(house.office).updates[0].text == "Three more."
    assert signed_in("trust").get(at(house, f"{uid}/edit")).status_code == 403


def test_settings_are_the_offices_and_only_what_is_changed_is_told(house: House) -> None:
    office, address = signed_in(), f"/p/{house.slug}/settings"
    assert signed_in("police").get(address).status_code == 403
    assert said(office, send(office, address)).startswith("Nothing was changed")
    words = {"en-action-one": "project", "en-action-many": "projects"}
    sent = send(office, address, languages=["en", "cy"], **words)
    assert said(office, sent) == "Saved. 2 things changed."
    page = office.get(at(house, "priority/add/action")).text
    assert "Add a project" in page
    assert 'name="title-cy"' in page
    assert send(office, address, **{"en-outcome-one": "aim"}).status_code == 400
    assert send(office, address, languages=[]).status_code == 400


def test_somebody_is_invited_by_a_link_that_is_shown_once_and_kept_nowhere(house: House) -> None:
    office, address = signed_in(), f"/p/{house.slug}/people"
    typed = {"email": "new@testing.example", "title": "Youth worker", "role": "contributor"}
    assert 'href="#partner"' in send(office, address, **typed).text
    page = send(office, address, partner=house.refs["police"], **typed)
    token = re.search(r'/sign-in/([^\s<"]+)', page.text)[1]
    assert page.headers["Cache-Control"] == "no-store"
    assert token not in office.get(address).text
    with house.whole():
        assert token not in str(list(models.Receipt.objects.values_list("result", flat=True)))
    newcomer = Client(SERVER_NAME="localhost")
    assert newcomer.post(f"/sign-in/{token}").status_code == 303
    assert newcomer.get(at(house, "action/edit")).status_code == 200


def test_somebody_whose_role_has_ended_is_out_at_once(house: House) -> None:
    police = signed_in("police")
    with house.whole():
        uid = models.Membership.objects.get(title="Police").uid
    assert signed_in("police").post(f"/p/{house.slug}/people/{uid}/leave").status_code == 403
    sent = signed_in().post(f"/p/{house.slug}/people/{uid}/leave", {"key": "k"})
    assert sent.status_code == 303
    assert police.get(at(house, "action/edit")).status_code == 403


def test_an_administrator_begins_a_partnership_and_reads_nothing_by_that(house: House) -> None:
    user = get_user_model().objects.create(
        email="admin@testing.example", created=NOW, administrator=True
    )
    admin = Client(SERVER_NAME="localhost")
    admin.force_login(user, backend="joinedup.web.people.Linked")
    assert signed_in().get("/new").status_code == 403
    typed = {"title": "Northvale", "slug": "northvale", "role": "Officer", "email": "o@n.example"}
    assert 'href="#slug"' in send(admin, "/new", **(typed | {"slug": "North Vale"})).text
    page = send(admin, "/new", **typed)
    token = re.search(r'/sign-in/([^\s<"]+)', page.text)[1]
    assert admin.get("/p/northvale/people").status_code == 403
    officer = Client(SERVER_NAME="localhost")
    officer.post(f"/sign-in/{token}")
    assert officer.get("/p/northvale/people").status_code == 200
