"""Many people editing one action at once: what each was told, to hold against what is kept."""

from __future__ import annotations

import random
import threading
from collections import Counter
from dataclasses import dataclass, field

from django.db import connections

from joinedup.commands import things
from joinedup.commands.refusal import Stale
from joinedup.core.text import Text
from joinedup.queries.verification import verify
from joinedup.records import models
from tests.records import worlds


@dataclass
class Storm:
    """What came of it. ``accepted`` and ``refused`` are (the version that the editor had seen, their
    text); ``errors`` is everything that no editor should ever meet."""

    world: worlds.World
    accepted: list[tuple[int, str]] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)
    errors: list[BaseException] = field(default_factory=list)

    def rage(self, editors: int, edits: int) -> None:
        """Have ``editors`` make ``edits`` between them, beginning all at once."""
        start = threading.Barrier(editors)
        each = edits // editors
        people = [
            threading.Thread(target=self._edit, args=(start, number, each))
            for number in range(editors)
        ]
        for person in people:
            person.start()
        for person in people:
            person.join()

    def _edit(self, start: threading.Barrier, editor: int, edits: int) -> None:
        chance = random.Random(editor)
        start.wait()
        try:
            seen = self.version()
            for number in range(edits):
                text = f"Editor {editor}, edit {number}"
                try:
                    self.save(seen, text)
                    self.accepted.append((seen, text))
                    seen += 1
                except Stale:
                    self.refused.append((seen, text))
                    seen = self.version()
                if chance.random() < 0.3:  # somebody who looks again before they write
                    seen = self.version()
        except BaseException as error:
            self.errors.append(error)
        finally:
            connections.close_all()

    def version(self) -> int:
        """The version that an editor's page shows."""
        with worlds.seen_by(self.world.office):
            return models.Thing.objects.get(uid=self.world.action).version

    def save(self, seen: int, text: str) -> None:
        """Press the button."""
        things.edit(
            by=self.world.office,
            at=worlds.NOW,
            plan=self.world.plan,
            ref=self.world.action,
            version=seen,
            says={"title": Text.of(text)},
            key=text,
        )

    def losses(self) -> list[str]:
        """What was lost or overwritten without a word, and whatever else went wrong; none, we hope."""
        told = [f"{type(error).__name__}: {error}" for error in self.errors]
        twice = [
            seen for seen, times in Counter(seen for seen, _ in self.accepted).items() if times > 1
        ]
        told += [f"two edits of version {seen} were both accepted" for seen in twice]
        with worlds.whole(self.world.slug):
            kept = {row.says["title"]["en"] for row in models.KeptText.objects.all()}
            events = models.Event.objects.filter(verb="thing.edited").order_by("number")
            texts = [
                op["fields"]["title"]["en"]
                for event in events
                for op in event.ops
                if "title" in op["fields"]
            ]
        told += [
            f"{text} was refused and is nowhere" for _, text in self.refused if text not in kept
        ]
        if texts != [text for _, text in sorted(self.accepted)]:
            told.append("history does not tell the accepted texts in the order of their versions")
        return told + [said for each in verify().partnerships for said in each.problems]
