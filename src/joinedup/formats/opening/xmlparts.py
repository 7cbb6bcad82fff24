"""The XML parts of office files, streamed through expat with everything dangerous off."""

from __future__ import annotations

import pyexpat

from joinedup.formats.opening.refusal import Refused

ENDLESS = 250_000
"""No tag and no text in an honest part goes on for so many bytes; a parser given them piece by
piece would start anew with each."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Start = Callable[[str, dict[str, str]], None]
    End = Callable[[str], None]
    Text = Callable[[str], None]


def feed(
    chunks: Iterable[bytes],
    part: str,
    start: Start | None = None,
    end: End | None = None,
    text: Text | None = None,
) -> None:
    """Run the XML of one part through the handlers, which get names without their prefix.

    Raises Refused: F13 when the part is not well-formed, F27 when it has a DOCTYPE.
    """
    parser = pyexpat.ParserCreate()
    parser.buffer_text = True

    def refuse_doctype(*_: object) -> None:
        raise Refused("F27", {"line": parser.CurrentLineNumber})

    def first(name: str, attributes: dict[str, str]) -> None:
        """Most files use no prefixes: only for those that do is each name cut."""
        if ":" in name:
            _strip_prefixes(parser, start, end)
        else:
            parser.StartElementHandler = start
        if start is not None:
            start(name.rpartition(":")[2], attributes)

    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.StartElementHandler = first
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        for chunk in chunks:
            if len(chunk) >= ENDLESS and b"<" not in chunk and not chunk.isspace():
                raise Refused("F13", part=part, line=parser.CurrentLineNumber)
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except pyexpat.ExpatError as fault:
        raise Refused("F13", part=part, line=fault.lineno) from None
    except (LookupError, ValueError):  # an encoding that does not exist
        raise Refused("F13", part=part, line=1) from None


def _strip_prefixes(parser: pyexpat.XMLParserType, start: Start | None, end: End | None) -> None:
    def stripped_start(name: str, attributes: dict[str, str]) -> None:
        if start is not None:
            start(name.rpartition(":")[2], attributes)

    def stripped_end(name: str) -> None:
        if end is not None:
            end(name.rpartition(":")[2])

    parser.StartElementHandler = stripped_start
    parser.EndElementHandler = stripped_end


def local(attributes: dict[str, str], name: str) -> str | None:
    """The attribute ``name``, whatever its prefix."""
    for key, value in attributes.items():
        if key.rpartition(":")[2] == name:
            return value
    return None


def prefixed(attributes: dict[str, str], name: str) -> str | None:
    """The attribute ``name`` that has a prefix, as ``r:id`` beside ``id``."""
    for key, value in attributes.items():
        before, _, after = key.rpartition(":")
        if before and after == name:
            return value
    return None
