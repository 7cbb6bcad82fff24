"""The Welsh catalogue: it fits the sources, and the first screen can be read in Welsh.

A text that fails here because its English has changed is translated anew, or its entry is taken
out of the catalogue (it is then shown in English)."""

from __future__ import annotations

import datetime
import gettext
import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from ground import catalogues
from ground.marked_texts import Marked, texts_in
from ground.messages import messages_in
from joinedup.analysis.linkage import RULES
from joinedup.core.catalogue import LOCALE, MONTHS, OUR_WORDS, WORDS_BY_NAME, render
from joinedup.core.finding import Plural, Rule, Word
from joinedup.formats.rules import RULES as READING

PACKAGE = LOCALE.parent.parent
PO = LOCALE / "cy" / "LC_MESSAGES" / "joinedup.po"
CATALOGUES = (PO, PACKAGE / "web" / "locale" / "cy" / "LC_MESSAGES" / "joinedup.po")
PARAMETER = re.compile(r"\{(\w+)\}")

FIRST_SCREEN = (
    "L27",
    "L24",
    "M50",
    "M30",
    "N01",
    "L16",
    "N31",
    "N11",
    "M34",
    "L38",
    "L23",
    "L01",
    "L35",
)
"""The codes of Riverside's first screen, and three more that most plans have."""


@pytest.fixture(scope="module")
def po() -> Catalog:
    return read_po(io.BytesIO(PO.read_bytes()), locale="cy")


@pytest.fixture(scope="module")
def welsh(tmp_path_factory: pytest.TempPathFactory) -> gettext.GNUTranslations:
    """The catalogue as it is compiled where people start Joinedup."""
    made = catalogues.binary(catalogues.read(PO.read_text(encoding="utf-8")))
    return gettext.GNUTranslations(io.BytesIO(made))


def entries(po: Catalog) -> list[Message]:
    return [message for message in po if message.id]


def texts(message: Message) -> list[str]:
    return [
        str(each) for each in (message.id if isinstance(message.id, tuple | list) else [message.id])
    ]


def translations(message: Message) -> list[str]:
    held = message.string
    return [str(each) for each in (held if isinstance(held, tuple | list) else [held])]


def test_welsh_has_five_plural_forms(po: Catalog):
    assert po.num_plurals == 5
    assert po.plural_expr == "(n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 0)"


def test_every_english_text_of_the_catalogue_is_in_the_sources(po: Catalog):
    sources = texts_in(PACKAGE).keys()
    held = {each.id if isinstance(each.id, str) else tuple(each.id) for each in entries(po)}
    assert sorted(map(str, held - sources)) == []


def key_of(text: Marked) -> str:
    """How a catalogue names a text."""
    return text if isinstance(text, str) else "\0".join(text)


@pytest.mark.parametrize("folder", ["web", ""])
def test_what_pages_show_is_in_welsh(folder: str):
    """All but three in a hundred: the rest is in English until somebody has translated it."""
    shown = list(texts_in(PACKAGE / folder))
    welsh = {text for file in CATALOGUES for text in catalogues.read(file.read_text("utf-8"))}
    missing = [text for text in shown if key_of(text) not in welsh]
    assert len(missing) <= 0.03 * len(shown), "\n".join(map(str, missing))


def texts_of(rule: Rule) -> list[str]:
    """All that is said of a code; of a sentence with a form for several, the form for one."""
    said = (rule.title, rule.sentence, rule.remedy, rule.why, rule.example)
    return [each.one if isinstance(each, Plural) else each for each in said]


@pytest.mark.parametrize("rules", [RULES, READING], ids=["plans", "files"])
def test_all_that_is_said_of_a_code_is_in_welsh(rules: tuple[Rule, ...], po: Catalog):
    held = {texts(message)[0] for message in entries(po)}
    missing = {rule.code: set(texts_of(rule)) - held for rule in rules}
    assert {code: left for code, left in missing.items() if left} == {}


def own_parameters(text: str) -> set[str]:
    """The parameters that a sentence is given: our words, and what a thing is, are always there,
    and Welsh has the singular after a number."""
    return set(PARAMETER.findall(text)) - WORDS_BY_NAME.keys() - {"level", "levels"}


def test_a_translation_uses_only_parameters_that_its_sentence_has(po: Catalog):
    for message in entries(po):
        known = {name for text in texts(message) for name in own_parameters(text)}
        for text in translations(message):
            assert own_parameters(text) <= known, text


def test_a_translation_says_all_that_the_english_says(po: Catalog):
    for message in entries(po):
        if isinstance(message.id, str):
            assert own_parameters(message.id) == own_parameters(str(message.string))


def test_every_form_of_a_plural_is_filled(po: Catalog):
    for message in entries(po):
        assert all(translations(message)), message.id


def test_our_words_and_the_months_are_translated(welsh: gettext.GNUTranslations):
    for word in (*MONTHS, *(word for pair in OUR_WORDS.values() for word in pair)):
        same = word in ("partner", "person")
        assert (welsh.gettext(word) != word) is not same, word


@pytest.mark.parametrize("code", FIRST_SCREEN)
def test_the_first_screen_is_translated(welsh: gettext.GNUTranslations, code: str):
    (rule,) = [each for each in RULES if each.code == code]
    sentence, remedy = rule.sentence, rule.remedy
    assert isinstance(remedy, str)
    assert welsh.gettext(remedy) != remedy
    if isinstance(sentence, Plural):
        for count in (1, 2, 3, 6, 7):
            told = welsh.ngettext(sentence.one, sentence.many, count)
            assert told not in (sentence.one, sentence.many)
    else:
        assert welsh.gettext(sentence) != sentence


def test_nothing_waits_as_fuzzy(po: Catalog):
    assert [each.id for each in entries(po) if each.fuzzy] == []


def test_two_things_to_put_right_take_the_form_for_two(welsh: gettext.GNUTranslations):
    one, many = "{count} thing to put right", "{count} things to put right"
    assert welsh.ngettext(one, many, 1) == "{count} peth i’w gywiro"
    assert welsh.ngettext(one, many, 2) == "{count} o bethau i’w cywiro"


def test_the_finder_of_texts_reads_what_is_counted_as_one_message():
    source = 'x = Plural(N_("one {name}"), N_("many"))\ny = (N_("a" "b"), N_(name))\n'
    assert [(line, text) for line, _, text, _ in messages_in(source)] == [
        (1, ("one {name}", "many")),
        (2, "ab"),
    ]


def test_dates_of_the_catalogue_are_days_that_have_been(po: Catalog):
    made = po.revision_date
    assert isinstance(made, datetime.datetime)
    assert made.date() <= datetime.datetime.now(datetime.UTC).date()


def test_the_catalogue_lies_where_the_program_looks_for_it():
    assert Path(str(gettext.find("joinedup", LOCALE, ["cy"]) or PO)).parent == PO.parent


def test_a_sentence_without_a_translation_is_english_throughout():
    params = {"count": 1, "day": datetime.date(2026, 11, 17), "level": Word("action")}
    assert (
        render("Untold: {level} of {day}.", params, "cy") == "Untold: action of 17 November 2026."
    )
