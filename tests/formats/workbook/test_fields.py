"""What cells hold: dates, statuses in words and colour, leads, figures, money, updates, milestones."""

import datetime
from decimal import Decimal

import pytest

from joinedup.core.amount import Amount
from joinedup.core.words import (
    Direction,
    Frequency,
    LeadState,
    LinkKind,
    Nature,
    PlainAnswer,
    Progress,
    ResourceKind,
)
from joinedup.formats.workbook.figures import headline, stated
from tests.formats.workbook.grids import cells, codes, finding, read, read_all, sheet, titles

GREEN, AMBER, RED, BLUE = "00B050", "FFC000", "FF0000", "0070C0"


def _of(heading: str, *values: object, **more: object):  # type: ignore[no-untyped-def]
    """Actions with one more column."""
    rows = [
        ["Project", "Lead", heading],
        *([f"Project {n}", "Police", value] for n, value in enumerate(values)),
    ]
    return read(rows, **more)


# Dates


def test_dates_in_every_form_are_read_and_the_doubtful_told_once() -> None:
    file = _of("By when", "31/03/26", "Mar-27", "Q3 2026", "2026/27", "ongoing", "TBC", "Q4 2026")
    days = [str(action.due.last_day) for action in file.plan.actions]
    assert days == [
        "2026-03-31",
        "2027-03-31",
        "2026-12-31",
        "2027-03-31",
        "None",
        "None",
        "2027-03-31",
    ]
    assert file.plan.actions[4].due.ongoing
    assert codes(file) == ["T03"]
    assert cells(finding(file, "T03")) == ["Sheet1!C4", "Sheet1!C8"]


def test_what_is_no_date_is_told_once_for_its_column_with_every_cell() -> None:
    file = _of("By when", "Q5 2026", "see minutes", "31/03/26", "31/06/2026")
    found = finding(file, "T02")
    assert cells(found) == ["Sheet1!C2", "Sheet1!C3", "Sheet1!C5"]
    assert found.message() == (
        "“Q5 2026” under “By when” is not a date (a year has four quarters); nor is that in 2 more of its cells."
    )
    assert file.plan.actions[0].due.text == "Q5 2026"


def test_a_date_cell_that_shows_only_a_month_means_the_month() -> None:
    day = datetime.date(2027, 3, 1)
    file = _of("By when", day, day, formats={(1, 2): "mmm-yy", (2, 2): "dd/mm/yyyy"})
    assert [str(action.due.last_day) for action in file.plan.actions] == [
        "2027-03-31",
        "2027-03-01",
    ]
    assert file.plan.actions[0].due.text == "Mar 2027"


def test_the_partnerships_year_is_passed_on() -> None:
    file = read_all(
        sheet("S", [["Project", "Lead", "By when"], ["X", "P", "Q1 2026"]]), year_starts=9
    )
    assert str(file.plan.actions[0].due.last_day) == "2026-11-30"
    assert file.plan.year_starts == 9


def test_a_revised_date_wins_and_the_first_is_kept() -> None:
    rows = [
        ["Project", "Lead", "By when", "Revised date"],
        ["X", "P", "31/03/26", "30/09/26"],
        ["Y", "P", "31/03/26", None],
    ]
    file = read(rows)
    assert [str(action.due.last_day) for action in file.plan.actions] == [
        "2026-09-30",
        "2026-03-31",
    ]
    assert ("Date before it was revised", "31/03/26") in [
        (e.name, e.text) for e in file.plan.extras
    ]


def test_a_target_column_of_dates_is_of_dates() -> None:
    assert str(_of("Target", "31/03/26", "Mar-27").plan.actions[1].due.last_day) == "2027-03-31"
    assert _of("Target", "75%", "12 hubs").plan.actions[0].due is None


def test_the_day_of_the_file_is_its_as_at_line() -> None:
    rows = [["Delivery plan"], ["As at 17 November 2026"], ["Project", "Lead"], ["X", "P"]]
    assert read(rows).plan.as_at == datetime.date(2026, 11, 17)
    beside = [["Position as at:", datetime.date(2026, 11, 17)], ["Project", "Lead"], ["X", "P"]]
    assert read(beside).plan.as_at == datetime.date(2026, 11, 17)
    assert read([["Last updated 1/10/26"], ["Project", "Lead"], ["X", "P"]]).plan.as_at is None


# Status


def test_statuses_in_words() -> None:
    file = _of("BRAG", "Green", "Amber - slippage", "R", "Complete", "TBC", "see minutes")
    assert [action.status for action in file.plan.actions] == [
        Progress.ON_COURSE,
        Progress.SLIPPING,
        Progress.STUCK,
        Progress.DONE,
        None,
        None,
    ]
    assert file.plan.actions[1].status_text == "Amber - slippage"
    assert cells(finding(file, "T16")) == ["Sheet1!C7"]


def test_colour_is_read_where_there_are_no_words_and_told() -> None:
    file = _of(
        "BRAG",
        None,
        None,
        None,
        "Green",
        fills={(1, 2): RED, (2, 2): AMBER, (3, 2): BLUE, (4, 2): RED},
    )
    assert [action.status for action in file.plan.actions] == [
        Progress.STUCK,
        Progress.SLIPPING,
        Progress.DONE,
        Progress.ON_COURSE,
    ]
    found = finding(file, "T09")
    assert cells(found) == ["Sheet1!C2", "Sheet1!C3", "Sheet1!C4"]
    assert "green as on course" in found.message()
    assert "action.status" in file.plan.fields


def test_without_a_status_column_the_colours_of_the_titles_count() -> None:
    file = _of(
        "By when", "2026", "2027", "2028", fills={(1, 0): GREEN, (2, 0): RED, (1, 1): "D9E1F2"}
    )
    assert [action.status for action in file.plan.actions] == [
        Progress.ON_COURSE,
        Progress.STUCK,
        None,
    ]


def test_a_column_in_one_colour_says_nothing() -> None:
    file = _of("By when", "2026", "2027", fills={(0, 0): BLUE, (1, 0): GREEN, (2, 0): GREEN})
    assert [action.status for action in file.plan.actions] == [None, None]


def test_a_title_struck_through_is_stopped() -> None:
    file = _of("By when", "2026", "2027", struck=frozenset({(2, 0)}))
    assert [action.status for action in file.plan.actions] == [None, Progress.STOPPED]
    assert cells(finding(file, "T13")) == ["Sheet1!A3"]


def test_an_update_that_says_done_closes_an_item_of_a_log_without_a_status() -> None:
    rows = [
        ["No.", "Action", "Owner", "Update"],
        ["1", "Write", "ALL", "done at March mtg"],
        ["2", "Call", "PM", "no reply"],
    ]
    file = read(rows)
    assert [action.status for action in file.plan.actions] == [Progress.DONE, None]
    assert file.plan.actions[0].leads[0].state is LeadState.EVERYONE


# Leads and partners


def test_leads_are_matched_to_people_and_partners() -> None:
    rows = [
        ["Project", "Lead officer", "Lead organisation", "Partners"],
        ["X", "Head of Housing, Wendbridge Homes", "Wendbridge Homes", "Eastshire Police; NHS"],
        ["Y", "Wendbridge / TBC", None, "All partners"],
    ]
    plan = read(rows).plan
    first, second = plan.actions
    partners = {partner.ref: str(partner.title) for partner in plan.partners}
    assert [str(person.title) for person in plan.people] == ["Head of Housing"]
    assert partners[plan.people[0].partner] == "Wendbridge Homes"
    assert partners[first.accountable] == "Wendbridge Homes"
    assert [partners[ref] for ref in first.contributors] == ["Eastshire Police", "NHS"]
    assert [(lead.text, lead.state.value) for lead in second.leads] == [
        ("Wendbridge", "named"),
        ("TBC", "to be confirmed"),
    ]
    assert partners[second.leads[0].partner] == "Wendbridge Homes"


def test_a_short_name_that_was_taken_for_a_longer_one_is_told() -> None:
    file = read([["Project", "Lead", "Partners"], ["X", "Wendbridge", "Wendbridge Homes"]])
    assert finding(file, "T17").message() == "“Wendbridge” was taken to be Wendbridge Homes."


def test_a_short_name_that_could_be_two_is_nobody() -> None:
    file = read(
        [["Project", "Lead", "Partners"], ["X", "Eastshire", "Eastshire Police; Eastshire Council"]]
    )
    assert file.plan.actions[0].leads[0].partner is None


def test_partners_are_one_where_only_case_and_the_differ() -> None:
    file = read(
        [
            ["Project", "Lead partner"],
            ["X", "The Wend Trust"],
            ["Y", "wend trust"],
            ["Z", "Wend Trust Ltd"],
        ]
    )
    assert titles(file.plan.partners) == ["The Wend Trust"]


def test_council_and_county_council_stay_two() -> None:
    file = read(
        [["Project", "Lead partner"], ["X", "Eastshire Council"], ["Y", "Eastshire County Council"]]
    )
    assert len(file.plan.partners) == 2


def test_one_who_left_is_known_to_have_left() -> None:
    file = read([["Project", "Lead officer"], ["X", "Head of Community Services (left Sept 2026)"]])
    assert file.plan.actions[0].leads[0].state is LeadState.LEFT
    assert str(file.plan.people[0].title) == "Head of Community Services"
    assert str(file.plan.people[0].left.last_day) == "2026-09-30"


# Figures


def test_measures_with_their_columns() -> None:
    head = [
        "Outcome",
        "Indicator",
        "Baseline 2023/24",
        "Target 2027",
        "Q1 2026/27",
        "Frequency",
        "Source",
        "Polarity",
        "Data owner",
    ]
    row = [
        "Ready",
        "Good level of development",
        "66.8%",
        "75%",
        "67.1%",
        "Annual",
        "DfE",
        "Higher is better",
        "Analyst",
    ]
    (measure,) = read([head, row]).plan.measures
    assert measure.subject == "O1"
    assert (measure.baseline.value, measure.baseline.when.text) == (Decimal("66.8"), "2023/24")
    assert [(t.value, str(t.due.last_day)) for t in measure.targets] == [
        (Decimal(75), "2027-12-31")
    ]
    assert [(r.value, str(r.period.first_day)) for r in measure.readings] == [
        (Decimal("67.1"), "2026-04-01")
    ]
    assert (measure.unit, measure.frequency, measure.direction) == (
        "%",
        Frequency.YEARLY,
        Direction.UP,
    )
    assert (measure.source, measure.owner) == ("DfE", "Analyst")


def test_figures_inside_sentences_of_cells() -> None:
    rows = [
        ["Project", "Measure", "Baseline", "Target"],
        ["X", "Homes", "412 in March 2024", "240 homes by March 2028"],
    ]
    (measure,) = read(rows).plan.measures
    assert (measure.baseline.value, str(measure.baseline.when.last_day)) == (
        Decimal(412),
        "2024-03-31",
    )
    assert (measure.targets[0].value, str(measure.targets[0].due.last_day)) == (
        Decimal(240),
        "2028-03-31",
    )


@pytest.mark.parametrize(
    ("text", "base", "targets"),
    [
        ("75% at a good level by 2030 (66.8% in 2023/24)", ("66.8", "2023/24"), [("75", "2030")]),
        ("Learners who pass: 55% to 75% by Jul 28", ("55", None), [("75", "Jul 28")]),
        ("Smoke-free at four weeks from 47% to 58% by Mar 28", ("47", None), [("58", "Mar 28")]),
        ("412 in Mar 24 down to 240 by Mar 28", ("412", "Mar 24"), [("240", "Mar 28")]),
        ("70% steadier at 12 wks by Mar 29 (52%)", ("52", None), [("70", "Mar 29")]),
        ("gap cut by 2 yrs by 2030, baseline 2020/21", (None, "2020/21"), [("2", "2030")]),
        (
            "480 homes by Mar 29. 96 of 180 done by 31/03/26",
            None,
            [("480", "Mar 29"), ("180", "31/03/26")],
        ),
        ("No. of forum meetings held", None, []),
        ("Visits to 1,200 homes", None, []),
    ],
)
def test_what_a_sentence_states(
    text: str, base: tuple[str | None, str | None] | None, targets: list[tuple[str, str]]
) -> None:
    said = stated(text, 4)
    assert [(str(t.value), t.due.text) for t in said.targets] == targets
    if base is None:
        assert said.baseline is None
    else:
        value, when = base
        assert said.baseline.value == (None if value is None else Decimal(value))
        assert (said.baseline.when.text if said.baseline.when else None) == when


def test_progress_to_date_in_a_sentence_is_a_reading() -> None:
    (reading,) = stated("96 of 180 done by 31/03/26 - target missed", 4).readings
    assert (reading.value, str(reading.period.last_day)) == (Decimal(96), "2026-03-31")


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("1. READY\n75% by 2030 (66% in 2023)", "1. READY", "75% by 2030 (66% in 2023)"),
        (
            "3. Work that pays - below it down to 14% by 2030",
            "3. Work that pays",
            "below it down to 14% by 2030",
        ),
        (
            "AIM 5 - Warm homes (412 in 2024 down to 240 by 2028)",
            "AIM 5 - Warm homes",
            "412 in 2024 down to 240 by 2028",
        ),
        ("Jobs up 10% by 2026", "Jobs up 10% by 2026", ""),
        ("Warm - and secure - homes", "Warm - and secure - homes", ""),
    ],
)
def test_a_target_behind_a_title_is_told_apart_from_it(text: str, title: str, rest: str) -> None:
    assert headline(text, 4) == (title, rest)


def test_the_target_in_the_cell_of_an_outcome_is_its_measure_once() -> None:
    aim = "1. Ready for school\n75% by 2030 (66.8% in 2023/24)"
    plan = read([["Aim", "Project", "Lead"], [aim, "X", "P"], [aim, "Y", "P"]]).plan
    assert titles(plan.outcomes) == ["Ready for school"]
    assert str(plan.outcomes[0].description) == "75% by 2030 (66.8% in 2023/24)"
    assert [(m.subject, m.targets[0].value) for m in plan.measures] == [("O1", Decimal(75))]


def test_words_where_a_figure_belongs_are_kept_and_told() -> None:
    file = read(
        [["Project", "Measure", "Target"], ["X", "Visits", "increase"], ["Y", "Homes", "12"]]
    )
    assert file.plan.measures[0].targets[0].text == "increase"
    assert cells(finding(file, "T04")) == ["Sheet1!C2"]


def test_measures_listed_in_one_cell_take_the_values_beside_them() -> None:
    rows = [["Project", "Measure", "Target"], ["X", "• Visits\n• Homes", "40\n12"]]
    assert [(str(m.title), m.targets[0].value) for m in read(rows).plan.measures] == [
        ("Visits", 40),
        ("Homes", 12),
    ]


def test_a_target_without_a_measure_is_of_the_action_itself() -> None:
    plan = read(
        [["Project", "Baseline", "Target", "Lead"], ["Retrofit homes", "96", "180", "P"]]
    ).plan
    assert [(str(m.title), m.subject, m.targets[0].value) for m in plan.measures] == [
        ("Retrofit homes", "A1", 180)
    ]


# Money, updates, milestones, risks, places, links


@pytest.mark.parametrize(
    ("heading", "text", "kind", "amount"),
    [
        ("Budget", "£1.08m", ResourceKind.MONEY, Amount.pounds(1_080_000)),
        ("Budget (£000)", 310, ResourceKind.MONEY, Amount.pounds(310_000)),
        ("£k 26/27", "£180k college, bus not costed", ResourceKind.MONEY, Amount.pounds(180_000)),
        ("FTE", "2.4", ResourceKind.PEOPLE, Amount.people(2400)),
        ("Resources required", "1.5 FTE", ResourceKind.PEOPLE, Amount.people(1500)),
        ("Budget", "TBC", ResourceKind.MONEY, None),
    ],
)
def test_needs(heading: str, text: object, kind: ResourceKind, amount: Amount | None) -> None:
    (need,) = _of(heading, text).plan.needs
    assert (need.subject, need.kind, need.amount, need.text) == ("A1", kind, amount, str(text))
    assert need.answer is None or isinstance(need.answer, PlainAnswer)


def test_nothing_in_a_column_of_money_is_no_need_of_nought() -> None:
    assert _of("Budget", None).plan.needs == ()


def test_amounts_that_are_no_one_figure_are_said_once_for_the_column() -> None:
    file = _of("Budget", "£12;500?", "£5k", "TBC", "a lot", "", 250)
    assert cells(finding(file, "T04")) == ["Sheet1!C2", "Sheet1!C5"]
    assert "“£12;500?” and 1 more of the entries under “Budget”" in finding(file, "T04").message()


@pytest.mark.parametrize(
    ("heading", "text", "reading"),
    [
        ("Budget", "£12 500,50", "£12,500.50"),
        ("Budget", "£12 500", "£12,500"),
        ("Budget (£000)", "1,5", "£1,500"),
        ("FTE", "0,5", "0.5 FTE"),
    ],
)
def test_an_amount_marked_as_few_write_it_is_told_with_its_reading(
    heading: str, text: str, reading: str
) -> None:
    found = finding(_of(heading, "3", text, text), "T22")
    assert cells(found) == ["Sheet1!C3", "Sheet1!C4"]
    assert f"“{text}” under “{heading}” was read as {reading}." in found.message()


@pytest.mark.parametrize("text", ["£12,500.50", "£12,500", "1.5", "£1.08m", "2,500,000"])
def test_an_amount_as_it_is_written_here_is_not_told(text: str) -> None:
    assert not {"T04", "T22"} & set(codes(_of("Budget", text)))


def test_a_doubtful_target_is_told_with_its_reading() -> None:
    rows = [["Measure", "Baseline", "Target"], ["Trees", "1 200 trees", "3,5 by 2027"]]
    found = [each.message() for each in read(rows).findings if each.code == "T22"]
    assert found == [
        "“1 200 trees” under “Baseline” was read as 1,200.",
        "“3,5 by 2027” under “Target” was read as 3.5.",
    ]


def test_capital_and_revenue_are_told_apart() -> None:
    file = _of("Budget", "£50k capital", "£50k revenue", "£50k")
    assert [need.nature for need in file.plan.needs] == [Nature.CAPITAL, Nature.REVENUE, None]


def test_a_column_of_comments_for_each_round_gives_updates_with_periods() -> None:
    head = ["Project", "Lead", "Comments Q1", "Comments Q2", "RAG Q2"]
    rows = [["Plan, as at 14 October 2026"], head, ["X", "P", "Opened", "Closed", "Red"]]
    updates = read(rows).plan.updates
    assert [(u.text, str(u.period.first_day), u.status) for u in updates] == [
        ("Opened", "2026-04-01", None),
        ("Closed", "2026-07-01", Progress.STUCK),
    ]


def test_a_round_is_of_the_year_that_the_title_names() -> None:
    rows = [["Action plan 2024/25"], ["Project", "Lead", "Comments Q4"], ["X", "P", "Opened"]]
    assert str(read(rows).plan.updates[0].period.first_day) == "2025-01-01"


def test_a_round_without_a_year_anywhere_has_its_name_and_no_period() -> None:
    (update,) = read([["Project", "Lead", "Comments Q4"], ["X", "P", "Opened"]]).plan.updates
    assert (update.period.text, update.period.period) == ("Q4", None)


def test_the_status_of_the_latest_round_is_the_actions_own() -> None:
    rows = [
        ["Project", "Lead", "Q1 RAG", "Q2 RAG"],
        ["X", "P", "Green", "Red"],
        ["Y", "P", "Green", None],
    ]
    assert [action.status for action in read(rows).plan.actions] == [
        Progress.STUCK,
        Progress.ON_COURSE,
    ]


def test_milestones_in_the_lines_of_a_cell() -> None:
    text = "Rooms found – 31/03/26 (done)\nStaff in post by June 2026\n✓ Name chosen; Open day"
    file = _of("Key milestones", text)
    assert [
        (str(m.title), m.due and str(m.due.last_day), m.status) for m in file.plan.milestones
    ] == [
        ("Rooms found", "2026-03-31", Progress.DONE),
        ("Staff in post", "2026-06-30", None),
        ("Name chosen", None, Progress.DONE),
        ("Open day", None, None),
    ]
    assert str(file.places.at("K1", "due")) == "Sheet1!C2"


def test_a_date_beside_a_milestone_is_its_date() -> None:
    rows = [["Project", "Milestone", "Milestone date", "Lead"], ["X", "Open", "31/03/26", "P"]]
    assert str(read(rows).plan.milestones[0].due.last_day) == "2026-03-31"


def test_risks_of_actions() -> None:
    rows = [
        ["Project", "Risk", "Likelihood", "Mitigation"],
        ["X", "No staff", "High", "Hire early"],
        ["Y", "None", None, None],
    ]
    (risk,) = read(rows).plan.risks
    assert (str(risk.title), risk.subject, risk.likelihood, str(risk.mitigation)) == (
        "No staff",
        "A1",
        "High",
        "Hire early",
    )


def test_places_are_localities_and_everywhere_is_none() -> None:
    file = _of("Locality", "Old Quay / Eastmere", "Boroughwide", "Old Quay and Town")
    assert titles(file.plan.localities) == ["Old Quay", "Eastmere", "Old Quay and Town"]
    assert [len(action.localities) for action in file.plan.actions] == [2, 0, 1]
    assert "Boroughwide" in [extra.text for extra in file.plan.extras]


def test_references_to_other_things_are_links_and_a_dead_one_is_told() -> None:
    rows = [
        ["Outcome", "No.", "Project", "Contributes to", "Depends on"],
        ["1. Ready", "1.1", "X", "2", "2.1"],
        ["2. Paid", "2.1", "Y", "9", None],
    ]
    file = read(rows)
    assert [(link.source, link.target, link.kind) for link in file.plan.links] == [
        ("A1", "O1", LinkKind.SERVES),
        ("A2", "O2", LinkKind.SERVES),
        ("A1", "O2", LinkKind.SERVES),
        ("A1", "A2", LinkKind.DEPENDS_ON),
    ]
    assert cells(finding(file, "T19")) == ["Sheet1!D3"]


def test_a_service_serves_the_action_it_stands_beside() -> None:
    plan = _of("Service", "Youth service", "Youth service").plan
    assert titles(plan.delivery_systems) == ["Youth service"]
    assert [(link.source, link.target) for link in plan.links] == [("S1", "A1"), ("S1", "A2")]


def test_the_fields_are_those_of_the_columns_and_of_what_was_read() -> None:
    fields = _of("By when", "2026").plan.fields
    assert {"action.title", "action.leads", "action.due"} <= fields
    assert not {"action.status", "measure.baseline", "milestone.due"} & fields
    assert {"measure.baseline", "baseline.value"} <= read(
        [["Project", "Measure", "Baseline"], ["X", "M", "1"]]
    ).plan.fields
