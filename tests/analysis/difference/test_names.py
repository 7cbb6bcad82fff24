"""Names of bodies and people in a file: further names, initials, roles of other bodies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from joinedup.analysis.difference import Difference, Doubt, Question, apply, asked, difference
from joinedup.analysis.difference.shortening import may_be_short_for
from joinedup.core.plan import Action, Outcome, Partner, Person, Plan
from tests.analysis.difference.records import titled


def known() -> Plan:
    """A record with three bodies, three people, and an action."""
    return Plan(
        partners=(
            Partner(ref="B1", number="P1", title=titled("Riverside Council")),
            Partner(ref="B2", number="P2", title=titled("Wend Valley Integrated Care Board")),
            Partner(ref="B3", number="P3", title=titled("Wend Valley Health Trust")),
            Partner(ref="B4", number="P4", title=titled("Two Banks Trust")),
        ),
        people=(
            Person(ref="U1", title=titled("Director of Housing"), partner="B1"),
            Person(ref="U2", title=titled("Director of Two Banks"), partner="B4"),
            Person(ref="U3", title=titled("Chief executive"), partner="B1"),
        ),
        actions=(Action(ref="A1", number="1.1", title=titled("Falls clinics")),),
    )


def naming(*names: str, **roles: str) -> Plan:
    """A file that names bodies in passing, and roles under the body of a name."""
    partners = tuple(
        Partner(ref=f"B{91 + at}", title=titled(each)) for at, each in enumerate(names)
    )
    refs = {str(each.title): each.ref for each in partners}
    people = tuple(
        Person(ref=f"U9{at}", title=titled(role.replace("_", " ")), partner=refs[body])
        for at, (role, body) in enumerate(roles.items())
    )
    fields = frozenset({"partner.title", "person.title", "person.partner", "action.contributors"})
    return Plan(partners=partners, people=people, fields=fields)


def questions(found: Difference) -> dict[str, Question]:
    """The questions by the title of what they are about."""
    return {str(found.names[each.about].title): each for each in found.questions}


def candidates(question: Question) -> list[str]:
    return [each.ref for each in question.candidates]


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("ICB", "Wend Valley Integrated Care Board", True),
        ("MH Trust", "Wend Valley Health Trust", True),
        ("WVFR", "Wend Valley Fire and Rescue", True),
        ("MH Trust", "Two Banks Trust", False),
        ("ICB", "Riverside Council", False),
        ("RC", "Great Riverside Council", False),
        ("NHS Trust", "Wend NHS Trust", False),
        ("FIRE SERVICE", "Wend Fire Service", False),
        ("Trust", "Two Banks Trust", False),
    ],
)
def test_initials_of_words_make_a_name_that_is_asked_about(short: str, full: str, fits: bool):
    assert may_be_short_for(short, full) is fits


def test_a_known_abbreviation_is_asked_about_and_does_not_come_in_as_new():
    found = difference(known(), naming("ICB"))
    question = questions(found)["ICB"]
    assert (question.doubt, candidates(question)) == (Doubt.SHORT, ["B2"])
    assert found.changes == ()
    [told] = asked(found)
    assert (
        told.sentence == "Is “ICB”, in the file, short for “P2 Wend Valley Integrated Care Board”?"
    )
    assert "alike" not in told.choices[0][1]


def test_an_abbreviation_is_asked_about_beside_the_full_name():
    found = difference(known(), naming("Wend Valley Integrated Care Board", "ICB"))
    assert candidates(questions(found)["ICB"]) == ["B2"]


def test_several_names_may_be_one_partner_and_what_names_them_names_it_once():
    file = naming("Health Trust", "MH Trust")
    row = Action(ref="A9", number="1.1", title=titled("Falls clinics"), contributors=("B91", "B92"))
    file = replace(file, actions=(row,), fields=None)
    answers = {"which:B91": "B3", "which:B92": "B3"}
    found = difference(known(), file, answers=answers)
    done = apply(known(), found)
    assert found.open == ()
    assert [each.ref for each in done.partners] == ["B1", "B2", "B3", "B4"]
    assert done.actions[0].contributors == ("B3",)
    assert [each.answer for each in found.questions] == ["B3", "B3"]


def test_a_further_row_of_a_partner_changes_nothing_that_was_said():
    rows = (
        Partner(ref="B91", title=titled("Health Trust"), org_id="GB-COH-1"),
        Partner(ref="B92", title=titled("MH Trust"), org_id="GB-COH-2", ended=None),
    )
    answers = {"which:B91": "B3", "which:B92": "B3"}
    done = apply(known(), difference(known(), Plan(partners=rows), answers=answers))
    trust = done.partners[2]
    assert (str(trust.title), trust.org_id) == ("Health Trust", "GB-COH-1")


def test_two_rows_said_to_be_one_action_are_asked_again_with_the_reason():
    titles = ("Clinics for falls and balance", "Falls clinics in halls")
    rows = tuple(Action(ref=f"A9{at}", title=titled(each)) for at, each in enumerate(titles))
    said = dict.fromkeys(("which:A90", "which:A91"), "A1")
    found = difference(known(), Plan(actions=rows), answers=said)
    assert [each.doubt for each in found.open] == [Doubt.TAKEN, Doubt.TAKEN]
    assert found.changes == ()
    assert all("Only one of them can be" in each.sentence for each in asked(found))
    settled = difference(known(), Plan(actions=rows), answers={**said, "which:A91": "new"})
    assert settled.open == ()
    assert len(apply(known(), settled).actions) == 2


def test_a_role_is_no_candidate_for_one_of_another_body():
    file = naming("Two Banks", Director="Two Banks")
    question = questions(difference(known(), file))["Director"]
    assert candidates(question) == ["U2"]
    settled = difference(known(), file, answers={"which:B91": "B4"})
    assert candidates(questions(settled)["Director"]) == ["U2"]


def test_the_same_role_of_another_body_is_asked_about_and_not_moved():
    file = naming("Two Banks Trust", Chief_executive="Two Banks Trust")
    found = difference(known(), file)
    assert candidates(questions(found)["Chief executive"]) == ["U3"]
    assert [each.likely for each in asked(found)] == [""]
    assert found.changes == ()
    new = difference(known(), file, answers={"which:U90": "new"})
    assert [each.ref for each in apply(known(), new).people] == ["U1", "U2", "U3", "U4"]


def test_a_partner_of_the_same_number_and_another_name_is_asked_about():
    row = Partner(ref="B9", number="P3", title=titled("Wend Valley Ambulance Trust"))
    found = difference(known(), Plan(partners=(row,)))
    assert questions(found)["Wend Valley Ambulance Trust"].doubt is Doubt.SAME_NUMBER
    assert [each.likely for each in asked(found)] == [""]
    assert found.changes == ()


def test_a_number_alone_is_never_likely_whatever_stands_under_it():
    row = Action(ref="A9", number="1.1", title=titled("Employment up by a tenth"))
    [told] = asked(difference(known(), Plan(actions=(row,))))
    assert "(0% alike)" in told.choices[0][1]
    assert told.likely == ""


def test_refs_that_another_file_gave_scramble_no_partners():
    swapped = tuple(
        replace(each, ref={"B2": "B3", "B3": "B2"}.get(each.ref, each.ref))
        for each in known().partners
    )
    file = Plan(partners=swapped)
    refs = {each.ref for each in swapped}
    found = difference(known(), file, refs=refs)
    assert (found.changes, found.questions) == ((), ())


def test_a_ref_without_its_number_or_title_is_asked_about():
    row = Partner(ref="B3", number="P9", title=titled("Wend Valley Health Board"))
    found = difference(known(), Plan(partners=(row,)), refs={"B3"})
    question = questions(found)["Wend Valley Health Board"]
    assert (question.doubt, candidates(question)[0]) == (Doubt.REF, "B3")


def test_a_ref_tells_which_of_several_of_one_name_a_row_is():
    twins = (
        Outcome(ref="O1", number="1", title=titled("Well")),
        Outcome(ref="O2", number="1", title=titled("Well")),
    )
    file = Plan(outcomes=(replace(twins[1], description=titled("Changed")),))
    found = difference(Plan(outcomes=twins), file, refs={"O2"})
    assert [(each.ref, each.field) for each in found.changes] == [("O2", "description")]


def test_only_nearly_the_same_name_with_nothing_against_it_is_likely():
    record = replace(
        known(),
        partners=(
            Partner(ref="B1", number="P1", title=titled("Eastshire Police and Crime Service")),
            Partner(ref="B2", number="P2", title=titled("Wendside College of Further Study")),
            Partner(ref="B3", number="P3", title=titled("Harbour and Rivers Agency Office")),
        ),
        people=(),
    )
    rows = (
        Partner(ref="B91", title=titled("Eastshire Police Crime Service East")),
        Partner(ref="B92", title=titled("Wendside College")),
        Partner(ref="B93", number="P9", title=titled("Harbour Rivers Agency Office East")),
    )
    found = difference(record, Plan(partners=rows))
    likely = {each.id: each.likely for each in asked(found)}
    assert likely == {"which:B91": "B1", "which:B92": "", "which:B93": ""}
