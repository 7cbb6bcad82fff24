"""Finds the texts to translate in the templates of pages, for Babel: what is given to say(), phrase(),
t() and number_of() as a text. `babel.cfg` names it.

A sentence that a template only hands on, say(title), stands in Python and is marked there with N_.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, BinaryIO

from jinja2 import Environment
from jinja2.nodes import Call, CondExpr, Const, Expr, Name

from ground.messages import Message

SAID, COUNTED = ("say", "phrase", "t"), "number_of"


def extract(
    fileobj: BinaryIO,
    keywords: Collection[str],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[Message]:
    """The messages of one template as Babel wants them: (line, function, text or texts, comments)."""
    yield from messages_in(fileobj.read().decode("utf-8"))


def messages_in(source: str) -> Iterator[Message]:
    """The messages of a template, in the order in which they stand."""
    for call in Environment(autoescape=True).parse(source).find_all(Call):
        name = call.node.name if isinstance(call.node, Name) else ""
        if name in SAID and call.args:
            yield from ((call.lineno, None, text, []) for text in _texts(call.args[0]))
        elif name == COUNTED:
            counted = [text for each in call.args[:2] for text in _texts(each)]
            if len(counted) == 2:
                yield call.lineno, "ngettext", (counted[0], counted[1]), []


def _texts(given: Expr) -> Iterator[str]:
    """The texts that an argument may be: itself, either side of a choice, or any sentence with a
    parameter in a list to choose from."""
    if isinstance(given, Const):
        yield from [given.value] if isinstance(given.value, str) else []
    elif isinstance(given, CondExpr):
        for side in (given.expr1, given.expr2):
            yield from _texts(side) if side else ()
    else:
        values = (each.value for each in given.find_all(Const))
        yield from (text for text in values if isinstance(text, str) and "{" in text)
