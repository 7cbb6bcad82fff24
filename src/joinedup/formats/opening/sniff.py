"""Which kind of file this is, by its content; the suffix only decides between kinds of text."""

from __future__ import annotations

import re

from joinedup.formats.opening.refusal import N_, Refused
from joinedup.formats.opening.zips import Archive

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KNOWN = (
    (b"{\\rtf", N_("a Rich Text (.rtf) document")),
    (b"\x1f\x8b", N_("a file packed with gzip")),
    (b"7z\xbc\xaf", N_("a file packed with 7-Zip")),
    (b"Rar!", N_("a file packed with RAR")),
    (b"\x89PNG", N_("a picture (PNG)")),
    (b"\xff\xd8\xff", N_("a picture (JPEG)")),
    (b"GIF8", N_("a picture (GIF)")),
    (b"II*\0", N_("a picture (TIFF)")),
    (b"MM\0*", N_("a picture (TIFF)")),
    (b"SQLite format 3", N_("a database")),
    (b"\0\1\0\0Standard", N_("an Access database")),
    (b"PAR1", N_("a Parquet file")),
)
SAMPLE = 4096
_CONTROL = bytes(n for n in range(32) if n not in b"\t\n\x0b\f\r\x1a\x1b")
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|div)\b", re.I | re.S
)
_TABLE = re.compile(rb"[\t,;|]")
_MARKDOWN_RULE = re.compile(
    rb"^[ ]{0,3}\|?[ ]*:?-{3,}:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ \t]*\r?$", re.M
)
_ODF = "application/vnd.oasis.opendocument."
_TEXT_SUFFIXES = {
    ".md": "md", ".markdown": "md", ".csv": "csv", ".tsv": "csv", ".tab": "csv",
    ".json": "json", ".geojson": "json", ".xml": "xml", ".stratml": "xml",
}  # fmt: skip
_OFFICE_SUFFIXES = {
    ".xlsx",
    ".xlsm",
    ".xltx",
    ".xltm",
    ".xlsb",
    ".ods",
    ".docx",
    ".docm",
    ".doc",
    ".pdf",
}
_KIND_SUFFIXES = {
    "xlsx": {".xlsx", ".xlsm", ".xltx", ".xltm"}, "xlsb": {".xlsb"}, "xls": {".xls", ".xlt"},
    "ods": {".ods", ".ots"}, "docx": {".docx", ".docm", ".dotx"},
}  # fmt: skip


def suffix_of(name: str) -> str:
    """``.xlsx`` for ``Plan.XLSX``; "" where there is none."""
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


def kind_of_zip(archive: Archive) -> str:
    """xlsx, xlsb, docx or ods.

    Raises Refused: F12 an office file without its main part, F20 another kind of zip.
    """
    if "mimetype" in archive:
        mime = archive.read("mimetype")[:100].decode("latin-1")
        if mime.startswith(_ODF + "spreadsheet"):
            manifest = "META-INF/manifest.xml"
            if manifest in archive and b"encryption-data" in archive.read(manifest):
                raise Refused("F07")
            return "ods"
        if mime.startswith(_ODF + "text"):
            raise Refused("F20", what=N_("an OpenDocument text (.odt)"))
    names = archive.names()
    if "xl/workbook.bin" in archive:
        return "xlsb"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith("ppt/") for name in names):
        raise Refused("F20", what=N_("a PowerPoint presentation"))
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names):
        raise Refused("F20", what=N_("a Numbers or Pages file"))
    if "[content_types].xml" in archive:
        return _by_relations(archive)
    raise Refused("F20", what=N_("a zip of files"))


def _by_relations(archive: Archive) -> str:
    """Office files may name their parts as they like: the main part says what it is."""
    types = archive.read("[Content_Types].xml")
    if b"spreadsheetml" in types:
        return "xlsx"
    if b"wordprocessingml" in types:
        return "docx"
    raise Refused("F12", part="xl/workbook.xml")


def kind_of_ole(data: bytes) -> str:
    """xls; the names of the streams stand in the file in UTF-16.

    Raises Refused: F07 protected with a password, F08 a Word .doc, F20 another kind.
    """
    if _holds(data, "EncryptedPackage"):
        raise Refused("F07")
    if _holds(data, "WordDocument"):
        raise Refused("F08")
    if _holds(data, "Workbook") or _holds(data, "Book"):
        return "xls"
    if _holds(data, "PowerPoint Document"):
        raise Refused("F20", what=N_("a PowerPoint presentation"))
    if _holds(data, "__properties_version1.0"):
        raise Refused("F20", what=N_("an Outlook message"))
    raise Refused("F20", what=N_("an Office file of an old kind"))


def _holds(data: bytes, name: str) -> bool:
    return f"\0{name}\0".encode("utf-16-le")[1:] in data or name.encode("utf-16-le") in data


def refuse_known(data: bytes) -> None:
    """Raise Refused for kinds we know and do not read: F09 PDF, F20 others."""
    if b"%PDF-" in data[:1024]:
        raise Refused("F09")
    for start, what in KNOWN:
        if data.startswith(start):
            raise Refused("F20", what=what)
    if data.startswith(b"MIME-Version:") and b"text/html" in data[:SAMPLE]:
        raise Refused("F10")


def kind_of_text(data: bytes, suffix: str) -> str:
    """csv, md, xml or json.

    Raises Refused: F06 a file that calls itself something else, F10 a web page.
    """
    if _is_binary(data):
        raise Refused("F06", suffix=suffix or "(none)", what=N_("nothing that is known"))
    head = data[:SAMPLE].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"")
    known = _TEXT_SUFFIXES.get(suffix)
    if _HTML.match(head) and known != "md":
        raise Refused("F10")
    if head[:1] == b"<" and b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        raise Refused("F20", what=N_("a workbook in the XML of Excel 2003"))
    if head[:1] == b"<" and b"<office:document" in head:
        raise Refused("F20", what=N_("an OpenDocument file in one piece of XML"))
    if suffix in _OFFICE_SUFFIXES or (suffix == ".xls" and not _TABLE.search(head)):
        raise Refused("F06", suffix=suffix, what=N_("plain text"))
    if known in ("md", "csv"):
        return known
    if head[:1] == b"<" or known == "xml":
        return "xml"
    if head[:1] in (b"{", b"[") or known == "json":
        return "json"
    return "md" if _MARKDOWN_RULE.search(data[: 64 * SAMPLE]) else "csv"


def _is_binary(data: bytes) -> bool:
    """Whether more than one byte in a hundred is a control character, UTF-16 aside."""
    sample = data[:SAMPLE]
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff") or sample.count(0) > 0.3 * len(sample):
        return False
    return len(sample) - len(sample.translate(None, _CONTROL)) > max(3, len(sample) / 100)


def misnamed(kind: str, suffix: str) -> bool:
    """Whether an office file has the suffix of another kind."""
    right = _KIND_SUFFIXES.get(kind)
    if right is None:
        return kind == "csv" and suffix == ".xls"
    return bool(suffix) and suffix not in right
