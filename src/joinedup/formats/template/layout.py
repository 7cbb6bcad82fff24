"""The sheets of the template and their columns, made from the data dictionary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from joinedup.core import dictionary
from joinedup.core.plan import Plan

GUIDANCE = "Guidance"
ABOUT = "About"
REF = "Ref"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: ``name`` and ``type`` as in the dictionary, ``note`` what to write in it.

    ``spare`` columns are written only where there is something to put in them. ``field`` is the
    field's name within its record.
    """

    header: str
    name: str
    type: str
    note: str = ""
    spare: bool = False
    field: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "field", self.name.partition(".")[2])

    @property
    def key(self) -> str:
        """The field's name among all that a row of its sheet says: a measure's row says its
        baseline too."""
        return self.name if self.name.startswith("baseline.") else self.field


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetForm:
    """One sheet: the ``model`` of its rows, and the collection of the plan that holds them.

    ``within`` is set where the rows belong to things of another sheet (targets to measures):
    then ``collection`` is that of the things, ``within`` the field that holds the rows, and
    the first column names the thing. ``purpose`` is a sentence for the guidance page.
    """

    name: str
    model: str
    collection: str
    purpose: str
    columns: tuple[Column, ...]
    within: str = ""

    @property
    def type(self) -> str:
        """The type of its rows, as findings name it (``action``)."""
        return dictionary.TYPES[self.model]

    def records(self, plan: Plan) -> Iterator[tuple[str, Any]]:
        """(ref of the thing it belongs to or "", record) for every row."""
        for record in getattr(plan, self.collection):
            if not self.within:
                yield "", record
            else:
                for part in getattr(record, self.within):
                    yield record.ref, part


_SHEETS = (
    ("Outcomes", "Outcome", "outcomes", "", "What will be different for people or the place. Start here."),
    ("Priorities", "Priority", "priorities", "", "The level between outcomes and actions. Leave it empty if your plan has none."),
    ("Actions", "Action", "actions", "", "Projects and initiatives: a row each."),
    ("Measures", "Measure", "measures", "", "How anybody would know: a row for each measure."),
    ("Targets", "Target", "measures", "targets", "Where each measure should be, and when: a row for each target."),
    ("Readings", "Reading", "measures", "readings", "What was found: a row for each measure and period, never a column for each quarter."),
    ("Partners", "Partner", "partners", "", "The organisations that are members."),
    ("People", "Person", "people", "", "The people who lead, by role; with the date on which they left, if they have."),
    ("Milestones", "Milestone", "milestones", "", "Steps of an action that have a date."),
    ("Updates", "Update", "updates", "", "What was said of each action in each round: a row for each."),
    ("Risks", "Risk", "risks", "", "What might go wrong, and what is done about it."),
    ("Services", "DeliverySystem", "delivery_systems", "", "The partners’ own services and teams that do the work."),
    ("Links", "Link", "links", "", "Everything that helps, needs or hinders something else, beyond what the other sheets say; and who has agreed to it."),
    ("Needs", "Need", "needs", "", "What each action requires, for each period."),
    ("Issues", "Issue", "issues", "", "What cuts across the plan."),
    ("Partner goals", "PartnerGoal", "goals", "", "The partners’ own targets that the shared work helps."),
    ("Participation", "Participation", "participations", "", "Who was heard, and what changed because of it."),
    ("Localities", "Locality", "localities", "", "The parts of the area that the plan names."),
    ("Groups", "Group", "groups", "", "The groups that meet: board, executive, theme and locality groups, with their rules."),
    ("Quorum", "QuorumPart", "groups", "quorum", "Who must be there for a group to decide: a row for each thing that its rules ask for."),
    ("Seats", "Seat", "seats", "", "The places on the groups, whether anybody holds them or not."),
    ("Seat holders", "SeatHolder", "seat_holders", "", "Who holds each seat, and held it: a row for each."),
    ("Chairs", "ChairTerm", "chair_terms", "", "Who chairs each group, and chaired it: a row for each term."),
    ("Leadership", "LeadershipRole", "leadership_roles", "", "Who leads what, and what shows it."),
    ("Statements", "Statement", "statements", "", "What the plan says in prose: vision, needs of the area, how progress is reviewed."),
    ("Also in", "Appearance", "actions", "also_in", "Actions that stand in another plan too, and what that plan says of them."),
    ("Earlier version", "Lineage", "lineage", "", "What became of each thing of the plan before this one."),
    ("Other information", "Extra", "extras", "", "Whatever else there is. Joinedup puts here what it has no column for."),
)  # fmt: skip

_OWNERS = {
    "Target": Column(header="Measure", name="target.measure", type="ref of measure", note="The number of a measure."),
    "Reading": Column(header="Measure", name="reading.measure", type="ref of measure", note="The number of a measure."),
    "Appearance": Column(header="Action", name="appearance.action", type="ref of action", note="The number of an action."),
    "QuorumPart": Column(header="Group", name="quorum_part.group", type="ref of group", note="The name of a group."),
}  # fmt: skip

_OUTLINE = {
    "Priority": Column(
        header="Outcome",
        name="priority.serves",
        type="links to outcome, priority, any",
        note="The number of the outcome it serves. If there are several, put ; between them, the main one first.",
    ),
    "Action": Column(
        header="Priority",
        name="action.serves",
        type="links to priority, outcome, any",
        note="The number of the priority it serves, or of the outcome if your plan has no priorities. "
        "If there are several, put ; between them, the main one first.",
    ),
    "DeliverySystem": Column(
        header="Actions",
        name="delivery_system.serves",
        type="links to action, priority, outcome, any",
        note="The numbers of the actions it helps to deliver, with ; between them.",
    ),
}

OWNER_NAMES = frozenset(column.name for column in _OWNERS.values())
"""The columns that say which thing a row of another sheet belongs to."""

OWNER_FIELDS = {model: column.field for model, column in _OWNERS.items()}
"""Model of rows that belong to things of another sheet > the key of the column that names those."""

FIGURES = frozenset(
    f"{record}.{field}"
    for record in ("baseline", "target", "reading")
    for field in ("text", "value")
)
"""The columns that hold a figure in words, or its number where the words alone do not give it."""

ANSWER = "about.answer"
ABOUT_COLUMNS = (
    Column(header="Item", name="about.item", type="text"),
    Column(header="Answer", name=ANSWER, type="text"),
    Column(header="What it means", name="about.means", type="text"),
)

OUTLINE_TYPES = tuple(dictionary.TYPES[model] for model in _OUTLINE)
"""The types whose *serves* links stand in a column of their own sheet."""


@cache
def sheets() -> tuple[SheetForm, ...]:
    """Every sheet of tables, in the order of the tabs (after the guidance and About)."""
    return tuple(
        SheetForm(
            name=name,
            model=model,
            collection=collection,
            within=within,
            purpose=purpose,
            columns=tuple(_columns(name, model)),
        )
        for name, model, collection, within, purpose in _SHEETS
    )


@cache
def about() -> tuple[Column, ...]:
    """What the About sheet asks: one line for each, the wording apart."""
    rows = (row for row in dictionary.of_model("Plan") if row.sheet == ABOUT and row.header)
    return tuple(_column(row) for row in rows)


def form_of(model: str) -> SheetForm:
    """The sheet that holds the rows of a model (``Action``)."""
    return next(sheet for sheet in sheets() if sheet.model == model)


def _columns(sheet: str, model: str) -> Iterator[Column]:
    rows = [row for row in dictionary.rows() if row.sheet == sheet and row.header]
    if model in _OWNERS:
        yield _OWNERS[model]
    for row in sorted(rows, key=lambda row: row.header == REF):
        column = _column(row)
        yield column
        if row.type == "leads":
            yield from _lead_details(row.name)
        if row.field == "title" and model in _OUTLINE:
            yield _OUTLINE[model]


def _column(row: dictionary.Row) -> Column:
    note = f"{row.meaning} {row.guidance}".strip()
    spare = row.header.endswith("(number)")
    return Column(header=row.header, name=row.name, type=row.type, note=note, spare=spare)


def _lead_details(leads: str) -> Iterator[Column]:
    """What is known of leads beyond the words, for when the words alone would not give it."""
    details: Mapping[str, dictionary.Row] = {row.field: row for row in dictionary.of_model("Lead")}
    for detail in ("state", "person", "partner"):
        column = _column(details[detail])
        yield replace(column, name=f"{leads}.{detail}", type=f"lead {detail}", spare=True)
