"""Accountability: whether the body that answers for the work is one, is there, and is the lead's."""

from __future__ import annotations

from collections.abc import Iterator

from joinedup.analysis.linkage.bodies import body_of
from joinedup.analysis.linkage.case import Case, Fault, called
from joinedup.analysis.linkage.lifetimes import has_ended, is_over
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Plural, Rule, Severity, Word
from joinedup.core.plan import Action, Partner
from joinedup.core.words import LeadState

FAMILY = "leads"

SEVERAL_LEADS = Rule(
    code="L28",
    family=FAMILY,
    about="action",
    severity=Severity.WARNING,
    title=N_("Several leads and no accountable body"),
    sentence=Plural(
        N_("{name} has {leads} leads ({who}) and no body that answers for it."),
        N_(
            "{count} of the {all} {levels} have several leads and no body that answers for them, "
            "among them {names}."
        ),
    ),
    remedy=N_(
        "Ask the leads which of their bodies answers for it, and enter that one as accountable."
    ),
    why=N_(
        "Two who lead each believe that the other is reporting. Sharing the work is good; one body "
        "still has to answer when it is late, and be the one that is asked."
    ),
    example=N_("The lead of “Help before arrears” is *Housing / Wendbridge / TBC*."),
    rank=33,
)

ABSENT_BODY = Rule(
    code="L29",
    family=FAMILY,
    about="action",
    severity=Severity.ERROR,
    title=N_("Led by a body that has ended or does not take part"),
    sentence=Plural(
        N_("{name} is led by {body}, which {does}."),
        N_(
            "{count} of the {all} {levels} are led by bodies that have ended or do not take part, "
            "among them {names}."
        ),
    ),
    remedy=N_(
        "If another body has taken its place, ask that body whether it takes this on, and enter "
        "its yes; if not, the board must find another lead."
    ),
    why=N_(
        "What one body agreed to does not pass by itself to the one that follows it, and a body "
        "that does not take part has agreed to nothing. Until somebody says yes, nobody answers "
        "for this."
    ),
    example=N_(
        "“Social prescribing” is the Wend Care Board’s. That board ended on 31 March 2026; the "
        "body that followed it has not been asked."
    ),
    rank=5,
)

OTHER_BODY = Rule(
    code="L31",
    family=FAMILY,
    about="action",
    severity=Severity.NOTE,
    title=N_("The lead does not work for the accountable body"),
    sentence=Plural(
        N_("{name} is led from {leading}, and {accountable} answers for it."),
        N_(
            "{count} of the {all} {levels} are led from another body than the one that answers for "
            "them, among them {names}."
        ),
    ),
    remedy=N_("If that is meant, leave it; if not, correct the lead or the accountable body."),
    why=N_(
        "It can be a good arrangement, and then both bodies know of it. More often one cell was "
        "changed and the other was not. The accountable body will then be asked for work that its "
        "own people do not lead."
    ),
    example=N_("The housing association is accountable; the lead is a manager of the council."),
    rank=53,
)

RULES = (SEVERAL_LEADS, ABSENT_BODY, OTHER_BODY)

HAS_ENDED = N_("has ended")
TAKES_NO_PART = N_("does not take part")


def check(case: Case) -> Iterator[Finding]:
    """L28, L29, L31: the bodies that answer for actions, against those that lead them."""
    several: list[Fault] = []
    absent: list[Fault] = []
    other: list[Fault] = []
    actions = [action for action in case.plan.actions if not is_over(action)]
    for action in actions:
        several.extend(_several(action))
        absent.extend(_absent(case, action))
        other.extend(_other(case, action))
    yield from case.each_or_together(SEVERAL_LEADS, several, len(actions))
    yield from case.each_or_together(ABSENT_BODY, absent, len(actions))
    yield from case.each_or_together(OTHER_BODY, other, len(actions))


def _several(action: Action) -> Iterator[Fault]:
    named = [lead.text for lead in action.leads if lead.state is LeadState.NAMED]
    if len(named) > 1 and not action.accountable:
        yield Fault(action, "leads", {"leads": len(named), "who": tuple(named)})


def _absent(case: Case, action: Action) -> Iterator[Fault]:
    """The accountable body if it is gone; where there is none, a lead's."""
    if action.accountable:
        bodies = [(action.accountable, "accountable")]
    else:
        bodies = [(body_of(case, lead), "leads") for lead in action.leads]
    gone = [(case.graph.things.get(ref), field, _gone(case, ref)) for ref, field in bodies]
    if gone and all(does for _, _, does in gone):
        body, field, does = gone[0]
        yield Fault(action, field, {"body": called(body) if body else "", "does": Word(does)})


def _gone(case: Case, ref: str) -> str:
    partner = case.graph.things.get(ref)
    if not isinstance(partner, Partner):
        return ""
    if has_ended(case, partner.ended):
        return HAS_ENDED
    return TAKES_NO_PART if has_ended(case, partner.not_taking_part) else ""


def _other(case: Case, action: Action) -> Iterator[Fault]:
    bodies = [body_of(case, lead) for lead in action.leads if lead.state is LeadState.NAMED]
    known = [body for body in bodies if body in case.graph.things]
    accountable = case.graph.things.get(action.accountable or "")
    if accountable and known and accountable.ref not in known:
        leading = called(case.graph.things[known[0]])
        yield Fault(action, "leads", {"leading": leading, "accountable": called(accountable)})


CHECKS = (check,)
