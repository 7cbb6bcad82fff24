"""Where a thing to put right is put right: from its code to the form that does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from django.urls import NoReverseMatch

from joinedup.core.catalogue import N_
from joinedup.core.ref import type_of


class Remedy(NamedTuple):
    """A route of a thing (with the type of what it adds, if it does) and what its link says."""

    route: str
    says: str
    type: str = ""


CHANGE = Remedy("edit", N_("Change it"))
_LINK = Remedy("link", N_("Draw the link"))
_PLACE = Remedy("move", N_("Give it its place"))
_LINKS = Remedy("thing", N_("To its links"))
_ACTION = Remedy("add", N_("Add what serves it"), "action")
_PRIORITY = Remedy("add", N_("Add what serves it"), "priority")
_MEASURE = Remedy("add", N_("Add a measure"), "measure")
_STEP = Remedy("add", N_("Add a step"), "milestone")
_STEPS = Remedy("thing", N_("To its steps"))
_UPDATE = Remedy("add", N_("Add an update"), "update")
_NEED = Remedy("add", N_("Say what it needs"), "need")
_FIGURE = Remedy("figure", N_("Add a figure"))
_NEXT = Remedy("next", N_("Say what became of it"))
_LEAVE = Remedy("thing", N_("Look at it"))

IN_THE_NEXT = N_("In the next version")

REMEDIES: Mapping[str, Remedy] = {
    "L01": _ACTION,
    "L02": _ACTION,
    "L49": _PRIORITY,
    **dict.fromkeys(("L03", "L12"), _PLACE),
    **dict.fromkeys(("L04", "L05", "L20"), _LINK),
    **dict.fromkeys(("L11", "L13", "L14", "L16", "L17", "L18", "L19", "L21"), _LINKS),
    **dict.fromkeys(("L09", "L10", "L22", "L30"), _LEAVE),
    **dict.fromkeys(("M01", "M02", "M03", "M04"), _MEASURE),
    **dict.fromkeys(("M20", "M21", "M22"), _FIGURE),
    **dict.fromkeys(("N01", "N02", "N03", "N05", "N06", "N07"), _STEPS),
    "N04": _STEP,
    **dict.fromkeys(("N11", "N12", "N13", "N14"), _UPDATE),
    **dict.fromkeys(("N21", "N22", "N23"), _NEED),
    **dict.fromkeys(("N31", "N32", "N33", "N34"), _NEXT),
}
"""Code > where it is put right, where that is not the thing's own form."""


def remedy(
    code: str,
    ref: str,
    way: Callable[..., str],
    draft: str = "",
    may_add: Callable[[str, str], bool] = lambda type, ref: True,
    later: str = "",
) -> tuple[str, str]:
    """(address, what the link says) of the form that puts a case right; ("", "") where there is
    none. ``draft`` is the address of what became of the things of the version before. ``may_add``
    says whether something of a type may be added under a thing now; where it may not, because the
    board has agreed the plan, ``later`` is the address of the versions."""
    found, type = REMEDIES.get(code, CHANGE), type_of(ref)
    if found.route == "next":
        return (draft, found.says) if draft else ("", "")
    if found.route == "figure" and type != "measure":
        found = CHANGE
    if not ref or (found.type and type not in ("outcome", "priority", "action", "issue")):
        return "", ""
    if found.type and not may_add(found.type, ref):
        return (later, IN_THE_NEXT) if later else ("", "")
    parts = {"under": ref, "type": found.type} if found.type else {"ref": ref}
    try:
        return way(found.route, **parts), found.says
    except NoReverseMatch:
        return "", ""
