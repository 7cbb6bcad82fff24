"""One change as a sentence, without codes, in the reader's language and the partnership's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from joinedup.analysis.difference.model import (
    PARTS,
    PLACE,
    Change,
    ChangeKind,
)
from joinedup.analysis.difference.speaking import (
    LONG,
    UNKNOWN,
    Speaker,
    label,
    whole,
    word_for,
)
from joinedup.core.catalogue import N_, capital, shown
from joinedup.core.plan import Lead
from joinedup.core.sentence import Phrase, Sentence, Word
from joinedup.core.words import LinkKind

_K = ChangeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One change in words. ``before`` and ``after`` are whole texts, where those changed."""

    sentence: str
    kind: ChangeKind
    type: str
    ref: str = ""
    field: str = ""
    before: str = ""
    after: str = ""


class Teller(Speaker):
    """Tells changes of one difference in one language."""

    # Changes.

    def line(self, change: Change) -> Line:
        """What a change says."""
        before, after = self._texts(change)
        return Line(
            sentence=capital(self._sentence(change)),
            kind=change.kind,
            type=change.type,
            ref=change.ref,
            field=change.field,
            before=before,
            after=after,
        )

    def _texts(self, change: Change) -> tuple[str, str]:
        """The whole texts that a sentence only speaks of."""
        if change.field in LONG:
            return whole(change.before), whole(change.after)
        if not change.ref and not change.field:
            return tuple(whole(getattr(row, "text", None)) for row in (change.before, change.after))  # type: ignore[return-value]
        return "", ""

    def _sentence(self, change: Change) -> str:
        if change.type == "plan":
            return self._of_field(change, self.say(N_("The plan")))
        if not change.ref:
            return self._row(change)
        if change.kind is _K.ADD:
            return self._added(change)
        if change.kind is _K.WITHDRAW:
            return self.say(N_("{name} is withdrawn"), name=self.named(change.ref))
        if change.field == PLACE:
            return self.moved(change.ref, change.before, change.after)
        return self._of_field(change, self.named(change.ref))

    def moved(self, ref: str, before: str | None, after: str) -> str:
        """That a thing stands elsewhere in the outline."""
        sentence = (
            N_("{name} moved from {before} to {after}") if before else N_("{name} moved to {after}")
        )
        params = {"before": self.called(before)} if before else {}
        return self.say(sentence, name=self.named(ref), after=self.called(after), **params)

    def _added(self, change: Change) -> str:
        above = self.names.get(change.ref, UNKNOWN).above
        sentence = N_("New {level} {name} under {above}") if above else N_("New {level} {name}")
        params = {"above": self.called(above)} if above else {}
        return self.say(
            sentence, level=word_for(change.type), name=self.called(change.ref), **params
        )

    def _of_field(self, change: Change, name: str) -> str:
        type, field = change.type, change.field
        if field in PARTS:
            return self._parts(change, name)
        if field in LONG:
            return self.say(
                N_("{name}: text of {field} changed"), name=name, field=label(type, field)
            )
        if isinstance(change.after, tuple) and isinstance(change.before, tuple):
            return self._list(change, name)
        if field in _SENTENCES and change.after is not None:
            sentence: Sentence = _SENTENCES[field][change.before is None]
        else:
            sentence = N_("{name}: {field} {after}, was {before}")
        return self.say(
            sentence,
            name=name,
            field=label(type, field),
            before=self.value(type, field, change.before),
            after=self.value(type, field, change.after),
        )

    def _list(self, change: Change, name: str) -> str:
        """What came to a list and what went from it; where only the order changed, the list."""
        before, after = (
            [self._item(each) for each in value] for value in (change.before, change.after)
        )
        new = tuple(each for each in after if each not in before)
        gone = tuple(each for each in before if each not in after)
        field = label(change.type, change.field)
        if new and gone:
            sentence = N_("{name}: {field} {new}, was {gone}")
        elif new:
            sentence = (
                N_("{name}: {field} now {new} too") if before else N_("{name}: {field} {new}")
            )
        elif gone:
            sentence = N_("{name}: {field} no longer {gone}")
        else:
            sentence, new = N_("{name}: {field} {new}, in that order"), tuple(after)
        return self.say(sentence, name=name, field=field, new=new, gone=gone)

    def _item(self, each: Any) -> str:
        return each.text if isinstance(each, Lead) else self.called(each)

    def _parts(self, change: Change, name: str) -> str:
        type = PARTS[change.field]
        before, after = list(change.before or ()), list(change.after or ())
        new = [each for each in after if each not in before]
        gone = [each for each in before if each not in after]
        if len(before) == len(after) == 1 and type == "target":
            said = [each.text or each.words or each.value for each in (before[0], after[0])]
            due = self.value(type, "due", after[0].due)
            sentence = N_("{name}: target {after} by {due}, was {before}")
            return self.say(sentence, name=name, before=said[0], after=said[1], due=due)
        changed = min(len(new), len(gone))
        counts = (
            (N_("{count} new {levels}"), len(new) - changed),
            (N_("{count} {levels} changed"), changed),
            (N_("{count} {levels} gone"), len(gone) - changed),
        )
        what = tuple(
            Phrase(text, {"count": count, "levels": word_for(type, count != 1)})
            for text, count in counts
            if count
        )
        return self.say(N_("{name}: {what}"), name=name, what=what)

    # Rows.

    def _row(self, change: Change) -> str:
        row = change.after if change.after is not None else change.before
        if change.type == "link":
            return self._link(change, row)
        owner = getattr(row, "subject", "")
        about = self.named(owner) if owner else self._about(change.type, row)
        return self.say(
            _ROWS[change.kind], level=word_for(change.type), about=about, what=self._what(row)
        )

    def row(self, type: str, row: Any) -> str:
        """That a row is in the plan and not in the file."""
        if type == "link":
            about = f"{self.named(row.source)}, {row.kind.value}, {self.called(row.target)}"
        else:
            owner = getattr(row, "subject", "")
            about = self.named(owner) if owner else self._about(type, row)
        return self.say(
            N_("{level}{what} in the plan and not in the file: {about}"),
            level=word_for(type),
            what=self._what(row),
            about=about,
        )

    def _link(self, change: Change, row: Any) -> str:
        sentence = (
            N_("The link between {source} and {target} changed")
            if change.kind is _K.CHANGE
            else _LINKS[row.kind][change.kind is not _K.ADD]
        )
        return self.say(sentence, source=self.named(row.source), target=self.called(row.target))

    def _about(self, type: str, row: Any) -> str:
        if type == "lineage":
            return f"{row.number} {row.title}".strip()
        return shown(Word(getattr(row, "topic", "")), self.language) or self.say(N_("the plan"))

    def _what(self, row: Any) -> Any:
        period = getattr(row, "period", None)
        name = getattr(row, "name", "")
        if period is not None:
            return Phrase(N_(" for {period}"), {"period": period.text})
        return f" ({name})" if name else ""


_SENTENCES: Mapping[str, tuple[str, str]] = {
    "due": (N_("{name}: due {after}, was {before}"), N_("{name}: due {after}, no date before")),
    "starts": (
        N_("{name}: starts {after}, was {before}"),
        N_("{name}: starts {after}, no date before"),
    ),
    "ended": (N_("{name}: ended {after}, was {before}"), N_("{name}: ended {after}")),
    "left": (N_("{name}: left {after}, was {before}"), N_("{name}: left {after}")),
    "title": (N_("{name} is now called “{after}”, was “{before}”"),) * 2,
    "number": (N_("{name} is now number {after}, was {before}"),) * 2,
}
"""Field > the sentence that it changed, and that it is said for the first time."""
_ROWS: Mapping[ChangeKind, str] = {
    _K.ADD: N_("New {level}{what}: {about}"),
    _K.CHANGE: N_("Changed {level}{what}: {about}"),
    _K.END: N_("Ended {level}{what}: {about}"),
    _K.WITHDRAW: N_("Withdrawn {level}{what}: {about}"),
}
_LINKS: Mapping[LinkKind, tuple[str, str]] = {
    LinkKind.SERVES: (N_("{source} now serves {target}"), N_("{source} no longer serves {target}")),
    LinkKind.SUPPORTS: (
        N_("{source} now supports {target}"),
        N_("{source} no longer supports {target}"),
    ),
    LinkKind.DEPENDS_ON: (
        N_("{source} now depends on {target}"),
        N_("{source} no longer depends on {target}"),
    ),
    LinkKind.CONFLICTS_WITH: (
        N_("{source} now conflicts with {target}"),
        N_("{source} no longer conflicts with {target}"),
    ),
}


def owners(change: Change) -> Iterable[str]:
    """The ref of the thing that a change is about, if it is about one."""
    row = change.after if change.after is not None else change.before
    if change.ref:
        return (change.ref,)
    owner = getattr(row, "source", None) or getattr(row, "subject", None)
    return (owner,) if owner and isinstance(owner, str) and change.type != "plan" else ()
