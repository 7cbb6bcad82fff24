"""The picture of the house, drawn from its imports: does it look like the design?"""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from docs import make_house

DESIGN = [
    {"config"},
    {"web", "api", "cli", "jobs"},
    {"commands", "queries"},
    {"records"},
    {"drawing"},
    {"analysis", "formats"},
    {"core"},
]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def picture() -> ElementTree.Element:
    return ElementTree.fromstring(make_house.made())


def tops(picture: ElementTree.Element) -> dict[str, float]:
    """How far from the top each room stands."""
    rooms = [each for each in picture.iter(f"{SVG}text") if each.get("font-weight") == "bold"]
    return {str(each.text): float(each.get("y", "")) for each in rooms}


def arrows(picture: ElementTree.Element) -> list[tuple[str, str]]:
    drawn = (each for each in picture.iter(f"{SVG}path") if each.get("data-from"))
    return [(each.get("data-from", ""), each.get("data-to", "")) for each in drawn]


def test_every_arrow_goes_down(picture: ElementTree.Element) -> None:
    top = tops(picture)
    assert [pair for pair in arrows(picture) if top[pair[0]] >= top[pair[1]]] == []
    assert ("drawing", "core") in arrows(picture)


def test_the_rooms_stand_on_the_floors_of_the_design(picture: ElementTree.Element) -> None:
    top = tops(picture)
    floors = [{room for room in top if top[room] == height} for height in sorted(set(top.values()))]
    assert floors == [floor & set(top) for floor in DESIGN if floor & set(top)]


def test_no_room_below_the_roof_is_alone(picture: ElementTree.Element) -> None:
    entered = {below for _, below in arrows(picture)}
    doors = {"config", "web", "api", "cli", "jobs"}
    assert set(tops(picture)) - entered <= doors
    assert "core" in entered


def test_the_picture_in_the_documentation_is_that_of_today() -> None:
    kept = make_house.PICTURE.read_text("utf-8")
    assert kept == make_house.made(), "draw it again: python docs/make_house.py"


def test_a_picture_out_of_date_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make_house, "PICTURE", make_house.ROOT / "docs" / "pictures" / "none.svg")
    assert make_house.main(["--check"]) == 1
    assert capsys.readouterr().out == "docs/pictures/none.svg\n"


def test_an_import_that_goes_up_would_be_drawn_so() -> None:
    rows = [["web"], ["core"]]
    wrong = ElementTree.fromstring(make_house.drawn(rows, {("core", "web")}))
    top = tops(wrong)
    assert [pair for pair in arrows(wrong) if top[pair[0]] >= top[pair[1]]] == [("core", "web")]


def test_the_picture_says_in_words_what_it_shows(picture: ElementTree.Element) -> None:
    said = picture.findtext(f"{SVG}desc") or ""
    assert "core imports from no other room." in said
    assert "formats imports from core." in said
