"""The style sheet of the diagram is served with ours, and nothing that stands beside it is."""

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from joinedup.drawing.wiring import STYLESHEET
from joinedup.web.drawn_files import Drawn


def test_the_style_sheet_of_the_diagram_is_found_by_its_name():
    assert finders.find("wiring.css") == str(STYLESHEET)


@pytest.mark.parametrize("path", ["picture.py", "../svg/element.py", "wiring", ""])
def test_nothing_else_of_the_drawing_is(path):
    assert not Drawn().find(path)


def test_it_is_all_that_is_listed():
    assert [path for path, _ in Drawn().list(None)] == ["wiring.css"]


def test_it_is_served_and_may_be_kept(settings):
    response = Client(SERVER_NAME="localhost").get(f"{settings.STATIC_URL}wiring.css")
    assert (response.status_code, response["Content-Type"]) == (200, 'text/css; charset="utf-8"')
    assert "immutable" in response["Cache-Control"]
