"""Workbooks of any size for the benches: invented, and the same for the same seed."""

from __future__ import annotations

import random
from pathlib import Path

from xlsxwriter import Workbook

SEED = 20261117
HEADERS = (
    "No.",
    "Improvement aim",
    "Priority",
    "Project",
    "What we will do",
    "Lead officer(s)",
    "Lead organisation",
    "Partners involved",
    "Start",
    "By when",
    "BRAG",
    "Measure",
    "Baseline",
    "Target",
    "Comments Q2",
)
BODIES = ("Riverside Council", "Eastshire Police", "Wend Valley Health Trust", "Two Banks Trust")
DATES = ("31/03/27", "Mar-28", "Q3 2027", "2027/28", "30 June 2028", "ongoing")
THINGS = ("lamps", "gardens", "lunches", "lessons", "visits", "repairs", "walks", "talks")
PLACES = ("Old Quay", "Eastmere", "Upper Wend", "Millbank")


def write_flat(path: Path, actions: int, seed: int = SEED) -> None:
    """One flat sheet as an office keeps it: a title above the headers, dates as people write
    them, several partners in a cell. About eight actions a priority, four priorities an aim."""
    dice = random.Random(seed)
    with Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Master")
        sheet.write_row(0, 0, ["Riverside Together: action plan"])
        sheet.write_row(3, 0, HEADERS)
        for row in range(actions):
            sheet.write_row(row + 4, 0, _action(row, dice))


def _action(row: int, dice: random.Random) -> list[object]:
    aim, priority, action = row // 32 + 1, row // 8 % 4 + 1, row % 8 + 1
    what, where = dice.choice(THINGS), dice.choice(PLACES)
    lead, other = dice.sample(BODIES, 2)
    before = dice.randint(20, 80)
    return [
        f"{aim}.{priority}.{action}",
        f"{aim}. A better place for everybody, part {aim}",
        f"{aim}.{priority} More {THINGS[priority]} for people who want them ({aim})",
        f"Open {what} {row + 1} in {where}",
        f"Run {what} twice a week in {where}, with volunteers from the street.",
        f"Head of {what}",
        lead,
        f"{lead}; {other}",
        f"{dice.randint(1, 28):02}/04/2025",
        dice.choice(DATES),
        dice.choice(("Green", "Amber", "Red", "Blue")),
        f"People who come to {what} {row + 1}",
        before,
        before + dice.randint(1, 30),
        f"{dice.choice(('Going well', 'Slow start', 'Waiting for a room'))}, {row}",
    ]
