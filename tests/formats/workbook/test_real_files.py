"""Real files, and the demo's own workbook as the office kept it."""

from collections import Counter
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from joinedup.core.planfile import PlanFile
from joinedup.core.words import LeadState, Progress
from joinedup.formats.opening import open_file
from joinedup.formats.workbook import read_workbook
from tests.formats.workbook.grids import cells, codes, finding, titles


@pytest.fixture(scope="module")
def found() -> PlanFile:
    with as_file(files("joinedup.riverside") / "riverside-as-found.xlsx") as path:
        return read_workbook(open_file(path))


def _action(found: PlanFile, number: str):  # type: ignore[no-untyped-def]
    return next(action for action in found.plan.actions if action.number == number)


def test_riverside_as_found_has_its_sixty_projects_under_its_seven_aims(found: PlanFile) -> None:
    assert len(found.plan.actions) == 60
    assert len({action.number for action in found.plan.actions}) == 60
    assert [(o.number, str(o.title)) for o in found.plan.outcomes] == [
        ("1", "Ready for school"),
        ("2", "Every young person learning or working"),
        ("3", "Work that pays"),
        ("4", "Longer, healthier lives and a smaller gap"),
        ("5", "Warm, secure homes"),
        ("6", "We get on and we are heard"),
        ("7", "Ready for the river"),
    ]


def test_riverside_each_project_serves_the_aim_of_its_number(found: PlanFile) -> None:
    things = {thing.ref: thing for thing in found.plan.things()}
    above = {link.source: link.target for link in reversed(found.plan.links)}
    for action in found.plan.actions:
        at = action.ref
        while at in above:
            at = above[at]
        assert things[at].number == action.number.split(".")[0]


def test_riverside_every_date_is_read(found: PlanFile) -> None:
    assert "T02" not in codes(found)
    assert all(
        action.due and (action.due.period or action.due.ongoing) for action in found.plan.actions
    )


def test_riverside_statuses_are_those_of_the_colours(found: PlanFile) -> None:
    counted = Counter(action.status for action in found.plan.actions)
    assert counted[Progress.ON_COURSE] > 40
    assert counted[Progress.STUCK] == 3
    assert counted[Progress.DONE] == 2
    assert "T09" in codes(found)


def test_riverside_leads_who_left_and_leads_who_are_everyone(found: PlanFile) -> None:
    left = [
        a.number
        for a in found.plan.actions
        if any(lead.state is LeadState.LEFT for lead in a.leads)
    ]
    everyone = [
        a.number
        for a in found.plan.actions
        if any(lead.state is LeadState.EVERYONE for lead in a.leads)
    ]
    assert left == ["4.2.1", "4.2.2", "4.2.3", "4.2.4"]
    assert everyone == ["3.1.2", "6.2.3"]


def test_riverside_doubled_number_and_two_dates_have_their_cells(found: PlanFile) -> None:
    doubled = finding(found, "T10")
    assert doubled.params["number"] == "4.2.3"
    assert {place.sheet for place in (doubled.place, *doubled.others) if place} == {
        "Healthy and Home"
    }
    suppers = next(f for f in found.findings if f.code == "T11" and f.subject.number == "6.1.1")
    assert len(cells(suppers)) == 2


def test_riverside_the_same_words_three_rounds_running_are_three_updates(found: PlanFile) -> None:
    twins = [u for u in found.plan.updates if u.subject == _action(found, "6.1.3").ref]
    assert len(twins) == 3
    assert len({update.text for update in twins}) == 1
    assert len({update.period.first_day for update in twins if update.period}) == 3


def test_riverside_figures_in_sentences(found: PlanFile) -> None:
    by_subject = {measure.subject: measure for measure in found.plan.measures}
    aim = found.plan.outcomes[0].ref
    assert [str(target.value) for target in by_subject[aim].targets] == ["75"]
    visits = by_subject[_action(found, "1.1.4").ref]
    assert (str(visits.baseline.value), str(visits.targets[0].value)) == ("82", "80")


def test_riverside_old_sheet_is_left_out_and_no_row_is_lost(found: PlanFile) -> None:
    assert finding(found, "T07").params["sheet"] == "OLD do not use"
    assert "T05" not in codes(found)
    assert "Friday nights in Eastmere" not in titles(found.plan.actions)


def test_riverside_action_log_is_a_table_of_a_word_file() -> None:
    with as_file(files("joinedup.riverside") / "riverside-action-log.docx") as path:
        log = read_workbook(open_file(path))
    assert log.understood[0].use == "actions"
    assert any(
        lead.state is LeadState.EVERYONE for action in log.plan.actions for lead in action.leads
    )
    assert any(action.status is Progress.DONE for action in log.plan.actions)


def test_trafford_indicator_list(data_dir: Path) -> None:
    file = read_workbook(open_file(data_dir / "trafford" / "indicators.md"))
    assert len(file.plan.measures) == 32
    assert titles(file.plan.priorities) == ["Health", "Poverty", "Climate"]
    assert {measure.subject for measure in file.plan.measures} == {"P1", "P2", "P3"}
    assert all(measure.source for measure in file.plan.measures)


def test_aberdeen_excerpt(data_dir: Path) -> None:
    file = read_workbook(open_file(data_dir / "plans" / "aberdeen-loip-2019-excerpt.csv"))
    assert [outcome.number for outcome in file.plan.outcomes] == ["1", "2", "3", "8", "15"]
    assert [outcome.theme for outcome in file.plan.outcomes] == [
        "Economy",
        "Economy",
        "Children",
        "Children",
        "Place",
    ]
    assert file.places.at("O4", "title").line == 5  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "name",
    [
        "cpop/Family_Groups.xlsx",
        "360giving/ab_charitable_trust_full.xlsx",
        "360giving/fixtures/fundingproviders_grants_2_grants.csv",
        "360giving/fixtures/codelist.csv",
        "trafford/cipfa2021.csv",
        "networks/karate_club_nodes.csv",
    ],
)
def test_other_kinds_of_table_are_said_to_be_no_plan(data_dir: Path, name: str) -> None:
    file = read_workbook(open_file(data_dir / name))
    (found,) = (each for each in file.findings if each.code.startswith("T"))
    assert found.code == "T01"
    assert Path(name).name in found.message()
