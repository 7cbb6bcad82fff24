"""Links as pages tell of them."""

import datetime

from joinedup.core.plan import Action, DeliverySystem, Link, Partner, Plan
from joinedup.core.snapshot import Snapshot
from joinedup.core.text import Text
from joinedup.queries.ties import Ties


def test_bodies_that_agree_stand_in_the_order_of_their_numbers_however_they_are_kept():
    bodies = tuple(Partner(ref=f"B{n}", title=Text.of(f"Body {n}")) for n in (2, 9, 10))
    link = Link(source="S1", target="A1", agreed_by=("B10", "B9", "B2"))
    plan = Plan(
        partners=bodies,
        actions=(Action(ref="A1", title=Text.of("Act"), accountable="B2"),),
        delivery_systems=(DeliverySystem(ref="S1", title=Text.of("Team"), owner="B9"),),
        links=(link,),
    )
    tie = Ties(Snapshot(plan=plan, day=datetime.date(2026, 11, 17)), ("L1",)).tie(link, True)
    assert [each.ref for each in tie.agreed_by] == ["B2", "B9", "B10"]
