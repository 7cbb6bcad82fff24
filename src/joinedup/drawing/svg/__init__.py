"""SVG, built from elements and written with everything escaped: no script, no inline style."""

from joinedup.drawing.svg.element import Element, element, write
from joinedup.drawing.svg.lettering import measure, shorten, wrap

__all__ = ["Element", "element", "measure", "shorten", "wrap", "write"]
