"""A small partnership to try commands on: three bodies, a plan of six things, and its people."""

import datetime
from dataclasses import dataclass, replace

from joinedup.commands import partnerships, plans, things
from joinedup.commands.kernel import scope_of
from joinedup.core.permissions import Actor, Role
from joinedup.core.text import Text
from joinedup.records import models, scope
from joinedup.records.loading import load_plan
from joinedup.records.uid import new_uid

NOW = datetime.datetime(2026, 11, 17, 9, 30, tzinfo=datetime.UTC)
PARTNER_ROLES = (Role.PARTNER_LEAD, Role.CONTRIBUTOR)


@dataclass(frozen=True)
class House:
    """Slugs, uids and refs of what stands there. ``police`` and ``trust`` are uids of partners."""

    slug: str
    plan: str
    refs: dict
    police: str
    trust: str

    def actor(self, role: Role, partner: str = "") -> Actor:
        """Somebody with a role; those who act for a body act for the police unless told."""
        acts = role in PARTNER_ROLES
        return Actor(
            user=f"user-{role.value}"[:16],
            partnership=self.slug,
            role=role,
            partner=(partner or self.police) if acts else "",
            title=role.value.capitalize(),
        )

    @property
    def office(self) -> Actor:
        return self.actor(Role.OFFICE)

    @property
    def lead(self) -> Actor:
        """The lead of the police, which is accountable for the first action."""
        return self.actor(Role.PARTNER_LEAD)

    @property
    def contributor(self) -> Actor:
        return self.actor(Role.CONTRIBUTOR)

    @property
    def rival(self) -> Actor:
        """The lead of the trust, which owns the service."""
        return replace(self.actor(Role.PARTNER_LEAD, self.trust), user="user-rival")

    def as_seen(self, by: Actor, plan: str = ""):
        """The plan, as somebody may see it."""
        with scope.opened(scope_of(by)):
            return load_plan(models.PlanVersion.objects.get(uid=plan or self.plan))

    def whole(self):
        """The scope that sees every row of the partnership."""
        row = models.Partnership.objects.get(slug=self.slug)
        return scope.opened(scope.Scope(row.id, whole=True))

    def events(self) -> list:
        """Every event, in the order in which they were written."""
        with self.whole():
            return list(models.Event.objects.order_by("id"))

    def verbs(self) -> list:
        return [event.verb for event in self.events()]

    def thing(self, ref: str):
        """The row of a thing, by its ref or its uid."""
        with self.whole():
            found = [each for each in models.Thing.objects.all() if ref in (each.ref, each.uid)]
        return found[0]

    def version(self, ref: str) -> int:
        return self.thing(ref).version


def made(slug: str = "") -> House:
    """A partnership with a draft: an outcome, a priority, two actions, a service and a measure."""
    slug = slug or f"p-{new_uid()}"
    partnerships.create(
        by=Actor(administrator=True), at=NOW, slug=slug, title=Text.of("Testing Together")
    )
    office = Actor(user="user-office", partnership=slug, role=Role.OFFICE, title="Office")
    plan = plans.begin(by=office, at=NOW, slug="main", title=Text.of("The plan"), main=True)

    def add(type, under="", **says):
        return things.add(by=office, at=NOW, plan=plan, type=type, says=says, under=under)

    refs = {
        "police": add("partner", title=Text.of("Eastshire Police")),
        "trust": add("partner", title=Text.of("Wend Health Trust")),
        "council": add("partner", title=Text.of("Riverside Council")),
        "outcome": add("outcome", title=Text.of("Safer nights"), number="1"),
    }
    refs["priority"] = add("priority", refs["outcome"], title=Text.of("Old Quay"), number="1.1")
    refs["action"] = add(
        "action", refs["priority"], title=Text.of("Night guardians"), accountable=refs["police"]
    )
    refs["other"] = add(
        "action", refs["priority"], title=Text.of("Falls clinics"), accountable=refs["trust"]
    )
    refs["service"] = add("delivery_system", title=Text.of("Street team"), owner=refs["trust"])
    refs["measure"] = add("measure", refs["action"], title=Text.of("Incidents"))
    row = models.Partnership.objects.get(slug=slug)
    with scope.opened(scope.Scope(row.id, whole=True)):
        uids = {each.ref: each.uid for each in models.Thing.objects.filter(type="partner")}
    return House(slug, plan, refs, uids[refs["police"]], uids[refs["trust"]])


def agree(house: House) -> None:
    """The board agrees the plan."""
    plans.agree(by=house.office, at=NOW, version=house.plan, on=NOW.date())
