"""XML files as plain trees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from campaigns import opener_seeds as make
from joinedup.formats.opening import Node, Unreadable, open_file


def tree(data: bytes) -> Node:
    found = open_file(data, name="plan.xml", isolate=False).tree
    assert found is not None
    return found


def walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from walk(child)


def test_a_tree_keeps_names_text_tails_and_lines() -> None:
    root = tree(make.XML)
    name, goal = root.children
    assert (root.tag, root.namespace) == (
        "StrategicPlan",
        "urn:ISO:std:iso:17469:tech:xsd:stratml_core",
    )
    assert (name.tag, name.text, name.line) == ("Name", "Riverside & hill", 3)
    assert goal.attributes == {"id": "g1"}
    inner = goal.children[0]
    assert (inner.text, inner.tail) == ("Cafés ", " <raw> ")
    assert (inner.children[0].text, inner.children[0].tail) == ("and", " parks")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252", "iso-8859-1"])
def test_encodings_that_the_file_declares(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{declared}"?><a>Café</a>'
    assert tree(text.encode(encoding)).text == "Café"


def test_blank_lines_before_the_declaration_are_forgiven_and_counted() -> None:
    assert tree(b'\n\n<?xml version="1.0"?>\n<a/>').line == 4


def test_a_byte_that_is_not_utf_8_is_placed() -> None:
    with pytest.raises(Unreadable) as caught:
        tree(b"<a>\nCaf\xe9 bar</a>")
    assert str(caught.value.finding.place).startswith("line 2")


def same(node: Node, element: etree._Element) -> None:
    name = etree.QName(element)
    assert (node.tag, node.namespace) == (name.localname, name.namespace or "")
    assert {etree.QName(key).localname: text for key, text in element.items()} == dict(
        node.attributes
    )
    assert node.line <= element.sourceline  # lxml says where the tag ends
    children = [child for child in element if isinstance(child.tag, str)]
    assert len(children) == len(node.children)
    for ours, theirs in zip(node.children, children, strict=True):
        same(ours, theirs)
    assert "".join(element.itertext()) == "".join(_texts(node))


def _texts(node: Node) -> Iterator[str]:
    yield node.text
    for child in node.children:
        yield from _texts(child)
        yield child.tail


def test_real_files_read_as_lxml_reads_them(data_dir: Path) -> None:
    compared = 0
    for path in sorted((data_dir / "stratml" / "docs").glob("*.xml")):
        try:
            ours = tree(path.read_bytes())
        except Unreadable:
            continue
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        same(ours, etree.fromstring(path.read_bytes().lstrip(), parser))
        compared += 1
    assert compared >= 10
