"""Balance in words: what each partner and each sector has, and what is nobody's. Figures alone,
in the plan's own order: nothing is said to be much or little."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from joinedup.analysis.balance.channels import Channel, Weight
from joinedup.analysis.balance.over_time import ChairDays, Step
from joinedup.analysis.balance.shares import Balance, PartnerShare, SectorShare, Shares, plain
from joinedup.core.catalogue import N_, Words, render
from joinedup.core.sentence import Phrase, Plural, Sentence, Word
from joinedup.core.text import Text
from joinedup.core.words import Sector

PARTNER_DOES = N_("{body} {does}.")
STAYS_OUT = N_("{body} does not take part. On the record it {does}.")
SECTOR_DOES = N_("The sector “{sector}” {does}.")
NOT_STATED = N_("not stated")
NOBODYS = Plural(
    N_("Of {counted}, {count} belongs to no {partner}."),
    N_("Of {counted}, {count} belong to no {partner}."),
    by="form",
)
UNKNOWN = Plural(
    N_("Of {counted}, it is not known to which body {count} belongs."),
    N_("Of {counted}, it is not known to which body {count} belong."),
    by="form",
)
OVER_PARTNERS = Plural(
    N_("{counted} is spread over the {partners} as it would be over {number} with equal parts."),
    N_("{counted} are spread over the {partners} as they would be over {number} with equal parts."),
    by="form",
)
OVER_SECTORS = Plural(
    N_("{counted} is spread over the sectors as it would be over {number} with equal parts."),
    N_("{counted} are spread over the sectors as they would be over {number} with equal parts."),
    by="form",
)
SINCE = N_("From {day} the sector “{sector}” {does}.")
DAY, DAYS = N_("{all} day"), N_("{all} days")
IN_THE_CHAIR = N_("{name} was in the chair on {count} of {counted}.")
IN_A_CAPACITY = N_("Somebody was in the chair as “{capacity}” on {count} of {counted}.")
EMPTY_CHAIR = N_("On {count} of {counted} nobody was in the chair.")
BODY_UNKNOWN = N_("On {count} of {counted} it is not known which body the chair came from.")
BODY_GONE = N_(
    "On {count} of {counted} the chair came from a body that was not a {partner} at the time."
)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence with its parameters, made in a language when it is read."""

    sentence: Sentence
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def message(self, language: str = "en", words: Words | None = None) -> str:
        """The sentence in ``language``, in the partnership's own ``words`` (``plan.words``)."""
        return render(self.sentence, self.params, language, words)


def tell_partners(balance: Balance) -> tuple[Said, ...]:
    """A sentence for each partner, in the plan's own order: what it has in every channel in which
    there is anything, nought too. Of one that does not take part the sentence says so."""
    channels = _filled(balance)
    told = []
    for at, first in enumerate(channels[0][1].partners if channels else ()):
        parts = [(channel, shares.partners[at].count, shares) for channel, shares in channels]
        params = {"body": _name(first), "does": _does(parts)}
        told.append(Said(PARTNER_DOES if first.takes_part else STAYS_OUT, params))
    return tuple(told)


def tell_sectors(balance: Balance) -> tuple[Said, ...]:
    """A sentence for each sector, in their order: what its partners have together."""
    channels = _filled(balance)
    told = []
    for at, first in enumerate(channels[0][1].sectors if channels else ()):
        parts = [(channel, shares.sectors[at].count, shares) for channel, shares in channels]
        told.append(Said(SECTOR_DOES, {"sector": _sector(first), "does": _does(parts)}))
    return tuple(told)


def tell_gaps(channel: Channel, shares: Shares) -> tuple[Said, ...]:
    """Why the partners' shares of a channel do not sum to 100: what is nobody's, and what is of a
    body that is not known. None where they do."""
    sentences = ((NOBODYS, shares.nobody), (UNKNOWN, shares.unknown))
    counted = _counted(channel, shares.all)
    return tuple(
        Said(sentence, {"counted": counted, "count": count, "form": _form(count)})
        for sentence, count in sentences
        if count
    )


def tell_spread(channel: Channel, shares: Shares) -> tuple[Said, ...]:
    """The effective numbers of partners and of sectors, to one decimal, of what belongs to
    partners; of each that there is."""
    found = (
        (OVER_PARTNERS, shares.known, shares.effective_partners),
        (OVER_SECTORS, _in_sectors(shares), shares.effective_sectors),
    )
    return tuple(
        Said(
            sentence,
            {"counted": _counted(channel, of), "number": to_one_decimal(number), "form": _form(of)},
        )
        for sentence, of, number in found
        if number is not None
    )


def tell_steps(
    channel: Channel, steps: Sequence[Step], sector: Sector = Sector.LOCAL_AUTHORITY
) -> tuple[Said, ...]:
    """What a sector had of a channel over time: a sentence for each day from which it had more or
    less, or there was more or less to have. Times at which there was nothing are not told."""
    told: list[Said] = []
    before: tuple[Weight, Weight] | None = None
    for step in steps:
        found = next(each for each in step.shares.sectors if each.sector is sector)
        now = (found.count, found.all)
        if found.all and now != before:
            does = _does([(channel, found.count, step.shares)])
            params = {"day": step.starts, "sector": _sector(found), "does": does}
            told.append(Said(SINCE, params))
        before = now
    return tuple(told)


def tell_chair_days(days: ChairDays) -> tuple[Said, ...]:
    """Who was in the chair how long: the partners that ever were, in the plan's own order, the
    capacities in theirs, then the days on which nobody was, and those not known."""
    shares = days.shares
    counted = Phrase(DAY if shares.all == 1 else DAYS, {"all": shares.all})
    told: list[tuple[str, Weight, dict[str, Any]]] = [
        (IN_THE_CHAIR, each.count, {"name": _name(each)}) for each in shares.partners
    ]
    for each in days.capacities:
        capacity = Word(each.capacity.value if each.capacity else NOT_STATED)
        told.append((IN_A_CAPACITY, each.count, {"capacity": capacity}))
    told.append((EMPTY_CHAIR, days.empty, {}))
    told.append((BODY_GONE, shares.nobody - days.empty, {}))
    told.append((BODY_UNKNOWN, shares.unknown, {}))
    return tuple(
        Said(sentence, {**params, "count": count, "counted": counted})
        for sentence, count, params in told
        if count
    )


def to_one_decimal(number: Fraction) -> Decimal:
    """An exact number as it is shown, halves upwards."""
    top, bottom = number.numerator, number.denominator
    return Decimal((20 * top + bottom) // (2 * bottom)) / 10


def _filled(balance: Balance) -> list[tuple[Channel, Shares]]:
    return [(channel, shares) for channel, shares in balance.channels if shares.all]


def _does(parts: Sequence[tuple[Channel, Weight, Shares]]) -> tuple[Phrase, ...]:
    return tuple(
        Phrase(channel.does, {"count": count, "counted": _counted(channel, shares.all)})
        for channel, count, shares in parts
    )


def _counted(channel: Channel, all_: Weight) -> Phrase:
    return Phrase(channel.one if all_ == 1 else channel.many, {"all": all_})


def _in_sectors(shares: Shares) -> Weight:
    return plain(sum(each.count for each in shares.sectors if each.sector))


def _form(weight: Weight) -> int:
    """The number that a plural is chosen by; a part of one takes the form for several."""
    return weight if isinstance(weight, int) else 0


def _name(share: PartnerShare) -> Text | str:
    return share.partner.title or share.partner.number or share.partner.ref


def _sector(share: SectorShare) -> Word:
    return Word(share.sector.value if share.sector else NOT_STATED)
