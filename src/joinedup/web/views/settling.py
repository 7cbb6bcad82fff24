"""Two texts of one thing: side by side, field by field, until whoever came second has chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse

from joinedup.commands import kept
from joinedup.commands.refusal import Refused, Stale
from joinedup.core.catalogue import N_
from joinedup.core.drafts import both
from joinedup.queries import collisions
from joinedup.queries.collisions import Collision
from joinedup.queries.things import NoSuchThing
from joinedup.web.forms.making import form_of
from joinedup.web.forms.things import Shown, ThingForm
from joinedup.web.framing import framed
from joinedup.web.request import Request
from joinedup.web.work import Work, sent_back, work_on

TITLE = N_("Somebody saved this first")
CHOOSE = N_("Choose one of the two, or write a third.")


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field on which the two texts differ; ``third`` is the box to write another in."""

    name: str
    label: str
    theirs: str
    yours: str
    third: Shown
    choice: str = ""
    error: str = ""


def settle(request: Request, slug: str, uid: str) -> HttpResponse:
    """A kept text beside what stands now, and the settling of it."""
    settling = _Settling(request, uid)
    return settling.save() if request.method == "POST" else settling.shown()


def collided(request: Request, stale: Stale) -> HttpResponse:
    """409: what somebody just wrote beside what another had saved."""
    return _Settling(request, stale.kept, fresh=True).shown(409)


class _Settling:
    """One kept text at work."""

    def __init__(self, request: Request, uid: str, fresh: bool = False) -> None:
        self.request = request
        self.sent = request.POST if request.method == "POST" and not fresh else None
        self.wrong: dict[str, str] = {}
        self.refused = ""
        try:
            with request.visit.opened():
                found = framed(request, collisions.version_of(request.visit, uid))
                self.work: Work = work_on(request, found)
                self.collision: Collision = collisions.collision(
                    request.visit, found.version, self.work.graph, uid
                )
        except (NoSuchThing, LookupError):
            raise Http404 from None
        self.form = self._form()

    def _form(self) -> ThingForm:
        """The boxes for a third text: with both, the newer after the older."""
        thing = self.collision.thing
        form = form_of(thing.type)(
            self.sent,
            setting=self.work.setting(private=thing.private, public=thing.public),
            record=thing.record,
            all_rows=True,
        )
        for name in set(form.boxes) - set(self.collision.yours):
            form.boxes.pop(name)
        return form

    def fields(self) -> Iterator[Field]:
        """The fields on which the two differ."""
        for name, yours in self.collision.yours.items():
            box, now = self.form.boxes[name], getattr(self.collision.thing.record, name)
            third = self.form.shown(name)
            if self.sent is None:
                joined = box.typed(both(now, yours))
                third = Shown(**{**_parts(third), "typed": joined})
            yield Field(
                name=name,
                label=third.label,
                theirs=_told(box, now),
                yours=_told(box, yours),
                third=Shown(**{**_parts(third), "readers": "", "error": ""}),
                choice=self.sent.get(f"choice-{name}", "") if self.sent else "",
                error=self.wrong.get(name, ""),
            )

    def save(self) -> HttpResponse:
        """Settle it as chosen; the page again where nothing is chosen for some field."""
        says = self._chosen()
        if self.wrong:
            return self.shown(400)
        seen = self.request.POST.get("version", "")
        try:
            kept.settle(
                **self.work.deed,
                uid=self.collision.uid,
                choice="these",
                version=int(seen) if seen.isdigit() else 0,
                says=says,
            )
        except Refused as refused:
            self.refused = sent_back(refused, self.work)
            return self.shown(400)
        except Stale as stale:
            return collided(self.request, stale)
        name = self.collision.name
        return self.work.done("settled", name.ref if name else "")

    def _chosen(self) -> dict[str, Any]:
        says = {}
        for name, yours in self.collision.yours.items():
            choice = self.request.POST.get(f"choice-{name}", "")
            if choice == "mine":
                says[name] = yours
            elif choice == "third":
                box = self.form.boxes[name]
                try:
                    says[name] = box.clean(box.gather(self.request.POST, name))
                except ValidationError as error:
                    self.wrong[name] = "; ".join(error.messages)
            elif choice != "theirs":
                self.wrong[name] = self.work.say(CHOOSE)
        return says

    def shown(self, status: int = 200) -> HttpResponse:
        """The page."""
        thing = self.collision.thing
        return self.work.page(
            "forms/settle.html",
            TITLE,
            about=self.collision.name,
            status=status,
            fields=tuple(self.fields()),
            wrong=tuple(self.wrong.items()),
            refused=(self.refused,) if self.refused else (),
            uid=self.collision.uid,
            version=thing.edits,
            new_key=f"{self.collision.uid}-{thing.edits}",
        )


def _parts(shown: Shown) -> dict[str, Any]:
    return {name: getattr(shown, name) for name in Shown.__dataclass_fields__}


def _told(box: Any, value: Any) -> str:
    """A value in words, every language of it."""
    typed = box.typed(value)
    if box.kind == "texts":
        return "\n\n".join(said for said in typed.values() if said)
    return str(box.told(value))
