"""What has happened in the demonstration since its plans came in: drafts of partners' own, claims,
and the next version half drafted. Each on its day, in the order of the days."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.db.models import Q

from joinedup.commands import links, plans, things
from joinedup.commands.kernel import scope_of
from joinedup.core.demo import Demo, DemoAddition, DemoAnswer, DemoClaim, DemoDraft
from joinedup.core.period import When
from joinedup.core.permissions import Actor, Role
from joinedup.core.plan import Lead
from joinedup.core.text import Text
from joinedup.records import scope
from joinedup.records.loading import load_records, names_of_things
from joinedup.records.models import Membership, PlanVersion

Deed = tuple[datetime.datetime, Callable[[], Any]]

_NUMBERED = ("outcome", "priority", "action", "delivery_system", "partner")
TEN = datetime.time(10, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)


def live(demo: Demo, office: Actor) -> None:
    """Do everything that the demonstration's files tell of one partnership after its plans."""
    told = _Telling(demo, office)
    for _, deed in sorted(told.deeds(), key=lambda each: each[0]):
        deed()


class _Telling:
    def __init__(self, demo: Demo, office: Actor) -> None:
        self.demo, self.office = demo, office
        self.slug = office.partnership
        self.draft = ""
        with scope.opened(scope_of(office)):
            main = PlanVersion.objects.get(series__main=True, status="agreed", withdrawn=False)
            self.main: str = main.uid
            names = names_of_things()
            found = load_records(Q(plan=main), Q(plan=None), names, (*_NUMBERED, "person"))
            self.refs = {
                record.number: record.ref for type in _NUMBERED for _, record in found[type]
            }
            self.names = {record.number: str(record.title) for _, record in found["partner"]}
            self.people = {str(record.title): record.ref for _, record in found["person"]}
            self.uids = dict(names_of_things(by_uid=True))
            self.bodies = {names[key]: self.uids[key] for key, _ in found["partner"]}

    def deeds(self) -> Iterator[Deed]:
        """Every deed with its instant."""
        if self.slug != "riverside":
            return
        for draft in self.demo.drafts:
            yield draft.written, partial(self.keep, draft)
        for claim in self.demo.claims:
            yield claim.drawn, partial(self.claim, claim)
        yield self.demo.next.opened, self.open_next
        for count, new in enumerate(self.demo.next.additions, 1):
            at = self.demo.next.opened + count * MINUTE
            yield at, partial(self.add, new, at)
        for count, answer in enumerate(self.demo.next.answers):
            at = datetime.datetime.combine(answer.on, TEN) + count * MINUTE
            yield at, partial(self.answer, answer, at)

    def body(self, number: str) -> Actor:
        """Whoever acts for a body: the person to sign in as, where there is one; or the office."""
        if number == "office":
            return self.office
        partner, lead = self.bodies[self.refs[number]], Role.PARTNER_LEAD
        with scope.opened(scope_of(self.office)):
            held = Membership.objects.filter(role=lead.value, partner__uid=partner)
            row = held.select_related("user").first()
        user, title = (row.user.uid, row.title) if row else ("", self.names[number])
        return Actor(user=user, partnership=self.slug, role=lead, partner=partner, title=title)

    def keep(self, draft: DemoDraft) -> None:
        """A draft of a partner's own."""
        by = self.body(draft.owner)
        says: dict[str, Any] = {"title": Text.of(draft.title), "description": Text.of(draft.about)}
        if draft.type == "action":
            says |= {"accountable": by.partner, "leads": self.leads(draft.lead)}
            says |= {"starts": _day(draft.starts), "due": _day(draft.due)}
        else:
            says["owner"] = by.partner
        things.add(
            by=by,
            at=draft.written,
            plan=self.main,
            type=draft.type,
            says=says,
            under=self.refs[draft.serves],
            private=True,
        )

    def leads(self, role: str) -> tuple[Lead, ...]:
        """A lead by role, with the person it is."""
        return (Lead(text=role, person=self.people.get(role)),) if role else ()

    def claim(self, claim: DemoClaim) -> None:
        """A link that one body draws, and the other has still to agree to."""
        links.draw(
            by=self.body(claim.drawn_by),
            at=claim.drawn,
            plan=self.main,
            source=self.refs[claim.source],
            target=self.refs[claim.target],
            kind=claim.kind,
        )

    def open_next(self) -> None:
        """The next version is drafted."""
        said = self.demo.next
        self.draft = plans.draft_next(
            by=self.office,
            at=said.opened,
            series=said.series,
            title=Text.of(said.title),
            version=said.version,
            starts=said.starts,
            ends=said.ends,
        )

    def add(self, new: DemoAddition, at: datetime.datetime) -> None:
        """An action that only the next version has."""
        self.refs[new.number] = things.add(
            by=self.office,
            at=at,
            plan=self.draft,
            type="action",
            says={
                "number": new.number,
                "title": Text.of(new.title),
                "description": Text.of(new.about),
                "leads": self.leads(new.lead),
                "accountable": self.bodies[self.refs[new.accountable]],
                "starts": When.on(new.starts),
                "due": When.on(new.due),
            },
            under=self.refs[new.serves],
        )

    def answer(self, answer: DemoAnswer, at: datetime.datetime) -> None:
        """What is to become of an old action."""
        plans.answer(
            by=self.body(answer.by),
            at=at,
            version=self.draft,
            ref=self.refs[answer.number],
            what=answer.became,
            into=[self.refs[number] for number in answer.into],
            why=answer.why,
        )


def _day(day: datetime.date | None) -> When | None:
    return When.on(day) if day else None
