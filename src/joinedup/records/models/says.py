"""What things say: one table a type, with the fields of ``core.plan`` by the same names.

A row belongs to a plan version, or, for what is the partnership's own whatever the plan (partners,
people, localities, services, partners' goals, groups and who sits on them), to none. Lists within a thing stand in ``parts``.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.db import models
from django.db.models import Q

from joinedup.core.words import (
    Agreement,
    Authority,
    Basis,
    Capacity,
    Confirmation,
    Continuation,
    Direction,
    Ending,
    Frequency,
    Layer,
    LinkKind,
    Nature,
    Office,
    OnATie,
    PlainAnswer,
    Progress,
    ResourceKind,
    Sector,
    Tenure,
    Voting,
)
from joinedup.records.columns import (
    ClosedColumn,
    DecimalColumn,
    ShareColumn,
    TextsColumn,
    WhenColumn,
)
from joinedup.records.models.base import Row, owned, same


def half() -> Fraction:
    """A half, for the votes that a motion needs where the rules do not say."""
    return Fraction(1, 2)


def words(**kwargs: Any) -> models.TextField[Any, Any]:
    """A column of plain text, empty by default."""
    return models.TextField(blank=True, default="", **kwargs)


def ref(**kwargs: Any) -> models.ForeignKey[Any, Any]:
    """A column that refers to a thing of the same partnership, or to none."""
    return models.ForeignKey(
        "records.Thing", models.PROTECT, null=True, blank=True, related_name="+", **kwargs
    )


class Says(Row):
    """What one thing says in one plan version. ``position`` is its place in the plan's order."""

    thing = models.ForeignKey("records.Thing", models.PROTECT, related_name="+")
    plan = models.ForeignKey(
        "records.PlanVersion", models.PROTECT, null=True, blank=True, related_name="+"
    )
    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


def told(model: str, *refs: str) -> list[models.BaseConstraint]:
    """The constraints of a table of :class:`Says`."""
    return [
        models.UniqueConstraint(fields=["thing", "plan"], name=f"{model}_once_a_version"),
        models.UniqueConstraint(
            fields=["thing"], condition=Q(plan__isnull=True), name=f"{model}_once"
        ),
        *owned(model),
        *same(model, "thing", *refs),
        *same(model, "plan", to="records.PlanVersion"),
    ]


class Outcome(Says):
    """See ``core.plan.Outcome``."""

    number = words()
    title = TextsColumn()
    description = TextsColumn()
    starts = WhenColumn()
    due = WhenColumn()
    theme = words()

    class Meta:
        constraints = told("outcome")


class Priority(Says):
    """See ``core.plan.Priority``."""

    number = words()
    title = TextsColumn()
    description = TextsColumn()
    starts = WhenColumn()
    due = WhenColumn()
    theme = words()

    class Meta:
        constraints = told("priority")


class Action(Says):
    """See ``core.plan.Action``."""

    number = words()
    title = TextsColumn()
    description = TextsColumn()
    accountable = ref()
    reporter = words()
    starts = WhenColumn()
    due = WhenColumn()
    status = ClosedColumn(Progress)
    status_text = words()
    theme = words()

    class Meta:
        constraints = told("action", "accountable")


class DeliverySystem(Says):
    """See ``core.plan.DeliverySystem``. The partner whose service it is stands in ``of``: ``owner``
    is the owner of the row."""

    number = words()
    title = TextsColumn()
    description = TextsColumn()
    of = ref()
    ended = WhenColumn()
    ended_why = words()

    class Meta:
        constraints = told("deliverysystem", "of")


class Partner(Says):
    """See ``core.plan.Partner``."""

    number = words()
    title = TextsColumn()
    sector = ClosedColumn(Sector)
    basis = ClosedColumn(Basis)
    org_id = words()
    joined = WhenColumn()
    ended = WhenColumn()
    ending = ClosedColumn(Ending)
    not_taking_part = WhenColumn()
    not_taking_part_why = words()
    answers_instead = words()

    class Meta:
        constraints = told("partner")


class Person(Says):
    """See ``core.plan.Person``."""

    title = TextsColumn()
    partner = ref()
    left = WhenColumn()

    class Meta:
        constraints = told("person", "partner")


class Issue(Says):
    """See ``core.plan.Issue``."""

    number = words()
    title = TextsColumn()
    description = TextsColumn()

    class Meta:
        constraints = told("issue")


class PartnerGoal(Says):
    """See ``core.plan.PartnerGoal``."""

    number = words()
    title = TextsColumn()
    partner = ref()
    source = words()

    class Meta:
        constraints = told("partnergoal", "partner")


class Measure(Says):
    """See ``core.plan.Measure``."""

    number = words()
    title = TextsColumn()
    description = TextsColumn()
    subject = ref()
    direction = ClosedColumn(Direction)
    unit = words()
    frequency = ClosedColumn(Frequency)
    owned_by = words()
    source = words()
    next_due = WhenColumn()
    has_baseline = models.BooleanField(default=False)
    baseline_text = words()
    baseline_value = DecimalColumn()
    baseline_when = WhenColumn()

    class Meta:
        constraints = told("measure", "subject")


class Milestone(Says):
    """See ``core.plan.Milestone``."""

    number = words()
    title = TextsColumn()
    subject = ref()
    due = WhenColumn()
    done = WhenColumn()
    status = ClosedColumn(Progress)
    status_text = words()

    class Meta:
        constraints = told("milestone", "subject")


class Risk(Says):
    """See ``core.plan.Risk``."""

    number = words()
    title = TextsColumn()
    subject = ref()
    likelihood = words()
    impact = words()
    owned_by = words()
    mitigation = TextsColumn()

    class Meta:
        constraints = told("risk", "subject")


class Participation(Says):
    """See ``core.plan.Participation``."""

    community = words()
    how = words()
    people = models.BigIntegerField(null=True, blank=True)
    when = WhenColumn()
    said = TextsColumn()
    changed = TextsColumn()

    class Meta:
        constraints = told("participation")


class Locality(Says):
    """See ``core.plan.Locality``."""

    title = TextsColumn()
    people = models.BigIntegerField(null=True, blank=True)
    description = TextsColumn()

    class Meta:
        constraints = told("locality")


class Group(Says):
    """See ``core.governance.Group``."""

    number = words()
    title = TextsColumn()
    description = TextsColumn()
    layer = ClosedColumn(Layer)
    under = ref()
    meets = words()
    starts = WhenColumn()
    ended = WhenColumn()
    agreement_first = models.BooleanField(default=False)
    voting = ClosedColumn(Voting)
    majority = ShareColumn(default=half)
    reached = models.BooleanField(default=False)
    of_all = models.BooleanField(default=False)
    on_a_tie = ClosedColumn(OnATie, default=OnATie.FALLS)

    class Meta:
        constraints = told("group", "under")


class Seat(Says):
    """See ``core.governance.Seat``."""

    number = words()
    title = TextsColumn()
    group = ref()
    partner = ref()
    votes = models.BigIntegerField(default=1)
    capacity = words()
    basis = ClosedColumn(Basis)
    authority = ClosedColumn(Authority)
    may_agree = words()
    deputy = ref()
    starts = WhenColumn()
    ended = WhenColumn()

    class Meta:
        constraints = told("seat", "group", "partner", "deputy")


class SeatHolder(Says):
    """See ``core.governance.SeatHolder``."""

    seat = ref()
    person = ref()
    tenure = ClosedColumn(Tenure, default=Tenure.FULL)
    starts = WhenColumn()
    ended = WhenColumn()
    why = words()

    class Meta:
        constraints = told("seatholder", "seat", "person")


class ChairTerm(Says):
    """See ``core.governance.ChairTerm``."""

    group = ref()
    office = ClosedColumn(Office, default=Office.CHAIR)
    person = ref()
    partner = ref()
    capacity = ClosedColumn(Capacity)
    starts = WhenColumn()
    due = WhenColumn()
    ended = WhenColumn()
    chosen = words()
    why = words()

    class Meta:
        constraints = told("chairterm", "group", "person", "partner")


class LeadershipRole(Says):
    """See ``core.governance.LeadershipRole``."""

    person = ref()
    element = words()
    field = words()
    evidence = words()
    standing = ClosedColumn(Confirmation, default=Confirmation.ENTERED)
    starts = WhenColumn()
    ended = WhenColumn()

    class Meta:
        constraints = told("leadershiprole", "person")


class Link(Says):
    """See ``core.plan.Link``. Who drew it is a partner (``drawn_by``) or words (“office”)."""

    source = ref()
    target = ref()
    kind = ClosedColumn(LinkKind, default=LinkKind.SERVES)
    agreement = ClosedColumn(Agreement, default=Agreement.UNKNOWN)
    drawn_by = ref()
    drawn_by_text = words()
    agreed_on = WhenColumn()
    proof = words()
    share = models.IntegerField(null=True, blank=True)
    ended = WhenColumn()
    ended_why = words()

    class Meta:
        constraints = told("link", "source", "target", "drawn_by")


class Lineage(Says):
    """See ``core.plan.Lineage``."""

    number = words()
    title = words()
    what = ClosedColumn(Continuation)
    why = words()
    type = models.CharField(max_length=20, default="action")

    class Meta:
        constraints = told("lineage")


class Update(Says):
    """See ``core.plan.Update``."""

    subject = ref()
    period = WhenColumn()
    text = words()
    status = ClosedColumn(Progress)
    status_text = words()
    by = words()

    class Meta:
        constraints = told("update", "subject")


class Need(Says):
    """See ``core.plan.Need``. The amount is a whole number of the smallest unit."""

    subject = ref()
    kind = ClosedColumn(ResourceKind, default=ResourceKind.MONEY)
    nature = ClosedColumn(Nature)
    occupation = words()
    amount_units = models.BigIntegerField(null=True, blank=True)
    amount_kind = ClosedColumn(ResourceKind)
    amount_currency = models.CharField(max_length=3, blank=True, default="")
    answer = ClosedColumn(PlainAnswer)
    period = WhenColumn()
    text = words()

    class Meta:
        constraints = told("need", "subject")


class Statement(Says):
    """See ``core.plan.Statement``."""

    topic = words()
    title = words()
    text = TextsColumn()

    class Meta:
        constraints = told("statement")


class Extra(Says):
    """See ``core.plan.Extra``. No subject means the plan itself."""

    subject = ref()
    name = words()
    text = words()

    class Meta:
        constraints = told("extra", "subject")
