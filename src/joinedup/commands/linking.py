"""Drawing links: what the commands on links, and those that place a thing in the outline, share."""

from __future__ import annotations

from typing import Any

from django.db.models import Max

from joinedup.commands.deed import Deed
from joinedup.commands.refusal import Refused
from joinedup.commands.standing import Standing, allow, answers_of, beside
from joinedup.core import agreement
from joinedup.core.answering import bodies
from joinedup.core.audience import Label
from joinedup.core.catalogue import N_
from joinedup.core.permissions import Role
from joinedup.core.plan import Link
from joinedup.core.sentence import Word
from joinedup.core.versions import is_closed, is_place
from joinedup.core.words import LinkKind
from joinedup.records import models
from joinedup.records.models import PlanVersion, Thing
from joinedup.records.shapes import shapes

OFFICE = "office"

ITSELF = N_("A {thing} cannot be linked to itself. Choose another end.")
TWICE = N_("There is such a link already. Change that one instead.")
OUTLINE_FROZEN = N_(
    "The board agreed where things stand in this version of the plan. Draft its next version to "
    "change that."
)


def drawn(
    deed: Deed,
    version: PlanVersion,
    source: Standing,
    target: Standing,
    kind: LinkKind = LinkKind.SERVES,
    *,
    proof: str = "",
    share: int | None = None,
    private: bool = False,
) -> Thing:
    """A new link: claimed or agreed by what its ends answer to and who draws it. It is private
    where an end is."""
    if source.thing.uid == target.thing.uid:
        raise Refused(ITSELF, thing=Word(source.thing.type), field="target")
    own = deed.own if deed.scope.partner is not None else None
    hidden = private or source.private or target.private
    if not hidden:
        refuse_frozen(version, kind, source.thing.type, target.thing.type)
    said = frozenset((own.uid,)) if own else frozenset()
    ends = bodies(source.record), bodies(target.record)
    said &= ends[0] | ends[1]
    record = Link(
        source=source.thing.uid,
        target=target.thing.uid,
        kind=kind,
        agreement=agreement.state_of(*ends, said),
        drawn_by=own.uid if own and deed.by.role is not Role.OFFICE else OFFICE,
        agreed_by=tuple(sorted(said)),
        proof=proof,
        share=share,
    )
    label = Label.PARTNER if hidden else Label.PARTNERSHIP
    position = next_position("link", version, label)
    return deed.writer.add("link", record, plan=version, owner=own, label=label, position=position)


def allow_link(deed: Deed, found: Standing) -> None:
    """Whoever drew a link may change it, and whoever answers for an end of it."""
    if found.private:
        allow(deed, found)
        return
    ends = [beside(deed, found, getattr(found.record, end)) for end in ("source", "target")]
    answering = [answers_of(deed, at) for at in ends if at]
    deed.need(*frozenset().union(answers_of(deed, found), *answering))


def refuse_frozen(version: PlanVersion, kind: LinkKind, source: str, target: str) -> None:
    """Refused where the link is part of the outline of a version that the board agreed."""
    if is_place(kind, source, target) and is_closed(version.status, source):
        raise Refused(OUTLINE_FROZEN)


def refuse_twice(version: PlanVersion, source: Thing, target: Thing, kind: LinkKind) -> None:
    """Refused where a link that still holds says the same."""
    same = models.Link.objects.filter(
        plan=version, source=source, target=target, kind=kind.value, thing__withdrawn=False
    )
    if any(link.ended is None for link in same):
        raise Refused(TWICE, field="target")


def next_position(type_name: str, version: PlanVersion | None, label: Label) -> int:
    """The place after the last in a version's order. What is shared is counted among what is
    shared, so that what a partner keeps to itself moves nothing."""
    rows: Any = shapes()[type_name].model.objects.filter(plan=version)
    if label is not Label.PARTNER:
        rows = rows.exclude(label=Label.PARTNER.value)
    last = rows.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1
