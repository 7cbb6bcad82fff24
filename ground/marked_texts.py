"""Every text of the package that is marked for translation, and the files it stands in.

Babel finds the same by `babel.cfg`; tests ask here, without a command and its files.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ground import list_texts, messages, template_texts
from ground.messages import Message

Marked = str | tuple[str, ...]


def texts_in(folder: Path) -> dict[Marked, list[str]]:
    """Each text below a folder (a form for one and a form for several are one), and the files in
    which it stands, from the folder."""
    found: dict[Marked, list[str]] = {}
    for path in sorted(folder.rglob("*")):
        for _, _, text, _ in _of(path):
            name = path.relative_to(folder).as_posix()
            found.setdefault(text if isinstance(text, str) else tuple(text), []).append(name)
    return found


def _of(path: Path) -> Iterator[Message]:
    whole = path.as_posix()
    if whole.endswith(("core/words.py", "core/plan.py")):
        yield from list_texts.in_lists(path.read_text("utf-8"))
    elif path.suffix == ".py":
        yield from messages.messages_in(path.read_text("utf-8"))
    elif path.suffix == ".html" and "/templates/" in whole:
        yield from template_texts.messages_in(path.read_text("utf-8"))
    elif whole.endswith("core/dictionary.csv"):
        yield from list_texts.in_dictionary(path.read_text("utf-8"))
