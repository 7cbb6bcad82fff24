"""Oddities of a document: each read as far as it goes, and said once with its line."""

from __future__ import annotations

import pytest

from joinedup.formats.stratml import RULES
from tests.formats.stratml.documents import (
    PART_1,
    codes,
    found,
    goal,
    indicator,
    objective,
    part_2,
    read,
)


def one_result(inside: str) -> str:
    instance = f"<MeasurementInstance><TargetResult>\n{inside}</TargetResult></MeasurementInstance>"
    return part_2(goal(objective(indicator(instance))))


def test_a_document_in_order_gets_only_the_note_of_how_it_was_read() -> None:
    assert codes(read(part_2(goal(objective())))) == ["X01"]


def test_another_kind_of_xml_is_said_to_be_so_with_its_outermost_element() -> None:
    file = read("<grants><grant/></grants>")
    assert codes(file) == ["X02"]
    assert "“grants”" in found(file, "X02").message()
    assert not list(file.plan.things())


def test_a_document_inside_another_element_is_found() -> None:
    file = read(f"<envelope>\n{part_2(goal())}</envelope>")
    assert str(file.plan.title) == "Riverside 2030"


def test_a_missing_namespace_is_said_and_the_document_is_read() -> None:
    file = read(part_2(goal()).replace(" xmlns=", " unused="))
    assert found(file, "X03").params["named"] == "xmlns"
    assert len(file.plan.outcomes) == 1


def test_a_prefix_makes_no_difference() -> None:
    document = f'<s:StrategicPlan xmlns:s="{PART_1}"><s:Name>Plan</s:Name><s:Goal><s:Name>A</s:Name></s:Goal></s:StrategicPlan>'
    assert str(read(document).plan.outcomes[0].title) == "A"


def test_an_unknown_element_is_kept_by_its_path_and_said_once() -> None:
    file = read(
        part_2(
            goal(
                objective("<Budget><Year>2026</Year></Budget>\n<Budget><Year>2027</Year></Budget>")
            )
        )
    )
    kept = [(extra.subject, extra.name, extra.text) for extra in file.plan.extras]
    assert kept == [("P1", "stratml:Budget/Year", "2026"), ("P1", "stratml:Budget[2]/Year", "2027")]
    finding = found(file, "X05")
    assert finding.params["count"] == 4
    assert finding.params["named"] == "Budget, Year"
    assert finding.place
    assert finding.place.line == 5


def test_text_where_no_text_belongs_is_kept() -> None:
    file = read(part_2(goal(objective("a stray remark"))))
    assert [(extra.name, extra.text) for extra in file.plan.extras] == [
        ("stratml:text()", "a stray remark")
    ]
    assert "X05" in codes(file)


def test_a_repeated_identifier_is_said_with_the_line_of_its_second_place() -> None:
    same = "<Identifier>_same</Identifier>"
    file = read(part_2(goal(objective(same) + "\n" + objective(same, name="Heat", number="1.2"))))
    finding = found(file, "X06")
    assert finding.params["count"] == 1
    assert finding.place
    assert finding.place.line == 8


def test_an_identifier_that_begins_with_a_digit_is_said_and_kept() -> None:
    file = read(part_2(goal("<Identifier>5337e65c</Identifier>")))
    assert "5337e65c" in found(file, "X07").message()
    assert file.plan.extras[0].text == "5337e65c"


def test_an_end_before_its_start_is_kept_as_written_and_due_on_its_end() -> None:
    file = read(one_result("<StartDate>2028-07-01</StartDate><EndDate>2028-06-30</EndDate>"))
    due = file.plan.measures[0].targets[0].due
    assert due
    assert due.text == "2028-07-01 to 2028-06-30"
    assert str(due.last_day) == "2028-06-30"
    assert found(file, "X08").params["count"] == 1


def test_both_dates_are_the_period_between_them() -> None:
    file = read(one_result("<StartDate>2025-07-01</StartDate><EndDate>2026-06-30</EndDate>"))
    due = file.plan.measures[0].targets[0].due
    assert due
    assert (str(due.first_day), str(due.last_day)) == ("2025-07-01", "2026-06-30")


def test_a_start_alone_is_kept_as_a_start() -> None:
    due = read(one_result("<StartDate>2025-07-01</StartDate>")).plan.measures[0].targets[0].due
    assert due
    assert due.text == "from 2025-07-01"


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2004-01-01/P1Y", "2004-01-01", "2004-12-31"),
        ("2004-01-01/P3M", "2004-01-01", "2004-03-31"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("31/03/2026", "2026-03-31", "2026-03-31"),
    ],
)
def test_a_date_that_is_no_day_is_read_as_far_as_it_can_be(
    written: str, first: str, last: str
) -> None:
    file = read(one_result(f"<EndDate>{written}</EndDate>"))
    due = file.plan.measures[0].targets[0].due
    assert due
    assert (due.text, str(due.first_day), str(due.last_day)) == (written, first, last)
    assert written in found(file, "X09").message()


def test_a_date_with_a_time_zone_is_a_day() -> None:
    file = read(one_result("<EndDate>2026-03-31Z</EndDate>"))
    due = file.plan.measures[0].targets[0].due
    assert due
    assert str(due.last_day) == "2026-03-31"
    assert "X09" not in codes(file)


def test_a_date_that_says_nothing_is_kept_as_it_is() -> None:
    due = read(one_result("<EndDate>when we can</EndDate>")).plan.measures[0].targets[0].due
    assert due
    assert due.text == "when we can"
    assert due.period is None


def test_a_decimal_is_read_exactly() -> None:
    file = read(one_result("<NumberOfUnits>4.4249999999999998</NumberOfUnits>"))
    assert str(file.plan.measures[0].targets[0].value) == "4.4249999999999998"


def test_a_number_with_words_is_read_kept_and_said() -> None:
    file = read(one_result("<NumberOfUnits>80%</NumberOfUnits>"))
    target = file.plan.measures[0].targets[0]
    assert (str(target.value), target.text) == ("80", "80%")
    assert "80%" in found(file, "X10").message()


def test_a_number_with_words_beside_a_description_is_kept_apart() -> None:
    file = read(
        one_result("<NumberOfUnits>lots</NumberOfUnits><Description>More homes</Description>")
    )
    assert file.plan.measures[0].targets[0].text == "More homes"
    assert ("M1", "lots") in {(extra.subject, extra.text) for extra in file.plan.extras}


def test_a_figure_on_one_side_of_a_pair_is_a_note() -> None:
    pair = (
        "<MeasurementInstance><TargetResult><Description>Adopted</Description></TargetResult>"
        "<ActualResult><NumberOfUnits>0</NumberOfUnits></ActualResult></MeasurementInstance>"
    )
    assert found(read(part_2(goal(objective(indicator(pair))))), "X11").params["count"] == 1


def test_a_pair_has_a_group_and_what_stands_alone_has_none() -> None:
    pair = (
        "<MeasurementInstance><TargetResult><NumberOfUnits>5</NumberOfUnits></TargetResult>"
        "<ActualResult><NumberOfUnits>4</NumberOfUnits></ActualResult></MeasurementInstance>"
    )
    alone = "<MeasurementInstance><ActualResult><NumberOfUnits>3</NumberOfUnits></ActualResult></MeasurementInstance>"
    (measure,) = read(part_2(goal(objective(indicator(alone + pair))))).plan.measures
    assert [reading.group for reading in measure.readings] == [None, 1]
    assert [target.group for target in measure.targets] == [1]


def test_placeholders_are_said_once_with_every_line() -> None:
    left = "<Relationship><Identifier>PLACEHOLDER_{}</Identifier><Name/></Relationship>\n"
    file = read(part_2(goal(objective(indicator(left.format(1) + left.format(2))))))
    finding = found(file, "X12")
    assert finding.params["count"] == 2
    assert len(finding.others) == 1


def test_an_objective_of_nothing_but_placeholders_is_no_objective_and_is_kept() -> None:
    stub = (
        "<Objective><Name/><Identifier>_x</Identifier><PerformanceIndicator><MeasurementInstance><ActualResult>"
        "<Description>[To be determined]</Description></ActualResult></MeasurementInstance></PerformanceIndicator></Objective>"
    )
    plan = read(part_2(goal(stub))).plan
    assert (plan.priorities, plan.actions, plan.measures) == ((), (), ())
    assert {extra.text for extra in plan.extras} == {"_x", "[To be determined]"}


def test_a_document_without_a_goal_is_told() -> None:
    assert "X19" in codes(read(part_2("<Goal><Name/><Description/></Goal>")))


def test_an_attribute_that_the_schema_does_not_list_is_kept_and_said() -> None:
    file = read(part_2(goal(objective(indicator("", 'ValueChainStage="Effort"')))))
    assert file.plan.extras[0].text == "Effort"
    assert "Effort" in found(file, "X16").message()


def test_layout_inside_a_text_leaves_its_words() -> None:
    file = read(part_2("<Goal><Name>A</Name><Description>A <b>safe</b> place</Description></Goal>"))
    assert str(file.plan.outcomes[0].description) == "A safe place"
    assert found(file, "X17").params["count"] == 1


def test_line_breaks_of_a_text_stay_and_their_indents_go() -> None:
    file = read(
        part_2("<Goal><Name>A</Name><Description>\n    one\n\t  two  </Description></Goal>")
    )
    assert str(file.plan.outcomes[0].description) == "one\ntwo"


def test_a_descriptor_is_words() -> None:
    inside = "<Descriptor><DescriptorName>Status</DescriptorName><DescriptorValue>Adopted</DescriptorValue></Descriptor>"
    assert read(one_result(inside)).plan.measures[0].targets[0].words == "Status: Adopted"


def test_things_stand_where_their_elements_stand() -> None:
    file = read(part_2(goal(objective(indicator()))))
    lines = {ref: place.line for ref in ("O1", "P1", "M1") if (place := file.places.at(ref))}
    assert lines == {"O1": 3, "P1": 4, "M1": 5}
    assert file.places.file == "plan.xml"


def test_the_understood_elements_are_listed_with_their_number() -> None:
    file = read(part_2(goal(objective(indicator()) + objective(name="Heat", number="1.2"))))
    assert {each.sheet: (each.rows, each.use) for each in file.understood} == {
        "Goal": (1, "outcome"), "Objective": (2, "priority"), "PerformanceIndicator": (1, "measure"),
    }  # fmt: skip


def test_codes_of_rules_are_each_used_once_and_explained() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert all(rule.why and rule.example and rule.title for rule in RULES)
