"""People: invited, signed in once by a link, and gone at once."""

import datetime

import pytest

from joinedup.commands import installation, people
from joinedup.commands.refusal import NotFound, Refused
from joinedup.core.history.telling import aloud
from joinedup.core.permissions import Actor, Role
from joinedup.queries.actors import actor_for
from joinedup.queries.verification import verify
from joinedup.records import models
from tests.commands.house import NOW, made

ADMIN = Actor(administrator=True)
DAY = datetime.timedelta(days=1)


def invite(house, email="lead@police.example", role=Role.PARTNER_LEAD, partner="police", **more):
    return people.invite(
        by=more.pop("by", house.office),
        at=NOW,
        email=email,
        role=role,
        title=more.pop("title", "Police superintendent"),
        partner=house.refs.get(partner, partner),
        **more,
    )


def membership(house, email="lead@police.example"):
    with house.whole():
        return models.Membership.objects.get(user__email=email, ended__isnull=True).uid


def test_an_invited_person_signs_in_by_the_link_and_has_the_role(house):
    user = people.sign_in(token=invite(house), at=NOW)
    actor = actor_for(house.slug, user.uid)
    assert (actor.role, actor.partner, actor.title) == (
        Role.PARTNER_LEAD, house.police, "Police superintendent",
    )  # fmt: skip


def test_a_link_works_once(house):
    token = invite(house)
    people.sign_in(token=token, at=NOW)
    with pytest.raises(Refused, match="has been used"):
        people.sign_in(token=token, at=NOW)


def test_looking_at_a_link_does_not_spend_it(house):
    token = invite(house)
    assert people.is_good(token=token, at=NOW)
    assert people.sign_in(token=token, at=NOW)
    assert not people.is_good(token=token, at=NOW)


def test_a_link_is_too_old_after_a_week(house):
    token = invite(house)
    with pytest.raises(Refused):
        people.sign_in(token=token, at=NOW + 8 * DAY)


def test_only_the_hash_of_a_link_is_kept(house):
    token = invite(house)
    kept = models.SignInLink.objects.values_list("hash", flat=True)
    assert token not in kept
    assert people.hash_of(token) in kept


def test_history_holds_no_address(house):
    invite(house)
    said = house.events()[-1]
    assert said.verb == "person.invited"
    assert "police.example" not in f"{said.ops}{said.params}"


def test_a_new_link_is_told_in_history_and_not_what_it_is(house):
    invite(house)
    token = people.link_again(by=house.office, at=NOW, membership=membership(house))
    said = house.events()[-1]
    told = aloud(said.verb, said.by, said.params)
    assert told == "Office had a new link made for the Police superintendent."
    assert token not in f"{said.ops}{said.params}"
    assert verify(house.slug).is_good


def test_leaving_ends_the_role_and_every_link_at_once(house):
    token = invite(house)
    user = models.User.objects.get(email="lead@police.example")
    people.leave(by=house.office, at=NOW, membership=membership(house))
    assert actor_for(house.slug, user.uid).role is Role.PUBLIC
    assert models.User.objects.get(id=user.id).epoch == user.epoch + 1
    with pytest.raises(Refused):
        people.sign_in(token=token, at=NOW)


def test_the_last_of_the_office_does_not_leave(house):
    invite(house, "one@office.example", Role.OFFICE, "")
    with pytest.raises(Refused, match="last person of the office"):
        people.leave(by=house.office, at=NOW, membership=membership(house, "one@office.example"))
    invite(house, "two@office.example", Role.OFFICE, "")
    people.leave(by=house.office, at=NOW, membership=membership(house, "one@office.example"))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"email": "nobody"}, "not an e-mail address"),
        ({"partner": ""}, "Say which"),
        ({"title": "x" * 201}, "200 letters at most"),
        ({"email": f"lead@{'.'.join(['b' * 60] * 5)}.example"}, "not an e-mail address"),
    ],
)
def test_an_invitation_that_cannot_be_kept_is_refused(house, given, says):
    with pytest.raises(Refused, match=says):
        invite(house, **given)


def test_somebody_has_one_role_in_a_partnership(house):
    invite(house)
    with pytest.raises(Refused, match="has a role"):
        invite(house, email="Lead@Police.example ")


def test_only_the_office_says_who_may_sign_in(house):
    with pytest.raises(Refused):
        invite(house, by=house.lead)


def test_a_membership_of_another_partnership_is_not_there(house):
    invite(house)
    with pytest.raises(NotFound):
        people.leave(by=made().office, at=NOW, membership=membership(house))


def test_the_first_administrator_is_made_once_and_another_only_on_request(db):
    token = installation.create_first_admin(by=ADMIN, at=NOW, email="admin@council.example")
    assert people.sign_in(token=token, at=NOW).administrator
    with pytest.raises(Refused, match="--another"):
        installation.create_first_admin(by=ADMIN, at=NOW, email="second@council.example")
    installation.create_first_admin(by=ADMIN, at=NOW, email="second@council.example", another=True)
    assert models.User.objects.filter(administrator=True).count() == 2


def test_the_administrator_appoints_the_first_of_an_office(house):
    token = installation.appoint_office(
        by=ADMIN, at=NOW, partnership=house.slug, email="new@office.example", title="Manager"
    )
    user = people.sign_in(token=token, at=NOW)
    assert actor_for(house.slug, user.uid).role is Role.OFFICE


def test_nobody_else_appoints_an_office(house):
    with pytest.raises(Refused):
        installation.appoint_office(
            by=house.office, at=NOW, partnership=house.slug, email="a@b.example", title="M"
        )
