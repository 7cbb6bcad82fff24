"""The wiring diagram: a picture (SVG) and a table with the same content.

``draw`` gives the picture as text to put into a page that links ``wiring.css``; ``tell`` gives the
table's lines. Both read what ``joinedup.analysis.wiring`` found.
"""

from pathlib import Path

from joinedup.drawing.wiring.lines import Cell, Line, tell
from joinedup.drawing.wiring.phrases import Phrases
from joinedup.drawing.wiring.picture import draw

STYLESHEET = Path(__file__).with_name("wiring.css")
"""What the picture looks like when the pointer or the keyboard is on it, and on paper."""

__all__ = ["STYLESHEET", "Cell", "Line", "Phrases", "draw", "tell"]
