"""Forms made from the data dictionary: a box for every field, and nothing changed by reading back."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django.http import QueryDict

from joinedup.core import dictionary
from joinedup.core.drafts import RECORDS
from joinedup.core.graph import Graph
from joinedup.core.period import When
from joinedup.core.plan import Action, Lead, Measure, Need, Partner, Person, Plan, Reading
from joinedup.core.text import Text
from joinedup.core.words import LeadState, Progress, ResourceKind
from joinedup.web.forms.making import OF_A_LINK, TYPES, boxes_of, form_of
from joinedup.web.forms.setting import MOST_IN_A_LIST, Setting
from tests.queries.plan_of_riverside import snapshot

POLICE = Partner(ref="B1", title=Text.of("Eastshire Police"))
HEAD = Person(ref="U1", title=Text.of("Head of Housing"), partner="B1")
GRAPH = Graph(Plan(partners=(POLICE,), people=(HEAD,), actions=(Action(ref="A1", number="1.1"),)))


def form(type_name: str, sent: dict | None = None, record: object = None, **more):
    setting = more.pop("setting", Setting(graph=GRAPH, languages=("en", "cy")))
    if sent is not None:
        data = QueryDict(mutable=True)
        for name, value in sent.items():
            data.setlist(name, value if isinstance(value, list) else [value])
        sent = data
    return form_of(type_name)(sent, setting=setting, record=record, **more)


def as_sent(shown) -> dict:
    """A form as a browser sends it when nobody types."""
    found: dict = {"was": shown.was()}
    for name, box in shown.boxes.items():
        typed = shown.typed(name)
        if box.kind in ("rows", "one", "leads"):
            found[f"{name}-rows"] = str(len(typed))
            for at, row in enumerate(typed):
                found |= {f"{name}-{at}-{each}": said for each, said in row.items()}
        elif isinstance(typed, dict):
            found |= {f"{name}-{tag}": said for tag, said in typed.items()}
        else:
            found[name] = typed
    return found


@pytest.mark.parametrize("type_name", [*TYPES, "link"])
def test_every_field_that_people_write_has_its_box(type_name: str) -> None:
    rows = dictionary.of_model(RECORDS.get(type_name, RECORDS["link"]).__name__)
    meant = {row.field for row in rows if row.type != "ref"}
    assert set(form_of(type_name).base_fields) == (set(OF_A_LINK) if type_name == "link" else meant)


@pytest.mark.parametrize("model", ["Baseline", "Target", "Reading", "Appearance", "QuorumPart"])
def test_every_field_of_a_row_has_its_box(model: str) -> None:
    from joinedup.core import plan

    assert set(boxes_of(getattr(plan, model))) == {row.field for row in dictionary.of_model(model)}


def test_every_thing_of_riverside_read_back_from_its_form_says_the_same() -> None:
    graph = snapshot().graph
    setting = Setting(graph=graph)
    for thing in graph.things.values():
        type_name = dictionary.TYPES[type(thing).__name__]
        sent = as_sent(form(type_name, record=thing, setting=setting, all_rows=True))
        again = form(type_name, sent, thing, setting=setting, all_rows=True)
        assert (thing.ref, again.is_valid(), again.errors) == (thing.ref, True, {})
        assert (thing.ref, again.says()) == (thing.ref, {})


def test_every_value_survives_even_where_the_page_forgets_what_it_showed() -> None:
    graph = snapshot().graph
    for thing in (*snapshot().plan.actions, *snapshot().plan.measures):
        type_name = dictionary.TYPES[type(thing).__name__]
        setting = Setting(graph=graph)
        sent = as_sent(form(type_name, record=thing, setting=setting, all_rows=True))
        again = form(type_name, sent, thing, setting=setting, all_rows=True)
        assert again.is_valid()
        assert {name: getattr(thing, name) for name in again.cleaned_data} == again.cleaned_data


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("31/03/2027", datetime.date(2027, 3, 31)),
        ("Mar 2026", datetime.date(2026, 3, 31)),
        ("Q3 2026/27", datetime.date(2026, 12, 31)),
        ("2027", datetime.date(2027, 12, 31)),
        ("ongoing", None),
        ("TBC", None),
    ],
)
def test_a_date_is_read_as_people_write_it(said: str, last: datetime.date | None) -> None:
    sent = form("outcome", {"title-en": "Safer nights", "due": said})
    assert sent.is_valid()
    assert sent.says()["due"].last_day == last


@pytest.mark.parametrize(
    ("field", "said", "sentence"),
    [
        ("due", "31/02/2026", "31/02/2026"),
        ("due", "soonish", "is not a date"),
        ("due", "Q5 2026", "Q5 2026"),
        ("accountable", "B99", "names nothing here"),
        ("status", "amber", "is not in the list"),
        ("title-en", "", "“Title” is empty"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_box_and_stays_there(
    field: str, said: str, sentence: str
) -> None:
    sent = form("action", {"title-en": "Night guardians", field: said})
    assert not sent.is_valid()
    [(name, wrong)] = list(sent.wrong())
    assert name == field.partition("-")[0]
    assert sentence in wrong
    typed = sent.shown(name).typed
    assert (typed["en"] if isinstance(typed, dict) else typed) == said


def test_a_day_is_shown_as_people_write_it_and_a_quarter_as_it_was_written() -> None:
    box = form("action").boxes["due"]
    assert box.typed(When.on(datetime.date(2027, 3, 31))) == "31/03/2027"
    assert box.typed(When("Q3 2026/27")) == "Q3 2026/27"


def test_a_text_has_a_box_for_each_language_and_keeps_others_that_there_are() -> None:
    record = Action(ref="A1", title=Text((("en", "Go"), ("gd", "Siuthad"))))
    shown = form("action", record=record)
    assert shown.typed("title") == {"en": "Go", "cy": "", "gd": "Siuthad"}
    sent = form("action", as_sent(shown) | {"title-cy": "Cer"}, record)
    assert sent.is_valid()
    assert sent.says() == {"title": Text((("en", "Go"), ("cy", "Cer"), ("gd", "Siuthad")))}


def test_what_the_board_agreed_stays_and_another_language_can_be_added() -> None:
    record = Action(ref="A1", number="1.1", title=Text.of("Go"))
    fixed = {"title": "Agreed.", "number": "Agreed."}
    shown = form("action", record=record, fixed=fixed)
    assert shown.shown("title").held == {"en": "Go"}
    assert [each.told for _, boxes in shown.held_fast() for each in boxes] == ["1.1"]
    changed = {"title-en": "Stop", "title-cy": "Cer", "number": "9"}
    sent = form("action", as_sent(shown) | changed, record, fixed=fixed)
    assert sent.is_valid()
    assert sent.says() == {"title": Text.of("Go", cy="Cer")}


def test_only_what_the_writer_changed_is_sent_though_another_has_saved_meanwhile() -> None:
    before = Action(ref="A1", title=Text.of("Go"), theme="Youth")
    page = form("action", record=before)
    now = Action(ref="A1", title=Text.of("Go"), theme="Night")
    sent = form("action", as_sent(page) | {"reporter": "Sergeant"}, now)
    assert sent.is_valid()
    assert sent.says() == {"reporter": "Sergeant"}


def test_a_lead_is_a_role_with_the_person_and_the_body_that_it_means() -> None:
    rows = {"leads-rows": "3", "leads-0-text": "Housing lead", "leads-0-who": "U1"}
    rows |= {"leads-1-who": "B1", "leads-2-text": "Vacant since May", "title-en": "Go"}
    sent = form("action", rows)
    assert sent.is_valid()
    assert sent.says()["leads"] == (
        Lead(text="Housing lead", person="U1", partner="B1"),
        Lead(text="Eastshire Police", partner="B1"),
        Lead(text="Vacant since May", state=LeadState.VACANT),
    )


def test_a_figure_is_read_from_what_is_written_and_an_emptied_row_is_gone() -> None:
    first = Reading(text="64%", value=Decimal(64), period=When("2024"))
    record = Measure(ref="M1", title=Text.of("Go"), readings=(first,))
    shown = as_sent(form("measure", record=record))
    new = {"readings-rows": "2", "readings-1-period": "2025", "readings-1-text": "66.8%"}
    sent = form("measure", shown | new, record)
    assert sent.is_valid()
    kept, added = sent.says()["readings"]
    assert kept is first
    assert (added.text, added.value, added.period.text) == ("66.8%", Decimal("66.8"), "2025")
    emptied = {name: "" for name in shown if name.startswith("readings-0")}
    gone = form("measure", shown | emptied, record)
    assert gone.is_valid()
    assert gone.says() == {"readings": ()}


def test_the_earlier_figures_of_a_long_list_are_not_shown_and_stay() -> None:
    many = tuple(Reading(text=str(at), value=Decimal(at)) for at in range(40))
    record = Measure(ref="M1", title=Text.of("Go"), readings=many)
    shown = form("measure", record=record)
    assert len(shown.typed("readings")) == 12
    sent = form("measure", as_sent(shown) | {"readings-11-text": "99"}, record)
    assert sent.is_valid()
    assert [each.text for each in sent.says()["readings"]] == [*map(str, range(39)), "99"]


@pytest.mark.parametrize(
    ("kind", "said", "units"),
    [("money", "£12,500", 1_250_000), ("money", "12.50", 1_250), ("people", "2.4", 2_400)],
)
def test_an_amount_is_read_as_what_its_kind_says(kind: str, said: str, units: int) -> None:
    sent = form("need", {"subject": "A1", "kind": kind, "amount": said})
    assert sent.is_valid()
    assert sent.says()["amount"].units == units
    assert sent.says().get("kind", ResourceKind.MONEY) is ResourceKind(kind)


def test_an_amount_that_is_none_is_said_at_its_box() -> None:
    sent = form("need", {"subject": "A1", "amount": "a lot"})
    assert [name for name, _ in sent.wrong()] == ["amount"]


def test_where_there_is_too_much_for_a_list_a_number_or_a_title_is_typed() -> None:
    many = tuple(
        Partner(ref=f"B{at}", number=f"P{at}", title=Text.of(f"Body {at}"))
        for at in range(1, MOST_IN_A_LIST + 2)
    )
    setting = Setting(graph=Graph(Plan(partners=many)))
    box = form("action", setting=setting).boxes["accountable"]
    assert box.many
    assert box.typed("B7") == "P7 Body 7"
    for said in ("P7 Body 7", "p7", "body 7", "B7"):
        assert box.clean(said) == "B7"


def test_drafts_of_a_body_are_offered_in_its_own_drafts_alone() -> None:
    draft = Action(ref="A-k3f9x2mq7h4tz8ab", title=Text.of("Secret"))
    graph = Graph(Plan(actions=(draft,)))
    assert Setting(graph=graph).choices(("action",)) == ()
    assert Setting(graph=graph, private=True).choices(("action",))[0][1][0][0] == draft.ref


def test_beside_free_text_stands_who_reads_it() -> None:
    boxes = {name: form("action").shown(name) for name in ("description", "number")}
    assert "The law may require its release" in boxes["description"].readers
    assert boxes["number"].readers == ""
    private = form("action", setting=Setting(graph=GRAPH, private=True))
    assert "Only your own body" in private.shown("description").readers
    assert not form("risk").published
    assert "never published" in form("risk").shown("mitigation").readers


def test_a_choice_means_the_word_of_its_list() -> None:
    sent = form("action", {"title-en": "Go", "status": "slipping"})
    assert sent.is_valid()
    assert sent.says()["status"] is Progress.SLIPPING
    assert isinstance(Need(subject="A1").kind, ResourceKind)
