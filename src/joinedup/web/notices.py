"""What was done, said once on the page that follows: a code in a signed cookie that the next page
takes away. Nothing is kept on the server, and looking changes nothing there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from joinedup.core.catalogue import N_
from joinedup.core.sentence import Plural, Sentence, Word

COOKIE = "joinedup_done"
_SALT = "joinedup.web.notices"
_SECONDS = 60

NOTICES: Mapping[str, Sentence] = {
    "saved": Plural(N_("Saved. {count} thing changed."), N_("Saved. {count} things changed.")),
    "same": N_("Nothing was changed: everything stands as it did."),
    "added": N_("Saved. The {thing} is in the {plan}."),
    "kept": N_("Saved as a draft that only your own body sees."),
    "linked": N_("The link is drawn. It counts as agreed."),
    "claimed": N_("The link is drawn. It is claimed until the other side has agreed to it."),
    "agreed": N_("You have agreed to the link."),
    "declined": N_("You have said that it is not so. The link is withdrawn, with what you said."),
    "ended": N_("Saved. It stays in the record, as ended."),
    "withdrawn": Plural(
        N_("Withdrawn."), N_("Withdrawn, with what went with it: {count} things in all.")
    ),
    "restored": N_("Put back."),
    "shared": N_("The partnership sees it now."),
    "moved": N_("Moved."),
    "struck": N_(
        "Struck out here, in every version and in the history. That it was, and why, stays there."
    ),
    "struck, files": N_(
        "Struck out here, in every version and in the history. Files that were brought in may hold "
        "the words still: the office can strike those out too."
    ),
    "struck file": N_(
        "The file is struck out. Its name, its hash and the day on which it came stay."
    ),
    "settled": N_("Settled. Nothing of yours waits here any more."),
    "invited": N_("Invited."),
    "left": N_("Ended. Whoever it was is signed out, and their links no longer work."),
    "updated": N_("Thank you. Your update is saved."),
    "done": N_("Marked as done."),
    "figure": N_("The figure is saved."),
    "carried on": Plural(
        N_("Saved. {count} thing is carried on."), N_("Saved. {count} things are carried on.")
    ),
    "published": N_("It is public now."),
    "taken back": N_("It is no longer public."),
    "plan agreed": N_("Recorded: it is agreed, and stands."),
    "given up": N_("The draft is given up. What was agreed stands."),
    "drafted": N_("The next version is begun, as a draft."),
    "switched": N_("Saved. The list is as the partnership wants it."),
    "begun": N_("The partnership is begun."),
}
"""Code > the sentence that is said."""

UNDO = {"withdrawn": N_("Put it back")}
"""Code > what the way back is called."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said, where the way back leads ("" for none), and how dates were read."""

    sentence: Sentence
    params: Mapping[str, Any] = field(hash=False)
    undo: Sentence = ""
    address: str = ""
    note: str = ""


def leave(
    response: HttpResponse,
    code: str,
    *,
    address: str = "",
    thing: str = "",
    count: int = 0,
    note: str = "",
) -> HttpResponse:
    """Have the page after this response say that something was done."""
    said = signing.dumps([code, count, thing, address, note[:600]], salt=_SALT, compress=True)
    response.set_cookie(
        COOKIE,
        said,
        max_age=_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def left(request: HttpRequest) -> Notice | None:
    """What the page before left to be said on this one."""
    if COOKIE not in request.COOKIES or request.method != "GET":
        return None
    try:
        code, count, thing, address, note = signing.loads(
            request.COOKIES[COOKIE], salt=_SALT, max_age=_SECONDS
        )
        return Notice(
            NOTICES[code],
            {"count": count, "thing": Word(thing or "plan")},
            UNDO.get(code, "") if address else "",
            address,
            note,
        )
    except (signing.BadSignature, ValueError, KeyError, TypeError):
        return None


def take(response: HttpResponse) -> None:
    """Have it said no more."""
    response.delete_cookie(COOKIE, samesite="Lax")
