"""Every table, with the constraints that keep one partnership apart from another."""

import django.db.models.deletion
import joinedup.core.text
import joinedup.core.words
import joinedup.records.columns
import joinedup.records.constraints
import joinedup.records.uid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "uid",
                    models.CharField(
                        default=joinedup.records.uid.new_uid, max_length=16, unique=True
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("administrator", models.BooleanField(default=False)),
                ("is_active", models.BooleanField(default=True)),
                (
                    "epoch",
                    models.PositiveIntegerField(
                        default=1, help_text="moves on when access must end"
                    ),
                ),
                ("created", models.DateTimeField()),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Partnership",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "uid",
                    models.CharField(
                        default=joinedup.records.uid.new_uid, max_length=16, unique=True
                    ),
                ),
                ("slug", models.SlugField(max_length=60, unique=True)),
                (
                    "title",
                    joinedup.records.columns.TextsColumn(
                        blank=True, default=joinedup.core.text.Text
                    ),
                ),
                ("kind", models.CharField(blank=True, default="", max_length=40)),
                ("area", models.CharField(blank=True, default="", max_length=40)),
                (
                    "words",
                    joinedup.records.columns.PlainColumn(
                        blank=True, default=None, help_text="{language: {our word: [one, several]}}"
                    ),
                ),
                (
                    "languages",
                    models.CharField(default="en", help_text="published, by commas", max_length=40),
                ),
                ("year_starts", models.PositiveSmallIntegerField(default=4)),
                ("time_zone", models.CharField(default="Europe/London", max_length=40)),
                ("findings_released", models.BooleanField(default=False)),
                ("demo", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Thing",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "uid",
                    models.CharField(
                        default=joinedup.records.uid.new_uid, max_length=16, unique=True
                    ),
                ),
                ("type", models.CharField(max_length=20)),
                ("number", models.PositiveIntegerField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1, help_text="counts its edits")),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("withdrawn", models.BooleanField(default=False)),
                ("public_since", models.DateField(blank=True, null=True)),
                (
                    "why",
                    models.TextField(
                        blank=True, default="", help_text="why it was withdrawn or ended"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "id"), name="thing_in_partnership"
                    ),
                    models.UniqueConstraint(
                        fields=("partnership", "type", "number"), name="ref_used_once"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_thing_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_thing_has_owner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("number__isnull", True),
                            _connector="OR",
                        ),
                        name="unshared_thing_has_no_number",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PlanSeries",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "uid",
                    models.CharField(
                        default=joinedup.records.uid.new_uid, max_length=16, unique=True
                    ),
                ),
                ("slug", models.SlugField(max_length=60)),
                (
                    "title",
                    joinedup.records.columns.TextsColumn(
                        blank=True, default=joinedup.core.text.Text
                    ),
                ),
                ("main", models.BooleanField(default=False)),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "id"), name="series_in_partnership"
                    ),
                    models.UniqueConstraint(fields=("partnership", "slug"), name="series_slug"),
                    models.UniqueConstraint(
                        condition=models.Q(("main", True)),
                        fields=("partnership",),
                        name="one_main_plan",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_planseries_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_planseries_has_owner",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "uid",
                    models.CharField(
                        default=joinedup.records.uid.new_uid, max_length=16, unique=True
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.planseries",
                    ),
                ),
                (
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.planversion",
                    ),
                ),
                ("edits", models.PositiveIntegerField(default=1, help_text="counts its edits")),
                ("withdrawn", models.BooleanField(default=False)),
                ("public_since", models.DateField(blank=True, null=True)),
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
                    "partnership_name",
                    models.TextField(blank=True, db_column="named_partnership", default=""),
                ),
                ("area", models.TextField(blank=True, default="")),
                (
                    "kind",
                    joinedup.records.columns.ClosedColumn(blank=True, default=None, max_length=40),
                ),
                ("version", models.TextField(blank=True, default="")),
                (
                    "status",
                    joinedup.records.columns.ClosedColumn(
                        blank=True, default=joinedup.core.words.PlanStatus["DRAFT"], max_length=40
                    ),
                ),
                ("agreed", models.DateField(blank=True, null=True)),
                ("starts", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("ends", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("as_at", models.DateField(blank=True, null=True)),
                ("year_starts", models.PositiveSmallIntegerField(default=4)),
                ("language", models.CharField(default="en", max_length=20)),
                ("words", joinedup.records.columns.PlainColumn(blank=True, default=None)),
                ("fields", joinedup.records.columns.PlainColumn(blank=True, default=None)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "id"), name="version_in_partnership"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "agreed"), ("withdrawn", False)),
                        fields=("series",),
                        name="one_agreed_version",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "draft"), ("withdrawn", False)),
                        fields=("series",),
                        name="one_draft_version",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_planversion_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_planversion_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="series", name="same_planversion_series", to="records.PlanSeries"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="previous", name="same_planversion_previous", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "uid",
                    models.CharField(
                        default=joinedup.records.uid.new_uid, max_length=16, unique=True
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "id"), name="file_in_partnership"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_storedfile_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_storedfile_has_owner",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                ("chain", models.CharField(blank=True, default="", max_length=16)),
                ("number", models.PositiveIntegerField()),
                ("at", models.CharField(max_length=32)),
                ("by", joinedup.records.columns.PlainColumn(blank=True, default=None)),
                ("verb", models.CharField(max_length=60)),
                ("params", joinedup.records.columns.PlainColumn(blank=True, default=None)),
                ("ops", joinedup.records.columns.PlainColumn(blank=True, default=None)),
                ("schema", models.PositiveSmallIntegerField(default=1)),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "id"), name="event_in_partnership"
                    ),
                    models.UniqueConstraint(
                        fields=("partnership", "chain", "number"), name="event_number_once"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_event_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_event_has_owner",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                    "accountable",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                ("reporter", models.TextField(blank=True, default="")),
                ("starts", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("due", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                (
                    "status",
                    joinedup.records.columns.ClosedColumn(blank=True, default=None, max_length=40),
                ),
                ("status_text", models.TextField(blank=True, default="")),
                ("theme", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("thing", "plan"), name="action_once_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="action_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_action_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_action_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_action_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="accountable", name="same_action_accountable", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_action_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Appearance",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("position", models.PositiveIntegerField(default=0)),
                ("named", models.TextField(blank=True, default="")),
                ("number", models.TextField(blank=True, default="")),
                ("starts", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("due", joinedup.records.columns.WhenColumn(blank=True, default=None)),
            ],
            options={
                "constraints": [
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_appearance_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_appearance_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_appearance_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_appearance_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Chain",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                ("number", models.PositiveIntegerField(default=0)),
                (
                    "hash",
                    models.CharField(
                        default="0000000000000000000000000000000000000000000000000000000000000000",
                        max_length=64,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "owner"), name="one_chain_a_partner"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("owner__isnull", True)),
                        fields=("partnership",),
                        name="one_shared_chain",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_chain_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_chain_has_owner",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Counter",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                ("type", models.CharField(max_length=20)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "type"), name="one_counter_a_type"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_counter_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_counter_has_owner",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DeliverySystem",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                    "of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                ("ended", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("ended_why", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("thing", "plan"), name="deliverysystem_once_a_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="deliverysystem_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_deliverysystem_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_deliverysystem_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_deliverysystem_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="of", name="same_deliverysystem_of", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_deliverysystem_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Extra",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                ("name", models.TextField(blank=True, default="")),
                ("text", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("thing", "plan"), name="extra_once_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="extra_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_extra_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_extra_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_extra_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="subject", name="same_extra_subject", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_extra_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "uid",
                    models.CharField(
                        default=joinedup.records.uid.new_uid, max_length=16, unique=True
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.storedfile",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.planversion",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("state", models.CharField(default="reading", max_length=12)),
                ("mapping", joinedup.records.columns.PlainColumn(blank=True, default=None)),
                ("answers", joinedup.records.columns.PlainColumn(blank=True, default=None)),
                ("understood", joinedup.records.columns.PlainColumn(blank=True, default=None)),
                ("difference", joinedup.records.columns.PlainColumn(blank=True, default=None)),
                ("digest", models.CharField(blank=True, default="", max_length=64)),
                ("problem", models.TextField(blank=True, default="")),
                ("event", models.PositiveIntegerField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_import_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_import_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="file", name="same_import_file", to="records.StoredFile"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_import_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Issue",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("thing", "plan"), name="issue_once_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="issue_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_issue_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_issue_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_issue_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_issue_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="KeptText",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "uid",
                    models.CharField(
                        default=joinedup.records.uid.new_uid, max_length=16, unique=True
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "thing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                ("plan", models.CharField(blank=True, default="", max_length=16)),
                ("says", joinedup.records.columns.PlainColumn(blank=True, default=None)),
                (
                    "seen",
                    models.PositiveIntegerField(help_text="the version the writer had before them"),
                ),
                ("at", models.DateTimeField()),
                ("settled", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_kepttext_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_kepttext_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_kepttext_thing", to="records.Thing"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Lead",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("position", models.PositiveIntegerField(default=0)),
                ("text", models.TextField(blank=True, default="")),
                (
                    "state",
                    joinedup.records.columns.ClosedColumn(
                        blank=True, default=joinedup.core.words.LeadState["NAMED"], max_length=40
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
                    "partner",
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
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_lead_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_lead_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_lead_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="person", name="same_lead_person", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="partner", name="same_lead_partner", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_lead_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Lineage",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("position", models.PositiveIntegerField(default=0)),
                ("number", models.TextField(blank=True, default="")),
                ("title", models.TextField(blank=True, default="")),
                (
                    "what",
                    joinedup.records.columns.ClosedColumn(blank=True, default=None, max_length=40),
                ),
                ("why", models.TextField(blank=True, default="")),
                ("type", models.CharField(default="action", max_length=20)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("thing", "plan"), name="lineage_once_a_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="lineage_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_lineage_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_lineage_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_lineage_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_lineage_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "kind",
                    joinedup.records.columns.ClosedColumn(
                        blank=True, default=joinedup.core.words.LinkKind["SERVES"], max_length=40
                    ),
                ),
                (
                    "agreement",
                    joinedup.records.columns.ClosedColumn(
                        blank=True, default=joinedup.core.words.Agreement["UNKNOWN"], max_length=40
                    ),
                ),
                (
                    "drawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                ("drawn_by_text", models.TextField(blank=True, default="")),
                ("agreed_on", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("proof", models.TextField(blank=True, default="")),
                ("share", models.IntegerField(blank=True, null=True)),
                ("ended", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("ended_why", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("thing", "plan"), name="link_once_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="link_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_link_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_link_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_link_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="source", name="same_link_source", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="target", name="same_link_target", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="drawn_by", name="same_link_drawn_by", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_link_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Locality",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "title",
                    joinedup.records.columns.TextsColumn(
                        blank=True, default=joinedup.core.text.Text
                    ),
                ),
                ("people", models.BigIntegerField(blank=True, null=True)),
                (
                    "description",
                    joinedup.records.columns.TextsColumn(
                        blank=True, default=joinedup.core.text.Text
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("thing", "plan"), name="locality_once_a_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="locality_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_locality_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_locality_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_locality_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_locality_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "direction",
                    joinedup.records.columns.ClosedColumn(blank=True, default=None, max_length=40),
                ),
                ("unit", models.TextField(blank=True, default="")),
                (
                    "frequency",
                    joinedup.records.columns.ClosedColumn(blank=True, default=None, max_length=40),
                ),
                ("owned_by", models.TextField(blank=True, default="")),
                ("source", models.TextField(blank=True, default="")),
                ("next_due", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("has_baseline", models.BooleanField(default=False)),
                ("baseline_text", models.TextField(blank=True, default="")),
                (
                    "baseline_value",
                    joinedup.records.columns.DecimalColumn(blank=True, default=None, max_length=80),
                ),
                ("baseline_when", joinedup.records.columns.WhenColumn(blank=True, default=None)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("thing", "plan"), name="measure_once_a_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="measure_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_measure_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_measure_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_measure_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="subject", name="same_measure_subject", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_measure_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "uid",
                    models.CharField(
                        default=joinedup.records.uid.new_uid, max_length=16, unique=True
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("office", "office"),
                            ("chair", "chair"),
                            ("vice-chair", "vice-chair"),
                            ("theme group chair", "theme group chair"),
                            ("partner lead", "partner lead"),
                            ("contributor", "contributor"),
                            ("scrutiny", "scrutiny"),
                            ("public", "public"),
                        ],
                        max_length=30,
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
                ("title", models.CharField(max_length=200)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("ended", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_membership_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_membership_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="partner", name="same_membership_partner", to="records.Thing"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended__isnull", True)),
                        fields=("partnership", "user"),
                        name="one_role_in_a_partnership",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.event",
                    ),
                ),
                (
                    "thing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
            ],
            options={
                "constraints": [
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_mention_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_mention_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_mention_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="event", name="same_mention_event", to="records.Event"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("position", models.PositiveIntegerField(default=0)),
                ("number", models.TextField(blank=True, default="")),
                (
                    "title",
                    joinedup.records.columns.TextsColumn(
                        blank=True, default=joinedup.core.text.Text
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                ("due", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("done", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                (
                    "status",
                    joinedup.records.columns.ClosedColumn(blank=True, default=None, max_length=40),
                ),
                ("status_text", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("thing", "plan"), name="milestone_once_a_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="milestone_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_milestone_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_milestone_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_milestone_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="subject", name="same_milestone_subject", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_milestone_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                (
                    "kind",
                    joinedup.records.columns.ClosedColumn(
                        blank=True, default=joinedup.core.words.ResourceKind["MONEY"], max_length=40
                    ),
                ),
                (
                    "nature",
                    joinedup.records.columns.ClosedColumn(blank=True, default=None, max_length=40),
                ),
                ("occupation", models.TextField(blank=True, default="")),
                ("amount_units", models.BigIntegerField(blank=True, null=True)),
                (
                    "amount_kind",
                    joinedup.records.columns.ClosedColumn(blank=True, default=None, max_length=40),
                ),
                ("amount_currency", models.CharField(blank=True, default="", max_length=3)),
                (
                    "answer",
                    joinedup.records.columns.ClosedColumn(blank=True, default=None, max_length=40),
                ),
                ("period", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("text", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("thing", "plan"), name="need_once_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="need_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_need_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_need_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_need_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="subject", name="same_need_subject", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_need_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("starts", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("due", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("theme", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("thing", "plan"), name="outcome_once_a_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="outcome_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_outcome_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_outcome_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_outcome_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_outcome_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("position", models.PositiveIntegerField(default=0)),
                ("community", models.TextField(blank=True, default="")),
                ("how", models.TextField(blank=True, default="")),
                ("people", models.BigIntegerField(blank=True, null=True)),
                ("when", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                (
                    "said",
                    joinedup.records.columns.TextsColumn(
                        blank=True, default=joinedup.core.text.Text
                    ),
                ),
                (
                    "changed",
                    joinedup.records.columns.TextsColumn(
                        blank=True, default=joinedup.core.text.Text
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("thing", "plan"), name="participation_once_a_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="participation_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_participation_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_participation_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_participation_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_participation_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("position", models.PositiveIntegerField(default=0)),
                ("number", models.TextField(blank=True, default="")),
                (
                    "title",
                    joinedup.records.columns.TextsColumn(
                        blank=True, default=joinedup.core.text.Text
                    ),
                ),
                (
                    "sector",
                    joinedup.records.columns.ClosedColumn(blank=True, default=None, max_length=40),
                ),
                ("org_id", models.TextField(blank=True, default="")),
                ("joined", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("ended", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("not_taking_part", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("not_taking_part_why", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("thing", "plan"), name="partner_once_a_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="partner_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_partner_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_partner_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_partner_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_partner_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PartnerGoal",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("position", models.PositiveIntegerField(default=0)),
                ("number", models.TextField(blank=True, default="")),
                (
                    "title",
                    joinedup.records.columns.TextsColumn(
                        blank=True, default=joinedup.core.text.Text
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
                ("source", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("thing", "plan"), name="partnergoal_once_a_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="partnergoal_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_partnergoal_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_partnergoal_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_partnergoal_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="partner", name="same_partnergoal_partner", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_partnergoal_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                ("type", models.CharField(max_length=20)),
                ("uid", models.CharField(db_index=True, max_length=16)),
                ("plan", models.CharField(blank=True, default="", max_length=16)),
                ("said", joinedup.records.columns.PlainColumn(blank=True, default=None)),
            ],
            options={
                "constraints": [
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_passage_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_passage_has_owner",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "title",
                    joinedup.records.columns.TextsColumn(
                        blank=True, default=joinedup.core.text.Text
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
                ("left", joinedup.records.columns.WhenColumn(blank=True, default=None)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("thing", "plan"), name="person_once_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="person_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_person_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_person_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_person_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="partner", name="same_person_partner", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_person_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Priority",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("starts", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("due", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("theme", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("thing", "plan"), name="priority_once_a_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="priority_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_priority_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_priority_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_priority_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_priority_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("position", models.PositiveIntegerField(default=0)),
                ("text", models.TextField(blank=True, default="")),
                (
                    "value",
                    joinedup.records.columns.DecimalColumn(blank=True, default=None, max_length=80),
                ),
                ("period", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                (
                    "status",
                    joinedup.records.columns.ClosedColumn(
                        blank=True,
                        default=joinedup.core.words.ReadingStatus["OBSERVED"],
                        max_length=40,
                    ),
                ),
                ("source", models.TextField(blank=True, default="")),
                (
                    "low",
                    joinedup.records.columns.DecimalColumn(blank=True, default=None, max_length=80),
                ),
                (
                    "high",
                    joinedup.records.columns.DecimalColumn(blank=True, default=None, max_length=80),
                ),
                ("sample", models.BigIntegerField(blank=True, null=True)),
                ("published", models.DateField(blank=True, null=True)),
                ("group", models.IntegerField(blank=True, null=True)),
                ("words", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_reading_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_reading_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_reading_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_reading_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                ("key", models.CharField(max_length=64)),
                ("user", models.CharField(blank=True, default="", max_length=16)),
                ("command", models.CharField(max_length=80)),
                ("result", joinedup.records.columns.PlainColumn(blank=True, default=None)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "user", "key"), name="key_used_once"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_receipt_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_receipt_has_owner",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Risk",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("position", models.PositiveIntegerField(default=0)),
                ("number", models.TextField(blank=True, default="")),
                (
                    "title",
                    joinedup.records.columns.TextsColumn(
                        blank=True, default=joinedup.core.text.Text
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                ("likelihood", models.TextField(blank=True, default="")),
                ("impact", models.TextField(blank=True, default="")),
                ("owned_by", models.TextField(blank=True, default="")),
                (
                    "mitigation",
                    joinedup.records.columns.TextsColumn(
                        blank=True, default=joinedup.core.text.Text
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("thing", "plan"), name="risk_once_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="risk_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_risk_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_risk_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_risk_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="subject", name="same_risk_subject", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_risk_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SignInLink",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("hash", models.CharField(max_length=64, unique=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("epoch", models.PositiveIntegerField()),
                ("expires", models.DateTimeField()),
                ("spent", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("position", models.PositiveIntegerField(default=0)),
                ("topic", models.TextField(blank=True, default="")),
                ("title", models.TextField(blank=True, default="")),
                (
                    "text",
                    joinedup.records.columns.TextsColumn(
                        blank=True, default=joinedup.core.text.Text
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("thing", "plan"), name="statement_once_a_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="statement_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_statement_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_statement_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_statement_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_statement_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SwitchedOff",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "uid",
                    models.CharField(
                        default=joinedup.records.uid.new_uid, max_length=16, unique=True
                    ),
                ),
                ("code", models.CharField(max_length=8)),
                ("reason", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn", False)),
                        fields=("partnership", "code"),
                        name="code_off_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_switchedoff_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_switchedoff_has_owner",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("position", models.PositiveIntegerField(default=0)),
                ("text", models.TextField(blank=True, default="")),
                (
                    "value",
                    joinedup.records.columns.DecimalColumn(blank=True, default=None, max_length=80),
                ),
                ("due", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("group", models.IntegerField(blank=True, null=True)),
                ("words", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_target_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_target_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_target_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_target_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Tie",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("position", models.PositiveIntegerField(default=0)),
                ("field", models.CharField(max_length=20)),
                (
                    "target",
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
                        field="owner", name="same_tie_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_tie_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_tie_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="target", name="same_tie_target", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_tie_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Update",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partnership",
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
                (
                    "thing",
                    models.ForeignKey(
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
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.thing",
                    ),
                ),
                ("period", joinedup.records.columns.WhenColumn(blank=True, default=None)),
                ("text", models.TextField(blank=True, default="")),
                (
                    "status",
                    joinedup.records.columns.ClosedColumn(blank=True, default=None, max_length=40),
                ),
                ("status_text", models.TextField(blank=True, default="")),
                ("by", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("thing", "plan"), name="update_once_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("thing",),
                        name="update_once",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_update_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_update_has_owner",
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="thing", name="same_update_thing", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="subject", name="same_update_subject", to="records.Thing"
                    ),
                    joinedup.records.constraints.SamePartnership(
                        field="plan", name="same_update_plan", to="records.PlanVersion"
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
