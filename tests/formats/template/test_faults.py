"""What is wrong in a filled-in template is said with its cell, and nothing is lost."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from joinedup.core.plan import Extra
from joinedup.core.words import Direction, Frequency, Progress, Sector
from joinedup.formats.opening import open_file
from joinedup.formats.template import RULES, read_template
from tests.formats.template.workbooks import Rows, codes, read

OUTCOMES: Rows = [
    ["Number", "Title", "Ref"],
    ["1", "Ready for school", "O1"],
    ["2", "Work that pays", "O2"],
]
PARTNERS: Rows = [["Name", "Sector", "Ref"], ["Eastshire Police", "Other public", "B1"]]
ACTIONS = ["Number", "Title", "Priority", "Accountable partner", "By when", "Status", "Ref"]


def test_a_pointer_to_nothing_is_said_and_what_was_written_is_kept() -> None:
    file = read(
        {"Outcomes": OUTCOMES, "Actions": [ACTIONS, ["1.1", "Hub", "5.3", None, None, None, "A1"]]}
    )
    assert codes(file) == [("Y01", "Actions!C2")]
    assert file.findings[0].message() == (
        "“5.3” under Priority is not the number, the ref or the title of any priority."
    )
    assert file.plan.links == ()
    assert file.plan.extras == (Extra(subject="A1", name="Priority", text="5.3"),)


def test_a_pointer_speaks_in_the_partnerships_own_words() -> None:
    about: Rows = [
        ["Item", "Answer"],
        ["Your word for priority", "theme"],
        ["Your word for priorities", "themes"],
    ]
    file = read({"About": about, "Actions": [ACTIONS, ["1.1", "Hub", "5.3"]]})
    assert file.findings[0].message().endswith("of any theme.")


def test_many_bad_cells_of_a_column_are_one_finding_with_every_place() -> None:
    rows = [["1", f"Action {row}", None, None, "Q5 2026", None, None] for row in range(60)]
    file = read({"Actions": [ACTIONS, *rows]})
    assert codes(file) == [("Y05", "Actions!E2")]
    assert len(file.findings[0].others) == 59
    assert str(file.findings[0].others[-1]) == "Actions!E61"
    assert "nor is that in 59 more of its cells" in file.findings[0].message()


def test_a_number_that_two_rows_have_is_doubtful_and_their_refs_are_told() -> None:
    outcomes: Rows = [["Number", "Title", "Ref"], ["1", "One", "O4"], ["1", "Other", "O9"]]
    file = read({"Outcomes": outcomes, "Measures": [["Measure", "Measure of"], ["Homes", "1"]]})
    assert codes(file) == [("Y02", "Measures!B2")]
    assert "O4 and O9" in file.findings[0].message()
    assert file.plan.measures[0].subject is None


def test_a_ref_given_twice_stays_with_the_first_row() -> None:
    file = read({"Outcomes": [["Number", "Title", "Ref"], ["1", "One", "O4"], ["2", "Copy", "O4"]]})
    assert [outcome.ref for outcome in file.plan.outcomes] == ["O4", "O5"]
    assert codes(file) == [("Y03", "Outcomes!C3")]


@pytest.mark.parametrize("ref", ["5.2.1", "A1", "O0", "O01", "o1", "O99999999999"])
def test_what_is_no_ref_of_the_sheet_is_replaced(ref: str) -> None:
    file = read({"Outcomes": [["Number", "Title", "Ref"], ["1", "One", ref]]})
    assert [outcome.ref for outcome in file.plan.outcomes] == ["O1"]
    assert codes(file) == [("Y04", "Outcomes!C2")]


def test_a_pointer_by_a_bad_ref_still_finds_its_row() -> None:
    outcomes: Rows = [["Title", "Ref"], ["Ready for school", "ours-7"]]
    file = read(
        {"Outcomes": outcomes, "Measures": [["Measure", "Measure of"], ["Homes", "ours-7"]]}
    )
    assert file.plan.measures[0].subject == "O1"


def test_a_date_that_cannot_be_read_is_kept_as_written_and_said_with_its_reason() -> None:
    file = read({"Actions": [["Title", "By when"], ["Hub", "31/06/2026"]]})
    assert file.plan.actions[0].due is not None
    assert (file.plan.actions[0].due.text, file.plan.actions[0].due.period) == ("31/06/2026", None)
    assert file.findings[0].message().startswith("“31/06/2026” under By when is not a date.")


@pytest.mark.parametrize("written", ["TBC", "n/a", "ongoing", "-"])
def test_words_that_mean_no_date_yet_are_no_fault(written: str) -> None:
    file = read({"Actions": [["Title", "By when"], ["Hub", written]]})
    assert file.findings == ()
    assert file.plan.actions[0].due is not None


def test_a_day_must_be_a_day() -> None:
    about: Rows = [["Item", "Answer"], ["As at", "Mar 2026"]]
    file = read({"About": about})
    assert codes(file) == [("Y05", "About!B2")]
    assert file.plan.as_at is None
    assert file.plan.extras == (Extra(subject="", name="As at", text="Mar 2026"),)


def test_what_is_no_number_is_said_and_kept() -> None:
    rows: Rows = [
        ["Locality", "People"],
        ["Eastmere", "about a lot"],
        ["Upper Wend", 76500],
        ["Old Quay", "61,200"],
    ]
    file = read({"Localities": rows})
    assert codes(file) == [("Y06", "Localities!B2")]
    assert [locality.people for locality in file.plan.localities] == [None, 76500, 61200]
    assert file.plan.extras == (Extra(subject="Z1", name="People", text="about a lot"),)


def test_a_number_beyond_all_sense_is_no_number() -> None:
    rows: Rows = [["Measure", "Value", "Low"], ["M", "1e999999999", "1e999999999"]]
    file = read({"Measures": [["Number", "Measure"], ["M", "Homes"]], "Readings": rows})
    reading = file.plan.measures[0].readings[0]
    assert (reading.value, reading.low) == (None, None)


def test_a_share_must_be_a_whole_number() -> None:
    links: Rows = [
        ["From", "Does what", "To", "Share (%)"],
        ["1", "Supports", "2", Decimal("33.3")],
    ]
    file = read({"Outcomes": OUTCOMES, "Links": links})
    assert codes(file) == [("Y06", "Links!D2")]


def test_what_is_not_among_the_choices_is_said_with_the_choices() -> None:
    file = read({"Partners": [["Name", "Sector"], ["Two Banks Trust", "Third"]]})
    assert codes(file) == [("Y07", "Partners!B2")]
    assert "Voluntary" in file.findings[0].message()
    assert file.plan.extras == (Extra(subject="B1", name="Sector", text="Third"),)


@pytest.mark.parametrize("written", ["Other public", "other public", " OTHER  PUBLIC "])
def test_a_choice_is_understood_in_any_case_and_spacing(written: str) -> None:
    assert (
        read({"Partners": [["Name", "Sector"], ["Police", written]]}).plan.partners[0].sector
        is Sector.OTHER_PUBLIC
    )


def test_a_status_as_a_colour_is_understood_and_its_word_kept() -> None:
    action = read({"Actions": [["Title", "Status"], ["Hub", "Amber"]]}).plan.actions[0]
    assert (action.status, action.status_text) == (Progress.SLIPPING, "Amber")


def test_a_status_that_nobody_understands_is_said_and_its_words_kept() -> None:
    file = read({"Actions": [["Title", "Status"], ["Hub", "Wobbly"]]})
    assert codes(file) == [("Y07", "Actions!B2")]
    assert (file.plan.actions[0].status, file.plan.actions[0].status_text) == (None, "Wobbly")


def test_a_status_in_a_word_of_their_own_beside_their_words_loses_neither() -> None:
    file = read(
        {"Actions": [["Title", "Status", "Status in own words"], ["Hub", "Green", "Going well"]]}
    )
    assert file.plan.actions[0].status_text == "Going well"
    assert file.plan.extras == (Extra(subject="A1", name="Status", text="Green"),)


def test_columns_of_their_own_are_said_once_and_kept_row_by_row() -> None:
    rows: Rows = [
        ["Title", "Cabinet member", "By when", "Ward"],
        ["Hub", "Children", None, "Mere"],
        ["Bus", None, None, "Quay"],
    ]
    file = read({"Actions": rows})
    assert codes(file) == [("Y08", "Actions!B1")]
    assert "“Cabinet member” and “Ward”" in file.findings[0].message()
    assert [(extra.subject, extra.name, extra.text) for extra in file.plan.extras] == [
        ("A1", "Cabinet member", "Children"),
        ("A1", "Ward", "Mere"),
        ("A2", "Ward", "Quay"),
    ]


def test_a_heading_that_stands_twice_is_read_once_and_kept_the_second_time() -> None:
    file = read({"Actions": [["Title", "By when", "By when"], ["Hub", "2026", "2027"]]})
    assert str(file.plan.actions[0].due) == "2026"
    assert file.plan.extras == (Extra(subject="A1", name="By when", text="2027"),)


def test_a_sheet_of_their_own_is_a_note_and_its_rows_are_counted() -> None:
    file = read(
        {"Outcomes": OUTCOMES, "Working notes": [["Ring the college"], [], ["Ask for the hall"]]}
    )
    assert codes(file) == [("Y09", "Working notes")]
    assert (file.understood[-1].use, file.understood[-1].unused) == (
        "not a sheet of the template",
        2,
    )


def test_a_sheet_of_ours_without_its_headings_is_not_read_and_is_no_mere_note() -> None:
    file = read({"Outcomes": OUTCOMES, "Actions": [["1.1", "Hub", "TBC"], ["1.2", "Bus", "TBC"]]})
    assert codes(file) == [("Y15", "Actions")]
    assert file.findings[0].severity.value == "warning"


def test_a_partner_that_is_not_on_its_sheet_is_added_and_said() -> None:
    rows: Rows = [ACTIONS, ["1.1", "Hub", None, "Eastshire Polcie", None, None, None]]
    file = read({"Partners": PARTNERS, "Actions": rows})
    assert codes(file) == [("Y10", "Actions!D2")]
    assert [str(partner.title) for partner in file.plan.partners] == [
        "Eastshire Police",
        "Eastshire Polcie",
    ]
    assert file.plan.actions[0].accountable == "B2"


def test_partners_need_no_sheet_of_their_own() -> None:
    file = read({"Actions": [ACTIONS, ["1.1", "Hub", None, "Eastshire Police", None, None, None]]})
    assert file.findings == ()
    assert [partner.ref for partner in file.plan.partners] == ["B1"]


def test_a_name_met_twice_is_one_partner() -> None:
    rows: Rows = [
        ["Title", "Accountable partner", "Contributing partners"],
        ["Hub", "Police", "police; Fire"],
    ]
    plan = read({"Actions": rows}).plan
    assert [str(partner.title) for partner in plan.partners] == ["Police", "Fire"]
    assert plan.actions[0].contributors == ("B1", "B2")


def test_a_reading_of_no_measure_is_not_read_and_what_it_says_is_kept() -> None:
    rows: Rows = [["Measure", "Period", "Value"], [None, "2026", "38%"], ["M9", "2026", "40%"]]
    file = read({"Measures": [["Number", "Measure"], ["M1", "Homes"]], "Readings": rows})
    assert codes(file) == [("Y11", "Readings!A2"), ("Y01", "Readings!A3")]
    assert "2 rows say nothing that was understood under “Measure”" in file.findings[0].message()
    assert [extra.text for extra in file.plan.extras if extra.name == "Readings"] == [
        "Period: 2026; Value: 38%",
        "Measure: M9; Period: 2026; Value: 40%",
    ]
    understood = {each.sheet: each for each in file.understood}
    assert (understood["Readings"].rows, understood["Readings"].unused) == (0, 2)


def test_a_link_with_one_end_is_not_read_and_is_kept() -> None:
    file = read(
        {"Outcomes": OUTCOMES, "Links": [["From", "Does what", "To"], ["1", "Supports", None]]}
    )
    assert file.plan.links == ()
    assert codes(file) == [("Y11", "Links!A2")]
    assert file.plan.extras[0].text == "From: 1; Does what: Supports"


def test_a_line_of_about_that_is_not_ours_is_kept() -> None:
    file = read({"About": [["Item", "Answer"], ["Website", "riverside.example"], ["Version", "2"]]})
    assert codes(file) == [("Y12", "About!A2")]
    assert file.plan.extras == (Extra(subject="", name="Website", text="riverside.example"),)


def test_a_year_that_starts_in_no_month_starts_in_april_and_is_said() -> None:
    file = read({"About": [["Item", "Answer"], ["Year starts in", "financial"]]})
    assert file.plan.year_starts == 4
    assert codes(file) == [("Y13", "About!B2")]


@pytest.mark.parametrize(("written", "month"), [("January", 1), ("jan", 1), (9, 9), ("Sept", 9)])
def test_quarters_are_read_by_the_first_month_of_about_wherever_it_stands(
    written: str | int, month: int
) -> None:
    about: Rows = [["Item", "Answer"], ["Ends", "Q1 2026"], ["Year starts in", written]]
    plan = read({"Actions": [["Title", "By when"], ["Hub", "Q1 2026"]], "About": about}).plan
    assert plan.year_starts == month
    assert plan.ends is not None
    assert plan.ends.first_day == datetime.date(2026, month, 1)
    assert plan.actions[0].due is not None
    assert plan.actions[0].due.first_day == datetime.date(2026, month, 1)


def test_every_code_is_its_own_and_has_all_its_texts() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.code.startswith("Y")
        assert all((rule.title, rule.sentence, rule.remedy, rule.why, rule.example))


def test_a_note_beside_the_table_is_kept_by_its_columns_letter_and_said() -> None:
    row = ["1", "Ready for school", "O1", None, "ask the board"]
    file = read({"Outcomes": [["Number", "Title", "Ref"], row]})
    assert file.plan.extras == (Extra(subject="O1", name="E", text="ask the board"),)
    assert codes(file) == [("Y08", "Outcomes!E1")]


def test_a_column_of_ones_own_in_a_csv_file_is_said_at_its_heading() -> None:
    text = "Outcomes,Number,Title,Ref,Ward\n,1,Ready,O1,North\n,2,Work,O2,\n"
    file = read_template(open_file(text.encode(), name="plan.csv", isolate=False))
    assert [(finding.code, finding.place.line) for finding in file.findings] == [("Y08", 1)]


def test_cells_of_spaces_under_no_heading_are_no_column() -> None:
    file = read({"Outcomes": [["Number", "Title", "Ref"], ["1", "Ready", "O1", "  ", ""]]})
    assert (file.plan.extras, file.findings) == ((), ())


def test_a_column_of_ones_own_on_about_is_kept_with_the_item_beside_it() -> None:
    about: Rows = [
        ["Item", "Answer", "Checked by"],
        ["Partnership", "Eastshire", "Secretary"],
        [None, None, None, "see minutes"],
    ]
    file = read({"About": about})
    assert file.plan.extras == (
        Extra(subject="", name="About, Partnership: Checked by", text="Secretary"),
        Extra(subject="", name="D", text="see minutes"),
    )
    assert codes(file) == [("Y08", "About!C1")]
    assert "“Checked by” and “D”" in file.findings[0].message()


def test_a_deleted_column_of_titles_is_said() -> None:
    file = read({"Actions": [["Number", "Lead", "By when", "Ref"], ["1", "NHS", "2027", "A1"]]})
    assert codes(file) == [("Y16", "Actions!A1")]
    assert "has no column “Title”" in file.findings[0].message()


def test_headings_in_other_words_are_said_by_those_that_are_missing() -> None:
    head = ["Number", "Project title", "Lead", "Deadline", "Ref"]
    file = read({"Actions": [head, ["1", "Walk", "NHS", "2027", "A1"]]})
    assert [code for code, _ in codes(file)] == ["Y08", "Y16"]
    assert "no columns “Title” and “By when”" in file.findings[1].message()


def test_a_sheet_without_rows_lacks_no_heading() -> None:
    assert read({"Actions": [["Number", "Lead", "By when", "Ref"]]}).findings == ()


@pytest.mark.parametrize(
    ("header", "written", "field", "value"),
    [
        ("Should go", "increase", "direction", Direction.UP),
        ("Should go", "Reduce", "direction", Direction.DOWN),
        ("How often", "Annually", "frequency", Frequency.YEARLY),
    ],
)
def test_other_words_for_a_choice_are_understood(
    header: str, written: str, field: str, value: object
) -> None:
    file = read({"Measures": [["Measure", header], ["Walking", written]]})
    assert getattr(file.plan.measures[0], field) is value
    assert file.findings == ()


def test_local_government_is_a_sector() -> None:
    file = read({"Partners": [["Name", "Sector"], ["Eastshire Council", "Local government"]]})
    assert file.plan.partners[0].sector is Sector.LOCAL_AUTHORITY


def test_a_figure_in_words_is_kept_and_told_once_a_column() -> None:
    readings: Rows = [
        ["Measure", "Value", "Value (number)"],
        ["Walking", "thirty", None],
        ["Walking", "forty", None],
        ["Walking", "fifty", 50],
        ["Walking", "tbc", None],
        ["Walking", "60%", None],
    ]
    file = read({"Measures": [["Measure"], ["Walking"]], "Readings": readings})
    assert codes(file) == [("Y17", "Readings!B2")]
    assert [str(place) for place in file.findings[0].others] == ["Readings!B3"]
    assert file.plan.measures[0].readings[0].text == "thirty"


def test_a_note_below_the_table_beside_its_columns_is_kept_and_is_no_row() -> None:
    rows: Rows = [["Number", "Title", "Ref"], ["1", "Ready", "O1"], [None] * 4 + ["see minutes"]]
    file = read({"Outcomes": rows})
    assert [outcome.ref for outcome in file.plan.outcomes] == ["O1"]
    assert file.plan.extras == (Extra(subject="", name="E", text="see minutes"),)
