"""A StratML document as a tidy tree: one name for one thing, nothing empty, wrappers taken away."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from joinedup.formats.opening import Node
from joinedup.formats.stratml.oddities import Oddities
from joinedup.formats.stratml.vocabulary import (
    ATTRIBUTE_ALIASES,
    ATTRIBUTES,
    KNOWN,
    ORDER,
    OTHER_NAMES,
    OWN_TEXT,
    PARENTS,
    REPEATED,
    ROOTS,
    WRAPPERS,
    canonical,
)

_AROUND_BREAKS = re.compile(r"[ \t\r\f\v]*\n[ \t\r\f\v]*")
_PLACEHOLDER = re.compile(
    r"PLACEHOLDER[_ ]?[0-9]*|\[?TB[CDI]\]?"
    r"|\[?to[_ ]be[_ ](?:determined|identified|inserted|provided)[^\]]*\]?\.?",
    re.IGNORECASE,
)
_RESULTS = ("TargetResult", "ActualResult")
_ALONE = frozenset({"AdministrativeInformation", "Organization"})
"""Elements in which an identifier says something by itself."""


@dataclass(slots=True, eq=False)
class Element:
    """One element under its StratML name. ``step`` is its part of a path: ``Stakeholder[2]``;
    ``ref`` is what it stands for, in writing; ``emptied`` are the children that said nothing and
    were passed over (name, line)."""

    name: str
    line: int = 0
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)
    step: str = ""
    ref: str | None = None
    emptied: list[tuple[str, int]] = field(default_factory=list)

    def all(self, name: str) -> list[Element]:
        """The children of a name."""
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> Element | None:
        """The first child of a name."""
        return next((child for child in self.children if child.name == name), None)

    def text_of(self, name: str) -> str:
        """The text of the first child of a name, or ""."""
        child = self.first(name)
        return child.text if child else ""

    def take(self, name: str) -> str:
        """As :meth:`text_of`; the child is taken away, for it has been understood."""
        child = self.first(name)
        if child is None:
            return ""
        self.children.remove(child)
        return child.text

    def add(self, name: str, text: str = "") -> Element:
        """A new child at the end."""
        child = Element(name, text=text)
        self.children.append(child)
        return child

    def descend(self) -> Iterator[Element]:
        """This element and all below it, in document order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.children)


def tidy(node: Node, oddities: Oddities) -> Element:
    """The tree of a document; what was odd is noted."""
    tree = _convert(node, "", oddities)
    for element in tree.descend():
        for name, line in element.emptied:
            oddities.add("X13", line, name)
    return tree


def tidy_text(text: str) -> str:
    """Text without blanks at its ends or around its line breaks."""
    return _AROUND_BREAKS.sub("\n", text).strip() if "\n" in text or "\r" in text else text.strip()


def is_placeholder(text: str) -> bool:
    """Whether a text only holds a place: PLACEHOLDER_1, [To be determined]."""
    return bool(_PLACEHOLDER.fullmatch(text))


def says(element: Element) -> bool:
    """Whether an element says anything beside an identifier."""
    if element.name == "Identifier":
        return False
    return bool(element.text) or any(says(child) for child in element.children)


def is_stub(element: Element) -> bool:
    """Whether an element says nothing but placeholders, as forms leave it behind."""
    if element.name == "Identifier" or is_placeholder(element.text):
        return True
    return not element.text and all(is_stub(child) for child in element.children)


def not_stubs(element: Element, name: str) -> list[Element]:
    """The children of a name that say something. Those that a form left empty stay where they
    are, and are kept as extras."""
    return [child for child in element.all(name) if not is_stub(child)]


def number_steps(element: Element) -> None:
    """Give each element below its step; those that may repeat have a number."""
    counts: dict[str, int] = {}
    for child in element.children:
        count = counts[child.name] = counts.get(child.name, 0) + 1
        child.step = f"{child.name}[{count}]" if child.name in REPEATED or count > 1 else child.name
        number_steps(child)


def in_order(element: Element) -> list[Element]:
    """The children in the schema's order, those that it does not know at the end."""
    order = ORDER.get(element.name, {})
    return sorted(element.children, key=lambda child: order.get(child.name, len(order)))


def copy(element: Element) -> Element:
    """The same tree once more, to be taken apart."""
    children = [copy(child) for child in element.children]
    return Element(element.name, element.line, element.text, dict(element.attributes), children)


def digest(tree: Element) -> str:
    """A hash of what a tree says, to know later whether somebody has changed it."""
    summed = hashlib.sha256()
    for element in tree.descend():
        parts = (
            element.name,
            element.text,
            *(f"{k}={v}" for k, v in sorted(element.attributes.items())),
        )
        summed.update(
            "\x1f".join((*parts, str(len(element.children)), "")).encode("utf-8", "surrogatepass")
        )
    return summed.hexdigest()[:32]


def _convert(node: Node, parent: str, oddities: Oddities) -> Element:
    name = _name(node, parent, oddities)
    element = Element(name, node.line, attributes=_attributes(node, name, oddities))
    if name in PARENTS or name in WRAPPERS or (name not in KNOWN and node.children):
        _fill(element, node, oddities)
    else:
        element.text = _text(node, oddities)
        if is_placeholder(element.text):
            oddities.add("X12", node.line, element.text)
    return element


def _name(node: Node, parent: str, oddities: Oddities) -> str:
    if not parent:
        return node.tag
    name = canonical(parent, node.tag)
    if name != node.tag or name in WRAPPERS or name in OTHER_NAMES:
        oddities.add("X04", node.line, node.tag)
    elif name not in KNOWN and (node.text.strip() or node.children):
        oddities.add("X05", node.line, node.tag)
    return name


def _attributes(node: Node, name: str, oddities: Oddities) -> dict[str, str]:
    found = {}
    allowed = ATTRIBUTES.get(name, {})
    for key, value in node.attributes.items():
        key = ATTRIBUTE_ALIASES.get(key, key)
        value = value.strip()
        if not value or key in ("schemaLocation", "noNamespaceSchemaLocation"):
            continue
        found[key] = value
        if value not in allowed.get(key, ()):
            oddities.add("X16", node.line, f"{key}=“{value}”" if key in allowed else key)
    return found


def _text(node: Node, oddities: Oddities) -> str:
    if not node.children:
        return tidy_text(node.text)
    oddities.add("X17", node.line, node.tag)
    return tidy_text("".join(_flat(node)))


def _flat(node: Node) -> Iterator[str]:
    yield node.text
    for child in node.children:
        yield from _flat(child)
        yield child.tail


def _fill(element: Element, node: Node, oddities: Oddities) -> None:
    """Convert the children of a node into ``element``, and give its own text a place."""
    inside = (
        "PerformanceIndicator"
        if element.name in ("ActualResults", "Actuals", "Targets", "Results")
        else ""
    )
    own = [node.text]
    for child in node.children:
        own.append(child.tail)
        converted = _convert(child, inside or element.name, oddities)
        if converted.name in WRAPPERS or converted.name == "StrategicPlanCore":
            element.children += converted.children
        elif worth_keeping(converted, element.name):
            element.children.append(converted)
        elif converted.name in PARENTS:
            element.emptied.append((converted.name, child.line))
    text = tidy_text(" ".join(filter(None, (part.strip() for part in own))))
    if text:
        _place_own_text(element, text, node, oddities)
    _pair_results(element)


def worth_keeping(element: Element, parent: str) -> bool:
    if element.name == "Identifier":
        return bool(element.text)
    return says(element) or (element.name in _ALONE and bool(element.text_of("Identifier")))


def _place_own_text(element: Element, text: str, node: Node, oddities: Oddities) -> None:
    name = OWN_TEXT.get(element.name, "text()")
    if name != "text()" and element.first(name) is None:
        oddities.add("X04", node.line, element.name)
    else:
        name = "text()"
        oddities.add("X05", node.line, element.name)
    element.children.insert(0, Element(name, node.line, text))


def _pair_results(element: Element) -> None:
    """Targets and actuals that stand in an indicator itself become its first instance; a date
    that stands in an instance goes to each of its results."""
    if element.name == "MeasurementInstance":
        _share_date(element)
    if element.name != "PerformanceIndicator":
        return
    loose = [child for child in element.children if child.name in _RESULTS]
    if loose:
        element.children = [child for child in element.children if child.name not in _RESULTS]
        loose.sort(key=lambda child: child.name != "TargetResult")
        element.children.insert(0, Element("MeasurementInstance", loose[0].line, children=loose))


def _share_date(instance: Element) -> None:
    date = instance.take("EndDate")
    for result in instance.children if date else ():
        if result.name in _RESULTS and result.first("EndDate") is None:
            result.children.append(Element("EndDate", instance.line, date))


def is_root(name: str) -> bool:
    """Whether an element of this name may be a StratML document."""
    return name in ROOTS.values()
