"""Installations to walk through: the demonstration with a thing of every kind in every state.

Two worlds can be made that differ only in what Two Banks and the police keep to themselves: every
random name is drawn in order, and what is private draws from a row of its own, so that pages can be
compared byte by byte.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from hashlib import sha256
from typing import Any
from unittest import mock

from joinedup.commands import (
    codes,
    demo,
    demo_living,
    imports,
    installation,
    links,
    partnerships,
    people,
    things,
)
from joinedup.commands.comparing import compare_with_record, waiting
from joinedup.commands.kernel import scope_of
from joinedup.commands.refusal import Refused, Stale
from joinedup.core.demo import FOLDER, load
from joinedup.core.permissions import Actor, Role
from joinedup.core.text import Text
from joinedup.records import models, scope

NOW = datetime.datetime(2026, 11, 17, 9, 30, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)
ADMINISTRATOR = "keeper@installation.example"
NEWCOMER = "office@newtown.example"
"""The office of a partnership without a plan."""


class Drawn:
    """Random bytes in order: one row for what is shared, another for what is private. Those of
    another ``name`` are others."""

    def __init__(self, name: str = "") -> None:
        self.name, self.count, self.hidden = name, {False: 0, True: 0}, False

    def token_bytes(self, size: int = 32) -> bytes:
        self.count[self.hidden] += 1
        return sha256(f"{self.name}{self.hidden} {self.count[self.hidden]}".encode()).digest()[
            :size
        ]

    def token_hex(self, size: int = 32) -> str:
        return self.token_bytes(size).hex()

    def token_urlsafe(self, size: int = 32) -> str:
        return self.token_hex(size)

    @contextmanager
    def apart(self) -> Iterator[None]:
        """What is done here is private."""
        self.hidden = True
        try:
            yield
        finally:
            self.hidden = False


@contextmanager
def drawn_by(drawn: Drawn) -> Iterator[None]:
    """Whatever is random comes from ``drawn``: in two worlds the same."""
    with ExitStack() as stack:
        for module in ("records.uid", "records.operations", "commands.people"):
            stack.enter_context(mock.patch(f"joinedup.{module}.secrets", drawn))
        yield


def make(*, private: bool = True) -> None:
    """Fill an empty database. Without ``private``, Two Banks and the police keep nothing to
    themselves, and all else is as it would be with it."""
    drawn = Drawn()
    with ExitStack() as stack:
        stack.enter_context(drawn_by(drawn))
        keep = demo_living._Telling.keep

        def kept(self: Any, draft: Any) -> None:
            with drawn.apart():
                keep(self, draft)

        stack.enter_context(mock.patch.object(demo_living._Telling, "keep", kept))
        told = load() if private else replace(load(), drafts=())
        stack.enter_context(mock.patch.object(demo, "load", return_value=told))
        demo.load_demo()
        _Life(drawn, private).live()


def actor(email: str, slug: str) -> Actor:
    """Somebody of the demonstration as the record has them."""
    row = models.Partnership.objects.get(slug=slug)
    with scope.opened(scope.Scope(row.id, whole=True)):
        seat = models.Membership.objects.select_related("user", "partner").get(
            user__email=email, ended__isnull=True
        )
        return Actor(
            user=seat.user.uid,
            partnership=slug,
            role=Role(seat.role),
            partner=seat.partner.uid if seat.partner else "",
            title=seat.title,
        )


class _Life:
    """What is done after the demonstration is loaded, in turns: in private, then shared."""

    def __init__(self, drawn: Drawn, private: bool) -> None:
        self.drawn, self.private = drawn, private
        self.minutes = itertools.count()
        self.office = actor("partnership.manager@riverside.example", "riverside")
        self.police = actor("superintendent@eastshire-police.example", "riverside")
        self.banks = actor("director@twobanks.example", "riverside")
        self.trust = actor("therapies@wendvalley-health.example", "riverside")
        self.away = actor("superintendent@eastshire-police.example", "northvale")
        with self.seen("riverside"):
            self.plan = models.PlanVersion.objects.get(series__main=True, status="agreed").uid
            self.draft = models.PlanVersion.objects.get(series__main=True, status="draft").uid
            self.locality = models.PlanVersion.objects.get(series__slug="eastmere").uid
            self.refs = self._refs()
        with self.seen("northvale"):
            self.there = models.PlanVersion.objects.get(series__main=True).uid

    def seen(self, slug: str) -> Any:
        row = models.Partnership.objects.get(slug=slug)
        return scope.opened(scope.Scope(row.id, whole=True))

    def _refs(self) -> dict[str, str]:
        found = {}
        for table in (models.Outcome, models.Priority, models.Action, models.DeliverySystem):
            rows = table.objects.filter(plan__uid=self.plan).exclude(label="partner")
            found |= {
                str(number): thing
                for number, thing in rows.values_list("number", "thing__uid")
                if number
            }
        uids = {each.uid: each.ref for each in models.Thing.objects.all()}
        return {number: uids[uid] for number, uid in found.items()}

    def about(self, by: Actor, **given: Any) -> dict[str, Any]:
        at = NOW - datetime.timedelta(days=1) + next(self.minutes) * MINUTE
        return {"by": by, "at": at, **given}

    def own(self, by: Actor, title: str, *, of: str = "action", plan: str = "") -> str:
        """A draft that a body keeps to itself."""
        says: dict[str, Any] = {"title": Text.of(title)}
        says["accountable" if of == "action" else "owner"] = by.partner
        told = self.about(by, plan=plan or self.plan, type=of, says=says, private=True)
        return str(things.add(**told))

    def live(self) -> None:
        """Everything, in turns."""
        for turn, (alone, together) in enumerate(
            ((self.draw_up, self.go_on), (self.change, self.bring_in), (self.give_up, self.end))
        ):
            self.minutes = itertools.count(turn * 100)
            if self.private:
                with self.drawn.apart():
                    alone()
            self.minutes = itertools.count(turn * 100 + 30)
            together()

    # What Two Banks and the police keep to themselves

    def draw_up(self) -> None:
        """Drafts, links and milestones of their own."""
        self.secrets = [
            self.own(self.banks, "Secret lanterns"),
            self.own(self.police, "Secret vans"),
        ]
        for by, ref in zip((self.banks, self.police), self.secrets, strict=True):
            service = self.own(by, "Secret team", of="delivery_system")
            told = self.about(by, plan=self.plan)
            links.draw(**told, source=service, target=ref)
            links.draw(**self.about(by, plan=self.plan), source=ref, target=self.refs["6.1"])
            says = {"title": Text.of("Secret step")}
            told = self.about(by, plan=self.plan, type="milestone", says=says, under=ref)
            things.add(**told)
        self.own(self.police, "Secret of the next version", plan=self.draft)

    def change(self) -> None:
        """Changes of these, a stale one too."""
        for by, ref in zip((self.banks, self.police), self.secrets, strict=True):
            for version in (1, 1):
                says = {"description": Text.of(f"Secret words {version} {next(self.minutes)}")}
                try:
                    things.edit(
                        **self.about(by, plan=self.plan, ref=ref, version=version, says=says)
                    )
                except Stale:
                    continue

    def give_up(self) -> None:
        """One of them withdrawn, another added."""
        told = self.about(self.banks, plan=self.plan, ref=self.secrets[0], why="Secret.")
        things.withdraw(**told)
        self.own(self.banks, "Secret again")

    # What everybody sees, or others keep to themselves

    def go_on(self) -> None:
        """Things in states that the demonstration has none of."""
        self.own(self.trust, "A clinic that the trust has not told of")
        self.own(
            self.away, "A patrol that the police keep to themselves in Northvale", plan=self.there
        )
        says = {"title": Text.of("Entered by mistake"), "accountable": self.police.partner}
        wrong = things.add(**self.about(self.office, plan=self.draft, type="action", says=says))
        told = self.about(self.office, plan=self.draft, ref=wrong, why="Entered twice.")
        things.withdraw(**told)
        for type in ("milestone", "risk", "issue"):
            says = {"title": Text.of(f"A {type} added by hand")}
            under = "" if type == "issue" else self.refs["6.1.1"]
            things.add(**self.about(self.office, plan=self.plan, type=type, says=says, under=under))
        codes.switch_off(**self.about(self.office, code="L29", reason="The board said so."))
        self._keep_two_texts()
        installation.create_first_admin(
            **self.about(Actor(administrator=True)), email=ADMINISTRATOR, another=True
        )
        partnerships.create(
            **self.about(Actor(administrator=True)),
            slug="newtown",
            title=Text.of("Newtown Together"),
        )
        office = Actor(partnership="newtown", role=Role.OFFICE)
        people.invite(
            **self.about(office), email=NEWCOMER, role=Role.OFFICE, title="Office", link=False
        )

    def _keep_two_texts(self) -> None:
        """What somebody wrote when another had saved first."""
        ref = self.refs["6.3.1"]
        with self.seen("riverside"):
            version = next(each for each in models.Thing.objects.all() if each.ref == ref).version
        for by in (self.office, self.police):
            says = {"status_text": f"Noted by {by.title}."}
            told = self.about(by, plan=self.plan, ref=ref, version=version, says=says)
            try:
                things.edit(**told)
            except (Stale, Refused):
                continue

    def bring_in(self) -> None:
        """An import in each state."""
        found = (FOLDER / "riverside-as-found.xlsx").read_bytes()
        agreed = (FOLDER / "riverside.xlsx").read_bytes()
        for state, plan, content in (
            ("reading", self.plan, agreed),
            ("same", self.plan, b"There is no plan in here."),
            ("asking", self.draft, found),
            ("ready", self.locality, found),
            ("approved", self.locality, found),
            ("stale", self.locality, found),
            ("refused", self.plan, b"PK\x03\x04 and no workbook"),
            ("discarded", self.plan, agreed),
        ):
            self._import(state, plan, content)

    def _import(self, state: str, plan: str, content: bytes) -> None:
        told = self.about(self.office, plan=plan, name=f"{state}.xlsx", content=content)
        uid = imports.receive(**told, queue=False)
        if state == "reading":
            return
        if state == "discarded":
            imports.discard(**self.about(self.office, uid=uid))
            return
        found = self._compared(uid)
        while found.open and state != "asking":
            said = {each["id"]: _answer(each) for each in found.difference["questions"]}
            imports.answer(**self.about(self.office, uid=uid, answers=said), queue=False)
            found = self._compared(uid)
        if state in ("approved", "stale"):
            told = self.about(self.office, uid=uid, digest=found.digest)
            imports.approve(**told, queue=False)
        if state == "stale":
            problem = imports.STALE
            imports.stopped(**self.about(self.office, uid=uid, problem=problem))

    def _compared(self, uid: str) -> Any:
        received = waiting(self.office, uid)
        assert received is not None
        found = compare_with_record(self.office, received)
        imports.compared(**self.about(self.office, uid=uid, found=found))
        return found

    def end(self) -> None:
        """Something is added after all that was private, and has its number."""
        says = {"title": Text.of("The last service"), "owner": self.trust.partner}
        things.add(**self.about(self.office, plan=self.plan, type="delivery_system", says=says))
        with scope.opened(scope_of(self.office)):
            service = models.Thing.objects.filter(type="delivery_system").latest("number").ref
        told = self.about(self.office, plan=self.plan, source=service, target=self.refs["6.1.1"])
        links.draw(**told)


def _answer(question: Any) -> str:
    return "keep" if question["id"].startswith("gone:") else "new"
