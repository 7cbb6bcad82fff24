"""Who leads, as one cell says it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.core.leads import read_leads, split_names, state_of
from joinedup.core.words import LeadState


def _names(text: str) -> list[str]:
    return [lead.text for lead in read_leads(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Housing / Wendbridge / TBC", ["Housing", "Wendbridge", "TBC"]),
        ("Housing/Wendbridge", ["Housing", "Wendbridge"]),
        ("A; B", ["A", "B"]),
        ("A & B", ["A", "B"]),
        ("Council\nPolice", ["Council", "Police"]),
        ("1. Council\n2. Police", ["Council", "Police"]),
        ("Lead: Housing; Support: Police", ["Housing", "Police"]),
        ("Police, Fire and Rescue, NHS", ["Police", "Fire and Rescue", "NHS"]),
        ("Council and Police", ["Council", "Police"]),
        (
            "Riverside Council and Wend Voluntary Network",
            ["Riverside Council", "Wend Voluntary Network"],
        ),
        ("Head of Housing and Director of Place", ["Head of Housing", "Director of Place"]),
        ("NHS and DWP", ["NHS", "DWP"]),
    ],
)
def test_several_leads_in_a_cell_are_told_apart(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Health & Safety team",
        "Town and Parish Councils of Riverside",
        "Police and Crime Commissioner",
        "Eastshire Fire and Rescue",
        "Health and Social Care Partnership",
        "Director of Children and Young People",
        "Director of Public Health, Riverside Council",
        "Director, Two Banks",
        "Riverside Council (housing / homelessness)",
    ],
)
def test_one_lead_is_not_taken_apart(text: str) -> None:
    assert _names(text) == [text]


def test_names_that_are_known_may_be_joined_by_and() -> None:
    assert _names("Housing and Leisure") == ["Housing and Leisure"]
    known = [lead.text for lead in read_leads("Housing and Leisure", known=("housing", "Leisure"))]
    assert known == ["Housing", "Leisure"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("All partners", LeadState.EVERYONE),
        ("ALL", LeadState.EVERYONE),
        ("Everyone", LeadState.EVERYONE),
        ("all CPP partners", LeadState.EVERYONE),
        ("Joint", LeadState.EVERYONE),
        ("All PSB partners", LeadState.EVERYONE),
        ("Each partner organisation", LeadState.EVERYONE),
        ("All partners except the police", LeadState.EVERYONE),
        ("All Saints Church", LeadState.NAMED),
        ("Pob partner", LeadState.EVERYONE),
        ("TBC", LeadState.TO_BE_CONFIRMED),
        ("Housing (TBC)", LeadState.TO_BE_CONFIRMED),
        ("?", LeadState.TO_BE_CONFIRMED),
        ("vacant", LeadState.VACANT),
        ("Head of Housing (vacant)", LeadState.VACANT),
        ("Head of Community Services (left Sept 2026)", LeadState.LEFT),
        ("former Head of Housing", LeadState.LEFT),
        ("Area manager (acting)", LeadState.NAMED),
        ("Head of Leftwich School", LeadState.NAMED),
    ],
)
def test_what_is_said_of_a_lead(text: str, state: LeadState) -> None:
    assert state_of(text) is state


def test_a_note_behind_the_body_is_of_the_person_before_it() -> None:
    leads = read_leads("Head of community services / Health Trust (left Sept) / Fire")
    assert [lead.state for lead in leads] == [LeadState.LEFT, LeadState.LEFT, LeadState.NAMED]


@pytest.mark.parametrize("text", ["", "-", "n/a", "None", "and/or"])
def test_nobody_is_nobody(text: str) -> None:
    assert read_leads(text) == ()


def test_a_name_stands_once_however_often_it_is_written() -> None:
    assert _names("Police / Police") == ["Police"]


def test_partners_in_a_cell_leave_out_what_is_not_known_yet() -> None:
    assert split_names("NHS; TBC; Eastshire Police; vacant") == ("NHS", "Eastshire Police")
    assert split_names("All partners") == ("All partners",)


@given(st.text(max_size=80))
def test_no_text_makes_it_raise_and_no_lead_is_blank(text: str) -> None:
    assert all(lead.text.strip() for lead in read_leads(text))
