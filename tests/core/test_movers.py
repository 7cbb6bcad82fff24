"""Of whom it is asked who it is now, and whether the office has keys enough."""

from __future__ import annotations

import datetime

import pytest

from joinedup.core.catalogue import render
from joinedup.core.movers import (
    SIGNS,
    Contact,
    KeyHolder,
    Sign,
    WhoIsItNow,
    key_holders,
    who_is_it_now,
)

D = datetime.date
TODAY = D(2026, 11, 17)
BOUNCED = D(2026, 10, 1)


def signs(contact: Contact, on: datetime.date = TODAY) -> tuple[Sign, ...]:
    found = who_is_it_now([contact], on)
    return found[0].signs if found else ()


def test_riverside_asks_after_the_mail_that_bounced_and_asks_a_colleague() -> None:
    """The head of community services left on 30 September; the mail bounced on 1 October."""
    leaver = Contact(person="U1", partner="B3", bounced=BOUNCED, missed=1, left=D(2026, 9, 30))
    nurse = Contact(person="U2", partner="B3")
    stranger = Contact(person="U3", partner="B4")
    assert who_is_it_now([stranger, leaver, nurse], TODAY) == (
        WhoIsItNow(about="U1", partner="B3", signs=(Sign.LEFT, Sign.BOUNCED), ask=("U2",)),
    )


@pytest.mark.parametrize(("missed", "asked"), [(0, False), (1, False), (2, True), (3, True)])
def test_two_rounds_missed_in_a_row_ask_the_person_first(missed: int, asked: bool) -> None:
    silent = Contact(person="U1", partner="B3", missed=missed)
    colleague = Contact(person="U2", partner="B3")
    found = who_is_it_now([colleague, silent], TODAY)
    assert [each.ask for each in found] == ([("U1", "U2")] if asked else [])


def test_a_bounce_counts_until_they_are_heard_from() -> None:
    assert signs(Contact(person="U1", bounced=BOUNCED)) == (Sign.BOUNCED,)
    assert signs(Contact(person="U1", bounced=BOUNCED, heard=D(2026, 9, 1))) == (Sign.BOUNCED,)
    assert signs(Contact(person="U1", bounced=BOUNCED, heard=BOUNCED)) == ()
    assert signs(Contact(person="U1", bounced=BOUNCED), D(2026, 9, 30)) == ()


def test_who_leaves_tomorrow_is_there_today() -> None:
    leaving = Contact(person="U1", left=D(2026, 11, 18))
    assert signs(leaving) == ()
    assert signs(leaving, D(2026, 11, 18)) == (Sign.LEFT,)


def test_where_nobody_of_the_body_can_be_reached_nobody_is_asked() -> None:
    gone = Contact(person="U1", partner="B3", left=D(2026, 9, 30))
    unread = Contact(person="U2", partner="B3", bounced=BOUNCED)
    assert [each.ask for each in who_is_it_now([gone, unread], TODAY)] == [(), ()]
    alone = [Contact(person="U1", bounced=BOUNCED), Contact(person="U2")]  # of no known body
    assert [each.ask for each in who_is_it_now(alone, TODAY)] == [()]


@pytest.mark.parametrize(
    ("asked", "put"),
    [
        (None, None),
        (D(2026, 10, 2), D(2026, 10, 2)),
        (BOUNCED, BOUNCED),
        (D(2026, 9, 1), None),  # before the mail came back
        (D(2026, 12, 1), None),  # not yet
    ],
)
def test_a_question_is_put_once(asked: datetime.date | None, put: datetime.date | None) -> None:
    (found,) = who_is_it_now([Contact(person="U1", bounced=BOUNCED, asked=asked)], TODAY)
    assert found.put == put


def test_a_question_that_was_answered_is_a_new_one_when_it_comes_again() -> None:
    again = Contact(person="U1", missed=2, heard=D(2026, 5, 1), asked=D(2026, 4, 1))
    assert who_is_it_now([again], TODAY)[0].put is None


def test_each_sign_has_its_sentence() -> None:
    assert set(SIGNS) == set(Sign)
    assert render(SIGNS[Sign.MISSED], {"count": 2}) == "They missed 2 rounds in a row."
    assert render(SIGNS[Sign.LEFT], {"day": D(2026, 9, 30)}) == "They left on 30 September 2026."
    for each in SIGNS.values():
        params = {"count": 2, "day": TODAY}
        assert render(each, params, "cy") != render(each, params)


@pytest.mark.parametrize(
    ("rows", "who", "short"),
    [
        ([], (), 2),
        ([KeyHolder(who="manager")], ("manager",), 1),  # Riverside
        ([KeyHolder(who="manager"), KeyHolder(who="manager")], ("manager",), 1),
        ([KeyHolder(who="manager"), KeyHolder(who="data officer")], ("manager", "data officer"), 0),
        ([KeyHolder(who="manager"), KeyHolder(who="temp", ended=TODAY)], ("manager",), 1),
        (
            [KeyHolder(who="manager"), KeyHolder(who="temp", ended=D(2026, 11, 18))],
            ("manager", "temp"),
            0,
        ),
        ([KeyHolder(who="manager"), KeyHolder(who="new", starts=D(2026, 11, 18))], ("manager",), 1),
    ],
)
def test_an_office_has_two_key_holders(
    rows: list[KeyHolder], who: tuple[str, ...], short: int
) -> None:
    found = key_holders(rows, TODAY)
    assert (found.who, found.short) == (who, short)
