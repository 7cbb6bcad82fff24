"""A group's own rules in words: who must be there, and how it decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from joinedup.core.catalogue import N_
from joinedup.core.governance import Group, QuorumPart
from joinedup.core.sentence import Plural, Sentence
from joinedup.core.text import Text
from joinedup.core.words import OnATie, QuorumOf, Voting

Said = tuple[Sentence, dict[str, Any]]
"""A sentence and its parameters."""

ASKED: dict[QuorumOf, Sentence] = {
    QuorumOf.MEMBERS: Plural(N_("{count} member"), N_("{count} members")),
    QuorumOf.ORGANISATIONS: Plural(
        N_("Members from {count} organisation"), N_("Members from {count} organisations")
    ),
    QuorumOf.SECTORS: Plural(N_("Members from {count} sector"), N_("Members from {count} sectors")),
    QuorumOf.CAPACITY: N_("{count} of capacity “{which}”"),
    QuorumOf.SEAT: N_("The holder of “{which}”, or a deputy"),
}
ALL_MEMBERS = N_("All members")
SHARE_OF_MEMBERS = N_("{share} of the members")

AGREEMENT_FIRST = N_("It looks for agreement before it votes.")
HOW: dict[Voting, Sentence] = {
    Voting.UNANIMOUS: N_("All must agree."),
    Voting.MEMBERS: N_("Each member has one vote."),
    Voting.WEIGHTS: N_("Each member has the votes of their seat."),
    Voting.BOTH: N_("Members are counted, and the votes of their seats: both must be enough."),
}
MAJORITY: dict[tuple[bool, bool], Sentence] = {
    (False, False): N_("A motion needs more than {share} of the votes cast."),
    (False, True): N_("A motion needs more than {share} of all votes."),
    (True, False): N_("A motion needs at least {share} of the votes cast."),
    (True, True): N_("A motion needs at least {share} of all votes."),
}
TIE: dict[OnATie, Sentence] = {
    OnATie.FALLS: N_("On a tie the motion falls."),
    OnATie.CHAIR: N_("On a tie the chair has a casting vote."),
}


def quorum_in_words(
    group: Group, seats: Mapping[str, Text], language: str = "en"
) -> Iterator[Said]:
    """What must be there, a line for each part of the quorum. ``seats`` is {ref: what a seat is
    called}."""
    for part in group.quorum:
        yield _asked(part, seats, language)


def _asked(part: QuorumPart, seats: Mapping[str, Text], language: str) -> Said:
    if part.of is QuorumOf.MEMBERS and part.share is not None:
        return (
            (ALL_MEMBERS, {})
            if part.share == 1
            else (SHARE_OF_MEMBERS, {"share": _share(part.share)})
        )
    which = part.capacity
    if part.of is QuorumOf.SEAT:
        title = seats.get(part.seat or "")
        which = title.within(language) if title else part.seat or ""
    return ASKED[part.of], {"count": part.least, "which": which}


def deciding_in_words(group: Group) -> Iterator[Said]:
    """How it decides, a sentence for each rule; none where the rules say nothing."""
    if group.agreement_first:
        yield AGREEMENT_FIRST, {}
    if group.voting is None:
        return
    yield HOW[group.voting], {}
    if group.voting is not Voting.UNANIMOUS:
        yield MAJORITY[group.reached, group.of_all], {"share": _share(group.majority)}
        yield TIE[group.on_a_tie], {}


def _share(share: Fraction) -> str:
    """A share as it is printed: 2/3; in per cent where that is exact and parts would not be read."""
    if share.denominator > 12 and (share * 100).denominator == 1:
        return f"{share * 100}%"
    return str(share)
