"""The table's lines: words and addresses."""

from __future__ import annotations

from joinedup.core.words import LinkKind
from joinedup.drawing.wiring import Line, tell
from tests.analysis.linkage.building import SOUND, agreed, link, unlink
from tests.analysis.wiring.pictures import large, picture
from tests.drawing.wiring.drawings import address, every_state, hostile


def lines(plan=SOUND) -> tuple[Line, ...]:  # type: ignore[no-untyped-def]
    return tell(picture(plan), address=address, words=plan.words)


def of(number: str, plan=SOUND) -> Line:  # type: ignore[no-untyped-def]
    return next(each for each in lines(plan) if each.action and each.action.text.startswith(number))


def test_a_line_names_everything_from_the_partner_to_the_outcome_with_its_page() -> None:
    line = of("1.1.1")
    assert (line.partner.text, line.partner.href) == ("Riverside Council", "/p/riverside/B1/")
    assert line.service
    assert line.service.text == "Service 1"
    assert line.action
    assert line.action.text == "1.1.1 Project 1"
    assert [cell.text for cell in line.priorities] == ["1.1 Family help"]
    assert [cell.text for cell in line.outcomes] == ["1 Ready for school"]
    assert line.state == "agreed"
    assert (line.faults, line.missing, line.across) == ((), (), ())


def test_what_is_broken_or_claimed_is_named() -> None:
    claimed = [line for line in lines(every_state()) if line.state == "claimed"]
    assert [line.faults for line in claimed] == [("claimed: Service 3 → 1.1.1 Project 1",)]


def test_what_is_missing_is_said_in_the_partnerships_words() -> None:
    assert of("1.1.6", unlink("A6")).missing == (
        "no service or team behind it",
        "leads to no aim",
    )
    assert of("1.1.6", unlink("A6")).state == ""


def test_links_across_are_told_from_both_ends() -> None:
    plan = link(agreed("A1", "A4", kind=LinkKind.DEPENDS_ON))
    assert of("1.1.1", plan).across == ("depends on 1.1.4 Project 4",)
    assert of("1.1.4", plan).across == ("1.1.1 Project 1 depends on it",)


def test_a_conflict_with_a_service_is_told() -> None:
    said = [each for line in lines(every_state()) for each in line.across]
    assert any("conflicts with 1.1.5 Project 5" in each for each in said)


def test_text_is_not_escaped_here_but_by_the_page() -> None:
    assert "<script>" in str(lines(hostile())[0])


def test_a_large_plan_is_told_whole() -> None:
    assert len({line.action.text for line in lines(large(300)) if line.action}) == 306
