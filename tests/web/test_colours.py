"""Contrast of our own colours, computed: axe does not see every state of a page."""

from __future__ import annotations

import re

import pytest

from joinedup.web.static_files import FOLDER

STYLES = (FOLDER / "joinedup.css").read_text("utf-8")
COLOURS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", STYLES))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_sum_is_the_one_of_wcag() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("text", ["ink", "quiet", "blue", "link", "amber-ink"])
@pytest.mark.parametrize("ground", ["paper", "wash"])
def test_text_is_read_on_paper_and_on_wash(text: str, ground: str) -> None:
    assert contrast(COLOURS[text], COLOURS[ground]) >= 4.5


def test_what_stands_on_blue_and_on_amber_is_read() -> None:
    assert contrast("#fff", COLOURS["blue"]) >= 7
    assert contrast(COLOURS["ink"], COLOURS["amber"]) >= 4.5


def test_amber_is_told_from_paper_by_an_edge_and_blue_by_itself() -> None:
    assert contrast(COLOURS["blue"], COLOURS["paper"]) >= 3
    assert "border: 1px solid var(--ink)" in STYLES.split("\n.bar {")[1].split("}")[0]
