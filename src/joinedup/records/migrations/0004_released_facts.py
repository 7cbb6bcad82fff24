"""What partnerships released of themselves to the whole installation."""

import django.db.models.deletion
from django.db import migrations, models

import joinedup.records.columns
import joinedup.records.constraints
import joinedup.records.uid


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0003_balance_released"),
    ]

    operations = [
        migrations.AddField(
            model_name="partnership",
            name="facts_released",
            field=models.CharField(
                blank=True,
                default="",
                help_text="to all partnerships: named, unnamed, or not",
                max_length=8,
            ),
        ),
        migrations.CreateModel(
            name="ReleasedFacts",
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
                (
                    "uid",
                    models.CharField(
                        default=joinedup.records.uid.new_uid, max_length=16, unique=True
                    ),
                ),
                ("day", models.DateField()),
                ("facts", joinedup.records.columns.PlainColumn(blank=True, default=None)),
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("partnership",), name="facts_released_once"),
                    joinedup.records.constraints.SamePartnership(
                        field="owner", name="same_releasedfacts_owner", to="records.Thing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", "partner"), _negated=True),
                            ("owner__isnull", False),
                            _connector="OR",
                        ),
                        name="own_releasedfacts_has_owner",
                    ),
                ],
            },
        ),
    ]
