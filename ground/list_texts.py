"""Finds the texts to translate that stand in lists, for Babel: what fields are called on forms and
what stands under their boxes (the data dictionary), and the words of closed lists, which pages
show as they are. `babel.cfg` names the two.

Closed lists stand below the catalogue in the house, so they cannot mark their words with N_.
"""

from __future__ import annotations

import ast
import csv
from collections.abc import Collection, Iterator, Mapping
from typing import Any, BinaryIO

from ground.messages import Message

COLUMNS = ("header", "guidance")  # of the data dictionary: the ones that forms show
LISTS = ("TOPICS",)  # tuples of words, besides the values of every Enum


def of_dictionary(
    fileobj: BinaryIO,
    keywords: Collection[str],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[Message]:
    """The messages of the data dictionary as Babel wants them."""
    yield from in_dictionary(fileobj.read().decode("utf-8"))


def of_lists(
    fileobj: BinaryIO,
    keywords: Collection[str],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[Message]:
    """The messages of a module of closed lists as Babel wants them."""
    yield from in_lists(fileobj.read().decode("utf-8"))


def in_dictionary(source: str) -> Iterator[Message]:
    """The messages of the data dictionary, row by row."""
    rows = csv.DictReader(source.splitlines())
    for row in rows:
        yield from ((rows.line_num, None, row[name], []) for name in COLUMNS if row[name])


def in_lists(source: str) -> Iterator[Message]:
    """The words of every Enum and of the lists that are named above."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef) and any(map(_is_enum, node.bases)):
            given = [each.value for each in node.body if isinstance(each, ast.Assign)]
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in LISTS:
            given = list(node.value.elts) if isinstance(node.value, ast.Tuple) else []
        else:
            continue
        for value in given:
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield value.lineno, None, value.value, []


def _is_enum(base: ast.expr) -> bool:
    return ast.unparse(base).rpartition(".")[2] == "Enum"
