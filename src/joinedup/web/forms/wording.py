"""What stands around a box: its label, what to write in it, and who will read that."""

from __future__ import annotations

from collections.abc import Mapping

from joinedup.core.catalogue import N_
from joinedup.web.forms.boxes import Box
from joinedup.web.forms.setting import Setting

OWN_BODY = N_("Only your own body reads this until it is shared. The law may require its release.")
NEVER_PUBLIC = N_("Read in the partnership and never published. The law may require its release.")
MAY_BE_PUBLIC = N_(
    "Read in the partnership, and by everybody once it is published. The law may require its "
    "release before that."
)
IS_PUBLIC = N_("Read by everybody: this is published.")

LABELS: Mapping[str, str] = {
    "action.accountable": N_("Which {partner} answers for it"),
    "action.contributors": N_("Which other {partners} work on it"),
    "action.localities": N_("Where it works"),
    "action.also_in": N_("Other plans it stands in"),
    "delivery_system.owner": N_("Whose it is"),
    "delivery_system.localities": N_("Where it works"),
    "measure.subject": N_("What it is a measure of"),
    "measure.targets": N_("Targets"),
    "measure.readings": N_("Figures"),
    "measure.baseline": N_("Where it stood at the start"),
    "milestone.subject": N_("Which {action} it is a step of"),
    "risk.subject": N_("What it would harm"),
    "update.subject": N_("Which {action} it is about"),
    "update.status": N_("How it is going"),
    "update.status_text": N_("The same in a few words of your own"),
    "update.text": N_("What is happening"),
    "update.by": N_("Who says so, by role"),
    "need.subject": N_("Which {action} needs it"),
    "issue.concerns": N_("What it joins"),
    "participation.concerns": N_("What it is about"),
    "goal.helped_by": N_("What helps it"),
    "participation.people": N_("How many took part"),
    "locality.people": N_("How many live there"),
    "group.under": N_("Which {group} it answers to"),
    "group.quorum": N_("Who must be there for it to decide"),
    "group.agreement_first": N_("Does it look for agreement before it votes?"),
    "group.reached": N_("Is reaching that share enough?"),
    "group.of_all": N_("Is it a share of all members’ votes?"),
    "seat.partner": N_("Whose {seat} it is"),
    "seat.capacity": N_("As what its holder sits"),
    "seat.deputy": N_("Who comes instead"),
    "seat_holder.person": N_("Who holds it"),
    "chair_term.person": N_("Who is in the chair"),
    "chair_term.partner": N_("Which body they come from"),
    "chair_term.capacity": N_("As what they take the chair"),
    "leadership_role.person": N_("Who leads"),
    "leadership_role.evidence": N_("What shows it"),
}
"""Field > its label on a page, where the header of a sheet does not serve."""

HINTS: Mapping[str, str] = {
    "leads": N_(
        "By role, a line each: “Head of Housing”. Write “vacant” or “to be confirmed” where nobody "
        "leads yet."
    ),
    "need.amount": N_(
        "Money in pounds (£12,500), people in full-time posts (2.4). Leave it empty if it is not "
        "known: “not stated” is not nothing."
    ),
    "update.period": N_("A month (Nov 2026), a quarter (Q3 2026/27) or a day."),
    "measure.readings": N_("A row each, the latest last. To take one out, empty its row."),
    "measure.targets": N_("A row each. To take one out, empty its row."),
    "action.also_in": N_("A row each. To take one out, empty its row."),
    "group.quorum": N_(
        "A row for each thing that the rules ask for: nine members, six organisations, one holder of "
        "a certain {seat}. To take one out, empty its row."
    ),
    "group.reached": N_("Say no where more than that share is needed: more than a half."),
    "group.of_all": N_("Say no where only the votes that are cast count."),
    "partner.successors": N_("Those that came after it, if it merged or was split."),
    "link.proof": N_("A line in a corporate plan, a budget code, a contract."),
    "update.by": N_("Leave it empty if you say so yourself."),
}
"""Box, or kind of box > what stands under its label on a page, where the guidance for a sheet does
not serve."""


def label_of(type_name: str, name: str, box: Box) -> str:
    """What a field of a type is called on a page."""
    return LABELS.get(f"{type_name}.{name}") or box.row.header or box.row.field


def hint_of(box: Box) -> str:
    """What helps to fill a box in; "" where its label says enough."""
    own = HINTS.get(box.row.name) or HINTS.get(box.kind)
    if own or box.kind in ("ref", "refs", "choice", "rows", "one"):
        return own or ""
    return box.row.guidance


def readers_of(box: Box, setting: Setting) -> str:
    """Who will read what is typed into a box."""
    if setting.private:
        return OWN_BODY
    if box.row.public == "no":
        return NEVER_PUBLIC
    return IS_PUBLIC if setting.public else MAY_BE_PUBLIC
