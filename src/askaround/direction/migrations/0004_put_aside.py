"""Who is put aside for a path, and why."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import askaround.kit.ids

REASONS = ["not_the_work", "know_enough", "not_now", "rather_not", "other"]


class Migration(migrations.Migration):
    """Make the table."""

    dependencies = [
        ("direction", "0003_vectors"),
        ("paths", "0001_initial"),
        ("people", "0005_no_link"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PutAside",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uuid", models.UUIDField(default=askaround.kit.ids.new_uuid, editable=False)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "reason",
                    models.CharField(choices=[(reason, reason) for reason in REASONS], max_length=16),
                ),
                ("text", models.TextField(blank=True)),
                ("sort_title", models.CharField(max_length=200)),
                ("put_aside_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "path",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="paths.path",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["owner", "path", "sort_title"], name="put_aside_by_title")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "uuid"), name="direction_putaside_owner_uuid"),
                    models.UniqueConstraint(fields=("owner", "person", "path"), name="put_aside_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("path", None)),
                        fields=("owner", "person"),
                        name="put_aside_everywhere_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason__in", REASONS)), name="put_aside_reason"
                    ),
                ],
            },
        ),
    ]
