"""Drawn pictures for tests, and pages that hold them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from lxml import etree

from joinedup.analysis.wiring import State, show
from joinedup.core.plan import Plan
from joinedup.core.text import Text
from joinedup.core.words import Agreement, LinkKind, Progress
from joinedup.drawing.svg.element import NAMESPACE
from joinedup.drawing.wiring import STYLESHEET, draw
from tests.analysis.linkage.building import SOUND, agreed, change, link
from tests.analysis.wiring.pictures import snapshot

NS = {"s": NAMESPACE}
HOSTILE = "<script>alert(1)</script> ]]> \u202e &amp; \" ' </title></svg>"
LIT = {
    ("B1", "S1"): State.LIVE,
    ("S1", "A1"): State.LIVE,
    ("S2", "A2"): State.WIRED,
    ("S3", "A3"): State.PROMISED,
}


def address(ref: str) -> str:
    return f"/p/riverside/{ref}/"


def fold_address(opened: frozenset[str]) -> str:
    return f"?open={','.join(sorted(opened))}"


def svg(
    plan: Plan = SOUND,
    *,
    chosen: str | None = None,
    opened: Collection[str] = (),
    states: Mapping[tuple[str, str], State] | None = None,
    **more: Any,
) -> str:
    """The picture of a plan as text."""
    wiring = show(snapshot(plan), states=states, chosen=chosen, opened=opened)
    given = {
        "title": "Wiring of Riverside 2030",
        "address": address,
        "fold_address": fold_address,
        "words": plan.words,
    }
    return draw(wiring, **{**given, **more})


def parsed(text: str) -> etree._Element:
    """The picture as a strict XML parser reads it."""
    return etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True))


def names(drawing: etree._Element) -> list[str]:
    """The accessible names of the links, in the order of the keyboard."""
    return [str(each) for each in drawing.xpath("//s:a/s:title/text()", namespaces=NS)]


def every_state() -> Plan:
    """A plan with a wire in each state there is without pledges, gaps, and links across."""
    plan = change("A6", change("A4", accountable=None, leads=()), status=Progress.STOPPED)
    return link(
        agreed("S3", "A1", agreement=Agreement.CLAIMED),
        agreed("A1", "A5", kind=LinkKind.SUPPORTS),
        agreed("S3", "A5", kind=LinkKind.CONFLICTS_WITH),
        plan=plan,
    )


def hostile() -> Plan:
    """A plan whose every title tries to be something else."""

    def named(things: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(replace(each, title=Text.of(HOSTILE), **_number(each)) for each in things)

    return replace(
        SOUND,
        outcomes=named(SOUND.outcomes),
        priorities=named(SOUND.priorities),
        actions=named(SOUND.actions),
        delivery_systems=named(SOUND.delivery_systems),
        partners=named(SOUND.partners),
        words={"action": (HOSTILE, HOSTILE)},
    )


def _number(thing: Any) -> dict[str, str]:
    return {"number": '"><b>'} if hasattr(thing, "number") else {}


def page(drawing: str) -> str:
    """A page that holds the picture as ours do."""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Wiring</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>body {{ margin: 1rem }}\n{STYLESHEET.read_text('utf-8')}</style></head>"
        '<body><main><h1>Wiring</h1><div class="wiring-scroll" role="region" tabindex="0" '
        f'aria-label="Wiring, as a picture">{drawing}</div></main></body></html>'
    )
