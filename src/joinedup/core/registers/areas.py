"""What a GSS code is the code of, from its first three characters.

Source: the Office for National Statistics’ Register of Geographic Codes, OGL v3; the kinds of areas
that partnerships meet, in our words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from joinedup.core.catalogue import N_
from joinedup.core.registers.authorities import Authority, by_gss
from joinedup.core.sentence import Phrase

SILENT = N_("There is no code here.")
MISSHAPEN = N_(
    "“{text}” is no GSS code: those have a letter and eight digits, such as E06000057 or W06000001."
)
ELSEWHERE = N_("other kind of area")
NATIONS: Mapping[str, str] = MappingProxyType(
    {"E": "England", "W": "Wales", "S": "Scotland", "N": "Northern Ireland", "K": "", "X": ""}
)
KINDS: Mapping[str, str] = MappingProxyType(
    {
        **{f"{nation}00": N_("census output area") for nation in "EWS"},
        **{f"{nation}01": N_("lower layer super output area") for nation in "EW"},
        **{f"{nation}02": N_("middle layer super output area") for nation in "EW"},
        "S01": N_("data zone"),
        "S02": N_("intermediate zone"),
        "N20": N_("data zone"),
        "N21": N_("super data zone"),
        "E04": N_("parish"),
        "W04": N_("community"),
        "E05": N_("ward"),
        "W05": N_("ward"),
        "S13": N_("ward"),
        "N08": N_("ward"),
        "E58": N_("county electoral division"),
        "N10": N_("district electoral area"),
        "E06": N_("unitary authority"),
        "E07": N_("non-metropolitan district"),
        "E08": N_("metropolitan district"),
        "E09": N_("London borough"),
        "E10": N_("county"),
        "E11": N_("metropolitan county"),
        "E12": N_("region"),
        "E47": N_("combined authority"),
        "E61": N_("strategic regional authority"),
        "W06": N_("Welsh principal area"),
        "S12": N_("Scottish council area"),
        "N09": N_("Northern Ireland district"),
        "E14": N_("parliamentary constituency"),
        "W07": N_("parliamentary constituency"),
        "S14": N_("parliamentary constituency"),
        "N05": N_("parliamentary constituency"),
        "N06": N_("parliamentary constituency"),
        "W09": N_("Senedd constituency"),
        "S16": N_("Scottish Parliament constituency"),
        "E22": N_("community safety partnership’s area"),
        "W14": N_("community safety partnership’s area"),
        "E23": N_("police force area"),
        "W15": N_("police force area"),
        "E31": N_("fire and rescue authority’s area"),
        "W25": N_("fire and rescue authority’s area"),
        "E26": N_("national park"),
        "W18": N_("national park"),
        "S21": N_("national park"),
        "E30": N_("travel to work area"),
        "W22": N_("travel to work area"),
        "S22": N_("travel to work area"),
        "E37": N_("local enterprise partnership’s area"),
        "E38": N_("integrated care board’s sub-location"),
        "E40": N_("NHS England region"),
        "E54": N_("integrated care board’s area"),
        "W11": N_("local health board’s area"),
        "S08": N_("health board’s area"),
        "S37": N_("integration authority’s area"),
        **{f"{nation}92": N_("nation") for nation in "EWSN"},
        "K02": N_("United Kingdom"),
        "K03": N_("Great Britain"),
        "K04": N_("England and Wales"),
        "X06": N_("invented area of the demonstration"),
    }
)

_CODE = re.compile(r"[A-Z][0-9]{8}")


@dataclass(frozen=True, slots=True)
class Area:
    """A well-formed GSS code and the kind of area that it stands for (marked for translation)."""

    gss: str
    kind: str

    @property
    def nation(self) -> str:
        """The nation that it lies in; "" where it lies in several, or nowhere."""
        return NATIONS.get(self.gss[0], "")

    @property
    def is_known(self) -> bool:
        """Whether its first three characters stand for a kind of area that is told here."""
        return self.gss[:3] in KINDS

    @property
    def is_invented(self) -> bool:
        """Whether it is of the demonstration, and nowhere else."""
        return self.gss.startswith("X")

    @property
    def authority(self) -> Authority | None:
        """The local authority whose code it is or was."""
        return by_gss(self.gss)


@dataclass(frozen=True, slots=True)
class NoArea:
    """Why a text is no GSS code, as a sentence to be shown."""

    why: Phrase


def area(text: str) -> Area | NoArea:
    """Read one GSS code; case and blanks do not count. It says what kind of area the code is of, not
    that there is such an area."""
    gss = "".join(text.split()).upper()
    if not gss:
        return NoArea(Phrase(SILENT))
    if not _CODE.fullmatch(gss):
        return NoArea(Phrase(MISSHAPEN, {"text": text.strip()}))
    return Area(gss, KINDS.get(gss[:3], ELSEWHERE))
