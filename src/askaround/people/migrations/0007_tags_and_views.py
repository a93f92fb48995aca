"""Tags, saved views, and the keys that filters go by."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import askaround.kit.ids


def _owned(name):
    return models.UniqueConstraint(fields=("owner", "uuid"), name=f"people_{name}_owner_uuid")


def _columns():
    return [
        ("id", models.BigAutoField(primary_key=True, serialize=False)),
        ("uuid", models.UUIDField(default=askaround.kit.ids.new_uuid, editable=False)),
        ("version", models.PositiveIntegerField(default=1)),
        ("owner", _key(settings.AUTH_USER_MODEL, "+")),
    ]


def _key(to, way_back):
    return models.ForeignKey(
        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name=way_back, to=to
    )


class Migration(migrations.Migration):
    """Add the tables and the keys."""

    dependencies = [
        ("people", "0006_acquaintance"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Tag",
            fields=[
                *_columns(),
                ("name", models.CharField(max_length=60)),
                ("key", models.CharField(max_length=60)),
            ],
            options={
                "abstract": False,
                "constraints": [
                    _owned("tag"),
                    models.UniqueConstraint(fields=("owner", "key"), name="tag_key"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tagging",
            fields=[
                *_columns(),
                ("person", _key("people.person", "taggings")),
                ("tag", _key("people.tag", "taggings")),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["owner", "person"], name="tagging_of_person")],
                "constraints": [
                    _owned("tagging"),
                    models.UniqueConstraint(fields=("owner", "tag", "person"), name="tagged_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                *_columns(),
                ("name", models.CharField(max_length=60)),
                ("asks", models.JSONField(default=dict)),
            ],
            options={
                "abstract": False,
                "constraints": [
                    _owned("savedview"),
                    models.UniqueConstraint(fields=("owner", "name"), name="saved_view_name"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("archived_at", None)),
                fields=["owner", "tie", "connected_on"],
                name="person_by_tie",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("do_not_contact", True)), fields=["owner", "id"], name="person_left_alone"
            ),
        ),
    ]
