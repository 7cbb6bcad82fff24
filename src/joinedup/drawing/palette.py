"""Colours, and how well they stand out: WCAG 2.2, success criteria 1.4.3 and 1.4.11.

Structure is dark blue, current is amber, the rest ink and greys. Nothing is told by colour alone.
"""

from __future__ import annotations

PAPER = "#ffffff"
"""What pages and drawings stand on."""

PANEL = "#f2f5f8"
"""The pale fill of boxes that stand for several, and of bands."""

INK = "#0b0c0c"
QUIET = "#484f55"
"""Small text beside what matters."""

PALE = "#656d75"
"""Text that is held back because something else is chosen: still to be read."""

LINE = "#7a848d"
"""The edges of boxes."""

PALE_LINE = "#c3cad0"
"""What is held back and need not be read: wires and edges of what is not chosen."""

BLUE = "#003a5d"
"""Structure."""

AMBER = "#b45309"
"""Current, and only current."""

WIRE = "#3d4f60"
"""A wire to which something is pledged, and no current yet."""

THIN_WIRE = "#76838f"
"""A wire to which nothing is pledged: there are many, and they must not drown the rest."""

CRIMSON = "#9b1239"
"""Broken, or missing."""

TEXT = 4.5
"""The least contrast of text with what is behind it."""

GRAPHICS = 3.0
"""The least contrast of a line or mark that carries meaning."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (``#rrggbb``), from 1 to 21: WCAG 2.2, "contrast ratio"."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour, from 0 to 1: WCAG 2.2, "relative luminance"."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
