"""Identifiers of organisations as people write them: put right with a note, or told why they are none."""

from __future__ import annotations

import pytest

from joinedup.core.catalogue import render
from joinedup.core.registers import Identifier, NoIdentifier, identifier, scheme, schemes


def right(text: str) -> Identifier:
    found = identifier(text)
    assert isinstance(found, Identifier), found
    return found


def why(text: str) -> str:
    found = identifier(text)
    assert isinstance(found, NoIdentifier), found
    return render(found.why.text, found.why.params)


def notes(text: str) -> list[str]:
    return [render(note.text, note.params) for note in right(text).notes]


@pytest.mark.parametrize(
    "text",
    [
        "GB-CHC-1164883",
        " gb-chc-1164883 ",
        "GB CHC 1164883",
        "GB-CHC 1164883",
        "GB–CHC – 1164883",
        "GB_CHC_1164883",
        "GB-CHC: 1164883",
        "GB-CHC-1164883.0",
        "GB-CHC-116 4883",
    ],
)
def test_case_blanks_and_dashes_do_not_count(text):
    assert str(right(text)) == "GB-CHC-1164883"
    assert right(text).notes == ()


@pytest.mark.parametrize(
    ("text", "meant", "before"),
    [
        ("GB-COH-1234567", "GB-COH-01234567", "1234567"),
        ("GB-COH-445790", "GB-COH-00445790", "445790"),
        ("GB-COH-SC1234", "GB-COH-SC001234", "SC1234"),
        ("GB-SC-SC42386", "GB-SC-SC042386", "SC42386"),
        ("GB-HESA-69", "GB-HESA-0069", "69"),
    ],
)
def test_zeros_that_a_spreadsheet_dropped_are_put_back_with_a_note(text, meant, before):
    assert str(right(text)) == meant
    assert notes(text) == [f"Leading zeros put back: {before} is {right(text).code}"]


def test_a_charity_number_never_begins_with_a_zero():
    assert str(right("GB-CHC-0279417")) == "GB-CHC-279417"
    assert notes("GB-CHC-0279417") == ["Leading zeros taken away: 0279417 is 279417"]


@pytest.mark.parametrize("text", ["GB-SC042386", "GB-SC-042386", "GB-SC-42386"])
def test_a_scottish_charity_number_gets_its_letters_back(text):
    assert str(right(text)) == "GB-SC-SC042386"
    (note,) = notes(text)
    assert note.startswith("The letters that begin its numbers put back: ")


def test_letters_of_the_list_before_its_number_are_taken_away():
    assert str(right("GB-NIC-NIC100002")) == "GB-NIC-100002"
    assert notes("GB-NIC-NIC100002") == ["The letters of the list taken away: NIC100002 is 100002"]


@pytest.mark.parametrize(
    "text", ["GB-COH-SC123456", "GB-COH-NI012345", "GB-COH-IP22063R", "GB-COH-R0000123"]
)
def test_company_numbers_that_begin_with_letters_stay_as_they_are(text):
    assert str(right(text)) == text
    assert right(text).notes == ()


def test_where_capitals_matter_they_are_kept_and_elsewhere_put_right():
    buyer = "GB-SRS-sid4gov.cabinetoffice.gov.uk/tBq37PN7"
    assert str(right(buyer)) == buyer
    assert str(right("xi-ror-05ASF4E91")) == "XI-ROR-05asf4e91"
    assert str(right("GB-LAE-nbl")) == "GB-LAE-NBL"


@pytest.mark.parametrize(
    "text",
    ["GB-COH-12", "GB-COH-n/a", "GB-CHC-SC042386", "GB-GOR-1204", "GB-EDU-1", "GB-CHC-12345"],
)
def test_a_number_of_another_form_is_refused_with_the_form_it_should_have(text):
    code, number = text.rsplit("-", 1)
    found = scheme(code)
    assert found is not None
    assert why(text) == (
        f"“{number.upper() if found.case else number}” does not read as a number of {found.name} "
        f"({code}); they look like {found.example}."
    )


@pytest.mark.parametrize(
    ("text", "prefix"),
    [("360G-ptc-12", "360G"), ("360g_Trust_1", "360G"), ("GB-323242", "GB"), ("XI-12345", "XI")],
)
def test_a_made_up_prefix_is_no_register(text, prefix):
    assert why(text) == (
        f"“{prefix}” is no register of organisations: whoever published “{text}” gave the number "
        "itself, and to others it says nothing."
    )


@pytest.mark.parametrize(
    ("text", "prefix"), [("IE-CHY-123", "IE-CHY"), ("XI-FOO-1", "XI-FOO"), ("GB-GRID-1", "GB-GRID")]
)
def test_a_list_that_is_not_kept_here_is_said_to_be_unknown_and_not_wrong(text, prefix):
    assert why(text).startswith(f"“{prefix}” is not among the GB and cross-border lists")


@pytest.mark.parametrize("text", ["1164883", "SC042386", "01234567", "Riverside Council", "-"])
def test_a_number_without_its_list_is_not_guessed_at(text):
    assert why(text).startswith(f"“{text}” names no list of organisations. ")


def test_a_list_without_a_number_and_an_empty_cell_have_sentences_of_their_own():
    assert why("GB-COH-") == "“GB-COH-” names a list, Companies House, and no number in it."
    assert why("gb-coh") == "“gb-coh” names a list, Companies House, and no number in it."
    assert why("  ") == "There is no identifier here."


def test_a_closed_list_is_accepted_with_a_note():
    assert notes("XI-GRID-grid.5337.2") == [
        "The list XI-GRID is closed, and should not be used for new identifiers"
    ]


def test_every_list_accepts_its_own_example_and_it_reads_back_as_it_was():
    for each in schemes().values():
        if each.example:
            assert each.accepts(each.example), each
            found = right(f"{each.code}-{each.example}")
            assert (found.scheme, found.code) == (each, each.example)


def test_a_scheme_is_found_by_its_code_whatever_its_case():
    found = scheme(" gb-sc ")
    assert found is not None
    assert (found.code, found.name, found.parts) == (
        "GB-SC",
        "Scottish Charity Register",
        ("GB-SCT",),
    )
    assert (found.kinds, found.standing, found.confirmed) == (("charity",), "primary", True)
    assert scheme("GB-XYZ") is None
    assert [each.code for each in schemes().values() if each.deprecated] == [
        "GB-GOVUK",
        "XI-BRIDGE",
        "XI-GRID",
    ]
