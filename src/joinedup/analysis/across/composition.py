"""Who is in many partnerships, how they are built and how large they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from joinedup.analysis.across.facts import Facts
from joinedup.core.quartiles import Quartiles, quartiles
from joinedup.core.words import Layer, Sector


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorRow:
    """The members of one sector; None where it is not stated. ``mean`` and ``median`` are of members
    in a partnership, those without any of the sector among them; ``having`` is how many partnerships
    have at least one, and ``share`` their part, exactly."""

    sector: Sector | None
    members: int
    mean: Fraction
    median: Fraction
    having: int
    share: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """Members by sector. ``reported`` of the ``partnerships`` have members on record, and everything is
    of these; ``rows`` is empty where none have, and has a row for members without a sector only where
    there are any."""

    partnerships: int
    reported: int
    members: int
    rows: tuple[SectorRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LayersRow:
    """The groups of one layer; None where it is not stated. ``having`` is how many partnerships have
    such a group, ``share`` their part, exactly, ``groups`` how many there are in all."""

    layer: Layer | None
    having: int
    share: Fraction
    groups: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """Groups by layer. ``reported`` of the ``partnerships`` have groups on record, and everything is
    of these; ``rows`` is as in :class:`Composition`."""

    partnerships: int
    reported: int
    rows: tuple[LayersRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How large partnerships are: quartiles of their members, and of the seats on their boards, each of
    those that have them on record (``count``); None where none have."""

    partnerships: int
    members: Quartiles | None
    seats: Quartiles | None


def composition(partnerships: Iterable[Facts]) -> Composition:
    """Members by sector. Business and private, voluntary and community each have a row."""
    all_ = tuple(partnerships)
    known = [each for each in all_ if sum(each.partners.values())]
    return Composition(
        partnerships=len(all_),
        reported=len(known),
        members=sum(sum(each.partners.values()) for each in known),
        rows=tuple(_sector_row(sector, known) for sector in _sectors(known)),
    )


def _sectors(known: Sequence[Facts]) -> list[Sector | None]:
    if not known:
        return []
    return [*Sector, *([None] if any(each.partners.get(None) for each in known) else [])]


def _sector_row(sector: Sector | None, known: Sequence[Facts]) -> SectorRow:
    members = [each.partners.get(sector, 0) for each in known]
    having = sum(each > 0 for each in members)
    return SectorRow(
        sector=sector,
        members=sum(members),
        mean=Fraction(sum(members), len(known)),
        median=quartiles(members).median,
        having=having,
        share=Fraction(having, len(known)),
    )


def layers(partnerships: Iterable[Facts]) -> Layers:
    """How many partnerships have a board, an executive, theme, locality and working groups."""
    all_ = tuple(partnerships)
    known = [each for each in all_ if sum(each.groups.values())]
    unstated = any(each.groups.get(None) for each in known)
    shown: list[Layer | None] = [*Layer, *([None] if unstated else [])] if known else []
    return Layers(
        partnerships=len(all_),
        reported=len(known),
        rows=tuple(_layer_row(layer, known) for layer in shown),
    )


def _layer_row(layer: Layer | None, known: Sequence[Facts]) -> LayersRow:
    groups = [each.groups.get(layer, 0) for each in known]
    having = sum(each > 0 for each in groups)
    return LayersRow(
        layer=layer, having=having, share=Fraction(having, len(known)), groups=sum(groups)
    )


def sizes(partnerships: Iterable[Facts]) -> Sizes:
    """How many members partnerships have, and seats."""
    all_ = tuple(partnerships)
    members = [sum(each.partners.values()) for each in all_]
    seats = [each.seats for each in all_ if each.seats is not None]
    return Sizes(
        partnerships=len(all_),
        members=_quartiles([each for each in members if each]),
        seats=_quartiles(seats),
    )


def _quartiles(numbers: Sequence[int]) -> Quartiles | None:
    return quartiles(numbers) if numbers else None
