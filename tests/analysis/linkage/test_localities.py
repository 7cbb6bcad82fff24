from __future__ import annotations

from dataclasses import replace

import pytest

from joinedup.core.plan import Locality, Participation, Plan
from joinedup.core.text import Text
from tests.analysis.linkage.building import change, change_all
from tests.analysis.linkage.measured import MEASURED, found, places_of, said

IN_EASTMERE = change_all(lambda _: {"localities": ("Z1",)}, plan=MEASURED)
"""Every action works in Eastmere and none in Upper Wend."""

NAMED = change("O1", IN_EASTMERE, description=Text.of("Children in Eastmere and in Upper Wend."))


def test_a_place_is_named_and_nothing_is_done_there():
    assert said(NAMED, "M70") == [
        "The text of aim 1 “Ready for school” names Upper Wend, and none of its 3 projects says "
        "that it works there."
    ]
    finding = found(NAMED, "M70", places_of(NAMED))[0]
    assert (str(finding.place), finding.owner) == ("Aims!C2", "role U1")


def test_a_place_named_in_a_title_stands_at_the_title():
    plan = change("O1", IN_EASTMERE, title=Text.of("Schools in Upper Wend"))
    assert str(found(plan, "M70", places_of(plan))[0].place) == "Aims!B2"


@pytest.mark.parametrize(
    "fields",
    [
        {"localities": ("Z1", "Z2")},
        {"localities": ("Upper Wend",)},
        {"localities": ("Whole borough",)},
        {"localities": ("Borough-wide",)},
        {"title": Text.of("Hub on a bus in Upper Wend")},
        {"description": Text.of("Every Tuesday, upper wend village hall.")},
    ],
)
def test_one_action_that_works_there_serves_the_place(fields: dict[str, object]):
    assert said(change("A2", NAMED, **fields), "M70") == []


def test_a_service_that_works_there_serves_the_place():
    assert said(change("S2", NAMED, localities=("Z2",)), "M70") == []


def test_a_place_is_a_whole_name():
    plan = change("O1", IN_EASTMERE, description=Text.of("The upper Wendmill site."))
    assert said(plan, "M70") == []


def test_an_outcome_without_actions_is_told_elsewhere():
    plan = replace(NAMED, links=tuple(each for each in NAMED.links if each.target != "O1"))
    assert said(plan, "M70") == []


def test_a_plan_whose_actions_name_no_places_is_not_asked():
    plan = change_all(lambda _: {"localities": ()}, plan=NAMED)
    assert said(plan, "M70") + said(plan, "M71") == []


def test_a_locality_that_no_action_serves():
    assert said(IN_EASTMERE, "M71") == ["No project says that it works in Upper Wend."]


def test_an_action_for_the_whole_area_serves_every_locality():
    assert said(change("A3", IN_EASTMERE, localities=("All areas",)), "M71") == []


def test_a_place_that_is_not_in_the_list():
    plan = change("A1", MEASURED, localities=("Z1", "Z2", "Old Quay"))
    assert said(plan, "M72") == [
        "1.1.1 “Project 1” works in “Old Quay”, which is not in the list of localities."
    ]


def test_a_plan_without_a_list_has_no_place_outside_it():
    plan = change("A1", replace(MEASURED, localities=()), localities=("Old Quay",))
    assert said(plan, "M72") == []


def heard(*records: Participation) -> Plan:
    return replace(MEASURED, participations=records)


EASTMERE = Participation(
    ref="H1", community="Eastmere residents", how="suppers", changed=Text.of("The hub moved.")
)


def test_a_locality_in_which_nobody_was_heard():
    assert said(heard(EASTMERE), "M73") == [
        "There are records of communities that were heard, and none is of Upper Wend."
    ]


def test_communities_that_are_no_places_leave_no_place_out():
    assert said(heard(replace(EASTMERE, community="Young carers")), "M73") == []


def test_a_plan_that_records_nobody_leaves_no_place_out():
    assert said(heard(), "M73") == []


def test_people_were_heard_and_nothing_is_said_of_what_changed():
    assert said(heard(replace(EASTMERE, changed=Text())), "M74") == [
        "Eastmere residents was heard, and the plan does not say what changed because of it."
    ]


def test_nothing_changed_is_an_answer():
    answered = replace(EASTMERE, changed=Text.of("Nothing, because the lease had run out."))
    assert said(heard(answered), "M74") == []


def test_a_file_without_the_column_is_not_asked_what_changed():
    plan = replace(
        heard(replace(EASTMERE, changed=Text())), fields=frozenset({"participation.how"})
    )
    assert said(plan, "M74") == []


def test_the_longest_of_two_names_is_meant():
    places = (
        Locality(ref="Z1", title=Text.of("Wend")),
        Locality(ref="Z2", title=Text.of("Upper Wend")),
    )
    plan = replace(NAMED, localities=places)
    plan = change("O1", plan, description=Text.of("Children in Upper Wend."))
    assert [sentence.split(" names ")[1].split(",")[0] for sentence in said(plan, "M70")] == [
        "Upper Wend"
    ]
