"""The examples that ship with Joinedup, for a person with no plan to hand."""

from __future__ import annotations

from pathlib import Path

import joinedup
from joinedup.cli.terminal import Progress

FOLDER = Path(joinedup.__file__).with_name("riverside")


def here_or_shipped(path: Path, progress: Progress) -> Path:
    """``path``; or the example of that name, where it is a bare name and the current folder has
    no such file, which is then said.
    """
    ours = FOLDER / (path.name if path.suffix else f"{path.name}.xlsx")
    if len(path.parts) != 1 or path.exists() or not ours.is_file():
        return path
    progress.tell(f"“{path}” is not in this folder: the example that ships is read.")
    return ours
