"""What is stored about whom to ask."""

from django.db import models
from django.db.models import Q

from askaround.direction.rules import AsideReason
from askaround.kit.models import OwnedModel
from askaround.paths.models import Path
from askaround.people.models import Person


class Ranking(OwnedModel):
    """When a path's suggestions were computed, and from which state of people, path and reading."""

    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="+", db_index=False)
    computed_at = models.DateTimeField()
    people_mark = models.BigIntegerField()
    path_version = models.PositiveIntegerField()
    considered = models.PositiveIntegerField()
    # How many readings of all titles were finished by then.
    readings = models.PositiveIntegerField(default=0)

    class Meta(OwnedModel.Meta):
        """One ranking a path."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "path"), name="ranked_once"),
        ]


class Suggestion(OwnedModel):
    """How near a person's work, as told on a day, is to a path; similarities are cosines in [-1, 1]."""

    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    told_on = models.DateField()
    relevance = models.FloatField()
    title_similarity = models.FloatField()
    organisation_similarity = models.FloatField()
    field_similarity = models.FloatField()

    class Meta(OwnedModel.Meta):
        """Read a path at a time, nearest first."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "path", "person"), name="suggested_once"),
        ]
        indexes = [
            models.Index(fields=("owner", "path", "-relevance"), name="suggestion_nearest"),
            models.Index(fields=("owner", "person"), name="suggestion_of_person"),
        ]


class PutAside(OwnedModel):
    """Somebody you do not want to ask about a path, or about any where there is none, and why.

    `sort_title` keeps their title of that day: the same work done by others is then less wanted too.
    """

    path = models.ForeignKey(Path, null=True, on_delete=models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    reason = models.CharField(max_length=16, choices=[(reason, reason) for reason in AsideReason])
    text = models.TextField(blank=True)
    sort_title = models.CharField(max_length=200)
    put_aside_at = models.DateTimeField()

    class Meta(OwnedModel.Meta):
        """Once a path and person; looked for by person, by title, and listed newest first."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "person", "path"), name="put_aside_once"),
            models.UniqueConstraint(
                fields=("owner", "person"), condition=Q(path=None), name="put_aside_everywhere_once"
            ),
            models.CheckConstraint(condition=Q(reason__in=list(AsideReason)), name="put_aside_reason"),
        ]
        indexes = [models.Index(fields=("owner", "path", "sort_title"), name="put_aside_by_title")]


class TextVector(OwnedModel):
    """What a sentence model made of a text, kept under a digest of model and text."""

    key = models.CharField(max_length=32)
    vector = models.BinaryField()

    class Meta(OwnedModel.Meta):
        """Each text is read once."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner", "key"), name="read_once"),
        ]


class Reading(OwnedModel):
    """How far the titles on file are read by the sentence model, and how often all of them were."""

    wanted = models.PositiveIntegerField()
    read = models.PositiveIntegerField()
    finished = models.PositiveIntegerField(default=0)

    class Meta(OwnedModel.Meta):
        """One reading an owner."""

        constraints = [
            *OwnedModel.Meta.constraints,
            models.UniqueConstraint(fields=("owner",), name="one_reading"),
        ]
