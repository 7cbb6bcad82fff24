"""The write guard: only commands write, and what they wrote is known when they end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class NotInCommand(RuntimeError):
    """A row was written outside a command: a fault of ours, never of a person's."""


_writing: ContextVar[set[str] | None] = ContextVar("writing", default=None)


def require(table: str = "") -> None:
    """NotInCommand unless a command is at work; ``table`` (a model's name) is noted as written."""
    written = _writing.get()
    if written is None:
        raise NotInCommand("Only commands write. Use or add a function in joinedup.commands.")
    if table:
        written.add(table)


@contextmanager
def lifted() -> Iterator[set[str]]:
    """Let the block write; gives the names of the models written so far. Commands open it;
    nothing else does."""
    written: set[str] = set()
    token = _writing.set(written)
    try:
        yield written
    finally:
        _writing.reset(token)
