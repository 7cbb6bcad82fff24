"""A tree made to fit the schema, and as XML: the schema's order, nothing that it refuses."""

from __future__ import annotations

import re

from joinedup.formats.stratml.days import is_xsd_date
from joinedup.formats.stratml.element import Element, in_order, tidy_text, worth_keeping
from joinedup.formats.stratml.identifiers import Identifiers
from joinedup.formats.stratml.vocabulary import (
    ATTRIBUTES,
    DATES,
    NAMESPACES,
    PARENTS,
    ROLE_TYPES,
    SCHEMAS,
)

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ADDRESS = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*://[A-Za-z0-9.-]+(?::[0-9]{1,5})?"
    r"(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?"
    r"(?:\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?"
    r"(?:#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?"
)
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;"}
)
_TEXT_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})


def clean(text: str) -> str:
    """A text without the characters that XML cannot hold, and tidy."""
    return tidy_text(_ILLEGAL.sub("", text))


def conform(element: Element, part: int) -> Element:
    """The tree as the schema of ``part`` allows it: what has no place is left out."""
    if element.name not in PARENTS:
        return Element(element.name, text=_fitting(element.name, clean(element.text)))
    kept = Element(element.name, attributes=_attributes(element), ref=element.ref)
    room = {name: most for name, _, most in SCHEMAS[part].get(element.name, ())}
    for child in in_order(element):
        if room.get(child.name, 0) < 1:
            continue
        made = conform(child, part)
        if made.name == "StrategicPlanCore" or worth_keeping(made, kept.name):
            room[child.name] -= 1
            kept.children.append(made)
    return kept


def identify(tree: Element) -> None:
    """Make every identifier valid and unique, and let references follow."""
    identifiers = Identifiers()
    for element in tree.descend():
        if element.name == "Identifier":
            element.text = identifiers.give(element.text)
    for element in tree.descend():
        if element.name == "ReferentIdentifier":
            element.text = identifiers.changed.get(element.text, element.text)


def to_xml(tree: Element, part: int) -> bytes:
    """A conforming tree as a document in UTF-8, with the elements that the schema insists on."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    _write(tree, part, 0, lines, f' xmlns="{NAMESPACES[part]}"')
    return ("\n".join(lines) + "\n").encode()


def _fitting(name: str, text: str) -> str:
    """The text of an element, or "" where the schema refuses it."""
    if name in DATES:
        return text if is_xsd_date(text) else ""
    if name == "NumberOfUnits":
        return text if _NUMBER.fullmatch(text) else ""
    if name == "Source":
        return text if _ADDRESS.fullmatch(text) else ""
    if name == "RoleType":
        return text if text in ROLE_TYPES else ""
    return text


def _attributes(element: Element) -> dict[str, str]:
    allowed = ATTRIBUTES.get(element.name, {})
    return {
        key: value for key, value in element.attributes.items() if value in allowed.get(key, ())
    }


def _write(element: Element, part: int, depth: int, lines: list[str], attributes: str = "") -> None:
    indent = "  " * depth
    attributes += "".join(
        f' {key}="{value.translate(_ESCAPES)}"' for key, value in element.attributes.items()
    )
    if element.name not in PARENTS:
        text = element.text.translate(_TEXT_ESCAPES)
        lines.append(
            f"{indent}<{element.name}>{text}</{element.name}>"
            if text
            else f"{indent}<{element.name}/>"
        )
        return
    lines.append(f"{indent}<{element.name}{attributes}>")
    for child in _with_required(element, part):
        _write(child, part, depth + 1, lines)
    lines.append(f"{indent}</{element.name}>")


def _with_required(element: Element, part: int) -> list[Element]:
    children: list[Element] = []
    for name, fewest, _ in SCHEMAS[part][element.name]:
        found = element.all(name)
        children += found or [Element(name) for _ in range(fewest)]
    return children
