"""Changing the chair of a group: the term that holds ends, and the next begins, in one deed."""

from __future__ import annotations

import dataclasses
from typing import Any

from joinedup.commands.deed import Deed
from joinedup.commands.kernel import command
from joinedup.commands.linking import next_position
from joinedup.commands.refusal import NotFound, Refused
from joinedup.commands.sitting import ask, locked, table_now
from joinedup.commands.standing import Standing, find, resolved, told
from joinedup.core.answering import answers
from joinedup.core.audience import Label
from joinedup.core.catalogue import N_
from joinedup.core.drafts import ready
from joinedup.core.governance import ChairTerm, holding
from joinedup.core.lasting import since
from joinedup.core.period import Grain, When
from joinedup.core.permissions import Verb
from joinedup.core.round_table import Table, named, who
from joinedup.core.words import Capacity, Office
from joinedup.records.loading import load_one

NO_DAY = N_("Say on which day the next term begins: a day, such as 01/04/2027.")
NOBODY = N_("Choose who takes the chair, or the body that they come from.")
SHOWN_ANOTHER = N_(
    "On that day the chair of {group} is held by {who}{since}, and not by whoever this page showed. "
    "Open it again, and change the chair only if that is wrong."
)
THAT_DAY = N_(
    "{who} takes the chair of {group} on that very day. Choose a later day, or correct that term."
)
SEVERAL = N_(
    "{group} has {count} vice-chairs on that day. End the term of whoever stands down, and add the "
    "next."
)
_LINES = {Office.CHAIR: "chair.changed", Office.VICE_CHAIR: "chair.vice"}


@command(Verb.WRITE)
def change_chair(
    deed: Deed,
    *,
    plan: str,
    group: str,
    starts: When | None,
    office: Office = Office.CHAIR,
    person: str | None = None,
    partner: str | None = None,
    capacity: Capacity | None = None,
    due: When | None = None,
    chosen: str = "",
    why: str = "",
    before: str | None = None,
) -> str:
    """End the term that holds on the day on which the next ``starts``, and begin that; gives the ref
    of the new term. The body is that of the person unless it is said. ``before`` is the ref of the
    term that the writer had before them ("" for none): Refused where another holds by then."""
    found = find(deed, plan, group, "group")
    locked([found.thing.uid])
    deed.need(*answers(found.record))
    table = table_now(private=found.private)
    if starts is None or starts.period is None or starts.period.grain is not Grain.DAY:
        raise Refused(NO_DAY, field="starts")
    if not person and not partner:
        raise Refused(NOBODY, field="person")
    says = {"group": group, "office": office, "person": person, "partner": partner}
    says |= {"capacity": capacity, "starts": starts, "due": due, "chosen": chosen, "why": why}
    term = ChairTerm(ref="", **ready("chair_term", resolved(deed, "chair_term", says)))
    employed = table.people.get(term.person or "")
    if term.partner is None and employed is not None:
        term = dataclasses.replace(term, partner=employed.partner)
    last = _holding(deed, table, term, before)
    if last is not None:
        table = _end(deed, table, last, starts)
    ask(deed, table, term)
    added = _begin(deed, term)
    deed.say(_LINES[office], group=told(deed, found), thing=told(deed, added))
    return added.name


def _holding(deed: Deed, table: Table, term: ChairTerm, before: str | None) -> ChairTerm | None:
    """The term that is to end, if any: the one that holds on the first day of the next."""
    day = term.starts.first_day if term.starts else None
    of_it = [each for each in table.terms.values() if each.group == term.group]
    those = holding([each for each in of_it if each.office is term.office], day or deed.at.date())
    shown = _uid(deed, before) if before else before
    chosen = [each for each in those if each.ref == shown]
    group = named(table.groups[term.group or ""])
    if term.office is not Office.CHAIR and before is None and len(those) > 1:
        raise Refused(SEVERAL, group=group, count=len(those))
    last = next(iter(chosen or those), None)
    if last is None or (term.office is not Office.CHAIR and before == ""):
        return None
    said: dict[str, Any] = {"who": who(table, last.person, last.partner), "group": group}
    if before is not None and not chosen:
        raise Refused(SHOWN_ANOTHER, **said, since=since(last.starts))
    if last.starts and last.starts.first_day == day:
        raise Refused(THAT_DAY, field="starts", **said)
    return last


def _uid(deed: Deed, ref: str) -> str:
    """The uid of a term; "" where there is none of that ref any more."""
    try:
        return str(deed.thing(ref, "chair_term").uid)
    except NotFound:
        return ""


def _end(deed: Deed, table: Table, last: ChairTerm, when: When) -> Table:
    """End a term on a day; the table without it from then on."""
    thing = deed.thing(last.ref, "chair_term")
    old: Any = load_one(thing, None)
    deed.writer.change(thing, None, old, dataclasses.replace(old, ended=when))
    deed.writer.mark(thing, valid_until=when.last_day, why="")
    ended = dataclasses.replace(last, ended=when)
    return dataclasses.replace(table, terms={**table.terms, last.ref: ended})


def _begin(deed: Deed, term: ChairTerm) -> Standing:
    position = next_position("chair_term", None, Label.PARTNERSHIP)
    thing = deed.writer.reserve("chair_term")
    deed.writer.say(thing, None, term, position=position)
    deed.writer.flush()
    return Standing(thing, None, term)
