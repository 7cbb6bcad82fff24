"""Elements are written as XML that fits into HTML, with everything escaped."""

from __future__ import annotations

import pytest
from lxml import etree, html

from joinedup.drawing.svg import element, write
from joinedup.drawing.svg.element import is_safe, number

HOSTILE = (
    "<script>alert(1)</script>",
    "]]>",
    '" onload="alert(1)',
    "' autofocus='",
    "&amp; & &lt;",
    "</title></svg><img src=x onerror=alert(1)>",
    "\u202egnirts desrever\u2066",
    "\x00\x08\x1b[2J",
    "line\nbreak\ttab",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    written = write(element("svg", element("title", text), element("text", text, class_=text)))
    document = etree.fromstring(written)
    assert [each.tag for each in document.iter()] == ["svg", "title", "text"]
    assert set(document[1].attrib) == {"class"}
    page = html.fromstring(f"<div>{written}</div>")
    assert not page.xpath("//script | //img | //@onload | //@autofocus | //@onerror")


@pytest.mark.parametrize("text", HOSTILE[:6])
def test_text_without_odd_characters_is_read_back_as_it_was(text: str) -> None:
    assert etree.fromstring(write(element("text", text, id=text))).text == text


def test_what_turns_the_direction_or_is_no_character_is_shown_as_such() -> None:
    assert write(element("text", "a\u202eb\x00c")) == "<text>a�b�c</text>"
    assert write(element("text", "a\nb")) == "<text>a b</text>"


def test_attributes_are_named_as_svg_has_them_and_none_is_left_out() -> None:
    drawn = element("a", None, class_="node", stroke_width=1.5, viewBox="0 0 1 1", fill=None)
    assert write(drawn) == '<a class="node" stroke-width="1.5" viewBox="0 0 1 1"/>'


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (1.239, "1.24"), (0.004, "0"), (-0.001, "0"), (100, "100")]
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize("name", ["script", "style", "foreignObject", "a b", "a><b", ""])
def test_what_runs_or_is_no_name_is_no_element(name: str) -> None:
    with pytest.raises(ValueError, match="has no place"):
        element(name)


@pytest.mark.parametrize("attribute", ["style", "onclick", "onload"])
def test_no_inline_style_and_no_handlers(attribute: str) -> None:
    with pytest.raises(ValueError, match="use a class"):
        element("g", **{attribute: "x"})


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JavaScript:x",
        "java\nscript:x",
        "data:text/html,x",
        "\x01vbscript:x",
    ],
)
def test_an_address_that_runs_something_is_refused(address: str) -> None:
    assert not is_safe(address)
    with pytest.raises(ValueError, match="not an address"):
        element("a", href=address)


@pytest.mark.parametrize(
    "address",
    ["/p/x/A1/", "?open=P1:2", "#wiring", "A1:b/c?d".replace(":", "/"), "https://example.org/", ""],
)
def test_an_address_of_a_page_is_taken(address: str) -> None:
    assert is_safe(address)
    assert element("a", href=address).attributes == (("href", address),)
