"""The wiring diagram: a picture, and a table with the same content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpResponse
from markupsafe import Markup

from joinedup.analysis.wiring import EVERY, NOWHERE, Column, Row, Wiring, arrange, choose, fold
from joinedup.analysis.wiring.folding import MOST_ACTIONS
from joinedup.core.catalogue import N_
from joinedup.core.catalogue import render as said
from joinedup.core.snapshot import Snapshot
from joinedup.drawing.wiring import Cell, Line, Phrases, draw, tell
from joinedup.queries import snapshots, wiring
from joinedup.web.framing import Framed, framed
from joinedup.web.pages import render
from joinedup.web.request import Request
from joinedup.web.views.actions import page_of

TITLE = N_("Who does what, for what")
PER_PAGE = 500
"""So many lines of the table stand on a page."""

MOST_OPENED = 200
MOST_LISTED = 200
"""A longer column is no list for a small screen: the table is."""

PICTURE, LISTS = "#picture", "#lists"
"""Where on its page the picture stands, and the lists that a small screen has above it."""


class Listed(NamedTuple):
    """A column in words: its heading, how many things it has, and each with its address; none of
    them where they are more than a list holds."""

    head: str
    many: int
    things: tuple[Cell, ...]


class Table(NamedTuple):
    """A page of the table, and of how many."""

    lines: tuple[Line, ...]
    number: int
    pages: int


UNTOLD = Table((), 1, 1)


class Picture(NamedTuple):
    """The picture, the sentences that it is told in, and its columns as lists: of what is chosen,
    what it is linked to."""

    svg: str
    facts: tuple[str, ...]
    columns: tuple[Listed, ...]


def drawn(request: Request, slug: str, version: str = "") -> HttpResponse:
    """The picture, with what the address opens and chooses, and under it the table."""
    visit = request.visit
    with visit.opened():
        found = framed(request, version)
        traced = wiring.traced(visit, found.version, request.today)
        opened, chosen = asked_of(request, traced)
        shown = _shown(request, found, traced, opened, chosen)
        small = len(traced.column(Column.ACTIONS)) <= MOST_ACTIONS
        told = small or "table" in request.GET
        table = _table(request, found) if told else UNTOLD
    way = found.way("wiring")
    return render(
        request,
        "wiring/page.html",
        title=TITLE,
        as_at=found.frame.day,
        frame=found.frame,
        way=found.way,
        facts=shown.facts,
        columns=shown.columns,
        svg=Markup(shown.svg),  # noqa: S704 (drawn by us, all text escaped)
        chosen=traced.nodes[chosen] if chosen else None,
        table=table,
        untold=bool(traced.nodes) and not told,
        at=lambda number: f"{way}?{urlencode({'table': 1, 'page': number})}#table",
    )


def picture(request: Request, slug: str, version: str = "") -> HttpResponse:
    """The picture alone, as a file to keep."""
    with request.visit.opened():
        found = framed(request, version)
        traced = wiring.traced(request.visit, found.version, request.today)
    opened, chosen = asked_of(request, traced)
    seen = arrange(fold(choose(traced, chosen), opened=opened))
    svg = _svg(request, found, seen, alone=True)
    name = f"{slug}-{request.today:%Y-%m-%d}.svg"
    return HttpResponse(
        svg,
        content_type="image/svg+xml",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def asked_of(request: Request, traced: Wiring) -> tuple[frozenset[str], str | None]:
    """The groups that an address opens, and the node that it chooses; what is not there is passed
    over."""
    given = request.GET.getlist("open")[:MOST_OPENED]
    opened = frozenset(ref for ref in given if ref in (EVERY, NOWHERE) or ref in traced.nodes)
    chosen = request.GET.get("chosen", "")
    return opened, chosen if chosen in traced.nodes else None


def _shown(
    request: Request, found: Framed, traced: Wiring, opened: frozenset[str], chosen: str | None
) -> Picture:
    """The picture as it is asked for; as it first stands, kept as long as what it is drawn from."""

    def made(_: Snapshot | None = None) -> Picture:
        seen = arrange(fold(choose(traced, chosen), opened=opened))
        words = found.visit.place.words
        facts = tuple(each.message(request.language, words) for each in seen.facts)
        columns = _columns(request, found, choose(traced, chosen))
        return Picture(_svg(request, found, seen), facts, columns)

    if opened or chosen:
        return made()
    visit, version, day = found.visit, found.version, request.today
    return snapshots.derived(visit, version, day, "picture", made, request.language)


def _columns(request: Request, found: Framed, seen: Wiring) -> tuple[Listed, ...]:
    """Each column as a list, from what is done to what it is for; only what is lit."""
    say = Phrases(request.language, found.visit.place.words)
    address = _choosing(found, found.way("wiring"), seen, LISTS)
    listed = []
    for column in Column:
        nodes = [node for node in seen.column(column) if node.lit]
        told = nodes if len(nodes) <= MOST_LISTED else ()
        things = tuple(Cell(say.title(node), address(node.ref)) for node in told)
        if nodes:
            listed.append(Listed(say.head(column), len(nodes), things))
    return tuple(listed)


def _svg(request: Request, found: Framed, seen: Wiring, *, alone: bool = False) -> str:
    words = found.visit.place.words
    page = found.way("wiring")
    return draw(
        seen,
        title=said(TITLE, {}, request.language, words),
        address=_things(request, found) if alone else _choosing(found, page, seen),
        fold_address=None if alone else lambda opened: _address(page, opened, seen.chosen),
        language=request.language,
        words=words,
        caption=alone,
        sheets=not alone,
    )


def _choosing(found: Framed, page: str, seen: Wiring, place: str = PICTURE) -> Callable[[str], str]:
    """Pressing a thing chooses it; pressing what is chosen goes to its own page."""
    opened = seen.opened if seen.chosen is None else frozenset()

    def address(ref: str) -> str:
        if ref == seen.chosen:
            return found.way("thing", ref=ref)
        return _address(page, opened, ref, place)

    return address


def _address(page: str, opened: frozenset[str], chosen: str | None, place: str = PICTURE) -> str:
    asked = [("open", ref) for ref in sorted(opened)]
    asked += [("chosen", chosen)] if chosen else []
    return f"{page}?{urlencode(asked)}{place}" if asked else f"{page}{place}"


def _things(request: Request, found: Framed) -> Callable[[str], str]:
    """The whole address of a thing's page, for a file that leaves the server."""
    return lambda ref: request.build_absolute_uri(found.way("thing", ref=ref))


def _table(request: Request, found: Framed) -> Table:
    """The page of the table that is asked for."""
    rows = wiring.rows(found.visit, found.version, request.today)
    pages = max(1, -(-len(rows) // PER_PAGE))
    number = min(page_of(request), pages) or 1
    return Table(_lines(request, found, rows, number), number, pages)


def _lines(request: Request, found: Framed, rows: Sequence[Row], page: int) -> tuple[Line, ...]:
    """The lines of one page of the table, kept as long as the picture."""
    visit, version = found.visit, found.version
    return snapshots.derived(
        visit,
        version,
        request.today,
        "wiring lines",
        lambda _: tell(
            wiring.traced(visit, version, request.today),
            rows[(page - 1) * PER_PAGE : page * PER_PAGE],
            address=lambda ref: found.way("thing", ref=ref),
            language=request.language,
            words=visit.place.words,
        ),
        request.language,
        page,
    )
