"""Finds the texts to translate, for Babel: what is marked with N_ in the package.

A sentence with a form for one and a form for several is written `Plural(N_(...), N_(...))`, which
Babel's own reader of Python does not follow; this one does. `babel.cfg` names it and says how it
is called.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import Any, BinaryIO

COUNTED = ("Plural", "number_of", "ngettext")  # what takes a form for one and a form for several
Message = tuple[int, str | None, str | tuple[str, ...], list[str]]


def extract(
    fileobj: BinaryIO,
    keywords: Collection[str],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[Message]:
    """The messages of one source file as Babel wants them: (line, function, text or texts, comments)."""
    yield from messages_in(fileobj.read().decode("utf-8"))


def messages_in(source: str) -> Iterator[Message]:
    """The messages of a source text, in the order in which they stand."""
    tree = ast.parse(source)
    plural: set[ast.Call] = set()
    found: list[Message] = []
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        texts = [marked(each) for each in call.args] if _name(call) in COUNTED else []
        if len(texts) >= 2 and texts[0] is not None and texts[1] is not None:
            plural.update(each for each in call.args if isinstance(each, ast.Call))
            found.append((call.lineno, "ngettext", (texts[0], texts[1]), []))
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        text = marked(call)
        if text is not None and call not in plural:
            found.append((call.lineno, None, text, []))
    yield from sorted(found, key=lambda message: message[0])


def marked(node: ast.expr) -> str | None:
    """The text of a call of N_ on a string, or None."""
    if isinstance(node, ast.Call) and _name(node) == "N_" and len(node.args) == 1:
        value = node.args[0]
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            return value.value
    return None


def _name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""
