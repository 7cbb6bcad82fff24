from __future__ import annotations

from dataclasses import replace

from joinedup.core.plan import DeliverySystem, Link
from joinedup.core.text import Text
from joinedup.core.words import Agreement
from tests.analysis.linkage.building import SOUND, cell, change, found, laid_out, link, on, said


def claimed(source: str, target: str, **fields) -> Link:
    given = {"agreement": Agreement.CLAIMED, "drawn_by": "office", **fields}
    return Link(source=source, target=target, **given)


def with_claims(agreement: Agreement):
    """Riverside's fault: six links to one partner's service, drawn by the office."""
    programme = DeliverySystem(ref="S4", title=Text.of("Flood programme"), owner="B3")
    links = (
        claimed("S4", f"A{n}", agreement=agreement, agreed_by=("B1", "B2")) for n in range(1, 7)
    )
    plan = replace(SOUND, delivery_systems=(*SOUND.delivery_systems, programme))
    return link(*links, plan=plan)


def test_six_links_drawn_by_the_office_and_never_agreed_are_one_finding():
    plan = with_claims(Agreement.CLAIMED)
    (finding,) = found(plan, "L13", laid_out(plan))
    assert finding.message() == (
        "6 links with Rivers Agency were drawn by the office and never agreed, among them "
        "“Flood programme” → 1.1.1 “Project 1”, “Flood programme” → 1.1.2 “Project 2” and "
        "“Flood programme” → 1.1.3 “Project 3”."
    )
    assert finding.subject.title == finding.owner == "Rivers Agency"
    assert cell(finding) == f"link!C{len(SOUND.links) + 2}"
    assert len(finding.parts) == 6


def test_the_same_links_once_agreed():
    assert said(with_claims(Agreement.AGREED), "L13") == []


def test_one_claim_of_one_partner_on_another():
    plan = link(claimed("S2", "A1", drawn_by="B2"))
    assert said(plan, "L13") == [
        "One link with Riverside Council was drawn and never agreed: “Service 2” → 1.1.1 “Project 1”."
    ]


def test_each_partner_that_has_not_agreed_has_its_own_finding():
    plan = link(claimed("S2", "A1"), claimed("S3", "A1", agreed_by=("B1",)))
    assert [each.subject.title for each in found(plan, "L13")] == [
        "Riverside Council",
        "Wendside College",
        "Rivers Agency",
    ]


def test_a_claim_on_the_partnership_itself_waits_for_the_partnership():
    plan = link(claimed("S2", "P1", drawn_by="B2"))
    assert said(plan, "L13") == [
        "One link with the partnership was drawn and never agreed: “Service 2” → 1.1 “Family help”."
    ]


def test_a_claim_that_has_ended_asks_for_nothing():
    assert said(link(claimed("S2", "A1", ended=on("2026-06-30"))), "L13") == []


def test_a_link_of_which_nothing_is_known_counts_as_agreed():
    assert said(link(claimed("S2", "A1", agreement=Agreement.UNKNOWN)), "L13") == []


def under_p2(agreement: Agreement):
    links = tuple(
        replace(each, agreement=agreement) if each.target in ("A4", "A5", "A6") else each
        for each in SOUND.links
    )
    return replace(SOUND, links=links)


def test_a_priority_none_of_whose_links_any_partner_has_agreed():
    assert said(under_p2(Agreement.CLAIMED), "L14") == [
        "No partner has agreed any link under 2.1 “A first job” (3 drawn)."
    ]


def test_a_priority_with_one_agreed_link():
    plan = under_p2(Agreement.CLAIMED)
    assert (
        said(link(Link(source="S1", target="A5", agreement=Agreement.AGREED), plan=plan), "L14")
        == []
    )


def test_a_priority_of_whose_links_nothing_is_said():
    assert said(under_p2(Agreement.UNKNOWN), "L14") == []


def test_a_file_that_says_nothing_of_agreement_is_told_so_once():
    links = tuple(replace(each, agreement=Agreement.UNKNOWN) for each in SOUND.links)
    plan = replace(SOUND, links=links)
    assert said(plan, "L15") == [
        "Nothing says whether the one link between partners is agreed; it is taken as agreed."
    ]
    more = link(Link(source="S2", target="A1"), Link(source="S3", target="A1"), plan=plan)
    assert said(more, "L15") == [
        "Nothing says which of the 3 links between partners are agreed; all are taken as agreed."
    ]


def test_a_file_that_speaks_of_agreement_anywhere_is_not_told_that_it_does_not():
    assert said(SOUND, "L15") == []


def test_links_within_one_partner_need_no_agreement():
    within = tuple(
        replace(each, agreement=Agreement.UNKNOWN)
        for each in SOUND.links
        if (each.source, each.target) != ("S1", "A2")
    )
    assert said(replace(SOUND, links=within), "L15") == []


def test_claims_under_a_priority_that_nobody_has_agreed_are_not_told_twice():
    plan = link(claimed("S2", "A1"), plan=under_p2(Agreement.CLAIMED))
    assert [each.subject.title for each in found(plan, "L13")] == [
        "Riverside Council",
        "Wendside College",
    ]
    assert {len(each.parts) for each in found(plan, "L13")} == {1}


def test_the_partner_with_the_most_claims_comes_first():
    plan = link(claimed("S1", "A2", drawn_by="B1"), plan=with_claims(Agreement.CLAIMED))
    assert [len(each.parts) for each in found(plan, "L13")] == [6, 1]


def test_one_claim_alone_under_a_priority_is_a_claim_like_any_other():
    links = tuple(each for each in SOUND.links if each.target not in ("A4", "A5", "A6"))
    plan = link(claimed("S2", "A4"), plan=replace(SOUND, links=links))
    assert said(plan, "L14") == []
    assert len(said(plan, "L13")) == 2


def test_a_plan_in_which_nearly_every_partner_waits_to_be_asked_is_told_once():
    partners = tuple(
        replace(SOUND.partners[0], ref=f"B{n}", title=Text.of(f"Body {n}")) for n in range(11, 18)
    )
    services = tuple(
        DeliverySystem(ref=f"S{n}", title=Text.of(f"Service {n}"), owner=f"B{n}")
        for n in range(11, 18)
    )
    plan = replace(
        SOUND,
        partners=(*SOUND.partners, *partners),
        delivery_systems=(*SOUND.delivery_systems, *services),
    )
    plan = link(*(claimed(f"S{n}", "A1", agreed_by=("B1",)) for n in range(11, 18)), plan=plan)
    (finding,) = found(plan, "L13")
    assert finding.message() == (
        "7 links with 7 partners were drawn by the office and never agreed, among them "
        "“Service 11” → 1.1.1 “Project 1”, “Service 12” → 1.1.1 “Project 1” and "
        "“Service 13” → 1.1.1 “Project 1”."
    )


def test_a_claim_on_a_body_that_is_not_in_the_plan_is_told_as_a_pointer_to_nothing():
    plan = link(claimed("S2", "A1"), plan=change("A1", accountable="B9"))
    assert [each.subject.title for each in found(plan, "L13")] == ["Wendside College"]
    assert len(found(plan, "L06")) == 1
