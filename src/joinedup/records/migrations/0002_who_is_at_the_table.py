"""Who is at the table: groups with their rules, seats, who holds them, chairs, roles of leadership."""

import django.db.models.deletion
import joinedup.core.text
import joinedup.core.words
import joinedup.records.columns
import joinedup.records.constraints
import joinedup.records.models.says
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="partner",
            name="answers_instead",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="partner",
            name="basis",
            field=joinedup.records.columns.ClosedColumn(blank=True, default=None, max_length=40),
        ),
        migrations.AddField(
            model_name="partner",
            name="ending",
            field=joinedup.records.columns.ClosedColumn(blank=True, default=None, max_length=40),
        ),
        migrations.CreateModel(
            name="ChairTerm",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "label",
                    models.CharField(
                        choices=[
                            ("partner", "partner"),
                            ("partnership", "partnership"),
                            ("public", "public"),
                        ],
                        default="partnership",
                        max_length=12,
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "office",
                    joinedup.records.columns.ClosedColumn(
                        blank=True, default=joinedup.core.words.Office["CHAIR"], max_length=40
                    ),
                ),
                (
                    "capacity",
                    joinedup.records.columns.ClosedColumn(blank=True, default=None, max_length=40),
                ),
                ("starts", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("due", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("ended", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("chosen", models.TextField(blank=True, default="")),
                ("why", models.TextField(blank=True, default="")),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.planversion",
                    ),
                ),
                (
                    "thing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("thing", "plan"), name="chairterm_once_a_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="chairterm_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_chairterm_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_chairterm_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_chairterm_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="group", name="same_chairterm_group", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="person", name="same_chairterm_person", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="partner", name="same_chairterm_partner", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_chairterm_plan", to="records.PlanVersion"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Group",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "label",
                    models.CharField(
                        choices=[
                            ("partner", "partner"),
                            ("partnership", "partnership"),
                            ("public", "public"),
                        ],
                        default="partnership",
                        max_length=12,
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("number", models.TextField(blank=True, default="")),
                (
                    "title",
                    joinedup.records.columns.TextsColumn(
                        blank=True, default=joinedup.core.text.Text
                    ),
                ),
                (
                    "description",
                    joinedup.records.columns.TextsColumn(
                        blank=True, default=joinedup.core.text.Text
                    ),
                ),
                (
                    "layer",
                    joinedup.records.columns.ClosedColumn(blank=True, default=None, max_length=40),
                ),
                ("meets", models.TextField(blank=True, default="")),
                ("starts", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("ended", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("agreement_first", models.BooleanField(default=False)),
                (
                    "voting",
                    joinedup.records.columns.ClosedColumn(blank=True, default=None, max_length=40),
                ),
                (
                    "majority",
                    joinedup.records.columns.ShareColumn(
                        blank=True, default=joinedup.records.models.says.half, max_length=20
                    ),
                ),
                ("reached", models.BooleanField(default=False)),
                ("of_all", models.BooleanField(default=False)),
                (
                    "on_a_tie",
                    joinedup.records.columns.ClosedColumn(
                        blank=True, default=joinedup.core.words.OnATie["FALLS"], max_length=40
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.planversion",
                    ),
                ),
                (
                    "thing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "under",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("thing", "plan"), name="group_once_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="group_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_group_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_group_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_group_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="under", name="same_group_under", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_group_plan", to="records.PlanVersion"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LeadershipRole",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "label",
                    models.CharField(
                        choices=[
                            ("partner", "partner"),
                            ("partnership", "partnership"),
                            ("public", "public"),
                        ],
                        default="partnership",
                        max_length=12,
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("element", models.TextField(blank=True, default="")),
                ("field", models.TextField(blank=True, default="")),
                ("evidence", models.TextField(blank=True, default="")),
                (
                    "standing",
                    joinedup.records.columns.ClosedColumn(
                        blank=True,
                        default=joinedup.core.words.Confirmation["ENTERED"],
                        max_length=40,
                    ),
                ),
                ("starts", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("ended", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.planversion",
                    ),
                ),
                (
                    "thing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("thing", "plan"), name="leadershiprole_once_a_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="leadershiprole_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_leadershiprole_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_leadershiprole_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_leadershiprole_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="person", name="same_leadershiprole_person", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_leadershiprole_plan", to="records.PlanVersion"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuorumPart",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "label",
                    models.CharField(
                        choices=[
                            ("partner", "partner"),
                            ("partnership", "partnership"),
                            ("public", "public"),
                        ],
                        default="partnership",
                        max_length=12,
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "of",
                    joinedup.records.columns.ClosedColumn(
                        blank=True, default=joinedup.core.words.QuorumOf["MEMBERS"], max_length=40
                    ),
                ),
                ("least", models.BigIntegerField(default=1)),
                (
                    "share",
                    joinedup.records.columns.ShareColumn(blank=True, default=None, max_length=20),
                ),
                ("capacity", models.TextField(blank=True, default="")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.planversion",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "thing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
            ],
            options={
                "constraints": [
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_quorumpart_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_quorumpart_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_quorumpart_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="seat", name="same_quorumpart_seat", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_quorumpart_plan", to="records.PlanVersion"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "label",
                    models.CharField(
                        choices=[
                            ("partner", "partner"),
                            ("partnership", "partnership"),
                            ("public", "public"),
                        ],
                        default="partnership",
                        max_length=12,
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("number", models.TextField(blank=True, default="")),
                (
                    "title",
                    joinedup.records.columns.TextsColumn(
                        blank=True, default=joinedup.core.text.Text
                    ),
                ),
                ("votes", models.BigIntegerField(default=1)),
                ("capacity", models.TextField(blank=True, default="")),
                (
                    "basis",
                    joinedup.records.columns.ClosedColumn(blank=True, default=None, max_length=40),
                ),
                (
                    "authority",
                    joinedup.records.columns.ClosedColumn(blank=True, default=None, max_length=40),
                ),
                ("may_agree", models.TextField(blank=True, default="")),
                ("starts", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("ended", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                (
                    "deputy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.planversion",
                    ),
                ),
                (
                    "thing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("thing", "plan"), name="seat_once_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="seat_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_seat_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_seat_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_seat_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="group", name="same_seat_group", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="partner", name="same_seat_partner", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="deputy", name="same_seat_deputy", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_seat_plan", to="records.PlanVersion"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatHolder",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "label",
                    models.CharField(
                        choices=[
                            ("partner", "partner"),
                            ("partnership", "partnership"),
                            ("public", "public"),
                        ],
                        default="partnership",
                        max_length=12,
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "tenure",
                    joinedup.records.columns.ClosedColumn(
                        blank=True, default=joinedup.core.words.Tenure["FULL"], max_length=40
                    ),
                ),
                ("starts", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("ended", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("why", models.TextField(blank=True, default="")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.planversion",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "thing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("thing", "plan"), name="seatholder_once_a_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="seatholder_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_seatholder_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_seatholder_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_seatholder_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="seat", name="same_seatholder_seat", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="person", name="same_seatholder_person", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_seatholder_plan", to="records.PlanVersion"
                    ),
                ],
            },
        ),
    ]
