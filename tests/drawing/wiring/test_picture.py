"""The picture: well-formed, whole without its stylesheet, every node a link with a name."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from lxml import html

from joinedup.analysis.wiring import Column, State, show
from joinedup.core.plan import Plan
from joinedup.core.text import Text
from joinedup.core.words import LinkKind
from joinedup.drawing.wiring import STYLESHEET
from joinedup.drawing.wiring.sheets import LAP, SHEET, bands
from tests.analysis.linkage.building import SOUND, agreed, change, link, on
from tests.analysis.wiring.pictures import large, many_services, picture, snapshot
from tests.analysis.wiring.test_order import nested
from tests.analysis.wiring.test_table import PLANS
from tests.drawing.wiring.drawings import (
    HOSTILE,
    LIT,
    NS,
    address,
    every_state,
    hostile,
    names,
    parsed,
    svg,
)
from tests.plans import patiently, plans


@pytest.mark.parametrize("name", PLANS)
def test_every_node_of_any_plan_is_a_link_to_its_page(name: str) -> None:
    drawing = parsed(svg(PLANS[name]))
    links = drawing.xpath("//s:a/@href", namespaces=NS)
    assert sorted(links) == sorted(address(ref) for ref in picture(PLANS[name]).nodes)


@pytest.mark.parametrize("name", PLANS)
def test_every_wire_of_any_plan_is_drawn_once(name: str) -> None:
    drawing = parsed(svg(PLANS[name]))
    wires = drawing.xpath(
        "//s:g[@class='wires']/s:g[not(contains(@class, 'across'))]/s:path[not(@stroke-width='2.2')]",
        namespaces=NS,
    )
    assert len(wires) == len(picture(PLANS[name]).wires)


def test_the_keyboard_goes_from_left_to_right_and_from_top_to_bottom() -> None:
    drawing = parsed(svg())
    lists = drawing.xpath("//s:g[@role='list']", namespaces=NS)
    assert [each.get("aria-label") for each in lists] == [
        "Partners",
        "Services and teams",
        "Projects",
        "Priorities",
        "Aims",
    ]
    for each in lists:
        down = [float(y) for y in each.xpath("./s:g/s:a/*[self::s:rect][1]/@y", namespaces=NS)]
        assert down == sorted(down)
        assert {item.get("role") for item in each} == {"listitem"}


def test_a_name_says_what_the_picture_shows_of_a_node() -> None:
    found = names(parsed(svg(every_state(), chosen="A1")))
    chosen = "1.1.1 Project 1, project; chosen; from 2 services and teams; to 1 priority; 1 claimed"
    assert f"{chosen}; supports 1.1.5 Project 5" in found
    assert (
        "1.1.4 Project 4, project; from 1 service or team; to 1 priority; nobody leads it" in found
    )
    assert (
        "1.1.6 Project 6, project; was stopped; from 1 service or team; to 1 priority; 2 broken"
        in found
    )
    assert "Riverside Council, partner; to 1 service or team" in found


def test_the_picture_has_a_name_and_a_description_and_ids_of_its_own() -> None:
    drawing = parsed(svg(name="second"))
    assert drawing.get("role") == "group"
    assert drawing.get("aria-labelledby") == "second-title"
    said = {each.get("id"): each.text for each in drawing if each.get("id")}
    assert said == {
        "second-title": "Wiring of Riverside 2030",
        "second-desc": "6 projects, and a service or team stands behind each.",
    }


def test_wires_are_not_read_out_and_tell_their_ends_to_the_pointer() -> None:
    drawing = parsed(svg(every_state()))
    (wires,) = drawing.xpath("//s:g[@aria-hidden='true']", namespaces=NS)
    titles = wires.xpath(".//s:title/text()", namespaces=NS)
    assert "Service 3 → 1.1.1 Project 1: claimed" in titles


def test_hostile_titles_stay_titles() -> None:
    text = svg(hostile(), title=HOSTILE, caption=True)
    drawing = parsed(text)
    assert not drawing.xpath("//s:script | //s:b", namespaces=NS)
    assert "\u202e" not in text
    document = html.fromstring(f"<div>{text}</div>")
    assert not document.xpath("//script | //b | //img")
    assert len(document.xpath("//*[local-name()='svg']")) == 1


@pytest.mark.parametrize("plan", [every_state(), large(100)], ids=["states", "folded"])
def test_there_is_no_inline_style_no_script_and_nothing_is_fetched(plan: Plan) -> None:
    text = svg(plan, chosen="A1", caption=True)
    drawing = parsed(text)
    assert not drawing.xpath(
        "//@style | //@*[starts-with(name(), 'on')] | //s:style | //s:image", namespaces=NS
    )
    assert "url(" not in text
    assert "http" not in text.replace('xmlns="http://www.w3.org/2000/svg"', "")


def test_the_picture_is_whole_without_its_stylesheet() -> None:
    drawing = parsed(svg(every_state(), states=LIT))
    for group in drawing.xpath("//s:g[contains(@class, 'wire ')]", namespaces=NS):
        assert group.get("stroke")
        assert group.get("stroke-width")
        assert group.get("fill") == "none"
    assert all(each.get("fill") for each in drawing.xpath("//s:rect", namespaces=NS))


def test_the_legend_tells_the_lines_of_this_picture_and_no_others() -> None:
    def legend(text: str) -> list[str]:
        return parsed(text).xpath("//s:g[@class='legend']//s:text/text()", namespaces=NS)

    assert legend(svg()) == ["agreed: nothing pledged yet"]
    full = legend(svg(every_state(), states=LIT, chosen="A5"))
    assert full == [
        "live: released or spent",
        "wired: committed",
        "promised: offered only",
        "agreed: nothing pledged yet",
        "claimed: not agreed by both",
        "broken: an end has gone",
        "?",
        "nobody leads it",
        "across: supports or depends on",
        "across: conflicts with",
    ]


def test_every_state_is_drawn_in_a_group_of_its_own() -> None:
    drawing = parsed(svg(every_state(), states=LIT))
    classes = drawing.xpath("//s:g[@class='wires']/s:g/@class", namespaces=NS)
    assert set(classes) >= {f"wire {state.value}" for state in State}


def test_links_across_are_drawn_only_where_one_of_their_ends_is_chosen() -> None:
    across = "//s:g[@class='wire across']"
    assert not parsed(svg(every_state())).xpath(across, namespaces=NS)
    chosen = parsed(svg(every_state(), chosen="A5")).xpath(across, namespaces=NS)
    assert len(chosen) == 2
    assert "1.1.1 Project 1 supports 1.1.5 Project 5" in chosen[0].xpath(
        ".//s:title/text()", namespaces=NS
    )


def test_a_conflict_does_not_hide_the_wire_between_the_same_two() -> None:
    plan = link(agreed("S1", "A1", kind=LinkKind.CONFLICTS_WITH))
    drawing = parsed(svg(plan, chosen="A1"))
    paths = drawing.xpath("//s:g[@class='wires']//s:path/@d", namespaces=NS)
    assert len(paths) == len(set(paths))


def test_what_is_not_connected_to_what_is_chosen_is_pale() -> None:
    drawing = parsed(svg(chosen="O2"))
    classes = Counter(drawing.xpath("//s:a/@class", namespaces=NS))
    nodes = show(snapshot(), chosen="O2").nodes.values()
    assert classes["node pale"] == sum(not node.lit for node in nodes)
    assert classes["node chosen"] == 1


def test_a_folded_group_opens_itself_and_an_open_one_can_be_folded() -> None:
    drawing = parsed(svg(large(100)))
    (opens, *_) = drawing.xpath("//s:a[contains(@class, 'folded')]", namespaces=NS)
    assert opens.get("href") == "?open=P1"
    assert opens.findtext("s:title", namespaces=NS).startswith(
        "Open 103 projects of 1.1 Family help"
    )
    closes = parsed(svg(large(100), opened={"P2"})).xpath("//s:a[@class='fold']", namespaces=NS)
    assert [each.get("href") for each in closes] == ["?open=*", "?open="]
    assert closes[1].findtext("s:title", namespaces=NS) == "Fold 3 projects: 2.1 A first job"


def test_opening_one_group_closes_the_other_of_its_column_and_none_elsewhere() -> None:
    plan = many_services(120)
    drawing = parsed(svg(plan, opened={"P2", "B3"}))
    opens = drawing.xpath("//s:a[contains(@class, 'folded')]/@href", namespaces=NS)
    assert set(opens) == {"?open=B1,P2", "?open=B3,P1"}


def test_a_link_across_from_what_is_chosen_is_drawn_among_folds_too() -> None:
    plan = link(agreed("A1", "A4", kind=LinkKind.SUPPORTS), plan=large(100))
    drawing = parsed(svg(plan, chosen="A1"))
    assert any("supports 1.1.4 Project 4" in name for name in names(drawing))
    assert drawing.xpath("//s:g[@class='wire across']", namespaces=NS)


def test_without_addresses_for_folds_a_group_is_no_link() -> None:
    drawing = parsed(svg(large(100), fold_address=None))
    assert drawing.xpath("//s:g[contains(@class, 'folded')]", namespaces=NS)
    assert not drawing.xpath("//s:a[contains(@class, 'fold')]", namespaces=NS)


def test_a_file_that_stands_alone_says_its_title_and_what_it_shows() -> None:
    texts = parsed(svg(caption=True)).xpath("/s:svg/s:text/text()", namespaces=NS)
    assert texts == [
        "Wiring of Riverside 2030",
        "6 projects, and a service or team stands behind each.",
    ]


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert svg(large(120), opened={"P2"}) == svg(large(120), opened={"P2"})


def test_column_heads_count_what_is_folded_too() -> None:
    texts = parsed(svg(large(100))).xpath("//s:text/text()", namespaces=NS)
    assert "106 projects" in texts
    assert "103 projects" in texts


def test_titles_stand_in_the_language_that_is_asked_for() -> None:
    plan = change("A1", title=Text.of("Family hub", cy="Canolfan deulu"))
    drawing = parsed(svg(plan, language="cy"))
    assert drawing.get("lang") == "cy"
    assert "1.1.1 Canolfan deulu" in drawing.xpath("//s:text/text()", namespaces=NS)


def test_an_empty_plan_is_a_picture_that_says_so() -> None:
    drawing = parsed(svg(Plan(), caption=True))
    (sentence,) = drawing.xpath("/s:svg/s:text[2]/text()", namespaces=NS)
    assert sentence.startswith("There is nothing to draw yet")
    assert not drawing.xpath("//s:a", namespaces=NS)


def test_a_partner_that_takes_no_part_is_said_to_and_not_struck_out() -> None:
    plan = change("B2", change("B3", not_taking_part=on("2025-05-01")), ended=on("2026-01-01"))
    drawing = parsed(svg(plan))
    assert any(name.startswith("Rivers Agency, partner; takes no part") for name in names(drawing))
    assert "takes no part" in drawing.xpath("//s:text/text()", namespaces=NS)
    struck = drawing.xpath("//s:text[@text-decoration='line-through']/text()", namespaces=NS)
    assert struck == ["Wendside College"]


def test_a_picture_for_paper_is_followed_by_a_band_for_each_page() -> None:
    assert len(drawn := parsed(f"<all>{svg(sheets=True)}</all>")) == 2
    assert drawn[1].get("aria-label") == "Wiring of Riverside 2030"
    (whole, first, *others) = parsed(f"<all>{svg(large(100), opened={'*'}, sheets=True)}</all>")
    assert whole.get("class") == "wiring on-screen"
    assert [len(each) for each in (first, *others)] == [1] + [2] * len(others)
    assert first.get("aria-label") == f"Wiring of Riverside 2030 (1/{len(others) + 1})"
    shown = whole.xpath("s:g[@id]/@id", namespaces=NS)
    used = {
        use for each in (first, *others) for use in each.xpath(".//*[local-name()='use']/@href")
    }
    assert used == {f"#{each}" for each in shown}
    sizes = {each.get("viewBox") for each in (first, *others)}
    assert len(sizes) == 1
    assert float(sizes.pop().split()[3]) <= SHEET


@pytest.mark.parametrize("height", [300, SHEET, SHEET + 1, 1836, 9000])
def test_bands_have_all_of_a_picture_and_a_little_of_it_twice(height: float) -> None:
    found = bands(height, 54)
    assert (found[0][0], round(found[-1][1], 3)) == (0, height)
    for (_, end), (begin, _) in itertools.pairwise(found):
        assert round(end - begin, 3) == LAP
    assert all(end - begin + (54 if begin else 0) <= SHEET + 0.001 for begin, end in found)


def test_letters_on_paper_are_7_points_high_or_more() -> None:
    (high,) = re.findall(r"max-height: (\d+)mm", STYLESHEET.read_text("utf-8"))
    smallest = min(float(each) for each in re.findall(r'font-size="([\d.]+)"', svg(large(100))))
    assert smallest * float(high) / SHEET / 25.4 * 72 >= 7


def test_a_nested_priority_is_tied_to_the_one_above_it() -> None:
    drawing = parsed(svg(nested()))
    ties = drawing.xpath("//s:path[contains(@d, 'H') and contains(@d, 'V')]", namespaces=NS)
    assert len(ties) == 1


def test_the_stylesheet_names_only_classes_that_the_picture_has() -> None:
    rules = re.sub(r"/\*.*?\*/|\{[^{}]*\}", " ", STYLESHEET.read_text("utf-8"), flags=re.DOTALL)
    wanted = set(re.findall(r"\.([a-z-]+)", rules)) - {"wiring-scroll"}
    text = svg(large(100), opened={"P2"}, chosen="B1", sheets=True) + svg(large(100), opened={"*"})
    assert wanted <= set(re.findall(r"[\w-]+", " ".join(re.findall(r'class="([^"]*)"', text))))


@patiently(40)
@given(plans())
def test_any_plan_can_be_drawn_and_told(plan: Plan) -> None:
    drawing = parsed(svg(plan))
    assert len(drawing.xpath("//s:g[@role='list']", namespaces=NS)) <= len(Column)
    parsed(
        svg(replace(plan, words=SOUND.words), chosen=plan.actions[0].ref if plan.actions else None)
    )
