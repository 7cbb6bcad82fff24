"""The forms of a link: for whoever drew it or answers for an end of it, and for nobody else."""

from __future__ import annotations

import pytest

from joinedup.commands import links, things
from joinedup.core.text import Text
from tests.commands.house import NOW, House
from tests.web.test_writing import at, house, send, signed_in

__all__ = ["house"]

FORMS = ("proof", "withdraw", "end")


def drawn(house: House, by: object, source: str, target: str) -> str:
    ends = {"source": house.refs.get(source, source), "target": house.refs.get(target, target)}
    return links.draw(by=by, at=NOW, plan=house.plan, **ends)


@pytest.mark.parametrize("form", [*FORMS, "strike"])
def test_who_answers_for_neither_end_is_refused(house: House, form: str) -> None:
    link = drawn(house, house.rival, "service", "other")
    assert signed_in("trust").get(at(house, f"{link}/{form}")).status_code == 200
    for name in ("police", "sergeant"):
        assert signed_in(name).get(at(house, f"{link}/{form}")).status_code == 403, name


@pytest.mark.parametrize("name", ["office", "police", "trust"])
def test_a_link_has_no_form_of_things(house: House, name: str) -> None:
    link = drawn(house, house.rival, "service", "other")
    page = signed_in(name).get(at(house, f"{link}/edit"))
    assert page.status_code == (403 if name == "police" else 404)


def test_who_answers_for_an_end_is_offered_what_they_may_do(house: House) -> None:
    link = drawn(house, house.rival, "service", "action")
    for name, offered in (("trust", True), ("police", True), ("chair", False)):
        page = signed_in(name).get(at(house, link)).text
        assert ("/proof" in page, "/withdraw" in page) == (offered, offered), name


def test_who_may_withdraw_a_link_may_put_it_back_and_others_are_refused(house: House) -> None:
    link = drawn(house, house.office, "service", "action")
    police = signed_in("police")
    assert send(police, at(house, f"{link}/withdraw"), why="Twice").status_code == 303
    assert house.thing(link).withdrawn
    assert signed_in("sergeant").get(at(house, f"{link}/restore")).status_code == 403
    assert send(police, at(house, f"{link}/restore")).status_code == 303
    assert not house.thing(link).withdrawn


def test_a_link_of_neither_of_ones_own_is_not_put_back(house: House) -> None:
    link = drawn(house, house.office, "service", "other")
    links.withdraw(by=house.office, at=NOW, plan=house.plan, ref=link)
    assert signed_in("police").get(at(house, f"{link}/restore")).status_code == 403


def own_draft(house: House, of: str, field: str) -> str:
    says = {"title": Text.of(f"Our own {of}"), field: house.police}
    told = {"by": house.lead, "at": NOW, "plan": house.plan}
    return things.add(**told, type=of, says=says, private=True)


def test_a_withdrawn_draft_link_is_put_back(house: House) -> None:
    action = own_draft(house, "action", "accountable")
    link = drawn(house, house.lead, action, "outcome")
    assert link.startswith("L-")
    links.withdraw(by=house.lead, at=NOW, plan=house.plan, ref=link)
    assert send(signed_in("police"), at(house, f"{link}/restore")).status_code == 303
    assert not house.thing(link).withdrawn


def test_a_draft_link_that_went_with_its_action_is_put_back_with_it(house: House) -> None:
    action = own_draft(house, "action", "accountable")
    link = drawn(house, house.lead, own_draft(house, "delivery_system", "owner"), action)
    things.withdraw(by=house.lead, at=NOW, plan=house.plan, ref=action, why="")
    assert signed_in("trust").get(at(house, f"{link}/restore")).status_code == 404
    assert send(signed_in("police"), at(house, f"{link}/restore")).status_code == 303
    assert not house.thing(link).withdrawn
    assert not house.thing(action).withdrawn
