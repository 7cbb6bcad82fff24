"""How much of a file is read. Every limit on input stands here and in the documentation."""

from __future__ import annotations

MB = 1_000_000

MAX_BYTES = 50 * MB
"""Bytes of a file as it comes."""

MAX_ENTRIES = 2_000
"""Files within a zip (a workbook with 200 sheets and as many pictures has some 1,000)."""

MAX_INFLATED = 400 * MB
"""Bytes that the parts we read of one zip may unpack to, counted while they are unpacked."""

MAX_RATIO = 200
"""Unpacked bytes for each packed byte, once a part has unpacked to more than RATIO_FROM. Not
asked of worksheets: a million blank rows with colours pack a thousand to one, quite honestly."""

RATIO_FROM = 10 * MB

MAX_SHEETS = 500
MAX_ROWS = 100_000
"""Rows with content, in one sheet."""

LAST_ROW = 200_000
"""Cells below this row stand alone far from the rest: they are passed over, and that is said."""

MAX_COLUMNS = 500
MAX_CELLS = 2_000_000
"""Cells with content, in all sheets together."""

MAX_CELL_TEXT = 33_000
"""Characters in one cell; a spreadsheet allows 32,767."""

MAX_TEXT = 60 * MB
"""Characters in all cells together, counting a repeated text each time it stands."""

MAX_STRINGS = 600_000
"""Different texts that the cells of one workbook may share."""

MAX_STRAYS = 50
"""Cells beyond LAST_ROW or MAX_COLUMNS that may be passed over before the file is refused."""

MAX_DEPTH = 200
"""How deep XML may nest, and JSON."""

MAX_NODES = 200_000
"""Elements of an XML file."""

MAX_ANSWER = 200 * MB
"""Bytes that the child process may answer with."""

CPU_SECONDS = 2
"""Processor time of the child for a file of a megabyte or less."""

CPU_SECONDS_PER_MB = 1
"""Further processor time for each further megabyte of the file as it comes."""

WALL_FACTOR = 4
"""How many times the processor time the child may take by the clock, as on a busy machine."""

MEMORY = 260 * MB
"""Address space of the child for a file of a megabyte or less."""

MEMORY_PER_MB = 20 * MB
"""Further address space for each further megabyte of the file as it comes."""

MEMORY_MOST = 900 * MB


def cpu_seconds(size: int) -> int:
    """Processor seconds allowed for a file of ``size`` bytes, rounded up."""
    return CPU_SECONDS + CPU_SECONDS_PER_MB * (size // MB)


def memory(size: int) -> int:
    """Bytes of address space allowed for a file of ``size`` bytes."""
    return min(MEMORY + MEMORY_PER_MB * (size // MB), MEMORY_MOST)
