"""The chair table: from where the chairs of many partnerships come, and as what."""

from __future__ import annotations

import datetime
import enum
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from joinedup.analysis.across.facts import Facts, Term
from joinedup.core.catalogue import N_
from joinedup.core.governance import holding
from joinedup.core.quartiles import per_cent
from joinedup.core.sentence import Plural, Sentence
from joinedup.core.words import Capacity, Sector


class From(enum.Enum):
    """The rows of the table."""

    ELECTED = "elected members"
    OFFICERS = "local authority officers"
    COUNCIL_OTHERS = "others from local authorities"
    OTHER_PUBLIC = "other public"
    PRIVATE = "private"
    VOLUNTARY = "voluntary and community"
    NOT_REPORTED = "not reported"


LABELS: Mapping[From, str] = MappingProxyType(
    {
        From.ELECTED: N_("Elected members"),
        From.OFFICERS: N_("Local authority officers"),
        From.COUNCIL_OTHERS: N_("Local authorities, in another capacity"),
        From.OTHER_PUBLIC: N_("Other public bodies"),
        From.PRIVATE: N_("Private sector and business"),
        From.VOLUNTARY: N_("Voluntary and community sector"),
        From.NOT_REPORTED: N_("Not reported"),
    }
)
"""What each row is called."""

ROUNDED = N_(
    "The shares come to {total} per cent, and not to 100, because each is rounded to a whole per cent."
)
REPORTED = N_(
    "The shares that are reported come to {total} per cent. Of the other {rest} per cent it is not "
    "on record who is in the chair, or from where."
)
ONE_MORE = Plural(
    N_("One partnership has more than one chair, and each of these is counted."),
    N_("{count} partnerships have more than one chair, and each of these is counted."),
)
VACANT = Plural(
    N_("Of those not reported, one had a chair before and has none on the day."),
    N_("Of those not reported, {count} had a chair before and have none on the day."),
)

_WHERE = {
    Sector.OTHER_PUBLIC: From.OTHER_PUBLIC,
    Sector.PRIVATE: From.PRIVATE,
    Sector.BUSINESS: From.PRIVATE,
    Sector.VOLUNTARY: From.VOLUNTARY,
    Sector.COMMUNITY: From.VOLUNTARY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairsRow:
    """One row: how many chairs, of how many."""

    of: From
    count: int
    whole: int

    @property
    def share(self) -> Fraction | None:
        """Their part of all chairs, exactly; None where there are none."""
        return Fraction(self.count, self.whole) if self.whole else None

    @property
    def percent(self) -> int | None:
        """The share as a whole per cent, a half rounded up; None where there are no chairs."""
        return None if self.share is None else per_cent(self.share)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chairs:
    """The table on a day. ``rows`` has every row, that of others from local authorities only where
    there are any, and always that of what is not reported. ``whole`` is what shares are of: every
    chair, and one for each partnership that reports none. ``several`` counts the partnerships with
    more than one chair, ``vacant`` those with none on the day that had one before."""

    day: datetime.date
    partnerships: int
    whole: int
    rows: tuple[ChairsRow, ...]
    several: int
    vacant: int

    @property
    def total(self) -> int:
        """What the rounded shares come to, in per cent."""
        return sum(each.percent or 0 for each in self.rows)

    @property
    def notes(self) -> tuple[tuple[Sentence, Mapping[str, Any]], ...]:
        """What is to be said under the table: sentences with their parameters."""
        return tuple(self._notes())

    def _notes(self) -> Iterator[tuple[Sentence, Mapping[str, Any]]]:
        not_reported = self.rows[-1]
        if self.whole and self.total != 100:
            yield ROUNDED, {"total": self.total}
        if not_reported.count:
            rest = not_reported.percent or 0
            yield REPORTED, {"total": self.total - rest, "rest": rest}
        if self.vacant:
            yield VACANT, {"count": self.vacant}
        if self.several:
            yield ONE_MORE, {"count": self.several}


def counted_as(term: Term) -> From:
    """The row that a chair is counted in. An elected member is one whatever body they sit for; a
    council's leader is an elected member. Nobody is counted as anything that is not on record: an
    officer of a body without a sector is not reported."""
    if term.capacity in (Capacity.ELECTED_MEMBER, Capacity.LEADER):
        return From.ELECTED
    if term.sector is None:
        return From.NOT_REPORTED
    if term.sector is not Sector.LOCAL_AUTHORITY:
        return _WHERE[term.sector]
    if term.capacity is Capacity.OFFICER:
        return From.OFFICERS
    return From.NOT_REPORTED if term.capacity is None else From.COUNCIL_OTHERS


def chair_table(partnerships: Iterable[Facts], day: datetime.date) -> Chairs:
    """The chairs of partnerships on a day, by sector and capacity; business is counted with private,
    community with voluntary. The rows are those that the evaluation of local strategic partnerships
    in England printed of its survey of 2004."""
    sitting = [(each, holding(each.terms, day)) for each in partnerships]
    found = Counter(row for _, terms in sitting for row in _rows(terms))
    whole = sum(found.values())
    shown = [each for each in From if each is not From.COUNCIL_OTHERS or found[each]]
    return Chairs(
        day=day,
        partnerships=len(sitting),
        whole=whole,
        rows=tuple(ChairsRow(of=each, count=found[each], whole=whole) for each in shown),
        several=sum(len(terms) > 1 for _, terms in sitting),
        vacant=sum(not terms and _had_one(each, day) for each, terms in sitting),
    )


def _rows(terms: Sequence[Term]) -> list[From]:
    return [counted_as(each) for each in terms] or [From.NOT_REPORTED]


def _had_one(each: Facts, day: datetime.date) -> bool:
    """Whether a partnership with nobody in the chair had somebody: a term that has still to begin
    says nothing of the past."""
    starts = [term.starts.first_day if term.starts else None for term in each.terms]
    return any(start is None or start <= day for start in starts)
