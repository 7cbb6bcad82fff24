"""Links: what one partner claims of another, and whether the other agreed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from joinedup.analysis.linkage.bodies import is_between_partners, parties_of
from joinedup.analysis.linkage.case import NAMED, Case, Fault, called, is_flood
from joinedup.analysis.linkage.lifetimes import current_links, has_ended
from joinedup.core.catalogue import N_
from joinedup.core.finding import Finding, Phrase, Plural, Rule, Severity, Word
from joinedup.core.plan import Action, Link, Priority, Thing
from joinedup.core.words import Agreement, LinkKind

FAMILY = "links"

NEVER_AGREED = Rule(
    code="L13",
    family=FAMILY,
    about="partner",
    severity=Severity.WARNING,
    title=N_("Links claimed for a partner and never agreed"),
    sentence=Plural(
        N_("One {link} with {body} was drawn{by} and never agreed: {pairs}."),
        N_("{count} {links} with {body} were drawn{by} and never agreed, among them {pairs}."),
    ),
    remedy=N_(
        "Show the {partner} each of these and ask: is it so, and where does your own plan say it? "
        "Enter who agreed and when; end those that it does not stand by."
    ),
    why=N_(
        "The plan says that a partner’s work will bring its results about, and the partner has "
        "never said so. When the result is asked for, it may answer that it knows nothing of it, "
        "and be right. A link counts as promised work only when both ends stand by it. Drawing it "
        "is a good start; the question still has to be put."
    ),
    example=N_(
        "The office linked the Rivers Agency’s flood programme to six projects. The agency was "
        "never asked, and its own plan names one of them."
    ),
    rank=15,
)

PRIORITY_UNAGREED = Rule(
    code="L14",
    family=FAMILY,
    about="priority",
    severity=Severity.WARNING,
    title=N_("A priority none of whose links a partner has agreed"),
    sentence=Plural(
        N_("No {partner} has agreed any {link} under {name} ({links_count} drawn)."),
        N_(
            "Under {count} of the {all} {levels} no {partner} has agreed any {link}, among them {names}."
        ),
    ),
    remedy=N_(
        "Take the {level} to the partners named under it and ask each to agree its {links}, or to "
        "say what it would agree to."
    ),
    why=N_(
        "Everything under this priority is what somebody hopes that others will do. Until one "
        "partner says yes there is no shared work here, however full the page looks. It is better "
        "to find this out now than when the first result is due."
    ),
    example=N_(
        "Priority 3.2 has three projects and nine links, all drawn by the office. The college and "
        "the employers have agreed none."
    ),
    rank=18,
)

AGREEMENT_UNKNOWN = Rule(
    code="L15",
    family=FAMILY,
    about="link",
    severity=Severity.NOTE,
    title=N_("The file does not say which links are agreed"),
    sentence=Plural(
        N_(
            "Nothing says whether the one {level} between partners is agreed; it is taken as agreed."
        ),
        N_(
            "Nothing says which of the {count} {levels} between partners are agreed; all are taken "
            "as agreed."
        ),
    ),
    remedy=N_(
        "Add who drew each {link} and who has agreed it, beginning with those that a result hangs "
        "by. Our template has a sheet for it."
    ),
    why=N_(
        "Most plans are kept like this, so it is said once and nothing is held against them. But "
        "a plan that cannot tell a promise from a hope cannot say what is sure to happen, and the "
        "first to notice is usually the partner whose name was used."
    ),
    example=N_(
        "A workbook has a column *Delivery partners* and none for what they have said to it."
    ),
    rank=60,
)

RULES = (NEVER_AGREED, PRIORITY_UNAGREED, AGREEMENT_UNKNOWN)

NO_PARTNER = frozenset({"", "office"})
BY_THE_OFFICE = N_(" by the office")
PARTNERSHIP = N_("the partnership")
SEVERAL = N_("{number} {partners}")


def check_claims(case: Case) -> Iterator[Finding]:
    """L13, L14: links that are claimed. Those of a priority none of whose links any partner has
    agreed are told by the priority; the others by the partner that has not agreed its own."""
    unagreed = list(_unagreed(case))
    faults = [Fault(priority, None, {"links_count": len(links)}) for priority, links in unagreed]
    yield from case.each_or_together(PRIORITY_UNAGREED, faults, len(case.plan.priorities))
    yield from _by_partner(case, {id(link) for _, links in unagreed for link in links})


def _by_partner(case: Case, told: Collection[int]) -> Iterator[Finding]:
    """L13: one finding for each partner, most links first, without those already told; a single
    one where nearly every partner waits to be asked."""
    claims: dict[str, list[tuple[int, Link]]] = {}
    for position, link in current_links(case, *LinkKind):
        if link.agreement is not Agreement.CLAIMED or id(link) in told:
            continue
        for body in _not_agreed(case, link):
            claims.setdefault(body, []).append((position, link))
    if is_flood(len(claims), len(case.plan.partners)):
        every = {position: link for claimed in claims.values() for position, link in claimed}
        bodies = Phrase(SEVERAL, {"number": len(claims)})
        yield _claimed(case, sorted(every.items()), None, bodies)
        return
    for ref, claimed in sorted(claims.items(), key=lambda each: -len(each[1])):
        partner = case.graph.things.get(ref)
        name = called(partner) if partner else Word(PARTNERSHIP)
        yield _claimed(case, claimed, partner, name)


def _claimed(
    case: Case,
    claimed: Sequence[tuple[int, Link]],
    about: Thing | None,
    body: str | Word | Phrase,
) -> Finding:
    return case.together(
        NEVER_AGREED,
        [
            Fault(case.graph.things[link.source], "target", None, f"link:{position}")
            for position, link in claimed
        ],
        about=about,
        body=body,
        by=_drawn_by(link for _, link in claimed),
        pairs=tuple(_pair(case, link) for _, link in claimed[:NAMED]),
    )


def check_agreement(case: Case) -> Iterator[Finding]:
    """L15: once, where the file says nothing of agreement at all."""
    if any(link.agreement is not Agreement.UNKNOWN for link in case.plan.links):
        return
    between = [
        each for each in current_links(case, *LinkKind) if is_between_partners(case, each[1])
    ]
    if between:
        yield case.find(
            AGREEMENT_UNKNOWN,
            None,
            "agreement",
            row=f"link:{between[0][0]}",
            count=len(between),
            level=Word("link"),
            levels=Word("link", plural=True),
        )


def _unagreed(case: Case) -> Iterator[tuple[Priority, list[Link]]]:
    """The priorities all of whose links are claims, with those links. One link alone is a claim
    like any other."""
    if not any(link.agreement is Agreement.CLAIMED for link in case.plan.links):
        return
    for priority in case.plan.priorities:
        claims: dict[int, Link] = {}
        for link in _links_under(case, priority):
            if link.agreement is not Agreement.CLAIMED:
                break
            claims[id(link)] = link
        else:
            if len(claims) > 1:
                yield priority, list(claims.values())


def _not_agreed(case: Case, link: Link) -> Iterable[str]:
    """The partners a claimed link still waits for; "" where it waits for the partnership."""
    said = {link.drawn_by, *link.agreed_by}
    parties = parties_of(case, link)
    waiting = sorted((parties - said) & case.graph.things.keys())
    if not waiting and (not parties or link.drawn_by not in NO_PARTNER):
        return ("",)
    return waiting


def _drawn_by(links: Iterable[Link]) -> Phrase | str:
    drawers = {link.drawn_by for link in links}
    return Phrase(BY_THE_OFFICE) if drawers == {"office"} else ""


def _pair(case: Case, link: Link) -> str:
    things = case.graph.things
    return f"{called(things[link.source])} → {called(things[link.target])}"


def _links_under(case: Case, priority: Priority) -> Iterator[Link]:
    """The links that touch the work under a priority and ask something of a partner: all that
    say whether they are agreed, and those between partners that do not say. A link between two
    actions of the priority comes twice."""
    below = case.graph.below(priority.ref)
    for ref in (priority.ref, *(each.ref for each in below if isinstance(each, Priority | Action))):
        for link in (*case.graph.links_from(ref), *case.graph.links_to(ref)):
            said = link.agreement is not Agreement.UNKNOWN
            asks = parties_of(case, link) if said else is_between_partners(case, link)
            if asks and not has_ended(case, link.ended):
                yield link


CHECKS = (check_claims, check_agreement)
