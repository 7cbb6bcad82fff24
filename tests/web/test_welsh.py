"""The Welsh of pages fits their sources, and pages are shown in it."""

from __future__ import annotations

import gettext
import io
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from ground import catalogues
from ground.marked_texts import texts_in
from ground.template_texts import messages_in as in_templates
from joinedup.core import catalogue
from joinedup.web.phrasing import Phrasing
from joinedup.web.static_files import FOLDER

WEB = FOLDER.parent
PO = WEB / "locale" / "cy" / "LC_MESSAGES" / "joinedup.po"
PARAMETER = re.compile(r"\{(\w+)\}")


def sources() -> set[str | tuple[str, ...]]:
    """Every text of the pages that is marked for translation."""
    return set(texts_in(WEB))


def test_sentences_of_templates_are_found() -> None:
    found = list(in_templates("""
        {{ say("One {x}", x=1) }}{{ t('two') }}{% if a %}{{ number_of("{count} a", "{count} b", 3) }}{% endif %}
        {{ say(title) }}{{ other("three") }}
    """))  # fmt: skip
    assert [(name, text) for _, name, text, _ in found] == [
        (None, "One {x}"),
        (None, "two"),
        ("ngettext", ("{count} a", "{count} b")),
    ]
    assert "Skip to main content" in sources()


def test_every_english_text_of_the_catalogue_is_in_the_pages() -> None:
    known = {part for text in sources() for part in ([text] if isinstance(text, str) else text)}
    for message in read_po(io.BytesIO(PO.read_bytes()), locale="cy"):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        assert {each for each in ids if each} <= known


def parameters(text: str) -> set[str]:
    """The parameters that a sentence is given: our words are always there, and Welsh has the
    singular after a number."""
    return set(PARAMETER.findall(text)) - catalogue.WORDS_BY_NAME.keys()


def test_a_translation_uses_no_parameter_that_its_english_has_not() -> None:
    for message in read_po(io.BytesIO(PO.read_bytes()), locale="cy"):
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        english = message.id[-1] if isinstance(message.id, tuple) else message.id
        for each in filter(None, strings):
            assert parameters(each) <= parameters(english)


@pytest.fixture
def welsh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Phrasing:
    """Welsh with both catalogues compiled from their sources."""
    for number, source in enumerate((catalogue.LOCALE, PO.parents[2])):
        folder = tmp_path / str(number) / "cy" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        text = (source / "cy" / "LC_MESSAGES" / "joinedup.po").read_text("utf-8")
        (folder / "joinedup.mo").write_bytes(catalogues.binary(catalogues.read(text)))
    monkeypatch.setattr(catalogue, "_FOLDERS", [tmp_path / "0", tmp_path / "1"])
    catalogue.catalogue.cache_clear()
    return Phrasing("cy")


def test_a_page_is_said_from_both_catalogues(welsh: Phrasing) -> None:
    assert isinstance(catalogue.catalogue("cy"), gettext.GNUTranslations)
    assert welsh.say("Skip to main content") == "Neidio i’r prif gynnwys"
    assert welsh.t("January") == "Ionawr"
    catalogue.catalogue.cache_clear()
