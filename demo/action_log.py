"""The board's action log as a table in a Word file: ``riverside-action-log.docx``."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt

from demo.as_found import read_table
from demo.packing import repack

WIDTHS = (1.1, 2.2, 7.6, 4.4, 2.6, 8.2)  # centimetres
WRITTEN = datetime.datetime(2026, 9, 16, 9, 0)  # noqa: DTZ001 - Word files hold no zone


def write(target: Path) -> None:
    """Write the action log; the same bytes every time."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(1.6)
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(10)
    document.add_heading("Riverside Together Board: action log", level=1)
    document.add_paragraph(
        "For noting. Updated after the meeting of 9 September 2026. Actions marked done drop off next time."
    )
    _add_table(document, read_table("action-log.csv"))
    document.add_paragraph("PM = partnership manager, DSO = data and support officer.")
    _set_properties(document)
    buffer = io.BytesIO()
    document.save(buffer)
    target.write_bytes(repack(buffer.getvalue()))


def _add_table(document: docx.document.Document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Cm(width)
    for place, row in enumerate(rows):
        for cell, text, width in zip(table.rows[place].cells, row, WIDTHS, strict=True):
            cell.width = Cm(width)
            run = cell.paragraphs[0].add_run(text)
            run.bold = place == 0


def _set_properties(document: docx.document.Document) -> None:
    properties = document.core_properties
    properties.author = properties.last_modified_by = "Partnership office"
    properties.title = "Riverside Together Board: action log"
    properties.comments = ""
    properties.created = properties.modified = WRITTEN
    properties.revision = 14
