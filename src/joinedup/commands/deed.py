"""What a command works with: who, when, the scope, the writer, and the line it must say."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any

from joinedup.commands.refusal import NotFound, Refused
from joinedup.core.audience import Label
from joinedup.core.catalogue import N_
from joinedup.core.history.telling import uids_told
from joinedup.core.permissions import Actor, Verb, can
from joinedup.core.ref import LETTERS
from joinedup.core.shapes import plain
from joinedup.records import chains, models, scope
from joinedup.records.building import replayed
from joinedup.records.inserting import insert
from joinedup.records.models import Thing
from joinedup.records.naming import UnknownRef
from joinedup.records.scope import Scope
from joinedup.records.writing import Writer

BEYOND_REACH = N_(
    "That is not your own body’s to change. Ask the office, or the body it belongs to."
)
KEY_OF_ANOTHER = N_(
    "A form with this key was sent before, to do something else. Open the page again and send it anew."
)


class Fault(RuntimeError):
    """A command broke a rule of the house: a fault of ours."""


class Deed:
    """One command at work."""

    def __init__(
        self,
        name: str,
        verb: Verb,
        by: Actor,
        at: datetime.datetime,
        found: Scope,
        errand: str = "",
    ) -> None:
        self.name, self.verb, self.by, self.at, self.scope = name, verb, by, at, found
        self._errand = errand or name
        self._line: tuple[str, dict[str, Any]] | None = None
        self._aside: tuple[str, dict[str, Any]] | None = None
        self._head: models.Chain | None = None

    @cached_property
    def partnership(self) -> models.Partnership:
        """The partnership in scope."""
        return models.Partnership.objects.get(id=self.scope.partnership)

    @cached_property
    def writer(self) -> Writer:
        """What writes records, and the operations of the event with them."""
        return Writer(self.partnership)

    @property
    def own(self) -> Thing:
        """The actor's own partner. Refused for somebody who acts for none."""
        if self.scope.partner is None:
            raise Refused(BEYOND_REACH)
        return Thing.objects.get(id=self.scope.partner)

    def need(self, *answers: str | None, verb: Verb | None = None) -> None:
        """Refused unless the actor may do this to something for which these partners (uids)
        answer."""
        if not can(self.by, verb or self.verb, frozenset(each for each in answers if each)):
            raise Refused(BEYOND_REACH)

    def thing(self, ref: str, *types: str) -> Thing:
        """The thing that a ref from outside names, resolved in scope; NotFound if none, or if
        it is of no type in ``types``."""
        try:
            found = self.writer.thing(ref)
        except UnknownRef:
            raise NotFound(ref) from None
        if types and found.type not in types:
            raise NotFound(ref)
        return found

    def version(self, uid: str) -> models.PlanVersion:
        """The plan version of a uid, in scope."""
        found = models.PlanVersion.objects.filter(uid=uid, withdrawn=False).first()
        if found is None:
            raise NotFound(uid)
        return found

    @property
    def next_number(self) -> int:
        """The number that the line of this command has in the shared chain."""
        return self._shared_head().number + 1

    def say(self, verb: str, **params: Any) -> None:
        """The one line of history: a verb of ``core.history.verbs`` and what fills its sentence."""
        if self._line is not None:
            raise Fault(f"{self.name} says a second line: {verb} after {self._line[0]}.")
        self._line = (verb, params)

    def say_aside(self, writer: Writer, verb: str, **params: Any) -> None:
        """What the command did out of the actor's sight: the operations of ``writer`` stand on the
        own chains of those whose drafts it wrote, with this line instead of the command's."""
        self.writer.operations.take_private(writer.operations)
        self._aside = (verb, params)

    def lock(self) -> None:
        """Take the partnership's chain: commands of one partnership come one after another."""
        if self.scope.partnership is not None:
            self._head = chains.locked_head(self.scope.partnership, None)

    def receipt(self, key: str) -> models.Receipt | None:
        """What was done with this key before, if anything. Refused if it was another command, or
        the same one to something else."""
        found: models.Receipt | None = models.Receipt.objects.filter(
            key=key, user=self.by.user
        ).first()
        if found is not None and found.command != self._errand:
            raise Refused(KEY_OF_ANOTHER)
        return found

    def close(self, key: str, result: Any, written: Collection[str]) -> None:
        """Write what is held back, the line of history, and the receipt. ``written`` names the
        models that were written: what history replays is told, or the command is at fault."""
        if self.scope.partnership is None and "partnership" not in vars(self):
            return  # done to the installation and to no partnership: nothing of it is history
        self.writer.flush()
        private = {owner: ops for owner, ops in self.writer.operations.private.items() if ops}
        changed = bool(self.writer.operations.shared or private)
        if changed != (self._line is not None):
            missing = "changed something and says no line" if changed else "says a line of nothing"
            raise Fault(f"{self.name} {missing}.")
        if not changed and (untold := sorted(replayed() & set(written))):
            raise Fault(f"{self.name} wrote {', '.join(untold)} and tells history nothing.")
        if self._line is not None:
            self._write_line(private)
        if key:
            models.Receipt.objects.create(
                partnership=self.partnership,
                owner_id=self.scope.partner,
                label=(Label.PARTNER if self.scope.partner else Label.PARTNERSHIP).value,
                key=key,
                user=self.by.user,
                command=self._errand,
                result=result,
                at=self.at,
            )

    def _write_line(self, private: Mapping[int, list[dict[str, Any]]]) -> None:
        line = self._line or ("", {})
        if self.writer.operations.shared:
            self._append(self._shared_head(), "", line, self.writer.operations.shared)
        if not private:
            return
        with scope.opened(self._reaching()):
            for owner, ops in private.items():
                uid = Thing.objects.values_list("uid", flat=True).get(id=owner)
                head = chains.locked_head(self.partnership.id, owner)
                self._append(head, uid, self._aside or line, ops)

    def _reaching(self) -> Scope:
        """The scope in which private chains are written: the actor's, unless the command reached
        beyond it."""
        return Scope(self.partnership.id, whole=True) if self._aside else scope.current()

    def _append(
        self,
        head: models.Chain,
        chain: str,
        line: tuple[str, dict[str, Any]],
        ops: list[dict[str, Any]],
    ) -> None:
        verb, params = line[0], plain(line[1])
        versions = {op["plan"] for op in ops if op.get("plan")}
        versions |= {op["id"] for op in ops if op["type"] == "plan"}
        about = {"version": versions.pop()} if len(versions) == 1 else {}
        event = chains.append(
            head,
            chain=chain,
            at=self.at.isoformat(),
            by=self._signature(),
            verb=verb,
            params=about | params,
            ops=ops,
        )
        self._mention(event, {op["id"] for op in ops}, set(uids_told(params)))

    def _shared_head(self) -> models.Chain:
        if self._head is None:  # a partnership that this very command made
            self._head = chains.locked_head(self.partnership.id, None)
        return self._head

    def _signature(self) -> dict[str, str]:
        by = self.by
        said = {"user": by.user, "role": by.role.value, "partner": by.partner, "title": by.title}
        return {name: value for name, value in said.items() if value}

    def _mention(self, event: models.Event, uids: set[str], named: set[str]) -> None:
        """Let the line be found from everything that it changed or names. Things without a ref
        (updates, needs) are found from what they are about, unless the line is about one."""
        common = {
            "partnership_id": event.partnership_id,
            "owner_id": event.owner_id,
            "label": event.label,
            "event_id": event.id,
        }
        touched = self.writer.operations.touched.items()
        things = {uid: thing for uid, thing in touched if uid in uids and thing.type in LETTERS}
        things |= {uid: self.writer.thing(uid) for uid in named}
        insert(models.Mention, [common | {"thing_id": thing.id} for thing in things.values()])
