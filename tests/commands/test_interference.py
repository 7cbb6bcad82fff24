"""Non-interference: what one body keeps to itself leaves no trace in what others are given."""

import contextlib
import datetime
from unittest import mock

from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from joinedup.commands import links, striking, things
from joinedup.commands.kernel import scope_of
from joinedup.core.period import When
from joinedup.core.text import Text
from joinedup.records import models, scope
from joinedup.records.loading import load_plan
from tests.commands.house import NOW, made

MINUTE = datetime.timedelta(minutes=1)

STEPS = st.lists(
    st.sampled_from(["action", "milestone", "service", "link", "edit", "move", "withdraw", "end"]),
    max_size=6,
)
"""What the police do in private, between one thing that is shared and the next."""

PLACES = 4


class Chance:
    """Chance that is the same each time, so that two worlds can be compared: what is private draws
    from a count of its own."""

    def __init__(self):
        self.drawn, self.hidden = [0, 0], False

    def __call__(self, size=16):
        self.drawn[self.hidden] += 1
        return (2 * self.drawn[self.hidden] + self.hidden).to_bytes(size)


class Privately:
    """What the police keep to themselves, step by step."""

    def __init__(self, house, chance):
        self.house, self.chance, self.drafts, self.count = house, chance, [], 0

    def __call__(self, steps):
        self.chance.hidden = True
        for step in steps:
            self.count += 1
            self.do(step)
        self.chance.hidden = False

    def about(self, **said):
        return {"by": self.house.lead, "at": NOW, "plan": self.house.plan} | said

    def add(self, type, under="", **says):
        says |= {"title": Text.of(f"Secret {self.count}")}
        return things.add(**self.about(type=type, says=says, under=under, private=True))

    def do(self, step):
        refs = self.house.refs
        if step == "action" or not self.drafts:
            self.drafts.append(self.add("action", refs["priority"], accountable=refs["police"]))
        elif step == "milestone":
            self.add("milestone", self.drafts[-1])
            self.add("milestone", refs["action"])
        elif step == "service":
            service = self.add("delivery_system", self.drafts[-1], owner=refs["police"])
            when = When.on(NOW.date())
            things.end(**self.about(ref=service, when=when, why="Secret."))
        elif step == "link":
            for end in (refs["other"], refs["service"]):
                with contextlib.suppress(links.Refused):  # drawn before
                    links.draw(**self.about(source=self.drafts[-1], target=end))
        elif step == "edit":
            ref = self.drafts[-1]
            says = {"description": Text.of(f"Secret {self.count}")}
            version = self.house.version(ref)
            things.edit(**self.about(ref=ref, version=version, says=says))
        elif step == "move":
            things.move(**self.about(ref=self.drafts[-1], under=refs["outcome"]))
        elif step == "withdraw":
            things.withdraw(**self.about(ref=self.drafts.pop(), why="Secret."))


def world(private):
    """A partnership in which the same is shared, and the police do ``private`` between."""
    chance = Chance()
    with mock.patch("secrets.token_bytes", chance):
        house = made("world")
        privately = Privately(house, chance)
        for place in range(PLACES):
            privately(private[place] if private else [])
            _share(house, place)
    return house


def _share(house, place):
    about = {"at": NOW + place * MINUTE, "plan": house.plan}
    if place == 0:
        says = {"title": Text.of("Open"), "accountable": house.refs["trust"]}
        things.add(by=house.rival, type="action", says=says, under=house.refs["priority"], **about)
    elif place == 1:
        ends = {"source": house.refs["service"], "target": house.refs["action"]}
        links.draw(by=house.rival, **ends, **about)
        says = {"description": Text.of("Some words.")}
        things.edit(by=house.rival, ref="A2", version=house.version("A2"), says=says, **about)
    elif place == 2:
        striking.strike(by=house.rival, at=NOW, ref="A2", field="description", why="Not for here.")
        things.add(by=house.office, type="outcome", says={"title": Text.of("New")}, **about)
    else:
        things.withdraw(by=house.office, ref=house.refs["action"], why="Over.", **about)


TABLES = ("Thing", "Action", "Link", "Milestone", "DeliverySystem", "Lead", "Tie", "Passage")
TABLES += ("Counter", "Mention", "Event", "Chain")


def seen(house, by):
    """Everything that somebody can be given: the plan, and the rows without their keys, which never
    show."""
    with scope.opened(scope_of(by)):
        plan = load_plan(models.PlanVersion.objects.get(uid=house.plan))
        rows = [
            {
                name: value
                for name, value in row.items()
                if name != "id" and not name.endswith("_id")
            }
            for table in TABLES
            for row in getattr(models, table).objects.order_by("id").values()
        ]
    return plan, rows


def undone(make):
    """What a world looks like to the rival and to the office, with the world undone afterwards."""
    with transaction.atomic():
        house = make()
        found = seen(house, house.rival), seen(house, house.office)
        transaction.set_rollback(True)
    return found


@given(private=st.lists(STEPS, min_size=PLACES, max_size=PLACES))
@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink a world takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_two_worlds_that_differ_in_one_bodys_drafts_are_the_same_to_the_others(db, private):
    without = undone(lambda: world(None))
    with_drafts = undone(lambda: world(private))
    for one, other in zip(without, with_drafts, strict=True):
        assert one == other


def test_the_worlds_do_differ_for_the_body_itself(db):
    house = world([["action", "milestone", "link"]] * PLACES)
    assert seen(house, house.lead)[0] != seen(house, house.rival)[0]
