"""People: invited, signed in by a link that works once, and gone at once when they leave."""

from __future__ import annotations

import datetime
import hashlib
import secrets

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from joinedup.commands.deed import Deed
from joinedup.commands.kernel import command
from joinedup.commands.refusal import NotFound, Refused
from joinedup.core.catalogue import N_
from joinedup.core.drafts import clean
from joinedup.core.permissions import Role, Verb
from joinedup.records import guard
from joinedup.records.models import Membership, SignInLink, Thing, User
from joinedup.records.told import membership as fields_of

LINK_DAYS = 7
"""How long a link that signs somebody in can be used."""
LONGEST_TITLE = 200
_ONLY = "~"  # in no slug, and nowhere in what secrets makes

BAD_EMAIL = N_("“{email}” is not an e-mail address. It looks like name@example.org.")
HAS_ROLE = N_("{email} has a role in this partnership already. End that one first.")
NEEDS_PARTNER = N_("Somebody with the role “{role}” acts for a partner. Say which.")
LONG_TITLE = N_("What somebody is called by has {count} letters at most. Make it shorter.")
NO_TITLE = N_("Say what this person is called by: a role, such as “Police superintendent”.")
LAST_OFFICE = N_("The last person of the office cannot leave. Invite somebody else to it first.")
LINK_SPENT = N_("This link has been used, is too old, or was never given. Ask for another.")

_FOR_PARTNER = (Role.PARTNER_LEAD, Role.CONTRIBUTOR)


def known_user(email: str, at: datetime.datetime) -> User:
    """The user of an address, made if there is none. Refused if it is no address."""
    address = folded(email)
    try:
        validate_email(address)
        User._meta.get_field("email").run_validators(address)
    except ValidationError:
        raise Refused(BAD_EMAIL, email=email, field="email") from None
    found, _ = User.objects.get_or_create(email=address, defaults={"created": at})
    return found


def checked_title(title: str) -> str:
    """What somebody is called by. Refused if that is nothing, or too long to keep."""
    if not title.strip():
        raise Refused(NO_TITLE, field="title")
    if len(title.strip()) > LONGEST_TITLE:
        raise Refused(LONG_TITLE, count=LONGEST_TITLE, field="title")
    return title.strip()


def folded(email: str) -> str:
    """An address as it is kept, however it was typed."""
    return str(clean(email)).casefold()


def new_link(user: User, at: datetime.datetime, only: str = "") -> str:
    """A token that signs a user in once: only its hash is kept. ``only`` is the slug of the
    partnership whose office passes it on: it signs in there and nowhere else, since whoever passes
    it on could use it. The slug stands in the token, so the hash holds for it too."""
    token = secrets.token_urlsafe(32) + (f"{_ONLY}{only}" if only else "")
    SignInLink.objects.create(
        hash=hash_of(token),
        user=user,
        epoch=user.epoch,
        expires=at + datetime.timedelta(days=LINK_DAYS),
    )
    return token


def only_of(token: str) -> str:
    """The slug of the one partnership that a token signs in to; "" for all."""
    return token.partition(_ONLY)[2]


def hash_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


@command(Verb.MANAGE_PEOPLE)
def invite(
    deed: Deed,
    *,
    email: str,
    role: Role,
    title: str,
    partner: str = "",
    order: int = 0,
    link: bool = True,
) -> str:
    """Give somebody a role in the partnership; gives the token of a link that signs them in once
    ("" without ``link``). ``partner`` is the ref of the body they belong to."""
    deed.need()
    title = checked_title(title)
    body: Thing | None = deed.thing(partner, "partner") if partner else None
    if role in _FOR_PARTNER and body is None:
        raise Refused(NEEDS_PARTNER, role=role.value, field="partner")
    user = known_user(email, deed.at)
    if Membership.objects.filter(user=user, ended__isnull=True).exists():
        raise Refused(HAS_ROLE, email=user.email, field="email")
    row = Membership(
        partnership=deed.partnership,
        user=user,
        role=role.value,
        partner=body,
        title=title,
        order=order,
    )
    row.save()
    deed.writer.put("membership", row.uid, fields_of(row))
    deed.say("person.invited", title=row.title, role=row.role)
    return new_link(user, deed.at, deed.partnership.slug) if link else ""


@command(Verb.MANAGE_PEOPLE)
def link_again(deed: Deed, *, membership: str) -> str:
    """Another link for somebody who has a role; gives its token."""
    deed.need()
    row = _held(membership)
    deed.writer.put("membership", row.uid, {})  # nothing of it changes: that it was done is kept
    deed.say("person.linked", title=row.title)
    return new_link(row.user, deed.at, deed.partnership.slug)


@command(Verb.MANAGE_PEOPLE)
def leave(deed: Deed, *, membership: str) -> None:
    """End somebody's role at once: sessions and links of theirs end with it."""
    deed.need()
    row = _held(membership)
    others = Membership.objects.filter(role=Role.OFFICE.value, ended__isnull=True)
    if row.role == Role.OFFICE.value and others.select_for_update().count() < 2:
        raise Refused(LAST_OFFICE)
    row.ended = deed.at
    row.save(update_fields=["ended"])
    row.user.epoch += 1
    row.user.save(update_fields=["epoch"])
    deed.writer.put("membership", row.uid, {"ended": fields_of(row)["ended"]})
    deed.say("person.left", title=row.title)


def _held(uid: str) -> Membership:
    row = Membership.objects.filter(uid=uid, ended__isnull=True).select_related("user").first()
    if row is None:
        raise NotFound(uid)
    return row


def sign_in(*, token: str, at: datetime.datetime) -> User:
    """Spend a link; gives the user it signs in. Refused if it was spent, is too old, or somebody has
    left since. Not a command: whoever signs in is nobody yet."""
    with guard.lifted():
        spent = SignInLink.objects.filter(
            hash=hash_of(token), spent__isnull=True, expires__gt=at
        ).update(spent=at)
    found = SignInLink.objects.filter(hash=hash_of(token)).select_related("user").first()
    if not spent or found is None or found.epoch != found.user.epoch or not found.user.is_active:
        raise Refused(LINK_SPENT)
    return found.user


def is_good(*, token: str, at: datetime.datetime) -> bool:
    """Whether a link would sign somebody in now: what its page asks before it offers a button."""
    found = (
        SignInLink.objects.filter(hash=hash_of(token), spent__isnull=True, expires__gt=at)
        .select_related("user")
        .first()
    )
    return found is not None and found.epoch == found.user.epoch and found.user.is_active
