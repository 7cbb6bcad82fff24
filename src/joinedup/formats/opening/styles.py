"""The styles of an .xlsx workbook: what a style number means for a cell's value and looks."""

from __future__ import annotations

from joinedup.formats.opening import numbers
from joinedup.formats.opening.colours import INDEXED, shade, theme_colours
from joinedup.formats.opening.xmlparts import feed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from joinedup.formats.opening.numbers import Plain
    from joinedup.formats.opening.zips import Archive

MAX_STYLES = 70_000


class Style:
    """``code`` the number format ("" for General), ``what`` its meaning (numbers.PLAIN...),
    ``fill`` the background as six hex digits ("" for none or white), ``struck`` whether
    the text is struck through, ``known`` the numbers already worked out in this style."""

    __slots__ = ("code", "fill", "known", "struck", "what")

    def __init__(self, code: str, fill: str, struck: bool) -> None:
        self.code = "" if code == "General" else code
        self.what = numbers.meaning(code) if self.code else numbers.PLAIN
        self.fill = fill
        self.struck = struck
        self.known: dict[str, Plain] = {}


class _Stylesheet:
    """Gathers number formats, fonts, fills and cell formats while the part streams by."""

    def __init__(self) -> None:
        self.codes: dict[str, str] = {}
        self.struck: list[bool] = []
        self.fills: list[dict[str, str]] = []
        self.indexed: list[str] = []
        self.cells: list[tuple[str, str, str]] = []
        self._section = ""
        self._pattern = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        get = attributes.get
        if name in (
            "fonts",
            "fills",
            "cellXfs",
            "cellStyleXfs",
            "dxfs",
            "indexedColors",
            "borders",
        ):
            self._section = name
        elif name == "numFmt" and self._section != "dxfs":
            self.codes[get("numFmtId", "")] = get("formatCode", "")
        elif self._section == "fonts":
            if name == "font":
                self.struck.append(False)
            elif name == "strike" and self.struck:
                self.struck[-1] = get("val", "1") not in ("0", "false")
        elif self._section == "fills":
            self._fill(name, attributes)
        elif self._section == "cellXfs" and name == "xf" and len(self.cells) < MAX_STYLES:
            self.cells.append((get("numFmtId", "0"), get("fontId", "0"), get("fillId", "0")))
        elif self._section == "indexedColors" and name == "rgbColor":
            self.indexed.append(get("rgb", "")[-6:])

    def _fill(self, name: str, attributes: dict[str, str]) -> None:
        if name == "fill":
            self.fills.append({})
        elif name == "patternFill":
            self._pattern = attributes.get("patternType", "none")
        elif name == "gradientFill":
            self._pattern = "gradient"
        elif self.fills and not self.fills[-1]:
            solid = name == "fgColor" and self._pattern not in ("none", "")
            if solid or (name == "color" and self._pattern == "gradient"):
                self.fills[-1] = attributes

    def end(self, name: str) -> None:
        if name == self._section:
            self._section = ""


def read_styles(archive: Archive, part: str | None, theme: str | None) -> dict[str, Style]:
    """The styles by number as cells write it; those that change nothing we care about are left out."""
    if part is None or part not in archive:
        return {}
    sheet = _Stylesheet()
    feed(archive.stream(part), part, sheet.start, sheet.end)
    themes = theme_colours(archive, theme)
    indexed = sheet.indexed or INDEXED
    fills = [shade(attributes, themes, indexed) for attributes in sheet.fills]
    known: dict[tuple[str, str, str], Style | None] = {}
    styles: dict[str, Style] = {}
    for number, key in enumerate(sheet.cells):
        if key not in known:
            known[key] = _style(sheet, fills, key)
        style = known[key]
        if style is not None:
            styles[str(number)] = style
    return styles


def _style(sheet: _Stylesheet, fills: list[str], key: tuple[str, str, str]) -> Style | None:
    format_id, font_id, fill_id = key
    code = sheet.codes.get(format_id)
    if code is None:
        code = numbers.BUILT_IN.get(_index(format_id), "")
    font, fill = _index(font_id), _index(fill_id)
    style = Style(
        code,
        fills[fill] if fill < len(fills) else "",
        font < len(sheet.struck) and sheet.struck[font],
    )
    return style if style.code or style.fill or style.struck else None


def _index(text: str) -> int:
    return int(text) if text.isdigit() and len(text) < 9 else 1 << 30
