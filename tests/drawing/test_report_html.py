from __future__ import annotations

import itertools
import re

from lxml import html

from joinedup.core.finding import Place
from joinedup.drawing.report.as_html import together, write_html
from joinedup.drawing.report.model import Report
from tests.drawing.reports import left, report


def page(*findings: object) -> html.HtmlElement:
    return html.document_fromstring(write_html(report(*findings)))  # type: ignore[arg-type]


def test_text_from_the_file_is_text_in_the_page_and_never_markup() -> None:
    text = write_html(report())
    assert "Falls clinics &lt;in&gt; village halls" in text
    assert "<in>" not in text
    assert page().findtext(".//h1") == "Riverside <2030>"


def test_the_page_stands_alone_and_runs_nothing() -> None:
    document = page()
    assert not document.xpath("//script | //link | //img | //iframe | //@onclick | //@src")
    assert not re.search(r"url\(|@import", write_html(report()))


def test_every_link_within_the_page_leads_somewhere() -> None:
    document = page()
    targets = set(document.xpath("//@id"))
    links = [link.removeprefix("#") for link in document.xpath("//a/@href")]
    assert links
    assert set(links) <= targets
    assert len(document.xpath("//@id")) == len(targets)


def test_the_page_has_a_language_a_title_one_h1_and_headings_in_order() -> None:
    document = page()
    assert document.get("lang") == "en"
    assert document.findtext(".//title") == "What to put right: Riverside <2030>"
    levels = [int(each.tag[1]) for each in document.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_finding_stands_under_its_code_with_its_cell_and_owner() -> None:
    document = page(left(), left(cell="F32"))
    (section,) = document.xpath("//section[h2[@id='L27']]")
    assert [each.text for each in section.xpath(".//*[@class='place']")] == [
        "Projects 25's!F31",
        "Projects 25's!F32",
    ]
    assert section.xpath(".//*[@class='owner']")[0].text == "for Wend Valley Health Trust"


def test_cells_of_one_sheet_stand_together_and_each_place_once() -> None:
    places = [
        Place("p.xlsx", "Aims", "F14"),
        Place("p.xlsx", "Projects", "A2"),
        Place("p.xlsx", "Aims", "F15"),
        Place("p.xlsx", "Aims", "F14"),
        Place("p.xml", line=4),
        Place("p.xml", line=9, column=2),
    ]
    assert list(together(places)) == ["Aims!F14, F15", "Projects!A2", "line 4", "line 9, column 2"]


def test_a_finding_about_several_shows_all_its_places() -> None:
    (section,) = page().xpath("//section[h2[@id='N21']]")
    places = [each.text for each in section.xpath(".//*[@class='place']")]
    assert places == ["Projects 25's!K31, K32"]


def test_severity_is_said_in_words_not_by_colour_alone() -> None:
    tags = [each.text for each in page().xpath("//*[contains(@class, 'tag')]")]
    assert tags == ["error", "warning", "note"]


def test_a_clean_plan_makes_a_page_without_empty_lists() -> None:
    document = html.document_fromstring(write_html(Report(file="plan.xlsx")))
    assert "Nothing to put right was found." in document.text_content()
    assert not document.xpath("//ol | //ul | //table")


def test_the_page_can_be_asked_for_in_welsh_and_says_so() -> None:
    document = html.document_fromstring(write_html(report(), "cy"))
    assert document.get("lang") == "cy"


def test_our_own_prose_keeps_its_emphasis_and_nothing_else_becomes_markup() -> None:
    assert "A need that is <em>not stated</em> is not &lt;nought&gt;." in write_html(report())
