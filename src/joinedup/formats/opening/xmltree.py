"""An XML file as a plain tree, through expat: no DOCTYPE, no entities, no network."""

from __future__ import annotations

import codecs
import pyexpat

from joinedup.formats.opening.limits import MAX_DEPTH, MAX_NODES
from joinedup.formats.opening.refusal import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    RawNode = list[Any]
    """[depth, tag, namespace, attributes, text, tail, line]"""

_CLOSED_WRONGLY = {"mismatched tag"}
_STRAY = {
    "not well-formed (invalid token)",
    "undefined entity",
    "reference to invalid character number",
}
_ENDED = {"no element found", "unclosed token", "unclosed CDATA section"}
_QUOTED = 120
_SEPARATOR = "\n"


class _Tree:
    """Builds the list of nodes in document order, while the parser speaks."""

    def __init__(self, parser: pyexpat.XMLParserType, before: int) -> None:
        self.parser = parser
        self.before = before
        self.nodes: list[RawNode] = []
        self._open: list[RawNode] = []
        self._last: RawNode | None = None
        self._parts: list[str] = []

    def start(self, name: str, pairs: list[str]) -> None:
        self._flush()
        line = self.parser.CurrentLineNumber + self.before
        if len(self._open) >= MAX_DEPTH:
            raise Refused("F25", {"line": line}, limit=MAX_DEPTH, line=line)
        if len(self.nodes) >= MAX_NODES:
            raise Refused("F26", {"line": line}, limit=MAX_NODES)
        namespace, _, tag = name.rpartition(_SEPARATOR)
        attributes = {
            key.rpartition(_SEPARATOR)[2]: value
            for key, value in zip(pairs[::2], pairs[1::2], strict=True)
        }
        node = [len(self._open), tag, namespace, attributes, "", "", line]
        self.nodes.append(node)
        self._open.append(node)
        self._last = None

    def end(self, _: str) -> None:
        self._flush()
        self._last = self._open.pop()

    def text(self, text: str) -> None:
        self._parts.append(text)

    def _flush(self) -> None:
        """Text after a child is that child's tail; text before any child is the element's own."""
        if not self._parts:
            return
        text = "".join(self._parts)
        self._parts.clear()
        if self._last is not None:
            self._last[5] += text
        elif self._open:
            self._open[-1][4] += text

    def doctype(self, *_: object) -> None:
        line = self.parser.CurrentLineNumber + self.before
        raise Refused("F27", {"line": line}, line=line)


def read_xml(data: bytes) -> dict[str, Any]:
    """The tree as a flat list of nodes.

    Raises Refused: F25 too deep, F26 too many elements, F27 a DOCTYPE, F28 a tag closed
    wrongly, F29 a stray character, F18 the end is missing, F19 otherwise not well-formed.
    """
    parser = pyexpat.ParserCreate(None, _SEPARATOR)
    parser.ordered_attributes = True
    parser.buffer_text = True
    body = data.lstrip(b" \t\r\n")  # blank lines before the declaration are a common slip
    before = data.count(b"\n", 0, len(data) - len(body))
    tree = _Tree(parser, before)
    parser.StartDoctypeDeclHandler = tree.doctype
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.text
    try:
        parser.Parse(body, True)
    except pyexpat.ExpatError as fault:
        raise _malformed(data, fault, before) from None
    except (LookupError, ValueError):
        raise Refused("F19", {"line": 1}, line=1, column=1, quoted=_quote(data, 1)) from None
    return {"tree": tree.nodes}


def _malformed(data: bytes, fault: pyexpat.ExpatError, before: int) -> Refused:
    problem = pyexpat.ErrorString(fault.code)
    line, column = fault.lineno + before, fault.offset + 1
    place = {"line": line, "column": column}
    code = "F19"
    if problem in _CLOSED_WRONGLY:
        code = "F28"
    elif problem in _STRAY:
        code = "F29"
    elif problem in _ENDED:
        code = "F18"
    return Refused(code, place, line=line, column=column, quoted=_quote(data, line))


def _quote(data: bytes, line: int) -> str:
    """The line, as far as it can be shown: only for a person to find it again."""
    encoding = "utf-16" if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8"
    lines = data.decode(encoding, "backslashreplace").split("\n", line)
    text = lines[line - 1].strip() if line <= len(lines) else ""
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
