"""A page's form as a browser would send it: nothing typed but what it shows."""

from __future__ import annotations

from html.parser import HTMLParser

from django.http import QueryDict


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[list[tuple[str, str]]] = []
        self.now: list[tuple[str, str]] | None = None
        self.select: list[str | None] | None = None
        self.area: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.now = []
            self.forms.append(self.now)
        if self.now is None:
            return
        if tag == "input" and given.get("name"):
            chosen = given.get("type") not in ("radio", "checkbox") or "checked" in given
            if chosen:
                self.now.append((str(given["name"]), given.get("value") or ""))
        elif tag == "select":
            self.select = [given["name"], None, None]
        elif tag == "option" and self.select:
            self.select[1] = given.get("value") if self.select[1] is None else self.select[1]
            self.select[2] = given.get("value") if "selected" in given else self.select[2]
        elif tag == "textarea":
            self.area = [str(given["name"]), ""]

    def handle_data(self, data: str) -> None:
        if self.area:
            self.area[1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.now = None
        elif tag == "select" and self.select and self.now is not None:
            name, first, chosen = self.select
            self.now.append((str(name), (chosen if chosen is not None else first) or ""))
            self.select = None
        elif tag == "textarea" and self.area and self.now is not None:
            name, text = self.area
            self.now.append((name, text.removeprefix("\n").replace("\n", "\r\n")))
            self.area = None


def form_in(html: str, at: int = -1) -> dict[str, list[str]]:
    """What the form of a page sends as it stands (the last one, unless told)."""
    reader = _Reader()
    reader.feed(html)
    found: dict[str, list[str]] = {}
    for name, value in reader.forms[at]:
        found.setdefault(name, []).append(value)
    return found


def query(sent: dict[str, list[str]]) -> QueryDict:
    """The same, as a view is given it."""
    made = QueryDict(mutable=True)
    for name, values in sent.items():
        made.setlist(name, values)
    return made
