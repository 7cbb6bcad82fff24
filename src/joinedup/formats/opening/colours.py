"""Colours of cells as six hex digits: by value, by number in a palette, or from the theme."""

from __future__ import annotations

import re
from colorsys import hls_to_rgb, rgb_to_hls

from joinedup.formats.opening.xmlparts import feed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from joinedup.formats.opening.zips import Archive

_EIGHT = ["000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF"]
INDEXED = [
    *_EIGHT, *_EIGHT,
    "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080",
    "9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF",
    "000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF",
    "00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99",
    "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696",
    "003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333",
]  # fmt: skip
"""The palette a workbook uses unless it brings its own; 64 is "automatic", 65 is white."""

OFFICE = [
    "FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31",
    "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72",
]  # fmt: skip
"""The theme a workbook has when it does not say, in the order in which styles number it."""

_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_HEX = re.compile(r"[0-9A-Fa-f]{6}")


def theme_colours(archive: Archive, part: str | None) -> list[str]:
    """The twelve colours of the theme, in the order in which styles number them."""
    if part is None or part not in archive:
        return OFFICE
    found: dict[str, str] = {}
    place = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal place
        if name in _ORDER:
            place = name
        elif place and name == "srgbClr":
            found.setdefault(place, attributes.get("val", "").upper())
        elif place and name == "sysClr":
            found.setdefault(place, attributes.get("lastClr", "").upper())

    def end(name: str) -> None:
        nonlocal place
        if name == place:
            place = ""

    feed(archive.stream(part), part, start, end)
    return [found.get(name, usual) for name, usual in zip(_ORDER, OFFICE, strict=True)]


def shade(attributes: dict[str, str], theme: list[str], indexed: list[str]) -> str:
    """The colour that ``<fgColor ...>`` stands for, upper case; "" for none, automatic or white."""
    colour = attributes.get("rgb", "")[-6:].upper()
    if "theme" in attributes:
        colour = _pick(theme, attributes["theme"])
    elif "indexed" in attributes:
        colour = _pick(indexed, attributes["indexed"])
    if not _HEX.fullmatch(colour):
        return ""
    if "tint" in attributes:
        colour = tinted(colour, attributes["tint"])
    return "" if colour == "FFFFFF" else colour


def tinted(colour: str, tint: str) -> str:
    """A colour made lighter (tint above 0) or darker (below 0), as a spreadsheet does it."""
    try:
        amount = max(-1.0, min(1.0, float(tint)))
    except ValueError:
        return colour
    if amount != amount:
        return colour
    hue, light, full = rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    light = light * (1 + amount) if amount < 0 else light * (1 - amount) + amount
    return "".join(f"{round(255 * part):02X}" for part in hls_to_rgb(hue, light, full))


def _pick(colours: list[str], number: str) -> str:
    at = int(number) if number.isdigit() and len(number) < 4 else len(colours)
    return colours[at] if at < len(colours) else ""
