"""The wiring page: what its address opens, what is said above it, and what is made for it."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from django.test import Client

from bench.filling import fill
from bench.plans import wired_plan
from joinedup.analysis.wiring import Column, as_table, table
from joinedup.core.audience import Label
from joinedup.queries import snapshots
from joinedup.queries import wiring as asked
from joinedup.web.views import wiring
from tests.analysis.wiring.pictures import picture

ACTIONS, LOOSE = 130, 4


@pytest.fixture
def plan():
    """More actions than can be read one by one; the last of them, and of the services, stand under
    nothing."""
    whole = wired_plan(ACTIONS)
    loose = {f"A{ACTIONS - n}" for n in range(LOOSE)}
    links = tuple(each for each in whole.links if each.source not in loose)
    return replace(whole, links=links)


@pytest.fixture
def see(db, plan):
    fill("wiring", plan, Label.PUBLIC)
    snapshots.SHELF.clear()

    def page(query=""):
        return unescape(Client(SERVER_NAME="localhost").get(f"/p/wiring/wiring{query}").text)

    return page


def counted(monkeypatch, module, name):
    """A list that grows by one whenever something of a module is called."""
    calls, own = [], getattr(module, name)

    def count(*given, **named):
        calls.append(name)
        return own(*given, **named)

    monkeypatch.setattr(module, name, count)
    return calls


def test_no_row_of_a_large_table_is_made_until_it_is_told_and_then_its_page_alone(
    see, plan, monkeypatch
):
    monkeypatch.setattr(wiring, "PER_PAGE", 50)
    made = counted(monkeypatch, table, "Row")
    laid = counted(monkeypatch, asked, "as_table")
    assert ">Show the table</a>" in see()
    assert (len(made), len(laid)) == (0, 0)
    see("?table=1")
    assert len(made) == 50
    see("?table=1&page=2")
    see("?table=1&page=2")
    assert len(made) == 100


def test_a_small_screen_is_told_a_long_column_by_the_table_alone(see, monkeypatch):
    monkeypatch.setattr(wiring, "MOST_LISTED", 3)
    lists = see().partition('id="lists"')[2].partition('id="picture"')[0]
    assert "?table=1" in lists
    assert "chosen=A" not in lists


def test_a_picture_that_is_kept_is_not_arranged_again(see, monkeypatch):
    arranged = counted(monkeypatch, wiring, "arrange")
    assert see() == see()
    assert len(arranged) == 1
    see("?open=P1")
    assert len(arranged) == 2


def test_the_group_of_what_stands_under_nothing_opens(see, plan):
    first = see()
    assert f"Open {LOOSE} actions that stand under nothing" in first
    assert '?open=-#picture"' in first
    titles = [str(each.title) for each in plan.actions[-LOOSE:]]
    assert [title for title in titles if f"{title}, action" in first] == []
    opened = see("?open=-")
    assert [title for title in titles if f"{title}, action" not in opened] == []
    assert "Fold 4 actions" in opened


def test_what_is_folded_is_said_above_the_picture_until_all_is_open(see):
    said = "There are too many actions to read, so they are folded: open one group at a time."
    assert said in above(see())
    assert said not in above(see("?open=*"))


def test_what_is_chosen_is_said_first_and_counted(see, plan):
    (first, *_) = re.findall(r"<p><strong>(.*?)</strong>", see("?chosen=O1"))
    assert re.fullmatch(r"1 .* is chosen: .*\d+ actions.* The rest is drawn pale\.", first)
    assert "is chosen" not in above(see())


def above(html):
    """What stands above the picture."""
    return html.partition('id="picture"')[0]


def test_pages_of_the_table_have_each_line_once(plan):
    rows = as_table(picture(plan))
    pages = [row for at in range(0, len(rows), 50) for row in rows[at : at + 50]]
    assert pages == list(rows)
    assert rows[-1] == pages[-1]
    assert sum(row.action is not None for row in rows) >= len(picture(plan).column(Column.ACTIONS))
