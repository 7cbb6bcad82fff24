"""Codes of things to put right that a partnership does not want to hear of, and why."""

from __future__ import annotations

from functools import cache

from joinedup.analysis.linkage import RULES
from joinedup.commands.deed import Deed
from joinedup.commands.kernel import command
from joinedup.commands.refusal import NotFound, Refused
from joinedup.core.catalogue import N_
from joinedup.core.drafts import LONGEST_LINE, clean
from joinedup.core.permissions import Verb
from joinedup.records import told
from joinedup.records.models import SwitchedOff

NO_REASON = N_("Say why “{code}” is switched off: it is shown wherever the code would be.")
LONG_REASON = N_("The reason has {count} characters. Shorten it to {longest}.")
OFF_ALREADY = N_("“{code}” is switched off already.")
ON_ALREADY = N_("“{code}” is not switched off.")


@cache
def _titles() -> dict[str, str]:
    return {rule.code: rule.title for rule in RULES}


@command(Verb.SWITCH_CODE)
def switch_off(deed: Deed, *, code: str, reason: str) -> None:
    """Stop telling of a code, with the reason that is shown in its place."""
    deed.need()
    if code not in _titles():
        raise NotFound(code)
    said = str(clean(reason))
    if not said:
        raise Refused(NO_REASON, code=code, field="reason")
    if len(said) > LONGEST_LINE:
        raise Refused(LONG_REASON, count=len(said), longest=LONGEST_LINE, field="reason")
    if _off(code) is not None:
        raise Refused(OFF_ALREADY, code=code)
    row = SwitchedOff(partnership=deed.partnership, code=code, reason=said)
    row.save()
    deed.writer.put("switch", row.uid, told.switch(row))
    deed.say("code.switched_off", code=code, meaning=_titles()[code])


@command(Verb.SWITCH_CODE)
def switch_on(deed: Deed, *, code: str) -> None:
    """Tell of a code again."""
    deed.need()
    row = _off(code)
    if row is None:
        raise Refused(ON_ALREADY, code=code)
    row.withdrawn = True
    row.save(update_fields=["withdrawn"])
    deed.writer.put("switch", row.uid, {"withdrawn": True})
    deed.say("code.switched_on", code=code, meaning=_titles().get(code, ""))


def _off(code: str) -> SwitchedOff | None:
    found: SwitchedOff | None = SwitchedOff.objects.filter(code=code, withdrawn=False).first()
    return found
