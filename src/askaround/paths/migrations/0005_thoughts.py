"""First guesses about a path, what would change your mind, and what is not known."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

import askaround.kit.ids

_CONFIDENCES = ["sure", "fairly", "unsure"]
_TOPICS = ["path", "day", "skills", "culture", "trends", "challenges"]
_TOPICS += ["life", "advice", "education", "resources", "people", "unasked"]
_STATES = ["open", "answered", "given_up"]


def _key(to):
    return models.ForeignKey(
        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to=to
    )


def _owned():
    return [
        ("id", models.BigAutoField(primary_key=True, serialize=False)),
        ("uuid", models.UUIDField(default=askaround.kit.ids.new_uuid, editable=False)),
        ("version", models.PositiveIntegerField(default=1)),
        ("owner", _key(settings.AUTH_USER_MODEL)),
        ("path", _key("paths.path")),
    ]


class Migration(migrations.Migration):
    """Make the tables."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("paths", "0004_decided_or_explored"),
    ]

    operations = [
        migrations.CreateModel(
            name="Guess",
            fields=[
                *_owned(),
                ("criterion", models.CharField(max_length=200)),
                ("key", models.CharField(max_length=200)),
                ("score", models.SmallIntegerField()),
                (
                    "confidence",
                    models.CharField(choices=[(each, each) for each in _CONFIDENCES], max_length=8),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "uuid"), name="paths_guess_owner_uuid"),
                    models.UniqueConstraint(fields=("owner", "path", "key"), name="guess_once"),
                    models.CheckConstraint(condition=Q(score__gte=-2, score__lte=2), name="guess_score"),
                    models.CheckConstraint(
                        condition=Q(confidence__in=_CONFIDENCES), name="guess_confidence"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MindChanger",
            fields=[*_owned(), ("text", models.TextField())],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["owner", "path", "id"], name="mind_changer_in_order")],
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "uuid"), name="paths_mindchanger_owner_uuid")
                ],
            },
        ),
        migrations.CreateModel(
            name="Unknown",
            fields=[
                *_owned(),
                ("question", models.CharField(max_length=300)),
                ("key", models.CharField(max_length=300)),
                ("topic", models.CharField(choices=[(each, each) for each in _TOPICS], max_length=16)),
                ("importance", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[(each, each) for each in _STATES], default="open", max_length=8
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "uuid"), name="paths_unknown_owner_uuid"),
                    models.UniqueConstraint(fields=("owner", "path", "key"), name="unknown_once"),
                    models.CheckConstraint(condition=Q(topic__in=_TOPICS), name="unknown_topic"),
                    models.CheckConstraint(
                        condition=Q(importance__gte=1, importance__lte=3), name="unknown_importance"
                    ),
                    models.CheckConstraint(condition=Q(state__in=_STATES), name="unknown_state"),
                ],
            },
        ),
    ]
