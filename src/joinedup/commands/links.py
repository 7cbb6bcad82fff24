"""Links: drawn, agreed by the other side or declined, edited, ended, withdrawn."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from joinedup.commands.deed import Deed
from joinedup.commands.kernel import command
from joinedup.commands.linking import allow_link, drawn, refuse_frozen, refuse_twice
from joinedup.commands.refusal import NotFound, Refused
from joinedup.commands.revising import revise
from joinedup.commands.standing import Standing, answers_of, beside, find, name_of, told
from joinedup.commands.things import NO_DATE, checked
from joinedup.commands.withdrawing import remove
from joinedup.core import agreement
from joinedup.core.answering import bodies
from joinedup.core.catalogue import N_
from joinedup.core.drafts import ready
from joinedup.core.period import When
from joinedup.core.permissions import Verb
from joinedup.core.words import Agreement, LinkKind

NOT_WANTED = N_(
    "Your own body’s word is not wanted on this link: it is agreed, or not yours to give."
)
SHARE = N_("A share is a whole number from 0 to 100. Change “{share}”.")
EDITABLE = frozenset({"proof", "share"})


@command(Verb.DRAW_LINK)
def draw(
    deed: Deed,
    *,
    plan: str,
    source: str,
    target: str,
    kind: LinkKind = LinkKind.SERVES,
    proof: str = "",
    share: int | None = None,
    private: bool = False,
) -> str:
    """Draw a link; gives its ref. Where its ends answer to two partners it is claimed until both
    have said so: whoever draws it for one of them has."""
    one, other = find(deed, plan, source), find(deed, plan, target)
    version = deed.version(plan)
    if private or one.private or other.private:
        deed.need(deed.own.uid, verb=Verb.WRITE_PRIVATE)
    else:
        deed.need(*(answers_of(deed, one) | answers_of(deed, other)))
    refuse_twice(version, one.thing, other.thing, kind)
    given = _checked({"proof": proof, "share": share})
    thing = drawn(deed, version, one, other, kind, private=private, **given)
    ends = {"source": told(deed, one), "target": told(deed, other), "kind": kind.value}
    deed.say("link.drawn", thing={"uid": thing.uid, "type": "link", "ref": thing.ref, **ends})
    return name_of(thing)


def _checked(says: Mapping[str, Any]) -> dict[str, Any]:
    share = says.get("share")
    if share is not None and (not isinstance(share, int) or not 0 <= share <= 100):
        raise Refused(SHARE, share=share, field="share")
    return {name: value for name, value in ready("link", says).items() if name in EDITABLE}


@command(Verb.AGREE_LINK)
def agree(deed: Deed, *, plan: str, ref: str) -> None:
    """Say for one's own body that a link is so. It is agreed when both ends have."""
    found, ends = _link_with_wanted(deed, plan, ref)
    said = frozenset(found.record.agreed_by) | {deed.by.partner}
    state = agreement.state_of(*ends, said)
    says = {"agreed_by": tuple(sorted(said)), "agreement": state}
    if state is Agreement.AGREED:
        says["agreed_on"] = When.on(deed.at.date())
    deed.writer.change(
        found.thing, found.version, found.record, dataclasses.replace(found.record, **says)
    )
    deed.say("link.agreed", thing=told(deed, found))


@command(Verb.AGREE_LINK)
def decline(deed: Deed, *, plan: str, ref: str, why: str = "") -> None:
    """Say for one's own body that a claimed link is not so: it is withdrawn, with the reason.
    Whoever claimed it may draw it again."""
    found, _ends = _link_with_wanted(deed, plan, ref)
    params = told(deed, found)
    remove(deed, found, [found.thing], checked(why))
    deed.say("link.declined", thing=params)


def _link_with_wanted(deed: Deed, plan: str, ref: str) -> tuple[Standing, tuple[Any, Any]]:
    """A link on which the word of the actor's own body is wanted, and what its ends answer to."""
    found = find(deed, plan, ref, "link")
    ends = (_bodies_at(deed, found, "source"), _bodies_at(deed, found, "target"))
    wanted = agreement.wanted(*ends, frozenset(found.record.agreed_by))
    deed.need(*(ends[0] | ends[1]))
    if deed.by.partner not in wanted or found.private:
        raise Refused(NOT_WANTED)
    return found, ends


def _bodies_at(deed: Deed, found: Standing, end: str) -> frozenset[str]:
    at = beside(deed, found, getattr(found.record, end))
    return bodies(at.record) if at else frozenset()


@command(Verb.DRAW_LINK)
def edit(deed: Deed, *, plan: str, ref: str, version: int, says: Mapping[str, Any]) -> None:
    """Change a link's proof or share. ``version`` is what the writer had before them. Another share
    is another claim: the other side is asked anew."""
    found = find(deed, plan, ref, "link")
    allow_link(deed, found)
    fields = revise_link(deed, found, editable(says), version)
    if fields:
        deed.say("link.edited", thing=told(deed, found), fields=fields)


def revise_link(
    deed: Deed, found: Standing, says: Mapping[str, Any], seen: int | None
) -> list[str]:
    """Write what is said of a link, and who says so after it; the fields that changed."""

    def then(new: Any) -> Any:
        if new.share == found.record.share or found.private:
            return new
        ends = (_bodies_at(deed, found, "source"), _bodies_at(deed, found, "target"))
        if not agreement.is_between_partners(*ends):
            return new
        said = agreement.said_after(*ends, deed.by.partner)
        state = agreement.state_of(*ends, said)
        return dataclasses.replace(
            new, agreement=state, agreed_by=tuple(sorted(said)), agreed_on=None
        )

    return revise(deed, found, says, seen=seen, allowed=True, then=then)[1]


def editable(says: Mapping[str, Any]) -> dict[str, Any]:
    """What may be edited of a link, checked; NotFound for anything else: who agrees to it is not
    edited."""
    if set(says) - EDITABLE:
        raise NotFound(", ".join(sorted(set(says) - EDITABLE)))
    return _checked(says)


@command(Verb.DRAW_LINK)
def end(deed: Deed, *, plan: str, ref: str, when: When, why: str = "") -> None:
    """Say that a link held until a day, and no longer."""
    found = find(deed, plan, ref, "link")
    allow_link(deed, found)
    _refuse_frozen(deed, found)
    if not when:
        raise Refused(NO_DATE, field="when")
    says = {"ended": when, "ended_why": checked(why)}
    _verb, fields = revise(deed, found, says, allowed=True)
    if fields:
        deed.say("link.ended", thing=told(deed, found), when=when.text)


@command(Verb.WITHDRAW)
def withdraw(deed: Deed, *, plan: str, ref: str, why: str = "") -> None:
    """Withdraw a link that was drawn in error."""
    found = find(deed, plan, ref, "link")
    allow_link(deed, found)
    _refuse_frozen(deed, found)
    params = told(deed, found)
    remove(deed, found, [found.thing], checked(why))
    deed.say("link.withdrawn", thing=params)


def _refuse_frozen(deed: Deed, found: Standing) -> None:
    types = [deed.thing(getattr(found.record, end)).type for end in ("source", "target")]
    if found.version and not found.private:
        refuse_frozen(found.version, found.record.kind, *types)
