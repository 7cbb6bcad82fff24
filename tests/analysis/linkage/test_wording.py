from __future__ import annotations

from dataclasses import replace

import pytest

from joinedup.core.plan import Partner, Plan, Statement
from joinedup.core.text import Text
from tests.analysis.linkage.building import change, change_all, grown
from tests.analysis.linkage.measured import MEASURED, found, places_of, said, with_measure


def titled(title: str, ref: str = "A1", **fields: object) -> Plan:
    return change(ref, MEASURED, title=Text.of(title), **fields)


def test_an_action_that_commits_to_nothing():
    assert said(titled("Explore options for village transport"), "M60") == [
        "1.1.1 “Explore options for village transport” begins with “Explore”, so it is hard to say "
        "when it is done."
    ]


@pytest.mark.parametrize(
    "title",
    ["Continue to support carers", "Consider a new depot", "To promote cycling", "Raise awareness"],
)
def test_other_words_that_commit_to_nothing(title: str):
    assert len(said(titled(title), "M60")) == 1


@pytest.mark.parametrize(
    "title",
    ["Explorers’ club", "Considerate neighbours scheme", "Family hub in Eastmere", "Open two hubs"],
)
def test_an_action_named_by_its_thing_commits_to_it(title: str):
    assert said(titled(title), "M60") == []


def test_many_actions_that_commit_to_nothing_are_told_together():
    plan = grown(30, MEASURED, title=Text.of("Consider it"))
    (sentence,) = said(plan, "M60")
    assert sentence.startswith(
        "30 of the 36 projects begin with words such as “Consider” that commit to nothing, among them"
    )


def test_an_outcome_worded_as_an_activity():
    assert said(titled("Deliver a family support programme", "O1"), "M61") == [
        "1 “Deliver a family support programme” begins with “Deliver”: it says what will be done, "
        "not what will be different."
    ]


@pytest.mark.parametrize(
    "title", ["Reduce poverty", "Delivering is hard", "Ready for school", "Holding on to our young"]
)
def test_an_outcome_that_says_what_will_be_different(title: str):
    assert said(titled(title, "O1"), "M61") == []


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Reduce admissions by XX%", "XX%"),
        ("Grant of £xx to each", "£xx"),
        ("Work with [insert partner]", "[insert partner]"),
        ("Hub, place TBC", "TBC"),
        ("Lorem ipsum dolor", "Lorem ipsum"),
        ("Who leads???", "???"),
        ("Details to be confirmed", "to be confirmed"),
    ],
)
def test_text_that_was_to_be_filled_in_later(title: str, words: str):
    assert said(titled(title), "M62") == [
        f"1.1.1 “{title}” still holds “{words}”, which was to be filled in later."
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Phase XX of the works",
        "Who leads?",
        "Add names to the register",
        "Confirm the lead",
        "Taxi marshals",
    ],
)
def test_text_that_only_looks_unfinished(title: str):
    assert said(titled(title), "M62") == []


def test_a_placeholder_in_the_source_of_a_measure_stands_there():
    plan = with_measure(source="tbc")
    assert [str(each.place) for each in found(plan, "M62", places_of(plan))] == ["Measures!B2"]


def test_a_bracket_that_opens_in_a_title_and_closes_in_the_description_is_no_placeholder():
    assert said(titled("Hub (name", description=Text.of("to follow) and more")), "M62") == []


def test_a_very_long_title():
    title = " ".join(f"word{number}" for number in range(31))
    assert said(titled(title), "M63") == [
        "The title of 1.1.1 “word0 word1 word2 word3 word4 word5 word6 word7…” has 31 words."
    ]


def test_a_title_of_thirty_words_is_not_too_long():
    assert said(titled(" ".join(["word"] * 30)), "M63") == []


def test_many_long_titles_are_told_together():
    plan = change_all(lambda _: {"title": Text.of("long " * 40)}, plan=MEASURED)
    (sentence,) = said(plan, "M63")
    assert sentence.startswith("The titles of 6 of the 6 projects have more than 30 words")


def test_abbreviations_that_are_never_written_out_are_told_once_for_the_plan():
    plan = change("A2", titled("MASH and PCN meet"), title=Text.of("PCN front door"))
    assert said(plan, "M64") == ["2 abbreviations are used and nowhere written out: PCN and MASH."]


def test_one_abbreviation():
    assert said(titled("MASH front door"), "M64") == ["MASH is used and nowhere written out."]


def test_more_abbreviations_than_fit_in_a_sentence():
    plan = titled("ABX BCX CDX DEX EFX FGX GHX HIX IJX meet")
    assert said(plan, "M64")[0].endswith("and HIX….")


@pytest.mark.parametrize(
    "title",
    [
        "NHS and GP services",
        "FAMILY HUB FOR ALL",
        "Multi-agency safeguarding hub (MASH)",
        "MASH (the safeguarding hub)",
        "Part III of the works",
        "Meet at 9AM",
    ],
)
def test_letters_that_need_no_writing_out(title: str):
    assert said(titled(title), "M64") == []


def test_the_name_of_a_partner_explains_its_letters():
    plan = titled("ICB funds the hub")
    board = Partner(ref="B9", title=Text.of("Wend Valley Integrated Care Board"))
    assert said(plan, "M64") == ["ICB is used and nowhere written out."]
    assert said(replace(plan, partners=(*plan.partners, board)), "M64") == []


def test_a_statement_explains_its_letters():
    plan = titled("MASH front door")
    spoken = Statement(topic="other", text=Text.of("The safeguarding hub (MASH) began in 2020."))
    assert said(replace(plan, statements=(*plan.statements, spoken)), "M64") == []
