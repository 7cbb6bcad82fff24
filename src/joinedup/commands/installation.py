"""The installation itself: who administers it."""

from __future__ import annotations

from joinedup.commands.deed import Deed
from joinedup.commands.kernel import command
from joinedup.commands.people import HAS_ROLE, checked_title, known_user, new_link
from joinedup.commands.refusal import NotFound, Refused
from joinedup.core.catalogue import N_
from joinedup.core.permissions import Role, Verb
from joinedup.records.models import Membership, Partnership, User
from joinedup.records.told import membership as fields_of

HAS_ADMINISTRATOR = N_(
    "This installation has an administrator already. To make another, say so: --another."
)


@command(Verb.ADMINISTER)
def create_first_admin(deed: Deed, *, email: str, another: bool = False) -> str:
    """Make somebody an administrator; gives the token of a link that signs them in once. Refused
    where there is an administrator already, unless it is to be another."""
    if not another and User.objects.filter(administrator=True, is_active=True).exists():
        raise Refused(HAS_ADMINISTRATOR)
    user = known_user(email, deed.at)
    user.administrator = True
    user.is_active = True
    user.save(update_fields=["administrator", "is_active"])
    return new_link(user, deed.at)


@command(Verb.ADMINISTER)
def appoint_office(deed: Deed, *, partnership: str, email: str, title: str) -> str:
    """Give a partnership the first person of its office; gives the token of a link that signs them
    in once. Whoever administers the installation reads nothing by that."""
    row = Partnership.objects.filter(slug=partnership).first()
    if row is None:
        raise NotFound(partnership)
    title = checked_title(title)
    deed.partnership = row
    user = known_user(email, deed.at)
    held = Membership.objects.filter(partnership=row, user=user, ended__isnull=True)
    if held.exists():
        raise Refused(HAS_ROLE, email=user.email, field="email")
    seat = Membership(partnership=row, user=user, role=Role.OFFICE.value, title=title)
    seat.save()
    deed.writer.put("membership", seat.uid, fields_of(seat))
    deed.say("person.invited", title=seat.title, role=seat.role)
    return new_link(user, deed.at, row.slug)
