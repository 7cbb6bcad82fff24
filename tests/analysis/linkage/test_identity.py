from __future__ import annotations

from dataclasses import replace

import pytest

from joinedup.core.plan import (
    DeliverySystem,
    Issue,
    Lead,
    Link,
    Need,
    Partner,
    PartnerGoal,
    Plan,
    Update,
)
from joinedup.core.text import Text
from tests.analysis.linkage.building import (
    SOUND,
    agreed,
    cell,
    change,
    change_all,
    found,
    laid_out,
    link,
    said,
)


def test_an_accountable_body_that_is_not_a_partner_of_the_plan():
    plan = change("A2", accountable="B9")
    assert said(plan, "L06") == [
        "1.1.2 “Project 2” names “B9” (its accountable body), and nothing in the plan is called that."
    ]


def test_a_link_to_nothing_stands_at_its_own_row():
    plan = link(Link(source="A1", target="P9"))
    (finding,) = found(plan, "L06", laid_out(plan))
    assert finding.subject.ref == "A1"
    assert cell(finding) == f"link!C{len(plan.links) + 1}"
    assert finding.message().startswith("1.1.1 “Project 1” names “P9” (the other end of a link)")


def test_an_update_of_nothing_is_a_finding_about_the_plan():
    plan = replace(SOUND, updates=(*SOUND.updates, Update(subject="A99", text="Done.")))
    (finding,) = found(plan, "L06")
    assert finding.subject.type == "plan"
    assert "“A99” (what an update is about)" in finding.message()


@pytest.mark.parametrize(
    "plan",
    [
        change("A1", contributors=("B9",)),
        change("A1", localities=("Z9",)),
        change("A1", leads=(Lead(text="Somebody", person="U9"),)),
        change("S1", owner="B9"),
        change("U3", partner="B9"),
        change("K1", subject="A99"),
        replace(SOUND, issues=(Issue(ref="I1", title=Text.of("Buses"), concerns=("O9",)),)),
        replace(SOUND, goals=(PartnerGoal(ref="G1", title=Text.of("Beds"), helped_by=("M9",)),)),
        replace(SOUND, needs=(*SOUND.needs, Need(subject="A99"))),
        link(agreed("S2", "A2", agreed_by=("B9",))),
        link(agreed("S2", "A2", drawn_by="B9")),
    ],
    ids=lambda plan: "",
)
def test_every_field_that_names_another_row_is_looked_up(plan: Plan):
    assert len(found(plan, "L06")) == 1


def test_the_office_is_no_partner_and_draws_links():
    assert said(link(agreed("S2", "A2", drawn_by="office")), "L06") == []


def test_a_file_whose_pointers_all_lead_nowhere_is_told_so_once():
    plan = change_all(lambda each: {"accountable": f"B9{each.ref[1:]}", "contributors": ("B99",)})
    (finding,) = found(plan, "L06")
    assert finding.message() == (
        "12 places name something that is not in the plan, among them “B91”, “B99” and “B92”: "
        "a row is missing, or its name or number is written another way."
    )


def test_a_number_used_twice():
    plan = change("A3", number="1.1.2")
    (finding,) = found(plan, "L07", laid_out(plan))
    assert finding.message() == (
        "The number 1.1.2 stands for 2 different projects: “Project 2” and “Project 3”."
    )
    assert (finding.subject.ref, cell(finding), str(finding.others[0])) == (
        "A3",
        "action!A4",
        "action!A3",
    )


def test_the_same_number_on_things_of_different_types_is_no_finding():
    assert said(change("P1", number="1"), "L07") == []


def test_things_without_numbers_do_not_share_one():
    assert said(change_all(lambda _: {"number": ""}), "L07") == []


def test_numbers_that_begin_again_in_every_theme_are_told_once():
    plan = change_all(lambda each: {"number": f"{1 + int(each.ref[1:]) % 3}"})
    assert len(found(plan, "L07")) == 3
    many = replace(plan, actions=tuple(_numbered(plan)))
    assert said(many, "L07") == [
        "8 numbers each stand for several projects, among them 0, 1 and 2."
    ]


def _numbered(plan: Plan):
    for n in range(16):
        yield replace(
            plan.actions[0], ref=f"A{n + 1}", number=str(n % 8), title=Text.of(f"Work {n}")
        )


def test_a_title_used_twice_whatever_its_capitals_and_stops():
    plan = change("A3", title=Text.of("PROJECT  2."))
    assert said(plan, "L08") == ["2 projects are called “Project 2”: 1.1.2 and 1.1.3."]


def test_one_row_given_twice_is_a_number_used_twice_and_not_a_title():
    plan = change("A3", title=Text.of("Project 2"), number="1.1.2")
    assert (len(said(plan, "L07")), said(plan, "L08")) == (1, [])


def test_a_title_used_twice_without_any_numbers():
    plan = change_all(lambda each: {"number": ""}, plan=change("A3", title=Text.of("Project 2")))
    assert said(plan, "L08") == ["2 projects are called “Project 2”: A2 and A3."]


def test_two_services_of_two_partners_may_have_one_title():
    other = DeliverySystem(ref="S4", title=Text.of("Service 1"), owner="B2")
    plan = replace(SOUND, delivery_systems=(*SOUND.delivery_systems, other))
    assert said(plan, "L08") == []


def test_a_partner_listed_twice():
    plan = replace(
        SOUND, partners=(*SOUND.partners, Partner(ref="B4", title=Text.of("Rivers agency")))
    )
    assert said(plan, "L08") == ["2 partners are called “Rivers Agency”: B3 and B4."]
