"""People who do anything at all, one thing after another: what commands allow, and what they refuse."""

from __future__ import annotations

import datetime
import random
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db.models import Q

from joinedup.commands import (
    codes,
    links,
    partnerships,
    people,
    plans,
    publishing,
    sharing,
    striking,
    things,
)
from joinedup.commands.refusal import NotDone
from joinedup.core.period import When
from joinedup.core.permissions import Actor, Role
from joinedup.core.text import Text
from joinedup.core.words import Progress
from joinedup.records import models
from tests.commands import house as houses

NOW = houses.NOW
WORDS = (
    "Lamps",
    "Gardens",
    "Lunches",
    "Lessons",
    "Visits",
    "Bore da",
    "",
    "  ",
    "Ærø <b>",
    "x" * 300,
)


class Wanderer:
    """Chooses what is done next, by whom and to what; ``done`` counts what was and what was not."""

    def __init__(self, house: houses.House, chance: random.Random) -> None:
        self.house, self.chance = house, chance
        self.plan = house.plan
        self.clock = NOW
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.ways = [getattr(self, name) for name in dir(self) if name.startswith("do_")]

    def step(self) -> None:
        """One deed, or one refusal. Anything else that is raised is a fault."""
        way = self.chance.choice(self.ways)
        self.clock += datetime.timedelta(minutes=self.chance.randrange(600))
        try:
            way()
        except NotDone as reason:
            self.done["refused"] += 1
            self.refused[f"{way.__name__}: {reason}"[:90]] += 1
        else:
            self.done[way.__name__] += 1

    # Choosing

    def by(self, ref: str = "") -> Actor:
        """Mostly somebody who may: the office, or the lead of whose own ``ref`` is."""
        house, luck = self.house, self.chance.random()
        if luck < 0.05:
            return house.actor(Role.CHAIR)
        if luck < 0.2:
            return self.lead()
        with house.whole():
            named = Q(uid=ref[-16:]) | Q(number=int(ref[1:]) if ref[1:].isdigit() else -1)
            drafts = models.Thing.objects.filter(named, label="partner").select_related("owner")
            owner = next((each.owner.uid for each in drafts), "")
        return house.actor(Role.PARTNER_LEAD, owner) if owner else house.office

    def lead(self) -> Actor:
        partner = self.chance.choice([self.house.police, self.house.trust])
        return self.house.actor(Role.PARTNER_LEAD, partner)

    def ref(self, *types: str) -> str:
        with self.house.whole():
            rows = (
                models.Thing.objects.filter(type__in=types) if types else models.Thing.objects.all()
            )
            found = [each.ref or each.uid for each in rows.order_by("id")]
        return self.chance.choice(found) if found else "A99"

    def words(self) -> str:
        return self.chance.choice(WORDS) or f"Words {self.chance.randrange(99)}"

    def text(self) -> Text:
        said = Text.of(self.words())
        return Text((*said.versions, ("cy", "Geiriau"))) if self.chance.random() < 0.3 else said

    def says(self, type: str) -> dict[str, Any]:
        fields: dict[str, Callable[[], Any]] = {
            "title": self.text,
            "number": self.words,
        }
        if type == "action":
            fields |= {
                "description": self.text,
                "accountable": lambda: self.ref("partner"),
                "status": lambda: self.chance.choice([*Progress, None]),
                "due": lambda: self.chance.choice([None, When.on(self.clock.date())]),
            }
        if type in ("outcome", "priority", "issue"):
            fields["description"] = self.text
        if type == "risk":
            fields |= {"mitigation": self.text, "likelihood": self.words}
        if type == "person":
            fields.pop("number")
        some = self.chance.sample(sorted(fields), self.chance.randint(1, len(fields)))
        return {name: fields[name]() for name in some}

    # Doing

    def do_add(self) -> None:
        type = self.chance.choice(
            [
                "outcome",
                "priority",
                "action",
                "action",
                "issue",
                "risk",
                "measure",
                "person",
                "partner",
            ]
        )
        under = self.ref("outcome", "priority", "action") if self.chance.random() < 0.5 else ""
        says = {"title": self.text()} | self.says(type)
        private = self.chance.random() < 0.4
        things.add(
            by=self.lead() if private else self.by(),
            at=self.clock,
            plan=self.plan,
            type=type,
            says=says,
            under=under,
            private=private,
        )

    do_add_again = do_add

    def do_edit(self) -> None:
        ref = self.ref("outcome", "priority", "action", "action", "issue", "risk")
        thing = self.house.thing(ref)
        version = thing.version - (self.chance.random() < 0.1)
        things.edit(
            by=self.by(ref),
            at=self.clock,
            plan=self.plan,
            ref=ref,
            version=version,
            says=self.says(thing.type),
        )

    do_edit_again = do_edit_often = do_edit

    def do_move(self) -> None:
        ref, under = self.ref("action", "priority"), self.ref("priority", "outcome")
        things.move(by=self.by(), at=self.clock, plan=self.plan, ref=ref, under=under)

    def do_withdraw(self) -> None:
        ref = self.ref()
        things.withdraw(by=self.by(ref), at=self.clock, plan=self.plan, ref=ref, why="Wrong")

    def do_restore(self) -> None:
        with self.house.whole():
            gone = [each.ref or each.uid for each in models.Thing.objects.filter(withdrawn=True)]
        ref = self.chance.choice(gone) if gone else "A99"
        things.restore(by=self.by(ref), at=self.clock, plan=self.plan, ref=ref)

    def do_end(self) -> None:
        ref = self.ref("delivery_system", "partner", "person")
        when = When.on(self.clock.date())
        things.end(
            by=self.by(), at=self.clock, plan=self.plan, ref=ref, when=when, why=self.words()
        )

    def do_link(self) -> None:
        links.draw(
            by=self.by(),
            at=self.clock,
            plan=self.plan,
            source=self.ref("delivery_system", "action", "partner"),
            target=self.ref("action", "priority", "outcome"),
            private=self.chance.random() < 0.3,
        )

    def do_agree_link(self) -> None:
        links.agree(by=self.lead(), at=self.clock, plan=self.plan, ref=self.ref("link"))

    def do_decline_link(self) -> None:
        links.decline(by=self.lead(), at=self.clock, plan=self.plan, ref=self.ref("link"), why="No")

    def do_withdraw_link(self) -> None:
        ref = self.ref("link")
        links.withdraw(by=self.by(ref), at=self.clock, plan=self.plan, ref=ref)

    def do_share(self) -> None:
        with self.house.whole():
            drafts = models.Thing.objects.filter(label="partner").select_related("owner")
            found = [(each.ref or each.uid, each.owner.uid) for each in drafts]
        ref, owner = self.chance.choice(found) if found else ("A99", self.house.police)
        by = self.house.actor(Role.PARTNER_LEAD, owner)
        sharing.share(by=by, at=self.clock, plan=self.plan, ref=ref)

    def do_strike(self) -> None:
        field = self.chance.choice(["description", "mitigation", "title"])
        ref = self.ref("action", "outcome", "priority", "issue", "risk")
        striking.strike(by=self.by(ref), at=self.clock, ref=ref, field=field, why="A name")

    do_strike_again = do_strike

    def do_switch_off(self) -> None:
        codes.switch_off(by=self.by(), at=self.clock, code="L05", reason=self.words())

    def do_switch_on(self) -> None:
        codes.switch_on(by=self.by(), at=self.clock, code="L05")

    def do_set_up(self) -> None:
        changes = {"time_zone": self.chance.choice(["Europe/London", "Europe/Dublin"])}
        partnerships.set_up(by=self.by(), at=self.clock, changes=changes)

    def do_plan(self) -> None:
        says = {"description": self.text(), "area": self.words()}
        plans.edit(by=self.by(), at=self.clock, version=self.plan, says=says)

    def do_agree_plan(self) -> None:
        if self.chance.random() < 0.05:
            plans.agree(by=self.by(), at=self.clock, version=self.plan, on=NOW.date())

    def do_publish(self) -> None:
        publishing.publish(by=self.by(), at=self.clock, plan=self.plan, on=NOW.date())

    def do_unpublish(self) -> None:
        publishing.unpublish(by=self.by(), at=self.clock, plan=self.plan)

    def do_invite(self) -> None:
        email = f"{self.chance.randrange(9)}@riverside.example"
        people.invite(
            by=self.by(), at=self.clock, email=email, role=Role.SCRUTINY, title=self.words()
        )
