"""Elements of an SVG drawing, and writing them as text that is XML and fits into HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from joinedup.core.sentence import legible

NAMESPACE = "http://www.w3.org/2000/svg"

Value = str | int | float | None

_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9:-]*")
_SCHEME = re.compile(r"\s*([^/?#\s:]*):")
_SCHEMES = frozenset({"http", "https", "mailto"})
_ACTIVE = frozenset({"script", "style", "foreignObject", "iframe"})
_SPACES = re.compile(r"[\t\r\n]+")


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its name, its attributes in order, what stands in it."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Element | str, ...] = ()


def element(name: str, *children: Element | str | None, **attributes: Value) -> Element:
    """An element. ``class_`` and ``stroke_width`` give ``class`` and ``stroke-width``; an attribute
    or a child that is None is left out; a number is written with at most two decimals.

    ValueError for what would run or style by itself (``script``, ``onclick``, ``style``), which
    the Content-Security-Policy forbids, and for an ``href`` that leads to anything but a page or
    an address.
    """
    if name in _ACTIVE or not _NAME.fullmatch(name):
        raise ValueError(f"<{name}> has no place in a drawing.")
    given = tuple(
        (_attribute(key), _written(value)) for key, value in attributes.items() if value is not None
    )
    for key, value in given:
        if key == "style" or key.startswith("on"):
            raise ValueError(f"A drawing has no {key}: use a class.")
        if key == "href" and not is_safe(value):
            raise ValueError(f"“{value[:80]}” is not an address that a drawing may link to.")
    return Element(name, given, tuple(child for child in children if child is not None))


def is_safe(address: str) -> bool:
    """Whether an address leads to a page (of ours or by http) or a mailbox, and runs nothing."""
    found = _SCHEME.match("".join(each for each in address if each > " "))
    return found is None or found[1].lower() in _SCHEMES


def write(drawing: Element) -> str:
    """The drawing as text."""
    parts: list[str] = []
    _write(drawing, parts.append)
    return "".join(parts)


def _write(node: Element, put: Callable[[str], None]) -> None:
    put(f"<{node.name}")
    for key, value in node.attributes:
        put(f' {key}="{_escaped(value)}"')
    if not node.children:
        put("/>")
        return
    put(">")
    for child in node.children:
        if isinstance(child, str):
            put(_escaped(child))
        else:
            _write(child, put)
    put(f"</{node.name}>")


def number(value: float) -> str:
    """A number as short as it can be written, rounded to two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


@lru_cache(maxsize=256)
def _attribute(key: str) -> str:
    name = key.rstrip("_").replace("_", "-")
    if not _NAME.fullmatch(name):
        raise ValueError(f"“{name}” is not the name of an attribute.")
    return name


def _written(value: str | int | float) -> str:
    return value if isinstance(value, str) else number(value)


def _escaped(text: str) -> str:
    """Text as it may stand in an element or an attribute. Characters that XML forbids, or that
    turn the direction of what follows, are shown as “�”."""
    if not text.isprintable():
        text = legible(_SPACES.sub(" ", text))
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
