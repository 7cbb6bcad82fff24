"""Compiled catalogues: held against what Babel makes of the same text."""

import gettext
import io
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from ground import catalogues
from ground.stamp import ROOT, catalogue_sources

HARD = r"""# Welsh.
#, fuzzy
msgid ""
msgstr ""
"Language: cy\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=4; plural=(n==1) ? 0 : (n==2) ? 1 : (n != 8 && n != 11) ? 2 : 3;\n"

#: core/a.py:1
#, python-format
msgid "%(n)d action"
msgid_plural "%(n)d actions"
msgstr[0] "%(n)d weithred"
msgstr[1] "%(n)d weithred (dau)"
msgstr[2] "%(n)d gweithred"
msgstr[3] "%(n)d gweithredoedd"

msgctxt "month"
msgid "May"
msgstr "Mai"

msgid "May"
msgstr "Gall"
msgid "no blank line before"
msgstr "dim llinell wag"

msgid ""
"Long, with a \"quotation\", "
"a tab\tand a line\n"
msgstr ""
"Hir, gyda \"dyfyniad\", "
"tab\ta llinell\n"

#, fuzzy
#| msgid "old"
msgid "not sure"
msgstr "ansicr"

msgid "untranslated"
msgstr ""

msgid "half translated"
msgid_plural "half translateds"
msgstr[0] "un"
msgstr[1] ""

msgid "back\\slash ŵ"
msgstr "ôl\\slaes"

#~ msgid "obsolete"
#~ msgstr "hen"
"""


def ours(text: str) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO(catalogues.binary(catalogues.read(text))))


def babels(text: str) -> gettext.GNUTranslations:
    made = io.BytesIO()
    write_mo(made, read_po(io.BytesIO(text.encode())))
    return gettext.GNUTranslations(io.BytesIO(made.getvalue()))


def test_a_catalogue_with_everything_in_it_reads_as_babel_would_have_it():
    made, expected = ours(HARD), babels(HARD)
    for number in range(13):
        assert made.ngettext("%(n)d action", "%(n)d actions", number) == expected.ngettext(
            "%(n)d action", "%(n)d actions", number
        )
    assert made.pgettext("month", "May") == "Mai"
    for text in (
        "May",
        "no blank line before",
        "back\\slash ŵ",
        'Long, with a "quotation", a tab\tand a line\n',
    ):
        assert made.gettext(text) == expected.gettext(text) != text


@pytest.mark.parametrize("text", ["not sure", "untranslated", "obsolete", "half translated"])
def test_what_is_not_surely_translated_stays_english(text):
    assert ours(HARD).gettext(text) == text


def test_the_shipped_catalogues_are_message_for_message_those_that_babel_makes():
    for path in catalogue_sources(ROOT):
        text = Path(path).read_text(encoding="utf-8")
        made = {
            key: said for key, said in ours(text)._catalog.items() if key
        }  # Babel writes a head of its own
        # Babel fills a missing plural form with English words; we leave the whole message English.
        assert made.items() <= babels(text)._catalog.items()


def test_babel_finds_no_fault_in_the_shipped_catalogues():
    faults = []
    for path in catalogue_sources(ROOT):
        with open(path, "rb") as file:
            catalogue = read_po(file)
        for message, errors in catalogue.check():
            faults += [f"{path}: {message.id}: {error}" for error in errors]
    assert faults == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a\nmsgstr "b"\n', 1),
        ('msgid "a"\nmsgtsr "b"\n', 2),
        ('"nothing before it"\n', 1),
        ('msgid "\\x"\n', 1),
    ],
)
def test_a_broken_catalogue_says_in_which_line(text, line):
    with pytest.raises(catalogues.Unreadable, match=rf"^cy\.po:{line}: "):
        catalogues.read(text, "cy.po")


def test_only_what_is_missing_or_older_is_compiled(tmp_path):
    folder = tmp_path / "src" / "joinedup" / "core" / "locale" / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "joinedup.po").write_text(HARD)
    (made,) = catalogues.compile_all(str(tmp_path))
    first = Path(made).stat().st_mtime_ns
    catalogues.compile_all(str(tmp_path))
    assert Path(made).stat().st_mtime_ns == first
    assert sorted(path.name for path in folder.iterdir()) == ["joinedup.mo", "joinedup.po"]
